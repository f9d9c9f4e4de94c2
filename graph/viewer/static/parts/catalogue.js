/* The columns of the list of all items: each with its value for sorting and files, and what the cell shows. */

import { figures } from "../data/figures.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const catalogue = (() => {
  const { element, markOf, nodeButton } = dom;
  const { say, term, nameNode, factLabel, formatWon } = wording;

  const periodsOf = (id) => model.spansOf(id).filter((one) => !one.label);
  const dates = (id, end) =>
    periodsOf(id)
      .map((one) => one[end])
      .filter(Boolean)
      .sort();
  const wonOf = (node) => figures.costsOf(node.id)?.all || "";
  const printedText = (fact) => (fact.printed ? ` (${term("printed")}: ${fact.printed})` : "");
  const factsText = (node) => node.facts.map((fact) => `${factLabel(fact)}: ${say(fact.value)}${printedText(fact)}`).join("; ");

  /** The regions of the plan of an activity, or the region of another node. */
  function regionsText(node) {
    const { regions } = homes.of(node.id);
    const found = regions.length ? regions : [homes.regionOf(node.id)];
    return found.filter(Boolean).map(nameNode).join(", ");
  }

  const folded = (node) =>
    node.facts.length
      ? element("details", {}, element("summary", {}, term("factCount")(node.facts.length)), element("span", {}, factsText(node)))
      : "";

  /** Region and years below the name, for a screen without room for their columns. */
  function briefOf(node) {
    const years = [dates(node.id, "start")[0], dates(node.id, "end").at(-1)].map((day) => day || "").join("–");
    const text = [regionsText(node), years === "–" ? "" : years].filter(Boolean).join(" · ");
    return text ? element("small", { class: "brief" }, text) : "";
  }

  /* ``number`` sorts by size, ``down`` first from large to small. Empty values come last in both directions. */
  const LIST = [
    {
      key: "kind",
      value: dom.kindOf,
      show: (node) => [element("span", {}, markOf(node.kind), element("span", { class: "cap" }, dom.kindOf(node)))],
    },
    { key: "name", value: (node) => say(node.label), show: (node) => [nodeButton(node, { class: "link" }), briefOf(node)] },
    { key: "region", value: regionsText },
    { key: "amount", value: wonOf, number: figures.toNumber, down: true, show: (node) => [wonOf(node) && formatWon(wonOf(node))] },
    { key: "start", value: ({ id }) => dates(id, "start")[0] || "" },
    { key: "end", value: ({ id }) => dates(id, "end").at(-1) || "" },
    { key: "firstTold", value: (node) => node.since || "", down: true },
    { key: "facts", value: factsText, number: null, show: (node) => [folded(node)] },
    { key: "links", value: (node) => model.touching(node.id).length, number: Number, down: true },
  ];

  const cellsOf = (column, node) => (column.show ? column.show(node) : [String(column.value(node))]);

  /** *nodes* sorted by a column. */
  function sort(nodes, { value, number }, down, lang) {
    const collator = new Intl.Collator(lang, { numeric: true });
    const keyed = nodes.map((node) => ({ node, key: value(node) }));
    const isEmpty = ({ key }) => key === "";
    const byValue = number ? (a, b) => number(a.key) - number(b.key) : (a, b) => collator.compare(a.key, b.key);
    keyed.sort((a, b) => isEmpty(a) - isEmpty(b) || (isEmpty(a) ? 0 : (down ? -1 : 1) * byValue(a, b)));
    return keyed.map(({ node }) => node);
  }

  return { LIST, cellsOf, sort };
})();

export { catalogue };
