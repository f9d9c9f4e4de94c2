/*
 * Money by region, leading agency, technology, source or period: which amounts may be added, and which not. As
 * graph/reports/ledger.py and funding.py.
 */

import { figures } from "./figures.js";
import { landscape } from "./landscape.js";
import { model } from "./model.js";

const ledger = (() => {
  const isPlain = (amount) => !amount.within && !model.isSaid(amount.use);
  const areComparable = (one, other) => one.kind === other.kind && (one.stage === "spent") === (other.stage === "spent");
  const toldAs = ({ activity, kind }) => `${activity} ${kind}`;

  const lines = () => model.amounts.filter(landscape.isLine);
  const whole = () => lines().map((amount) => ({ amount, value: amount.value }));

  /** What each region gets: its share where shares are printed, all of what its own roadmap alone announces. */
  function regional() {
    const parts = new Map();
    for (const one of model.amounts) if (one.line) parts.set(one.line, [...(parts.get(one.line) || []), one]);
    return lines().flatMap((amount) => {
      const home = landscape.now().homes.get(amount.activity);
      if (amount.region) return [{ amount, region: amount.region, value: amount.value }];
      if (home?.plan === amount.activity) return [{ amount, region: home.region, value: amount.value }];
      return (parts.get(amount.at) || model.NOTHING).map(({ region, value }) => ({ amount, region, value }));
    });
  }

  /** Why an entry is not added to the others of its group: inside larger money, the sum of parts, or announced twice; empty if it is. */
  function reasonOf(entry, entries, told) {
    const { amount } = entry;
    const { same, related, climb } = landscape.now();
    const twin = same.get(amount.activity);
    if (twin && told.has(toldAs({ activity: twin, kind: amount.kind }))) return "twice";
    const above = related.has(amount.activity) ? [] : climb(amount.activity).slice(1);
    for (const { amount: other } of entries.filter((one) => one !== entry && areComparable(amount, one.amount) && isPlain(one.amount))) {
      const holds = above.includes(other.activity) && !other.region;
      if (holds || (other.activity === amount.activity && !isPlain(amount))) return "inside";
      const below = !related.has(other.activity) && climb(other.activity).slice(1).includes(amount.activity);
      if (amount.region && below) return "sum";
    }
    return "";
  }

  /** The entries of one group, each with why it is not added; *every* are those of all groups, among which nothing counts twice. */
  function settle(entries, every) {
    const told = new Set(every.map(({ amount }) => toldAs(amount)));
    return entries.map((entry) => ({ ...entry, why: reasonOf(entry, entries, told) }));
  }

  /** Sums of what is added, by kind and stage. */
  function sums(settled) {
    const found = new Map();
    for (const { amount, value } of settled.filter(({ why }) => !why)) {
      const key = `${amount.kind} ${amount.stage || ""}`;
      found.set(key, [...(found.get(key) || []), value]);
    }
    return [...found].map(([key, values]) => ({
      kind: key.split(" ")[0],
      stage: key.split(" ")[1],
      count: values.length,
      value: figures.sum(values),
    }));
  }

  /** The groups in which an entry stands; the period is that of the amount, else of its activity. */
  const GROUPS = {
    region: ({ region }) => [region],
    agency: ({ amount }) => landscape.leads(amount.activity),
    technology: ({ amount }) => [...(landscape.now().uses.get(amount.activity)?.keys() || [])],
    source: ({ amount }) => [amount.kind],
    year: ({ amount }) => {
      const [start, end] = (landscape.tellSpan(amount) || landscape.spanOf(amount.activity)).split("–");
      return [start === end || end === undefined ? start : `${start}–${end}`];
    },
  };

  /** Sums, the amounts behind them, and what has none; a region leaves only what it and the regions in it get. */
  function funding({ by = "region", region = "" } = {}) {
    const scope = region ? landscape.regionsIn(region) : null;
    const every = scope || by === "region" ? regional().filter((entry) => !scope || scope.has(entry.region)) : whole();
    const groups = new Map();
    for (const entry of every) for (const group of new Set(GROUPS[by](entry))) groups.set(group, [...(groups.get(group) || []), entry]);
    const settled = [...groups].map(([group, entries]) => ({ group, entries: settle(entries, every) }));
    return {
      sums: settled.flatMap(({ group, entries }) => sums(entries).map((one) => ({ group, ...one }))),
      amounts: settled.flatMap(({ group, entries }) => entries.map(({ amount, value, why }) => ({ group, amount, value, why }))),
      missing: missing(scope, by === "region" || Boolean(scope)),
    };
  }

  /** What is carried out without an amount of its own, and what has one of which no source says what each region gets. */
  function missing(scope, shared) {
    const { homes, carriedOut, byRegion, priced, related, climb } = landscape.now();
    const here = scope && new Set([...scope].flatMap((one) => [...(byRegion.get(one) || [])]));
    const found = [];
    for (const [activity, { region }] of homes) {
      if (priced.has(activity) || !carriedOut.has(activity) || (here && !here.has(activity))) continue;
      const dear = (related.has(activity) ? [] : climb(activity).slice(1)).find((one) => priced.has(one));
      found.push({ region, activity, why: dear ? "whole" : "amount", whole: dear || "" });
    }
    if (!shared) return found;
    const told = new Set(regional().map(({ amount }) => amount));
    const open = new Set(
      lines()
        .filter((one) => !told.has(one) && homes.has(one.activity) && (!here || here.has(one.activity)))
        .map((one) => one.activity),
    );
    return [...found, ...[...open].map((activity) => ({ region: homes.get(activity).region, activity, why: "share", whole: "" }))];
  }

  return { GROUPS, regional, settle, sums, funding };
})();

export { ledger };
