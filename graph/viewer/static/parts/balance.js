/* An announced amount beside its terms: as announced, with the day, and apart from it as they are on the day of the view. */

import { figures } from "../data/figures.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { references } from "./references.js";

const balance = (() => {
  const { element, nodeButton } = dom;
  const { term, nameNode, nameFund, cite, formatWon, formatDifference } = wording;

  /** What each activity gives the region on the day of the view, by the report on funding; null if it gives nothing. */
  function amountNow({ region, kind }, activity) {
    const counted = funding
      .amounts("region", { region })
      .filter(({ amount, why }) => !why && amount.kind === kind && amount.activity === activity);
    return counted.length ? figures.sum(counted.map(({ amount }) => amount.value)) : null;
  }

  const percent = ({ whole, value }) => `${Math.round((figures.toNumber(value) / (figures.toNumber(whole) || 1)) * 1000) / 10}%`;

  /** The terms with what they are on the day of the view, and the sum of that; null if nothing is known. */
  function today(one) {
    const terms = one.terms
      .filter((part) => model.nodes.has(part.activity))
      .map((part) => ({ ...part, now: amountNow(one, part.activity) }));
    const known = terms.map(({ now }) => now).filter(Boolean);
    return { terms, total: known.length ? figures.sum(known) : null };
  }

  /** The sum on the day of the view as a sentence, if it differs from the announced amount. */
  function writeNow(one) {
    const { total } = today(one);
    const difference = total && formatDifference(one.announced, total);
    return difference ? term("sumNow")(dayOf(), formatWon(total), difference) : "";
  }

  /** The announced amount of a region, term by term. */
  function of(one) {
    const region = nameNode(one.region) || one.region;
    const { terms, total } = today(one);
    return element(
      "section",
      { class: "reconciled", "data-node": one.roadmap, "data-kind": "Roadmap" },
      element("h3", {}, term("reconciledTitle")(nameNode(one.roadmap), region, nameFund(one.kind))),
      element("p", { class: "lead" }, term("reconciledLead")(formatWon(one.announced), region)),
      element(
        "table",
        { class: "terms" },
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...[term("activity"), term("announcedOn")(one.since), dayOf()].map((text) => element("th", { scope: "col" }, text)),
          ),
        ),
        element("tbody", {}, ...terms.map(rowOf)),
        element(
          "tfoot",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "row" }, term("sum")),
            element("td", {}, formatWon(one.computed)),
            element("td", { class: "now" }, total ? formatWon(total) : "–"),
          ),
        ),
      ),
      comparison(one),
      total ? element("p", { class: "today" }, term("sumNow")(dayOf(), formatWon(total), formatDifference(one.announced, total))) : null,
      element(
        "p",
        { class: "place" },
        one.cited ? references.linkTo(one.cited.source.url, {}, cite(one.cited)) : null,
        references.placeOf(one.place),
      ),
    );
  }

  const dayOf = () => (model.isLatest() ? term("latest") : term("asOf")(model.day));

  const rowOf = (part) =>
    element(
      "tr",
      {},
      element("td", {}, nodeButton(model.nodes.get(part.activity), { class: "link", withMark: true })),
      element(
        "td",
        {},
        element(
          "span",
          { class: "term" },
          part.whole === part.value ? formatWon(part.value) : term("ofWhole")(formatWon(part.whole), percent(part), formatWon(part.value)),
        ),
      ),
      element("td", { class: part.now && part.now !== part.value ? "now changed" : "now" }, part.now ? formatWon(part.now) : "–"),
    );

  /** The sum of the terms against the announced amount, both as announced. */
  function comparison(one) {
    const even = Number(one.difference) === 0;
    // Inexact amounts neither agree nor differ by what is printed.
    const odd = !even && ![one.computed, one.announced].some((value) => value.includes("/"));
    return element(
      "p",
      { class: odd ? "sum odd" : "sum even" },
      term("sumOf")(one.since, formatWon(one.computed), formatWon(one.announced)),
      even || odd
        ? element("span", { class: even ? "tag" : "sure" }, even ? term("sumEven") : term("sumOdd")(formatWon(one.difference)))
        : null,
    );
  }

  return { of, writeNow };
})();

export { balance };
