/* The active filters as chips above the view. A click on a chip removes its filter, one on the last removes all. */

import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { legend } from "./legend.js";

const conditions = (() => {
  const { element } = dom;
  const { say, term } = wording;
  const host = document.getElementById("conditions");
  let drawn = null;

  /** The active filters: text and the action that removes it. */
  function list() {
    const found = facets.NAMES.filter((name) => state.facets[name]).map((name) => ({
      text: `${legend.nameFacet(name)}: ${legend.nameValue(name, state.facets[name])}`,
      clear: () => commands.narrow(name, ""),
    }));
    // The money view has its amounts whatever kinds are hidden.
    if (state.view !== "money")
      for (const [hidden, kinds] of [
        [state.hiddenNodes, model.page.node_kinds],
        [state.hiddenEdges, model.page.edge_kinds],
      ])
        found.push(...ofKinds(hidden, kinds));
    // The choice of a plan stays when the view is left and the filters change.
    if (state.view === "money" && state.plan) {
      const name = say(model.nodes.get(state.plan)?.label);
      found.push({ text: `${say(model.nodeKinds.get("Roadmap")?.label)}: ${name}`, clear: () => commands.change({ plan: null }) });
    }
    // A phone shows the details only on demand.
    if (state.node && window.matchMedia("(max-width: 759px)").matches)
      found.push({ text: term("chosenChip")(say(model.nodes.get(state.node).label)), clear: commands.clear });
    if (state.day) found.push({ text: term("asOf")(state.day), clear: () => commands.setDay("") });
    return found;
  }

  /** A chip for each hidden kind; one chip that names the kinds that are left, where these are fewer. */
  function ofKinds(hidden, kinds) {
    const nameOf = ({ id, label }) => say(label) || id;
    const [out, left] = [true, false].map((isHidden) => kinds.filter(({ id }) => hidden.has(id) === isHidden));
    if (left.length && left.length < out.length)
      return [{ text: term("onlyKinds")(left.map(nameOf).join(", ")), clear: () => commands.showKinds(hidden) }];
    return out.map((kind) => ({ text: term("without")(nameOf(kind)), clear: () => commands.showKind(hidden, kind.id, true) }));
  }

  function draw() {
    const found = list();
    const key = JSON.stringify([found.map(({ text }) => text), state.dims, state.lang]);
    if (key === drawn) return;
    drawn = key;
    const hadFocus = host.contains(document.activeElement);
    host.hidden = !found.length;
    host.replaceChildren(...(found.length ? [...found.map(chipOf), dimming(), clearAll(found.length)] : []).filter(Boolean));
    if (hadFocus) (host.querySelector("button") || document.getElementById("main")).focus();
  }

  const chipOf = ({ text, clear }) =>
    element(
      "button",
      { type: "button", class: "chip condition", onclick: clear, "aria-label": term("removeFilter")(text) },
      text,
      element("span", { "aria-hidden": "true" }, "✕"),
    );

  /** The choice between hiding and dimming what is filtered out. */
  function dimming() {
    if (!filters.isActive()) return null;
    const box = element("input", { type: "checkbox", id: "dims", onchange: () => commands.change({ dims: box.checked }) });
    box.checked = state.dims;
    return element("label", {}, box, term("dims"));
  }

  const clearAll = (count) =>
    count > 1 ? element("button", { type: "button", class: "tool small", onclick: commands.showAll }, term("clearFilters")) : null;

  const names = () => list().map(({ text }) => text);

  return { draw, names };
})();

export { conditions };
