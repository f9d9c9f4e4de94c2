/* The story of a copy: its saved views one after the other, each with a title and a sentence. */

import { commands } from "../state/commands.js";
import { keepsake } from "../state/keepsake.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const storybar = (() => {
  const { element } = dom;
  const { term } = wording;
  const host = document.getElementById("story");
  let at = -1;

  const button = (id, text, label, onclick, disabled = false) =>
    element("button", { type: "button", class: "tool", id, "aria-label": label, title: label, onclick, disabled }, text);

  function draw() {
    const step = keepsake.kept.story[at];
    const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
    host.hidden = !step;
    host.replaceChildren(...(step ? partsOf(step) : []));
    const target = document.getElementById(focused);
    if (focused && step) (target?.disabled || !target ? host.querySelector("button:enabled") : target).focus();
  }

  function partsOf(step) {
    const count = keepsake.kept.story.length;
    return [
      button("story-back", "◀", term("storyBack"), () => tell(at - 1), at === 0),
      element("span", { class: "count" }, `${at + 1} / ${count}`),
      button("story-on", "▶", term("storyOn"), () => tell(at + 1), at === count - 1),
      element("p", {}, element("b", {}, step.title), step.title && step.text ? " – " : "", step.text),
      button("story-end", "✕", term("storyEnd"), end),
    ];
  }

  /** Shows the step with this place. */
  function tell(place) {
    at = place;
    commands.openAddress(keepsake.kept.story[place].view);
    draw();
  }

  function end() {
    at = -1;
    draw();
    document.getElementById("main").focus();
  }

  return { draw, tell };
})();

export { storybar };
