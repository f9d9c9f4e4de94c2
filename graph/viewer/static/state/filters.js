/* What the filters leave: things, activities, and the coverage of technologies by agencies. */

import { facets } from "../data/facets.js";
import { state } from "./state.js";

const filters = (() => {
  const isActive = () => facets.isActive(state.facets);

  /** Whether a view shows a thing; what is filtered out is hidden, or dimmed if the reader prefers. */
  const shows = (id) => state.dims || !state.narrowed || state.narrowed.has(id);

  /** The coverage that the filters leave; all of it if the reader prefers dimming. */
  const covering = (others) => facets.cover(others, state.dims ? {} : state.facets);

  /** Whether neither the filters nor the legend hide a node. */
  const isVisible = (node) => !state.hiddenNodes.has(node.kind) && shows(node.id);

  /** A text that changes with the filters. */
  const key = () => JSON.stringify([state.dims, state.facets]);

  return { isActive, shows, isVisible, covering, key };
})();

export { filters };
