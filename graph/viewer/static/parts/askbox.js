/* The question box: how a question was understood, with a button that opens the view that answers it. */

import { asking } from "../data/asking.js";
import { commands } from "../state/commands.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const askbox = (() => {
  const { element } = dom;
  const { term, nameNode } = wording;
  const MOST = 6;

  /** What opens the view that answers each kind of question. */
  const OPEN = {
    partners: (id) => commands.openPartners(id),
    changes: (id) => commands.openChanges(id),
    gaps: (id) => openGaps(id),
    money: (id, kind) => (kind === "Region" ? openMoneyOf(id) : commands.choose(id)),
    facts: (id) => commands.choose(id),
    agencies: (id) => commands.choose(id),
    "agencies-of": (id) => commands.choose(id),
  };

  function openGaps(region) {
    commands.change({ view: "table", list: "gaps" });
    commands.narrow("region", region);
  }

  function openMoneyOf(region) {
    commands.openFunding("source");
    commands.narrow("region", region);
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
    const { kind, nodes = [], unknown } = asking.read(question);
    if (unknown) return decline(question, term("askUnknown")(unknown));
    if (kind === "") return decline(question, term("askNoName"));
    if (!kind) return decline(question, term("askBeyond"));
    if (nodes.length < 2) return [understood(kind, nodes[0])];
    return [element("p", {}, term("askNames")), ...nodes.slice(0, MOST).map((node) => understood(kind, node))];
  }

  function understood(kind, node) {
    const text = term(`asked.${kind}`)(node ? nameNode(node.id) : "");
    return element(
      "p",
      { class: "understood" },
      `${term("askUnderstood")}: ${text} `,
      element(
        "button",
        { type: "button", class: "tool small", "data-kind": kind, onclick: () => OPEN[kind](node?.id, node?.kind) },
        term("askOpen"),
      ),
    );
  }

  /** Why there is no answer, and the command that may have one. */
  const decline = (question, reason) => [
    element("p", { class: "declined" }, reason),
    element("p", {}, term("askCommand"), " ", element("code", {}, `roadmap-graph ask ${quote(question)}`)),
  ];

  const quote = (text) => `"${text.replace(/["\\$`]/gu, "\\$&")}"`;

  return { draw };
})();

export { askbox };
