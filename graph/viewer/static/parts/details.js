/* The panel on the right: facts with source and place, links, evidence of a cell, saved questions. */

import { answers } from "../data/answers.js";
import { buckets } from "../data/buckets.js";
import { model } from "../data/model.js";
import { partners } from "../data/partners.js";
import { revisions } from "../data/revisions.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { balance } from "./balance.js";
import { bars } from "./bars.js";
import { connection } from "./connection.js";
import { dom } from "./elements.js";
import { notes } from "./notes.js";
import { references } from "./references.js";

const details = (() => {
  const { element, said, markOf, nodeButton, statusNote, reasonNote } = dom;
  const { say, term, factLabel, formatWon } = wording;

  function draw(panel, body) {
    const { node, cell } = state;
    const hadFocus = body.contains(document.activeElement);
    if (node) body.replaceChildren(...nodeDetails(model.nodes.get(node)));
    else if (cell) body.replaceChildren(...cellDetails());
    else body.replaceChildren(...overview());
    panel.scrollTop = 0;
    if (hadFocus) body.querySelector("h2")?.focus();
  }

  const clearButton = () =>
    element(
      "button",
      { type: "button", class: "tool clear", onclick: commands.clear, "aria-label": term("clear"), title: `${term("clear")} (Esc)` },
      "✕",
    );

  const UP = new Set(["hasPart", "hasGrouping"]);

  /** The links from the parents of *node* in the tree. */
  const upward = (node) =>
    model.incoming.get(node.id).filter((edge) => UP.has(edge.kind) && model.wholes.get(node.id).includes(edge.source));

  function nodeDetails(node) {
    const refs = references.collect();
    const second = state.lang === "ko" ? node.label?.en : node.label?.ko;
    return [
      clearButton(),
      element("p", { class: "kind" }, markOf(node.kind), said("span", model.nodeKinds.get(node.kind).label, { class: "cap" })),
      said("h2", node.label, { tabindex: "-1" }),
      second && second !== say(node.label) ? element("p", { class: "second", lang: state.lang === "ko" ? "en" : "ko" }, second) : null,
      actionsOf(node),
      ...connection.pathTo(node, refs),
      ...upward(node).map((edge) =>
        element(
          "p",
          { class: "up" },
          nodeButton(model.nodes.get(edge.source), { class: "link", withMark: true }),
          statusNote(edge),
          refs.note(edge.cited, edge.place),
          reasonNote(edge),
        ),
      ),
      ...agencyList(node, refs),
      ...bars.of(node.id),
      ...factList(node, refs),
      ...coverageList(node),
      ...neighbourList(node, refs),
      ...refs.list(),
    ].filter(Boolean);
  }

  /** The actions for a node: show its neighbours, find a path from it. */
  function actionsOf(node) {
    return element(
      "p",
      { class: "actions" },
      state.view === "around"
        ? null
        : element("button", { type: "button", class: "tool small", onclick: () => commands.openView("around") }, term("lookAround")),
      element(
        "button",
        {
          type: "button",
          class: "tool small",
          onclick: () => commands.startPath(node.id),
          title: term("pathHint"),
          "aria-pressed": String(state.from === node.id),
        },
        term("startPath"),
      ),
      partners.isKnown(node.id)
        ? element("button", { type: "button", class: "tool small", onclick: () => commands.openPartners(node.id) }, term("seePartners"))
        : null,
      revisions.versionsOf(node.id).length > 1
        ? element("button", { type: "button", class: "tool small", onclick: () => commands.openChanges(node.id) }, term("seeChanges"))
        : null,
    );
  }

  /** Whether only a source that is not preferred states the value: an amount, or a period, indicator or count. */
  const isElsewhere = (fact) => ["variant", "account"].includes(fact.kind);

  /** Facts with status and source. */
  function factList(node, refs) {
    // A translated title is for readers of the other language.
    const facts = (node.facts || []).filter(({ kind }) => kind !== "translation" || state.lang !== "ko");
    if (!facts.length) return model.touching(node.id).length ? [] : [element("p", { class: "lead" }, term("noFacts"))];
    const rows = facts.flatMap((fact, at) => [
      element("dt", { class: isElsewhere(fact) ? "cap variant" : fact.ended ? "cap ended" : "cap" }, factLabel(fact)),
      element(
        "dd",
        { class: isElsewhere(fact) ? "variant" : fact.ended ? "ended" : null },
        fact.target && model.nodes.has(fact.target)
          ? element("button", { type: "button", class: "link", onclick: (event) => commands.pick(fact.target, event) }, say(fact.value))
          : write(fact),
        " ",
        statusNote(fact),
        comparedOf(fact),
        nowOf(node, fact),
        fact.printed
          ? element(
              "span",
              { class: "printed" },
              element("span", { class: "sure" }, term("corrected")),
              ` ${term("printed")}: `,
              element("q", { lang: "ko" }, fact.printed),
            )
          : null,
        refs.note(fact.source, fact.place),
        // A reason that was just given is not repeated.
        [say(facts[at - 1]?.reason), say(fact.value)].includes(say(fact.reason)) ? null : reasonNote(fact),
      ),
    ]);
    return [element("dl", { class: "fact-list" }, ...rows)];
  }

  /** The value of a fact; an address of the web is a link. */
  function write(fact) {
    const text = say(fact.value);
    if (/^https?:/u.test(text)) return references.linkTo(text, {}, text);
    return said("span", fact.value, { class: model.isMoney(fact) ? "amount" : null });
  }

  /** A tag that tells whether another source prints the same amount as the one that counts. */
  const comparedOf = ({ compared }) =>
    compared
      ? element("span", { class: compared === "differs" ? "sure" : "tag", title: term("compared.with") }, term(`compared.${compared}`))
      : null;

  /** What the parts of an announced amount add up to on the day of the view, if that differs. */
  function nowOf(node, fact) {
    if (!model.isMoney(fact)) return null;
    const found = model.reconciliations.filter((one) => one.roadmap === node.id && formatWon(one.announced) === say(fact.value));
    const texts = found.map(balance.writeNow).filter(Boolean);
    return texts.length ? element("span", { class: "reason" }, texts.join(" ")) : null;
  }

  /** The agencies that cover a technology, including narrower ones, or the technologies that an agency covers. */
  function coverageList(node) {
    if (node.kind !== "Concept" && node.kind !== "Agency") return [];
    const ofTechnology = node.kind === "Concept";
    const items = [];
    for (const [key, evidence] of filters.covering(false).cells) {
      const [agency, technology] = key.split("\u0000");
      const direct = ofTechnology ? evidence : evidence.filter((item) => !item.rolled);
      if ((ofTechnology ? technology : agency) !== node.id || !direct.length) continue;
      items.push({
        other: model.nodes.get(ofTechnology ? agency : technology),
        lead: direct.some(({ role }) => model.isLead(role)),
        key,
        roles: new Map(direct.map(({ role }) => [role.role, role.label])),
      });
    }
    if (!items.length && !ofTechnology) return [];
    const head = element("h3", {}, term(ofTechnology ? "coveredBy" : "covers"), element("span", { class: "count" }, String(items.length)));
    if (!items.length) return [head, element("p", { class: "lead" }, term("nobody"))];
    return [
      head,
      element(
        "ul",
        { class: "neighbours coverage" },
        ...items
          .sort((a, b) => b.lead - a.lead)
          .map((item) =>
            element(
              "li",
              {},
              nodeButton(item.other, { class: "link", withMark: true }),
              ...[...item.roles.values()].map((label) => said("span", label, { class: "tag" })),
              element("button", { type: "button", class: "tool small", onclick: () => commands.chooseCell(item.key) }, term("evidence")),
            ),
          ),
      ),
    ];
  }

  const isRoleIn = (node, edge) => edge.kind === "hasParticipation" && edge.source === node.id;

  /** The agencies with a role in *node*, leads first; they are what is asked first about a project. */
  function agencyList(node, refs) {
    const found = [...model.touching(node.id)].filter((edge) => isRoleIn(node, edge));
    return groupList(
      node,
      found.sort((a, b) => model.isLead(b) - model.isLead(a)),
      refs,
    );
  }

  function neighbourList(node, refs) {
    const shown = new Set(upward(node));
    const left = [...model.touching(node.id)].filter((edge) => !shown.has(edge) && !isRoleIn(node, edge));
    return groupList(node, left, refs);
  }

  /** The links by kind and direction under headings. */
  function groupList(node, left, refs) {
    const groups = buckets.by(left, (edge) => `${edge.kind} ${edge.source === node.id ? "→" : "←"}`);
    return [...groups].flatMap(([key, edges]) => {
      const arrow = key.slice(-1);
      const kind = model.edgeKinds.get(edges[0].kind);
      const inverse = arrow === "←" ? term(`inverse.${kind.id}`) : null;
      const roles = new Set(edges.map((edge) => say(edge.label)).filter(Boolean));
      const showsRole = roles.size > 1 || (roles.size === 1 && !roles.has(say(kind.label)));
      return [
        element(
          "h3",
          { title: say(kind.definition) || null },
          element("span", { class: "arrow", "aria-hidden": "true" }, arrow),
          inverse ? element("span", { class: "cap" }, inverse) : said("span", kind.label, { class: "cap" }),
          element("span", { class: "count" }, String(edges.length)),
        ),
        element("ul", { class: "neighbours" }, ...edges.map((edge) => neighbourOf(edge, node.id, showsRole, refs))),
      ];
    });
  }

  function neighbourOf(edge, id, showsRole, refs) {
    return element(
      "li",
      {},
      nodeButton(model.nodes.get(model.other(edge, id)), { class: "link", withMark: true }),
      showsRole && say(edge.label) ? said("span", edge.label, { class: "tag" }) : null,
      statusNote(edge),
      refs.note(edge.cited, edge.place),
      reasonNote(edge),
    );
  }

  function cellDetails() {
    const refs = references.collect();
    const [agency, technology] = state.cell.split("\u0000").map((id) => model.nodes.get(id));
    return [
      clearButton(),
      element("p", { class: "kind" }, term("evidence")),
      element("h2", { tabindex: "-1" }, `${say(agency.label)} × ${say(technology.label)}`),
      element(
        "ol",
        { class: "evidence" },
        ...state.evidence.map((item) =>
          element(
            "li",
            {},
            nodeButton(model.nodes.get(item.activity), { class: "link", withMark: true }),
            said("span", item.role.label, { class: "tag" }),
            statusNote(item.role),
            refs.note(item.role.cited, item.role.place),
            reasonNote(item.role),
            element(
              "span",
              { class: "step" },
              "→ ",
              nodeButton(model.nodes.get(item.via), { class: "link", withMark: true }),
              statusNote(item.use),
              item.rolled ? element("span", { class: "tag" }, term("via")) : null,
              refs.note(item.use.cited, item.use.place),
              reasonNote(item.use),
            ),
          ),
        ),
      ),
      nodeButton(agency, { class: "link wide", withMark: true }),
      nodeButton(technology, { class: "link wide", withMark: true }),
      ...refs.list(),
    ];
  }

  function overview() {
    const parts = [];
    const question = state.question === null ? null : model.questions[state.question];
    if (question) {
      parts.push(
        clearButton(),
        element("p", { class: "kind" }, term("answer")),
        said("h2", question.text, { tabindex: "-1" }),
        filters.isActive() ? element("p", { class: "lead" }, term("filteredAnswer")) : "",
        element("p", { class: "note" }, notes.noteOf(question)),
        ...answerList(answers.nodesOf(question, state.facets).map((id) => model.nodes.get(id))),
      );
    } else {
      parts.push(element("h2", { tabindex: "-1" }, term("overview")), element("p", { class: "lead" }, term("hint")));
    }
    if (model.questions.length) {
      parts.push(
        element("h3", {}, term("questions")),
        element(
          "ul",
          { class: "questions" },
          ...model.questions.map((one, index) =>
            element(
              "li",
              {},
              element(
                "button",
                {
                  type: "button",
                  class: "link",
                  "aria-pressed": String(index === state.question),
                  onclick: () => (index === state.question ? commands.clear() : commands.ask(index)),
                },
                said("span", one.text),
              ),
            ),
          ),
        ),
      );
    }
    return parts;
  }

  /** The nodes of an answer under the names of their kinds. */
  function answerList(nodes) {
    const shown = [...model.nodeKinds.values()].filter((kind) => !state.hiddenNodes.has(kind.id));
    return shown.flatMap((kind) => {
      const own = nodes.filter((node) => node.kind === kind.id);
      if (!own.length) return [];
      return [
        element("h3", {}, said("span", kind.label, { class: "cap" }), element("span", { class: "count" }, String(own.length))),
        element(
          "ul",
          { class: "neighbours" },
          ...own.map((node) => element("li", {}, nodeButton(node, { class: "link", withMark: true }))),
        ),
      ];
    });
  }

  return { draw };
})();

export { details };
