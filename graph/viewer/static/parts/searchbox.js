/* The search field with its list of results. */

import { buckets } from "../data/buckets.js";
import { model } from "../data/model.js";
import { search } from "../data/search.js";
import { commands } from "../state/commands.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const searchbox = (() => {
  const { element, said, markOf } = dom;
  const { say, term, nameNode, nameFund, formatWon } = wording;
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  // The hits shown of each group, and of all groups.
  const MOST_OF_GROUP = 6;
  const MOST = 30;
  const CHECKS = "checks";
  let hits = [];
  let active = -1;

  const options = () => list.querySelectorAll("[role=option]:not([aria-disabled])");

  /** The hits by kind; the group with the best hit comes first. */
  const group = (found) => buckets.by(found, (hit) => (hit.check ? CHECKS : hit.node.kind));

  function update() {
    const found = search.find(field.value);
    hits = [];
    const groups = [];
    for (const [name, own] of group(found)) {
      const shown = own.slice(0, Math.min(MOST_OF_GROUP, MOST - hits.length));
      if (shown.length) groups.push(groupOf(name, shown, own.length));
    }
    active = hits.length ? 0 : -1;
    list.replaceChildren(...groups);
    const left = found.length - hits.length;
    const note = hits.length ? (left ? term("foundMore")(left) : "") : term("nothingFound");
    if (note) list.append(element("div", { class: "none", role: "option", "aria-disabled": "true" }, note));
    show(Boolean(search.fold(field.value)));
    setActive();
  }

  function groupOf(name, shown, count) {
    const title = name === CHECKS ? term("checks") : say(model.nodeKinds.get(name).label);
    return element(
      "div",
      { role: "group", "aria-label": title },
      element(
        "div",
        { class: "group", "aria-hidden": "true" },
        element("span", { class: "cap" }, title),
        element("span", { class: "count" }, String(count)),
      ),
      ...shown.map((hit) => optionOf(hit, hits.push(hit) - 1)),
    );
  }

  function optionOf(hit, index) {
    return element(
      "div",
      {
        role: "option",
        id: `found-${index}`,
        class: hit.isTerm ? "check term" : hit.check ? "check" : null,
        onmousedown: (event) => {
          event.preventDefault();
          take(index);
        },
      },
      markOf(hit.node.kind),
      hit.check && !hit.isTerm ? element("span", { class: "label" }, titleOf(hit.check)) : said("span", hit.node.label, { class: "label" }),
      element("small", {}, hintOf(hit)),
    );
  }

  const titleOf = (check) => `${nameNode(check.roadmap)} · ${nameNode(check.region) || check.region} ${nameFund(check.kind)}`;

  /** What was found if it is not the name: an amount with its day or funding source, another name. */
  function hintOf({ node, won, fund, check, alias }) {
    if (node.kind === "Agency" && !won)
      return [...search.rolesOf(node.id, field.value).map(({ label }) => say(label)), alias].filter(Boolean).join(" · ");
    const before = check ? term("announcedOn")(check.since) : fund ? nameFund(fund) : "";
    return won ? [before, formatWon(won)].filter(Boolean).join(" ") : alias || "";
  }

  function show(shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
    if (shown) fit();
  }

  /** Keeps the list within the window, above the keyboard of a phone. */
  function fit() {
    const { bottom } = field.getBoundingClientRect();
    const height = window.visualViewport?.height || window.innerHeight;
    list.style.setProperty("--top", `${Math.round(bottom + 4)}px`);
    list.style.maxHeight = `${Math.max(120, Math.round(Math.min(height - bottom - 12, 620)))}px`;
  }

  function setActive() {
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) field.setAttribute("aria-activedescendant", `found-${active}`);
    else field.removeAttribute("aria-activedescendant");
    if (active === 0) list.scrollTop = 0;
    else options()[active]?.scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    const hit = hits[index];
    if (!hit) return;
    if (hit.check && !hit.isTerm) commands.openCheck(hit.node.id);
    else commands.seek(hit.node.id);
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
    // After a choice the field has the focus still.
    field.addEventListener("click", () => {
      if (field.value && list.hidden) update();
    });
    window.visualViewport?.addEventListener("resize", () => list.hidden || fit());
    field.addEventListener("blur", () => show(false));
  }

  return { listen, focus };
})();

export { searchbox };
