/* The funding sources of an activity and the parts of regions, as flows and as bars with a text legend. */

import { figures } from "../data/figures.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const bars = (() => {
  const { element } = dom;
  const { term, nameNode, nameShare, nameFund, formatWon } = wording;
  const COLOURS = { national: "#0072B2", province: "#56B4E9", city: "#E69F00", local: "#F0E442", private: "#009E73" };
  const REST = "rest";
  const OTHER = "#8A8F98";
  const REGION = "#CC79A7";

  const colourOf = (fund) => COLOURS[fund] || OTHER;
  const nameSource = (fund) => (fund === REST ? term("restOfTotal") : nameFund(fund));

  /** The flows in won: from each funding source to an activity, and from it to each region. */
  function flowsOf(ids) {
    return ids.map((id) => {
      const { funds, rest, all, total, parts } = figures.costsOf(id);
      const sources = funds.map((one) => ({ fund: one.kind, value: one.value, fact: one }));
      if (figures.toNumber(rest) > 0) sources.push({ fund: REST, value: rest, fact: total });
      const regions = parts.map(({ region, value, amount }) => ({
        region,
        value,
        amount,
        share: amount.share && nameShare(amount.share, amount.status === "inferred"),
        inferred: amount.status === "inferred",
      }));
      return { id, all, total, sources, regions };
    });
  }

  /** A bar of parts with a text legend, readable without colours. */
  function splitBar(entries) {
    const strip = element(
      "span",
      { class: "strip", "aria-hidden": "true" },
      ...entries.map(({ value, colour, rest }) => {
        const piece = element("span", { class: rest ? "rest" : null });
        piece.style.flexGrow = String(Math.max(0.0001, figures.toNumber(value)));
        piece.style.background = rest ? "" : colour;
        piece.style.setProperty("--piece", colour);
        return piece;
      }),
    );
    return element(
      "div",
      { class: "split" },
      strip,
      element(
        "ul",
        {},
        ...entries.map(({ name, value, share }) =>
          element("li", {}, `${name} `, element("b", {}, formatWon(value)), share ? ` (${term("share")} ${share})` : ""),
        ),
      ),
    );
  }

  const ofSources = (sources) =>
    splitBar(sources.map(({ fund, value }) => ({ name: nameSource(fund), value, colour: colourOf(fund), rest: fund === REST })));

  const ofRegions = (regions) =>
    splitBar(regions.map(({ region, value, share }, at) => ({ name: nameNode(region), value, colour: REGION, rest: at > 0, share })));

  /** The bars of the details panel; none without known costs. */
  function of(id) {
    if (!figures.costsOf(id)) return [];
    const [{ sources, regions }] = flowsOf([id]);
    return [
      ...(sources.length ? [element("h3", {}, term("funds")), ofSources(sources)] : []),
      ...(regions.length > 1 ? [element("h3", {}, term("regionParts")), ofRegions(regions)] : []),
    ];
  }

  return { REST, REGION, colourOf, nameSource, flowsOf, ofSources, ofRegions, of };
})();

export { bars };
