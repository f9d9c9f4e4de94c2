/* The activities that run in the chosen year, each with its period, its money and whose money it is. */

import { buckets } from "../data/buckets.js";
import { facets } from "../data/facets.js";
import { funding } from "../data/funding.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { operation } from "../data/operation.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { listing } from "./listing.js";

const yearlist = (() => {
  const { say, term, nameNode, nameFund, nameStage, citeAll, formatWon } = wording;
  const KINDS = new Set(["Roadmap", "Programme", "Strategy", "AddOnStrategy", "Project", "RelatedProject", "Task", "Phase"]);

  /** The amounts of an activity that hold, without the parts that follow from shares; totals first. */
  const amountsOf = (id) =>
    model.amounts.filter((one) => one.activity === id && !one.share).sort((a, b) => (b.kind === "total") - (a.kind === "total"));

  const writeAmount = ({ kind, stage, value, region }) =>
    [region && term("partOfRegion")(nameNode(region)), nameFund(kind), formatWon(value), stage && `(${nameStage(stage)})`]
      .filter(Boolean)
      .join(" ");

  /** The funding sources that are named without an amount. */
  const unpricedOf = (id) =>
    funding
      .missing("source", {})
      .filter(({ activity, why }) => activity === id && why === "source")
      .map(({ kind }) => `${nameFund(kind)} (${term("notStated")})`);

  /** The money of an activity, or else of its closest whole, which is named; with the amounts behind the text. */
  function moneyOf(id) {
    const own = amountsOf(id);
    const whole = own.length ? id : [...model.above(id)].find((one) => amountsOf(one).length);
    const found = whole ? amountsOf(whole) : [];
    const text = [...found.map(writeAmount), ...unpricedOf(whole || id)].join("; ");
    return { text: whole && whole !== id ? `${term("moneyOfWhole")(nameNode(whole))}: ${text}` : text || term("notStated"), found };
  }

  function writePeriod(id) {
    const { start, end, whole } = operation.of(id);
    const open = start ? (end ? "" : term("endUnknown")) : term("startUnknown");
    const lent = whole ? term("lentBy")(nameNode(whole)) : "";
    const said = [open, lent].filter(Boolean).join(", ");
    return `${start === end ? start : `${start}–${end}`}${said ? ` (${said})` : ""}`;
  }

  /** The amounts that are stated for the chosen year alone, by activity. */
  function ofYear(year) {
    const stated = funding.amounts("year", { region: state.facets.region }).filter(({ group, why }) => group === year && !why);
    return buckets.by(stated, ({ amount }) => amount.activity);
  }

  /** The headings and the rows of the chosen year. */
  function content() {
    const { year } = state.facets;
    const fitting = facets.fitting(state.facets);
    const nodes = [...model.nodes.values()].filter(({ id, kind }) => KINDS.has(kind) && fitting.has(id));
    const single = ofYear(year);
    const heads = [term("activity"), say(model.nodeKinds.get("Region")?.label), term("periods"), term("moneyOfRun")];
    return {
      heads: [...heads, ...(single.size ? [term("moneyOfYear")(year)] : []), say(model.nodeKinds.get("Roadmap")?.label), term("sourceOf")],
      rows: nodes.map(({ id }) => {
        const { text, found } = moneyOf(id);
        const alone = (single.get(id) || []).map(({ amount }) => writeAmount(amount)).join("; ");
        const cited = [...new Set(found.map(citeAll))].filter(Boolean).join("; ");
        const regions = [...homes.regionsOf(id)].filter((one) => !state.facets.region || one === state.facets.region);
        const plan = homes.of(id).plan;
        const own = regions.length ? regions : homes.of(id).regions;
        return [id, own, writePeriod(id), text, ...(single.size ? [alone] : []), plan === id ? "" : plan, cited];
      }),
    };
  }

  /** The list as a section of a view; nothing if no year is chosen. */
  function draw() {
    const { year } = state.facets;
    if (!year) return [];
    return [listing.section({ name: "running", title: term("runningIn")(year), note: term("runningNote")(year), ...content() })];
  }

  /** The list as rows of a file. */
  function rows() {
    const { heads, rows: found } = content();
    return [heads, ...found.map((cells) => cells.map(listing.write))];
  }

  return { draw, rows, isChosen: () => Boolean(state.facets.year) };
})();

export { yearlist };
