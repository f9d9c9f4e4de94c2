"use strict";
/* The shortest way between two nodes, over what says most: membership, roles and technologies before mere places. */
const paths = (() => {
  const LENGTHS = { containedInPlace: 3, hasDriver: 3, hasLegalBasis: 3, programme: 2, region: 1.5, hasRegionalPart: 1.5, hasIdentityClaim: 1.5 };
  const lengthOf = (edge) => LENGTHS[edge.kind] || 1;

  /** The steps from *from* to *to*, each with its link and the node it leads to; null if there is no way. */
  function find(from, to) {
    const best = new Map([[from, 0]]), came = new Map(), closed = new Set();
    // Lengths are halves of whole numbers, so that a list for each takes the place of a sorted queue.
    const waiting = [[from]];
    for (let at = 0; at < waiting.length; at += 1) {
      for (const id of waiting[at] || model.NOTHING) {
        if (closed.has(id) || best.get(id) * 2 !== at) continue;
        if (id === to) return walk(came, from, to);
        closed.add(id);
        for (const edge of model.touching(id)) {
          const next = model.other(edge, id), length = best.get(id) + lengthOf(edge);
          if (best.has(next) && best.get(next) <= length) continue;
          best.set(next, length);
          came.set(next, edge);
          (waiting[length * 2] ||= []).push(next);
        }
      }
    }
    return null;
  }

  function walk(came, from, to) {
    const steps = [];
    for (let at = to; at !== from;) {
      const edge = came.get(at);
      steps.unshift({ edge, node: at });
      at = model.other(edge, at);
    }
    return steps;
  }

  return { find };
})();
