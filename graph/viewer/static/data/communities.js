/* The communities of the network: their discs, and the community of each node. They are the same on all days. */

import { model } from "./model.js";

const communities = (() => {
  // The key of the nodes that belong to no community.
  const REST = "rest";
  const { groups = [], belongs = [] } = model.drawing;
  const list = groups.map(([main, x, y, radius]) => {
    const node = model.allNodes[main];
    return { key: node?.id || REST, name: node?.label, x, y, radius, size: 0 };
  });
  for (const place of belongs) list[place].size += 1;
  const byKey = new Map(list.map((one) => [one.key, one]));

  /** The community of a node of the page. */
  const of = (node) => list[belongs[node.place]];

  return { list, of, get: (key) => byKey.get(key) };
})();

export { communities };
