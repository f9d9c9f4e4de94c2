/* The roadmaps, with an index of plans: the vision of a plan on top, focus areas as lanes of cards, projects as cards with figures. */

import { buckets } from "../data/buckets.js";
import { model } from "../data/model.js";
import { spelling } from "../data/spelling.js";
import { dom } from "../parts/elements.js";
import { painting } from "../parts/painting.js";
import { planindex } from "../parts/planindex.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const roadmap = (() => {
  const { element, said, markOf, nodeButton, statusNote, described } = dom;
  const { say, term, nameNode, nameStatus, cite } = wording;
  // The share of common pairs of letters above which two texts are wordings of one.
  const ALIKE = 0.6;
  // The plans that are drawn at first, and with each step.
  const STEP = 60;
  let most = STEP;

  function build(host) {
    const roots = planindex.plans();
    if (!roots.length) {
      host.replaceChildren(element("p", {}, term("none")));
      return;
    }
    const hasVision = (id) => model.linked(id, "hasVision").length > 0;
    // Roadmaps with a vision come first.
    const ordered = [...roots.filter(hasVision), ...roots.filter((id) => !hasVision(id))];
    const chosen = planOf(state.node);
    const shown = ordered.filter((id, at) => at < most || id === chosen);
    host.replaceChildren(
      roots.length > 1 ? indexOf(roots) : "",
      ...shown.map((id) => roadmapOf(model.nodes.get(id))),
      restOf(host, ordered.length - shown.length),
    );
  }

  /** The plan in which a node lies. */
  const planOf = (id) => (model.nodes.has(id) ? [id, ...model.above(id)].find((one) => model.roots.includes(one)) || "" : "");

  function restOf(host, count) {
    if (count <= 0) return "";
    const show = () => {
      most += STEP;
      build(host);
      painting.paint(host);
    };
    return element("p", { class: "rest" }, element("button", { type: "button", class: "tool", onclick: show }, term("moreRows")(count)));
  }

  /** Draws the plan of the chosen node if it is not drawn yet, and marks the selection. */
  function paint(host) {
    const plan = planOf(state.node);
    const isDrawn = [...host.querySelectorAll(".roadmap")].some((part) => part.dataset.roadmap === plan);
    if (plan && !isDrawn && planindex.plans().includes(plan)) build(host);
    painting.paint(host);
  }

  // A phone opens it on demand. The choice of the reader stays.
  let isOpen = window.innerWidth >= 760;

  function indexOf(roots) {
    const index = element(
      "details",
      { class: "index", open: isOpen, ontoggle: () => (isOpen = index.open) },
      element("summary", {}, term("planIndex")(roots.length)),
      planindex.draw(commands.openPlan),
    );
    return index;
  }

  function roadmapOf(root) {
    const parts = partsOf(root.id).map((id) => model.nodes.get(id));
    // A part with agencies or money of its own is a card that lists its parts, not a lane of cards.
    const isLane = (node) =>
      (model.parts.get(node.id) || []).length > 0 && !model.participants(node.id).length && !(node.facts || []).some(model.isMoney);
    const lanes = parts.filter(isLane);
    const loose = buckets.by(
      parts.filter((part) => !isLane(part)),
      (node) => node.kind,
    );
    return element(
      "article",
      { class: "roadmap", "data-roadmap": root.id },
      roadmapHead(root),
      lanes.length ? element("div", { class: "lanes" }, ...lanes.map(laneOf)) : null,
      ...[...loose].map(([kind, nodes]) =>
        rowOf(
          kind,
          nodes,
          lanes.some((lane) => hasPartOf(lane, kind)),
        ),
      ),
    );
  }

  /** The parts of a node that the filters leave. */
  const partsOf = (id) => (model.parts.get(id) || []).filter(filters.shows);

  const hasPartOf = (node, kind) => (model.parts.get(node.id) || []).some((id) => model.nodes.get(id).kind === kind);

  function roadmapHead(root) {
    const linked = model.linked(root.id, "hasVision").map(({ node }) => node);
    // Only what the newest edition says is a headline; earlier visions stay beside it with their day.
    const newest = linked
      .map(({ since }) => since || "")
      .sort()
      .at(-1);
    // Of several wordings of one vision, the first is the headline.
    const fresh = linked.filter(({ since }) => (since || "") === newest);
    const headlines = fresh.filter((node, at) => !fresh.slice(0, at).some((one) => isAlike(one.label.ko, node.label.ko)));
    const isNewest = (node) => headlines.includes(node);
    linked.sort((a, b) => (b.since || "").localeCompare(a.since || ""));
    const visions = linked.map((node) =>
      element(
        "p",
        { class: isNewest(node) ? "vision" : "vision older", "data-kind": node.kind },
        element(
          "span",
          { class: "tag" },
          [say(model.nodeKinds.get(node.kind).label), isNewest(node) ? "" : node.since].filter(Boolean).join(" · "),
        ),
        nodeButton(node, { class: "plain", withMark: true }),
      ),
    );
    return element(
      "header",
      { class: "roadmap-head" },
      element("h2", {}, nodeButton(root, { class: "plain", withMark: true })),
      ...visions,
      contextOf(root),
    );
  }

  /** Whether two texts share most of their pairs of letters: they are wordings of one vision. */
  function isAlike(one, other) {
    const [left, right] = [one, other].map((text) => {
      const letters = spelling.fold(text);
      return new Set([...letters].slice(1).map((letter, at) => letters[at] + letter));
    });
    const shared = [...left].filter((pair) => right.has(pair)).length;
    return (2 * shared) / (left.size + right.size || 1) > ALIKE;
  }

  /** Amounts and periods of a node, each value once, and those with the label of another with what tells them apart. */
  function figuresOf(node) {
    const found = new Map();
    for (const fact of node.facts || []) {
      const key = `${say(fact.label)}\u0000${say(fact.value)}`;
      if ((model.isMoney(fact) || model.isPeriod(fact)) && !found.has(key)) found.set(key, fact);
    }
    return [...found.values()].map((fact, _, all) => {
      const rivals = all.filter((one) => one !== fact && model.isMoney(one) && say(one.label) === say(fact.label));
      return { fact, date: rivals.length ? noteOf(fact, rivals) : null };
    });
  }

  /** What tells an amount from its *rivals*: the date of its source, or else the publisher. */
  function noteOf({ source }, rivals) {
    const dateIn = (citation) => citation?.source.issued || citation?.date || "";
    const differs = rivals.every((one) => dateIn(one.source) !== dateIn(source));
    const text = differs ? dateIn(source) : source?.source.publisher;
    return text ? element("small", { class: "dated-note" }, text) : null;
  }

  /** Drivers, legal bases, agencies and money of a roadmap in one list. */
  function contextOf(root) {
    const groups = new Map();
    const add = (label, link) => buckets.add(groups, say(label), link);
    for (const kind of ["hasLegalBasis", "hasDriver"]) {
      for (const link of model.linked(root.id, kind)) add(model.nodeKinds.get(link.node.kind).label, link);
    }
    for (const kind of ["programme", "region"]) {
      for (const link of model.linked(root.id, kind).filter(({ edge }) => edge.source === root.id)) {
        add(model.edgeKinds.get(kind).label, link);
      }
    }
    for (const link of model.participants(root.id)) add(link.edge.label, link);
    const items = [...groups].map(([label, links]) =>
      element("div", {}, element("dt", { class: "cap" }, label), element("dd", {}, ...links.map(({ node, edge }) => chipOf(node, edge)))),
    );
    for (const { fact, date } of figuresOf(root)) {
      items.push(
        element(
          "div",
          { title: cite(fact.source) || null },
          said("dt", fact.label, { class: "cap" }),
          element("dd", {}, said("span", fact.value), date, statusNote(fact), ...amountNotes(root, fact)),
        ),
      );
    }
    return items.length ? element("dl", { class: "context" }, ...items) : null;
  }

  function laneOf(lane) {
    return element(
      "section",
      { class: "lane" },
      element("h3", { "data-kind": lane.kind }, nodeButton(lane, { class: "plain", withMark: true })),
      laneNote(lane),
      ...partsOf(lane.id).map((id) => cardOf(model.nodes.get(id))),
    );
  }

  /** Notes once per lane that the source does not assign its strategies, with the reason as a tooltip. */
  function laneNote(lane) {
    const guess = model
      .linked(lane.id, "hasGrouping")
      .map(({ edge }) => edge)
      .find((edge) => edge.status !== "stated");
    if (!guess) return null;
    return element("p", { class: "lane-note", title: say(guess.reason) || null }, statusNote(guess), term("laneInferred"));
  }

  function rowOf(kind, nodes, elsewhere) {
    const { label } = model.nodeKinds.get(kind);
    return element(
      "section",
      { class: "row", "data-kind": kind },
      element(
        "h3",
        {},
        markOf(kind),
        said("span", label, { class: "cap" }),
        element("span", { class: "count" }, String(nodes.length)),
        elsewhere ? element("span", { class: "tag" }, term("unassigned")) : null,
      ),
      element("div", { class: "cards" }, ...nodes.map(cardOf)),
    );
  }

  function cardOf(node) {
    const card = element(
      "article",
      { class: "card", "data-node": node.id, "data-kind": node.kind, "data-tokens": JSON.stringify(tokensOf(node)) },
      element("h4", {}, nodeButton(node, { class: "plain", withMark: true })),
      factsLine(node),
      agencyLine(node),
      chipLine(node),
      nestedOf(node),
    );
    card.style.setProperty("--mark", dom.markFor(node.kind).colour);
    card.addEventListener("click", (event) => {
      if (!event.target.closest("button")) commands.pick(node.id, event);
    });
    return card;
  }

  const tokensOf = (node) => [...model.participants(node.id), ...model.technologies(node.id)].map((link) => link.node.id);

  function factsLine(node) {
    const facts = figuresOf(node);
    if (!facts.length) return null;
    return element(
      "p",
      { class: "figures" },
      ...facts.map(({ fact, date }) =>
        element(
          "span",
          { title: cite(fact.source) || null },
          model.isMoney(fact) ? said("span", fact.label) : null,
          model.isMoney(fact) ? " " : null,
          said(model.isMoney(fact) ? "b" : "span", fact.value),
          date,
          statusNote(fact),
          ...amountNotes(node, fact),
        ),
      ),
    );
  }

  /** Short signs for a corrected amount and for one that differs between sources, with the texts as tooltips. */
  function amountNotes(node, fact) {
    const signs = [];
    if (fact.printed) {
      signs.push(element("span", { class: "sure", title: `${term("printed")}: ${fact.printed}` }, term("corrected")));
    }
    const differing = model.isMoney(fact) ? model.variantsOf(node.facts, fact).filter(({ compared }) => compared === "differs") : [];
    if (differing.length) {
      const variants = differing.map((one) => `${say(one.value)} (${cite(one.source)})`).join("; ");
      signs.push(element("span", { class: "sure", title: variants }, term("differs")));
    }
    return signs;
  }

  function agencyLine(node) {
    const links = model.participants(node.id);
    if (!links.length) return null;
    const [first, ...rest] = links;
    const names = rest.map((link) => say(link.node.label)).join(", ");
    return element(
      "p",
      { class: "agencies", "data-kind": "Agency" },
      said("span", first.edge.label, { class: "tag" }),
      element(
        "span",
        {},
        nodeButton(first.node, { class: "link" }),
        " ",
        rest.length ? element("span", { class: "more", title: names }, term("more")(rest.length)) : null,
      ),
    );
  }

  function chipLine(node) {
    const links = model.technologies(node.id);
    if (!links.length) return null;
    return element("p", { class: "chips" }, ...links.map(({ node: technology, edge }) => chipOf(technology, edge)));
  }

  function chipOf(node, edge) {
    const inferred = edge.status !== "stated";
    const status = inferred ? nameStatus(edge.status) : "";
    const hint = inferred ? `${status}: ${say(edge.reason)}` : described(node);
    return nodeButton(
      node,
      { class: inferred ? "chip weak" : "chip", title: hint, withMark: true },
      inferred ? element("small", {}, status) : null,
    );
  }

  function nestedOf(node) {
    const parts = partsOf(node.id).map((id) => model.nodes.get(id));
    if (!parts.length) return null;
    return element(
      "ul",
      { class: "nested" },
      ...parts.map((part) => element("li", { "data-kind": part.kind }, nodeButton(part, { class: "link", withMark: true }))),
    );
  }

  /** The view as rows: each card with parent, lead, technologies and figures. */
  /** The cards of all plans: those that are not drawn yet are drawn first. */
  function rows(host) {
    if (host.querySelector(".rest")) {
      most = Infinity;
      build(host);
      painting.paint(host);
    }
    const shown = [...host.querySelectorAll(".card:not(.faded):not(.off)")].map((card) => model.nodes.get(card.dataset.node));
    const names = (links) => links.map(({ node }) => say(node.label)).join("; ");
    const head = ["kind", "name", "partOf", "lead", "technology", "facts"].map(term);
    return [
      head,
      ...shown.map((node) => [
        dom.kindOf(node),
        say(node.label),
        model.wholes
          .get(node.id)
          .map((id) => nameNode(id))
          .join("; "),
        names(model.participants(node.id).filter(({ edge }) => model.isLead(edge))),
        names(model.technologies(node.id)),
        node.facts
          .filter((fact) => model.isMoney(fact) || model.isPeriod(fact))
          .map((fact) => `${say(fact.label)} ${say(fact.value)}`)
          .join("; "),
      ]),
    ];
  }

  /** Scrolls to the chosen plan. */
  function reveal() {
    const plan = [...document.querySelectorAll("#view-roadmap .roadmap")].find((part) => part.dataset.roadmap === state.node);
    plan?.scrollIntoView({ block: "start" });
  }

  return { builtFor: filters.key, build, paint, rows, reveal };
})();
views.set("roadmap", roadmap);
