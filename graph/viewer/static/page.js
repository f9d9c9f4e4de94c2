"use strict";
/* The page around the views: words, what is chosen, the address, search, legend and details. */
const app = (() => {
  const VIEWS = ["roadmap", "network", "matrix", "table"];
  const state = {
    view: "roadmap", node: null, lang: "ko", question: null, cell: null, evidence: null,
    others: false, bright: null, exact: null, hiddenNodes: new Set(), hiddenEdges: new Set(),
  };
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const { element, said, markOf } = views;

  const term = (key) => WORDS[state.lang][key];
  const statuses = new Map((model.page.statuses || []).map((one) => [one.id, one]));
  const nameStatus = (id) => (statuses.has(id) ? say(statuses.get(id).label) : term(id) || id);
  const say = (words) => (words ? (state.lang === "en" && words.en) || words.ko || words.en || "" : "");

  /* What is chosen, and its address */

  function choose(id) { change({ node: id, question: null, cell: null, evidence: null }, true); }
  function ask(index) { change({ node: null, question: index, cell: null, evidence: null }, true); }
  function chooseCell(cell) {
    change({ node: null, question: null, cell, evidence: model.coverage(state.others).cells.get(cell) }, true);
  }
  function clear() { change({ node: null, question: null, cell: null, evidence: null }, false); }

  function change(next, opens) {
    Object.assign(state, next);
    mark();
    writeAddress();
    const outside = !main.contains(document.activeElement);
    refresh();
    if (opens) openSheet(true);
    if (opens && outside) reveal();
  }

  /** Works out what stays bright: around a node, of an answer, or behind a cell of the matrix. */
  function mark() {
    state.bright = state.exact = null;
    if (state.node) state.bright = model.related(state.node);
    else if (state.question !== null) state.bright = state.exact = new Set(model.questions[state.question].nodes || []);
    else if (state.cell) {
      state.bright = new Set(state.cell.split("\u0000"));
      for (const item of state.evidence) state.bright.add(item.activity).add(item.via);
    }
    if (state.bright && !state.bright.size) state.bright = state.exact = null;
  }

  function writeAddress() {
    const address = new URLSearchParams({ view: state.view });
    if (state.node) address.set("node", state.node);
    if (state.question !== null) address.set("question", String(state.question + 1));
    if (state.cell) ["agency", "technology"].forEach((end, at) => address.set(end, state.cell.split("\u0000")[at]));
    if (state.lang !== "ko") address.set("lang", state.lang);
    const hash = `#${address}`;
    if (hash !== window.location.hash) window.location.hash = hash;
  }

  function readAddress() {
    const address = new URLSearchParams(window.location.hash.slice(1));
    const question = Number(address.get("question")) - 1;
    const next = {
      view: VIEWS.includes(address.get("view")) ? address.get("view") : "roadmap",
      node: model.nodes.has(address.get("node")) ? address.get("node") : null,
      lang: address.get("lang") === "en" ? "en" : "ko",
      question: model.questions[question] ? question : null,
    };
    if (next.node) next.question = null;
    const cell = model.cellKey(address.get("agency"), address.get("technology"));
    next.evidence = (!next.node && next.question === null && model.coverage(state.others).cells.get(cell)) || null;
    next.cell = next.evidence && cell;
    if (next.cell && next.cell === state.cell) next.evidence = state.evidence;
    const same = Object.keys(next).every((key) => next[key] === state[key]);
    if (same) return;
    const spoken = next.lang !== state.lang;
    Object.assign(state, next);
    mark();
    if (spoken) translate();
    showView();
    refresh();
    if (state.bright) {
      openSheet(true);
      reveal();
    }
  }

  /** Everything that follows what is chosen or hidden. */
  function refresh() {
    views.paint(main);
    network.paint();
    details.draw(byId("details"), byId("details-body"));
    drawCounts();
  }

  /** Brings what is chosen, or else the first bright card or row, into sight. */
  function reveal() {
    if (state.view === "network") network.fit();
    const shown = [...byId(`view-${state.view}`).querySelectorAll("[data-node]:not(.faded):not(.off)")];
    const target = shown.find((part) => part.dataset.node === state.node) || shown.find((part) => part.tagName !== "BUTTON");
    const box = target?.getBoundingClientRect(), frame = main.getBoundingClientRect();
    if (box && (box.top < frame.top || box.bottom > frame.bottom)) target.scrollIntoView({ block: "center" });
  }

  /* Tabs */

  function openView(view) {
    state.view = view;
    showView();
    writeAddress();
  }

  function showView() {
    document.documentElement.dataset.view = state.view;
    for (const view of VIEWS) {
      const tab = byId(`tab-${view}`);
      tab.setAttribute("aria-selected", String(view === state.view));
      tab.tabIndex = view === state.view ? 0 : -1;
      byId(`view-${view}`).hidden = view !== state.view;
    }
    if (state.view === "network") network.show(byId("canvas"));
  }

  function moveTab(event) {
    const at = VIEWS.indexOf(state.view);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    openView(VIEWS[(to + VIEWS.length) % VIEWS.length]);
    byId(`tab-${state.view}`).focus();
  }

  /* Language and theme */

  function translate() {
    document.documentElement.lang = state.lang;
    document.title = say(model.page.title);
    byId("title").replaceChildren(say(model.page.title));
    for (const part of document.querySelectorAll("[data-word]")) part.textContent = term(part.dataset.word);
    for (const [name, attribute] of [["wordLabel", "aria-label"], ["wordTitle", "title"], ["wordPlaceholder", "placeholder"]]) {
      for (const part of document.querySelectorAll(`[data-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}]`)) {
        part.setAttribute(attribute, term(part.dataset[name]));
      }
    }
    const other = state.lang === "ko" ? "en" : "ko";
    byId("language").textContent = term("language");
    byId("language").lang = other;
    byId("language").title = term("languageLabel");
    views.buildRoadmap(byId("view-roadmap"));
    matrix.build(byId("view-matrix"));
    views.buildTable(byId("view-table"));
    drawLegend();
  }

  function setTheme(dark) {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(dark));
    network.paint();
  }

  /** On paper everything is light, the canvas too. */
  function printLight() {
    const { theme } = document.documentElement.dataset;
    document.documentElement.dataset.theme = "light";
    network.redraw();
    window.addEventListener("afterprint", () => setTheme(theme === "dark"), { once: true });
  }

  /* Legend */

  function drawLegend() {
    byId("node-kinds").replaceChildren(...[...model.nodeKinds.values()].map((kind) =>
      kindRow(kind, "node", state.hiddenNodes, markOf(kind.id))));
    byId("edge-kinds").replaceChildren(...[...model.edgeKinds.values()].map((kind) =>
      kindRow(kind, "edge", state.hiddenEdges, null)));
    byId("statuses").replaceChildren(...["stated", "inferred", "derived"].map((id) => {
      const described = say(statuses.get(id)?.definition);
      return element("li", { title: described || null }, element("span", { class: `stroke ${id}` }),
        element("span", { class: `status ${id}` }, nameStatus(id)), element("span", { class: "unseen" }, described));
    }));
  }

  function kindRow(kind, family, hidden, sign) {
    const described = say(kind.definition);
    const name = `definition-${family}-${kind.id}`;
    const box = element("input", {
      type: "checkbox", "aria-describedby": described ? name : null,
      onchange: () => { toggle(hidden, kind.id, box.checked); },
    });
    box.checked = !hidden.has(kind.id);
    const row = element("li", {},
      element("label", {}, box, sign, said("span", kind.label, { class: "cap" })),
      element("span", { class: "count", "data-count": kind.id, "data-family": family }),
      described ? element("span", { id: name, class: "unseen" }, described) : null);
    if (described) {
      for (const type of ["mouseenter", "focusin"]) row.addEventListener(type, () => showDefinition(row, described));
      for (const type of ["mouseleave", "focusout"]) row.addEventListener(type, () => { byId("definition").hidden = true; });
    }
    return row;
  }

  function showDefinition(row, text) {
    const box = byId("definition"), place = row.getBoundingClientRect();
    box.textContent = text;
    box.hidden = false;
    const left = Math.min(place.right + 8, window.innerWidth - box.offsetWidth - 8);
    const fits = place.right + 8 === left;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${Math.min(fits ? place.top : place.bottom + 4, window.innerHeight - box.offsetHeight - 8)}px`;
  }

  function toggle(hidden, kind, shown) {
    if (shown) hidden.delete(kind);
    else hidden.add(kind);
    refresh();
  }

  /** Counts "x / y": x is what is neither hidden nor faded. */
  function drawCounts() {
    const { bright, hiddenNodes, hiddenEdges } = state;
    const seen = (node) => !hiddenNodes.has(node.kind) && (!bright || bright.has(node.id));
    const nodeCounts = new Map(), edgeCounts = new Map();
    const add = (counts, kind) => counts.set(kind, (counts.get(kind) || 0) + 1);
    for (const node of model.nodes.values()) if (seen(node)) add(nodeCounts, node.kind);
    for (const edge of model.edges) {
      const ends = [edge.source, edge.target].map((id) => model.nodes.get(id));
      if (!hiddenEdges.has(edge.kind) && ends.every(seen)) add(edgeCounts, edge.kind);
    }
    for (const cell of document.querySelectorAll("[data-count]")) {
      const isNode = cell.dataset.family === "node";
      const all = (isNode ? model.nodeKinds : model.edgeKinds).get(cell.dataset.count).count;
      cell.textContent = `${(isNode ? nodeCounts : edgeCounts).get(cell.dataset.count) || 0} / ${all}`;
    }
    const sum = (counts) => [...counts.values()].reduce((total, count) => total + count, 0);
    byId("counts").textContent = term("counts")(sum(nodeCounts), model.nodes.size, sum(edgeCounts), model.edges.length);
    const chosen = model.nodes.get(state.node);
    byId("chosen").textContent = chosen ? term("chosen")(say(chosen.label), model.touching(chosen.id).length) : "";
  }

  /* Search */

  const field = byId("search"), list = byId("found");
  let hits = [], active = -1;

  function search() {
    hits = model.find(field.value).slice(0, 12);
    active = hits.length ? 0 : -1;
    list.replaceChildren(...hits.map((node, index) => element("li", {
      role: "option", id: `found-${index}`, onmousedown: (event) => { event.preventDefault(); take(index); },
    }, markOf(node.kind), said("span", node.label, { class: "label" }),
    said("small", model.nodeKinds.get(node.kind).label))));
    if (!hits.length) list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, term("nothingFound")));
    showFound(Boolean(model.fold(field.value)));
    setActive();
  }

  function showFound(shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
  }

  function setActive() {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) field.setAttribute("aria-activedescendant", `found-${active}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    if (!hits[index]) return;
    choose(hits[index].id);
    showFound(false);
  }

  function searchKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) field.blur();
      showFound(false);
    } else if (event.key === "Enter") take(active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (hits.length) active = (active + step + hits.length) % hits.length;
      setActive();
    }
  }

  /* Panels on narrow screens */

  function openSheet(open) {
    document.documentElement.dataset.sheet = open ? "open" : "closed";
    byId("details-toggle").setAttribute("aria-expanded", String(open));
  }

  function openDrawer(open) {
    document.documentElement.dataset.drawer = open ? "open" : "closed";
    byId("legend-toggle").setAttribute("aria-expanded", String(open));
    if (open) byId("legend-close").focus();
    else byId("legend-toggle").focus();
  }

  const drawerIsOpen = () => document.documentElement.dataset.drawer === "open";

  /* Keys */

  function pressKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (drawerIsOpen()) openDrawer(false);
      else { clear(); openSheet(false); }
      return;
    }
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "/") {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (VIEWS[Number(event.key) - 1]) openView(VIEWS[Number(event.key) - 1]);
  }

  function listen() {
    window.addEventListener("hashchange", readAddress);
    document.addEventListener("keydown", pressKey);
    byId("tabs").addEventListener("keydown", moveTab);
    for (const view of VIEWS) byId(`tab-${view}`).addEventListener("click", () => openView(view));
    byId("skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); });
    field.addEventListener("input", search);
    field.addEventListener("keydown", searchKey);
    field.addEventListener("focus", () => { if (field.value) search(); });
    field.addEventListener("blur", () => showFound(false));
    byId("language").addEventListener("click", () => {
      state.lang = state.lang === "ko" ? "en" : "ko";
      translate();
      writeAddress();
      refresh();
    });
    byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
    byId("show-all").addEventListener("click", () => {
      state.hiddenNodes.clear();
      state.hiddenEdges.clear();
      drawLegend();
      refresh();
    });
    byId("legend-toggle").addEventListener("click", () => openDrawer(!drawerIsOpen()));
    byId("legend-close").addEventListener("click", () => openDrawer(false));
    byId("details-toggle").addEventListener("click", () => openSheet(document.documentElement.dataset.sheet !== "open"));
    byId("zoom-in").addEventListener("click", () => network.zoom(1.25));
    byId("zoom-out").addEventListener("click", () => network.zoom(0.8));
    byId("zoom-fit").addEventListener("click", () => network.fit());
    window.addEventListener("beforeprint", printLight);
    const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
    prefersDark.addEventListener("change", () => setTheme(prefersDark.matches));
  }

  function start() {
    listen();
    setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches);
    translate();
    showView();
    refresh();
    readAddress();
  }

  /** Shows or hides in the matrix the roles that do not count as covering. */
  function showOthers(shown) {
    state.others = shown;
    if (state.cell) Object.assign(state, { cell: null, evidence: null });
    mark();
    matrix.build(byId("view-matrix"));
    writeAddress();
    refresh();
    byId("others").focus();
  }

  return { state, term, say, nameStatus, choose, chooseCell, showOthers, ask, clear, start };
})();
app.start();
