/* The reason why a query has no answer: refused, stopped, too large, or the engine's message at its line. */

import { dom } from "../parts/elements.js";
import { wording } from "../state/wording.js";
import { engine } from "./engine.js";
import { sparqlText } from "./text.js";

const sparqlFaults = (() => {
  const { element } = dom;
  const { term } = wording;

  /** The elements that explain the error in *text*, or null. *goTo* receives the position of an error. */
  function explain(answer, text, goTo) {
    const message = (words) => [element("p", {}, words)];
    if (answer.refused === "update") return message(term("refusedUpdate")(answer.word));
    if (answer.refused === "service") return message(term("refusedService"));
    if (answer.failed !== undefined) return message(term("noEngine"));
    if (answer.stopped) return message(answer.stopped === "late" ? term("late")(engine.SECONDS) : term("stopped"));
    if (answer.fault) return message(answer.fault === "deep" ? term("tooDeep") : term("tooLarge")(engine.MEGABYTES));
    return answer.error === undefined ? null : locate(answer.error, text, goTo);
  }

  /** The engine's message with its line, and a button that jumps there. */
  function locate(message, text, goTo) {
    const found = /(\d+):(\d+): (?:expected (?:one of )?)?([\s\S]*)/u.exec(message);
    if (!found) return [element("p", {}, term("errorElsewhere")), element("p", {}, element("code", { lang: "en" }, message))];
    const [line, column] = lastBefore(text, Number(found[1]), Number(found[2]));
    const missing = sparqlText.undeclared(text)[0];
    // The engine often reports another position or reason than the missing prefix.
    const advice = missing === undefined ? null : term("noPrefix")(missing);
    const source = text.split("\n")[line - 1] ?? "";
    return [
      element(
        "p",
        {},
        term("errorAt")(line, column),
        " ",
        advice,
        " ",
        element("button", { type: "button", class: "tool", onclick: () => goTo(offsetOf(text, line, column)) }, term("goToError")),
      ),
      element(
        "pre",
        { tabindex: "0" },
        `${line} │ ${source}\n${" ".repeat(String(line).length)} │ ${" ".repeat(Math.max(0, column - 1))}^`,
      ),
      advice
        ? ""
        : element(
            "p",
            { class: "expected" },
            `${term("expected")}: `,
            element("code", { lang: "en" }, found[3].replaceAll("[_]", "_").slice(0, 300)),
          ),
    ].filter(Boolean);
  }

  const offsetOf = (text, line, column) =>
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length +
    (line > 1 ? 1 : 0) +
    column -
    1;

  /** The position of an error; if only whitespace follows, the end of the text, where something is missing. */
  function lastBefore(text, line, column) {
    if (text.slice(offsetOf(text, line, column)).trim()) return [line, column];
    const lines = text.trimEnd().split("\n");
    return [lines.length, lines[lines.length - 1].length + 1];
  }

  return { explain };
})();

export { sparqlFaults };
