/* Figures by region for the map: the number of projects or items, and sums as the report on funding has them. */

import { buckets } from "./buckets.js";
import { facets } from "./facets.js";
import { figures } from "./figures.js";
import { findings } from "./findings.js";
import { funding } from "./funding.js";
import { homes } from "./homes.js";
import { model } from "./model.js";

const tallies = (() => {
  const isProject = ({ kind }) => kind === "Project";

  /** The kinds of money with their stages that the filters leave, those of the most amounts first. */
  const sumKeys = (chosen) => funding.keys(funding.sums("source", chosen), ({ count }) => count);

  /** The figure of each of *regions*, which includes the regions inside it: a number, or an amount as text. */
  function of(measure, regions, chosen) {
    const counts = measure.startsWith("sum ") ? null : facets.tally("region", chosen, measure === "projects" ? isProject : undefined);
    return new Map(
      regions
        .map((region) => [region, counts ? counts.get(region) || 0 : sumOf(measure.slice(4), region, chosen)])
        .filter(([, value]) => value),
    );
  }

  /** The sum of one kind of money at one stage in a region; empty if there is none. */
  function sumOf(key, region, chosen) {
    // Of the sums of other regions nothing is left by a filter.
    if (!model.nodes.has(region) || (chosen.region && !homes.withOuter(region).includes(chosen.region))) return "";
    const found = funding.sums("source", { ...chosen, region }).filter((one) => funding.keyOf(one) === key);
    return found.length ? figures.sum(found.map(({ value }) => value)) : "";
  }

  /** The pairs of regions with joint activities that the filters leave: ``[left, right, activities]``. */
  function links(chosen, toArea) {
    const fitting = facets.fitting(chosen);
    const pairs = new Map();
    const left = findings.of("joint").filter(({ activity }) => !fitting || fitting.has(activity));
    for (const [activity, parts] of buckets.by(left, (one) => one.activity)) {
      const known = [...new Set(parts.map(({ region }) => toArea(region)))].filter(Boolean).sort();
      known.forEach((one, at) => {
        for (const other of known.slice(at + 1)) buckets.add(pairs, `${one} ${other}`, activity);
      });
    }
    return [...pairs].map(([pair, activities]) => [...pair.split(" "), activities]);
  }

  return { sumKeys, of, links };
})();

export { tallies };
