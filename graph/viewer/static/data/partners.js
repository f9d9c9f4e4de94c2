/* The regions that a region could work with, with the reasons, as the report on partners on the latest day. */

import { buckets } from "./buckets.js";
import { facets } from "./facets.js";
import { findings } from "./findings.js";
import { model } from "./model.js";

const partners = (() => {
  const KINDS = ["joint", "agency", "lead", "technology"];
  // The kinds that are counted, in the order in which they rank the regions.
  const COUNTED = ["joint", "agency", "staffed", "technology"];

  const questionOf = (region) => `partners ${region}`;

  /** Whether the page holds partners of a region. */
  const isKnown = (region) => findings.isKnown(questionOf(region));

  /** The regions with partners, in the order of the page. */
  const regions = () => [...model.nodes.keys()].filter(isKnown);

  /** The reasons that the filters leave. Both regions are given here, so the filter by region does not count. */
  function reasonsOf(region, chosen) {
    const asked = { ...chosen, region: "" };
    const fitting = facets.fitting(asked);
    const found = findings.of("partners", questionOf(region));
    if (!fitting) return found;
    const left = (some) => some.filter((id) => fitting.has(id));
    return found
      .map((reason) => ({ ...reason, mine: left(reason.mine), theirs: left(reason.theirs) }))
      .filter(({ mine, theirs, kind, thing }) => mine.length && theirs.length && (!isTechnology(kind) || facets.isWithin(thing, asked)));
  }

  const isTechnology = (kind) => kind === "lead" || kind === "technology";
  /** As ``Meeting.counts``: a technology is staffed if the sources name agencies of the other region. */
  const isCounted = (reason, kind) => (kind === "staffed" ? reason.kind === "technology" && reason.agencies.length : reason.kind === kind);
  const count = (reasons, kind) => reasons.filter((reason) => isCounted(reason, kind)).length;

  /** The partners of a region: each with its reasons in order and their numbers, the closest region first. */
  function of(region, chosen) {
    const groups = buckets.by(reasonsOf(region, chosen), (reason) => reason.region);
    const found = [...groups].map(([id, reasons]) => ({
      id,
      reasons: inOrder(reasons),
      counts: COUNTED.map((kind) => [kind, count(reasons, kind)]),
    }));
    const byCounts = (a, b) => COUNTED.map((_, at) => b.counts[at][1] - a.counts[at][1]).find(Boolean) || 0;
    return found.sort((a, b) => byCounts(a, b) || (a.id < b.id ? -1 : 1));
  }

  /** Reasons by kind; a technology that more activities share comes first. */
  function inOrder(reasons) {
    const sizes = new Map(
      reasons.filter(({ kind }) => kind === "technology").map(({ thing, mine, theirs }) => [thing, mine.length + theirs.length]),
    );
    const sizeOf = ({ kind, thing }) => (isTechnology(kind) ? sizes.get(thing) || 0 : 0);
    const order = (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || sizeOf(b) - sizeOf(a) || (a.thing < b.thing ? -1 : 1);
    return [...reasons].sort(order);
  }

  /** The number of further partners, which the page does not hold. */
  const leftOf = (region) => findings.of("partners.left", questionOf(region))[0]?.count || 0;

  return { isKnown, regions, of, leftOf };
})();

export { partners };
