/* The amounts in groups with their sums, as the report on funding, and within the filters. */

import { facets } from "./facets.js";
import { figures } from "./figures.js";
import { findings } from "./findings.js";

const funding = (() => {
  const questionOf = (by, chosen) => (chosen.region ? `${by} ${chosen.region}` : by);

  /** The amounts in groups, each with the reason for which it is not in the sum, if it is not. */
  function amounts(by, chosen) {
    const { fund, status } = chosen;
    const found = findings.of("funding.amounts", questionOf(by, chosen));
    if (!isNarrower(chosen)) return found;
    const fitting = facets.fitting(chosen);
    return found.filter(
      ({ group, amount }) =>
        fitting.has(amount.activity) &&
        (!fund || amount.kind === fund) &&
        (!status || amount.status === status) &&
        (by !== "technology" || facets.isWithin(group, chosen)),
    );
  }

  /** Whether filters other than that by region are set, for which no sums are prepared. */
  const isNarrower = (chosen) => facets.isActive({ ...chosen, region: "" });

  /** The sums by group, funding source and stage: the prepared ones, or those of the amounts that the filters leave. */
  function sums(by, chosen) {
    if (!isNarrower(chosen)) return findings.of("funding.sums", questionOf(by, chosen));
    const groups = new Map();
    for (const { group, amount, why } of amounts(by, chosen)) {
      const key = [group, amount.kind, amount.stage].join("\u0000");
      if (!why) groups.set(key, [...(groups.get(key) || []), { group, amount }]);
    }
    return [...groups.values()].map((rows) => ({
      group: rows[0].group,
      kind: rows[0].amount.kind,
      stage: rows[0].amount.stage || "",
      count: rows.length,
      value: figures.sum(rows.map(({ amount }) => amount.value)),
      inferred: rows.some(({ amount }) => amount.share && amount.status === "inferred"),
    }));
  }

  /** The activities without an amount, and what they lack. */
  const missing = (by, chosen) => {
    const fitting = facets.fitting(chosen);
    return findings.of("funding.missing", questionOf(by, chosen)).filter(({ activity }) => !isNarrower(chosen) || fitting.has(activity));
  };

  return { amounts, sums, missing };
})();

export { funding };
