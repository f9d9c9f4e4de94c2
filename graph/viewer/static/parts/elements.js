/* The building blocks of the views: elements, signs, buttons that select a node, notes on status and source. */

import { model } from "../data/model.js";
import { commands } from "../state/commands.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";

const dom = (() => {
  const { say, term, nameStatus } = wording;
  const PATHS = {
    dot: "M-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0",
    square: "M-7.5-7.5h15v15h-15z",
    diamond: "M0-10L10 0L0 10L-10 0z",
    star: "M0-10.5L2.4-3.3 10-3.2 3.9 1.3 6.2 8.5 0 4.1-6.2 8.5-3.9 1.3-10-3.2-2.4-3.3z",
    triangle: "M0-9.5L10 7.5H-10z",
    triangleDown: "M0 9.5L10-7.5H-10z",
    hexagon: "M10 0L5 8.7H-5L-10 0L-5-8.7H5z",
  };
  const SVG = "http://www.w3.org/2000/svg";

  /** An element without attributes that are null, undefined or false; texts become text nodes. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** An element of a drawing. */
  function svg(tag, attributes = {}, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.append(...children);
    return made;
  }

  const OTHER_MARK = { colour: "#767676", shape: "dot", hollow: true, size: 11 };
  const markFor = (kind) => model.page.marks?.[kind] || OTHER_MARK;
  const shapeOf = (kind) => (PATHS[markFor(kind).shape] ? markFor(kind).shape : "dot");

  /** An element with *words* in the chosen language, marked as Korean if there is no English. */
  function said(tag, words, attributes = {}) {
    const text = say(words);
    const korean = state.lang === "en" && /[\uac00-\ud7a3]/u.test(text);
    return element(tag, { lang: korean ? "ko" : null, ...attributes }, text);
  }

  /** The sign of a node kind, drawn as on the canvas. */
  function markOf(kind) {
    const mark = markFor(kind);
    const sign = svg(
      "svg",
      { viewBox: "-12 -12 24 24", "aria-hidden": "true", focusable: "false", class: mark.hollow ? "mark hollow" : "mark" },
      svg("path", { d: PATHS[shapeOf(kind)] }),
    );
    sign.style.setProperty("--mark", mark.colour);
    return sign;
  }

  /** A button that selects a node; painting.js finds it by ``data-node``. */
  function nodeButton(node, attributes = {}, ...after) {
    const { withMark, ...rest } = attributes;
    return element(
      "button",
      {
        type: "button",
        "data-node": node.id,
        "data-kind": node.kind,
        title: described(node),
        onclick: (event) => commands.pick(node.id, event),
        ...rest,
      },
      withMark ? markOf(node.kind) : null,
      said("span", node.label),
      withMark && rest.class === "link" && model.twins.has(node.id) ? element("small", { class: "twin" }, kindOf(node)) : null,
      ...after,
    );
  }

  const kindOf = (node) => say(model.nodeKinds.get(node.kind).label);

  /** Kind and name, because some regions and agencies share a name. */
  const described = (node) => `${kindOf(node)}: ${say(node.label)}`;

  /** The status unless it is stated, with its reason as a tooltip. */
  function statusNote(thing) {
    if (thing.status === "stated" || !thing.status) return null;
    return element("span", { class: `status ${thing.status}`, title: say(thing.reason) || null }, nameStatus(thing.status));
  }

  const reasonNote = (thing) => (say(thing.reason) ? element("span", { class: "reason" }, `${term("reason")}: `, say(thing.reason)) : null);

  return { element, svg, said, markOf, markFor, shapeOf, kindOf, described, nodeButton, statusNote, reasonNote, PATHS };
})();

export { dom };
