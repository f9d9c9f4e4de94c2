/* The funding sources of an activity and the parts of regions, as flows and as bars with a text legend. */

import { figures } from "../data/figures.js";
import { flows } from "../data/flows.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const bars = (() => {
  const { element } = dom;
  const { term, nameNode, nameShare, nameFund, formatWon } = wording;
  const COLOURS = { national: "#0072B2", province: "#56B4E9", city: "#E69F00", local: "#F0E442", private: "#009E73" };
  const OTHER = "#8A8F98";
  const REGION = "#CC79A7";

  const colourOf = (fund) => COLOURS[fund] || OTHER;
  const nameSource = (fund) => (fund === flows.REST ? term("restOfTotal") : nameFund(fund));

  /** The stated sources of an activity of its own with the rest of its total, and the parts of regions. */
  function partsOf(id) {
    const { funds, rest, total, parts } = figures.costsOf(id);
    const sources = funds.map(({ value, amount }) => ({ key: amount.kind, value, amounts: [amount] }));
    if (figures.toNumber(rest) > 0) sources.push({ key: flows.REST, value: rest, amounts: [total] });
    return { sources, regions: parts.map(({ region, value, amount }) => ({ key: region, value, amounts: [amount] })) };
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
    splitBar(sources.map(({ key, value }) => ({ name: nameSource(key), value, colour: colourOf(key), rest: key === flows.REST })));

  const ofRegions = (regions) =>
    splitBar(
      regions.map(({ key, value, amounts: [{ share, status }] }, at) => ({
        name: nameNode(key),
        value,
        colour: REGION,
        rest: at > 0,
        share: share && nameShare(share, status === "inferred"),
      })),
    );

  /** The bars of the details panel; none without known costs. */
  function of(id) {
    if (!figures.costsOf(id)) return [];
    const { sources, regions } = partsOf(id);
    return [
      ...(sources.length ? [element("h3", {}, term("funds")), ofSources(sources)] : []),
      ...(regions.length > 1 ? [element("h3", {}, term("regionParts")), ofRegions(regions)] : []),
    ];
  }

  return { colourOf, nameSource, ofSources, ofRegions, of };
})();

export { bars };
