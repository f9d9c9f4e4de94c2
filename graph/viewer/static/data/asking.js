/*
 * Reads a question: its names, and what it asks of them. The words, their meanings and the endings come from Python, see
 * askable.py. A question with a word that is not understood has no meaning.
 */

import { homes } from "./homes.js";
import { inflate } from "./inflate.js";
import { model } from "./model.js";
import { search } from "./search.js";
import { wons } from "./wons.js";

const asking = (() => {
  const STOP = "-";
  const FUND = "money:";
  const LONGEST = 40;
  const COSTS = { name: 30, word: 32, stop: 34, unknown: 400 };
  // A letter of a word, of any language.
  const LETTER = /[\p{L}\p{N}%]/u;
  const HANGUL = /[가-힣]/u;
  // An amount of money with the particle after it.
  const UNIT = "(?:조|천억|백억|억|천만|백만|만|tn\\b|bn\\b|trillion|billion)";
  const AMOUNT = new RegExp(
    `((?:KRW\\s*)?\\d[\\d,.]*\\s*${UNIT}(?:\\s*\\d[\\d,.]*\\s*${UNIT})*(?:\\s*원)?)(?:은|는|이|가|의|을|를)?`,
    "iu",
  );
  const FACETS = { Region: "region", Concept: "technology" };
  let kept = null;

  /** The table of Python, unpacked for the first question. */
  function lexicon() {
    kept ??= prepare(JSON.parse(inflate.toText(document.getElementById("askable").textContent)));
    return kept;
  }

  function prepare({ kinds, words, verbs, tails, joiners }) {
    const known = (lang) => {
      const found = new Map();
      for (const [some, isVerb] of [
        [words[lang], false],
        [verbs[lang], true],
      ]) {
        for (const [concepts, text] of Object.entries(some)) {
          for (const word of text.split(" ")) found.set(word, { concepts: concepts === STOP ? [] : concepts.split(" "), isVerb });
        }
      }
      return found;
    };
    return { kinds, ko: known("ko"), en: known("en"), tails: tails.map((one) => new RegExp(`^(?:${one})$`, "u")), joiners };
  }

  /** *text* without anything but letters, with the places in it where words begin and end. */
  function fold(text) {
    let folded = "";
    const breaks = new Set([0]);
    for (const letter of text.normalize("NFKC")) {
      if (LETTER.test(letter)) folded += letter.toLowerCase();
      else breaks.add(folded.length);
    }
    breaks.add(folded.length);
    return { folded, breaks };
  }

  let names = { day: null };

  /** The things of each folded name on the day of the view. */
  function namesOf() {
    if (names.day === model.day) return names.found;
    const found = new Map();
    for (const node of model.nodes.values()) {
      for (const name of [node.label.ko, node.label.en, ...(node.aliases || [])]) {
        const { folded } = fold(name || "");
        if (folded.length > 1) found.set(folded, (found.get(folded) || new Set()).add(node));
      }
    }
    names = { day: model.day, found };
    return found;
  }

  /** The end of the word of the text in which *at* lies. */
  function endOf({ folded, breaks }, at) {
    let end = at;
    while (end < folded.length && !breaks.has(end)) end += 1;
    return end;
  }

  /** The steps from *at*: a name or word that ends a written word, or before an ending. */
  function stepsFrom(text, at, lang) {
    const { ko, en, tails, joiners } = lexicon();
    const found = [];
    for (let end = at + 1; end <= Math.min(at + LONGEST, text.folded.length); end += 1) {
      const part = text.folded.slice(at, end);
      const things = namesOf().get(part);
      const word = (lang === "ko" ? ko : en).get(part);
      const rest = text.folded.slice(end, endOf(text, end));
      const isWhole =
        text.breaks.has(end) || (lang === "ko" && (joiners.includes(rest) || tails[word?.isVerb && !things ? 1 : 0].test(rest)));
      if (!isWhole || !(things || word)) continue;
      const stop = text.breaks.has(end) ? end : end + rest.length;
      const isStop = !things && !word.concepts.length;
      found.push({ end: stop, part, things, word, cost: COSTS[things ? "name" : isStop ? "stop" : "word"] });
    }
    const end = endOf(text, at + 1);
    return [...found, { end, part: text.folded.slice(at, end), cost: COSTS.unknown }];
  }

  /** The cheapest steps through a question. */
  function cut(text, lang) {
    const best = [{ cost: 0, steps: [] }];
    for (let at = 0; at < text.folded.length; at += 1) {
      if (!best[at] || !text.breaks.has(at)) continue;
      for (const step of stepsFrom(text, at, lang)) {
        const cost = best[at].cost + step.cost;
        if (!best[step.end] || cost < best[step.end].cost) best[step.end] = { cost, steps: [...best[at].steps, step] };
      }
    }
    return best[text.folded.length]?.steps || [];
  }

  const isTaken = (concept, taken) => taken.includes(concept) || taken.includes(`${concept.split(":")[0]}:*`);

  /** Whether each word of a question has a concept that a kind takes. */
  const fits = ({ needs, takes }, words) =>
    words.some((concepts) => concepts.some((one) => isTaken(one, needs))) &&
    words.every((concepts) => concepts.some((one) => isTaken(one, needs) || isTaken(one, takes)));

  /**
   * What a question means: ``{ kind, nodes }``, where several nodes are a choice, with the ``funds`` that it names, each
   * with its word, the ``limits`` by which the answer is narrowed, and the ``concepts`` that it has; for an amount
   * ``compared``, its reconciliations. Otherwise ``{ unknown }`` words, or ``{ kind }`` alone if it names nothing, or
   * nothing at all if the page does not answer such questions.
   */
  function read(question) {
    const { text: rest, won } = takeAmount(question);
    const text = fold(rest);
    const lang = HANGUL.test(question) ? "ko" : "en";
    const steps = cut(text, lang);
    const unknown = steps.filter(({ things, word }) => !things && !word).map(({ part }) => part);
    const meant = steps.filter(({ things, word }) => !things && word?.concepts.length);
    const concepts = meant.map(({ word }) => word.concepts);
    const named = steps.filter(({ things }) => things).map(({ things, part }) => ({ part, things: [...things] }));
    if (won !== null) return readAmount(question, won, unknown, concepts);
    const titled = unknown.length ? findTitled(unknown, named) : [];
    if (unknown.length && !titled.length) return { unknown };
    const chosen = choose(concepts, titled.length ? [{ part: "", things: titled }] : named);
    return chosen.kind ? { ...chosen, concepts: concepts.flat(), funds: fundsOf(meant) } : chosen;
  }

  /** A question without the amount of money that it states, and its won, which are null without one. */
  function takeAmount(question) {
    const found = AMOUNT.exec(question.normalize("NFKC"));
    const won = found && wons.read(found[1]);
    return won ? { text: question.normalize("NFKC").replace(found[0], " "), won } : { text: question, won: null };
  }

  /** A question about an amount that is compared with its terms. */
  function readAmount(question, won, unknown, concepts) {
    const isAsked = lexicon().kinds.some((kind) => kind.amount && fits(kind, concepts));
    const compared = wons.findChecks(won);
    if (isAsked && compared.length && !unknown.length) return { kind: "check", nodes: [], compared };
    return { unknown: [AMOUNT.exec(question.normalize("NFKC"))[1], ...unknown] };
  }

  /** The kinds of money that a question names, with their words: ``{ fund, part }``. */
  const fundsOf = (meant) =>
    meant.flatMap(({ word, part }) => {
      const found = word.concepts.find((one) => one.startsWith(FUND));
      return found ? [{ fund: found.slice(FUND.length), part }] : [];
    });

  /** The things whose own names have all *unknown* words and that lie in the regions that are named too. */
  function findTitled(unknown, named) {
    const regions = named.map(({ things }) => things.find(({ kind }) => kind === "Region"));
    if (regions.some((region) => !region)) return [];
    const hits = search.find(unknown.join(" ")).map(({ node }) => node);
    return hits.filter((node) => unknown.every((word) => textOf(node).includes(word)) && regions.every(({ id }) => isIn(node, id)));
  }

  const textOf = (node) => fold(`${node.label.ko} ${node.label.en}`).folded;

  /** Whether a thing is of a region or of one within it. */
  const isIn = (node, region) => homes.regionsOf(node.id).has(region);

  function choose(words, named) {
    for (const kind of lexicon().kinds) {
      if (kind.amount || !fits(kind, words)) continue;
      const found = assign(kind, named);
      if (found) return found;
    }
    return named.length ? {} : { kind: "" };
  }

  /** The names of a question as the thing that it is about and the limits; null if one of them is neither. */
  function assign(kind, named) {
    const ofKind = (things, kinds) => things.filter((node) => kinds.includes(node.kind));
    if (!named.length) return kind.open ? { kind: kind.name, nodes: [], limits: {} } : null;
    for (const subject of named) {
      const others = named.filter((one) => one !== subject).map(({ things }) => ofKind(things, kind.within));
      // A name that is none of the limits would be dropped.
      if (others.some((things) => things.length !== 1)) continue;
      const direct = ofKind(subject.things, kind.about);
      const nodes = direct.length || !subject.part ? direct : ofKind(findTitled([subject.part], []), kind.about);
      const limits = Object.fromEntries(others.map(([node]) => [FACETS[node.kind], node.id]));
      if (nodes.length) return { kind: kind.name, nodes, limits };
    }
    return null;
  }

  return { read };
})();

export { asking };
