/* The open view as a file: SVG, PNG, and CSV for spreadsheets. */

import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { dom } from "./elements.js";
import { picture } from "./picture.js";

const downloads = (() => {
  const PIXELS = 2;
  const MOST_PIXELS = 16000;

  function save(name, type, content) {
    const blob = URL.createObjectURL(new Blob([content], { type }));
    const link = dom.element("a", { href: blob, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(blob), 10000);
  }

  const nameOf = (extension) => `roadmaps-${state.view}${state.day ? `-${state.day}` : ""}.${extension}`;

  function toSvg() {
    const view = views.get(state.view);
    const host = document.getElementById(`view-${state.view}`);
    return view.scene ? picture.ofScene(view.scene(), host.querySelector(".canvas")) : picture.ofElements(host);
  }

  /** A cell of a CSV file, with an apostrophe before a text that a spreadsheet would run as a formula. */
  function toCell(value) {
    const text = /^[=+\-@\t\r]/u.test(value) && !/^-?[\d.]+$/u.test(value) ? `'${value}` : value;
    return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** The rows of the view, with the byte order mark by which Excel recognizes UTF-8. */
  const toCsv = () => {
    const rows = views.get(state.view).rows(document.getElementById(`view-${state.view}`));
    return `\ufeff${rows.map((row) => row.map((cell) => toCell(String(cell ?? ""))).join(",")).join("\r\n")}\r\n`;
  };

  function savePng() {
    const text = toSvg();
    const image = new Image();
    image.addEventListener("load", () => {
      const scale = Math.min(PIXELS, MOST_PIXELS / image.width, MOST_PIXELS / image.height);
      const canvas = dom.element("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(nameOf("png"), "image/png", blob), "image/png");
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  function listen() {
    document.getElementById("save-csv").addEventListener("click", () => save(nameOf("csv"), "text/csv;charset=utf-8", toCsv()));
    document.getElementById("save-svg").addEventListener("click", () => save(nameOf("svg"), "image/svg+xml", toSvg()));
    document.getElementById("save-png").addEventListener("click", savePng);
  }

  return { listen, toSvg, toCsv };
})();

export { downloads };
