/* The tools above the network: size of the marks, communities to open and close, dimming, pinning. */

import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { folding } from "../state/folding.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";
import { listing } from "./listing.js";

const networktools = (() => {
  const { element } = dom;
  const { say, term } = wording;
  const host = document.getElementById("network-tools");
  let drawn = null;

  function draw() {
    const groups = folding.list();
    const key = JSON.stringify([state.lang, state.size, state.dims, state.node, [...state.pins.keys()], groups]);
    if (key === drawn) return;
    drawn = key;
    const wasOpen = host.querySelector("details")?.open;
    const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
    host.replaceChildren(sizes(), groupList(groups, wasOpen), dimming(), ...pinning());
    if (focused) (document.getElementById(focused) || host.querySelector("summary")).focus({ preventScroll: true });
  }

  const sizes = () =>
    listing.choice({
      id: "size",
      label: term("size"),
      values: address.MODES.size.map((one) => [one, term(`size.${one}`)]),
      chosen: state.size,
      onChoose: (size) => commands.change({ size }),
    });

  /** The communities as a list of buttons, which also serves the keyboard. */
  function groupList(groups, isOpen) {
    const all = groups.every((one) => one.open);
    const items = groups.map(({ key, name, count, open }) =>
      element(
        "li",
        {},
        element(
          "button",
          {
            type: "button",
            class: "link",
            id: `group-${key}`,
            "aria-pressed": String(open),
            onclick: () => commands.openGroup(key, !open),
          },
          element("span", {}, name ? say(name) : term(`group.${key}`)),
        ),
        element("span", { class: "count" }, String(count)),
      ),
    );
    return element(
      "details",
      { class: "groups", open: isOpen },
      element("summary", { id: "groups" }, term("groups")(groups.length)),
      element(
        "div",
        {},
        element(
          "button",
          {
            type: "button",
            class: "tool small",
            id: "groups-all",
            onclick: () => commands.openGroups(all ? [] : groups.map((one) => one.key)),
          },
          term(all ? "foldAll" : "unfoldAll"),
        ),
        element("ul", {}, ...items),
      ),
    );
  }

  function dimming() {
    const box = element("input", { type: "checkbox", id: "network-dims", onchange: () => commands.change({ dims: box.checked }) });
    box.checked = state.dims;
    return element("label", {}, box, term("dims"));
  }

  /** The button that pins the chosen node, and one that removes all pins. */
  function pinning() {
    const isPinned = state.pins.has(state.node);
    const pin = element(
      "button",
      {
        type: "button",
        class: "tool",
        id: "pin",
        disabled: !state.node,
        "aria-pressed": String(isPinned),
        title: term("pinHint"),
        onclick: () => commands.togglePin(state.node),
      },
      term("pin"),
    );
    const clear = element(
      "button",
      { type: "button", class: "tool", id: "unpin", onclick: commands.clearPins },
      term("unpin")(state.pins.size),
    );
    return state.pins.size ? [pin, clear] : [pin];
  }

  /** Closes the list of communities, which lies on the drawing. */
  function closeList(target) {
    const list = host.querySelector("details[open]");
    if (list && !list.contains(target)) list.open = false;
  }

  document.addEventListener("pointerdown", ({ target }) => closeList(target));
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !host.querySelector("details[open]")) return;
    event.stopPropagation();
    closeList(null);
    host.querySelector("summary").focus();
  });

  return { draw };
})();

export { networktools };
