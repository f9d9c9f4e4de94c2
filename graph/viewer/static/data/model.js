/* The data of the page: nodes and links as of a day, with their indexes. Changes no element of the document. */

import { buckets } from "./buckets.js";
import { inflate } from "./inflate.js";
import { spelling } from "./spelling.js";

const model = (() => {
  /** The data in a block, which is packed if it is large. */
  function read(id) {
    const { type, textContent } = document.getElementById(id);
    return JSON.parse(type === "text/plain" ? inflate.toText(textContent) : textContent);
  }

  const page = read("page-data");
  const drawing = read("network-data");

  const NOTHING = [];
  const ALWAYS = "9999-12-30";
  const texts = page.texts || NOTHING;
  const textOf = (place) => (place === undefined ? undefined : texts[place]);

  const citations = new Map();

  /** A citation of the table, with its source. */
  function citationOf(place) {
    if (place === undefined) return undefined;
    if (!citations.has(place)) citations.set(place, { ...texts[place], source: texts[texts[place].source] });
    return citations.get(place);
  }

  /* Unpacking: packing.py leaves out empty values and keeps shared texts, citations and sources in one table. */
  const unpackFact = (fact) => ({
    status: "stated",
    ...fact,
    label: textOf(fact.label),
    value: textOf(fact.value),
    reason: textOf(fact.reason),
    source: citationOf(fact.source),
  });
  const unpackCited = (one) => ({ status: "stated", ...one, cited: citationOf(one.cited) });
  const allNodes = (page.nodes || NOTHING).map((node, place) => ({ ...node, place, facts: (node.facts || NOTHING).map(unpackFact) }));
  const idAt = (place) => allNodes[place || 0].id;
  const allEdges = (page.edges || NOTHING).map((edge, index) => ({
    status: "stated",
    ...edge,
    index,
    source: idAt(edge.source),
    target: idAt(edge.target),
    label: textOf(edge.label),
    reason: textOf(edge.reason),
    cited: citationOf(edge.cited),
  }));
  const allParts = Object.entries(page.parts || {});
  const days = page.days || NOTHING;
  const editions = (page.editions || NOTHING).map((one) => ({ ...one, stage: textOf(one.stage), cited: citationOf(one.cited) }));
  const undated = { amounts: page.amounts, reconciliations: page.reconciliations, spans: page.spans };
  for (const key of Object.keys(undated)) undated[key] = (undated[key] || NOTHING).map(unpackCited);
  const codes = {};
  for (const key of ["roles", "funds", "stages", "statuses"]) codes[key] = new Map((page[key] || NOTHING).map((one) => [one.id, one]));

  /* The data that hold on the day of the view. These objects stay, and their contents change. */
  const nodes = new Map();
  const parts = new Map();
  const wholes = new Map();
  const outgoing = new Map();
  const incoming = new Map();
  const nodeKinds = new Map();
  const edgeKinds = new Map();
  const twins = new Set();
  const edges = [];
  const roots = [];
  const amounts = [];
  const reconciliations = [];
  const spans = [];
  let spansByNode = new Map();
  let day = ALWAYS;

  const holds = ({ since, until }) => (!since || since <= day) && (!until || day < until);
  const isKnown = ({ since }) => !since || since <= day;
  const isPresent = (node) => isKnown(node) && !(node.absent || NOTHING).some(holds);

  /** Sets the day of the view: later data are hidden, and earlier versions are restored. */
  function setDay(asked) {
    day = asked || ALWAYS;
    for (const index of [nodes, parts, wholes, outgoing, incoming, nodeKinds, edgeKinds]) index.clear();
    for (const list of [edges, roots]) list.length = 0;
    for (const node of allNodes.filter(isPresent)) nodes.set(node.id, asOf(node));
    edges.push(...allEdges.filter((edge) => holds(edge) && nodes.has(edge.source) && nodes.has(edge.target)));
    for (const id of nodes.keys()) for (const index of [outgoing, incoming, wholes]) index.set(id, []);
    for (const edge of edges) {
      outgoing.get(edge.source).push(edge);
      incoming.get(edge.target).push(edge);
    }
    indexParts();
    roots.push(...(page.roots || NOTHING).filter((id) => nodes.has(id)));
    keep(
      amounts,
      undated.amounts.filter((one) => holds(one) && nodes.has(one.activity)),
    );
    keep(
      reconciliations,
      undated.reconciliations.filter((one) => holds(one) && nodes.has(one.roadmap)),
    );
    keep(
      spans,
      undated.spans.filter((one) => holds(one) && nodes.has(one.node)),
    );
    spansByNode = buckets.by(spans, (one) => one.node);
    describeKinds(nodeKinds, page.node_kinds, nodes.values());
    describeKinds(edgeKinds, page.edge_kinds, edges);
    findTwins();
  }

  function keep(list, found) {
    list.length = 0;
    for (const one of found) list.push(one);
  }

  /** A node as of the day: its name and the facts known then, with ended facts marked and last. */
  function asOf(node) {
    const name = day === ALWAYS ? null : (node.names || NOTHING).findLast(isKnown);
    const facts = node.facts.filter(isKnown).map((fact) => (holds(fact) ? fact : { ...fact, ended: true }));
    return {
      ...node,
      label: name ? name.label : node.label,
      facts: [...facts.filter((fact) => !fact.ended), ...facts.filter((fact) => fact.ended)],
    };
  }

  function indexParts() {
    for (const [whole, list] of allParts) {
      const known = list.filter((part) => nodes.has(part));
      if (!nodes.has(whole) || !known.length) continue;
      parts.set(whole, known);
      for (const part of known) wholes.get(part).push(whole);
    }
  }

  /** The kinds in use, in the order of the page, with undescribed kinds at the end. */
  function describeKinds(kinds, described, things) {
    const numbers = new Map();
    for (const thing of things) numbers.set(thing.kind, (numbers.get(thing.kind) || 0) + 1);
    for (const kind of described || NOTHING) {
      if (numbers.has(kind.id)) kinds.set(kind.id, { ...kind, count: numbers.get(kind.id) });
    }
    for (const [id, count] of numbers) {
      if (!kinds.has(id)) kinds.set(id, { id, label: { ko: id, en: id }, count });
    }
  }

  /** Finds nodes of different kinds with the same name. */
  function findTwins() {
    const named = new Map();
    twins.clear();
    for (const node of nodes.values()) {
      for (const name of new Set([node.label?.ko, node.label?.en, ...(node.aliases || NOTHING)].map(spelling.fold))) {
        if (name) buckets.add(named, name, node);
      }
    }
    for (const list of named.values()) {
      if (new Set(list.map((node) => node.kind)).size > 1) for (const node of list) twins.add(node.id);
    }
  }

  const other = (edge, id) => (edge.source === id ? edge.target : edge.source);
  const touching = (id) => [...outgoing.get(id), ...incoming.get(id).filter((edge) => edge.source !== id)];

  /** Links of one edge kind at a node, in either direction, whose other end is of the given node kind. */
  function linked(id, edgeKind, nodeKind) {
    return touching(id)
      .filter((edge) => edge.kind === edgeKind && (!nodeKind || nodes.get(other(edge, id)).kind === nodeKind))
      .map((edge) => ({ edge, node: nodes.get(other(edge, id)) }));
  }

  const isLead = (edge) => edge.role === "lead";
  const participants = (id) => linked(id, "hasParticipation", "Agency").sort((a, b) => isLead(b.edge) - isLead(a.edge));
  const technologies = (id) => linked(id, "hasTechnologyUse", "Concept");
  const isMoney = (fact) => fact.kind === "money" && !fact.ended;
  const isPeriod = (fact) => fact.kind === "period" && !fact.ended;

  /** The variants of the amount *fact* in other sources, which follow it in the list. */
  function variantsOf(facts, fact) {
    const rest = facts.slice(facts.indexOf(fact) + 1);
    const end = rest.findIndex((one) => one.kind !== "variant");
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** All ids that *next* reaches from *id*, without *id* itself. */
  function closure(id, next) {
    const seen = new Set();
    const waiting = [id];
    while (waiting.length) {
      for (const found of next(waiting.pop())) {
        if (found !== id && !seen.has(found)) {
          seen.add(found);
          waiting.push(found);
        }
      }
    }
    return seen;
  }

  const below = (id) => closure(id, (at) => parts.get(at) || NOTHING);
  const above = (id) => closure(id, (at) => wholes.get(at));
  const UPWARD = new Set(["broader", "containedInPlace", "unitOf"]);
  const narrower = (id) =>
    closure(id, (at) =>
      incoming
        .get(at)
        .filter((edge) => UPWARD.has(edge.kind))
        .map((edge) => edge.source),
    );
  const broader = (id) =>
    closure(id, (at) =>
      outgoing
        .get(at)
        .filter((edge) => edge.kind === "broader")
        .map((edge) => edge.target),
    );

  setDay("");
  return {
    page,
    textOf,
    citationOf,
    holds,
    drawing,
    days,
    editions,
    codes,
    nodes,
    edges,
    allNodes,
    allEdges,
    allAmounts: undated.amounts,
    parts,
    roots,
    wholes,
    nodeKinds,
    edgeKinds,
    incoming,
    outgoing,
    amounts,
    reconciliations,
    spans,
    spansOf: (id) => spansByNode.get(id) || NOTHING,
    twins,
    questions: page.questions || NOTHING,
    UPWARD,
    NOTHING,
    get day() {
      return day;
    },
    isLatest: () => day === ALWAYS,
    setDay,
    other,
    touching,
    linked,
    isLead,
    participants,
    technologies,
    isMoney,
    isPeriod,
    variantsOf,
    below,
    above,
    narrower,
    broader,
  };
})();

export { model };
