/* The open view as a file: SVG, PNG, and CSV for spreadsheets. */

import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { picture } from "./picture.js";
import { sheets } from "./sheets.js";

const downloads = (() => {
  const { term, heading } = wording;
  const PIXELS = 2;
  const MOST_PIXELS = 16000;
  const CSV = "text/csv;charset=utf-8";

  function save(name, type, content) {
    const blob = URL.createObjectURL(new Blob([content], { type }));
    const link = dom.element("a", { href: blob, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(blob), 10000);
  }

  const nameOf = (extension) => `roadmaps-${state.view}${state.day ? `-${state.day}` : ""}.${extension}`;

  /** The open view on sheets of A4. */
  function toSheets() {
    const view = views.get(state.view);
    const host = document.getElementById(`view-${state.view}`);
    return sheets.lay(view.scene ? picture.ofScene(view.scene(), host.querySelector(".canvas")) : picture.ofElements(host));
  }

  /** A cell of a CSV file, with an apostrophe before a text that a spreadsheet would run as a formula. */
  function toCell(value) {
    const text = /^[=+\-@\t\r]/u.test(value) && !/^-?[\d.]+$/u.test(value) ? `'${value}` : value;
    return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** Rows as text, with the byte order mark by which Excel recognizes UTF-8. */
  const toText = (rows) => `\ufeff${rows.map((row) => row.map((cell) => toCell(String(cell ?? ""))).join(",")).join("\r\n")}\r\n`;

  const toCsv = () => toText(views.get(state.view).rows(document.getElementById(`view-${state.view}`)));

  /** All amounts of all editions, with the columns of the table that ``build`` writes; in Korean with Korean heads and codes. */
  function toAmounts() {
    const [heads = [], ...rows] = model.page.amount_rows || [];
    const place = heads.indexOf("counted");
    const name = (cell, at) => (at === place ? heading(`counted.${cell === "yes" ? "" : cell}`) || term(`counted.${cell}`) || cell : cell);
    if (state.lang !== "ko") return toText([heads, ...rows]);
    return toText([heads.map((head) => term(`column.${head}`) || head), ...rows.map((row) => row.map(name))]);
  }

  /** Saves each sheet in a file of its own, with its number if there are several. */
  function saveSheets(extension, write) {
    const found = toSheets();
    const nameAt = (index) => nameOf(found.length > 1 ? `${index + 1}.${extension}` : extension);
    found.forEach((sheet, index) => write(sheet, (type, content) => save(nameAt(index), type, content)));
  }

  function drawPng({ text, width, height }, done) {
    const image = new Image();
    image.addEventListener("load", () => {
      const scale = Math.min(PIXELS, MOST_PIXELS / width, MOST_PIXELS / height);
      const canvas = dom.element("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => done("image/png", blob), "image/png");
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  const saveCsv = () => save(nameOf("csv"), CSV, toCsv());
  const saveAmounts = () => save("roadmaps.amounts.csv", CSV, toAmounts());
  const saveSvg = () => saveSheets("svg", ({ text }, done) => done("image/svg+xml", text));
  const savePng = () => saveSheets("png", drawPng);

  function listen() {
    document.getElementById("save-csv").addEventListener("click", saveCsv);
    document.getElementById("save-svg").addEventListener("click", saveSvg);
    document.getElementById("save-png").addEventListener("click", savePng);
  }

  return { listen, save, saveCsv, saveSvg, savePng, saveAmounts, toSheets, toCsv, toAmounts };
})();

export { downloads };
