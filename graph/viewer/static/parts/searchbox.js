/* The search field with its list of results. */

import { model } from "../data/model.js";
import { search } from "../data/search.js";
import { commands } from "../state/commands.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const searchbox = (() => {
  const { element, said, markOf } = dom;
  const { term } = wording;
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const MOST = 12;
  let hits = [];
  let active = -1;

  function update() {
    const found = search.find(field.value);
    hits = found.slice(0, MOST);
    active = hits.length ? 0 : -1;
    list.replaceChildren(
      ...hits.map((node, index) =>
        element(
          "li",
          {
            role: "option",
            id: `found-${index}`,
            onmousedown: (event) => {
              event.preventDefault();
              take(index);
            },
          },
          markOf(node.kind),
          said("span", node.label, { class: "label" }),
          said("small", model.nodeKinds.get(node.kind).label),
        ),
      ),
    );
    const note = hits.length ? (found.length > MOST ? term("foundMore")(found.length - MOST) : "") : term("nothingFound");
    if (note) list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, note));
    show(Boolean(search.fold(field.value)));
    setActive();
  }

  function show(shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
  }

  function setActive() {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) field.setAttribute("aria-activedescendant", `found-${active}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    if (!hits[index]) return;
    commands.choose(hits[index].id);
    show(false);
  }

  function press(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) field.blur();
      show(false);
    } else if (event.key === "Enter") take(active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) update();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (hits.length) active = (active + step + hits.length) % hits.length;
      setActive();
    }
  }

  function focus() {
    field.focus();
    field.select();
  }

  function listen() {
    field.addEventListener("input", update);
    field.addEventListener("keydown", press);
    field.addEventListener("focus", () => {
      if (field.value) update();
    });
    field.addEventListener("blur", () => show(false));
  }

  return { listen, focus };
})();

export { searchbox };
