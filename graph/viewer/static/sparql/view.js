/* The SPARQL tab: runs a library query with its fields, or the reader's own query, and shows the answer. */

import { buckets } from "../data/buckets.js";
import { dom } from "../parts/elements.js";
import { painting } from "../parts/painting.js";
import { address } from "../state/address.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";
import { engine } from "./engine.js";
import { sparqlFaults } from "./faults.js";
import { sparqlForm } from "./form.js";
import { sparqlResults } from "./results.js";
import { sparqlText } from "./text.js";

const sparql = (() => {
  const { element } = dom;
  const { say, term } = wording;
  const FIRST = "coverage";
  const choice = { name: FIRST, values: {}, own: "" };
  let library = null;
  let host = null;
  let text = "";
  let asked = null;
  let last = null;
  let ticking = null;
  let editorOpen = false;

  const part = (name) => host.querySelector(`.ask-${name}`);
  const query = () => library.queries.find((one) => one.name === choice.name);

  /* The address */

  const writeTerms = (terms) => terms.map((one) => (one.iri === undefined ? one.text : sparqlResults.shorten(one.iri))).join(" ");

  function writeAddress(wanted) {
    if (choice.name === null) {
      if (choice.own) wanted.set("sparql", choice.own);
      return;
    }
    const changed = Object.entries(choice.values);
    if (choice.name !== FIRST || changed.length) wanted.set("ask", choice.name);
    for (const [name, terms] of changed) wanted.set(`ask-${name}`, writeTerms(terms));
  }

  /** Reads the address. Unknown queries and fields are dropped once the library is loaded. */
  function readAddress(wanted) {
    choice.own = wanted.get("sparql") || "";
    choice.name = choice.own ? null : wanted.get("ask") || FIRST;
    choice.values = {};
    choice.raw = [...wanted].filter(([key]) => key.startsWith("ask-")).map(([key, value]) => [key.slice(4), value]);
    if (library) settle();
  }

  function settle() {
    if (choice.name !== null && !query()) choice.name = FIRST;
    for (const [name, value] of choice.raw || []) {
      const [, type] = (choice.name !== null && query().parameters.find(([known]) => known === name)) || [];
      if (!type) continue;
      const terms = sparqlForm.LITERALS.includes(type)
        ? [sparqlForm.understand(library, type, value)]
        : value.split(" ").map((one) => ({ iri: sparqlForm.readIri(library, one) }));
      if (terms.every((one) => one.iri || one.text)) choice.values[name] = terms;
    }
    delete choice.raw;
  }

  /* The query */

  /** The values to bind: the chosen ones, and the day of the page for a dated query. */
  function values() {
    const dated = state.day && query().parameters.some(([name]) => name === "as_of");
    return { ...(dated ? { as_of: [{ text: state.day }] } : {}), ...choice.values };
  }

  const currentText = () => (choice.name === null ? choice.own : sparqlText.bind(query().text, values()));

  function choose(name) {
    Object.assign(choice, name === null ? { name, own: text } : { name, values: {}, own: "" });
    address.write();
    drawForm();
    if (name === null) part("text").focus();
    else run();
  }

  function setValue(name, terms) {
    if (terms) choice.values[name] = terms;
    else delete choice.values[name];
    address.write();
    showText();
    run();
  }

  /** A text changed by hand is no longer a library query. */
  function edit() {
    const from = choice.name;
    text = choice.own = part("text").value;
    if (from === null) return;
    choice.name = null;
    drawForm();
    part("restore").dataset.name = from;
    part("restore").hidden = false;
  }

  /* Running */

  async function run() {
    text = part("text").value;
    if (choice.name === null) {
      choice.own = text;
      address.write();
    }
    const mine = text;
    asked = mine;
    tell(term("starting"));
    part("stop").hidden = false;
    const answer = await engine.ask(mine, count);
    if (answer.stopped === "replaced" || (asked !== mine && !answer.stopped)) return;
    stopCounting();
    part("stop").hidden = true;
    show(answer);
  }

  /** Shows how long the query has been running. */
  function count() {
    const start = Date.now();
    stopCounting();
    ticking = setInterval(() => {
      const seconds = Math.floor((Date.now() - start) / 1000);
      if (seconds) tell(term("running")(seconds, engine.SECONDS));
    }, 250);
    tell(term("running")(0, engine.SECONDS));
  }

  function stopCounting() {
    clearInterval(ticking);
    ticking = null;
  }

  const tell = (words) => {
    part("told").textContent = words;
  };

  /** Sets the shown answer, or clears it. */
  function show(answer) {
    last = answer;
    sparqlResults.set(answer && !whatIsWrong(answer) ? answer : null, library);
    drawAnswer();
  }

  /** The answer or the error of the last query. */
  function drawAnswer() {
    const wrong = last && whatIsWrong(last);
    part("lead").textContent = engine.quads ? term("sparqlLead")(engine.quads) : "";
    part("error").replaceChildren(...(wrong || []));
    part("error").hidden = !wrong;
    if (!ticking) tell(!last || wrong || last.truth !== undefined ? "" : term("answered")(last.count, last.seconds.toFixed(2)));
    sparqlResults.draw(part("results"));
  }

  const whatIsWrong = (answer) => sparqlFaults.explain(answer, text, goTo);

  function goTo(start) {
    const area = part("text");
    part("editor").open = true;
    area.focus();
    area.setSelectionRange(start, Math.min(area.value.length, start + 1));
  }

  function insertPrefixes() {
    const area = part("text");
    const there = sparqlText.declared(area.value);
    const used = sparqlText.undeclared(area.value);
    const wanted = (area.value.trim() ? used : ["dcterms", "m8g", "rm", "skos", "tech"]).filter(
      (prefix) => library.prefixes[prefix] && !there.has(prefix),
    );
    if (!wanted.length) {
      tell(term("prefixesThere"));
      return;
    }
    const lines = wanted.map((prefix) => `PREFIX ${prefix}: <${library.prefixes[prefix]}>\n`).join("");
    const at = area.selectionStart + lines.length;
    area.value = lines + (there.size || !area.value.trim() ? "" : "\n") + area.value;
    edit();
    area.focus();
    area.setSelectionRange(at, at);
    tell(term("prefixesAdded")(wanted.length));
  }

  /* Drawing */

  function build(section) {
    host = section;
    section.replaceChildren(
      element("h2", {}, term("sparqlTitle")),
      element("p", { class: "lead ask-lead" }),
      element("div", { class: "ask-form" }),
      element(
        "details",
        { class: "ask-editor", ontoggle: showStart },
        element(
          "summary",
          {
            onclick: () => {
              editorOpen = !part("editor").open;
            },
          },
          term("editor"),
        ),
        element("textarea", {
          class: "ask-text",
          rows: "12",
          wrap: "off",
          spellcheck: "false",
          autocapitalize: "off",
          autocomplete: "off",
          "aria-label": term("editorLabel"),
          id: "sparql-text",
          oninput: edit,
        }),
      ),
      element(
        "div",
        { class: "ask-actions" },
        element(
          "button",
          { type: "button", class: "tool main-tool ask-run", "aria-keyshortcuts": "Control+Enter", onclick: run },
          term("run"),
          " ",
          element("kbd", {}, term("runHint")),
        ),
        element(
          "button",
          { type: "button", class: "tool ask-stop", hidden: !engine.isRunning(), onclick: () => engine.stop("stopped") },
          term("stop"),
        ),
        element("button", { type: "button", class: "tool ask-prefixes", onclick: insertPrefixes }, term("insertPrefixes")),
        element(
          "button",
          { type: "button", class: "tool ask-restore", hidden: true, onclick: (event) => choose(event.currentTarget.dataset.name) },
          term("restore"),
        ),
        element("span", { class: "ask-told", role: "status" }),
      ),
      element("div", { class: "ask-error", role: "alert", hidden: true }),
      element("div", { class: "ask-results" }),
    );
    section.onkeydown = (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      // Includes a field that is still being edited.
      if (event.target.matches(".parameter input")) event.target.dispatchEvent(new Event("change"));
      else run();
    };
    begin();
  }

  /** Loads the library if needed, then draws and runs a pending query. */
  async function begin() {
    if (!library) {
      tell(term("starting"));
      try {
        library = await engine.library();
      } catch {
        show({ failed: "" });
        return;
      }
      sparqlResults.set(null, library);
      settle();
    }
    drawForm();
    catchUp();
  }

  /** Shows the last answer, or runs the query of the address or the new day. A text from a link waits for its reader. */
  function catchUp() {
    if (choice.name !== null && asked !== currentText()) run();
    else if (choice.name === null && asked !== text) show(null);
    else drawAnswer();
  }

  function drawForm() {
    const chosen = choice.name === null ? null : query();
    const select = element(
      "select",
      { id: "sparql-question", title: chosen && say(chosen.summary), onchange: () => choose(select.value || null) },
      ...options(),
    );
    const said = chosen && say(chosen.description);
    part("form").replaceChildren(
      element("div", { class: "ask-question" }, element("label", { for: "sparql-question" }, term("question")), select),
      said ? element("p", { class: "lead" }, said) : "",
      chosen ? element("div", { class: "parameters" }, ...sparqlForm.build(library, chosen, values(), setValue)) : "",
      chosen && state.day && !chosen.parameters.some(([name]) => name === "as_of") ? element("p", { class: "note" }, term("undated")) : "",
    );
    part("restore").hidden = true;
    part("editor").open = editorOpen || !chosen;
    part("lead").textContent = engine.quads ? term("sparqlLead")(engine.quads) : "";
    if (chosen || part("text").value !== choice.own) showText();
  }

  function showText() {
    text = currentText();
    part("text").value = text;
    showStart();
  }

  /** Scrolls past the header of a query to its body. */
  function showStart() {
    const area = part("text");
    const lines = text.split("\n");
    const first = choice.name === null ? 0 : lines.findIndex((line) => line && !line.startsWith("#"));
    area.scrollTop = Math.max(0, first) * parseFloat(getComputedStyle(area).lineHeight);
  }

  /** The queries, grouped by their first tag. */
  function options() {
    const groups = buckets.by(library.queries, (one) => one.tags[0]);
    const titled = [...groups].map(([tag, list]) => ({ title: term(`tags.${tag}`) || tag || term("otherTags"), list }));
    titled.sort((a, b) => a.title.localeCompare(b.title, state.lang));
    return [
      element("option", { value: "", selected: choice.name === null }, term("ownText")),
      ...titled.map(({ title, list }) =>
        element(
          "optgroup",
          { label: title },
          ...list.map((one) =>
            element("option", { value: one.name, selected: one.name === choice.name }, `${say(one.summary)} (${one.name})`),
          ),
        ),
      ),
    ];
  }

  function paint(section) {
    if (library && part("form").childElementCount && currentText() !== text) {
      drawForm();
      catchUp();
    }
    painting.paint(section);
  }

  return { build, paint, writeAddress, readAddress, rows: sparqlResults.toRows };
})();
views.set("sparql", sparql);
