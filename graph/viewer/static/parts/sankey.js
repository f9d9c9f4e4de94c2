/* Flows of money as a drawing: funding sources, activities, regions. The colour of a source stays to the end. */

import { buckets } from "../data/buckets.js";
import { figures } from "../data/figures.js";
import { flows } from "../data/flows.js";
import { wording } from "../state/wording.js";
import { bars } from "./bars.js";
import { caveats } from "./caveats.js";
import { dom } from "./elements.js";

const sankey = (() => {
  const { element, svg } = dom;
  const { term, nameNode, nameSum } = wording;
  const BAR = 12;
  const MOST_WIDTH = 920;
  /* How many activities, sources and regions have a bar of their own. */
  const MOST = 12;
  /* Heights: of all bars of one column, of the line of text above a bar, of a caption beside a bar. */
  const TALL = 420;
  const LINE = 21;
  const BESIDE = 38;
  /* The lines that say of which sources a sum consists. */
  const MIX = 30;
  const GAP = 10;

  const size = (value) => figures.toNumber(value);

  /** The first and largest flows, and one for all others. */
  function bundle(all) {
    if (all.length <= MOST + 1) return all;
    const others = all.slice(MOST);
    const merge = (name) => merged(others.flatMap((flow) => flow[name]));
    const whole = figures.sum(others.map((flow) => flow.whole));
    return [...all.slice(0, MOST), { id: "", count: others.length, whole, sources: merge("sources"), regions: merge("regions") }];
  }

  /** Parts with the same key as one. */
  function merged(parts) {
    return [...buckets.by(parts, (part) => part.key)].map(([key, same]) => ({
      key,
      value: figures.sum(same.map((one) => one.value)),
      inferred: same.some((one) => one.inferred),
      amounts: same.flatMap((one) => one.amounts),
    }));
  }

  // Of a sheet of A4, in pixels.
  const PAPER = { width: 695, height: 900 };

  /** The drawing of *all* flows for *width* pixels; ``root`` makes small flows visible by the square root of their amount. */
  function draw(all, width, scale) {
    const shown = bundle(all);
    const weigh = (won) => (scale === "root" ? Math.sqrt(won) : won);
    const per = TALL / shown.reduce((sum, { whole }) => sum + weigh(size(whole)), 0);
    const rows = shown.map((flow) => ({ ...flow, tall: Math.max(1.5, weigh(size(flow.whole)) * per) }));
    const space = Math.min(MOST_WIDTH, Math.max(560, width));
    const at = { left: 150, middle: Math.round(space * 0.4), right: space - 172 };
    const columns = {
      sources: columnOf(rows, "sources"),
      regions: columnOf(rows, "regions"),
    };
    const heights = [
      rows.reduce((sum, { tall }) => sum + LINE + tall + GAP, 0),
      ...Object.values(columns).map((column) => column.reduce((sum, one) => sum + slotOf(one), 0)),
    ];
    const height = Math.ceil(Math.max(...heights));
    const drawing = svg("svg", { viewBox: `0 0 ${space} ${height}`, width: space, height, class: "flows" });
    const places = { sources: place(columns.sources, height), regions: place(columns.regions, height) };
    const captions = [];
    let top = (height - heights[0]) / 2;
    for (const row of rows) {
      top += LINE;
      connect(drawing, row, top, at, places);
      drawing.append(box(at.middle, top, row.tall, "flow-row"));
      captions.push(above(row, at, top));
      top += row.tall + GAP;
    }
    for (const one of new Set(places.sources.values())) {
      drawing.append(box(at.left, one.top, one.tall, "", bars.colourOf(one.key)));
      captions.push(beside("fund", 0, at.left - 8, one, bars.nameSource(one.key)));
    }
    for (const one of new Set(places.regions.values())) {
      drawing.append(box(at.right, one.top, one.tall, "flow-row"));
      captions.push(beside("region", at.right + BAR + 8, space, one, nameRegion(one)));
    }
    const frame = element("div", { class: "flow", "aria-hidden": "true" }, drawing, ...captions);
    frame.style.height = `${height}px`;
    // On paper the flows fit the width of a sheet, and its height.
    frame.style.setProperty("--paper", String(Math.min(1, PAPER.width / space, PAPER.height / height)));
    return frame;
  }

  const nameRegion = ({ key, count }) => (count ? term("otherCount")(count) : nameNode(key));

  /** The bars of a column: the sum and the height of each key, the largest first, the smallest as one. */
  function columnOf(rows, name) {
    const found = new Map();
    for (const row of rows) {
      for (const part of row[name]) {
        const one = found.get(part.key) || { key: part.key, values: [], amounts: [], tall: 0, inferred: false };
        one.values.push(part.value);
        one.amounts.push(...part.amounts);
        one.tall += (row.tall * size(part.value)) / size(row.whole);
        one.inferred ||= part.inferred;
        found.set(part.key, one);
      }
    }
    const sorted = [...found.values()]
      .map((one) => ({ ...one, won: figures.sum(one.values), keys: [one.key], mix: name === "regions" ? caveats.ofMix([one]) : "" }))
      .sort((a, b) => b.tall - a.tall);
    if (sorted.length <= MOST + 1) return sorted;
    const others = sorted.slice(MOST);
    return [
      ...sorted.slice(0, MOST),
      {
        key: "",
        keys: others.map(({ key }) => key),
        count: others.length,
        won: figures.sum(others.map(({ won }) => won)),
        tall: others.reduce((sum, { tall }) => sum + tall, 0),
        inferred: others.some(({ inferred }) => inferred),
      },
    ];
  }

  const slotOf = ({ tall, mix }) => Math.max(BESIDE + (mix ? MIX : 0), tall + GAP);

  /** The bars of a column with their places, by each of their keys; *height* is that of the drawing. */
  function place(column, height) {
    let top = (height - column.reduce((sum, one) => sum + slotOf(one), 0)) / 2;
    const found = new Map();
    for (const one of column) {
      const slot = slotOf(one);
      const placed = { ...one, slotTop: top, slot, top: top + (slot - one.tall) / 2 };
      placed.next = placed.top;
      for (const key of one.keys) found.set(key, placed);
      top += slot;
    }
    return found;
  }

  /** The ribbons of one activity. A part of a region has the colours of the sources, in their proportion. */
  function connect(drawing, row, top, at, places) {
    const thickOf = (value) => (row.tall * size(value)) / size(row.whole);
    const take = (one, thick) => {
      one.next += thick;
      return one.next - thick;
    };
    let into = top;
    for (const { key, value } of row.sources) {
      const thick = thickOf(value);
      drawing.append(ribbon([at.left + BAR, take(places.sources.get(key), thick)], [at.middle, into], thick, key));
      into += thick;
    }
    const known = row.sources.reduce((sum, { value }) => sum + size(value), 0);
    let out = top;
    for (const part of row.regions) {
      for (const { key, value } of row.sources) {
        const thick = (thickOf(part.value) * size(value)) / known;
        drawing.append(ribbon([at.middle + BAR, out], [at.right, take(places.regions.get(part.key), thick)], thick, key));
        out += thick;
      }
    }
  }

  function ribbon([x0, y0], [x1, y1], thick, source) {
    const mid = (x0 + x1) / 2;
    const [y2, y3] = [y0 + thick, y1 + thick];
    return svg("path", {
      d: `M${x0} ${y0}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}L${x1} ${y3}C${mid} ${y3} ${mid} ${y2} ${x0} ${y2}z`,
      fill: bars.colourOf(source),
      class: source === flows.REST ? "ribbon flow-rest" : "ribbon",
    });
  }

  function box(x, y, tall, kind, colour) {
    const made = svg("rect", { x, y, width: BAR, height: Math.max(2, tall), rx: 2, class: `flow-bar ${kind}` });
    if (colour) made.setAttribute("fill", colour);
    return made;
  }

  const pixels = (style) => Object.fromEntries(Object.entries(style).map(([key, value]) => [key, `${value}px`]));

  /** The name and amount of an activity above its bar. */
  function above({ id, count, whole }, at, top) {
    const name = count ? term("otherCount")(count) : nameNode(id);
    const made = element("div", { class: "caption row" }, element("span", {}, name), element("b", {}, nameSum(whole)));
    Object.assign(made.style, pixels({ left: at.middle, "max-width": at.right - at.middle - 10, top: top - LINE, height: LINE - 2 }));
    return made;
  }

  function beside(kind, from, to, { slotTop, slot, won, inferred, mix }, name) {
    const said = mix ? element("small", {}, `= ${mix}`) : null;
    const made = element("div", { class: `caption ${kind}` }, element("span", {}, name), element("b", {}, nameSum(won, inferred)), said);
    Object.assign(made.style, pixels({ left: from, width: to - from, top: slotTop, height: slot }));
    return made;
  }

  return { draw };
})();

export { sankey };
