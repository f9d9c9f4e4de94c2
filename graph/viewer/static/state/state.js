"use strict";
/* What is chosen, hidden and asked for, in which language and as of which day; and the address that brings it back. */
const app = (() => {
  const VIEWS = ["roadmap", "network", "around", "matrix", "money", "compare", "timeline", "table"];
  const added = {};
  const state = {
    view: "roadmap",
    node: null,
    from: null,
    lang: "ko",
    day: "",
    question: null,
    cell: null,
    evidence: null,
    others: false,
    left: null,
    right: null,
    plan: null,
    by: "region",
    list: "items",
    facets: {},
    hiddenNodes: new Set(),
    hiddenEdges: new Set(),
    bright: null,
    exact: null,
    narrowed: null,
    route: null,
    version: 0,
  };

  /* Words */

  const term = (key) => WORDS[key]?.[state.lang === "en" ? 1 : 0];
  const say = (words) => (words ? (state.lang === "en" && words.en) || words.ko || words.en || "" : "");
  /** What a report calls its section, or says of a row: ``gaps.lead``. */
  const heading = (key) => say(model.page.headings?.[key]);
  const nameStatus = (id) => (model.codes.statuses.has(id) ? say(model.codes.statuses.get(id).label) : term(id) || id);
  const factLabel = (fact) => (fact.ended ? `${say(fact.label)} · ${term("earlier")}` : say(fact.label));

  /* Choosing */

  const NOTHING_CHOSEN = { node: null, from: null, question: null, cell: null, evidence: null };
  const choose = (id) => change({ ...NOTHING_CHOSEN, from: state.from, node: id }, true);

  /** Asks a saved question; one whose answer stands in a view opens that. */
  function ask(index) {
    const { view, mode } = model.questions[index];
    const shown = view === "money" ? { by: mode } : view === "table" ? { list: mode } : {};
    if (view) state.view = view;
    change({ ...NOTHING_CHOSEN, ...shown, question: index }, true);
    if (view) shell.showTabs();
  }

  const chooseCell = (cell) => change({ ...NOTHING_CHOSEN, cell, evidence: coverage.table(state.others).cells.get(cell) }, true);
  const clear = () => change(NOTHING_CHOSEN, false);
  const startPath = (id) => change({ ...NOTHING_CHOSEN, from: id, node: id }, true);

  /** Chooses what was clicked; with Shift the way to it from what was chosen before. */
  function pick(id, event) {
    if (event?.shiftKey && state.node && state.node !== id) change({ ...NOTHING_CHOSEN, from: state.node, node: id }, true);
    else choose(id);
  }

  /** Sets parts of the state, then everything that follows from it. */
  function change(next, opens) {
    Object.assign(state, next);
    mark();
    writeAddress();
    shell.refresh(opens);
  }

  /** Shows or hides in the matrix the roles that do not count as covering. */
  function showOthers(shown) {
    state.others = shown;
    shell.forget("matrix");
    change(state.cell ? { cell: null, evidence: null } : {});
    document.getElementById("others").focus();
  }

  function setDay(day) {
    applyDay(day);
    mark();
    writeAddress();
    shell.rebuild();
  }

  function applyDay(day) {
    state.day = model.days.includes(day) && day !== model.days[model.days.length - 1] ? day : "";
    model.setDay(state.day);
    for (const key of ["node", "from", "plan", "left", "right"]) if (state[key] && !model.nodes.has(state[key])) state[key] = null;
    if (state.cell) state.evidence = coverage.table(state.others).cells.get(state.cell) || null;
    if (!state.evidence) state.cell = null;
  }

  /** Works out what stays bright: around a node, on a way, of an answer, behind a cell of the matrix; within the facets. */
  function mark() {
    state.version += 1;
    state.bright = state.exact = state.route = null;
    state.narrowed = facets.matching(state.facets);
    if (state.from && state.node && state.from !== state.node) state.route = paths.find(state.from, state.node);
    if (state.route) state.bright = new Set([state.from, ...state.route.map((step) => step.node)]);
    else if (state.node) state.bright = coverage.related(state.node);
    else if (state.question !== null) state.bright = state.exact = new Set(answers.nodesOf(model.questions[state.question]));
    else if (state.cell) {
      state.bright = new Set(state.cell.split("\u0000"));
      for (const item of state.evidence) state.bright.add(item.activity).add(item.via);
    }
    if (state.bright && !state.bright.size) state.bright = state.exact = null;
    if (state.narrowed)
      state.bright = state.bright ? new Set([...state.bright].filter((id) => state.narrowed.has(id) || id === state.node)) : state.narrowed;
  }

  /* The address */

  let read = null;
  const PLAIN = ["node", "from", "left", "right", "plan", "day"];
  /* What views list: the first is what they list unless asked. */
  const MODES = { by: Object.keys(ledger.GROUPS), list: ["items", "gaps"] };

  function writeAddress() {
    const address = new URLSearchParams({ view: state.view });
    for (const key of PLAIN) if (state[key]) address.set(key, state[key]);
    for (const [key, [usual]] of Object.entries(MODES)) if (state[key] !== usual) address.set(key, state[key]);
    if (state.question !== null) address.set("question", String(state.question + 1));
    if (state.cell) ["agency", "technology"].forEach((end, at) => address.set(end, state.cell.split("\u0000")[at]));
    for (const name of facets.NAMES) if (state.facets[name]) address.set(`in-${name}`, state.facets[name]);
    for (const [key, hidden] of [
      ["hide", state.hiddenNodes],
      ["hide-links", state.hiddenEdges],
    ])
      if (hidden.size) address.set(key, [...hidden].join(" "));
    if (state.others) address.set("others", "1");
    for (const view of Object.values(added)) view.writeAddress(address);
    if (state.lang !== "ko") address.set("lang", state.lang);
    const hash = `#${address}`;
    if (hash !== window.location.hash) window.location.hash = hash;
    read = window.location.hash;
  }

  function readAddress() {
    if (read === window.location.hash) return;
    read = window.location.hash;
    const address = new URLSearchParams(read.slice(1));
    const before = JSON.stringify([state.lang, state.day, state.others]);
    const known = (key) => (model.nodes.has(address.get(key)) ? address.get(key) : null);
    state.view = VIEWS.includes(address.get("view")) ? address.get("view") : "roadmap";
    state.lang = address.get("lang") === "en" ? "en" : "ko";
    state.others = address.get("others") === "1";
    applyDay(address.get("day") || "");
    for (const key of ["node", "from", "left", "right", "plan"]) state[key] = known(key);
    for (const [key, values] of Object.entries(MODES)) state[key] = values.includes(address.get(key)) ? address.get(key) : values[0];
    const question = Number(address.get("question")) - 1;
    state.question = model.questions[question] && !state.node ? question : null;
    state.facets = Object.fromEntries(
      facets.NAMES.map((name) => [name, address.get(`in-${name}`)]).filter(([name, value]) => value && facets.counts(name, {}).has(value)),
    );
    for (const [key, hidden, kinds] of [
      ["hide", state.hiddenNodes, model.nodeKinds],
      ["hide-links", state.hiddenEdges, model.edgeKinds],
    ]) {
      hidden.clear();
      for (const kind of (address.get(key) || "").split(" ")) if (kinds.has(kind)) hidden.add(kind);
    }
    readCell(address);
    for (const view of Object.values(added)) view.readAddress(address);
    mark();
    if (before !== JSON.stringify([state.lang, state.day, state.others])) shell.outdate();
    shell.showTabs();
    shell.refresh(Boolean(state.node || state.cell || state.question !== null));
  }

  function readCell(address) {
    const cell = coverage.cellKey(address.get("agency"), address.get("technology"));
    const evidence = (!state.node && state.question === null && coverage.table(state.others).cells.get(cell)) || null;
    Object.assign(state, { evidence, cell: evidence && cell });
  }

  /** A view of a fuller page, with its own part of the address. */
  function add(name, view) {
    VIEWS.push(name);
    added[name] = view;
  }

  function openView(view) {
    state.view = view;
    writeAddress();
    shell.showView();
  }

  /** Rows of links for a table file. */
  function linkRows(edges) {
    const name = (id) => say(model.nodes.get(id).label);
    return [
      ["from", "kind", "role", "to", "status", "sourceOf"].map(term),
      ...edges.map((edge) => [
        name(edge.source),
        say(model.edgeKinds.get(edge.kind).label),
        edge.role ? say(edge.label) : "",
        name(edge.target),
        nameStatus(edge.status),
        [edge.cited, edge.place].filter(Boolean).join(" · "),
      ]),
    ];
  }

  return {
    VIEWS,
    MODES,
    added,
    add,
    state,
    term,
    say,
    heading,
    nameStatus,
    factLabel,
    choose,
    pick,
    chooseCell,
    showOthers,
    ask,
    clear,
    startPath,
    change,
    setDay,
    openView,
    writeAddress,
    readAddress,
    linkRows,
  };
})();
