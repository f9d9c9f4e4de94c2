/* The sections of an answer as tables: things as buttons, formatted amounts, notes on empty sections. */

import { figures } from "../data/figures.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const listing = (() => {
  const { element, nodeButton } = dom;
  const { say, term, heading, nameNode, nameStatus, nameSum, citeAll, dateOf } = wording;
  const MOST = 200;

  /** A thing, several things, an amount ``{ won, inferred }``, or a text. */
  function show(cell) {
    if (Array.isArray(cell)) return element("span", { class: "things" }, ...cell.map(show));
    if (cell?.won !== undefined)
      return element("span", { class: "won" }, cell.won === "" ? term("notStated") : nameSum(cell.won, cell.inferred));
    return model.nodes.has(cell) ? nodeButton(model.nodes.get(cell), { class: "link" }) : String(cell ?? "");
  }

  const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/u;
  const isFigure = (cell) => typeof cell === "number" || cell?.won !== undefined;

  const classOf = (cell) => (isFigure(cell) ? "figure" : DATE.test(cell) ? "day-cell" : isEmpty(cell) ? "empty" : null);
  const isEmpty = (cell) => cell === "" || cell?.length === 0;

  /** A cell for a file. */
  function write(cell) {
    if (Array.isArray(cell)) return cell.map(write).join("; ");
    return cell?.won?.includes("/") || cell?.inferred
      ? nameSum(cell.won, cell.inferred)
      : (cell?.won ?? (model.nodes.has(cell) ? nameNode(cell) : cell));
  }

  const wonHeads = () => ["won", "upperWon", "qualifier"].map(term);

  /** An amount in separate cells: won, the upper end of a range, and the words that qualify it. */
  function wonCells(value) {
    const { won, upper, qualifier } = figures.parse(value);
    return [won, upper, qualifier];
  }

  const citeHeads = () => ["publisher", "source", "date", "webAddress"].map(term);

  /** The source of a statement in separate cells: publisher, title, date and address. */
  function citeCells(one) {
    const { cited, place } = one || {};
    if (!cited) return ["", state.places ? place || "" : "", "", ""];
    const title = [say(cited.source.title) || term("noTitle"), state.places && place].filter(Boolean).join(" · ");
    return [cited.source.publisher, title, dateOf(cited), cited.source.url || ""];
  }

  /** One section: its heading with the number of rows, and a table or a note; *folded* ones open on demand.
     The heading is that of the report unless *title* is given. */
  function section({ name, title: own, heads: all, rows: every, note = "", folded = false }) {
    // Without a remark there is no column for remarks.
    const isUsed = (_, at) => all[at] !== term("remark") || every.some((row) => row[at]);
    const heads = all.filter(isUsed);
    const rows = every.map((row) => row.filter(isUsed));
    const title = [own || heading(name), element("span", { class: "count" }, String(rows.length))];
    const written = (row) => rowOf(row, heads);
    const body = element("tbody", {}, ...rows.slice(0, MOST).map(written));
    const answer = element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": own || heading(name) },
      element(
        "table",
        // On a phone each row of more than two columns is a block with the heads as labels.
        { class: heads.length > 2 ? "list answer stacked" : "list answer" },
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...heads.map((head, at) =>
              element("th", { scope: "col", class: rows.some((row) => isFigure(row[at])) ? "figure" : null }, head),
            ),
          ),
        ),
        body,
      ),
    );
    const more =
      rows.length > MOST
        ? element(
            "button",
            {
              type: "button",
              class: "tool",
              onclick: () => {
                body.append(...rows.slice(MOST).map(written));
                more.remove();
              },
            },
            term("moreRows")(rows.length - MOST),
          )
        : null;
    const inside = [
      note ? element("p", { class: "lead" }, note) : null,
      rows.length ? answer : element("p", { class: "lead" }, term("none")),
      more,
    ];
    return folded && rows.length
      ? element("details", { class: "section", "data-section": name }, element("summary", {}, ...title), ...inside.filter(Boolean))
      : element("section", { class: "section", "data-section": name }, element("h3", {}, ...title), ...inside.filter(Boolean));
  }

  const rowOf = (cells, heads) => {
    const node = cells.find((cell) => model.nodes.has(cell));
    return element(
      "tr",
      node ? { "data-node": node, "data-kind": model.nodes.get(node).kind } : {},
      ...cells.map((cell, at) => element("td", { class: classOf(cell), "data-label": at ? heads[at] : null }, show(cell))),
    );
  };

  /** A select field; *values* are pairs of a value and its name. */
  function choice({ id, label, values, chosen, onChoose }) {
    const field = element(
      "select",
      { id, onchange: () => onChoose(field.value) },
      ...values.map(([value, name]) => element("option", { value }, name)),
    );
    field.value = chosen;
    return element("p", { class: "filter" }, element("label", { for: id }, label), field);
  }

  /** Rows of links for a table file. */
  function linkRows(edges) {
    return [
      ["from", "kind", "role", "to", "status", "sourceOf"].map(term),
      ...edges.map((edge) => [
        nameNode(edge.source),
        say(model.edgeKinds.get(edge.kind).label),
        edge.role ? say(edge.label) : "",
        nameNode(edge.target),
        nameStatus(edge.status),
        citeAll(edge),
      ]),
    ];
  }

  /** A plan with its regions, because plans of several regions share a name. */
  function namePlan(id) {
    const regions = homes.of(id).regions.map(nameNode).join(", ");
    return regions ? `${nameNode(id)} (${regions})` : nameNode(id);
  }

  return { section, choice, namePlan, show, write, linkRows, wonHeads, wonCells, citeHeads, citeCells };
})();

export { listing };
