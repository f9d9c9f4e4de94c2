/* The values for the views on money: costs of activities by funding source and region, and exact sums. */

import { findings } from "./findings.js";

const figures = (() => {
  /** Exact sum of decimal texts, which may have fractions of a won. */
  function sum(values) {
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

  return { sum, costsOf };
})();

export { figures };
