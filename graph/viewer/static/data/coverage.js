/* The coverage of technologies by agencies with the links behind it, and the nodes related to a node. */

import { findings } from "./findings.js";
import { model } from "./model.js";

const coverage = (() => {
  const cellKey = (agency, technology) => `${agency}\u0000${technology}`;

  /** The technologies that a technology reaches: itself and all broader ones. */
  const reachedBy = (technology) => findings.by("reaches", "technology").get(technology)?.[0].reached || model.NOTHING;

  /** The technologies that an activity concerns, each with the named technologies that reach it. */
  function usesOf(activity) {
    const found = new Map();
    for (const { node } of model.technologies(activity)) {
      for (const technology of reachedBy(node.id)) found.set(technology, (found.get(technology) || new Set()).add(node.id));
    }
    return found;
  }

  /** The evidence by agency and technology; *others* includes the roles that do not count as coverage. */
  function cover(others) {
    const cells = new Map();
    const agencies = new Set();
    const used = new Set();
    for (const section of others ? ["coverage", "coverage.others"] : ["coverage"]) {
      for (const { role: stated, use } of findings.of(section)) {
        const via = use.target;
        // A role in another activity is inherited from a plan or programme above.
        const role = stated.source === use.source ? stated : { ...stated, status: "derived" };
        for (const technology of reachedBy(via)) {
          const key = cellKey(role.target, technology);
          const item = { activity: use.source, role, use, via, covers: section === "coverage", rolled: technology !== via };
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push({ ...item, inferred: role.status !== "stated" || use.status !== "stated" });
          agencies.add(role.target);
          used.add(technology);
        }
      }
    }
    return { cells, agencies: [...agencies], technologies: inTreeOrder(used) };
  }

  let kept = new Map();

  /** As :func:`cover`, computed once per day of the view. */
  function now(others) {
    const key = `${model.day} ${Boolean(others)}`;
    if (!kept.has(key)) {
      if (kept.size > 8) kept = new Map();
      kept.set(key, cover(others));
    }
    return kept.get(key);
  }

  /** Technologies of *used*, each followed by its narrower ones. */
  function inTreeOrder(used) {
    const order = new Set();
    const visit = (id) => {
      if (order.has(id)) return;
      order.add(id);
      for (const edge of model.incoming.get(id)) if (edge.kind === "broader" && used.has(edge.source)) visit(edge.source);
    };
    for (const id of model.nodes.keys()) if (used.has(id) && ![...model.broader(id)].some((up) => used.has(up))) visit(id);
    for (const id of model.nodes.keys()) if (used.has(id)) visit(id);
    return [...order];
  }

  /** The nodes that stay bright when *id* is selected: neighbours, parents, parts, and neighbours of narrower nodes. */
  function related(id) {
    const inner = model.narrower(id);
    const set = new Set([id, ...model.below(id), ...model.above(id), ...inner]);
    for (const edge of model.touching(id)) set.add(model.other(edge, id));
    for (const from of inner) {
      for (const edge of model.touching(from)) if (!model.UPWARD.has(edge.kind)) set.add(model.other(edge, from));
    }
    if (model.nodes.get(id).kind !== "Concept") return set;
    for (const cell of now(false).cells.keys()) {
      const [agency, technology] = cell.split("\u0000");
      if (technology === id) set.add(agency);
    }
    return set;
  }

  return { table: now, cellKey, usesOf, related, inTreeOrder };
})();

export { coverage };
