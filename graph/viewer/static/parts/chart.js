/*
 * A drawing of marks and links by vis-network at fixed positions, in one host element.
 * An item is {id, x, y, size, kind, label, node?, group?, count?}, a link {id, source, target, edge?, count?, weight?},
 * an area {x, y, radius, label}. The weight of a bundle of links is from 0 to 1.
 */

import { inflate } from "../data/inflate.js";
import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { labels } from "./labels.js";

const charts = (() => {
  const { say, term, nameStatus } = wording;

  /**
   * The chart of *host*. ``choose`` receives the id of a clicked item, ``guide`` draws the background, ``isLit`` tells
   * whether an item stays bright, ``move`` receives the id and the new place of a pinned item.
   */
  function make(host, { choose, guide, isLit, move }) {
    let chart = null;
    let nodeSet = null;
    let edgeSet = null;
    let colours = null;
    let written = [];
    let drawn = false;
    let items = new Map();
    let links = [];
    let areas = [];
    let order = [];
    let painted = null;
    let width = 0;
    let height = 0;
    const ARROWS_UP_TO = 2000;
    const look = () => `${state.version} ${state.lang} ${document.documentElement.dataset.theme}`;
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

    /** Replaces the items and links, and creates the chart on the first call. */
    function load(newItems, newLinks, newAreas = []) {
      areas = newAreas;
      items = new Map(newItems.map((item) => [item.id, item]));
      links = newLinks;
      readColours();
      inflate.run("vis-network");
      nodeSet = new vis.DataSet(
        newItems.map((item) => ({
          id: item.id,
          x: item.x,
          y: item.y,
          shape: dom.shapeOf(item.kind),
          fixed: !state.pins.has(item.id),
          ...nodeLook(item),
        })),
      );
      edgeSet = new vis.DataSet(
        links.map((link) => ({ id: link.id, from: link.source, to: link.target, ...edgeForm(link), ...edgeLook(link) })),
      );
      rank();
      painted = look();
      addSteps();
      if (chart) chart.setData({ nodes: nodeSet, edges: edgeSet });
      else create();
    }

    function create() {
      chart = new vis.Network(host, { nodes: nodeSet, edges: edgeSet }, { ...JSON.parse(JSON.stringify(model.drawing.options)) });
      host.querySelector(".vis-network").tabIndex = -1;
      chart.on("click", ({ nodes, event }) => {
        if (nodes.length) choose(nodes[0], event?.srcEvent);
        else commands.clear();
      });
      if (guide) chart.on("beforeDrawing", (context) => guide(context, colours, areas));
      chart.on("afterDrawing", (context) => {
        drawn = true;
        written = labels.draw(context, {
          chart,
          items,
          order,
          links,
          areas,
          colours,
          host,
          isHidden: (id) => nodeSet.get(id)?.hidden,
          isLinkHidden: (id) => edgeSet.get(id)?.hidden,
        });
      });
      chart.on("hoverNode", () => {
        host.classList.add("pointing");
      });
      chart.on("blurNode", () => {
        host.classList.remove("pointing");
      });
      chart.on("dragEnd", ({ nodes }) => {
        if (state.pins.has(nodes[0])) move(nodes[0], chart.getPosition(nodes[0]));
      });
      host.addEventListener("keydown", moveByKey);
      [width, height] = [host.clientWidth, host.clientHeight];
      new ResizeObserver(followSize).observe(host);
    }

    /** Fits the drawing again after a change of size, as when a panel opens below it. */
    function followSize() {
      const changed = host.clientHeight && (Math.abs(host.clientHeight - height) > 40 || Math.abs(host.clientWidth - width) > 40);
      [width, height] = [host.clientWidth, host.clientHeight];
      if (!changed) return;
      chart.setSize("100%", "100%");
      chart.redraw();
      fit();
    }

    function readColours() {
      colours = {
        ink: colour("--ink"),
        surface: colour("--surface"),
        line: colour("--link-line"),
        accent: colour("--accent"),
        soft: colour("--line"),
        sunken: colour("--sunken"),
        group: colour("--soft"),
      };
    }

    /** Updates the chart for the language, theme, toggles and selection. */
    function paint() {
      if (!chart || painted === look()) return;
      painted = look();
      readColours();
      rank();
      nodeSet.update([...items.values()].map((item) => ({ id: item.id, ...nodeLook(item) })));
      edgeSet.update(links.map((link) => ({ id: link.id, ...edgeLook(link) })));
      addSteps();
    }

    /** Adds the steps of the path without a drawn link: roles that a part inherits from its plan. */
    function addSteps() {
      edgeSet.remove(edgeSet.getIds({ filter: ({ step }) => step }));
      const there = new Set(links.map(({ edge }) => edge));
      for (const { edge } of state.route || []) {
        const { source, target } = edge;
        const link = { id: `${source} ${target}`, source, target, edge };
        if (!there.has(edge) && items.has(source) && items.has(target))
          edgeSet.add({ id: link.id, step: true, from: source, to: target, ...edgeForm(link), ...edgeLook(link) });
      }
    }

    /** Whether the filters or the legend hide an item; the selected one stays. */
    const isOff = (item) => Boolean(item.node) && !filters.isVisible(item.node) && item.id !== state.node;

    /** The order of placing labels: selected, marked, large, well-linked items. */
    function rank() {
      labels.forget();
      const weight = (item) =>
        (item.id === state.node ? 1e7 : labels.isMarked(item) ? 1e6 : 0) +
        item.size * 50 +
        (item.node ? model.touching(item.id).length : item.count || 0);
      order = [...items.values()].filter((item) => isLit(item) && !isOff(item)).sort((a, b) => weight(b) - weight(a));
    }

    function nodeLook(item) {
      const mark = dom.markFor(item.kind);
      const fill = mark.hollow ? colours.surface : mark.colour;
      const isPinned = state.pins.has(item.id);
      const border = isPinned || item.group ? colours.accent : mark.hollow ? mark.colour : colours.ink;
      const shades = { background: item.group ? colours.group : fill, border };
      return {
        title: item.node ? dom.described(item.node) : item.label,
        hidden: isOff(item),
        opacity: isLit(item) ? 1 : 0.16,
        size: labels.sizeOf(item),
        borderWidth: (mark.hollow || isPinned ? 3 : 1) + (labels.isMarked(item) ? 2 : 0),
        color: { ...shades, hover: shades, highlight: shades },
      };
    }

    function edgeForm({ bend, edge }) {
      // A bundle has links in both directions.
      const form = edge ? {} : { arrows: { to: { enabled: false } } };
      if (edge && edge.status !== "stated") form.dashes = edge.status === "derived" ? [2, 4] : [6, 5];
      if (bend) form.smooth = { enabled: true, type: "curvedCW", roundness: Math.round(bend * 12) / 100 };
      return form;
    }

    function edgeLook(link) {
      const { hiddenEdges, node: chosen, route } = state;
      const ends = [link.source, link.target];
      const onRoute = Boolean(route) && route.some(({ edge }) => edge === link.edge);
      const lit = onRoute || (!route && ends.includes(chosen)) || (!(route && state.bright) && ends.every((end) => isLit(items.get(end))));
      const strong = onRoute || (!route && Boolean(chosen) && ends.includes(chosen));
      const stroke = strong ? colours.accent : colours.line;
      const isGone = link.edge && (hiddenEdges.has(link.edge.kind) || ends.some((end) => isOff(items.get(end))));
      return {
        title: link.edge ? edgeHint(link.edge) : term("foldedLinks")(link.count),
        hidden: Boolean(isGone),
        // Thousands of tiny arrow heads take most of the time, so only those at the selection are drawn.
        ...(link.edge && links.length > ARROWS_UP_TO ? { arrows: { to: { enabled: strong } } } : {}),
        width: strong ? 2.5 : link.count ? 4 + 30 * link.weight : 1,
        color: { color: stroke, hover: stroke, highlight: stroke, opacity: link.count ? 0.12 + 0.5 * link.weight : lit ? 1 : 0.15 },
      };
    }

    /** Kind and role of a link in words, and its status unless it is stated. */
    function edgeHint(edge) {
      const words = new Set([say(model.edgeKinds.get(edge.kind).label), say(edge.label)]);
      if (edge.status !== "stated") words.add(nameStatus(edge.status));
      return [...words].filter(Boolean).join(" · ");
    }

    /** Zooms to the bright items, or to all, with a margin for the labels. */
    function fit() {
      if (!chart) return;
      const left = [...items.values()].filter((item) => !isOff(item));
      const lit = left.filter(isLit);
      const some = lit.length > 1 && lit.length < left.length / 2 ? lit : left.length ? left : [...items.values()];
      chart.fit({ nodes: some.map((item) => item.id), animation: false, maxZoomLevel: 1.4 });
      chart.moveTo({ scale: chart.getScale() * 0.94 });
    }

    function zoom(factor) {
      chart?.moveTo({ scale: Math.min(4, Math.max(0.05, chart.getScale() * factor)) });
    }

    /** Draws at once, for printing. */
    function redraw() {
      paint();
      chart?.redraw();
    }

    const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

    /** Arrow keys move to the nearest neighbour on that side, plus and minus zoom. */
    function moveByKey(event) {
      if (event.key === "+" || event.key === "=") {
        zoom(1.25);
        return;
      }
      if (event.key === "-") {
        zoom(0.8);
        return;
      }
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      if (event.shiftKey) {
        shift(state.node, step);
        return;
      }
      const next = items.has(state.node) ? neighbourTowards(state.node, step) : [...items.keys()][0];
      if (next) choose(next);
    }

    /** Moves a pinned item by a tenth of an inch on the screen. */
    function shift(id, [across, down]) {
      if (!state.pins.has(id) || !items.has(id)) return;
      const far = 24 / chart.getScale();
      move(id, { x: items.get(id).x + across * far, y: items.get(id).y + down * far });
    }

    function neighbourTowards(id, [across, down]) {
      const from = items.get(id);
      let best = null;
      let least = Infinity;
      for (const link of links) {
        if (link.source !== id && link.target !== id) continue;
        const to = link.source === id ? link.target : link.source;
        const x = items.get(to).x - from.x;
        const y = items.get(to).y - from.y;
        const ahead = x * across + y * down;
        const aside = Math.abs(x * down) + Math.abs(y * across);
        if (ahead > 0 && aside <= ahead * 1.5 && ahead + aside < least) {
          best = to;
          least = ahead + aside;
        }
      }
      return best;
    }

    /** The visible scene for a picture: marks, links and labels in pixels from the centre of the host. */
    function scene() {
      const scale = chart.getScale();
      const { x, y } = chart.getViewPosition();
      const steps = edgeSet.get({ filter: ({ step }) => step }).map(({ id, from, to }) => ({ id, source: from, target: to }));
      return { scale, x, y, items: [...items.values()], links: [...links, ...steps], areas, written, colours, nodeSet, edgeSet };
    }

    const allowDragging = (isAllowed) => chart.setOptions({ interaction: { dragNodes: isAllowed } });

    return {
      load,
      allowDragging,
      paint,
      fit,
      zoom,
      redraw,
      scene,
      get isMade() {
        return Boolean(chart);
      },
      get drawn() {
        return drawn;
      },
    };
  }

  return { make };
})();

export { charts };
