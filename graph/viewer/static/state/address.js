/* The address of the page, which stores and restores the state. */

import { communities } from "../data/communities.js";
import { coverage } from "../data/coverage.js";
import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { filters } from "./filters.js";
import { selection } from "./selection.js";
import { state } from "./state.js";
import { views } from "./views.js";

const address = (() => {
  /* The lists of the views; the first is the default. */
  const MODES = {
    by: ["region", "agency", "technology", "source", "year"],
    list: ["items", "gaps"],
    size: ["kind", "links", "money"],
    level: ["province", "municipality"],
    scale: ["root", "linear"],
    meet: ["two", "partners"],
    span: ["plan", "days"],
  };
  const PIN = /^(.+),(-?\d{1,6}),(-?\d{1,6})$/u;
  const LANGUAGES = ["ko", "en"];
  /** The first language of the browser that the page has; English for readers of neither. */
  const PREFERRED =
    (navigator.languages || [navigator.language]).map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag)) || "en";
  let last = null;

  const hidden = () => [
    ["hide", state.hiddenNodes, model.nodeKinds],
    ["hide-links", state.hiddenEdges, model.edgeKinds],
  ];

  function write() {
    const asked = new URLSearchParams({ view: state.view });
    for (const key of [...selection.NODES, "day", "before", "after", "start", "stop"]) if (state[key]) asked.set(key, state[key]);
    for (const [key, [usual]] of Object.entries(MODES)) if (state[key] !== usual) asked.set(key, state[key]);
    if (state.question !== null) asked.set("question", String(state.question + 1));
    if (state.cell) ["agency", "technology"].forEach((end, at) => asked.set(end, state.cell.split("\u0000")[at]));
    for (const name of facets.NAMES) if (state.facets[name]) asked.set(`in-${name}`, state.facets[name]);
    for (const [key, kinds] of hidden()) if (kinds.size) asked.set(key, [...kinds].join(" "));
    if (state.shade !== "projects") asked.set("shade", state.shade);
    if (state.sum) asked.set("sum", state.sum);
    if (state.others) asked.set("others", "1");
    if (state.places) asked.set("places", "1");
    if (state.dims) asked.set("dims", "1");
    if (state.opened) asked.set("open", writeOpened());
    if (state.pins.size) asked.set("pins", [...state.pins].map(([id, place]) => `${id},${place.join(",")}`).join(" "));
    for (const view of views.values()) view.writeAddress?.(asked);
    if (state.lang !== PREFERRED) asked.set("lang", state.lang);
    const hash = `#${asked}`;
    if (hash !== window.location.hash) window.location.hash = hash;
    last = window.location.hash;
  }

  /** Reads the state from the address; false if the address is unchanged. */
  function read() {
    if (last === window.location.hash) return false;
    last = window.location.hash;
    const asked = new URLSearchParams(last.slice(1));
    state.view = views.has(asked.get("view")) ? asked.get("view") : "front";
    state.lang = LANGUAGES.includes(asked.get("lang")) ? asked.get("lang") : PREFERRED;
    state.shade = asked.get("shade") || "projects";
    state.sum = asked.get("sum") || "";
    state.others = asked.get("others") === "1";
    state.dims = asked.get("dims") === "1";
    state.places = asked.get("places") === "1";
    selection.setDay(asked.get("day") || "");
    for (const key of ["before", "after"]) state[key] = Number(asked.get(key)) || null;
    for (const key of ["start", "stop"]) state[key] = asked.get(key) || "";
    for (const key of selection.NODES) state[key] = model.nodes.has(asked.get(key)) ? asked.get(key) : null;
    for (const [key, values] of Object.entries(MODES)) state[key] = values.includes(asked.get(key)) ? asked.get(key) : values[0];
    const question = Number(asked.get("question")) - 1;
    state.question = model.questions[question] && !state.node ? question : null;
    readFacets(asked);
    for (const [key, kinds, known] of hidden()) {
      kinds.clear();
      for (const kind of (asked.get(key) || "").split(" ")) if (known.has(kind)) kinds.add(kind);
    }
    readCell(asked);
    readNetwork(asked);
    for (const view of views.values()) view.readAddress?.(asked);
    return true;
  }

  const writeOpened = () => {
    const keys = communities.list.map((one) => one.key);
    return keys.every((key) => state.opened.has(key)) ? "all" : [...state.opened].join(" ") || "none";
  };

  function readNetwork(asked) {
    const open = asked.get("open");
    const keys = communities.list.map((one) => one.key);
    state.opened = open ? new Set(open === "all" ? keys : open.split(" ").filter((key) => keys.includes(key))) : null;
    const pins = (asked.get("pins") || "").split(" ").map((one) => one.match(PIN) || []);
    const known = pins.filter(([, id]) => model.nodes.has(id));
    state.pins = new Map(known.map(([, id, x, y]) => [id, [Number(x), Number(y)]]));
  }

  function readFacets(asked) {
    const pairs = facets.NAMES.map((name) => [name, asked.get(`in-${name}`)]);
    state.facets = Object.fromEntries(pairs.filter(([name, value]) => value && facets.counts(name, {}).has(value)));
  }

  function readCell(asked) {
    const cell = coverage.cellKey(asked.get("agency"), asked.get("technology"));
    const evidence = (!state.node && state.question === null && filters.covering(state.others).cells.get(cell)) || null;
    Object.assign(state, { evidence, cell: evidence && cell });
  }

  return { MODES, isRead: () => last !== null, write, read };
})();

export { address };
