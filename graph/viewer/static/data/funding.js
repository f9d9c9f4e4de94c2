/* The amounts in groups with their sums, as the report on funding, and within the filters. */

import { buckets } from "./buckets.js";
import { facets } from "./facets.js";
import { figures } from "./figures.js";
import { findings } from "./findings.js";
import { model } from "./model.js";

const funding = (() => {
  const questionOf = (by, chosen) => (chosen.region ? `${by} ${chosen.region}` : by);

  /** The amounts in groups, each with the reason for which it is not in the sum, if it is not. */
  function amounts(by, chosen) {
    const { fund, status } = chosen;
    const found = findings.of("funding.amounts", questionOf(by, chosen));
    if (!isNarrower(chosen)) return found;
    const isLeft = leftBy(chosen);
    return found.filter(
      ({ group, amount }) =>
        isLeft(amount.activity) &&
        (!fund || amount.kind === fund) &&
        (!status || amount.status === status) &&
        (by !== "technology" || facets.isWithin(group, chosen)),
    );
  }

  /** Whether filters other than that by region, or a plan, are chosen, for which no sums are prepared. */
  const isNarrower = (chosen) => Boolean(chosen.plan) || facets.isActive({ ...chosen, region: "" });

  /** A function that tells whether the filters and the chosen plan leave an activity. */
  function leftBy(chosen) {
    const fitting = facets.fitting(chosen);
    const { plan } = chosen;
    return (id) => (!fitting || fitting.has(id)) && (!plan || id === plan || model.above(id).has(plan));
  }

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
    const isLeft = leftBy(chosen);
    return findings.of("funding.missing", questionOf(by, chosen)).filter(({ activity }) => !isNarrower(chosen) || isLeft(activity));
  };

  /** What is left of an amount of a general funding source, of which other amounts state a part; else the amount. */
  const rest = (by, chosen) => {
    const left = new Map(findings.of("funding.rests", questionOf(by, chosen)).map(({ amount, won }) => [amount, won]));
    return (amount) => (chosen.fund ? amount.value : (left.get(amount) ?? amount.value));
  };

  /** The pairs of amounts that may be one and that *sum*, of a grouping, contains twice. */
  function doubles(by, chosen, { group, kind, stage }) {
    const pairs = findings.of("doubles").filter(({ one }) => one.kind === kind && (one.stage || "") === stage);
    if (!pairs.length) return pairs;
    const told = new Set(
      amounts(by, chosen)
        .filter((row) => row.group === group && row.amount.kind === kind && (!row.why || row.why === "inside"))
        .map(({ amount }) => amount.activity),
    );
    return pairs.filter(({ one, other }) => told.has(one.activity) && told.has(other.activity));
  }

  /** The sum of a region alone and with the regions inside it, if these differ; else null. */
  function reach(region, { kind, stage }, chosen) {
    if (!findings.isKnown(questionOf("source", { region }))) return null;
    const add = (found) => {
      const alike = found.filter((one) => one.kind === kind && (one.stage || "") === (stage || ""));
      return alike.length ? figures.sum(alike.map(({ value }) => value)) : "";
    };
    // Among the groups of all regions, what a region had stands under the region that it became.
    const own = add(sums("region", { ...chosen, region }).filter(({ group }) => group === region));
    const within = add(sums("source", { ...chosen, region }));
    return within && own !== within ? { own, within } : null;
  }

  /** The kind of money of a sum with its stage: ``total announced``. */
  const keyOf = ({ kind, stage }) => `${kind} ${stage}`.trim();

  /** The keys of *found* sums, the most frequent first; a sum counts as often as *weigh* says. */
  function keys(found, weigh = () => 1) {
    const counts = new Map();
    for (const one of found) counts.set(keyOf(one), (counts.get(keyOf(one)) || 0) + weigh(one));
    return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  }

  return { amounts, sums, missing, rest, doubles, reach, keyOf, keys };
})();

export { funding };
