/* The editions of each plan and what changed between them, as Python compared them. */

import { model } from "./model.js";

const revisions = (() => {
  const { textOf, citationOf, NOTHING } = model;
  const ALL = new Map(model.allNodes.map((node) => [node.id, node]));

  /** The name of a node, also of one that its plan has dropped by the day. */
  const nameOf = (id) => (model.nodes.get(id) || ALL.get(id)).label;

  const unpackValue = (value) => ({ node: value.node || "", text: textOf(value.text) });
  const unpackChange = (change) => ({
    kind: change.kind,
    item: change.item || "",
    what: textOf(change.what),
    name: change.item ? nameOf(change.item) : textOf(change.name),
    before: (change.before || NOTHING).map(unpackValue),
    after: (change.after || NOTHING).map(unpackValue),
    cited: (change.cited || NOTHING).map(citationOf),
  });
  const unpackVersion = (version) => ({
    ...version,
    position: version.position || 0,
    stage: textOf(version.stage),
    cited: citationOf(version.cited),
  });
  const packed = new Map((model.page.revisions || NOTHING).map((one) => [one.plan, one]));
  const versions = new Map([...packed].map(([plan, one]) => [plan, one.versions.map(unpackVersion)]));

  /** The editions of a plan that count on the day of the view, the oldest first. */
  const versionsOf = (plan) => (model.nodes.has(plan) ? versions.get(plan) || NOTHING : NOTHING).filter(model.holds);

  /** The day from which an edition counts, in whatever source. */
  const sinceOf = (plan, position) =>
    versions
      .get(plan)
      .filter((one) => one.position === position)
      .map((one) => one.since || "")
      .sort()[0];

  /** The plans with several editions on the day of the view, those with the newest edition first. */
  function plans() {
    const newest = (plan) => sinceOf(plan, versionsOf(plan).at(-1).position);
    return [...packed.keys()].filter((plan) => versionsOf(plan).length > 1).sort((a, b) => newest(b).localeCompare(newest(a)));
  }

  /** The changes between two editions of a plan; null if the page does not hold this comparison. */
  function changesOf(plan, before, after) {
    const found = (packed.get(plan)?.steps || NOTHING).find(
      (step) => (step.before || 0) === before && (step.after || 0) === after && model.holds(step),
    );
    return found ? (found.changes || NOTHING).map(unpackChange) : null;
  }

  /** The steps to editions that count from a day after *start* up to *stop*, the newest first. */
  function between(start, stop) {
    const found = plans().flatMap((plan) =>
      versionsOf(plan).flatMap((after, at, all) => {
        const since = sinceOf(plan, after.position);
        return at && start < since && since <= stop ? [{ plan, before: all[at - 1], after, since }] : [];
      }),
    );
    return found.sort((a, b) => b.since.localeCompare(a.since));
  }

  /** The plans whose first edition counts from a day after *start* up to *stop*, the newest first. */
  const newPlans = (start, stop) =>
    model.roots
      .map((id) => model.nodes.get(id))
      .filter(({ since }) => since && start < since && since <= stop)
      .sort((a, b) => b.since.localeCompare(a.since));

  /** The last day of an edition at least a year before *stop*, or else the first. */
  function yearBefore(stop) {
    const asked = `${Number(stop.slice(0, 4)) - 1}${stop.slice(4)}`;
    return model.days.findLast((day) => day <= asked) || model.days[0] || "";
  }

  /** The last day of an edition by the day of the view. */
  const lastDay = () => model.days.findLast((day) => day <= model.day) || "";

  return { nameOf, plans, versionsOf, changesOf, between, newPlans, yearBefore, lastDay };
})();

export { revisions };
