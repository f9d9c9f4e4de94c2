/* Checks of a corrected value before it is saved, as far as the page can tell. The command validate has the last word. */

import { review } from "./content.js";

const checks = (() => {
  // What no file may contain, and marks that change the order of what is shown.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
  const UNFIT = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]/gu;
  const names = new Map();

  /** A text on one line, without characters that a file must not contain. */
  const clean = (text) => text.normalize("NFC").replace(/\s+/gu, " ").replace(UNFIT, "").trim();

  const fold = (text) =>
    clean(text)
      .toLowerCase()
      .replace(/[\s·ㆍ・-]/gu, "");

  /** Whether an agency, region or technology of the package is called so. */
  function isKnown(choice, text) {
    if (!names.has(choice)) names.set(choice, new Set(review.content.names[choice].flat().map(fold)));
    return names.get(choice).has(fold(text));
  }

  const RULES = {
    amount: (value) => (/[0-9일이삼사오육칠팔구십백천만억조]/u.test(value) && /[천만억조원]/u.test(value) ? "" : "notAmount"),
    count: (value) => (/^[1-9][0-9]{0,5}$/u.test(value) ? "" : "notCount"),
    period: (value) => (/[0-9]{4}|[0-9]+\s?(?:년|개월)/u.test(value) ? "" : "notPeriod"),
    indicator: (value) => (/[0-9]/u.test(value) ? "" : "notFigure"),
    region: (value) => (isKnown("region", value) ? "" : "notRegion"),
    technology: (value) => (isKnown("technology", value) ? "" : "notTechnology"),
  };

  /** The key of the message about a value that cannot be right, empty if there is none. */
  const findFault = (field, value) => (value ? RULES[field.field]?.(value) || "" : "emptyValue");

  return { clean, isKnown, findFault };
})();

export { checks };
