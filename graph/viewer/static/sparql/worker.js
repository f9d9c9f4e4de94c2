/* Runs in a worker after the script of the engine: loads the dataset once, then answers one query at a time. */
(() => {
  // Limits on the data that the page draws: characters of one text and of all texts, and cells.
  const MOST_OF_ONE = 20000;
  const MOST_OF_ALL = 4000000;
  const MOST_CELLS = 100000;
  const GRAPHS = ["CONSTRUCT", "DESCRIBE"];
  // The answer reports a crash of the engine, so nothing is logged to the console.
  for (const name of ["error", "warn", "log"]) console[name] = () => {};
  const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/su;
  const NUMBER = /^[+-]?(?:\d+|\d*\.\d+|(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+)$/u;
  const TRIPLE = /(?:<<.*>>|<[^>]*>|_:[^\s]+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)/gsu;
  let store = null;

  const unescaped = (text) =>
    text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gsu, (_, short, long, sign) =>
      sign ? (ESCAPES[sign] ?? sign) : String.fromCodePoint(parseInt(short || long, 16)),
    );

  /** A term of a tab-separated answer: an IRI, a literal with its language or datatype, or anything else as text. */
  function toTerm(text) {
    if (text === "") return null;
    if (text.length > MOST_OF_ONE) return { text: `${text.slice(1, MOST_OF_ONE)}…` };
    if (text.startsWith("<") && !text.startsWith("<<")) return { iri: text.slice(1, -1) };
    const literal = LITERAL.exec(text);
    if (literal) return { text: unescaped(literal[1]), language: literal[2], datatype: literal[3] };
    if (NUMBER.test(text)) return { text, datatype: /[eE]/u.test(text) ? "#double" : text.includes(".") ? "#decimal" : "#integer" };
    return text === "true" || text === "false" ? { text, datatype: "#boolean" } : { node: text };
  }

  /** The first lines of *text* after *start*, and the number of all. */
  function readLines(text, start, most) {
    const lines = [];
    let count = 0;
    let size = 0;
    for (let at = start; at < text.length; count += 1) {
      const end = text.indexOf("\n", at);
      if (count < most && size < MOST_OF_ALL) {
        const line = text.slice(at, end < 0 ? text.length : end);
        size += line.length;
        lines.push(line);
      }
      at = end < 0 ? text.length : end + 1;
    }
    return { lines, count };
  }

  function answer({ text, form, union, most }) {
    const triples = GRAPHS.includes(form);
    const format = triples ? "application/n-triples" : "text/tab-separated-values";
    const found = store.query(text, { results_format: format, use_default_graph_as_union: union });
    if (form === "ASK") return { truth: found.trim() === "true" };
    if (triples) {
      const { lines, count } = readLines(found, 0, most);
      return { columns: ["subject", "predicate", "object"], rows: lines.map((line) => line.match(TRIPLE).map(toTerm)), count };
    }
    const end = found.indexOf("\n");
    const head = found.slice(0, end);
    const columns = head ? head.split("\t").map((name) => name.slice(1)) : [];
    const { lines, count } = readLines(found, end + 1, Math.min(most, Math.ceil(MOST_CELLS / columns.length)));
    return { columns, rows: lines.map((line) => (columns.length ? line.split("\t").map(toTerm) : [])), count };
  }

  self.onmessage = ({ data }) => {
    try {
      if (data.engine) {
        initSync({ module: data.engine });
        store = new Store();
        store.load(new Uint8Array(data.dataset), { format: "application/n-quads", lenient: true, no_transaction: true });
        postMessage({ ready: true, quads: store.size });
        return;
      }
      const start = performance.now();
      postMessage({ ...answer(data), seconds: (performance.now() - start) / 1000 });
    } catch (error) {
      // Any other error is a crash of the engine: this worker takes no more queries.
      const deep = error instanceof RangeError && /call stack|recursion/iu.test(error.message);
      const fault = deep ? "deep" : error instanceof RangeError || error instanceof WebAssembly.RuntimeError ? "large" : null;
      postMessage({ error: error.message, fault });
    }
  };
})();
