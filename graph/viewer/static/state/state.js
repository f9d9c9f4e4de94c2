/* The selection, filters and settings. Commands change the state and notify the page; other modules only read it. */

const state = {
  view: "roadmap",
  lang: "ko",
  day: "",
  node: null,
  from: null,
  question: null,
  cell: null,
  evidence: null,
  others: false,
  left: null,
  right: null,
  plan: null,
  by: "region",
  list: "items",
  facets: {},
  hiddenNodes: new Set(),
  hiddenEdges: new Set(),
  // Derived from the above, see selection.js.
  bright: null,
  exact: null,
  narrowed: null,
  route: null,
  version: 0,
};

export { state };
