/* What the file holds, the language, and the building blocks of the page. */

import { REVIEW_WORDS } from "./words.js";

const review = (() => {
  const content = JSON.parse(document.getElementById("content").textContent);
  const chosen = { lang: content.lang };

  const index = () => (chosen.lang === "en" ? 1 : 0);
  const term = (key) => REVIEW_WORDS[key]?.[index()] ?? key;
  /** The text of a pair of Korean and English. */
  const say = (pair) => pair[index()] || pair[0] || "";

  /** The name of a code, such as 국비 for national. */
  function nameCode(scheme, code) {
    const found = content.codes[scheme]?.find(([name]) => name === code);
    return found ? found[index() + 1] : code;
  }

  /** The name of a field: of an agency its role, of an amount its kind, of a title that of its item. */
  function nameField(field, sort = field.sort) {
    if (field.scheme) return nameCode(field.scheme, sort);
    if (field.field === "title") return `${nameItem(field.kind)} · ${term("field.title")}`;
    if (field.field === "count") return `${term("field.count")} · ${nameItem(field.kind.replace("focus-area", "area"))}`;
    return term(`field.${field.field}`);
  }

  const nameItem = (kind) => (REVIEW_WORDS[`item.${kind}`] ? term(`item.${kind}`) : kind);

  // In Korean these words follow their number.
  const AFTER = { page: "쪽", row: "행", column: "열" };

  /** The address of a passage in the language of the page. */
  function nameAddress(place) {
    if (chosen.lang === "en") return place;
    const parts = place.split(", ").map((part) => part.split(" "));
    return parts.map(([word, number]) => (AFTER[word] ? `${number}${AFTER[word]}` : `${term(`at.${word}`)} ${number}`)).join(", ");
  }

  /** An element without attributes that are null or false; texts become text nodes. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  return { content, chosen, term, say, nameCode, nameField, nameItem, nameAddress, element };
})();

export { review };
