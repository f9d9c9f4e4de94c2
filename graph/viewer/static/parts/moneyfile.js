/* The money view as rows of a file: flows, sums, and announced amounts beside their terms, one fact per cell. */

import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { bars } from "./bars.js";
import { caveats } from "./caveats.js";
import { listing } from "./listing.js";

const moneyfile = (() => {
  const { term, heading, nameNode, nameFund, nameStage, nameGroup, sortGroups } = wording;
  const { wonHeads, wonCells, citeHeads, citeCells } = listing;

  /** The rows of the flows *found*, of the sums, and of *balances*, the reconciliations of the view. */
  function rows(found, balances) {
    const heads = [term("what"), term("name"), term("part"), term("stage"), ...wonHeads(), term("remark"), ...citeHeads()];
    return [heads, ...found.flatMap(ofFlow), ...ofSums(), ...balances.flatMap(ofBalance)];
  }

  const stagesOf = (amounts) => [...new Set(amounts.map(({ stage }) => nameStage(stage) || term("noStage")))].join("; ");

  function ofFlow({ id, sources, regions }) {
    const row = (what, name, { value, amounts }) => {
      return [what, nameNode(id), name, stagesOf(amounts), ...wonCells(value), "", ...citeCells(amounts[0])];
    };
    return [
      ...sources.map((one) => row(term("funds"), bars.nameSource(one.key), one)),
      ...regions.map((one) => row(term("regionParts"), nameNode(one.key), one)),
    ];
  }

  function ofSums() {
    const { by, facets: chosen } = state;
    const found = sortGroups(funding.sums(by, chosen));
    return found.map((one) => [
      `${term("sumsTitle")}: ${heading(`group.${by}`)}`,
      by === "source" ? "" : nameGroup(one.group) || term("notStated"),
      nameFund(one.kind),
      nameStage(one.stage) || term("noStage"),
      ...wonCells(one.value),
      caveats.of(by, chosen, one).join(" · "),
      ...citeCells(null),
    ]);
  }

  function ofBalance({ roadmap: plan, region, kind, announced, computed, terms, cited, place }) {
    const what = `${term("checks")}: ${[nameNode(plan), nameNode(region), nameFund(kind)].join(" · ")}`;
    const row = (name, value, remark = "") => [what, name, nameFund(kind), "", ...wonCells(value), remark, ...citeCells({ cited, place })];
    return [
      ...terms
        .filter(({ activity }) => model.nodes.has(activity))
        .map((one) => row(nameNode(one.activity), one.value, one.share && `${term("share")} ${one.share}`)),
      row(term("sum"), computed),
      row(term("announcedAmount"), announced),
    ];
  }

  return { rows };
})();

export { moneyfile };
