/* The first lines of the answer to a question, as far as the rows of the page have them. */

import { answers } from "../data/answers.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { partners } from "../data/partners.js";
import { revisions } from "../data/revisions.js";
import { wording } from "../state/wording.js";
import { notes } from "./notes.js";
import { remarks } from "./remarks.js";

const glance = (() => {
  const { say, term, heading, nameNode, nameFund, nameStage, nameSum, factLabel } = wording;
  const MOST = 4;

  const LINES = {
    partners: ({ id }) => [
      partners
        .of(id, {})
        .slice(0, MOST)
        .map((one) => nameNode(one.id))
        .join(", "),
    ],
    changes: ({ id }) => changesOf(id),
    gaps: (node) => notes.ofGaps(node ? { region: node.id } : {}),
    money: ({ id, kind }, funds) => (kind === "Region" ? sumsOf(id, funds) : amountsOf(id, funds)),
    facts: ({ facts }) => facts.filter(({ ended }) => !ended).map((fact) => `${factLabel(fact)}: ${say(fact.value)}`),
    agencies: ({ id }) => notes.ofCoverage(answers.coverageRows(id, {})),
    "agencies-of": ({ id }) => model.participants(id).map(({ edge, node }) => `${say(edge.label)}: ${say(node.label)}`),
  };

  function changesOf(plan) {
    const [before, after] = revisions.versionsOf(plan).slice(-2);
    const found = after && revisions.changesOf(plan, before.position, after.position);
    if (!found) return [];
    const counts = new Map();
    for (const { kind } of found) counts.set(kind, (counts.get(kind) || 0) + 1);
    return [[...counts].map(([kind, count]) => `${heading(`change.${kind}`)} ${count}`).join(", ")];
  }

  const lineOf = ({ kind, stage, value, inferred }) =>
    `${[nameFund(kind), nameStage(stage) || term("noStage")].join(" · ")}: ${nameSum(value, inferred)}`;

  /** The sums of a region; only those of *funds*, unless it is empty. */
  function sumsOf(region, funds) {
    const asked = funds.length ? funds : [""];
    const found = asked.flatMap((fund) => funding.sums("source", fund ? { region, fund } : { region }));
    const lines = found.map((one) => {
      const said = remarks.ofWithin(region, {}, one);
      return said.length ? `${lineOf(one)} (${said.join(" · ")})` : lineOf(one);
    });
    return withNothing(lines, funds);
  }

  /** The amounts of an activity; only those of *funds*, unless it is empty. */
  function amountsOf(activity, funds) {
    const found = model.amounts.filter((one) => one.activity === activity && (!funds.length || funds.includes(one.kind)));
    return withNothing(
      found.map((one) => lineOf({ ...one, inferred: one.share && one.status === "inferred" })),
      funds,
    );
  }

  const withNothing = (lines, funds) => (lines.length ? lines : [term("askNoFund")(funds.map(nameFund).join(", ") || term("amount"))]);

  /** The first lines of the answer about *node*, and the number of the others. */
  function of(kind, node, funds = []) {
    const found = [...new Set(LINES[kind](node, funds))].filter(Boolean);
    return { lines: found.slice(0, MOST), left: Math.max(0, found.length - MOST) };
  }

  /** The same for the saved question at *index*. */
  function ofSaved(index) {
    const lines = notes.noteOf(model.questions[index]).split("\n").filter(Boolean);
    return { lines: lines.slice(0, MOST), left: Math.max(0, lines.length - MOST) };
  }

  return { of, ofSaved, canSplit: (fund) => model.codes.funds.has(fund) };
})();

export { glance };
