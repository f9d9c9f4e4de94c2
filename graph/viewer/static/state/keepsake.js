/*
 * What a copy of the file keeps: the view that it opens with, a note, and a story of saved views. It is data that
 * somebody else may have written, so everything that is not a text of a usual length is left out.
 */

const keepsake = (() => {
  const ID = "kept";
  const MOST_STEPS = 50;
  const LENGTHS = { title: 200, text: 1000, view: 20000, note: 10000 };
  const ESCAPES = /[<>&\u2028\u2029]/gu;

  const textOf = (value, name) => (typeof value === "string" ? value.slice(0, LENGTHS[name]) : "");
  /** An address without its path; empty for anything else. */
  const viewOf = (value) => (/^#[^\s<>"]*$/u.test(textOf(value, "view").trim()) ? value.trim() : "");
  const stepOf = (step) => ({ title: textOf(step?.title, "title"), text: textOf(step?.text, "text"), view: viewOf(step?.view) });

  function read() {
    let kept = {};
    try {
      kept = JSON.parse(document.getElementById(ID)?.textContent || "{}") || {};
    } catch {
      // A damaged copy opens as the page does.
    }
    const story = (Array.isArray(kept.story) ? kept.story : []).slice(0, MOST_STEPS).map(stepOf);
    return { view: viewOf(kept.view), note: textOf(kept.note, "note"), story: story.filter((step) => step.view) };
  }

  const kept = read();
  let pristine = "";

  /** Remembers the text of the file, before the page changes its elements. */
  function remember() {
    pristine = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  }

  /** The text of a copy of the file that opens with *view* and has the note and the story. */
  function toCopy(view) {
    const { note, story } = kept;
    const text = JSON.stringify({ view, note, story }).replace(ESCAPES, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const opening = ["<script type=", '"application/json" id="', ID, '">'].join("");
    const start = pristine.indexOf(opening) + opening.length;
    return pristine.slice(0, start) + text + pristine.slice(pristine.indexOf("</", start));
  }

  return { kept, viewOf, remember, toCopy, LENGTHS, MOST_STEPS };
})();

export { keepsake };
