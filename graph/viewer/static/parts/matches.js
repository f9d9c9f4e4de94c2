/* The partners of a region as a list: each with the reasons, and a button that opens the comparison. */

import { model } from "../data/model.js";
import { partners } from "../data/partners.js";
import { commands } from "../state/commands.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { listing } from "./listing.js";

const matches = (() => {
  const { element, said } = dom;
  const { term, heading, nameNode } = wording;
  const COLUMNS = ["thing", "activity", "other_activity", "agency"];
  const NUMBERS = { joint: "joint", agency: "common_agencies", staffed: "staffed", technology: "shared" };
  // The first partners are open, the others only their names and numbers.
  const OPEN = 3;

  /** The region whose partners are shown: the chosen one, the selected one, the filter, or else the first. */
  function home() {
    const known = partners.regions();
    return [state.home, state.node, state.facets.region].find((id) => known.includes(id)) || known[0] || null;
  }

  const choice = () =>
    listing.choice({
      id: "home",
      label: term("region"),
      values: partners.regions().map((id) => [id, nameNode(id)]),
      chosen: home(),
      onChoose: (region) => commands.change({ home: region }),
    });

  /** The elements of the list. *isCompared* tells whether the page holds the comparison of two regions. */
  function draw(isCompared) {
    if (!model.isLatest()) return [element("p", { class: "note" }, term("partnersLatest"), " ", latestButton())];
    const region = home();
    if (!region) return [element("p", { class: "lead" }, term("none"))];
    const found = partners.of(region, state.facets);
    return [
      element("p", { class: "lead" }, heading("partners.note")),
      element("p", { class: "lead", role: "status" }, term("partnerCount")(nameNode(region), found.length, partners.leftOf(region))),
      ...found.map((one, at) => partnerOf(region, one, at < OPEN, isCompared(region, one.id))),
    ];
  }

  const latestButton = () =>
    element("button", { type: "button", class: "tool small", onclick: () => commands.setDay("") }, term("showLatest"));

  /** The numbers of a partner in words; of the shared technologies, those with agencies there are a part. */
  function numbersOf({ counts }) {
    const found = new Map(counts);
    const staffed = found.get("staffed");
    const numbers = ["joint", "agency", "technology"].filter((kind) => found.get(kind));
    return numbers.map((kind) => {
      const text = `${heading(`partners.${NUMBERS[kind]}`)} ${found.get(kind)}`;
      return kind === "technology" && staffed ? `${text} (${term("staffedOf")(staffed)})` : text;
    });
  }

  function partnerOf(region, { id, reasons, counts }, isOpen, isCompared) {
    return element(
      "details",
      { class: "section partner", "data-partner": id, open: isOpen },
      element(
        "summary",
        {},
        said("span", model.nodes.get(id).label),
        element("span", { class: "count" }, numbersOf({ counts }).join(" · ")),
      ),
      element(
        "p",
        { class: "actions" },
        isCompared
          ? element(
              "button",
              { type: "button", class: "tool small", onclick: () => commands.compareWith(region, id) },
              term("openComparison"),
            )
          : element("button", { type: "button", class: "tool small", onclick: () => commands.choose(id) }, term("openDetails")),
      ),
      tableOf(id, reasons),
    );
  }

  const heads = () => [term("reason"), ...COLUMNS.map((name) => heading(`partners.${name}`))];

  const tableOf = (id, reasons) =>
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": nameNode(id) },
      element(
        "table",
        { class: "list answer stacked" },
        element("thead", {}, element("tr", {}, ...heads().map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...reasons.map(rowOf)),
      ),
    );

  function rowOf({ kind, thing, mine, theirs, agencies }) {
    // Both regions take part in a joint activity, so its name is enough.
    const cells = kind === "joint" ? [[thing], [agencies, 4]] : [[thing], [mine, 2], [theirs, 3], [agencies, 4]];
    const show = (cell) => (cell.length ? listing.show(cell) : element("span", { class: "nothing" }, term("notStated")));
    return element(
      "tr",
      { "data-node": thing, "data-kind": model.nodes.get(thing)?.kind },
      element("td", { class: "reason-cell" }, heading(`reason.${kind}`)),
      ...cells.map(([cell, at = 1]) =>
        element("td", { "data-label": heads()[at], colspan: kind === "joint" && at === 1 ? "3" : null }, show(cell)),
      ),
    );
  }

  /** The list as rows for a table file. */
  function rows() {
    const region = model.isLatest() && home();
    const found = region ? partners.of(region, state.facets) : [];
    return [
      [term("region"), heading("partners.regions"), ...heads()],
      ...found.flatMap(({ id, reasons }) =>
        reasons.map(({ kind, thing, mine, theirs, agencies }) =>
          [region, id, heading(`reason.${kind}`), thing, mine, theirs, agencies].map(listing.write),
        ),
      ),
    ];
  }

  return { home, choice, draw, rows, numbersOf };
})();

export { matches };
