"use strict";
/* The SPARQL tab: a question of the library with its fields, or a query of one's own; runs it and shows the answer. */
const sparql = (() => {
  const { element } = dom;
  const FIRST = "coverage";
  const state = { name: FIRST, values: {}, own: "" };
  let library = null;
  let host = null;
  let text = "";
  let asked = null;
  let last = null;
  let ticking = null;
  let editorOpen = false;

  const part = (name) => host.querySelector(`.ask-${name}`);
  const query = () => library.queries.find((one) => one.name === state.name);

  /* The address */

  const writeTerms = (terms) => terms.map((term) => (term.iri === undefined ? term.text : sparqlResults.shorten(term.iri))).join(" ");

  function writeAddress(address) {
    if (state.name === null) {
      if (state.own) address.set("sparql", state.own);
      return;
    }
    const changed = Object.entries(state.values);
    if (state.name !== FIRST || changed.length) address.set("ask", state.name);
    for (const [name, terms] of changed) address.set(`ask-${name}`, writeTerms(terms));
  }

  /** What the address asks for; names and fields that are not there are left out when the library is read. */
  function readAddress(address) {
    state.own = address.get("sparql") || "";
    state.name = state.own ? null : address.get("ask") || FIRST;
    state.values = {};
    state.raw = [...address].filter(([key]) => key.startsWith("ask-")).map(([key, value]) => [key.slice(4), value]);
    if (library) settle();
  }

  function settle() {
    if (state.name !== null && !query()) state.name = FIRST;
    for (const [name, value] of state.raw || []) {
      const [, type] = (state.name !== null && query().parameters.find(([known]) => known === name)) || [];
      if (!type) continue;
      const terms = sparqlForm.LITERALS.includes(type)
        ? [sparqlForm.understand(library, type, value)]
        : value.split(" ").map((one) => ({ iri: sparqlForm.readIri(library, one) }));
      if (terms.every((term) => term.iri || term.text)) state.values[name] = terms;
    }
    delete state.raw;
  }

  /* What is asked */

  /** The values that are bound: those chosen, and the day of the page for a question that has one. */
  function values() {
    const dated = app.state.day && query().parameters.some(([name]) => name === "as_of");
    return { ...(dated ? { as_of: [{ text: app.state.day }] } : {}), ...state.values };
  }

  const currentText = () => (state.name === null ? state.own : sparqlText.bind(query().text, values()));

  function choose(name) {
    Object.assign(state, name === null ? { name, own: text } : { name, values: {}, own: "" });
    app.writeAddress();
    drawForm();
    if (name === null) part("text").focus();
    else run();
  }

  function setValue(name, terms) {
    if (terms) state.values[name] = terms;
    else delete state.values[name];
    app.writeAddress();
    showText();
    run();
  }

  /** A text that was changed by hand is no question of the library any more. */
  function edit() {
    const from = state.name;
    text = state.own = part("text").value;
    if (from === null) return;
    state.name = null;
    drawForm();
    part("restore").dataset.name = from;
    part("restore").hidden = false;
  }

  /* Running */

  async function run() {
    text = part("text").value;
    if (state.name === null) {
      state.own = text;
      app.writeAddress();
    }
    const mine = text;
    asked = mine;
    tell(app.term("starting"));
    part("stop").hidden = false;
    const answer = await engine.ask(mine, count);
    if (answer.stopped === "replaced" || (asked !== mine && !answer.stopped)) return;
    stopCounting();
    part("stop").hidden = true;
    show(answer);
  }

  /** Says how long the query has been running. */
  function count() {
    const start = Date.now();
    stopCounting();
    ticking = setInterval(() => {
      const seconds = Math.floor((Date.now() - start) / 1000);
      if (seconds) tell(app.term("running")(seconds, engine.SECONDS));
    }, 250);
    tell(app.term("running")(0, engine.SECONDS));
  }

  function stopCounting() {
    clearInterval(ticking);
    ticking = null;
  }

  const tell = (words) => {
    part("told").textContent = words;
  };

  /** Takes *answer*, or nothing, for what is shown. */
  function show(answer) {
    last = answer;
    sparqlResults.set(answer && !whatIsWrong(answer) ? answer : null, library);
    drawAnswer();
  }

  /** What the last query gave, or what was wrong with it. */
  function drawAnswer() {
    const wrong = last && whatIsWrong(last);
    part("lead").textContent = engine.quads ? app.term("sparqlLead")(engine.quads) : "";
    part("error").replaceChildren(...(wrong || []));
    part("error").hidden = !wrong;
    if (!ticking) tell(!last || wrong || last.truth !== undefined ? "" : app.term("answered")(last.count, last.seconds.toFixed(2)));
    sparqlResults.draw(part("results"));
  }

  function whatIsWrong(answer) {
    const say = (words) => [element("p", {}, words)];
    if (answer.refused === "update") return say(app.term("refusedUpdate")(answer.word));
    if (answer.refused === "service") return say(app.term("refusedService"));
    if (answer.failed !== undefined) return say(app.term("noEngine"));
    if (answer.stopped) return say(answer.stopped === "late" ? app.term("late")(engine.SECONDS) : app.term("stopped"));
    if (answer.fault) return say(answer.fault === "deep" ? app.term("tooDeep") : app.term("tooLarge")(engine.MEGABYTES));
    return answer.error === undefined ? null : explain(answer.error);
  }

  /** The engine's message with the line it is about, and a button that goes there. */
  function explain(message) {
    const found = /(\d+):(\d+): (?:expected (?:one of )?)?([\s\S]*)/u.exec(message);
    if (!found) return [element("p", {}, app.term("errorElsewhere")), element("p", {}, element("code", { lang: "en" }, message))];
    const [line, column] = lastBefore(Number(found[1]), Number(found[2]));
    const missing = sparqlText.undeclared(text)[0];
    // The engine often names another place or reason than the prefix.
    const advice = missing === undefined ? null : app.term("noPrefix")(missing);
    const source = text.split("\n")[line - 1] ?? "";
    return [
      element(
        "p",
        {},
        app.term("errorAt")(line, column),
        " ",
        advice,
        " ",
        element("button", { type: "button", class: "tool", onclick: () => goTo(line, column) }, app.term("goToError")),
      ),
      element(
        "pre",
        { tabindex: "0" },
        `${line} │ ${source}\n${" ".repeat(String(line).length)} │ ${" ".repeat(Math.max(0, column - 1))}^`,
      ),
      advice
        ? ""
        : element(
            "p",
            { class: "expected" },
            `${app.term("expected")}: `,
            element("code", { lang: "en" }, found[3].replaceAll("[_]", "_").slice(0, 300)),
          ),
    ].filter(Boolean);
  }

  const offsetOf = (line, column) =>
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length +
    (line > 1 ? 1 : 0) +
    column -
    1;

  /** The place of an error; where only blanks follow, the end of what is written, which is where something lacks. */
  function lastBefore(line, column) {
    if (text.slice(offsetOf(line, column)).trim()) return [line, column];
    const lines = text.trimEnd().split("\n");
    return [lines.length, lines[lines.length - 1].length + 1];
  }

  function goTo(line, column) {
    const area = part("text");
    part("editor").open = true;
    const start = offsetOf(line, column);
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
      tell(app.term("prefixesThere"));
      return;
    }
    const lines = wanted.map((prefix) => `PREFIX ${prefix}: <${library.prefixes[prefix]}>\n`).join("");
    const at = area.selectionStart + lines.length;
    area.value = lines + (there.size || !area.value.trim() ? "" : "\n") + area.value;
    edit();
    area.focus();
    area.setSelectionRange(at, at);
    tell(app.term("prefixesAdded")(wanted.length));
  }

  /* Drawing */

  function build(section) {
    host = section;
    section.replaceChildren(
      element("h2", {}, app.term("sparqlTitle")),
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
          app.term("editor"),
        ),
        element("textarea", {
          class: "ask-text",
          rows: "12",
          wrap: "off",
          spellcheck: "false",
          autocapitalize: "off",
          autocomplete: "off",
          "aria-label": app.term("editorLabel"),
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
          app.term("run"),
          " ",
          element("kbd", {}, app.term("runHint")),
        ),
        element(
          "button",
          { type: "button", class: "tool ask-stop", hidden: !engine.isRunning(), onclick: () => engine.stop("stopped") },
          app.term("stop"),
        ),
        element("button", { type: "button", class: "tool ask-prefixes", onclick: insertPrefixes }, app.term("insertPrefixes")),
        element(
          "button",
          { type: "button", class: "tool ask-restore", hidden: true, onclick: (event) => choose(event.currentTarget.dataset.name) },
          app.term("restore"),
        ),
        element("span", { class: "ask-told", role: "status" }),
      ),
      element("div", { class: "ask-error", role: "alert", hidden: true }),
      element("div", { class: "ask-results" }),
    );
    section.onkeydown = (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      // A field that was just typed into counts as well.
      if (event.target.matches(".parameter input")) event.target.dispatchEvent(new Event("change"));
      else run();
    };
    begin();
  }

  /** Reads the library if need be; then draws, and asks what was not yet asked. */
  async function begin() {
    if (!library) {
      tell(app.term("starting"));
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

  /** Shows the last answer again, or asks what the address or the day now ask for; a foreign text waits for its reader. */
  function catchUp() {
    if (state.name !== null && asked !== currentText()) run();
    else if (state.name === null && asked !== text) show(null);
    else drawAnswer();
  }

  function drawForm() {
    const chosen = state.name === null ? null : query();
    const select = element(
      "select",
      { id: "sparql-question", title: chosen && app.say(chosen.summary), onchange: () => choose(select.value || null) },
      ...options(),
    );
    const said = chosen && app.say(chosen.description);
    part("form").replaceChildren(
      element("div", { class: "ask-question" }, element("label", { for: "sparql-question" }, app.term("question")), select),
      said ? element("p", { class: "lead" }, said) : "",
      chosen ? element("div", { class: "parameters" }, ...sparqlForm.build(library, chosen, values(), setValue)) : "",
      chosen && app.state.day && !chosen.parameters.some(([name]) => name === "as_of")
        ? element("p", { class: "note" }, app.term("undated"))
        : "",
    );
    part("restore").hidden = true;
    part("editor").open = editorOpen || !chosen;
    part("lead").textContent = engine.quads ? app.term("sparqlLead")(engine.quads) : "";
    if (chosen || part("text").value !== state.own) showText();
  }

  function showText() {
    text = currentText();
    part("text").value = text;
    showStart();
  }

  /** Scrolls past the header of a question to what is asked. */
  function showStart() {
    const area = part("text");
    const lines = text.split("\n");
    const first = state.name === null ? 0 : lines.findIndex((line) => line && !line.startsWith("#"));
    area.scrollTop = Math.max(0, first) * parseFloat(getComputedStyle(area).lineHeight);
  }

  /** The questions, grouped by the first of their tags. */
  function options() {
    const groups = new Map();
    for (const one of library.queries) groups.set(one.tags[0], [...(groups.get(one.tags[0]) || []), one]);
    const titled = [...groups].map(([tag, list]) => ({ title: app.term(`tags.${tag}`) || tag || app.term("otherTags"), list }));
    titled.sort((a, b) => a.title.localeCompare(b.title, app.state.lang));
    return [
      element("option", { value: "", selected: state.name === null }, app.term("ownText")),
      ...titled.map(({ title, list }) =>
        element(
          "optgroup",
          { label: title },
          ...list.map((one) =>
            element("option", { value: one.name, selected: one.name === state.name }, `${app.say(one.summary)} (${one.name})`),
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
app.add("sparql", sparql);
