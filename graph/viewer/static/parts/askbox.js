/* The question box: how a question was understood, with a button that opens the view that answers it. */

import { asking } from "../data/asking.js";
import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { glance } from "./glance.js";
import { legend } from "./legend.js";
import { offered } from "./offered.js";

const askbox = (() => {
  const { element, nodeButton } = dom;
  const { term, nameNode, nameFund, formatWon } = wording;
  const MOST = 6;
  const MOST_EXAMPLES = 3;
  const NO_LINES = { lines: [], left: 0 };

  /** What opens the view that answers each kind of question. */
  const OPEN = {
    partners: (id) => commands.openPartners(id),
    changes: (id) => commands.openChanges(id),
    gaps: (id) => openGaps(id),
    money: (id, kind, funds) => (kind === "Region" ? openMoneyOf(id, funds) : commands.choose(id)),
    facts: (id) => commands.choose(id),
    agencies: (id) => commands.choose(id),
    "agencies-of": (id) => commands.choose(id),
    items: (id) => openItems(id),
  };

  function openItems(region) {
    commands.change({ view: "table", list: "items", node: null });
    commands.narrow("region", region);
  }

  function openGaps(region) {
    commands.change({ view: "table", list: "gaps" });
    commands.narrow("region", region);
  }

  /** The sums of a region, of one kind of money if one is asked for. */
  function openMoneyOf(region, funds) {
    commands.openFunding("source");
    commands.narrow("region", region);
    if (funds.length === 1) commands.narrow("fund", funds[0]);
  }

  function draw() {
    const told = element("div", { id: "ask-told", role: "status" });
    const field = element("input", {
      id: "ask",
      type: "text",
      autocomplete: "off",
      placeholder: term("askHint"),
      "aria-label": term("askLabel"),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.isComposing) told.replaceChildren(...answer(field.value));
      },
    });
    const button = element(
      "button",
      { type: "button", class: "tool", onclick: () => told.replaceChildren(...answer(field.value)) },
      term("askLabel"),
    );
    return element("div", { class: "askbox" }, field, button, told);
  }

  function answer(question) {
    if (!question.trim()) return [];
    const own = offered.find(question);
    if (own) return [understood(own.text, "offered", own.open), ...linesOf(own.index === undefined ? NO_LINES : glance.ofSaved(own.index))];
    const { kind, nodes = [], unknown, ...asked } = asking.read(question);
    if (unknown) return decline(question, `${term("askBeyond")} ${term("askUnknown")(unknown)}`);
    if (kind === "check") return asked.compared.map(checkOf);
    if (kind === "") return decline(question, `${term("askBeyond")} ${term("askNoName")}`);
    if (!kind) return decline(question, term("askBeyond"));
    const show = (node) => answerOf(kind, node, withRole(asked));
    if (nodes.length < 2) return [...show(nodes[0]), ...linesOf(glance.of(kind, nodes[0], whole(withRole(asked))))];
    return [element("p", {}, term("askNames")), ...nodes.slice(0, MOST).flatMap(show)];
  }

  const checkOf = (one) =>
    understood(term("askAmount")(nameNode(one.roadmap), formatWon(one.announced)), "check", () => commands.openCheck(one.roadmap));

  /** What a question asks, with the one role that it names as a filter. */
  function withRole({ limits: own, concepts, funds }) {
    const roles = concepts.filter((one) => model.codes.roles.has(one));
    return { limits: roles.length === 1 ? { ...own, role: roles[0] } : own, concepts, funds };
  }

  /** The filters of the page hold for answers too; those of the question come first. */
  const whole = ({ limits: own, funds, ...rest }) => ({ ...rest, funds: known(funds), chosen: { ...state.facets, ...own } });

  /** The funding sources by which the page can split; all of them if it cannot for one. */
  const known = (funds) => (funds.every(({ fund }) => glance.canSplit(fund)) ? funds.map(({ fund }) => fund) : []);

  function answerOf(kind, node, { limits: own, funds }) {
    const asked = known(funds);
    const text = [
      term(`asked.${kind}`)(node ? nameNode(node.id) : "", asked.map(nameFund).join(", ")),
      ...Object.entries(own).map(([name, value]) => `${legend.nameFacet(name)}: ${legend.nameValue(name, value)}`),
    ].join(" · ");
    const open = () => {
      for (const [name, value] of Object.entries(own)) commands.narrow(name, value);
      OPEN[kind](node?.id, node?.kind, asked);
    };
    const strange = funds.filter(({ fund }) => !glance.canSplit(fund));
    return [
      understood(text, kind, open),
      filters.isActive() ? element("p", { class: "lead" }, term("filteredAnswer")) : null,
      ...strange.map(({ part }) => element("p", { class: "lead" }, term("askNoSplit")(part))),
    ].filter(Boolean);
  }

  const understood = (text, kind, open) =>
    element(
      "p",
      { class: "understood" },
      `${term("askUnderstood")}: ${text} `,
      element("button", { type: "button", class: "tool small", "data-kind": kind, onclick: open }, term("askOpen")),
    );

  function linesOf({ lines, left }) {
    const show = (part) => (part.id ? nodeButton(model.nodes.get(part.id), { class: "link" }) : part);
    const items = lines.map((line) => element("li", {}, ...line.map(show)));
    if (left) items.push(element("li", { class: "lead" }, term("askMoreLines")(left)));
    return items.length ? [element("ul", { class: "glance" }, ...items)] : [];
  }

  /** Why there is no answer, what can be asked, and the command that may have one. */
  const decline = (question, reason) => [
    element("p", { class: "declined" }, reason),
    element("p", {}, term("askCan")),
    element(
      "ul",
      {},
      ...[term("askHint").replace(/^[^:]*: /u, ""), ...offered.list().map(({ text }) => text)].slice(0, MOST_EXAMPLES).map(exampleOf),
    ),
    element("details", {}, element("summary", {}, term("askCommand")), element("code", {}, `roadmap-graph ask ${quote(question)}`)),
  ];

  const exampleOf = (text) => element("li", {}, element("button", { type: "button", class: "link", onclick: () => ask(text) }, text));

  function ask(text) {
    document.getElementById("ask").value = text;
    document.getElementById("ask-told").replaceChildren(...answer(text));
  }

  const quote = (text) => `"${text.replace(/["\\$`]/gu, "\\$&")}"`;

  return { draw };
})();

export { askbox };
