/* The questions that the page offers: some from its data, and the saved ones, each with what opens its answer. */

import { model } from "../data/model.js";
import { partners } from "../data/partners.js";
import { revisions } from "../data/revisions.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";

const offered = (() => {
  const { say, term, nameNode, formatWon } = wording;

  /** The questions in the language of the page: ``{ text, open, index }``, where a saved one has an index. */
  function list() {
    const sizes = partners.regions().map((id) => [id, partners.of(id, state.facets).length]);
    const [region] = sizes.filter(([, size]) => size).sort((a, b) => b[1] - a[1])[0] || [];
    const plan = revisions.plans().find(filters.shows);
    const check = model.reconciliations.find((one) => filters.shows(one.roadmap));
    return [
      region && { text: term("askPartners")(nameNode(region)), open: () => commands.openPartners(region) },
      plan && { text: term("askChanges")(nameNode(plan)), open: () => commands.openChanges(plan) },
      check && {
        text: term("askAmount")(nameNode(check.roadmap), formatWon(check.announced)),
        open: () => commands.openCheck(check.roadmap),
      },
      ...model.questions.map(({ text }, index) => ({ text: say(text), open: () => commands.ask(index), index })),
    ].filter(Boolean);
  }

  const lettersOf = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");

  /** The offered question that somebody typed in either language; undefined if it is none. */
  function find(typed) {
    const letters = lettersOf(typed);
    const [korean, english] = wording.inBoth(list);
    const at = korean.findIndex(({ text }, place) => [text, english[place].text].some((one) => lettersOf(one) === letters));
    return at < 0 ? undefined : list()[at];
  }

  return { list, find };
})();

export { offered };
