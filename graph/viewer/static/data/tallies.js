/* Figures by region for the map: the number of projects or items, and sums as the report on funding has them. */

import { facets } from "./facets.js";
import { figures } from "./figures.js";
import { findings } from "./findings.js";
import { funding } from "./funding.js";
import { model } from "./model.js";

const tallies = (() => {
  const isProject = ({ kind }) => kind === "Project";

  /** The kinds of money with their stages that the filters leave, the most frequent first: ``total announced``. */
  function sumKeys(chosen) {
    const counts = new Map();
    for (const { kind, stage, count } of funding.sums("source", chosen)) {
      const key = `${kind} ${stage}`.trim();
      counts.set(key, (counts.get(key) || 0) + count);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  }

  /** The figure of each of *regions*, which includes the regions inside it: a number, or an amount as text. */
  function of(measure, regions, chosen) {
    const counts = measure.startsWith("sum ") ? null : facets.counts("region", chosen, measure === "projects" ? isProject : undefined);
    return new Map(
      regions
        .map((region) => [region, counts ? counts.get(region) || 0 : sumOf(measure.slice(4), region, chosen)])
        .filter(([, value]) => value),
    );
  }

  /** The sum of one kind of money at one stage in a region; empty if there is none. */
  function sumOf(key, region, chosen) {
    if (!model.nodes.has(region)) return "";
    const found = funding.sums("source", { ...chosen, region }).filter(({ kind, stage }) => `${kind} ${stage}`.trim() === key);
    return found.length ? figures.sum(found.map(({ value }) => value)) : "";
  }

  /** The pairs of regions with joint activities that the filters leave: ``[left, right, activities]``. */
  function links(chosen, toArea) {
    const fitting = facets.fitting(chosen);
    const pairs = new Map();
    const members = new Map();
    for (const { activity, region } of findings.of("joint")) {
      if (!fitting || fitting.has(activity)) members.set(activity, [...(members.get(activity) || []), toArea(region)]);
    }
    for (const [activity, regions] of members) {
      const known = [...new Set(regions)].filter(Boolean).sort();
      known.forEach((left, at) => {
        for (const right of known.slice(at + 1)) {
          const key = `${left} ${right}`;
          pairs.set(key, [left, right, [...(pairs.get(key)?.[2] || []), activity]]);
        }
      });
    }
    return [...pairs.values()];
  }

  return { sumKeys, of, links };
})();

export { tallies };
