/* The help: what each part of the page is for, on one screen. */

import { commands } from "../state/commands.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const help = (() => {
  const { element } = dom;
  const { term } = wording;
  const box = document.getElementById("help");
  const TOPICS = ["find", "filter", "source", "day", "status", "files"];

  function show() {
    const entry = (name, text) => [element("dt", {}, name), element("dd", {}, text)];
    box.replaceChildren(
      element("h2", { id: "help-title" }, term("help")),
      element("dl", {}, ...TOPICS.flatMap((topic) => entry(term(`help.${topic}`)[0], term(`help.${topic}`)[1]))),
      element("h3", {}, term("views")),
      element("ul", {}, ...[...views.keys()].filter((name) => term(`about.${name}`)).map(itemOf)),
      element("p", { class: "lead" }, term("keys")(views.size)),
      element("button", { type: "button", class: "tool", onclick: () => box.close() }, term("close")),
    );
    box.showModal();
  }

  function itemOf(name) {
    const open = () => {
      box.close();
      commands.openView(name);
    };
    return element("li", {}, element("button", { type: "button", class: "link", onclick: open }, term(name)), ` ${term(`about.${name}`)}`);
  }

  function listen() {
    document.getElementById("help-open").addEventListener("click", show);
    // A click beside the box closes it.
    box.addEventListener("click", (event) => event.target === box && box.close());
  }

  return { show, listen };
})();

export { help };
