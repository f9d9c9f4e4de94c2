/* The answer as a table: things by their names, in the order of the query or sorted by a chosen column. */

import { model } from "../data/model.js";
import { dom } from "../parts/elements.js";
import { painting } from "../parts/painting.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";

const sparqlResults = (() => {
  const { element } = dom;
  const { say, term } = wording;
  const NUMBERS = /#(?:integer|decimal|double|float|(?:positive|nonNegative|negative|nonPositive)Integer|long|int|short|byte)$/u;
  let library = null;
  let answer = null;
  let sorting = { column: null, down: false };

  /** The shown answer; *names* gives the names of things. */
  function set(found, names) {
    library = names;
    answer = found;
    sorting = { column: null, down: false };
  }

  /** ``rm:Agency`` for the IRI of that class, with the longest matching prefix. */
  function shorten(iri) {
    const fitting = Object.entries(library.prefixes).filter(([, start]) => iri.startsWith(start));
    if (!fitting.length) return iri;
    const [prefix, base] = fitting.reduce((best, one) => (one[1].length > best[1].length ? one : best));
    return `${prefix}:${iri.slice(base.length)}`;
  }

  /** The name of a thing in the language of the page, or null. */
  function nameOf(iri) {
    const node = model.nodes.get(shorten(iri));
    if (node) return say(node.label);
    const label = library.labels[iri];
    if (!label) return null;
    return typeof label === "string" ? label : label[state.lang === "en" ? 1 : 0];
  }

  const isNumber = (value) => Boolean(value?.datatype && NUMBERS.test(value.datatype));
  const isYear = (text) => /^\d{4}$/u.test(text);
  const grouped = (text) =>
    isYear(text) ? text : text.replace(/^([+-]?)(\d+)/u, (_, sign, digits) => sign + digits.replace(/\B(?=(?:\d{3})+$)/gu, ","));

  /** The end of a long name, in which statements about one thing differ. */
  const tail = (name) => (name.length > 40 && name.includes("/") ? `…/${name.split("/").slice(-2).join("/")}` : name);

  /** A term as plain text, for sorting and for files. */
  function toText(value) {
    if (!value) return "";
    return value.iri === undefined ? (value.text ?? value.node) : (nameOf(value.iri) ?? shorten(value.iri));
  }

  const widthOf = (text) => (text.length > 60 ? "longer" : text.length > 14 ? "long" : null);

  function cellOf(value) {
    if (!value) return element("td", {});
    if (isNumber(value)) return element("td", { class: "number" }, grouped(value.text));
    if (value.iri === undefined) {
      return value.text === undefined
        ? element("td", {}, element("code", {}, value.node))
        : element("td", { class: widthOf(value.text), lang: value.language || null }, value.text);
    }
    const node = model.nodes.get(shorten(value.iri));
    const name = nameOf(value.iri);
    if (name === null) return element("td", {}, element("code", { title: value.iri }, tail(shorten(value.iri))));
    return element(
      "td",
      { class: widthOf(name), title: value.iri },
      node ? dom.nodeButton(node, { class: "link", withMark: true, title: value.iri }) : name,
    );
  }

  /** Whether rows are duplicates: the union of all graphs holds a statement once per edition. */
  const repeats = () => answer.columns.length > 0 && new Set(answer.rows.map((row) => JSON.stringify(row))).size < answer.rows.length;

  /** The rows in the chosen order. */
  function ordered() {
    if (sorting.column === null) return answer.rows;
    const collator = new Intl.Collator(state.lang, { numeric: true });
    const keyed = answer.rows.map((row) => ({ row, value: row[sorting.column], text: toText(row[sorting.column]) }));
    const order = (a, b) => (isNumber(a.value) && isNumber(b.value) ? Number(a.text) - Number(b.text) : collator.compare(a.text, b.text));
    return keyed.sort((a, b) => (sorting.down ? -1 : 1) * order(a, b)).map(({ row }) => row);
  }

  function sort(host, column) {
    sorting = { column, down: sorting.column === column && !sorting.down };
    draw(host);
    host.querySelectorAll("thead button")[column].focus();
  }

  /** Writes the answer into *host*. */
  function draw(host) {
    if (!answer) {
      host.replaceChildren();
      return;
    }
    if (answer.truth !== undefined) {
      host.replaceChildren(element("p", { class: "truth" }, term(answer.truth ? "yes" : "no")));
      return;
    }
    const { columns, rows, count } = answer;
    const head = columns.map((column, index) =>
      element(
        "th",
        { scope: "col", "aria-sort": index !== sorting.column ? null : sorting.down ? "descending" : "ascending" },
        element(
          "button",
          { type: "button", class: "link", title: term("sortBy")(column), onclick: () => sort(host, index) },
          column,
          element("span", { class: "arrow", "aria-hidden": "true" }),
        ),
      ),
    );
    host.replaceChildren(
      count > rows.length ? element("p", { class: "note" }, term("cutOff")(rows.length, count)) : "",
      repeats() ? element("p", { class: "note" }, term("repeated")) : "",
      rows.length && columns.length
        ? element(
            "div",
            { class: "scroll", tabindex: "0", role: "region", "aria-label": term("results") },
            element(
              "table",
              { class: "list answer" },
              element("thead", {}, element("tr", {}, ...head)),
              element("tbody", {}, ...ordered().map((row) => element("tr", {}, ...row.map(cellOf)))),
            ),
          )
        : element("p", { class: "lead" }, term("noRows")),
    );
    painting.paint(host);
  }

  /** The rows for a table file; a column with things is followed by a column with their IRIs. */
  function toRows() {
    if (!answer) return [];
    if (answer.truth !== undefined) return [["ASK"], [String(answer.truth)]];
    const { columns, rows } = answer;
    const withThings = columns.map((_, index) => rows.some((row) => row[index]?.iri !== undefined));
    const spread = (cells, second) => cells.flatMap((cell, index) => (withThings[index] ? [cell, second(index)] : [cell]));
    return [
      spread(columns, (index) => `${columns[index]}_iri`),
      ...ordered().map((row) => spread(row.map(toText), (index) => row[index]?.iri ?? "")),
    ];
  }

  return {
    set,
    draw,
    toRows,
    shorten,
    nameOf,
    get answer() {
      return answer;
    },
  };
})();

export { sparqlResults };
