/* The saved questions, answered from the rows that hold on the day of the view and that the filters leave. */

import { facets } from "./facets.js";
import { findings } from "./findings.js";
import { funding } from "./funding.js";
import { model } from "./model.js";

const answers = (() => {
  const GAPS = ["lead", "money", "technology", "project", "period", "uncovered", "unnamed"];
  const FORMS = {
    coverage: ({ asked }, chosen) => coverageRows(asked, chosen),
    joint: (_, chosen) => withActivity(findings.of("joint"), chosen),
    repeated: (_, chosen) => repeatedRows(chosen),
    leadless: (_, chosen) => gapsOf("lead", chosen).map(({ item }) => ({ activity: item })),
    gaps: (_, chosen) => GAPS.flatMap((name) => gapsOf(name, chosen)).map(({ item }) => ({ activity: item })),
    funding: ({ mode }, chosen) => funding.amounts(mode, chosen).map(({ amount }) => ({ activity: amount.activity })),
  };

  function withActivity(rows, chosen) {
    const fitting = facets.fitting(chosen);
    return fitting ? rows.filter(({ activity }) => fitting.has(activity)) : rows;
  }

  /** The agencies with several activities that the filters leave. */
  function repeatedRows(chosen) {
    const left = withActivity(findings.of("repeated"), chosen);
    const counts = new Map();
    for (const { agency } of left) counts.set(agency, (counts.get(agency) || 0) + 1);
    return left.filter(({ agency }) => counts.get(agency) > 1);
  }

  /** The rows of a section of gaps within the filters. */
  function gapsOf(name, chosen) {
    if (name === "uncovered") return uncoveredRows(chosen);
    const fitting = facets.fitting(chosen);
    return findings.of(`gaps.${name}`).filter(({ item }) => !fitting || fitting.has(item));
  }

  /** The technologies without an agency, with the activities on them that the filters leave. */
  function uncoveredRows(chosen) {
    const rows = findings.of("gaps.uncovered", chosen.region || "");
    if (!facets.isActive({ ...chosen, region: "" })) return rows;
    const fitting = facets.fitting(chosen);
    return rows
      .map((row) => ({ ...row, activities: row.activities.filter((id) => fitting.has(id)) }))
      .filter(({ item, activities }) => activities.length && facets.isWithin(item, chosen));
  }

  /** The agencies that cover a technology or a narrower one. */
  const coverageRows = (asked, chosen) =>
    [...facets.cover(false, chosen).cells]
      .filter(([key]) => key.split("\u0000")[1] === asked)
      .flatMap(([, items]) => items)
      .map(({ role, activity, via }) => ({ role: role.role, agency: role.target, activity, technology: via }));

  // Answered from the rows on the latest day too.
  const ALWAYS = ["gaps", "funding"];

  const rowsOf = (question, chosen) => (FORMS[question.form] ? FORMS[question.form](question, chosen) : []);

  /** Whether the prepared answer holds: on the latest day and without filters. */
  const isPrepared = ({ form }, chosen) => model.isLatest() && !ALWAYS.includes(form) && !facets.isActive(chosen);

  /** The nodes of the answer: the prepared ones if they hold, else those of the rows. */
  function nodesOf(question, chosen) {
    if (isPrepared(question, chosen) || !FORMS[question.form]) {
      const left = facets.matching(chosen);
      return (question.nodes || []).filter((id) => model.nodes.has(id) && (!left || left.has(id)));
    }
    return [
      ...new Set(
        rowsOf(question, chosen)
          .flatMap(({ agency, activity, region, technology }) => [agency, activity, technology, region])
          .filter(Boolean),
      ),
    ];
  }

  return { GAPS, isPrepared, gapsOf, rowsOf, nodesOf, coverageRows };
})();

export { answers };
