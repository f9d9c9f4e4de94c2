/* One node in the centre, its neighbours in a ring around it, and their neighbours in a second ring. */

import { model } from "../data/model.js";
import { charts } from "../parts/chart.js";
import { listing } from "../parts/listing.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const around = (() => {
  const { term, nameNode } = wording;
  const SPACE = 54;
  const OUTER_SPACE = 40;
  const MOST_OUTER = 150;
  let chart = null;
  let drawn = null;
  let radii = [0, 0];
  let squeeze = 1;

  function build() {
    chart ||= charts.make(document.getElementById("rings"), {
      choose: commands.pick,
      guide,
      isLit: (item) => filters.shows(item.id) && (!state.narrowed || state.narrowed.has(item.id)),
    });
    drawn = null;
    show();
  }

  const centre = () =>
    model.nodes.has(state.node)
      ? state.node
      : model.roots.find((id) => model.parts.has(id) && filters.shows(id)) || [...model.nodes.keys()].find(filters.shows);

  function show() {
    const id = centre();
    const key = `${id} ${model.day} ${state.lang} ${filters.key()}`;
    if (!id) return;
    if (drawn === key) {
      chart.paint();
      return;
    }
    drawn = key;
    load(id);
    chart.fit();
  }

  /** Neighbours of *id* without duplicates, in the order of link kinds. */
  function neighboursOf(id) {
    const order = [...model.edgeKinds.keys()];
    const sorted = [...model.touching(id)].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.index - b.index);
    return [...new Set(sorted.map((edge) => model.other(edge, id)))].filter((other) => other !== id && filters.shows(other));
  }

  function load(id) {
    const inner = neighboursOf(id);
    const seen = new Set([id, ...inner]);
    const sectors = inner.map((near) => {
      const own = neighboursOf(near).filter((far) => !seen.has(far));
      for (const far of own) seen.add(far);
      return { near, own };
    });
    const room = MOST_OUTER;
    let left = 0;
    let placed = 0;
    for (const sector of sectors) {
      const kept = Math.max(0, room - placed);
      left += Math.max(0, sector.own.length - kept);
      sector.own = sector.own.slice(0, kept);
      placed += sector.own.length;
    }
    const host = document.getElementById("rings");
    squeeze = Math.min(1.7, Math.max(0.62, host.clientWidth / Math.max(1, host.clientHeight)));
    radii = ringRadii(inner.length, placed);
    const points = [{ id, x: 0, y: 0, size: 17 }, ...placeRings(sectors)];
    const shown = new Set(points.map((point) => point.id));
    const items = points.map((point) => ({ ...point, node: model.nodes.get(point.id), kind: model.nodes.get(point.id).kind }));
    const links = model.edges
      .filter((edge) => shown.has(edge.source) && shown.has(edge.target))
      .map((edge) => ({ id: edge.index, source: edge.source, target: edge.target, edge, bend: model.drawing.bends[edge.index] }));
    chart.load(items, links);
    tell(id, inner.length, placed, left);
  }

  function ringRadii(near, far) {
    const first = Math.max(150, (near * SPACE) / 2 / Math.PI);
    return [first, Math.max(first + 120, (far * OUTER_SPACE) / 2 / Math.PI)];
  }

  const onRing = (angle, radius) => ({ x: Math.round(Math.cos(angle) * radius * squeeze), y: Math.round(Math.sin(angle) * radius) });

  /** The sector of a neighbour grows with the number of its own neighbours and always has room for its label. */
  function placeRings(sectors) {
    const points = [];
    const weights = sectors.map(({ own }) => 1 + own.length * 0.55);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let from = -Math.PI / 2;
    sectors.forEach(({ near, own }, index) => {
      const width = (2 * Math.PI * weights[index]) / all;
      points.push({ id: near, size: 12, ...onRing(from + width / 2, radii[0]) });
      own.forEach((far, place) => {
        points.push({ id: far, size: 8, ...onRing(from + (width * (place + 0.5)) / own.length, radii[1]) });
      });
      from += width;
    });
    return points;
  }

  /** Faint rings that separate near from far nodes. */
  function guide(context, colours) {
    context.save();
    context.strokeStyle = colours.soft;
    context.lineWidth = 1.5;
    for (const radius of radii) {
      context.beginPath();
      context.ellipse(0, 0, radius * squeeze, radius, 0, 0, 2 * Math.PI);
      context.stroke();
    }
    context.restore();
  }

  function tell(id, near, far, left) {
    document.getElementById("rings-hint").textContent = term("aroundHint")(nameNode(id), near, far, left);
  }

  const rows = () => listing.linkRows(model.touching(centre()).filter((edge) => filters.shows(model.other(edge, centre()))));

  return {
    build,
    paint: show,
    rows,
    fit: () => chart?.fit(),
    zoom: (factor) => chart?.zoom(factor),
    redraw: () => chart?.redraw(),
    scene: () => chart.scene(),
    followsWidth: true,
  };
})();
views.set("around", around);
