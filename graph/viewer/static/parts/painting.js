/* Marks the selection, fades unrelated elements and hides kinds in a view made of elements. */

import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { state } from "../state/state.js";

const painting = (() => {
  /** Whether a card belongs to the selection; agencies and technologies count only if the answer names no cards. */
  function isHit(part, bright, byToken) {
    const { node, tokens } = part.dataset;
    if (bright.has(node)) return true;
    return byToken && tokens && JSON.parse(tokens).some((token) => byToken.has(token));
  }

  function paint(host) {
    const { bright, exact, hiddenNodes, node: chosen } = state;
    const namesCards =
      exact &&
      [...exact].some(
        (id) =>
          model.nodes.has(id) && (model.participants(id).length || model.technologies(id).length) && facets.isActivity(model.nodes.get(id)),
      );
    for (const part of host.querySelectorAll("[data-kind]")) {
      if (part.tagName !== "TR") part.classList.toggle("off", hiddenNodes.has(part.dataset.kind));
    }
    const parts = [...host.querySelectorAll("[data-node]")];
    const hits = new Set(bright ? parts.filter((part) => isHit(part, bright, namesCards ? null : exact)) : []);
    // A view without anything of the selection has nothing to set off; a filter dims all the same.
    const dims = hits.size > 0 || Boolean(state.narrowed);
    // A row is as bright as what it names.
    const isBright = (part) =>
      hits.has(part) || (part.tagName === "TR" && [...part.querySelectorAll("[data-node]")].some((one) => hits.has(one)));
    for (const part of parts) {
      const { node } = part.dataset;
      part.classList.toggle("faded", Boolean(bright) && dims && !isBright(part));
      part.classList.toggle("hit", Boolean(exact) && exact.has(node));
      if (part.tagName === "BUTTON" && node === chosen) part.setAttribute("aria-current", "true");
      else part.removeAttribute("aria-current");
    }
  }

  return { paint };
})();

export { painting };
