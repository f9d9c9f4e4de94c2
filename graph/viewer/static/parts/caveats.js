/* What a reader must know beside a sum: what it may contain twice, and what the regions inside a region add. */

import { figures } from "../data/figures.js";
import { funding } from "../data/funding.js";
import { wording } from "../state/wording.js";

const caveats = (() => {
  const { term, nameNode, nameFund, formatWon } = wording;

  const ofDoubles = (by, chosen, sum) =>
    funding.doubles(by, chosen, sum).map(({ one, other }) => {
      return term("maybeTwice")(formatWon(one.value), [one, other].map(({ activity }) => nameNode(activity)).join(", "));
    });

  /** The caveats on a sum of the report on funding, grouped *by* something. */
  function of(by, chosen, sum) {
    const reach = by === "region" ? funding.reach(sum.group, sum, chosen) : null;
    return [...(reach ? [term("withInner")(formatWon(reach.within))] : []), ...ofDoubles(by, chosen, sum)];
  }

  /** The caveats on the sum of a *region* with the regions inside it. */
  function ofWithin(region, chosen, sum) {
    const reach = funding.reach(region, sum, chosen);
    const own = reach ? [reach.own ? term("withoutInner")(formatWon(reach.own)) : term("onlyInner")] : [];
    return [...own, ...ofDoubles("source", { ...chosen, region }, { ...sum, group: sum.kind })];
  }

  /** The funding sources of *parts*, if they are several: totals where they are stated, the stated sources elsewhere. */
  function ofMix(parts) {
    const amounts = parts.flatMap((part) => part.amounts || []);
    const kinds = [...new Set(amounts.map(({ kind }) => kind))];
    const sumOf = (kind) => formatWon(figures.sum(amounts.filter((one) => one.kind === kind).map(({ value }) => value)));
    return kinds.length > 1 ? kinds.map((kind) => `${nameFund(kind)} ${sumOf(kind)}`).join(" + ") : "";
  }

  return { of, ofWithin, ofMix };
})();

export { caveats };
