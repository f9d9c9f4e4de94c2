/* The selection, filters and settings. Commands change the state and notify the page; other modules only read it. */

const state = {
  view: "front",
  lang: "ko",
  day: "",
  node: null,
  from: null,
  question: null,
  cell: null,
  evidence: null,
  others: false,
  // Whether the file and line of each statement are shown.
  places: false,
  // Whether the comparison shows two regions or the partners of one, and which.
  meet: "two",
  home: null,
  left: null,
  right: null,
  plan: null,
  by: "region",
  // The thickness of flows, and the kind of money in the chart of sums.
  scale: "root",
  sum: "",
  // The figure and the level of the map.
  shade: "projects",
  level: "province",
  // The plan and the positions of the editions, or the days, between which changes are shown.
  span: "plan",
  revised: null,
  before: null,
  after: null,
  start: "",
  stop: "",
  list: "items",
  size: "kind",
  // The keys of the open communities of the network, or null for the usual ones, and the places of pinned nodes.
  opened: null,
  pins: new Map(),
  facets: {},
  // Whether what the facets leave out is dimmed instead of hidden.
  dims: false,
  hiddenNodes: new Set(),
  hiddenEdges: new Set(),
  // Derived from the above, see selection.js.
  bright: null,
  exact: null,
  narrowed: null,
  fitting: null,
  route: null,
  version: 0,
};

export { state };
