/* The note of a copy above every view but the first one, which has it among its blocks. */

import { keepsake } from "../state/keepsake.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const notestrip = (() => {
  const { element } = dom;
  const { term } = wording;
  const host = document.getElementById("note-strip");
  let drawn = "";

  function draw() {
    const { note } = keepsake.kept;
    host.hidden = !note.trim() || state.view === "front";
    // What is open stays open.
    const key = `${state.lang} ${note}`;
    if (host.hidden || key === drawn) return;
    drawn = key;
    const [first] = note.trim().split("\n");
    host.replaceChildren(
      element(
        "details",
        { open: true },
        element("summary", {}, element("b", {}, term("note")), " ", element("span", { class: "first" }, first)),
        element("p", { class: "note" }, note),
      ),
    );
  }

  return { draw };
})();

export { notestrip };
