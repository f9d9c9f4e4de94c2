/* What is chosen, hidden and asked for. Commands change it and tell the page; everything else only reads it. */

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
  // What follows from all this, see selection.js.
  bright: null,
  exact: null,
  narrowed: null,
  route: null,
  version: 0,
};

export { state };
