"use strict";
/* The canvas: vis-network draws marks and links where Python put them; labels are drawn here, never over each other. */
const network = (() => {
  const FONT = '"Noto Sans KR","Noto Sans CJK KR","Malgun Gothic","Apple SD Gothic Neo",system-ui,sans-serif';
  const LINE = 15, WIDTH = 136, GAP = 4, MOST_LABELS = 400;
  const drawn = new Map((model.drawing.nodes || []).map((node) => [node.id, node]));
  const wrapped = new Map();
  let chart = null, nodeSet = null, edgeSet = null, colours = null;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Makes the chart when its view is first shown, because it needs a place of known size. */
  function show(host) {
    if (!chart) create(host);
    paint();
  }

  function create(host) {
    turn(host);
    nodeSet = new vis.DataSet([...drawn.values()].map(({ label, title, ...rest }) => rest));
    edgeSet = new vis.DataSet(model.drawing.edges.map(({ title, ...rest }) => rest));
    chart = new vis.Network(host, { nodes: nodeSet, edges: edgeSet }, JSON.parse(model.drawing.options));
    host.querySelector(".vis-network").tabIndex = -1;
    chart.on("click", ({ nodes }) => (nodes.length ? app.choose(nodes[0]) : app.clear()));
    chart.on("afterDrawing", drawLabels);
    chart.on("hoverNode", () => { host.classList.add("pointing"); });
    chart.on("blurNode", () => { host.classList.remove("pointing"); });
    host.addEventListener("keydown", moveByKey);
    fit();
  }

  /** Lays the drawing along the longer side of its place. */
  function turn(host) {
    const span = (axis) => {
      const values = [...drawn.values()].map((node) => node[axis]);
      return Math.max(...values) - Math.min(...values);
    };
    if ((span("x") > span("y")) === (host.clientWidth > host.clientHeight)) return;
    for (const node of drawn.values()) [node.x, node.y] = [node.y, node.x];
  }

  /** Shows what is bright, or all, with a margin for the labels. */
  function fit() {
    if (!chart) return;
    const { bright } = app.state;
    const nodes = bright && bright.size > 1 && bright.size < model.nodes.size / 2 ? [...bright] : [...model.nodes.keys()];
    chart.fit({ nodes, animation: false, maxZoomLevel: 1.4 });
    chart.moveTo({ scale: chart.getScale() * 0.88 });
  }

  function zoom(factor) {
    chart?.moveTo({ scale: Math.min(4, Math.max(0.1, chart.getScale() * factor)) });
  }

  /** The chart follows language, theme, toggles and what is chosen. */
  function paint() {
    if (!chart) return;
    wrapped.clear();
    colours = { ink: colour("--ink"), surface: colour("--surface"), line: colour("--link-line"), accent: colour("--accent") };
    nodeSet.update([...model.nodes.values()].map(nodeLook));
    edgeSet.update(model.edges.map(edgeLook));
  }

  function nodeLook(node) {
    const { bright, hiddenNodes } = app.state;
    const mark = model.page.marks[node.kind];
    const lit = !bright || bright.has(node.id);
    const isChosen = isMarked(node);
    const fill = mark.hollow ? colours.surface : mark.colour;
    const border = mark.hollow ? mark.colour : colours.ink;
    const shades = { background: fill, border };
    return {
      id: node.id,
      title: `${views.kindOf(node)}: ${app.say(node.label)}`,
      hidden: hiddenNodes.has(node.kind),
      opacity: lit ? 1 : 0.16,
      size: sizeOf(node),
      borderWidth: (mark.hollow ? 3 : 1) + (isChosen ? 2 : 0),
      color: { ...shades, hover: shades, highlight: shades },
    };
  }

  const isMarked = (node) => node.id === app.state.node || Boolean(app.state.exact?.has(node.id));
  const sizeOf = (node) => drawn.get(node.id).size * (isMarked(node) ? 1.3 : 1);

  function edgeLook(edge) {
    const { bright, hiddenNodes, hiddenEdges, node: chosen } = app.state;
    const ends = [edge.source, edge.target];
    const lit = !bright || ends.includes(chosen) || ends.every((end) => bright.has(end));
    const strong = Boolean(chosen) && ends.includes(chosen);
    const stroke = strong ? colours.accent : colours.line;
    return {
      id: edge.index,
      title: edgeHint(edge),
      hidden: hiddenEdges.has(edge.kind) || ends.some((end) => hiddenNodes.has(model.nodes.get(end).kind)),
      width: strong ? 2 : 1,
      color: { color: stroke, hover: stroke, highlight: stroke, opacity: lit ? 1 : 0.15 },
    };
  }

  /** Kind, role and, where it is not printed, status of a link, in words. */
  function edgeHint(edge) {
    const words = new Set([app.say(model.edgeKinds.get(edge.kind).label), app.say(edge.label)]);
    if (edge.status !== "stated") words.add(app.nameStatus(edge.status));
    return [...words].filter(Boolean).join(" · ");
  }

  /** The label, with the kind where another kind has the same name. */
  const nameOf = (node) => (model.twins.has(node.id) ? `${app.say(node.label)} (${views.kindOf(node).replaceAll(" ", "\u00a0")})` : app.say(node.label));

  /** Lines of a label for a given width, broken between words; three dots where the third line would begin. */
  function linesOf(context, node, whole) {
    const key = `${node.id}\u0000${whole}`;
    if (wrapped.has(key)) return wrapped.get(key);
    const lines = [];
    for (const word of nameOf(node).split(/[ \n\t]+/u)) {
      const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && context.measureText(joined).width <= WIDTH) lines[lines.length - 1] = joined;
      else lines.push(word);
    }
    const most = whole ? 5 : 2;
    const kept = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
    const label = { lines: kept, width: Math.max(...kept.map((line) => context.measureText(line).width)) };
    wrapped.set(key, label);
    return label;
  }

  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const around = (x, y, halfWidth, halfHeight) =>
    ({ left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight });

  /** Labels of constant size on screen, the important first; one that would cover another is left out until zoomed in. */
  function drawLabels(context) {
    const scale = chart.getScale();
    const { bright, node: chosen } = app.state;
    const visible = [...model.nodes.values()].filter((node) => !nodeSet.get(node.id).hidden);
    const places = chart.getPositions(visible.map((node) => node.id));
    const at = (id) => ({ x: places[id].x * scale, y: places[id].y * scale, size: sizeOf(model.nodes.get(id)) * scale });
    context.save();
    context.scale(1 / scale, 1 / scale);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const taken = visible.filter((node) => !bright || bright.has(node.id)).map((node) => {
      const { x, y, size } = at(node.id);
      return around(x, y, size, size);
    });
    const rank = (node) => (node.id === chosen ? 1e7 : isMarked(node) ? 1e6 : 0)
      + drawn.get(node.id).size * 50 + model.touching(node.id).length;
    const lit = visible.filter((node) => !bright || bright.has(node.id)).sort((a, b) => rank(b) - rank(a));
    const frame = frameOf(scale);
    for (const node of lit.slice(0, MOST_LABELS)) drawLabel(context, node, at(node.id), { taken, frame });
    if (chosen) drawRoles(context, at, taken);
    context.restore();
  }

  /** What of the drawing is in sight, in the coordinates of the labels. */
  function frameOf(scale) {
    const { x, y } = chart.getViewPosition();
    const host = document.getElementById("canvas");
    return around(x * scale, y * scale, host.clientWidth / 2 - 3, host.clientHeight / 2 - 3);
  }

  const inside = (box, frame) =>
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

  function drawLabel(context, node, { x, y, size }, { taken, frame }) {
    const isChosen = node.id === app.state.node;
    context.font = `${isChosen ? "bold " : ""}12px ${FONT}`;
    const { lines, width } = linesOf(context, node, isChosen);
    const height = lines.length * LINE;
    const centres = [
      [x, y + size + GAP + height / 2], [x, y - size - GAP - height / 2],
      [x + size + GAP + width / 2, y], [x - size - GAP - width / 2, y],
      ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([across, down]) =>
        [x + across * (size * 0.6 + GAP + width / 2), y + down * (size * 0.6 + GAP + height / 2)]),
    ];
    const free = centres.find(([left, top]) => {
      const box = around(left, top, width / 2 + 2, height / 2);
      return inside(box, frame) && !taken.some((other) => overlaps(box, other));
    });
    const centre = free || (isChosen ? centres[0] : null);
    if (!centre) return;
    taken.push(around(centre[0], centre[1], width / 2 + 2, height / 2));
    if (isChosen) {
      context.fillStyle = colours.surface;
      context.fillRect(centre[0] - width / 2 - 3, centre[1] - height / 2 - 1, width + 6, height + 2);
    }
    lines.forEach((line, index) => write(context, line, centre[0], centre[1] + (index - (lines.length - 1) / 2) * LINE, colours.ink));
  }

  function drawRoles(context, at, taken) {
    context.font = `11px ${FONT}`;
    for (const edge of model.touching(app.state.node)) {
      const text = app.say(edge.label) || app.say(model.edgeKinds.get(edge.kind).label);
      if (!text || edgeSet.get(edge.index).hidden) continue;
      const from = at(edge.source), to = at(edge.target);
      const x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
      const box = around(x, y, context.measureText(text).width / 2 + 2, 8);
      if (taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      write(context, text, x, y, colours.accent);
    }
  }

  function write(context, text, x, y, fill) {
    context.strokeStyle = colours.surface;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = fill;
    context.fillText(text, x, y);
  }

  /** Draws at once what was painted, for a printer that does not wait. */
  function redraw() {
    paint();
    chart?.redraw();
  }

  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** Arrows go to the nearest neighbour on that side, plus and minus zoom. */
  function moveByKey(event) {
    if (event.key === "+" || event.key === "=") { zoom(1.25); return; }
    if (event.key === "-") { zoom(0.8); return; }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = app.state.node ? neighbourTowards(app.state.node, step) : model.roots[0];
    if (next) app.choose(next);
  }

  function neighbourTowards(id, [across, down]) {
    const places = chart.getPositions();
    const from = places[id];
    let best = null, least = Infinity;
    for (const edge of model.touching(id)) {
      const to = model.other(edge, id);
      const x = places[to].x - from.x, y = places[to].y - from.y;
      const ahead = x * across + y * down, aside = Math.abs(x * down) + Math.abs(y * across);
      if (ahead > 0 && aside <= ahead * 1.5 && ahead + aside < least) { best = to; least = ahead + aside; }
    }
    return best;
  }

  return { show, paint, redraw, fit, zoom };
})();
