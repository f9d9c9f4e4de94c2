/* The panel on the left: facets with counts, kinds of nodes and links with toggles, the key of the signs. */

import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const legend = (() => {
  const { element, said, markOf } = dom;
  const { say, term, nameNode, nameStatus, nameFund } = wording;
  const byId = (id) => document.getElementById(id);

  function draw() {
    drawFacets();
    byId("node-kinds").replaceChildren(
      ...[...model.nodeKinds.values()].map((kind) => kindRow(kind, "node", state.hiddenNodes, markOf(kind.id))),
    );
    byId("edge-kinds").replaceChildren(...[...model.edgeKinds.values()].map((kind) => kindRow(kind, "edge", state.hiddenEdges, null)));
    byId("statuses").replaceChildren(
      ...["stated", "inferred", "derived"].map((id) => {
        const described = say(model.codes.statuses.get(id)?.definition);
        return element(
          "li",
          { title: described || null },
          element("span", { class: `stroke ${id}` }),
          element("span", { class: `status ${id}` }, nameStatus(id)),
          element("span", { class: "unseen" }, described),
        );
      }),
    );
  }

  /* Facets */

  const LABELS = {
    region: () => model.page.node_kinds?.find((kind) => kind.id === "Region")?.label,
    technology: () => model.page.node_kinds?.find((kind) => kind.id === "Concept")?.label,
  };
  const nameFacet = (name) => say(LABELS[name]?.()) || term({ fund: "funds", year: "runYear" }[name] || name);

  function nameValue(name, value) {
    if (name === "role") return say(model.codes.roles.get(value)?.label) || value;
    if (name === "fund") return nameFund(value);
    if (name === "status") return nameStatus(value);
    if (name === "year") return term("yearOf")(value);
    return nameNode(value) || value;
  }

  let drawn = null;

  /** Redraws the facets only on a change of facets, day or language: their counts do not depend on the selection. */
  function drawFacets() {
    const key = JSON.stringify([state.facets, model.day, state.lang]);
    if (key === drawn) return;
    drawn = key;
    const focused = document.activeElement?.id;
    byId("facets").replaceChildren(
      ...facets.NAMES.map((name) => {
        const chosen = state.facets[name] || "";
        const counts = [...facets.counts(name, state.facets)].filter(([value]) => value);
        const collator = new Intl.Collator(state.lang);
        const byName = (a, b) => collator.compare(nameValue(name, a), nameValue(name, b));
        counts.sort(([a, left], [b, right]) => (name === "year" ? b - a : right - left || byName(a, b)));
        if (!counts.length && !chosen) return null;
        if (chosen && !counts.some(([value]) => value === chosen)) counts.push([chosen, 0]);
        const field = element(
          "select",
          {
            id: `facet-${name}`,
            class: chosen ? "chosen" : null,
            onchange: () => commands.narrow(name, field.value),
          },
          element("option", { value: "" }, term("all")),
          ...counts.map(([value, number]) => element("option", { value }, `${nameValue(name, value)} (${number})`)),
        );
        field.value = chosen;
        return element("p", { class: "facet" }, element("label", { for: `facet-${name}`, class: "cap" }, nameFacet(name)), field);
      }).filter(Boolean),
    );
    if (focused?.startsWith("facet-")) byId(focused)?.focus();
  }

  /* Kinds */

  function kindRow(kind, family, hidden, sign) {
    const described = say(kind.definition);
    const name = `definition-${family}-${kind.id}`;
    const box = element("input", {
      type: "checkbox",
      "data-kind-box": kind.id,
      "aria-describedby": described ? name : null,
      onchange: () => commands.showKind(hidden, kind.id, box.checked),
    });
    box.checked = !hidden.has(kind.id);
    const row = element(
      "li",
      {},
      element("label", {}, box, sign, said("span", kind.label, { class: "cap" })),
      element("span", { class: "count", "data-count": kind.id, "data-family": family }),
      described ? element("span", { id: name, class: "unseen" }, described) : null,
    );
    if (described) {
      for (const type of ["mouseenter", "focusin"]) row.addEventListener(type, () => showDefinition(row, described));
      for (const type of ["mouseleave", "focusout"])
        row.addEventListener(type, () => {
          byId("definition").hidden = true;
        });
    }
    return row;
  }

  function showDefinition(row, text) {
    const box = byId("definition");
    const place = row.getBoundingClientRect();
    box.textContent = text;
    box.hidden = false;
    const left = Math.min(place.right + 8, window.innerWidth - box.offsetWidth - 8);
    const fits = place.right + 8 === left;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${Math.min(fits ? place.top : place.bottom + 4, window.innerHeight - box.offsetHeight - 8)}px`;
  }

  /** Checks the boxes of the kinds that are shown, and counts "x / y", where x is neither hidden nor faded. */
  function count() {
    const { bright, hiddenNodes, hiddenEdges } = state;
    for (const box of document.querySelectorAll("[data-kind-box]")) {
      const hidden = box.closest("ul").id === "node-kinds" ? hiddenNodes : hiddenEdges;
      box.checked = !hidden.has(box.dataset.kindBox);
    }
    const seen = (node) => filters.isVisible(node) && (!bright || bright.has(node.id));
    const nodeCounts = new Map();
    const edgeCounts = new Map();
    const add = (counts, kind) => counts.set(kind, (counts.get(kind) || 0) + 1);
    for (const node of model.nodes.values()) if (seen(node)) add(nodeCounts, node.kind);
    for (const edge of model.edges) {
      if (!hiddenEdges.has(edge.kind) && seen(model.nodes.get(edge.source)) && seen(model.nodes.get(edge.target)))
        add(edgeCounts, edge.kind);
    }
    for (const cell of document.querySelectorAll("[data-count]")) {
      const isNode = cell.dataset.family === "node";
      const all = (isNode ? model.nodeKinds : model.edgeKinds).get(cell.dataset.count)?.count || 0;
      cell.textContent = `${(isNode ? nodeCounts : edgeCounts).get(cell.dataset.count) || 0} / ${all}`;
    }
    const sum = (counts) => [...counts.values()].reduce((total, one) => total + one, 0);
    byId("counts").textContent = term("counts")(sum(nodeCounts), model.nodes.size, sum(edgeCounts), model.edges.length);
    const chosen = model.nodes.get(state.node);
    byId("chosen").textContent = chosen ? term("chosen")(say(chosen.label), model.touching(chosen.id).length) : "";
  }

  return { draw, drawFacets, nameFacet, nameValue, count };
})();

export { legend };
