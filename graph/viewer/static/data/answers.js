/* The saved questions, answered from what holds on the day of the view. */

import { coverage } from "./coverage.js";
import { gaps } from "./gaps.js";
import { landscape } from "./landscape.js";
import { ledger } from "./ledger.js";
import { model } from "./model.js";

const answers = (() => {
  const FORMS = {
    coverage: coverageRows,
    joint: jointRows,
    repeated: repeatedRows,
    leadless: leadlessRows,
    gaps: gapRows,
    funding: fundingRows,
  };

  /** Who leads or takes part in work on a technology or anything narrower: one row for each role, agency, activity, technology. */
  function coverageRows({ asked, roles, region, exact }) {
    const rows = [];
    const scope = landscape.activitiesIn(region);
    for (const [key, evidence] of coverage.table(Boolean(roles)).cells) {
      const [agency, technology] = key.split("\u0000");
      if (technology !== asked) continue;
      for (const item of evidence) {
        if ((roles && !roles.includes(item.role.role)) || (scope && !scope.has(item.activity)) || (exact && item.rolled)) continue;
        rows.push({ role: item.role.role, agency, activity: item.activity, technology: item.via });
      }
    }
    return rows;
  }

  /** Activities that several regions share. */
  function jointRows() {
    const rows = [];
    for (const node of model.nodes.values()) {
      const regions = [...new Set(model.linked(node.id, "hasRegionalPart", "Region").map((link) => link.node.id))];
      if (regions.length > 1) for (const region of regions) rows.push({ activity: node.id, region });
    }
    return rows;
  }

  /** Agencies that lead or take part in several activities. */
  function repeatedRows() {
    const rows = [];
    for (const node of model.nodes.values()) {
      if (node.kind !== "Agency") continue;
      const activities = [
        ...new Set(
          model
            .touching(node.id)
            .filter((edge) => edge.kind === "hasParticipation" && model.covers(edge))
            .map((edge) => model.other(edge, node.id)),
        ),
      ];
      if (activities.length > 1) for (const activity of activities) rows.push({ agency: node.id, activity });
    }
    return rows;
  }

  const LED = ["Strategy", "AddOnStrategy", "Project"];

  /** Strategies and projects that nobody leads. */
  function leadlessRows() {
    return [...model.nodes.values()]
      .filter((node) => LED.includes(node.kind) && !model.participants(node.id).some(({ edge }) => model.isLead(edge)))
      .map((node) => ({ activity: node.id }));
  }

  /** What the sources leave open, each item once. */
  function gapRows() {
    return Object.values(gaps.find())
      .flat()
      .map(({ item }) => ({ activity: item }));
  }

  /** Everything that has an amount. */
  function fundingRows({ mode }) {
    return ledger.funding({ by: mode }).amounts.map(({ amount }) => ({ activity: amount.activity }));
  }

  // Computed for the latest day too.
  const COMPUTED = ["gaps", "funding"];

  const rowsOf = (question) => (FORMS[question.form] ? FORMS[question.form](question) : []);

  /** The nodes of the answer: as given for the latest day, else computed. */
  function nodesOf(question) {
    const isGiven = model.isLatest() && !COMPUTED.includes(question.form);
    if (isGiven || !FORMS[question.form]) return (question.nodes || []).filter((id) => model.nodes.has(id));
    return [
      ...new Set(
        rowsOf(question)
          .flatMap(({ agency, activity, region, technology }) => [agency, activity, technology, region])
          .filter(Boolean),
      ),
    ];
  }

  return { rowsOf, nodesOf };
})();

export { answers };
