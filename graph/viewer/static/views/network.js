/* The network at the positions from Python. A large network opens folded into regions and technologies. */

import { figures } from "../data/figures.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { charts } from "../parts/chart.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const network = (() => {
  const { term, nameNode } = wording;
  const MOST = 5000;
  const ROOM = 96;
  const SMALLEST = 5;
  const LARGEST = 36;
  const PREFIX = "\u0000fold ";
  let chart = null;
  let opened = new Set();
  let drawnDay = null;
  let flipped = false;

  const isLarge = () => model.nodes.size > MOST;

  function build(host) {
    const canvas = document.getElementById("canvas");
    chart ||= charts.make(canvas, { choose, isLit: (item) => !state.bright || !item.node || state.bright.has(item.id) });
    drawnDay = null;
    show(host);
  }

  function show() {
    const key = `${model.day} ${state.size}`;
    if (drawnDay === key) return;
    drawnDay = key;
    drawChoice();
    turn();
    load();
    chart.fit();
  }

  /** The choice of what the size of a mark tells. */
  function drawChoice() {
    document.getElementById("network-sizes").replaceChildren(
      listing.choice({
        id: "size",
        label: term("size"),
        values: address.MODES.size.map((one) => [one, term(`size.${one}`)]),
        chosen: state.size,
        onChoose: (size) => commands.change({ size }),
      }),
    );
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
    if (id.startsWith(PREFIX)) {
      opened.add(id.slice(PREFIX.length));
      load();
      chart.fit();
    } else commands.pick(id, event);
  }

  /** Turns the drawing along the longer side of its host. */
  function turn() {
    const canvas = document.getElementById("canvas");
    const span = (axis) =>
      model.drawing.points.reduce(([least, most], point) => [Math.min(least, point[axis]), Math.max(most, point[axis])], [0, 0]);
    const [left, right] = span(0);
    const [top, bottom] = span(1);
    flipped = right - left > bottom - top !== canvas.clientWidth > canvas.clientHeight;
  }

  function placeOf(node) {
    const [x, y] = model.drawing.points[node.place];
    return flipped ? { x: y, y: x } : { x, y };
  }

  function load() {
    const groups = isLarge() ? fold() : new Map();
    const drawn = clusters(groups);
    const aside = besides(drawn);
    const sizeOf = sizer();
    const items = [...model.nodes.values()]
      .filter((node) => !groups.has(node.id))
      .map((node) => ({ id: node.id, node, kind: node.kind, size: sizeOf(node), ...aside(placeOf(node)) }));
    items.push(...drawn);
    chart.load(items, links(groups));
    tell(groups);
  }

  /** Moves unfolded nodes to the right of the clusters. */
  function besides(drawn) {
    const reach = Math.max(0, ...drawn.map((item) => item.x + item.size));
    const own = [...model.nodes.values()].filter((node) => drawn.length && opened.has(groupOf(node))).map((node) => placeOf(node).x);
    const least = own.reduce((left, x) => Math.min(left, x), 0);
    return ({ x, y }) => (own.length ? { x: x - least + reach + 2 * ROOM, y } : { x, y });
  }

  /** The cluster of each folded node: the region of its plan, or its broadest technology; none for opened clusters. */
  function fold() {
    const groups = new Map();
    for (const node of model.nodes.values()) {
      const group = groupOf(node);
      if (!opened.has(group)) groups.set(node.id, group);
    }
    return groups;
  }

  function groupOf(node) {
    if (node.kind === "Concept") return [...model.broader(node.id)].filter((id) => !model.broader(id).size).sort()[0] || node.id;
    if (node.kind === "Region") return node.id;
    const own = homes.regionOf(node.id);
    if (own) return own;
    const near = model
      .touching(node.id)
      .map((edge) => homes.regionOf(model.other(edge, node.id)))
      .filter(Boolean)
      .sort()[0];
    return near || "";
  }

  function clusters(groups) {
    const members = new Map();
    for (const [id, group] of groups) (members.get(group) || members.set(group, []).get(group)).push(model.nodes.get(id));
    // The largest cluster in the centre, the others on a spiral around it, so that none overlap.
    return [...members]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([group, nodes], rank) => {
        const angle = rank * Math.PI * (3 - Math.sqrt(5));
        const radius = ROOM * Math.sqrt(rank);
        const name = model.nodes.has(group) ? nameNode(group) : term("noRegion");
        return {
          id: PREFIX + group,
          kind: model.nodes.get(group)?.kind || "Region",
          x: Math.round(Math.cos(angle) * radius * 1.5),
          y: Math.round(Math.sin(angle) * radius),
          size: Math.min(34, 8 + Math.sqrt(nodes.length)),
          count: nodes.length,
          label: term("cluster")(name, nodes.length),
        };
      });
  }

  /** Links between drawn items; the links between two clusters become one with their count. */
  function links(groups) {
    const found = [];
    const bundled = new Map();
    for (const edge of model.edges) {
      const ends = [edge.source, edge.target].map((id) => (groups.has(id) ? PREFIX + groups.get(id) : id));
      if (ends[0] === edge.source && ends[1] === edge.target) {
        found.push({ id: edge.index, source: ends[0], target: ends[1], edge, bend: model.drawing.bends[edge.index] });
      } else if (ends[0] !== ends[1]) {
        const key = ends.join(" ");
        const bundle = bundled.get(key) || { id: `fold ${key}`, source: ends[0], target: ends[1], count: 0 };
        bundle.count += 1;
        bundled.set(key, bundle);
      }
    }
    return [...found, ...bundled.values()];
  }

  /** The number of links inside clusters, which cannot be drawn. */
  function inside() {
    const groups = isLarge() ? fold() : new Map();
    return model.edges.filter((edge) => groups.has(edge.source) && groups.get(edge.source) === groups.get(edge.target)).length;
  }

  /** States how many nodes are folded. */
  function tell(groups) {
    const hint = document.getElementById("network-hint");
    hint.replaceChildren(groups.size ? term("folded")(groups.size, model.nodes.size, new Set(groups.values()).size) : term("networkHint"));
    if (!isLarge()) return;
    hint.append(
      " ",
      dom.element(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => {
            opened = new Set(groups.size ? [...model.nodes.values()].map(groupOf) : []);
            load();
            chart.fit();
          },
        },
        term(groups.size ? "unfoldAll" : "foldAll"),
      ),
    );
  }

  /** Opens the cluster of a node selected elsewhere. */
  function paint() {
    if (!chart?.isMade) return;
    const { node } = state;
    if (node && isLarge() && !opened.has(groupOf(model.nodes.get(node)))) {
      opened.add(groupOf(model.nodes.get(node)));
      load();
    } else if (drawnDay === `${model.day} ${state.size}`) chart.paint();
    else show();
  }

  function rows() {
    const { bright, hiddenEdges } = state;
    const seen = (id) => filters.isVisible(model.nodes.get(id)) && (!bright || bright.has(id));
    return listing.linkRows(model.edges.filter((edge) => !hiddenEdges.has(edge.kind) && seen(edge.source) && seen(edge.target)));
  }

  return {
    build,
    paint,
    rows,
    fit: () => chart?.fit(),
    zoom: (factor) => chart?.zoom(factor),
    redraw: () => chart?.redraw(),
    scene: () => chart.scene(),
    drawn: () => Boolean(chart?.drawn),
    inside,
    reveal: () => chart?.fit(),
  };
})();
views.set("network", network);
