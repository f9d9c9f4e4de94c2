/* Amounts as people type them, and the things of the page that have such an amount. */

import { figures } from "./figures.js";
import { model } from "./model.js";

const wons = (() => {
  const UNITS = { 조: 12, 천억: 11, 백억: 10, 억: 8, 천만: 7, 백만: 6, 만: 4, 원: 0, tn: 12, bn: 9, m: 6 };
  const NAMES = { trillion: "tn", billion: "bn", million: "m" };
  const PART = /^(\d+(?:\.\d+)?)(조|천억|백억|억|천만|백만|만|원|tn|bn|m)/u;

  /** The won that *text* states, such as 215억, 71억 5,000만 원, KRW 21.5 bn; null if it states no amount. */
  function read(text) {
    let rest = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s,]|krw|₩|won$/gu, "")
      .replace(/trillion|billion|million/u, (name) => NAMES[name]);
    if (/^\d{7,}원?$/u.test(rest)) return parseInt(rest, 10);
    let won = 0;
    if (!rest) return null;
    while (rest && rest !== "원") {
      const found = PART.exec(rest);
      if (!found) return null;
      won += Math.round(Number(found[1]) * 10 ** UNITS[found[2]]);
      rest = rest.slice(found[0].length);
    }
    return won;
  }

  /** The won that a number without a unit may mean: 215 is 215억, and 21.5 is KRW 21.5 bn; empty if *text* is not a number. */
  function guess(text) {
    const typed = text.normalize("NFKC").replace(/[\s,]/gu, "");
    if (!/^\d{1,6}(?:\.\d+)?$/u.test(typed)) return [];
    return [UNITS.억, UNITS.bn].map((zeros) => Math.round(Number(typed) * 10 ** zeros));
  }

  /** Whether *won* is the amount *value*, or lies in it if that is a range. */
  function isIn(value, won) {
    const { won: least, upper } = figures.parse(value);
    return upper ? Number(least) <= won && won <= Number(upper) : Number(least) === won;
  }

  /** The amounts of *won* that hold on the day of the view. */
  const find = (won) => model.amounts.filter((one) => isIn(one.value, won));

  /** The reconciliations that announce *won* or add up to it. */
  const findChecks = (won) => model.reconciliations.filter((one) => isIn(one.announced, won) || isIn(one.computed, won));

  return { read, guess, find, findChecks };
})();

export { wons };
