/*
 * Search for things by name in either language, alias, former name, initial consonants or amount. Several words are
 * looked for in the names of a thing, its regions, its technologies, its agencies with their roles, and its kind.
 */

import { buckets } from "./buckets.js";
import { coverage } from "./coverage.js";
import { homes } from "./homes.js";
import { model } from "./model.js";
import { spelling } from "./spelling.js";
import { wons } from "./wons.js";

const search = (() => {
  const { RANKS, fold, prepare, match } = spelling;
  // Ranks after those of spelling: words found in what belongs to a thing.
  const RELATED = 6;
  const STEP = 10;
  // Slips are looked for if fewer things than this have the words as typed.
  const FEW = 3;
  const GUESSED = 50;
  let kept = { day: null };

  /** Prepared names, and those of related things, computed once per day of the view. */
  function known() {
    if (kept.day !== model.day) kept = { day: model.day, names: new Map(), related: new Map(), covered: null };
    return kept;
  }

  const prepared = (text, more = {}) => ({ ...prepare(text), raw: text, ...more });

  function namesOf(node) {
    const { names } = known();
    if (!names.has(node.id)) {
      const own = [...new Set([node.label?.ko, node.label?.en])].filter(Boolean);
      const others = [...(node.aliases || model.NOTHING), ...(node.names || model.NOTHING).flatMap(({ label }) => [label.ko, label.en])];
      names.set(node.id, [
        ...own.map((text) => prepared(text)),
        ...[...new Set(others)].filter((text) => text && !own.includes(text)).map((text) => prepared(text, { other: true })),
      ]);
    }
    return names.get(node.id);
  }

  /** What an agency covers: pairs of a technology and the evidence. */
  function coveredBy(agency) {
    const all = known();
    all.covered ||= buckets.by([...coverage.table(false).cells], ([key]) => key.split("\u0000")[0]);
    return (all.covered.get(agency) || model.NOTHING).map(([key, items]) => [key.split("\u0000")[1], items]);
  }

  const OUTSIDE = ["Region", "Concept", "Driver", "LegalBasis"];

  /** The things that belong to *node*: its regions, its technologies and broader ones, its agencies. */
  function relativesOf(node) {
    if (node.kind === "Concept") return [...model.broader(node.id)];
    if (node.kind === "Region") return homes.withOuter(node.id).slice(1);
    const regions = new Set(homes.regionsOf(node.id));
    for (const edge of model.outgoing.get(node.id)) {
      if (edge.kind === "region") for (const region of homes.withOuter(edge.target)) regions.add(region);
    }
    if (node.kind === "Agency") return [...regions, ...coveredBy(node.id).map(([technology]) => technology)];
    const agencies = OUTSIDE.includes(node.kind) ? [] : model.participants(node.id).map((link) => link.node.id);
    return [...regions, ...coverage.usesOf(node.id).keys(), ...agencies];
  }

  /** The regions and technologies of an activity: an agency of another region is found by the place of its work. */
  const placeAndUse = (activity) => [...homes.regionsOf(activity), ...coverage.usesOf(activity).keys()];

  /** The things that belong to *node* together; for an agency also those of each activity by which it covers a technology. */
  function setsOf(node) {
    const works = node.kind === "Agency" ? coveredBy(node.id).flatMap(([, items]) => items.map(({ activity }) => activity)) : [];
    return [relativesOf(node), ...[...new Set(works)].map(placeAndUse)].map((some) => some.filter((id) => model.nodes.has(id)));
  }

  /** The words that belong to *node*: names of its kind and of the roles in it, and of the sets of related things. */
  function relatedOf(node) {
    const { related } = known();
    if (!related.has(node.id)) {
      const roles = [...model.touching(node.id)].filter((edge) => edge.role).map((edge) => edge.label);
      const words = [model.nodeKinds.get(node.kind).label, ...roles].flatMap((label) => [label?.ko, label?.en]);
      related.set(node.id, {
        words: [...new Set(words)].filter(Boolean).map((text) => prepared(text)),
        sets: setsOf(node),
      });
    }
    return related.get(node.id);
  }

  /** The best name among *names* for *typed* with its score, less being better; null if none agrees. */
  function bestOf(names, typed, slips) {
    let best = null;
    for (const name of names) {
      let rank = match(name, typed);
      if (rank < 0 && slips && spelling.isNear(name, typed)) rank = RANKS.near;
      if (rank < 0) continue;
      const score = rank * STEP + (name.other ? 1 : 0) + Math.min(name.raw.length, 99) / 100;
      if (!best || score < best.score) best = { score, name };
    }
    return best;
  }

  /** The score of a word in the names of *node*; computed once for each word. */
  function scoreOwn(node, word, slips) {
    if (!word.own.has(node.id)) word.own.set(node.id, bestOf(namesOf(node), word.typed, slips && word.slips)?.score ?? Infinity);
    return word.own.get(node.id);
  }

  // Inside another name, as 대구 in 경북대구병원, a word says little about a thing that belongs to it.
  const isTelling = (score) => Math.floor(score / STEP) !== RANKS.inside;
  // At the start of a longer word, as EV in evaluation, a short word counts only if no other thing has it as a word.
  const PARTLY = 1000;
  const isPartly = (score, { typed }) => spelling.isShort(typed) && Math.floor(score / STEP) === RANKS.wordStart;
  const weigh = (score, word) => score + (isPartly(score, word) ? PARTLY : 0);

  /** The score of one of several words for *node*, in its names, its words or among the related *things*. */
  function scoreWord(node, word, things, slips) {
    const own = scoreOwn(node, word, slips);
    if (own < Infinity && !isPartly(own, word)) return own;
    if (word.has?.has(node.id)) return RELATED * STEP;
    const { words } = relatedOf(node);
    const scores = things.map((id) => scoreOwn(model.nodes.get(id), word, slips)).filter(isTelling);
    const related = [bestOf(words, word.typed, false)?.score ?? Infinity, ...scores].map((score) => weigh(score, word));
    return Math.min(weigh(own, word), Math.min(...related) + RELATED * STEP);
  }

  /** The score of all *words* for *node* with the same related *things*. */
  const scoreAll = (node, words, things, slips) => words.reduce((sum, word) => sum + scoreWord(node, word, things, slips), RELATED * STEP);

  const toWord = (text) => {
    const won = wons.read(text);
    const typed = fold(text);
    const has = won === null ? null : new Set(wons.find(won).map((one) => one.activity));
    return { typed, slips: spelling.isLong(typed), has, own: new Map() };
  };

  /** All things for the folded *phrase*, or for its several *words*; *slips* allows one slip in a word. */
  function findNamed(phrase, words, slips) {
    const hits = [];
    for (const node of model.nodes.values()) {
      const best = bestOf(namesOf(node), phrase.typed, slips && phrase.slips);
      let score = best?.score ?? Infinity;
      if (words.length > 1 && !best) score = Math.min(...relatedOf(node).sets.map((things) => scoreAll(node, words, things, slips)));
      // The name is told only if it is not the one that is shown.
      if (score < Infinity) hits.push({ node, score, ...(best?.name.other ? { alias: best.name.raw } : {}) });
    }
    return hits;
  }

  /** The checks of the amount *won* with their terms, then the things that have it. */
  function findAmounts(won) {
    const compared = wons.findChecks(won);
    return [
      ...compared.map((check) => ({ node: model.nodes.get(check.roadmap), check, score: 0, won: check.announced })),
      ...compared.flatMap((check) =>
        check.terms
          .filter(({ activity }) => model.nodes.has(activity))
          .map(({ activity, value }, at) => ({ node: model.nodes.get(activity), score: 2 + at / 100, won: value, check, isTerm: true })),
      ),
      ...wons.find(won).map(({ activity, value, kind }) => ({ node: model.nodes.get(activity), score: 1, won: value, fund: kind })),
    ];
  }

  const split = (text) =>
    text
      .split(/\s+/u)
      .map(toWord)
      .filter(({ typed }) => typed);

  /** The hits with the agencies that lead in what is looked for before the other agencies found by related words. */
  function leadsFirst(hits, text) {
    const isRelated = ({ node, score }) => node.kind === "Agency" && score >= RELATED * STEP && score < PARTLY;
    const some = hits.filter(isRelated).map((hit) => ({ hit, leads: rolesOf(hit.node.id, text).some(({ role }) => role === "lead") }));
    const order = [...some.filter(({ leads }) => leads), ...some.filter(({ leads }) => !leads)];
    return hits.map((hit) => (isRelated(hit) ? order.shift().hit : hit));
  }

  /** The hits for *text*, best first: ``{ node, score }``, with what was found if it is not the name. */
  function find(text) {
    const phrase = toWord(text || "");
    if (!phrase.typed) return [];
    const words = split(text);
    const won = wons.read(text);
    const hits = [...(won ? findAmounts(won) : []), ...findNamed(phrase, words, false)];
    if (hits.length < FEW && words.some((word) => word.slips)) hits.push(...findNamed(phrase, split(text), true));
    // A number without a unit is first of all a part of names.
    if (!won)
      hits.push(
        ...wons
          .guess(text)
          .flatMap(findAmounts)
          .map((hit) => ({ ...hit, score: hit.score + GUESSED })),
      );
    const isWhole = hits.some(({ score }) => score < PARTLY);
    const seen = new Set();
    const isNew = ({ node, check, isTerm }) => {
      const key = `${node.id} ${isTerm ? "term" : check ? "check" : ""}`;
      return !seen.has(key) && seen.add(key);
    };
    // Of several things with one name, such as a technology and a driver, the one with more links comes first.
    const links = ({ node }) => model.touching(node.id).length;
    const found = hits
      .filter(({ score }) => !isWhole || score < PARTLY)
      .sort((a, b) => a.score - b.score || links(b) - links(a))
      .filter(isNew);
    return words.length > 1 ? leadsFirst(found, text) : found;
  }

  /** The roles of an agency in the technologies that the words of *text* name, in the region that they name if it has some there. */
  function rolesOf(agency, text) {
    const words = split(text);
    const node = model.nodes.get(agency);
    const isNamed = (id) => words.some((word) => isTelling(scoreOwn(model.nodes.get(id), word, false)) && word.own.get(id) < Infinity);
    const items = coveredBy(agency).flatMap(([technology, some]) => (isNamed(technology) ? some : []));
    const there = items.filter(({ activity }) => scoreAll(node, words, placeAndUse(activity), false) < Infinity);
    return [...new Map((there.length ? there : items).map(({ role }) => [role.role, role])).values()];
  }

  return { find, fold, rolesOf };
})();

export { search };
