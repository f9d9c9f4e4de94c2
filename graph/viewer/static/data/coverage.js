/* Who covers what: agencies by technologies with the links that show it, and what has to do with a node. */

import { model } from "./model.js";

const coverage = (() => {
  const cellKey = (agency, technology) => `${agency}\u0000${technology}`;

  /**
   * Which agency covers which technology; a broader technology has its narrower ones.
   * Only who leads or takes part covers; with *others* the further roles stand there as well, those too that an activity
   * has from the plan or programme that it is part of.
   */
  function cover(others) {
    const cells = new Map();
    const agencies = new Set();
    const used = new Set();
    for (const activity of model.nodes.values()) {
      const uses = model.technologies(activity.id);
      if (!uses.length) continue;
      const roles = others
        ? [...model.participants(activity.id), ...inherited(activity.id)]
        : model.participants(activity.id).filter(({ edge }) => model.covers(edge));
      for (const role of roles) {
        for (const use of uses) {
          for (const technology of [use.node.id, ...model.broader(use.node.id)]) {
            const key = cellKey(role.node.id, technology);
            if (!cells.has(key)) cells.set(key, []);
            const rolled = technology !== use.node.id;
            const inferred = role.edge.status !== "stated" || use.edge.status !== "stated";
            cells.get(key).push({ activity: activity.id, role: role.edge, use: use.edge, via: use.node.id, rolled, inferred });
            agencies.add(role.node.id);
            used.add(technology);
          }
        }
      }
    }
    return { cells, agencies: [...agencies], technologies: inTreeOrder(used) };
  }

  const HANDED_DOWN = new Set(["owner", "funder"]);

  /** Who owns or funds a plan or programme owns or funds each of its parts; as in the rule ``inherited-role``. */
  function inherited(id) {
    const wholes = new Set(model.above(id));
    for (const at of [id, ...wholes]) {
      for (const { node, edge } of model.linked(at, "programme")) if (edge.source === at) wholes.add(node.id);
    }
    return [...wholes]
      .flatMap((whole) => model.participants(whole).filter(({ edge }) => HANDED_DOWN.has(edge.role)))
      .map(({ node, edge }) => ({ node, edge: { ...edge, status: "derived" } }));
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

  /** What stays bright when *id* is chosen: neighbours, wholes, parts, and what has to do with what is narrower. */
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

  return { table: now, cellKey, related, inherited, inTreeOrder };
})();

export { coverage };
