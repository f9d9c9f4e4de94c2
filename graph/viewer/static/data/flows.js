/*
 * Planned money from funding sources through activities to regions. It consists of the amounts that the report on funding
 * adds, so the sums by source and by region are those of the report.
 */

import { buckets } from "./buckets.js";
import { figures } from "./figures.js";
import { funding } from "./funding.js";
import { model } from "./model.js";

const flows = (() => {
  const REST = "rest";
  const TOTAL = "total";
  /* The price of a study is not planned money, and money spent is not added to it. */
  const isPlanned = ({ amount, why }) => !why && amount && amount.kind !== "study-price" && amount.stage !== "spent";

  /** The added amounts of a grouping by activity, of a chosen region its parts. */
  function byActivity(grouping, chosen) {
    const added = funding.amounts(grouping, chosen).filter(isPlanned);
    return buckets.by(added, ({ amount }) => amount.activity);
  }

  /** Sums by key, in the order of first use: ``{ key, value, inferred, amounts }``; *toValue* gives what counts of an amount. */
  function sumBy(pairs, toValue = ({ value }) => value) {
    return [...buckets.by(pairs, ([key]) => key)].map(([key, same]) => {
      const amounts = same.map(([, amount]) => amount);
      return {
        key,
        value: figures.sum(amounts.map(toValue)),
        inferred: amounts.some((one) => one.share && one.status === "inferred"),
        amounts,
      };
    });
  }

  const isTotal = ({ amount }) => amount.kind === TOTAL;

  /**
   * The flow of each activity of *plan* (of all, if empty) that the filters leave, the largest first:
   * ``{ id, whole, total, sources, regions }``.
   * Funds of parts are sources of the activity whose total contains them. The rest of a total has no stated source.
   */
  function of(plan, chosen) {
    const [whole, regional] = [byActivity("source", chosen), byActivity("region", chosen)];
    const restOf = funding.rest("source", chosen);
    const withTotal = new Set([...whole].filter(([, rows]) => rows.some(isTotal)).map(([id]) => id));
    const owner = (id) => [id, ...model.above(id)].find((one) => withTotal.has(one)) || id;
    const owned = buckets.by(whole, ([id]) => owner(id));
    const fundsOf = (parts) => parts.flatMap(([, rows]) => rows.filter((row) => !isTotal(row)).map(({ amount }) => [amount.kind, amount]));
    const sourcesOf = (parts) => sumBy(fundsOf(parts), restOf).filter(({ value }) => figures.toNumber(value));
    const isLeft = (id) => !plan || id === plan || model.above(id).has(plan);
    return [...owned]
      .filter(([id]) => isLeft(id))
      .map(([id, parts]) => flowOf(id, sourcesOf(parts), withTotal.has(id) ? whole.get(id).filter(isTotal) : [], regional.get(id) || []))
      .filter(({ whole: all }) => figures.toNumber(all) > 0)
      .sort((a, b) => figures.toNumber(b.whole) - figures.toNumber(a.whole));
  }

  function flowOf(id, sources, totals, regional) {
    const named = figures.sum(sources.map(({ value }) => value));
    const total = totals.length ? figures.sum(totals.map(({ amount }) => amount.value)) : "";
    const rest = total ? Math.max(0, figures.toNumber(total) - (sources.length ? figures.toNumber(named) : 0)) : 0;
    const whole = total && (!sources.length || rest > 0 || figures.toNumber(total) === figures.toNumber(named)) ? total : named;
    const parts = regional.filter((row) => isTotal(row) === Boolean(total));
    return {
      id,
      whole,
      total: totals[0]?.amount || null,
      sources: rest ? [...sources, { key: REST, value: String(rest), amounts: totals.map(({ amount }) => amount) }] : sources,
      regions: sumBy(parts.map(({ group, amount }) => [group, amount])),
    };
  }

  return { REST, of, sumBy };
})();

export { flows };
