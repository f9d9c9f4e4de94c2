/* The engine in its own worker: started on first use, stopped on a timeout, and then started again. */

import { sparqlText } from "./text.js";

const engine = (() => {
  const SECONDS = 10;
  const MEGABYTES = 512;
  const ROWS = 5000;

  const read = new Map();
  let parts = null;
  let worker = null;
  let quads = 0;
  let running = null;

  /** The bytes of a compressed block of the page. */
  async function unpack(id) {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  /** The queries, names and prefixes that come with the page, read once. */
  function library() {
    if (!read.has("library"))
      read.set(
        "library",
        unpack("sparql-library").then((bytes) => JSON.parse(new TextDecoder().decode(bytes))),
      );
    return read.get("library");
  }

  async function open() {
    const [script, dataset, code] = await Promise.all(["sparql-worker", "sparql-dataset", "sparql-engine"].map(unpack));
    return { script: new Blob([script], { type: "text/javascript" }), dataset, engine: await WebAssembly.compile(code) };
  }

  /** A worker that holds the dataset. */
  async function start() {
    parts ??= open();
    const { script, dataset, engine: compiled } = await parts;
    const url = URL.createObjectURL(script);
    const started = new Worker(url);
    const answered = await new Promise((resolve, reject) => {
      started.onmessage = ({ data }) => resolve(data);
      started.onerror = () => reject(new Error("no worker"));
      started.postMessage({ engine: compiled, dataset });
    });
    URL.revokeObjectURL(url);
    if (!answered.ready) throw new Error(answered.error);
    quads = answered.quads;
    return started;
  }

  const ready = () => {
    worker ??= start();
    return worker;
  };

  /** Terminates the worker at once; the next query starts a new one. */
  function end() {
    worker?.then(
      (started) => started.terminate(),
      () => {},
    );
    worker = null;
  }

  /** Stops the running query, if any, for the given reason. */
  function stop(reason) {
    if (!running) return;
    const { resolve, timer } = running;
    running = null;
    if (timer) {
      clearTimeout(timer);
      end();
      ready().catch(() => {});
    }
    resolve({ stopped: reason });
  }

  /**
   * Answers *text* with columns and rows, a boolean, an error, or the reason why it was stopped or refused.
   * Stops the query before it.
   */
  async function ask(text, onRun) {
    const { form, update, service, dataset } = sparqlText.examine(text);
    stop("replaced");
    if (update) return { refused: "update", word: update };
    if (service) return { refused: "service" };
    const question = {};
    const answer = new Promise((resolve) => {
      question.resolve = resolve;
    });
    running = question;
    let started;
    try {
      started = await Promise.race([ready(), answer]);
    } catch (error) {
      if (running === question) running = null;
      parts = worker = null;
      return { failed: error.message };
    }
    if (running !== question) return answer;
    onRun?.();
    question.timer = setTimeout(() => stop("late"), SECONDS * 1000);
    started.onmessage = ({ data }) => finish(question, data);
    started.onerror = () => finish(question, { error: "", fault: "large" });
    started.postMessage({ text, form, union: !dataset, most: ROWS });
    return answer;
  }

  function finish(question, data) {
    if (running !== question) return;
    clearTimeout(question.timer);
    running = null;
    if (data.fault) {
      end();
      ready().catch(() => {});
    }
    question.resolve(data);
  }

  return {
    SECONDS,
    MEGABYTES,
    ROWS,
    library,
    ready,
    ask,
    stop,
    get quads() {
      return quads;
    },
    isRunning: () => Boolean(running),
  };
})();

export { engine };
