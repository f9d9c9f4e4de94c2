/* What a reader takes along: files of the view, its address, and a copy of the page with notes and a story. */

import { commands } from "../state/commands.js";
import { keepsake } from "../state/keepsake.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { downloads } from "./downloads.js";
import { dom } from "./elements.js";
import { storybar } from "./storybar.js";

const takeaway = (() => {
  const { element } = dom;
  const { term } = wording;
  const box = document.getElementById("takeaway");
  const { kept } = keepsake;
  const COPY = "roadmaps-copy.html";

  const button = (id, text, onclick, more = {}) => element("button", { type: "button", class: "tool", id, onclick, ...more }, text);

  function show() {
    draw();
    box.showModal();
  }

  function draw() {
    const focused = box.contains(document.activeElement) ? document.activeElement.id : "";
    box.replaceChildren(
      element("h2", { id: "takeaway-title" }, term("takeAway")),
      ...filesOf(),
      ...addressOf(),
      ...notesOf(),
      button("takeaway-close", term("close"), () => box.close()),
    );
    document.getElementById(focused)?.focus();
  }

  const filesOf = () => [
    element("h3", {}, term("takeFiles")),
    element(
      "p",
      { class: "actions" },
      button("take-csv", term("saveCsv"), downloads.saveCsv),
      button("take-png", term("savePng"), downloads.savePng),
      button("take-svg", term("saveSvg"), downloads.saveSvg),
      button("take-print", term("printView"), print),
      button("take-amounts", term("saveAmounts"), downloads.saveAmounts, { title: term("saveAmountsHint") }),
    ),
    element("p", { class: "lead" }, term("takeSheets")),
  ];

  function print() {
    box.close();
    window.print();
  }

  /** The part of the address after the path, which works in every copy of the file. */
  function addressOf() {
    const told = element("span", { role: "status", class: "lead" });
    const own = element("input", { id: "fragment", type: "text", readonly: true, value: window.location.hash });
    const given = element("input", { id: "given", type: "text", placeholder: "#view=…", autocomplete: "off" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(own.value);
        told.textContent = term("fragmentCopied");
      } catch {
        own.select();
        told.textContent = term("fragmentSelected");
      }
    };
    const open = () => {
      const view = keepsake.viewOf(given.value.trim().replace(/^[^#]*/u, ""));
      if (!view) {
        told.textContent = term("noFragment");
        given.focus();
        return;
      }
      box.close();
      commands.openAddress(view);
    };
    return [
      element("h3", {}, term("takeAddress")),
      element("p", { class: "lead" }, term("takeAddressLead")),
      element(
        "p",
        { class: "field" },
        element("label", { for: "fragment" }, term("fragment")),
        own,
        button("fragment-copy", term("copy"), copy),
      ),
      element("p", { class: "field" }, element("label", { for: "given" }, term("given")), given, button("given-open", term("open"), open)),
      told,
    ];
  }

  function notesOf() {
    const note = element("textarea", { id: "note", rows: 2, maxlength: keepsake.LENGTHS.note });
    note.value = kept.note;
    note.addEventListener("input", () => {
      kept.note = note.value;
    });
    return [
      element("h3", {}, term("takeCopy")),
      element("p", { class: "lead" }, term("takeCopyLead")),
      element("p", { class: "field" }, element("label", { for: "note" }, term("note")), note),
      element("ol", { class: "steps" }, ...kept.story.map(stepOf)),
      element(
        "p",
        { class: "actions" },
        button("step-add", term("stepAdd"), add, { disabled: kept.story.length >= keepsake.MOST_STEPS }),
        button("copy-save", term("copySave"), saveCopy),
        element("span", { id: "copy-told", role: "status", class: "lead" }),
      ),
    ];
  }

  function stepOf(step, place) {
    const field = (name) => {
      const made = element("input", {
        type: "text",
        id: `step-${name}-${place}`,
        value: step[name],
        maxlength: keepsake.LENGTHS[name],
        placeholder: term(`step.${name}`),
        "aria-label": `${place + 1}. ${term(`step.${name}`)}`,
      });
      made.addEventListener("input", () => {
        step[name] = made.value;
      });
      return made;
    };
    const act = (name, sign, change, disabled = false) =>
      button(`step-${name}-${place}`, sign, () => change(place), { "aria-label": `${place + 1}. ${term(`step.${name}`)}`, disabled });
    return element(
      "li",
      {},
      field("title"),
      field("text"),
      act("see", "▶", see),
      act("up", "↑", (index) => moveUp(index), place === 0),
      act("drop", "✕", drop),
    );
  }

  function add() {
    kept.story.push({ title: term(state.view), text: "", view: window.location.hash });
    draw();
    document.getElementById(`step-title-${kept.story.length - 1}`).select();
  }

  function see(place) {
    box.close();
    storybar.tell(place);
  }

  function moveUp(place) {
    kept.story.splice(place - 1, 0, ...kept.story.splice(place, 1));
    draw();
    document.getElementById(`step-title-${place - 1}`).focus();
  }

  function drop(place) {
    kept.story.splice(place, 1);
    draw();
    document.getElementById("step-add").focus();
  }

  function saveCopy() {
    downloads.save(COPY, "text/html;charset=utf-8", keepsake.toCopy(window.location.hash));
    document.getElementById("copy-told").textContent = term("copySaved")(COPY);
  }

  function listen() {
    document.getElementById("takeaway-open").addEventListener("click", show);
    box.addEventListener("click", (event) => event.target === box && box.close());
  }

  return { listen };
})();

export { takeaway };
