/* The links between two nodes: direct, by the shortest path, by the strongest. As in graph/reports/connection.py. */

import { buckets } from "./buckets.js";
import { findings } from "./findings.js";
import { model } from "./model.js";

const paths = (() => {
  const STATEMENTS = new Set(["hasParticipation", "hasTechnologyUse", "hasRegionalPart", "hasIdentityClaim", "hasGrouping"]);
  const NEARLY = 1e-9;
  let kept = { day: null };

  /** The strength of a link. */
  const strengthOf = ({ kind, role = "", status }) => model.page.strengths?.[`${kind} ${role} ${status}`] ?? 1;

  /** All links at each node, including roles that a part inherits from the plan or programme above it. */
  function links() {
    if (kept.day !== model.day) {
      const inherited = findings.of("inherited").map(({ activity, role }) => ({ ...role, source: activity, status: "derived" }));
      const edges = [...model.edges, ...inherited.filter(({ source, target }) => model.nodes.has(source) && model.nodes.has(target))];
      kept = { day: model.day, edges, at: new Map([...model.nodes.keys()].map((id) => [id, new Map()])) };
      for (const edge of edges) {
        for (const [id, to] of [
          [edge.source, edge.target],
          [edge.target, edge.source],
        ]) {
          const known = kept.at.get(id).get(to);
          if (!known || isBetter(edge, known, id)) kept.at.get(id).set(to, edge);
        }
      }
    }
    return kept;
  }

  /** Whether *edge* replaces *known*: the stronger link wins, then the one that points away from *id*. */
  const isBetter = (edge, known, id) => (strengthOf(known) - strengthOf(edge) || (known.source === id) - (edge.source === id)) < 0;

  /** The distance of every node from *to*, by the cost of each link. */
  function distances(to, costOf) {
    const { at } = links();
    const best = new Map([[to, 0]]);
    const closed = new Set();
    const waiting = [[0, to]];
    while (waiting.length) {
      const [far, id] = pop(waiting);
      if (closed.has(id)) continue;
      closed.add(id);
      for (const [next, edge] of at.get(id)) {
        const length = far + costOf(edge);
        if (best.has(next) && best.get(next) <= length) continue;
        best.set(next, length);
        push(waiting, [length, next]);
      }
    }
    return best;
  }

  /* A binary heap, nearest first. */
  function push(heap, entry) {
    let at = heap.push(entry) - 1;
    for (let up = (at - 1) >> 1; at && heap[up][0] > heap[at][0]; at = up, up = (at - 1) >> 1) [heap[up], heap[at]] = [heap[at], heap[up]];
  }

  function pop(heap) {
    const first = heap[0];
    const last = heap.pop();
    if (!heap.length) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < heap.length && heap[right][0] < heap[left][0] ? right : left;
      if (least >= heap.length || heap[least][0] >= heap[at][0]) return first;
      [heap[least], heap[at]] = [heap[at], heap[least]];
      at = least;
    }
  }

  /** The path of least cost between any of *starts* and any of *ends*; ties go to the ids that sort first. */
  function cheapest(starts, ends, costOf) {
    const { at } = links();
    let best = null;
    for (const end of ends.filter((id) => at.has(id)).sort()) {
      const far = distances(end, costOf);
      for (const start of starts.filter((id) => far.has(id)).sort()) {
        const cost = far.get(start);
        const path = [start];
        if (best && (cost > best.cost + NEARLY || (cost > best.cost - NEARLY && best.path.join(" ") <= path.join(" ")))) continue;
        for (let id = start; id !== end; ) {
          id = [...at.get(id)]
            .filter(([next, edge]) => Math.abs(far.get(next) + costOf(edge) - far.get(id)) < NEARLY)
            .map(([next]) => next)
            .sort()[0];
          path.push(id);
        }
        best = { cost, path };
      }
    }
    if (!best) return null;
    const { path } = best;
    return path.slice(1).map((node, place) => ({ from: path[place], node, edge: at.get(path[place]).get(node) }));
  }

  const least = model.page.least || 0;
  const shortest = (starts, ends) => cheapest(starts, ends, (edge) => 1 - least * Math.log(strengthOf(edge)));
  const strongest = (starts, ends) => cheapest(starts, ends, (edge) => least - Math.log(strengthOf(edge)));

  /** The activities that touch both ends, each with its two links; a narrower technology counts for its broader one. */
  function direct(starts, ends) {
    const [first, second] = [starts, ends].map((things) => {
      const near = new Set(things);
      const found = new Map();
      for (const id of near) for (const edge of model.incoming.get(id) || model.NOTHING) if (edge.kind === "broader") near.add(edge.source);
      for (const edge of links().edges) {
        if (STATEMENTS.has(edge.kind) && near.has(edge.target)) buckets.add(found, edge.source, edge);
      }
      return found;
    });
    return [...first.keys()]
      .filter((id) => second.has(id))
      .sort()
      .flatMap((activity) => first.get(activity).flatMap((link) => second.get(activity).map((other) => ({ activity, link, other }))));
  }

  /** The steps from *from* to *to*, each with its link and the node it leads to; null if there is no path. */
  const find = (from, to) => shortest([from], [to]);

  return { find, shortest, strongest, direct, strengthOf };
})();

export { paths };
