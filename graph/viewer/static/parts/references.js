/* Where a statement comes from: numbers beside the statements of a panel, and the list of their sources with links. */

import { commands } from "../state/commands.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const references = (() => {
  const { element } = dom;
  const { say, term, cite, dateOf } = wording;

  /** *url* if it is an address of the web, else null: a file of data may contain anything. */
  function toWeb(url) {
    try {
      const { protocol, href } = new URL(url);
      return ["http:", "https:"].includes(protocol) ? href : null;
    } catch {
      return null;
    }
  }

  /** A link that opens *url* in a new tab, or plain text if *url* is not an address of the web. */
  function linkTo(url, attributes, ...children) {
    const href = toWeb(url);
    const link = href && { href, target: "_blank", rel: "noopener noreferrer" };
    return element(href ? "a" : "span", { ...attributes, ...link }, ...children);
  }

  /** The file and line, which only those see who ask for them. */
  const placeOf = (place) => (place ? element("code", { class: "file" }, place) : null);

  /** The sources of one panel: ``note`` numbers them in the order of their use, ``list`` lists them. */
  function collect() {
    const used = new Map();

    /** The number of the source of a statement, as a link to it, and the file and line. */
    function note(citation, place) {
      if (!citation) return place ? element("span", { class: "place" }, placeOf(place)) : null;
      const { source } = citation;
      // Of several citations of one source, one with a date.
      if (!used.get(source)?.date) used.set(source, citation);
      const number = [...used.keys()].indexOf(source) + 1;
      const text = cite(citation);
      const label = { class: "reference", title: text, "aria-label": `${term("source")} ${number}: ${text}` };
      return element(
        "span",
        { class: "place" },
        linkTo(source.url, { ...label, role: toWeb(source.url) ? null : "note" }, `[${number}]`),
        placeOf(place),
      );
    }

    /** The sources, and the switch for the lines unless *withSwitch* is false: one page has one switch. */
    function list({ withSwitch = true } = {}) {
      const end = withSwitch ? [placesSwitch()] : [];
      if (!used.size) return end;
      return [
        element("h3", {}, term("sources")),
        element("ol", { class: "sources" }, ...[...used].map(([source, citation]) => itemOf(source, citation))),
        ...end,
      ];
    }

    return { note, list };
  }

  /** A source with its title, publisher, date, place in the document and a link. */
  function itemOf(source, citation) {
    const { url, publisher, locator } = source;
    const title = say(source.title);
    const document = [publisher, dateOf(citation), locator].filter(Boolean).join(" · ");
    return element(
      "li",
      {},
      title ? linkTo(url, { class: "title" }, title) : element("span", { class: "title unknown" }, term("noTitle")),
      element(
        "span",
        { class: "document" },
        document,
        toWeb(url) ? " · " : null,
        toWeb(url) ? linkTo(url, {}, term("openSource"), element("span", { "aria-hidden": "true" }, " ↗")) : null,
      ),
    );
  }

  /** The switch for the file and line of each statement. */
  function placesSwitch() {
    const box = element("input", { type: "checkbox", id: "places", onchange: () => commands.change({ places: box.checked }) });
    box.checked = state.places;
    return element("label", { class: "places" }, box, term("showPlaces"));
  }

  return { collect, linkTo, placeOf };
})();

export { references };
