"use strict";
/* The views made of elements, and what they are built of. Each is built once per language, then only marked. */
const views = (() => {
  const PATHS = {
    dot: "M-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0",
    square: "M-7.5-7.5h15v15h-15z",
    diamond: "M0-10L10 0L0 10L-10 0z",
    star: "M0-10.5L2.4-3.3 10-3.2 3.9 1.3 6.2 8.5 0 4.1-6.2 8.5-3.9 1.3-10-3.2-2.4-3.3z",
    triangle: "M0-9.5L10 7.5H-10z",
    triangleDown: "M0 9.5L10-7.5H-10z",
    hexagon: "M10 0L5 8.7H-5L-10 0L-5-8.7H5z",
  };
  const SVG = "http://www.w3.org/2000/svg";

  /** An element; attributes whose value is null, undefined or false are left out, texts become text nodes. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** An element with *words* in the chosen language, marked as Korean where only Korean is known. */
  function said(tag, words, attributes = {}) {
    const text = app.say(words);
    const korean = app.state.lang === "en" && /[\uac00-\ud7a3]/u.test(text);
    return element(tag, { lang: korean ? "ko" : null, ...attributes }, text);
  }

  /** The sign of a node kind, drawn as on the canvas. */
  function markOf(kind) {
    const mark = model.page.marks[kind];
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    for (const [key, value] of Object.entries({ viewBox: "-12 -12 24 24", "aria-hidden": "true", focusable: "false" })) {
      svg.setAttribute(key, value);
    }
    svg.setAttribute("class", mark?.hollow ? "mark hollow" : "mark");
    svg.style.setProperty("--mark", mark?.colour || "#767676");
    path.setAttribute("d", PATHS[mark?.shape] || PATHS.dot);
    svg.append(path);
    return svg;
  }

  /** A button that chooses a node; ``data-node`` lets the painter find it. */
  function nodeButton(node, attributes = {}, ...after) {
    const { withMark, ...rest } = attributes;
    return element(
      "button",
      {
        type: "button", "data-node": node.id, "data-kind": node.kind, title: described(node),
        onclick: () => app.choose(node.id), ...rest,
      },
      withMark ? markOf(node.kind) : null,
      said("span", node.label),
      withMark && rest.class === "link" && model.twins.has(node.id) ? element("small", { class: "twin" }, kindOf(node)) : null,
      ...after,
    );
  }

  const kindOf = (node) => app.say(model.nodeKinds.get(node.kind).label);

  /** Kind and name: some regions are agencies as well, with the same name. */
  const described = (node) => `${kindOf(node)}: ${app.say(node.label)}`;

  /** The status of what is not simply printed, with its reason as a hint. */
  function statusNote(thing) {
    if (thing.status === "stated" || !thing.status) return null;
    return element("span", { class: `status ${thing.status}`, title: app.say(thing.reason) || null }, app.nameStatus(thing.status));
  }

  /* Roadmap */

  function buildRoadmap(host) {
    host.replaceChildren(...model.roots.filter(isOwn).map((id) => roadmapOf(model.nodes.get(id))));
  }

  /** A programme without parts of its own stands as a chip at its roadmaps. */
  const isOwn = (id) => model.parts.has(id) || !model.incoming.get(id).some((edge) => edge.kind === "programme");

  function roadmapOf(root) {
    const parts = (model.parts.get(root.id) || []).map((id) => model.nodes.get(id));
    // What has agencies or money of its own is a card with its parts listed in it, not a lane of cards.
    const isLane = (node) => (model.parts.get(node.id) || []).length > 0
      && !model.participants(node.id).length && !(node.facts || []).some(model.isMoney);
    const lanes = parts.filter(isLane);
    const rows = new Map();
    for (const node of parts.filter((part) => !isLane(part))) {
      rows.set(node.kind, [...(rows.get(node.kind) || []), node]);
    }
    return element(
      "article",
      { class: "roadmap" },
      roadmapHead(root),
      lanes.length ? element("div", { class: "lanes" }, ...lanes.map(laneOf)) : null,
      ...[...rows].map(([kind, nodes]) => rowOf(kind, nodes, lanes.some((lane) => hasPartOf(lane, kind)))),
    );
  }

  const hasPartOf = (node, kind) => (model.parts.get(node.id) || []).some((id) => model.nodes.get(id).kind === kind);

  function roadmapHead(root) {
    const visions = model.linked(root.id, "hasVision").map(({ node }) =>
      element("p", { class: "vision", "data-kind": node.kind },
        element("span", { class: "tag" }, app.say(model.nodeKinds.get(node.kind).label)),
        nodeButton(node, { class: "plain", withMark: true })));
    return element(
      "header",
      { class: "roadmap-head" },
      element("h2", {}, nodeButton(root, { class: "plain", withMark: true })),
      ...visions,
      contextOf(root),
    );
  }

  /** Drivers, legal bases, agencies and money of a roadmap in one list. */
  function contextOf(root) {
    const groups = new Map();
    const add = (label, link) => {
      const key = app.say(label);
      groups.set(key, [...(groups.get(key) || []), link]);
    };
    for (const kind of ["hasLegalBasis", "hasDriver"]) {
      for (const link of model.linked(root.id, kind)) add(model.nodeKinds.get(link.node.kind).label, link);
    }
    for (const kind of ["programme", "region"]) {
      for (const link of model.linked(root.id, kind).filter(({ edge }) => edge.source === root.id)) {
        add(model.edgeKinds.get(kind).label, link);
      }
    }
    for (const link of model.participants(root.id)) add(link.edge.label, link);
    const items = [...groups].map(([label, links]) => element("div", {},
      element("dt", { class: "cap" }, label), element("dd", {}, ...links.map(({ node, edge }) => chipOf(node, edge)))));
    for (const fact of (root.facts || []).filter((one) => model.isMoney(one) || model.isPeriod(one))) {
      items.push(element("div", { title: model.placeOf(fact) || null },
        said("dt", fact.label, { class: "cap" }), element("dd", {}, said("span", fact.value), statusNote(fact), ...amountNotes(root, fact))));
    }
    return items.length ? element("dl", { class: "context" }, ...items) : null;
  }

  function laneOf(lane) {
    return element(
      "section",
      { class: "lane" },
      element("h3", { "data-kind": lane.kind }, nodeButton(lane, { class: "plain", withMark: true })),
      laneNote(lane),
      ...(model.parts.get(lane.id) || []).map((id) => cardOf(model.nodes.get(id))),
    );
  }

  /** Says once per lane that the source does not tell which strategies belong there; the reason as a hint. */
  function laneNote(lane) {
    const guess = model.linked(lane.id, "hasGrouping").map(({ edge }) => edge).find((edge) => edge.status !== "stated");
    if (!guess) return null;
    return element("p", { class: "lane-note", title: app.say(guess.reason) || null }, statusNote(guess), app.term("laneInferred"));
  }

  function rowOf(kind, nodes, elsewhere) {
    const described = model.nodeKinds.get(kind);
    return element(
      "section",
      { class: "row", "data-kind": kind },
      element("h3", {}, markOf(kind), said("span", described.label, { class: "cap" }),
        element("span", { class: "count" }, String(nodes.length)),
        elsewhere ? element("span", { class: "tag" }, app.term("unassigned")) : null),
      element("div", { class: "cards" }, ...nodes.map(cardOf)),
    );
  }

  function cardOf(node) {
    const card = element(
      "article",
      { class: "card", "data-node": node.id, "data-kind": node.kind, "data-tokens": JSON.stringify(tokensOf(node)) },
      element("h4", {}, nodeButton(node, { class: "plain", withMark: true })),
      factsLine(node),
      agencyLine(node),
      chipLine(node),
      nestedOf(node),
    );
    card.style.setProperty("--mark", model.page.marks[node.kind].colour);
    card.addEventListener("click", (event) => { if (!event.target.closest("button")) app.choose(node.id); });
    return card;
  }

  const tokensOf = (node) =>
    [...model.participants(node.id), ...model.technologies(node.id)].map((link) => link.node.id);

  function factsLine(node) {
    const facts = (node.facts || []).filter((fact) => model.isMoney(fact) || model.isPeriod(fact));
    if (!facts.length) return null;
    return element("p", { class: "figures" }, ...facts.map((fact) => element("span", { title: model.placeOf(fact) || null },
      model.isMoney(fact) ? said("span", fact.label) : null,
      model.isMoney(fact) ? " " : null, said(model.isMoney(fact) ? "b" : "span", fact.value),
      statusNote(fact), ...amountNotes(node, fact))));
  }

  /** Short signs that an amount is not what the source prints, or not what all sources print; the texts as hints. */
  function amountNotes(node, fact) {
    const notes = [];
    if (fact.printed) {
      notes.push(element("span", { class: "sure", title: `${app.term("printed")}: ${fact.printed}` }, app.term("corrected")));
    }
    const differing = model.isMoney(fact) ? model.variantsOf(node.facts, fact).filter((one) => app.say(one.value) !== app.say(fact.value)) : [];
    if (differing.length) {
      const told = differing.map((one) => `${app.say(one.value)} (${one.source || ""})`).join("; ");
      notes.push(element("span", { class: "sure", title: told }, app.term("differs")));
    }
    return notes;
  }

  function agencyLine(node) {
    const links = model.participants(node.id);
    if (!links.length) return null;
    const [first, ...rest] = links;
    const names = rest.map((link) => app.say(link.node.label)).join(", ");
    return element("p", { class: "agencies", "data-kind": "Agency" },
      said("span", first.edge.label, { class: "tag" }),
      element("span", {}, nodeButton(first.node, { class: "link" }), " ",
        rest.length ? element("span", { class: "more", title: names }, app.term("more")(rest.length)) : null));
  }

  function chipLine(node) {
    const links = model.technologies(node.id);
    if (!links.length) return null;
    return element("p", { class: "chips" }, ...links.map(({ node: technology, edge }) => chipOf(technology, edge)));
  }

  function chipOf(node, edge) {
    const inferred = edge.status !== "stated";
    const status = inferred ? app.nameStatus(edge.status) : "";
    const hint = inferred ? `${status}: ${app.say(edge.reason)}` : described(node);
    return nodeButton(node, { class: inferred ? "chip weak" : "chip", title: hint, withMark: true },
      inferred ? element("small", {}, status) : null);
  }

  function nestedOf(node) {
    const parts = (model.parts.get(node.id) || []).map((id) => model.nodes.get(id));
    if (!parts.length) return null;
    return element("ul", { class: "nested" }, ...parts.map((part) =>
      element("li", { "data-kind": part.kind }, nodeButton(part, { class: "link", withMark: true }))));
  }

  /* Table */

  const sorting = { column: null, down: false };
  const degree = (node) => model.touching(node.id).length;
  const printedText = (fact) => (fact.printed ? ` (${app.term("printed")}: ${fact.printed})` : "");
  const factsText = (node) =>
    (node.facts || []).map((fact) => `${app.say(fact.label)}: ${app.say(fact.value)}${printedText(fact)}`).join("; ");
  const COLUMNS = [
    { key: "kind", value: (node) => app.say(model.nodeKinds.get(node.kind).label) },
    { key: "name", value: (node) => app.say(node.label) },
    { key: "facts", value: factsText },
    { key: "links", value: degree },
  ];

  function buildTable(host) {
    const filter = element("input", { type: "search", id: "table-filter", oninput: () => filterTable(host), autocomplete: "off" });
    const head = COLUMNS.map((column, index) => element("th", { scope: "col", class: column.key },
      element("button", { type: "button", class: "link", onclick: () => sortTable(host, index) },
        app.term(column.key), element("span", { class: "arrow", "aria-hidden": "true" }))));
    host.replaceChildren(
      element("h2", {}, app.term("tableTitle")),
      element("p", { class: "filter" }, element("label", { for: "table-filter" }, app.term("filter")), filter,
        element("span", { class: "count", role: "status" })),
      element("div", { class: "scroll" }, element("table", { class: "list" },
        element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...[...model.nodes.values()].map(tableRow)))),
    );
    if (sorting.column !== null) showOrder(host);
    filterTable(host);
  }

  function tableRow(node) {
    return element("tr", { "data-node": node.id, "data-kind": node.kind },
      element("td", { class: "kind" }, element("span", {}, markOf(node.kind), element("span", { class: "cap" }, COLUMNS[0].value(node)))),
      element("td", { class: "name" }, nodeButton(node, { class: "link" })),
      element("td", { class: "facts" }, factsText(node)),
      element("td", { class: "links" }, String(degree(node))));
  }

  function sortTable(host, index) {
    sorting.down = sorting.column === index ? !sorting.down : COLUMNS[index].key === "links";
    sorting.column = index;
    showOrder(host);
  }

  function showOrder(host) {
    const { value } = COLUMNS[sorting.column];
    const collator = new Intl.Collator(app.state.lang, { numeric: true });
    const sign = sorting.down ? -1 : 1;
    const rows = [...host.querySelectorAll("tbody tr")].map((row) => ({ row, key: value(model.nodes.get(row.dataset.node)) }));
    rows.sort((a, b) => sign * (typeof a.key === "number" ? a.key - b.key : collator.compare(a.key, b.key)));
    host.querySelector("tbody").append(...rows.map(({ row }) => row));
    host.querySelectorAll("thead th").forEach((cell, index) => {
      if (index === sorting.column) cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  }

  /** Hides rows whose kind is off or whose text lacks the filter; says how many are left. */
  function filterTable(host) {
    const filter = host.querySelector("#table-filter");
    if (!filter) return;
    const byName = new Set(model.find(filter.value).map((node) => node.id));
    const query = model.fold(filter.value);
    let shown = 0;
    for (const row of host.querySelectorAll("tbody tr")) {
      const matches = !query || byName.has(row.dataset.node) || model.fold(row.textContent).includes(query);
      row.hidden = !matches || app.state.hiddenNodes.has(row.dataset.kind);
      shown += row.hidden ? 0 : 1;
    }
    host.querySelector(".filter .count").textContent = `${shown} / ${model.nodes.size}`;
  }

  /** Whether a card belongs to what is chosen; agencies and technologies only count where the answer names no cards. */
  function isHit(part, bright, exact) {
    const { node, tokens } = part.dataset;
    if (bright.has(node)) return true;
    const byToken = exact && tokens && ![...exact].some((id) => model.participants(id).length || model.technologies(id).length);
    return byToken && JSON.parse(tokens).some((token) => exact.has(token));
  }

  /** Marks what is chosen, fades what is unrelated and hides the kinds that are off, in all views made of elements. */
  function paint(main) {
    const { bright, exact, hiddenNodes, node: chosen } = app.state;
    for (const part of main.querySelectorAll("[data-kind]")) {
      if (part.tagName !== "TR") part.classList.toggle("off", hiddenNodes.has(part.dataset.kind));
    }
    for (const part of main.querySelectorAll("[data-node]")) {
      const { node } = part.dataset;
      part.classList.toggle("faded", Boolean(bright) && !isHit(part, bright, exact));
      part.classList.toggle("hit", Boolean(exact) && exact.has(node));
      if (part.tagName === "BUTTON" && node === chosen) part.setAttribute("aria-current", "true");
      else part.removeAttribute("aria-current");
    }
    matrix.paint(main);
    filterTable(main.querySelector("#view-table"));
  }

  return { element, said, markOf, kindOf, nodeButton, statusNote, buildRoadmap, buildTable, paint };
})();
