/* The text at the left, with a mark on each quote. */

import { review } from "./content.js";

const passages = (() => {
  const { content, element, term } = review;
  const host = document.getElementById("passages");
  const panel = document.getElementById("text");

  /** A piece of the text; several fields may rest on it. */
  function toPiece([text, start, ids]) {
    if (!ids.length) return element("span", { "data-start": start }, text);
    const fields = ids.filter((id) => id.startsWith("f"));
    const kind = fields.length ? "of-field" : ids.some((id) => id.startsWith("o")) ? "of-outside" : "of-rest";
    const focused = fields.length ? { tabindex: "-1", role: "button" } : {};
    return element("mark", { class: kind, "data-start": start, "data-marks": ids.join(" "), ...focused }, text);
  }

  function toParagraph([place, pieces]) {
    return element("p", { "data-at": place[0], title: review.nameAddress(place[0]) }, ...pieces.map(toPiece));
  }

  /** The cells of one table, also if some of them are left out. */
  function toTable(cells) {
    const rows = new Map();
    for (const [place, pieces] of cells) {
      const [at, , row, , tall, wide] = place;
      const spans = { rowspan: tall > 1 ? tall : null, colspan: wide > 1 ? wide : null };
      const cell = element("td", { "data-at": at, title: review.nameAddress(at), ...spans }, ...pieces.map(toPiece));
      if (!rows.has(row)) rows.set(row, element("tr"));
      rows.get(row).append(cell);
    }
    return element("div", { class: "scroll" }, element("table", {}, element("tbody", {}, ...rows.values())));
  }

  function draw() {
    const drawn = [];
    let waiting = [];
    const end = () => {
      if (waiting.length) drawn.push(toTable(waiting));
      waiting = [];
    };
    for (const part of content.passages) {
      const number = part ? part[0][1] : 0;
      if (waiting.length && waiting[0][0][1] !== number) end();
      if (!part) drawn.push(element("p", { class: "cut" }, term("cut")));
      else if (number) waiting.push(part);
      else drawn.push(toParagraph(part));
    }
    end();
    host.replaceChildren(...drawn);
  }

  const findMarks = (id) => [...host.querySelectorAll(`[data-marks~="${id}"]`)];

  /** Marks the passage of a field, or of something left over, and scrolls it into view. */
  function show(id) {
    for (const mark of host.querySelectorAll(".current")) mark.classList.remove("current");
    const [first, ...others] = findMarks(id);
    if (!first) return;
    for (const mark of [first, ...others]) mark.classList.add("current");
    const { top, height } = first.getBoundingClientRect();
    const frame = panel.getBoundingClientRect();
    if (top < frame.top + 60 || top + height > frame.bottom - 40) {
      panel.scrollTop += top - frame.top - panel.clientHeight / 3;
    }
  }

  const focus = (id) => findMarks(id)[0]?.focus({ preventScroll: true });

  /** The number of the field at an element of the text, the shortest quote first; -1 if there is none. */
  function findField(target) {
    const ids = target.closest?.("[data-marks]")?.dataset.marks.split(" ") || [];
    const numbers = ids.filter((id) => id.startsWith("f")).map((id) => Number(id.slice(1)));
    const size = (number) => content.fields[number].end - content.fields[number].start;
    return numbers.sort((one, other) => size(one) - size(other) || one - other)[0] ?? -1;
  }

  const countCharacters = (text) => [...text].length;

  /** The place of one end of a selection: its offset in the document and the passage around it. */
  function findPlace(node, offset) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("#passages [data-start]");
    if (!piece) return null;
    const inside = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
    return { offset: Number(piece.dataset.start) + countCharacters(inside), around: piece.closest("[data-at]") };
  }

  /** The words selected in one passage as ``[start, end, words, address]``, or null. */
  function readSelection() {
    const chosen = document.getSelection();
    const words = String(chosen);
    if (!words.trim() || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    const [first, last] = [findPlace(range.startContainer, range.startOffset), findPlace(range.endContainer, range.endOffset)];
    if (!first?.around || first.around !== last?.around) return null;
    const before = words.length - words.trimStart().length;
    const start = first.offset + before;
    return [start, start + countCharacters(words.trim()), words.trim(), first.around.dataset.at];
  }

  return { draw, show, focus, findField, readSelection, panel };
})();

export { passages };
