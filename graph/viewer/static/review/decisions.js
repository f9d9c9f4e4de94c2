/* What the reader decided on each field. Decisions stay in the browser if it lets them. */

import { review } from "./content.js";

const decisions = (() => {
  const { content } = review;
  const KEY = `roadmap-graph-review-${content.key}`;
  const STATES = ["accepted", "corrected", "rejected"];
  const made = new Map();
  const heard = [];

  /** The decisions of an earlier visit; whatever does not fit the draft is ignored. */
  function restore() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return;
    }
    for (const [number, one] of Object.entries(kept)) {
      const fits = content.fields[number] && STATES.includes(one?.state) && (one.state !== "corrected" || typeof one.value === "string");
      if (fits) made.set(Number(number), one);
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(made)));
    } catch {
      // A browser may forbid it for files. The decisions then last as long as the page.
    }
  }

  const find = (number) => made.get(number);
  const isRejected = (number) => made.get(number)?.state === "rejected";
  /** Whether the item that contains a field is rejected. */
  const isGone = (number) => content.fields[number].within.some(isRejected);
  const isOpen = (number) => !made.has(number) && !isGone(number);

  /** Whether a roadmap could no longer be valid without this field. */
  function isNeeded(number) {
    const { group } = content.fields[number];
    return Boolean(group) && !content.fields.some((other, at) => at !== number && other.group === group && !isRejected(at));
  }

  /** The last state of a field: accepted, corrected, rejected, gone or open. */
  const nameState = (number) => (isGone(number) ? "gone" : made.get(number)?.state || "open");

  function decide(number, decision) {
    if (decision) made.set(number, decision);
    else made.delete(number);
    keep();
    for (const hear of heard) hear(number);
  }

  function restart() {
    made.clear();
    keep();
    for (const hear of heard) hear(-1);
  }

  /** How many fields are in each state. */
  function count() {
    const counts = { accepted: 0, corrected: 0, rejected: 0, gone: 0, open: 0 };
    content.fields.forEach((_, number) => {
      counts[nameState(number)] += 1;
    });
    return counts;
  }

  return { restore, find, isRejected, isOpen, isNeeded, nameState, decide, restart, count, onChange: (hear) => heard.push(hear) };
})();

export { decisions };
