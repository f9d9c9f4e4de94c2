/* The regions of the day on a map, shaded by a figure, with joint activities as lines; the same as tables below. */

import { figures } from "../data/figures.js";
import { land } from "../data/land.js";
import { model } from "../data/model.js";
import { tallies } from "../data/tallies.js";
import { caveats } from "../parts/caveats.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const map = (() => {
  const { element, svg } = dom;
  const { say, term, nameMoney, formatWon } = wording;
  const CLASSES = 5;
  const PAD = 12;
  /* The width of a map that is not shown yet, and the space that a letter and a label need, in pixels. */
  const WIDTH = 480;
  const LETTER = 11;
  const LINE = 30;
  /* Where a label may stand, in its own sizes from the centre of its area. */
  const SHIFTS = [0, -0.4, 0.4, -0.8, 0.8].flatMap((down) => [0, -0.35, 0.35].map((across) => [across, down]));

  /* What a name ends with that the map has no room for, in Korean and romanised. */
  const TYPE = /(통합)?(특별자치도|특별자치시|특별시|광역시)$|-(tonghap)?(teukbyeoljachido|teukbyeoljachisi|teukbyeolsi|gwangyeoksi)$/u;

  const nameRegion = (id) => say(model.nodes.get(id)?.label || land.labelOf(id));
  const shortName = (id) => nameRegion(id).replace(TYPE, "");
  const write = (value) => (typeof value === "number" ? term("count")(value) : formatWon(value));
  const size = (value) => (typeof value === "number" ? value : figures.toNumber(value));

  function measures() {
    const sums = tallies.sumKeys(state.facets).map((key) => [`sum ${key}`, nameMoney(key)]);
    return [["projects", term("projectCount")], ["items", term("itemCount")], ...sums];
  }

  const measureOf = (known) => (known.some(([key]) => key === state.shade) ? state.shade : "projects");

  function build(host) {
    host.replaceChildren(element("h2", {}, term("mapTitle")), element("p", { class: "lead" }, `${term("mapLead")} ${term("mapNote")}`));
    if (land.isEmpty) {
      host.append(element("p", {}, term("mapEmpty")));
      return;
    }
    const known = measures();
    const measure = measureOf(known);
    const areas = land.areas(state.level);
    const values = tallies.of(measure, [...areas.keys()], state.facets);
    const links = tallies.links(state.facets, areaOf);
    const choices = element(
      "div",
      { class: "choices" },
      listing.choice({
        id: "shade",
        label: term("shade"),
        values: known,
        chosen: measure,
        onChoose: (value) => commands.change({ shade: value }),
      }),
      listing.choice({
        id: "level",
        label: term("level"),
        values: address.MODES.level.map((one) => [one, term(`level.${one}`)]),
        chosen: state.level,
        onChoose: (value) => commands.change({ level: value }),
      }),
    );
    const classes = classesOf([...values.values()]);
    const frame = element("div", { class: "map-frame" }, drawing(areas, values, classes, links));
    const [figuresTable, jointTable] = tables(known.find(([key]) => key === measure)[1], measure, values, links);
    host.append(choices, element("div", { class: "map-page" }, frame, element("div", {}, keyOf(classes, links), figuresTable)), jointTable);
    frame.append(...captions(areas, values, (land.width + 2 * PAD) / (frame.clientWidth || WIDTH)));
  }

  /** The area on the map that shows a region: itself, or the province or municipality it lies in. */
  function areaOf(region) {
    const shapes = land.find(region);
    if (!shapes.length) return "";
    const chain = land.regionsOf(shapes[0]);
    return state.level === "province" ? chain.at(-1) : chain[0] === region ? region : shapes.length > 1 ? region : chain[0];
  }

  /** The classes of values, divided at the quantiles: the least and the largest value in each. */
  function classesOf(values) {
    const sorted = [...new Set(values.map(size))].sort((a, b) => a - b);
    const stops = Array.from({ length: CLASSES }, (_, at) => Math.ceil(((at + 1) * sorted.length) / CLASSES));
    return [...new Set(stops)].filter(Boolean).map((stop, at, all) => [sorted[at ? all[at - 1] : 0], sorted[stop - 1]]);
  }

  const shadeOf = (classes, at) => `shade-${CLASSES - classes.length + at}`;
  const classOf = (value, classes) =>
    shadeOf(
      classes,
      classes.findIndex(([, most]) => size(value) <= most),
    );

  function drawing(areas, values, classes, links) {
    const made = svg("svg", {
      viewBox: `${-PAD} ${-PAD} ${land.width + 2 * PAD} ${land.height + 2 * PAD}`,
      class: "land",
      role: "group",
      "aria-label": term("mapTitle"),
    });
    for (const [id, area] of areas) made.append(areaOn(id, area, values.get(id), classes));
    if (state.level !== "province") {
      for (const area of land.areas("province").values()) made.append(svg("path", { d: land.outline(area), class: "border" }));
    }
    for (const [left, right, activities] of links) {
      const [from, to] = [left, right].map((id) => land.centre(land.find(id)));
      const bend = [(from[0] + to[0]) / 2 + (from[1] - to[1]) / 6, (from[1] + to[1]) / 2 + (to[0] - from[0]) / 6];
      const text = `${nameRegion(left)} – ${nameRegion(right)}: ${write(activities.length)}`;
      const d = `M${from.join(" ")}Q${bend.join(" ")} ${to.join(" ")}`;
      made.append(svg("path", { d, class: "joint", "stroke-width": 3 + 2 * activities.length }, svg("title", {}, text)));
    }
    return made;
  }

  function areaOn(id, area, value, classes) {
    const text = `${nameRegion(id)}: ${value ? write(value) : term("mapNone")}`;
    const shapes = [svg("title", {}, text), svg("path", { d: land.fill(area), class: value ? classOf(value, classes) : "bare" })];
    if (state.level === "province") shapes.push(svg("path", { d: land.outline(area), class: "border" }));
    if (!model.nodes.has(id)) return svg("g", {}, ...shapes);
    const group = svg("g", { tabindex: 0, role: "button", "aria-label": text, "data-node": id, "data-kind": "Region" }, ...shapes);
    group.addEventListener("click", (event) => commands.pick(id, event));
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      commands.pick(id, event);
    });
    return group;
  }

  /** The names and figures on the map, the largest first, where they do not cover each other; *unit* is that of a pixel. */
  function captions(areas, values, unit) {
    const placed = [];
    const tall = unit * LINE;
    const covers = (spot) => placed.some((one) => Math.abs(one.x - spot.x) < one.half + spot.half && Math.abs(one.y - spot.y) < tall);
    for (const [id, value] of [...values].sort((a, b) => size(b[1]) - size(a[1]))) {
      const [x, y] = land.centre(areas.get(id));
      const half = (unit * LETTER * Math.max(shortName(id).length, write(value).length * 0.8)) / 2;
      const spots = SHIFTS.map(([across, down]) => ({ id, value, half, x: x + across * 2 * half, y: y + down * tall }));
      const free = spots.find((spot) => !covers(spot));
      if (free) placed.push(free);
    }
    return placed.map(captionOf);
  }

  function captionOf({ id, value, x, y }) {
    const made = element("span", { class: "place", "aria-hidden": "true" }, shortName(id), element("b", {}, write(value)));
    made.style.left = `${((x + PAD) / (land.width + 2 * PAD)) * 100}%`;
    made.style.top = `${((y + PAD) / (land.height + 2 * PAD)) * 100}%`;
    return made;
  }

  function keyOf(classes, links) {
    const isMoney = state.shade.startsWith("sum ");
    const range = (least, most) => (least === most ? most : isMoney ? `${least}/${most}/` : `${least}–${most}`);
    const written = (value) => (isMoney ? formatWon(String(value)) : term("count")(value));
    const boxes = classes.map(([least, most], at) => {
      const sign = element("span", { class: `box ${shadeOf(classes, at)}`, "aria-hidden": "true" });
      return element("li", {}, sign, written(range(least, most)));
    });
    const joint = links.length
      ? [element("li", {}, element("span", { class: "joint-sign", "aria-hidden": "true" }), term("jointLine"))]
      : [];
    return element("ul", { class: "matrix-key map-key" }, ...boxes, ...joint);
  }

  const sorted = (values) => [...values].sort((a, b) => size(b[1]) - size(a[1]) || nameRegion(a[0]).localeCompare(nameRegion(b[0]), "ko"));
  const toCell = (id) => (model.nodes.has(id) ? id : nameRegion(id));

  /** What a reader must know beside the figure of a region. */
  function remarkOn(measure, id) {
    const [, kind, stage = ""] = measure.split(" ");
    return kind && model.nodes.has(id) ? [caveats.ofWithin(id, state.facets, { kind, stage }).join(" · ")] : [""];
  }

  function tables(name, measure, values, links) {
    const figure = (value) => (typeof value === "number" ? value : { won: value });
    return [
      listing.section({
        name: "map",
        title: name,
        heads: [term("region"), name, term("remark")],
        rows: sorted(values).map(([id, value]) => [toCell(id), figure(value), ...remarkOn(measure, id)]),
      }),
      listing.section({
        name: "map.joint",
        title: term("jointTitle"),
        heads: [term("region"), term("region"), term("activity")],
        rows: links.map(([left, right, activities]) => [toCell(left), toCell(right), activities]),
      }),
    ];
  }

  function rows() {
    const known = measures();
    const measure = measureOf(known);
    const values = tallies.of(measure, [...land.areas(state.level).keys()], state.facets);
    return [
      [term("region"), known.find(([key]) => key === measure)[1]],
      ...sorted(values).map(([id, value]) => [nameRegion(id), listing.write(typeof value === "number" ? value : { won: value })]),
    ];
  }

  const builtFor = () => JSON.stringify([filters.key(), state.shade, state.level]);

  return { builtFor, build, rows, followsWidth: true };
})();
views.set("map", map);
