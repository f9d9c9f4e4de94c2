/* The draft at the right: its items with their fields, and what is not in it. */

import { review } from "./content.js";
import { decisions } from "./decisions.js";
import { forms } from "./forms.js";
import { passages } from "./passages.js";

const fieldlist = (() => {
  const { content, element, term } = review;
  const host = document.getElementById("fields");
  const SIGNS = { accepted: "✓", corrected: "✎", rejected: "✕", gone: "✕", open: "○" };
  const order = [];
  let current = -1;

  /** The item of a field: the number of its title, -1 for the roadmap. */
  function findItem(field, number) {
    if (field.field === "title" && !field.group) return number;
    return field.within.length ? field.within[field.within.length - 1] : -1;
  }

  function group() {
    const items = new Map([[-1, []]]);
    content.fields.forEach((field, number) => {
      const item = findItem(field, number);
      if (!items.has(item)) items.set(item, []);
      items.get(item).push(number);
    });
    const rank = (number) => (content.fields[number].field === "title" ? 0 : 1);
    for (const numbers of items.values()) numbers.sort((one, other) => rank(one) - rank(other));
    return items;
  }

  function draw() {
    order.length = 0;
    const cards = [];
    for (const [item, numbers] of group()) {
      const title = item < 0 ? content.title : content.fields[item].value;
      const kind = item < 0 ? term("roadmap") : review.nameItem(content.fields[item].kind);
      const rows = numbers.map((number) => element("li", {}, toRow(number)));
      order.push(...numbers);
      const heading = element("h3", {}, element("span", { class: "kind" }, kind), " ", element("bdi", {}, title));
      if (rows.length) cards.push(element("section", { class: "item" }, heading, element("ol", {}, ...rows)));
    }
    host.replaceChildren(...cards);
    mark(order.includes(current) ? current : order[0]);
  }

  function toRow(number) {
    const row = element("div", {
      class: "field",
      role: "group",
      tabindex: "-1",
      id: `field-${number}`,
      "data-field": number,
      onfocusin: () => mark(number),
      onclick: (event) => event.target.closest("button, input, select, form") || row.focus({ preventScroll: true }),
    });
    fill(row, number);
    return row;
  }

  /** The value as it will be in the file, after a correction the corrected one. */
  function nameValue(number) {
    const decision = decisions.find(number);
    const field = content.fields[number];
    const changed = decision?.state === "corrected" && decision.value !== field.value;
    if (!changed) return review.say(field.shown);
    return field.choice === "stage" ? review.nameCode("stage", decision.value) : decision.value;
  }

  const nameOf = (number) => {
    const decision = decisions.find(number);
    return review.nameField(content.fields[number], decision?.sort || content.fields[number].sort);
  };

  function fill(row, number) {
    const field = content.fields[number];
    const decided = decisions.nameState(number);
    row.className = `field ${decided}`;
    row.setAttribute("aria-label", `${nameOf(number)}: ${nameValue(number)}, ${term(field.status)}, ${term(decided)}`);
    row.replaceChildren(
      element(
        "div",
        { class: "what" },
        element("span", { class: "name" }, nameOf(number)),
        field.status === "stated" ? "" : element("span", { class: "tag inferred" }, term(field.status)),
        field.fresh ? element("span", { class: "tag fresh" }, term("fresh")) : "",
        field.second ? element("span", { class: "tag inferred" }, term("secondReader")) : "",
        element("span", { class: "state" }, element("span", { "aria-hidden": "true" }, `${SIGNS[decided]} `), term(decided)),
      ),
      element("p", { class: "value" }, element("bdi", {}, nameValue(number))),
      toNotes(field, number),
      toButtons(number, decided),
    );
  }

  /** The printed words, the value of the draft if it was corrected, where it stands, by which rule and why. */
  function toNotes(field, number) {
    const corrected = decisions.find(number)?.state === "corrected";
    const said = [];
    if (corrected) said.push(term("was")(review.say(field.shown)));
    if (field.quote !== nameValue(number)) said.push(term("asPrinted")(field.quote));
    said.push(review.nameAddress(field.at), term("by")(review.say(field.rule)));
    const parts = said.map((note) => element("bdi", {}, note));
    const why =
      field.status === "stated" ? "" : element("p", { class: "why" }, term("because")(review.say(field.reason) || term("noReason")));
    return element("div", { class: "notes" }, element("p", {}, ...parts.flatMap((part, at) => (at ? [" · ", part] : [part]))), why);
  }

  function toButtons(number, decided) {
    const button = (action, wanted, sign, key) =>
      element(
        "button",
        {
          type: "button",
          class: `choice ${action}`,
          tabindex: number === current ? "0" : "-1",
          "aria-pressed": String(decided === wanted),
          "aria-keyshortcuts": key,
          disabled: decided === "gone",
          onclick: () => act(number, action),
        },
        element("span", { "aria-hidden": "true" }, `${sign} `),
        term(action),
      );
    return element(
      "div",
      { class: "choices" },
      button("accept", "accepted", "✓", "a"),
      button("correct", "corrected", "✎", "c"),
      button("reject", "rejected", "✕", "r"),
    );
  }

  const rowOf = (number) => document.getElementById(`field-${number}`);

  /** Whether a row is the current one, which the Tab key reaches. */
  function setReached(row, reached) {
    if (!row) return;
    row.classList.toggle("current", reached);
    row.tabIndex = reached ? 0 : -1;
    for (const button of row.querySelectorAll(".choice")) button.tabIndex = reached ? 0 : -1;
  }

  /** Makes a field the current one: its passage is shown, and Tab reaches it. */
  function mark(number) {
    setReached(rowOf(current), false);
    current = number;
    setReached(rowOf(number), true);
    passages.show(`f${number}`);
  }

  /** Moves the focus to a field. */
  function go(number) {
    if (number === undefined || number < 0) return;
    const row = rowOf(number);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    mark(number);
  }

  const step = (by) => go(order[Math.min(Math.max(order.indexOf(current) + by, 0), order.length - 1)]);

  /** The next field without a decision, from the current one on and then from the top. */
  function goToOpen() {
    const at = order.indexOf(current) + 1;
    const found = [...order.slice(at), ...order.slice(0, at)].find(decisions.isOpen);
    if (found === undefined) return false;
    go(found);
    return true;
  }

  function act(number, action) {
    if (decisions.nameState(number) === "gone") return;
    mark(number);
    if (action === "accept") settleAndGo(number, { state: "accepted" });
    else if (action === "undo") decisions.decide(number, null);
    else if (action === "reject" && !decisions.isNeeded(number)) settleAndGo(number, { state: "rejected" });
    else openForm(number, action === "reject" ? "needed" : "");
  }

  function settleAndGo(number, decision) {
    forms.hide();
    decisions.decide(number, decision);
    if (!goToOpen()) go(number);
  }

  function openForm(number, note) {
    const row = rowOf(number);
    forms.show(number, row, note, (saved) => (saved && goToOpen()) || go(number));
    row.scrollIntoView({ block: "nearest" });
  }

  /** Draws the state of all fields anew without moving the focus. */
  function refresh() {
    const focused = document.activeElement?.closest?.("[data-field]");
    for (const number of order) {
      const row = rowOf(number);
      if (!row.contains(document.activeElement) || row === focused) fill(row, number);
      else {
        row.focus({ preventScroll: true });
        fill(row, number);
      }
      row.classList.toggle("current", number === current);
    }
  }

  return { draw, refresh, go, step, goToOpen, act, nameOf, nameValue, current: () => current };
})();

export { fieldlist };
