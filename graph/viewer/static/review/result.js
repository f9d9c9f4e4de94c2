/* The reviewed file in YAML: rejected fields left out, corrected values in, and a comment on each field with its place. */

import { checks } from "./checks.js";
import { review } from "./content.js";
import { decisions } from "./decisions.js";
import { REVIEW_WORDS } from "./words.js";

const result = (() => {
  const { content, term } = review;
  const { clean } = checks;
  const REASON = "review";
  const PLAIN = /^(?:[1-9][0-9]{0,5}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})$/u;

  const toComment = (text, indent = 0) => `${" ".repeat(indent)}# ${clean(text)}`;
  const toScalar = (text) => (PLAIN.test(clean(text)) ? clean(text) : JSON.stringify(clean(text)));
  const isLeftOut = (node) => (node.x || []).some(decisions.isRejected);
  /** Whether one passage of the text contains some words. */
  const isPrinted = (words) => content.passages.some((part) => Boolean(part) && joinPieces(part).includes(words));
  const joinPieces = ([, pieces]) => pieces.map(([text]) => text).join("");

  const findCorrection = (number) => {
    const decision = decisions.find(number);
    return decision?.state === "corrected" ? decision : null;
  };

  /** Where a field stands, by its passage and offsets. */
  function placeOf(number) {
    const [start, end, , at] = findCorrection(number)?.span || [];
    const field = content.fields[number];
    return at ? `${at} [${start}:${end}]` : `${field.at} [${field.start}:${field.end}]`;
  }

  /** The comment after a field. */
  function noteOf(number) {
    const field = content.fields[number];
    const correction = findCorrection(number);
    const written = [];
    if (decisions.isOpen(number)) written.push(term("yamlOpen").toUpperCase());
    if (correction) written.push(term("yamlCorrected")(field.value));
    if (field.kind && field.status !== "stated") written.push(term(field.status).toLowerCase());
    return `  ${toComment([...written, placeOf(number)].join("; "))}`;
  }

  /** The printed words beside a corrected value: those selected, the value if the text has it, or those of the draft. */
  function printedOf(node) {
    const correction = findCorrection(node.p);
    if (!correction) return node.s;
    if (correction.span) return toScalar(correction.span[2]);
    return isPrinted(correction.value) ? toScalar(correction.value) : node.s;
  }

  /** Whether a reviewer chose a technology that the text does not print, which a file must mark as inferred. */
  function isChosen(number) {
    const correction = findCorrection(number);
    const changed = correction && correction.value !== content.fields[number].value;
    return Boolean(changed) && content.fields[number].field === "technology" && !correction.span && !isPrinted(correction.value);
  }

  /** The key with the reason of such a technology, unless its record has one. */
  function listReason(node) {
    const marked = node.m.some(([key]) => key === "inferred");
    const chosen = node.m.some(([, value]) => value.f !== undefined && isChosen(value.f));
    return chosen && !marked ? [`inferred: ${REASON}`] : [];
  }

  function writeScalar(node, fresh) {
    if (node.f !== undefined) {
      const correction = findCorrection(node.f);
      const value = correction && correction.value !== content.fields[node.f].value ? correction.value : null;
      return `${value === null ? node.s : fresh.get(value) || toScalar(value)}${noteOf(node.f)}`;
    }
    if (node.k !== undefined) return findCorrection(node.k)?.sort || node.s;
    return node.p === undefined ? node.s : printedOf(node);
  }

  /** The lines of a mapping or list; none if nothing is left of it. */
  function write(node, indent, fresh) {
    const pad = " ".repeat(indent);
    if (node.m) {
      const entries = node.m.flatMap(([key, value, above]) => {
        if (isLeftOut(value)) return [];
        const comments = above.map((text) => toComment(text, indent));
        if (value.s !== undefined) return [...comments, `${pad}${key}: ${writeScalar(value, fresh)}`.trimEnd()];
        const lines = write(value, indent + 2, fresh);
        return lines.length ? [...comments, `${pad}${key}:`, ...lines] : [];
      });
      return [...entries, ...listReason(node).map((line) => `${pad}${line}`)];
    }
    return node.l.flatMap(([value, above]) => {
      if (isLeftOut(value)) return [];
      const comments = above.map((text) => toComment(text, indent));
      if (value.s !== undefined) return [...comments, `${pad}- ${writeScalar(value, fresh)}`];
      const lines = write(value, indent + 2, fresh);
      return lines.length ? [...comments, ...dash(lines, indent)] : [];
    });
  }

  /** A record as an item of a list. A comment before its first key goes above the dash. */
  function dash(lines, indent) {
    const first = lines.findIndex((line) => !line.trimStart().startsWith("#"));
    const above = lines.slice(0, first).map((line) => line.slice(2));
    return [...above, `${" ".repeat(indent)}- ${lines[first].trimStart()}`, ...lines.slice(first + 1)];
  }

  /** Every text under a node that stays, as it is written. */
  function collect(node, every, found = new Set()) {
    if (!every && isLeftOut(node)) return found;
    if (node.s !== undefined) {
      const correction = every || node.f === undefined ? null : findCorrection(node.f);
      found.add(correction ? toScalar(correction.value) : node.s).add(correction ? correction.value : node.s);
    }
    for (const entry of node.m || []) collect(entry[1], every, found);
    for (const entry of node.l || []) collect(entry[0], every, found);
    return found;
  }

  const DECLARED = ["reasons", "agencies"];
  const idOf = (record) => record.m?.find(([key]) => key === "id")?.[1].s;

  /** Agencies and reasons that nothing mentions any more after a rejection. */
  function listUnused() {
    const rest = content.tree.m.filter(([key]) => !DECLARED.includes(key)).map((entry) => entry[1]);
    const gather = (every) => rest.reduce((found, node) => collect(node, every, found), new Set());
    const [before, after] = [gather(true), gather(false)];
    return new Set([...before].filter((word) => !after.has(word)));
  }

  /** The ids of corrected agencies that the package does not know, by their names. */
  function declareNew(taken) {
    const fresh = new Map();
    content.fields.forEach((field, number) => {
      const name = findCorrection(number)?.value;
      const wanted = field.choice === "agency" && name && name !== field.value && !decisions.isRejected(number);
      if (!wanted || checks.isKnown("agency", name) || fresh.has(name)) return;
      let last = taken.size + 1;
      while (taken.has(`agency-${last}`)) last += 1;
      taken.add(`agency-${last}`);
      fresh.set(name, `agency-${last}`);
    });
    return fresh;
  }

  function writeDeclared(key, fresh) {
    const unused = listUnused();
    const kept = content.tree.m.find(([name]) => name === key)?.[1].l || [];
    const lines = write({ l: kept.filter(([record]) => !unused.has(idOf(record))) }, 2, fresh);
    for (const [name, id] of key === "agencies" ? fresh : []) {
      lines.push(toComment(term("yamlNew"), 2), `  - id: ${id}`, `    name: ${toScalar(name)}`, "    type: group");
    }
    if (key === "reasons" && content.fields.some((_, number) => isChosen(number))) {
      const [korean, english] = REVIEW_WORDS.yamlReason;
      lines.push(`  - id: ${REASON}`, `    ko: ${toScalar(korean)}`, `    en: ${toScalar(english)}`);
    }
    return lines.length ? [`${key}:`, ...lines] : [];
  }

  /** The whole file. */
  function toYaml() {
    const { accepted, corrected, rejected, gone, open } = decisions.count();
    const declared = content.tree.m.find(([name]) => name === "agencies")?.[1].l || [];
    const fresh = declareNew(new Set(declared.map(([record]) => idOf(record))));
    const lines = [toComment(term("yamlHeader")(content.document, accepted, corrected, rejected + gone, open))];
    const keys = content.tree.m.map(([key]) => key);
    for (const key of DECLARED) if (!keys.includes(key)) keys.splice(keys.indexOf("roadmaps"), 0, key);
    for (const key of keys) {
      const entry = content.tree.m.find(([name]) => name === key);
      if (DECLARED.includes(key)) lines.push(...writeDeclared(key, fresh));
      else if (entry) lines.push(...write({ m: [entry] }, 0, fresh));
    }
    lines.push(...content.last.map((text) => toComment(text)));
    content.fields.forEach((field, number) => {
      const text = term("yamlRejected")(review.nameField(field), field.quote, placeOf(number));
      if (decisions.isRejected(number)) lines.push(toComment(text));
    });
    return `${lines.join("\n")}\n`;
  }

  return { toYaml };
})();

export { result };
