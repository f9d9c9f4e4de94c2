/* Filters by region, year, technology, role, funding source and status: matching activities and related nodes. */

import { buckets } from "./buckets.js";
import { coverage } from "./coverage.js";
import { homes } from "./homes.js";
import { model } from "./model.js";
import { operation } from "./operation.js";

const facets = (() => {
  const NAMES = ["region", "year", "technology", "role", "fund", "status"];
  const isActivity = (node) => !["Agency", "Region", "Concept", "Driver", "LegalBasis", "Vision"].includes(node.kind);

  /** The values of an activity in each facet. */
  const VALUES = {
    region: (node) => homes.regionsOf(node.id),
    year: (node) => operation.yearsOf(node.id),
    technology: (node) => coverage.usesOf(node.id),
    role: (node) => new Set(model.participants(node.id).map(({ edge }) => edge.role)),
    fund: (node) => new Set(fundsOf().get(node.id) || model.NOTHING),
    status: (node) => new Set([...model.touching(node.id), ...node.facts].map((thing) => thing.status)),
  };

  let funds = { day: null, map: null };
  function fundsOf() {
    if (funds.day !== model.day) {
      funds = { day: model.day, map: new Map() };
      for (const { activity, kind } of model.amounts) buckets.add(funds.map, activity, kind);
    }
    return funds.map;
  }

  let kept = { day: null, rows: null };

  /** Every activity with its values of each facet, computed once per day of the view. */
  function rows() {
    if (kept.day !== model.day) {
      kept = { day: model.day, rows: [] };
      for (const node of model.nodes.values()) {
        if (isActivity(node)) kept.rows.push({ node, values: Object.fromEntries(NAMES.map((name) => [name, VALUES[name](node)])) });
      }
    }
    return kept.rows;
  }

  const fits = (row, chosen, except) => NAMES.every((name) => name === except || !chosen[name] || row.values[name].has(chosen[name]));

  /** The number of activities that each value of a facet would leave, given the other facets. */
  const counts = (name, chosen) => count(name, (row) => fits(row, chosen, name));

  /** The number of activities of each value of a facet that all filters leave; only those that *counted* takes. */
  const tally = (name, chosen, counted = () => true) => count(name, (row) => fits(row, chosen) && counted(row.node));

  function count(name, isCounted) {
    const found = new Map();
    for (const row of rows()) {
      if (!isCounted(row)) continue;
      for (const value of row.values[name].keys()) found.set(value, (found.get(value) || 0) + 1);
    }
    return found;
  }

  const isActive = (chosen) => NAMES.some((name) => chosen[name]);

  /** The ids of the matching activities; null without a filter. */
  const fitting = (chosen) =>
    isActive(chosen)
      ? new Set(
          rows()
            .filter((row) => fits(row, chosen))
            .map(({ node }) => node.id),
        )
      : null;

  /** The ids of the matching activities, their parents and related nodes; null without a filter. */
  function matching(chosen) {
    if (!isActive(chosen)) return null;
    const left = new Set();
    for (const activity of fitting(chosen)) {
      const node = model.nodes.get(activity);
      for (const id of [node.id, ...model.above(node.id)]) left.add(id);
      for (const edge of model.touching(node.id)) {
        const end = model.nodes.get(model.other(edge, node.id));
        if (!isActivity(end) && belongs(edge, end, chosen)) left.add(end.id);
      }
    }
    for (const name of ["region", "technology"]) if (chosen[name]) left.add(chosen[name]);
    return left;
  }

  function belongs(edge, end, chosen) {
    if (end.kind === "Agency" && chosen.role) return edge.role === chosen.role;
    if (end.kind === "Concept") return isWithin(end.id, chosen);
    return true;
  }

  /** Whether a technology is the chosen one or a narrower one. */
  const isWithin = (technology, chosen) =>
    !chosen.technology || [technology, ...(model.nodes.has(technology) ? model.broader(technology) : [])].includes(chosen.technology);

  let covered = new Map();

  /** The coverage of technologies by agencies as in coverage.js, as far as the filters leave it. */
  function cover(others, chosen) {
    const whole = coverage.table(others);
    const asked = fitting(chosen);
    if (!asked) return whole;
    const key = JSON.stringify([model.day, Boolean(others), chosen]);
    if (!covered.has(key)) {
      if (covered.size > 8) covered = new Map();
      covered.set(key, narrow(whole, asked, chosen));
    }
    return covered.get(key);
  }

  function narrow({ cells, agencies, technologies }, asked, chosen) {
    const { role, status } = chosen;
    const left = new Map();
    for (const [key, items] of cells) {
      const remaining = items.filter(
        (item) =>
          asked.has(item.activity) &&
          (!role || item.role.role === role) &&
          (!status || item.role.status === status || item.use.status === status),
      );
      if (remaining.length && isWithin(key.split("\u0000")[1], chosen)) left.set(key, remaining);
    }
    const [known, used] = [0, 1].map((end) => new Set([...left.keys()].map((key) => key.split("\u0000")[end])));
    return { cells: left, agencies: agencies.filter((id) => known.has(id)), technologies: technologies.filter((id) => used.has(id)) };
  }

  return { NAMES, isActive, counts, tally, fitting, matching, isWithin, cover, isActivity };
})();

export { facets };
