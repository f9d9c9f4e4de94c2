/* All items as text, sortable and filtered, also for readers who cannot see the drawings. */

import { answers } from "../data/answers.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { search } from "../data/search.js";
import { catalogue } from "../parts/catalogue.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { painting } from "../parts/painting.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const table = (() => {
  const { element } = dom;
  const { say, term, heading } = wording;
  const MOST = 500;

  const sorting = { column: null, down: false };
  let query = "";
  let most = MOST;
  let filled = null;
  /** The further columns of the sections of gaps: the heading, and the value from a row. */
  const periodsOf = (id) => (model.nodes.get(id)?.facts || []).filter(model.isPeriod).map((fact) => say(fact.value));
  const GAP_COLUMNS = {
    period: [
      ["periods", ({ whole }) => periodsOf(whole).join("; ")],
      ["partOf", ({ whole }) => whole],
    ],
    uncovered: [["activity", ({ activities }) => activities]],
    unnamed: [
      ["what", (row) => say(row.of)],
      ["announcedCount", ({ count }) => count],
      ["listedCount", ({ listed }) => listed],
    ],
  };

  /** The sections of gaps, each with its columns. */
  const gapSections = () =>
    answers.GAPS.map((name) => {
      const own = GAP_COLUMNS[name] || [];
      const owners = name === "uncovered" ? [] : ["Roadmap", "Region"];
      return {
        name: `gaps.${name}`,
        note: name === "uncovered" && state.facets.region ? term("uncoveredHere") : "",
        heads: [
          term("name"),
          term("kind"),
          ...owners.map((kind) => say(model.nodeKinds.get(kind)?.label)),
          ...own.map(([word]) => term(word)),
        ],
        rows: inOrder(answers.gapsOf(name, state.facets)).map((row) => [
          row.item,
          dom.kindOf(model.nodes.get(row.item)),
          ...(owners.length ? [homes.of(row.item).plan, homes.of(row.item).regions] : []),
          ...own.map(([, value]) => value(row)),
        ]),
      };
    });

  /** Rows in the order of their items in the page. */
  const inOrder = (found) => [...found].sort((a, b) => model.nodes.get(a.item).place - model.nodes.get(b.item).place);

  const listChoice = () =>
    listing.choice({
      id: "list",
      label: term("what"),
      values: address.MODES.list.map((one) => [one, term(`${one}Listed`)]),
      chosen: state.list,
      onChoose: (value) => commands.change({ list: value }),
    });

  function build(host) {
    if (state.list === "gaps") {
      host.replaceChildren(
        element("h2", {}, term("gapsListed")),
        element("p", { class: "lead" }, term("gapsLead")),
        listChoice(),
        ...gapSections().map(listing.section),
      );
      return;
    }
    const filter = element("input", {
      type: "search",
      id: "table-filter",
      autocomplete: "off",
      oninput: () => {
        query = filter.value;
        most = MOST;
        fill(host);
      },
    });
    filter.value = query;
    const head = catalogue.LIST.map((column, index) =>
      element(
        "th",
        { scope: "col", class: column.key },
        element(
          "button",
          { type: "button", class: "link", onclick: () => sort(host, index) },
          term(column.key),
          element("span", { class: "arrow", "aria-hidden": "true" }),
        ),
      ),
    );
    host.replaceChildren(
      element("h2", {}, term("tableTitle")),
      listChoice(),
      element(
        "p",
        { class: "filter" },
        element("label", { for: "table-filter" }, term("filter")),
        filter,
        element("span", { class: "count", role: "status" }),
      ),
      element(
        "div",
        { class: "scroll" },
        element("table", { class: "list" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {})),
      ),
      element("p", { class: "rest" }),
    );
    fill(host);
  }

  /** The nodes that pass the filter, the facets and the legend, in the chosen order. */
  function remaining() {
    const byName = new Set(search.find(query).map(({ node }) => node.id));
    const folded = search.fold(query);
    const nodes = [...model.nodes.values()].filter(
      (node) =>
        filters.isVisible(node) &&
        (!folded || byName.has(node.id) || search.fold(catalogue.LIST.map((column) => column.value(node)).join(" ")).includes(folded)),
    );
    if (sorting.column === null) return nodes;
    return catalogue.sort(nodes, catalogue.LIST[sorting.column], sorting.down, state.lang);
  }

  /** Writes the rows in large batches, with their number and the number still to come. */
  function fill(host) {
    if (!host.querySelector("#table-filter")) return;
    const nodes = remaining();
    host.querySelector("tbody").replaceChildren(...nodes.slice(0, most).map(rowOf));
    host.querySelector(".filter .count").textContent = term("shownOf")(nodes.length, model.nodes.size);
    const rest = nodes.length - most;
    host.querySelector(".rest").replaceChildren(
      ...(rest > 0
        ? [
            element(
              "button",
              {
                type: "button",
                class: "tool",
                onclick: () => {
                  most += MOST;
                  fill(host);
                  painting.paint(host);
                },
              },
              term("moreRows")(rest),
            ),
          ]
        : []),
    );
    host.querySelectorAll("thead th").forEach((cell, index) => {
      if (index === sorting.column) cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  }

  const rowOf = (node) =>
    element(
      "tr",
      { "data-node": node.id, "data-kind": node.kind },
      ...catalogue.LIST.map((column) => element("td", { class: column.key }, ...catalogue.cellsOf(column, node))),
    );

  function sort(host, index) {
    sorting.down = sorting.column === index ? !sorting.down : Boolean(catalogue.LIST[index].down);
    sorting.column = index;
    fill(host);
    painting.paint(host);
  }

  function paint(host) {
    const left = JSON.stringify([filters.key(), [...state.hiddenNodes]]);
    if (left !== filled) fill(host);
    filled = left;
    painting.paint(host);
  }

  /** The list for a table file: the sections of gaps one below the other, each row with its section. */
  const rows = () =>
    state.list === "gaps"
      ? gapSections().flatMap(({ name, heads, rows: found }) => [
          [heading(name), ...heads],
          ...found.map((row) => [heading(name), ...row.map(listing.write)]),
        ])
      : itemRows();
  const itemRows = () => [
    catalogue.LIST.map((column) => term(column.key)),
    ...remaining().map((node) => catalogue.LIST.map((column) => String(column.value(node)))),
  ];

  return { builtFor: () => (state.list === "gaps" ? `gaps ${filters.key()}` : state.list), build, paint, rows };
})();
views.set("table", table);
