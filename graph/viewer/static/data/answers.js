/* The saved questions, answered from the rows that hold on the day of the view. */

import { coverage } from "./coverage.js";
import { findings } from "./findings.js";
import { model } from "./model.js";

const answers = (() => {
  const GAPS = ["lead", "money", "technology", "project", "period", "uncovered", "unnamed"];
  const FORMS = {
    coverage: ({ asked }) => coverageRows(asked),
    joint: () => findings.of("joint"),
    repeated: () => findings.of("repeated"),
    leadless: () => findings.of("gaps.lead").map(({ item }) => ({ activity: item })),
    gaps: () => GAPS.flatMap((name) => findings.of(`gaps.${name}`)).map(({ item }) => ({ activity: item })),
    funding: ({ mode }) => findings.of("funding.amounts", mode).map(({ amount }) => ({ activity: amount.activity })),
  };

  /** The agencies that cover a technology or a narrower one. */
  const coverageRows = (asked) =>
    [...coverage.table(false).cells]
      .filter(([key]) => key.split("\u0000")[1] === asked)
      .flatMap(([, items]) => items)
      .map(({ role, activity, via }) => ({ role: role.role, agency: role.target, activity, technology: via }));

  // Answered from the rows on the latest day too.
  const ALWAYS = ["gaps", "funding"];

  const rowsOf = (question) => (FORMS[question.form] ? FORMS[question.form](question) : []);

  /** The nodes of the answer: the prepared ones on the latest day, else those of the rows. */
  function nodesOf(question) {
    const isGiven = model.isLatest() && !ALWAYS.includes(question.form);
    if (isGiven || !FORMS[question.form]) return (question.nodes || []).filter((id) => model.nodes.has(id));
    return [
      ...new Set(
        rowsOf(question)
          .flatMap(({ agency, activity, region, technology }) => [agency, activity, technology, region])
          .filter(Boolean),
      ),
    ];
  }

  return { GAPS, rowsOf, nodesOf };
})();

export { answers };
