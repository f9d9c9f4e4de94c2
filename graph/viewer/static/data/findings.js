/* The rows that answer questions. Python computed them; here they are read and filtered by day. */

import { buckets } from "./buckets.js";
import { model } from "./model.js";

const findings = (() => {
  const { questions = [], sets = [], texts = [], columns = {}, sections = {} } = model.page.answers || {};
  const read = {
    node: (place) => model.allNodes[place]?.id || "",
    edge: (place) => model.allEdges[place],
    amount: (place) => model.allAmounts[place] || null,
    group: (place) => (place < 0 ? texts[-1 - place] : read.node(place)),
    text: (place) => texts[place],
    won: String,
    number: Number,
    words: (words) => words,
    nodes: (places) => places.map(read.node),
    amounts: (places) => places.map(read.amount),
    parts: (parts) =>
      parts.map(([region, won, amount]) => ({ region: read.node(region), value: read.won(won), amount: read.amount(amount) })),
  };
  const readers = new Map(Object.entries(columns).map(([section, text]) => [section, text.split(" ").map((column) => column.split(":"))]));

  /** The indexes of the sets that contain a question. */
  const setsOf = new Map(questions.map((question) => [question, new Set()]));
  sets.forEach((places, set) => {
    for (const place of places) setsOf.get(questions[place]).add(set);
  });

  let kept = { day: null, found: new Map() };

  /** The rows of a section that answer a question on the day of the view, as objects with the columns as keys. */
  function of(section, question = "") {
    if (kept.day !== model.day) kept = { day: model.day, found: new Map() };
    const key = `${section} ${question}`;
    if (!kept.found.has(key)) kept.found.set(key, find(section, question));
    return kept.found.get(key);
  }

  function find(section, question) {
    const day = model.days.length ? model.days.findLastIndex((one) => one <= model.day) : 0;
    const asked = setsOf.get(question);
    const holding = (sections[section] || []).filter(([since, until, set]) => since <= day && day < until && asked?.has(set));
    return holding.flatMap(([, , , ...cells]) => split(readers.get(section), cells));
  }

  function split(named, cells) {
    const found = [];
    for (let at = 0; at < cells.length; at += named.length) {
      found.push(Object.fromEntries(named.map(([name, kind], place) => [name, read[kind](cells[at + place])])));
    }
    return found;
  }

  /** Whether a question has an answer on any day. */
  const isKnown = (question) => setsOf.has(question);

  /** The rows of a section by the value of a column, grouped once per day of the view. */
  function by(section, column) {
    const found = of(section);
    const key = `${section} by ${column}`;
    if (!kept.found.has(key))
      kept.found.set(
        key,
        buckets.by(found, (row) => row[column]),
      );
    return kept.found.get(key);
  }

  return { of, by, isKnown };
})();

export { findings };
