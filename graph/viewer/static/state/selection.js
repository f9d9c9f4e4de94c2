/* The state derived from the selection: the day of the view, and the bright nodes. */

import { answers } from "../data/answers.js";
import { coverage } from "../data/coverage.js";
import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { paths } from "../data/paths.js";
import { filters } from "./filters.js";
import { state } from "./state.js";

const selection = (() => {
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  /* The parts of the state that are ids of nodes. */
  const NODES = ["node", "from", "left", "right", "plan", "revised", "home"];

  /** Sets the day of the view to that of the last edition by *day*, and deselects nodes that do not exist on it. */
  function setDay(day) {
    const known = DAY.test(day) ? model.days.findLast((one) => one <= day) || model.days[0] : "";
    state.day = known === model.days.at(-1) ? "" : known;
    model.setDay(state.day);
    for (const key of NODES) if (state[key] && !model.nodes.has(state[key])) state[key] = null;
    state.pins = new Map([...state.pins].filter(([id]) => model.nodes.has(id)));
  }

  /** Computes the bright nodes: near a node, on a path, in an answer or behind a cell, and within the facets. */
  function mark() {
    state.version += 1;
    state.bright = state.exact = state.route = null;
    state.narrowed = facets.matching(state.facets);
    state.fitting = facets.fitting(state.facets);
    if (state.cell) state.evidence = filters.covering(state.others).cells.get(state.cell) || null;
    if (!state.evidence) state.cell = null;
    if (state.from && state.node && state.from !== state.node) state.route = paths.find(state.from, state.node);
    if (state.route) state.bright = new Set([state.from, ...state.route.map((step) => step.node)]);
    else if (state.node) state.bright = coverage.related(state.node);
    else if (state.question !== null) state.bright = state.exact = new Set(answers.nodesOf(model.questions[state.question], state.facets));
    else if (state.cell) {
      state.bright = new Set(state.cell.split("\u0000"));
      for (const item of state.evidence) state.bright.add(item.activity).add(item.via);
    }
    if (state.bright && !state.bright.size) state.bright = state.exact = null;
    if (state.narrowed && state.dims) state.bright = state.bright ? narrow(state.bright) : state.narrowed;
  }

  const narrow = (bright) => new Set([...bright].filter((id) => state.narrowed.has(id) || id === state.node));

  return { NODES, setDay, mark };
})();

export { selection };
