/* The values for the views on money: costs of activities by funding source and region, and sums.
   An amount is a decimal text, and an inexact one "won/upper/qualifier". */

import { findings } from "./findings.js";

const figures = (() => {
  const ABOUT = "약";
  const LOWER = ["이상", "초과", "최소", "최저"];
  const UPPER = ["이하", "이내", "미만", "까지", "최대", "최고"];

  const parse = (value) => {
    const [won, upper = "", qualifier = ""] = String(value).split("/");
    return { won, upper, qualifier };
  };

  /** The amount as a number, of a range the lower end, for lengths and comparisons. */
  const toNumber = (value) => Number(parse(value).won);

  /** The sum of amounts. What is uncertain about one of them is uncertain about the sum, as in graph/model/figures.py. */
  function sum(values) {
    if (values.length === 1) return values[0];
    const terms = values.map(parse);
    const won = addUp(terms.map((term) => term.won));
    const qualifier = joinQualifiers(terms.map((term) => term.qualifier));
    const ranged = terms.some((term) => term.upper) && !qualifier.endsWith(LOWER[0]);
    const upper = ranged ? addUp(terms.map((term) => term.upper || term.won)) : "";
    return upper || qualifier ? `${won}/${upper}/${qualifier}` : won;
  }

  /** The qualifier of a sum, as in graph/model/figures.py. */
  function joinQualifiers(qualifiers) {
    const words = [...new Set(qualifiers.flatMap((one) => one.split(" ")).filter(Boolean))];
    const [lower, upper] = [LOWER, UPPER].map((side) => words.some((word) => side.includes(word)));
    const vague = words.filter((word) => !LOWER.includes(word) && !UPPER.includes(word));
    if (words.length === 1 && vague.length) return words[0];
    const about = vague.length || (lower && upper) ? ABOUT : "";
    const bound = lower === upper ? "" : (lower ? LOWER : UPPER)[0];
    return [about, bound].filter(Boolean).join(" ");
  }

  /** Exact sum of decimal texts, which may have fractions of a won. */
  function addUp(values) {
    const most = Math.max(0, ...values.map((value) => (String(value).split(".")[1] || "").length));
    const scaled = values.map((value) => {
      const [whole, fraction = ""] = String(value).split(".");
      return BigInt(`${whole}${fraction.padEnd(most, "0")}`);
    });
    const total = scaled.reduce((left, right) => left + right, 0n);
    if (!most) return String(total);
    const digits = String(total < 0n ? -total : total).padStart(most + 1, "0");
    const fraction = digits.slice(-most).replace(/0+$/u, "");
    return `${total < 0n ? "-" : ""}${digits.slice(0, -most)}${fraction ? `.${fraction}` : ""}`;
  }

  /** The costs of an activity: its total, the stated funding sources, the rest of the total; or null. */
  const costsOf = (id) => findings.by("flows", "activity").get(id)?.[0] || null;

  return { parse, toNumber, sum, costsOf };
})();

export { figures };
