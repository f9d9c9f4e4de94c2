/* Search for nodes by name in either language, alias, former name or initial consonants. */

import { model } from "./model.js";
import { spelling } from "./spelling.js";

const search = (() => {
  const folded = new Map();

  function namesOf(node) {
    if (!folded.has(node.id)) {
      const former = (node.names || model.NOTHING).flatMap(({ label }) => [label.ko, label.en]);
      folded.set(node.id, {
        names: [node.label?.ko, node.label?.en].map(spelling.fold),
        aliases: [...(node.aliases || model.NOTHING), ...former].map(spelling.fold),
      });
    }
    return folded.get(node.id);
  }

  /** Nodes whose label or alias contains *text*, best first: label before alias, start before middle, short before long. */
  function find(text) {
    const query = spelling.fold(text);
    if (!query) return [];
    const hits = [];
    for (const node of model.nodes.values()) {
      const { names, aliases } = namesOf(node);
      const scores = [...names.map((label) => score(label, query, 0)), ...aliases.map((alias) => score(alias, query, 2))].filter(
        (value) => value >= 0,
      );
      if (scores.length) hits.push({ node, score: Math.min(...scores) });
    }
    return hits.sort((a, b) => a.score - b.score).map((hit) => hit.node);
  }

  function score(text, query, base) {
    const at = spelling.position(text, query);
    return at < 0 ? -1 : base + (at > 0 ? 1 : 0) + Math.min(text.length, 99) / 100;
  }

  return { find, fold: spelling.fold };
})();

export { search };
