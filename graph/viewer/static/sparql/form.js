/* The fields for the parameters of a query: they suggest names and translate them to the IRIs to bind. */

import { model } from "../data/model.js";
import { dom } from "../parts/elements.js";
import { wording } from "../state/wording.js";
import { sparqlResults } from "./results.js";
import { sparqlText } from "./text.js";

const sparqlForm = (() => {
  const { element } = dom;
  const { term } = wording;
  const LITERALS = ["date", "text"];
  const LATEST = "9999-12-30";

  // As in graph.view.names: case and spaces are ignored.
  const fold = (text) => text.normalize("NFC").replace(/\s/gu, "").toLowerCase();

  /** Name of a thing that a parameter of *type* accepts -> IRIs. */
  const indexes = new Map();
  function namesOf(library, type) {
    if (!indexes.has(type)) {
      const index = new Map();
      const add = (name, iri) => {
        const key = fold(name);
        if (key) index.set(key, (index.get(key) || new Set()).add(iri));
      };
      for (const [iri, names] of Object.entries(library.offers[type])) {
        for (const name of [...names, ...[library.labels[iri] ?? []].flat()]) add(name, iri);
      }
      indexes.set(type, index);
    }
    return indexes.get(type);
  }

  /** The IRI that *text* is, in full or prefixed; otherwise null. */
  function readIri(library, text) {
    const bare = text.replace(/^<(.*)>$/u, "$1");
    if (/^https?:\/\/[^\s<>"{}|^`\\]+$/u.test(bare)) return bare;
    const [prefix, ...local] = text.split(":");
    return local.length && library.prefixes[prefix] && !/[\s<>"{}|^`\\]/u.test(text) ? library.prefixes[prefix] + local.join(":") : null;
  }

  /** The term that the *text* of a field means for a parameter of *type*, or the error in it. */
  function understand(library, type, text) {
    if (type === "date") {
      const day = sparqlText.lastDay(text);
      return day ? { text: day } : { wrong: term("notADate")(text) };
    }
    if (type === "text") return { text };
    const found = [...(namesOf(library, type).get(fold(text)) || [])];
    if (found.length === 1) return { iri: found[0] };
    if (found.length > 1) return { wrong: term("severalNames")(text, found.map(sparqlResults.shorten).join(", ")) };
    const iri = readIri(library, text);
    return iri ? { iri } : { wrong: term("unknownName")(text) };
  }

  /** The text of a term in a field: its name if that is unique. */
  function show(library, type, { iri, text }) {
    if (iri === undefined) return text === LATEST ? "" : text;
    const name = sparqlResults.nameOf(iri);
    return name !== null && understand(library, type, name).iri === iri ? name : sparqlResults.shorten(iri);
  }

  /** The choices for a parameter of *type*: names, and for aliases the name they stand for. */
  function offers(library, type, id) {
    const list = element("datalist", { id });
    if (type === "date") {
      list.append(...model.days.map((day) => element("option", { value: day })));
      return list;
    }
    for (const [iri, names] of Object.entries(library.offers[type] || {})) {
      const name = sparqlResults.nameOf(iri);
      if (name !== null) list.append(element("option", { value: name }));
      for (const other of names)
        if (other !== name) list.append(element("option", { value: other, label: name === null ? null : `${other} – ${name}` }));
      if (name === null && !names.length) list.append(element("option", { value: sparqlResults.shorten(iri) }));
    }
    return list;
  }

  /**
   * The fields of *query*; *onChange* receives the name of a parameter and its terms, or null for the example.
   */
  function build(library, query, values, onChange) {
    return query.parameters.map(([name, type, description]) => {
      const id = `value-${name}`;
      const error = element("p", { class: "wrong", id: `${id}-wrong`, role: "alert" });
      const group = element("div", { class: "parameter", role: "group", "aria-labelledby": `${id}-label` });
      const inputs = element("div", { class: "inputs" });
      const read = () => {
        const texts = [...inputs.querySelectorAll("input")].filter((input) => input.value.trim());
        const terms = texts.map((input) => understand(library, type, input.value.trim()));
        texts.forEach((input, index) => input.setAttribute("aria-invalid", String(Boolean(terms[index].wrong))));
        error.textContent = terms
          .map(({ wrong }) => wrong)
          .filter(Boolean)
          .join(" ");
        if (!error.textContent) onChange(name, terms.length ? terms : null);
      };
      const add = (text) => {
        const field = element("input", {
          type: "text",
          list: `${id}-list`,
          autocomplete: "off",
          spellcheck: "false",
          value: text,
          onchange: read,
          id: inputs.childElementCount ? null : id,
          "aria-labelledby": `${id}-label`,
          "aria-describedby": `${id}-wrong`,
          class: type === "date" ? "short" : null,
          placeholder:
            type === "date"
              ? term("latest")
              : sparqlText
                  .example(query.text, name)
                  .map((one) => show(library, type, one))
                  .join(", ") || null,
        });
        inputs.append(field);
        return field;
      };
      for (const one of values[name] || sparqlText.example(query.text, name)) add(show(library, type, one));
      if (!inputs.childElementCount) add("");
      const more = LITERALS.includes(type)
        ? ""
        : element(
            "button",
            {
              type: "button",
              class: "tool more-values",
              title: term("addValue"),
              "aria-label": `${term(`types.${type}`) || type} ?${name}: ${term("addValue")}`,
              onclick: () => add("").focus(),
            },
            "+",
          );
      group.append(
        element(
          "label",
          { for: id, id: `${id}-label`, title: description },
          `${term(`types.${type}`) || type} `,
          element("code", {}, `?${name}`),
        ),
        element("div", { class: "values" }, inputs, more),
        error,
        offers(library, type, `${id}-list`),
      );
      return group;
    });
  }

  return { build, understand, readIri, LITERALS };
})();

export { sparqlForm };
