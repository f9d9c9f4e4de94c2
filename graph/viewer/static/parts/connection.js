/* The paths between two things: the shortest, the strongest if it differs, and the activities that touch both. */

import { model } from "../data/model.js";
import { paths } from "../data/paths.js";
import { commands } from "../state/commands.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const connection = (() => {
  const { element, nodeButton, statusNote } = dom;
  const { say, term, heading } = wording;

  /** The paths from the start to *node*, step by step and as one sentence. */
  function pathTo(node, refs) {
    const { from, route: path } = state;
    if (!from) return [];
    const start = model.nodes.get(from);
    const stop = element(
      "button",
      { type: "button", class: "tool small", onclick: () => commands.change({ from: null }) },
      term("endPath"),
    );
    if (from === node.id) return [element("p", { class: "note" }, term("pathFrom")(say(start.label)), " ", stop)];
    const title = element("h3", {}, term("pathTitle")(say(start.label), say(node.label)));
    if (!path) return [title, element("p", { class: "lead" }, term("noPath"), " ", stop)];
    const strongest = paths.strongest([from], [node.id]);
    const same = strongest.every((step, at) => step.node === path[at]?.node);
    return [
      title,
      ...describe("shortest", start, path, refs),
      ...(same ? [] : describe("strongest", start, strongest, refs)),
      ...directly(from, node.id),
      element("p", {}, stop),
    ];
  }

  /** A path step by step and as one sentence. */
  function describe(name, start, path, refs) {
    const steps = path.map(({ edge, from, node }) => ({ text: stepOf(edge, from), edge, to: model.nodes.get(node) }));
    const sentence = [say(start.label), ...steps.map(({ text, to }) => `— ${text} → ${say(to.label)}`)].join(" ");
    return [
      element("h4", {}, heading(`connection.${name}`)),
      element(
        "ol",
        { class: "way", "data-way": name },
        element("li", {}, nodeButton(start, { class: "link", withMark: true })),
        ...steps.map(({ text, edge, to }) =>
          element(
            "li",
            {},
            element("span", { class: "step" }, `↓ ${text}`, " ", statusNote(edge), refs.note(edge.cited, edge.place)),
            nodeButton(to, { class: "link", withMark: true }),
          ),
        ),
      ),
      element("p", { class: "sentence" }, sentence),
    ];
  }

  /** The activities that touch both ends. */
  function directly(from, to) {
    const found = [...new Set(paths.direct([from], [to]).map(({ activity }) => activity))];
    return found.length
      ? [
          element("h4", {}, heading("connection.direct"), element("span", { class: "count" }, String(found.length))),
          element(
            "ul",
            { class: "neighbours" },
            ...found.map((id) => element("li", {}, nodeButton(model.nodes.get(id), { class: "link", withMark: true }))),
          ),
        ]
      : [];
  }

  /** The text of a link followed from *id*: its kind, or the inverse kind, with its role. */
  function stepOf(edge, id) {
    const kind = model.edgeKinds.get(edge.kind);
    const role = say(edge.label);
    const words = edge.source === id ? say(kind.label) : term(`inverse.${kind.id}`) || say(kind.label);
    return edge.role && role !== words ? `${words} (${role})` : words;
  }

  return { pathTo };
})();

export { connection };
