/* Which nodes the network draws one by one, and which it folds into their communities. */

import { communities } from "../data/communities.js";
import { model } from "../data/model.js";
import { filters } from "./filters.js";
import { state } from "./state.js";

const folding = (() => {
  // More nodes than this are folded unless the reader opens their communities.
  const MOST = 400;

  /** The nodes that the filters and the legend leave, the chosen and the pinned ones. */
  const visible = () =>
    [...model.nodes.values()].filter((node) => filters.isVisible(node) || node.id === state.node || state.pins.has(node.id));

  /** Whether only a selection is shown: the bright nodes, unless the reader prefers dimming the rest. */
  const isFocused = () => Boolean(state.bright) && !state.dims;

  /** Whether a community is open, of *count* visible nodes. */
  const isOpen = (key, count) => (state.opened ? state.opened.has(key) : count <= MOST);

  /** The nodes drawn one by one, and the folded ones by community. */
  function split() {
    const all = visible();
    if (isFocused()) return { single: all.filter((node) => state.bright.has(node.id) || state.pins.has(node.id)), folded: new Map() };
    const chosen = state.node && communities.of(model.nodes.get(state.node));
    const single = [];
    const folded = new Map();
    for (const node of all) {
      const community = communities.of(node);
      if (isOpen(community.key, all.length) || community === chosen || state.pins.has(node.id)) single.push(node);
      else (folded.get(community) || folded.set(community, []).get(community)).push(node);
    }
    return { single, folded };
  }

  /** The communities with visible nodes, each with their number and whether it is open. */
  function list() {
    const all = visible();
    const counts = new Map();
    for (const node of all) counts.set(communities.of(node), (counts.get(communities.of(node)) || 0) + 1);
    return communities.list
      .filter((one) => counts.has(one))
      .map((one) => ({ ...one, count: counts.get(one), open: isOpen(one.key, all.length) }));
  }

  /** The keys of the open communities after one is opened or closed. */
  function change(key, open) {
    const keys = new Set(
      list()
        .filter((one) => one.open)
        .map((one) => one.key),
    );
    if (open) keys.add(key);
    else keys.delete(key);
    return keys;
  }

  return { visible, isFocused, split, list, change };
})();

export { folding };
