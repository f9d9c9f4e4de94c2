/* The amounts in groups with their sums, as the report on funding, and within the filters. */

import { buckets } from "./buckets.js";
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
    const added = amounts(by, chosen).filter(({ why }) => !why);
    const groups = buckets.by(added, ({ group, amount }) => [group, amount.kind, amount.stage].join("\u0000"));
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

  /** The kind of money of a sum with its stage: ``total announced``. */
  const keyOf = ({ kind, stage }) => `${kind} ${stage}`.trim();

  /** The keys of *found* sums, the most frequent first; a sum counts as often as *weigh* says. */
  function keys(found, weigh = () => 1) {
    const counts = new Map();
    for (const one of found) counts.set(keyOf(one), (counts.get(keyOf(one)) || 0) + weigh(one));
    return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  }

  return { amounts, sums, missing, keyOf, keys };
})();

export { funding };
