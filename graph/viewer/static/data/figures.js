/* What the views on money compute: amounts of the parts, by fund and by region. */

import { model } from "./model.js";

const figures = (() => {
  /** Exact sum of decimal texts, which may have fractions of a won. */
  function sum(values) {
    const most = Math.max(0, ...values.map((value) => (String(value).split(".")[1] || "").length));
    const scaled = values.map((value) => {
      const [whole, fraction = ""] = String(value).split(".");
      return BigInt(`${whole}${fraction.padEnd(most, "0")}`);
    });
    const total = scaled.reduce((left, right) => left + right, 0n);
    if (!most) return String(total);
    const digits = String(total < 0n ? -total : total).padStart(most + 1, "0");
    const fraction = digits.slice(-most).replace(/0+$/u, "");
    return `${total < 0n ? "-" : ""}${digits.slice(0, -most)}${fraction ? `.${fraction}` : ""}`;
  }

  /** Amounts that count for an activity: not another account's, not a slice of another amount, not for one use only. */
  const counting = (id) =>
    model.amounts.filter((one) => one.activity === id && !one.other && !one.within && !model.isSaid(one.use) && one.kind !== "study-price");
  const isSpent = (one) => one.stage === "spent";

  /** What an activity costs: its total, what the funds that are named give, and what of the total no fund is named for. */
  function costs(id) {
    const own = counting(id).filter((one) => one.status !== "derived" && !one.region && !isSpent(one));
    const total = own.find((one) => one.kind === "total") || null;
    const funds = [...model.codes.funds.keys()]
      .filter((kind) => kind !== "total")
      .map((kind) => own.find((one) => one.kind === kind))
      .filter(Boolean);
    const named = sum(funds.map((one) => one.value));
    const rest = total ? sum([total.value, `-${named}`.replace("--", "")]) : "0";
    return {
      total,
      funds,
      named,
      rest: Number(rest) > 0 ? rest : "0",
      all: total && Number(total.value) >= Number(named) ? total.value : named,
    };
  }

  /** What each region gets of an activity's total, or else of its named funds. */
  function regional(id) {
    const { total, funds } = costs(id);
    const wholes = new Map((total ? [total] : funds).map((one) => [one.kind, one.value]));
    const found = new Map();
    const told = new Set();
    for (const one of counting(id)) {
      const key = `${one.region} ${one.kind}`;
      if (one.status !== "derived" || isSpent(one) || wholes.get(one.kind) !== one.whole || told.has(key) || !model.nodes.has(one.region))
        continue;
      told.add(key);
      const known = found.get(one.region) || { region: one.region, share: one.share, value: "0", cited: one.cited, place: one.place };
      found.set(one.region, { ...known, value: sum([known.value, one.value]) });
    }
    if (found.size || model.nodes.get(id).kind !== "Roadmap") return [...found.values()];
    // A plan whose money is not divided is its own region's.
    return [...model.regionsOf(id)]
      .slice(0, 1)
      .map((region) => ({ region, value: costs(id).all, share: "", cited: total?.cited, place: total?.place }));
  }

  const hasCosts = (id) => Number(costs(id).all) > 0;

  return { sum, costs, regional, hasCosts };
})();

export { figures };
