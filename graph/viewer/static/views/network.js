/* The network at the positions from Python. A large network opens with its communities folded into one mark each. */

import { communities } from "../data/communities.js";
import { figures } from "../data/figures.js";
import { model } from "../data/model.js";
import { charts } from "../parts/chart.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { networktools } from "../parts/networktools.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { folding } from "../state/folding.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const network = (() => {
  const { say, term } = wording;
  const SMALLEST = 5;
  const LARGEST = 36;
  const PREFIX = "\u0000fold ";
  let chart = null;
  let drawn = null;
  let flipped = false;

  const isBright = (item) => !state.bright || !item.node || state.bright.has(item.id) || state.pins.has(item.id);

  function build() {
    chart ||= charts.make(document.getElementById("canvas"), { choose, guide, isLit: isBright, move });
    drawn = null;
    show();
  }

  function show() {
    const { items, links, areas, key } = compose();
    networktools.draw();
    if (key === drawn) {
      chart.paint();
      return;
    }
    const isFirst = drawn === null;
    drawn = key;
    turn();
    chart.load(place(items), links, place(areas));
    tell(items);
    chart.allowDragging(state.pins.size > 0);
    if (isFirst || !state.pins.has(state.node)) chart.fit();
  }

  /** The radius of the mark of a node: by its kind, or its area by the number of its links or by its amount. */
  function sizer() {
    if (state.size === "kind") return (node) => dom.markFor(node.kind).size;
    if (state.size === "links") return (node) => Math.min(LARGEST, SMALLEST + 3 * Math.sqrt(model.touching(node.id).length));
    const wonOf = (node) => figures.toNumber(figures.costsOf(node.id)?.all || 0);
    const most = [...model.nodes.values()].reduce((largest, node) => Math.max(largest, wonOf(node)), 1);
    return (node) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(wonOf(node) / most);
  }

  function choose(id, event) {
    if (id.startsWith(PREFIX)) commands.openGroup(id.slice(PREFIX.length), true);
    else commands.pick(id, event);
  }

  /** Pins a node at a place of the canvas. */
  function move(id, { x, y }) {
    commands.pin(id, flipped ? [Math.round(y), Math.round(x)] : [Math.round(x), Math.round(y)]);
  }

  /** Turns the drawing along the longer side of its host. */
  function turn() {
    const canvas = document.getElementById("canvas");
    const span = (axis) =>
      communities.list.reduce(
        ([least, most], { [axis]: middle, radius }) => [Math.min(least, middle - radius), Math.max(most, middle + radius)],
        [0, 0],
      );
    const [left, right] = span("x");
    const [top, bottom] = span("y");
    flipped = right - left > bottom - top !== canvas.clientWidth > canvas.clientHeight;
  }

  const place = (things) => (flipped ? things.map((thing) => ({ ...thing, x: thing.y, y: thing.x })) : things);

  /** The marks, links and areas of the state, and a text that changes with them. */
  function compose() {
    const { single, folded } = folding.split();
    const sizeOf = sizer();
    const items = single.map((node) => {
      const [x, y] = state.pins.get(node.id) || model.drawing.points[node.place];
      return { id: node.id, node, kind: node.kind, size: sizeOf(node), x, y };
    });
    const groups = new Map();
    for (const [community, nodes] of folded) for (const node of nodes) groups.set(node.id, community.key);
    for (const [community, nodes] of folded) items.push(markOf(community, nodes));
    const shown = new Set(items.map((item) => item.id));
    const links = linksBetween(groups, shown);
    const areas = areasOf(single, folded);
    const key = JSON.stringify([model.day, state.lang, state.size, [...shown], [...state.pins], links.length]);
    return { items, links, areas, key };
  }

  const nameOf = ({ key, name }) => (name ? say(name) : term(`group.${key}`));

  const markOf = (community, nodes) => ({
    id: PREFIX + community.key,
    kind: "",
    group: true,
    x: community.x,
    y: community.y,
    size: Math.max(30, community.radius * 0.94 * Math.sqrt(nodes.length / community.size)),
    count: nodes.length,
    label: nameOf(community),
  });

  /** The discs of the communities of which nodes are drawn one by one. */
  function areasOf(single, folded) {
    if (folding.isFocused()) return [];
    const open = new Set(single.map((node) => communities.of(node)).filter((one) => !folded.has(one)));
    return [...open].map((community) => ({ x: community.x, y: community.y, radius: community.radius, label: nameOf(community) }));
  }

  /** Links between drawn items; the links between two groups become one with their count. */
  function linksBetween(groups, shown) {
    const found = [];
    const bundled = new Map();
    for (const edge of model.edges) {
      const [source, target] = [edge.source, edge.target].map((id) => (groups.has(id) ? PREFIX + groups.get(id) : id));
      if (source === target || !shown.has(source) || !shown.has(target)) continue;
      if (source === edge.source && target === edge.target) {
        found.push({ id: edge.index, source, target, edge, bend: model.drawing.bends[edge.index] });
      } else if (!state.hiddenEdges.has(edge.kind)) {
        // One line for both directions.
        const ends = [source, target].sort();
        const key = ends.join(" ");
        const bundle = bundled.get(key) || { id: `fold ${key}`, source: ends[0], target: ends[1], count: 0 };
        bundle.count += 1;
        bundled.set(key, bundle);
      }
    }
    const most = Math.max(1, ...[...bundled.values()].map((bundle) => bundle.count));
    return [...found, ...[...bundled.values()].map((bundle) => ({ ...bundle, weight: Math.sqrt(bundle.count / most) }))];
  }

  /** The areas of the open communities, below everything else. */
  function guide(context, colours, areas) {
    context.save();
    context.fillStyle = colours.sunken;
    context.strokeStyle = colours.soft;
    context.lineWidth = 2;
    for (const { x, y, radius } of areas) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
    context.restore();
  }

  /** States how many nodes are folded. */
  function tell(items) {
    const folded = items.filter((item) => item.group);
    const count = folded.reduce((sum, item) => sum + item.count, 0);
    const hint = document.getElementById("network-hint");
    hint.textContent = folded.length ? term("folded")(count, folding.visible().length, folded.length) : term("networkHint");
  }

  function rows() {
    const { bright, hiddenEdges } = state;
    const seen = (id) => filters.isVisible(model.nodes.get(id)) && (!bright || bright.has(id));
    return listing.linkRows(model.edges.filter((edge) => !hiddenEdges.has(edge.kind) && seen(edge.source) && seen(edge.target)));
  }

  return {
    build,
    paint: () => chart?.isMade && show(),
    rows,
    fit: () => chart?.fit(),
    zoom: (factor) => chart?.zoom(factor),
    redraw: () => chart?.redraw(),
    scene: () => chart.scene(),
    drawn: () => Boolean(chart?.drawn),
    reveal: () => chart?.fit(),
  };
})();
views.set("network", network);
