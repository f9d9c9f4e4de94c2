"use strict";
/* What the page knows: nodes, links, search and coverage. Changes no element of the document. */
const model = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const page = read("page-data");
  const drawing = read("network-data");

  const NOTHING = [];
  const nodes = new Map((page.nodes || NOTHING).map((node) => [node.id, node]));
  const edges = (page.edges || NOTHING).map((edge, index) => ({ status: "stated", ...edge, index }));
  const parts = new Map(Object.entries(page.parts || {}));
  const questions = page.questions || NOTHING;
  const roots = page.roots || NOTHING;
  const nodeKinds = kindsOf(page.node_kinds, page.nodes);
  const edgeKinds = kindsOf(page.edge_kinds, page.edges);

  const outgoing = new Map(), incoming = new Map(), wholes = new Map();
  for (const id of nodes.keys()) for (const index of [outgoing, incoming, wholes]) index.set(id, []);
  for (const edge of edges) {
    outgoing.get(edge.source).push(edge);
    incoming.get(edge.target).push(edge);
  }
  for (const [whole, list] of parts) for (const part of list) wholes.get(part).push(whole);

  /** Kinds in the page's order, with those the page does not describe at the end; only kinds that occur. */
  function kindsOf(described, things) {
    const counts = new Map();
    for (const thing of things || NOTHING) counts.set(thing.kind, (counts.get(thing.kind) || 0) + 1);
    const kinds = new Map();
    for (const kind of described || NOTHING) {
      if (counts.has(kind.id)) kinds.set(kind.id, { ...kind, count: counts.get(kind.id) });
    }
    for (const [id, count] of counts) {
      if (!kinds.has(id)) kinds.set(id, { id, label: { ko: id, en: id }, count });
    }
    return kinds;
  }

  const other = (edge, id) => (edge.source === id ? edge.target : edge.source);
  const touching = (id) => [...outgoing.get(id), ...incoming.get(id).filter((edge) => edge.source !== id)];

  /** Links of one edge kind at a node, whichever way they point, whose other end is of the given node kind. */
  function linked(id, edgeKind, nodeKind) {
    return touching(id)
      .filter((edge) => edge.kind === edgeKind && (!nodeKind || nodes.get(other(edge, id)).kind === nodeKind))
      .map((edge) => ({ edge, node: nodes.get(other(edge, id)) }));
  }

  const isLead = (edge) => edge.role === "lead";
  const participants = (id) =>
    linked(id, "hasParticipation", "Agency").sort((a, b) => isLead(b.edge) - isLead(a.edge));
  const technologies = (id) => linked(id, "hasTechnologyUse", "Concept");
  const COVERING = new Set(["lead", "participant"]);
  const covers = (edge) => COVERING.has(edge.role);
  const isMoney = (fact) => fact.kind === "money";
  const isPeriod = (fact) => fact.kind === "period";
  const placeOf = (fact) => [fact.source, fact.place].filter(Boolean).join(" · ");

  /** What other sources print instead of the amount *fact*: the facts that follow it in the list. */
  function variantsOf(facts, fact) {
    const rest = facts.slice(facts.indexOf(fact) + 1);
    const end = rest.findIndex((one) => one.kind !== "variant");
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** Everything reached from *id* by *next*, itself not counted. */
  function closure(id, next) {
    const seen = new Set(), waiting = [id];
    while (waiting.length) {
      for (const found of next(waiting.pop())) {
        if (found !== id && !seen.has(found)) { seen.add(found); waiting.push(found); }
      }
    }
    return seen;
  }

  const below = (id) => closure(id, (at) => parts.get(at) || NOTHING);
  const above = (id) => closure(id, (at) => wholes.get(at));
  const UPWARD = new Set(["broader", "containedInPlace", "unitOf"]);
  const narrower = (id) =>
    closure(id, (at) => incoming.get(at).filter((edge) => UPWARD.has(edge.kind)).map((edge) => edge.source));
  const broader = (id) =>
    closure(id, (at) => outgoing.get(at).filter((edge) => edge.kind === "broader").map((edge) => edge.target));

  /** What stays bright when *id* is chosen: neighbours, wholes, parts, and what has to do with what is narrower. */
  function related(id) {
    const inner = narrower(id);
    const set = new Set([id, ...below(id), ...above(id), ...inner]);
    for (const edge of touching(id)) set.add(other(edge, id));
    for (const from of inner) for (const edge of touching(from)) if (!UPWARD.has(edge.kind)) set.add(other(edge, from));
    if (nodes.get(id).kind !== "Concept") return set;
    for (const cell of coverage(false).cells.keys()) {
      const [agency, technology] = cell.split("\u0000");
      if (technology === id) set.add(agency);
    }
    return set;
  }

  const cellKey = (agency, technology) => `${agency}\u0000${technology}`;

  /**
   * Which agency covers which technology, with the links that show it; a broader technology has its narrower ones.
   * Only who leads or takes part covers; with *others* the further roles stand there as well.
   */
  function coverage(others) {
    const cells = new Map(), agencies = new Set(), used = new Set();
    for (const activity of nodes.values()) {
      const uses = technologies(activity.id);
      for (const role of uses.length ? participants(activity.id).filter(({ edge }) => others || covers(edge)) : NOTHING) {
        for (const use of uses) {
          for (const technology of [use.node.id, ...broader(use.node.id)]) {
            const key = cellKey(role.node.id, technology);
            if (!cells.has(key)) cells.set(key, []);
            const rolled = technology !== use.node.id;
            const inferred = role.edge.status !== "stated" || use.edge.status !== "stated";
            cells.get(key).push({ activity: activity.id, role: role.edge, use: use.edge, via: use.node.id, rolled, inferred });
            agencies.add(role.node.id);
            used.add(technology);
          }
        }
      }
    }
    return { cells, agencies: [...agencies], technologies: inTreeOrder(used) };
  }

  /** Technologies of *used*, each followed by its narrower ones. */
  function inTreeOrder(used) {
    const order = new Set();
    const visit = (id) => {
      if (order.has(id)) return;
      order.add(id);
      for (const edge of incoming.get(id)) if (edge.kind === "broader" && used.has(edge.source)) visit(edge.source);
    };
    for (const id of nodes.keys()) if (used.has(id) && ![...broader(id)].some((up) => used.has(up))) visit(id);
    for (const id of nodes.keys()) if (used.has(id)) visit(id);
    return [...order];
  }

  const named = new Map();
  for (const node of nodes.values()) {
    for (const name of new Set([node.label?.ko, node.label?.en, ...(node.aliases || NOTHING)].map((text) => fold(text)))) {
      if (name) named.set(name, [...(named.get(name) || []), node]);
    }
  }
  const twins = new Set();
  for (const list of named.values()) {
    if (new Set(list.map((node) => node.kind)).size > 1) for (const node of list) twins.add(node.id);
  }

  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  /** The initial consonant of a Hangul syllable; any other character as it is. */
  function initial(character) {
    const code = character.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : character;
  }

  /** *text* without what a reader does not distinguish: case, spaces, dots and brackets. */
  function fold(text) {
    return (text || "").normalize("NFC").toLowerCase().replace(/[\s·‧․ㆍ\-_,.()[\]『』「」'"‘’“”]/gu, "");
  }

  /** Where *query* begins in *text*, a consonant alone standing for any syllable it begins; -1 if nowhere. */
  function position(text, query) {
    for (let start = 0; start + query.length <= text.length; start += 1) {
      let length = 0;
      while (length < query.length) {
        const character = text[start + length];
        if (character !== query[length] && initial(character) !== query[length]) break;
        length += 1;
      }
      if (length === query.length) return start;
    }
    return -1;
  }

  const searched = [...nodes.values()].map((node) => ({
    node,
    labels: [node.label?.ko, node.label?.en].map(fold),
    aliases: (node.aliases || NOTHING).map(fold),
  }));

  /** Nodes whose label or alias has *text*, best first: label before alias, beginning before middle, short before long. */
  function find(text) {
    const query = fold(text);
    if (!query) return [];
    const hits = [];
    for (const { node, labels, aliases } of searched) {
      const scores = [
        ...labels.map((label) => score(label, query, 0)),
        ...aliases.map((alias) => score(alias, query, 2)),
      ].filter((value) => value >= 0);
      if (scores.length) hits.push({ node, score: Math.min(...scores) });
    }
    return hits.sort((a, b) => a.score - b.score).map((hit) => hit.node);
  }

  function score(text, query, base) {
    const at = position(text, query);
    return at < 0 ? -1 : base + (at > 0 ? 1 : 0) + Math.min(text.length, 99) / 100;
  }

  return {
    page, drawing, nodes, edges, parts, roots, wholes, questions, nodeKinds, edgeKinds, incoming, outgoing,
    other, touching, linked, isLead, covers, participants, technologies, isMoney, isPeriod,
    placeOf, variantsOf, below, related, twins, coverage, cellKey, find, fold,
  };
})();
