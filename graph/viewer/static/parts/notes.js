/* The answer to a saved question in words. */

import { answers } from "../data/answers.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";

const notes = (() => {
  const { say, term, heading, nameNode, nameGroup, nameFund, nameStage, sortGroups, nameSum } = wording;

  /** The number of rows in each section of the gaps. */
  const ofGaps = (chosen) => answers.GAPS.map((name) => `${heading(`gaps.${name}`)}: ${answers.gapsOf(name, chosen).length}`);

  /** The sums, one line for each group, funding source and stage. */
  function ofFunding({ mode }) {
    return sortGroups(funding.sums(mode, state.facets)).map(({ group, kind, stage, value, inferred }) => {
      const names = new Set([nameGroup(group) || term("notStated"), nameFund(kind), nameStage(stage)]);
      return `${[...names].filter(Boolean).join(" · ")}: ${nameSum(value, inferred)}`;
    });
  }

  /** The agencies by role. */
  function ofCoverage(found) {
    const roles = new Map();
    for (const { role, agency } of found) roles.set(role, (roles.get(role) || new Set()).add(nameNode(agency)));
    return [...roles].map(([role, names]) => `${say(model.codes.roles.get(role)?.label) || role}: ${[...names].join(", ")}`);
  }

  /** The note of *question*: the prepared one if it holds, else one made from its rows. */
  function noteOf(question) {
    if (question.form === "gaps") return ofGaps(state.facets).join("\n");
    if (question.form === "funding") return ofFunding(question).join("\n");
    if (answers.isPrepared(question, state.facets)) return say(question.note);
    const found = answers.rowsOf(question, state.facets);
    if (question.form !== "coverage") return term("answerCount")(found.length);
    return ofCoverage(found).join("\n") || term("nobody");
  }

  return { noteOf, ofGaps, ofCoverage };
})();

export { notes };
