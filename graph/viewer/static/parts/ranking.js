/* Sums of one kind of money as horizontal bars: by region, agency, technology or source from large to small, by year in order. */

import { figures } from "../data/figures.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { wording } from "../state/wording.js";
import { caveats } from "./caveats.js";
import { dom } from "./elements.js";
import { listing } from "./listing.js";

const ranking = (() => {
  const { element, nodeButton } = dom;
  const { term, nameMoney, nameGroup, nameSum } = wording;
  const MOST = 15;

  const size = ({ value }) => figures.toNumber(value);

  /** The chart of the sums of the report on funding within the filters *chosen*, for one kind of money, with the choice of it. */
  function of(by, chosen, asked) {
    const sums = funding.sums(by, chosen);
    const kinds = by === "source" ? [] : funding.keys(sums);
    const kind = kinds.includes(asked) ? asked : kinds[0];
    const left = sums.filter((one) => size(one) > 0 && (by === "source" || funding.keyOf(one) === kind));
    if (!left.length) return [];
    const sorted = by === "year" ? [...left].sort((a, b) => a.group.localeCompare(b.group)) : [...left].sort((a, b) => size(b) - size(a));
    const most = Math.max(...left.map(size));
    const shown = by === "year" ? sorted : sorted.slice(0, MOST);
    return [
      kinds.length > 1
        ? listing.choice({
            id: "sum",
            label: term("funds"),
            values: kinds.map((one) => [one, nameMoney(one)]),
            chosen: kind,
            onChoose: (value) => commands.change({ sum: value }),
          })
        : null,
      element(
        "ol",
        { class: "ranking", "aria-label": kind ? nameMoney(kind) : term("funds") },
        ...shown.map((one) => lineOf(one, by, most, caveats.of(by, chosen, one))),
      ),
      sorted.length > shown.length ? element("p", { class: "lead" }, term("moreBelow")(sorted.length - shown.length)) : null,
    ].filter(Boolean);
  }

  function lineOf(one, by, most, said) {
    const group = by === "source" ? nameMoney(funding.keyOf(one)) : one.group;
    const name = model.nodes.has(group) ? nodeButton(model.nodes.get(group), { class: "link" }) : nameGroup(group) || term("notStated");
    const bar = element("span", { class: "length", "aria-hidden": "true" });
    bar.style.width = `${(size(one) / most) * 100}%`;
    return element(
      "li",
      {},
      element("span", { class: "name" }, name),
      element("span", { class: "track" }, bar),
      element("b", {}, nameSum(one.value, one.inferred)),
      said.length ? element("small", { class: "remark" }, said.join(" · ")) : null,
    );
  }

  return { of };
})();

export { ranking };
