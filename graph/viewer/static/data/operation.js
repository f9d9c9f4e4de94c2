/* The years in which activities run, as far as sources state them. An open end reaches the year of the statement or of the view. */

import { findings } from "./findings.js";
import { model } from "./model.js";
import { revisions } from "./revisions.js";

const operation = (() => {
  /** The period of an activity or of its closest whole ``{ start, end, known, whole }``; null if no source states one. */
  const of = (id) => findings.by("running", "activity").get(id)?.[0] || null;

  /** The year of the newest edition by the day of the view. */
  const thisYear = () => Number((model.isLatest() ? revisions.lastDay() : model.day).slice(0, 4));

  /** The years in which an activity may run, as texts; a period without a start counts from the year in which it was stated. */
  function yearsOf(id) {
    const { start, end, known } = of(id) || {};
    if (!start && !end) return new Set();
    const from = Number(start) || Math.min(Number(known), Number(end));
    const to = Number(end) || Math.max(from, thisYear());
    return new Set(Array.from({ length: Math.min(200, to - from + 1) }, (_, at) => String(from + at)));
  }

  return { of, yearsOf };
})();

export { operation };
