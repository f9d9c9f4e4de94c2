/* The first lines of the answer to a question, as far as the rows of the page have them. A line is a list of texts and
   of nodes as ``{ id }``. */

import { answers } from "../data/answers.js";
import { buckets } from "../data/buckets.js";
import { facets } from "../data/facets.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { partners } from "../data/partners.js";
import { revisions } from "../data/revisions.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { caveats } from "./caveats.js";
import { matches } from "./matches.js";
import { notes } from "./notes.js";

const glance = (() => {
  const { say, term, heading, nameFund, nameSumOf, nameSum, factLabel } = wording;
  const MOST = 8;
  const MOST_PARTS = 3;
  /* What a question about the facts of a thing may ask for: links of a kind, or facts that are periods. */
  const LINKS = { vision: "hasVision", law: "hasLegalBasis", basis: "hasLegalBasis" };
  const DATES = ["period", "when", "until-when", "start", "end"];
  const ITEMS = { "kind:project": ["Project"], "kind:strategy": ["Strategy", "AddOnStrategy"], "kind:plan": ["Roadmap"] };

  const LINES = {
    partners: ({ id }, { chosen }) => partners.of(id, chosen).map((one) => [{ id: one.id }, ` ${matches.numbersOf(one).join(" · ")}`]),
    changes: ({ id }) => changesOf(id),
    gaps: (node, { chosen }) => notes.ofGaps(node ? { ...chosen, region: node.id } : chosen).map((line) => [line]),
    money: ({ id, kind }, { funds, chosen }) => (kind === "Region" ? sumsOf(id, funds, chosen) : amountsOf(id, funds, chosen)),
    facts: (node, { concepts }) => factsOf(node, concepts),
    agencies: ({ id }, { chosen }) => agenciesOf(id, chosen),
    "agencies-of": ({ id }, { chosen }) =>
      model
        .participants(id)
        .filter(({ edge }) => !chosen.role || edge.role === chosen.role)
        .map(({ edge, node }) => [`${say(edge.label)}: `, { id: node.id }]),
    items: ({ id }, { chosen, concepts }) => itemsOf({ ...chosen, region: id }, concepts),
  };

  function changesOf(plan) {
    const [before, after] = revisions.versionsOf(plan).slice(-2);
    const found = after && revisions.changesOf(plan, before.position, after.position);
    if (!found) return [];
    const counts = buckets.by(found, ({ kind }) => kind);
    return [[[...counts].map(([kind, some]) => `${heading(`change.${kind}`)} ${some.length}`).join(", ")]];
  }

  /** The agencies of a technology by role, the leads first, each with its activities. */
  function agenciesOf(technology, chosen) {
    const rows = answers.coverageRows(technology, chosen);
    const groups = [...buckets.by(rows, ({ role, agency }) => `${role} ${agency}`).values()];
    return groups
      .sort((a, b) => (b[0].role === "lead") - (a[0].role === "lead"))
      .map((some) => {
        const [{ role, agency }] = some;
        const activities = [...new Set(some.map(({ activity }) => activity))];
        return [`${say(model.codes.roles.get(role)?.label) || role}: `, { id: agency }, " – ", ...listOf(activities)];
      });
  }

  /** The first of some nodes, and the number of the others. */
  function listOf(ids) {
    const shown = ids.slice(0, MOST_PARTS).flatMap((id, at) => [at ? ", " : "", { id }]);
    return ids.length > MOST_PARTS ? [...shown, ` ${term("more")(ids.length - MOST_PARTS)}`] : shown;
  }

  /** The items of the kinds that are asked for, or of all kinds, that the filters leave. */
  function itemsOf(chosen, concepts) {
    const kinds = concepts.flatMap((concept) => ITEMS[concept] || []);
    return [...facets.fitting(chosen)].filter((id) => !kinds.length || kinds.includes(model.nodes.get(id).kind)).map((id) => [{ id }]);
  }

  /** What is asked of a thing if it is known: the links or periods; else all its facts, those that are not amounts first. */
  function factsOf({ id, facts }, concepts) {
    const kinds = concepts.map((concept) => LINKS[concept]).filter(Boolean);
    if (kinds.length) return model.outgoing.get(id).flatMap((edge) => (kinds.includes(edge.kind) ? [[{ id: edge.target }]] : []));
    const stated = facts.filter(({ ended }) => !ended);
    if (concepts.some((concept) => DATES.includes(concept))) return datesOf(stated);
    const isAmount = ({ kind }) => kind === "money" || kind === "variant";
    return [...stated].sort((a, b) => isAmount(a) - isAmount(b)).map(lineOfFact);
  }

  const lineOfFact = (fact) => [`${factLabel(fact)}: ${say(fact.value)}`];

  /** The periods among some facts; without one, that none is stated, and the other facts with a year. */
  function datesOf(stated) {
    const periods = stated.filter(model.isPeriod);
    if (periods.length) return periods.map(lineOfFact);
    return [
      [`${term("periods")}: ${term("notStated")}`],
      ...stated.filter(({ value }) => /^(?!.*\d{5}).*\b\d{4}-\d{2}/u.test(say(value))).map(lineOfFact),
    ];
  }

  const lineOf = ({ kind, stage, value, inferred }) => [`${nameSumOf({ kind, stage })}: ${nameSum(value, inferred)}`];

  /** The sums of a region; only those of *funds*, unless it is empty. */
  function sumsOf(region, funds, chosen) {
    const asked = funds.length ? funds : [chosen.fund || ""];
    const found = asked.flatMap((fund) => funding.sums("source", { ...chosen, region, fund }));
    const lines = found.map((one) => {
      const said = caveats.ofWithin(region, chosen, one);
      return said.length ? [`${lineOf(one)[0]} (${said.join(" · ")})`] : lineOf(one);
    });
    return withNothing(lines, funds);
  }

  /** The amounts of an activity; only those of *funds*, unless it is empty. */
  function amountsOf(activity, funds, { fund, status }) {
    const asked = funds.length ? funds : [fund].filter(Boolean);
    const found = model.amounts.filter(
      (one) => one.activity === activity && (!asked.length || asked.includes(one.kind)) && (!status || one.status === status),
    );
    return withNothing(
      found.map((one) => lineOf({ ...one, inferred: one.share && one.status === "inferred" })),
      asked,
    );
  }

  const withNothing = (lines, funds) => (lines.length ? lines : [[term("askNoFund")(funds.map(nameFund).join(", ") || term("amount"))]]);

  const keyOf = (line) => line.map((part) => part.id || part).join("\u0000");

  /**
   * The first lines of the answer about *node*, and the number of the others. *asked* has the filters of the question and
   * of the page as ``chosen``, its ``funds`` and its ``concepts``.
   */
  function of(kind, node, asked) {
    if (!LINES[kind]) return { lines: [], left: 0 };
    const found = [...new Map(LINES[kind](node, asked).map((line) => [keyOf(line), line])).values()].filter(keyOf);
    if (!found.length && kind.startsWith("agencies")) found.push([term("nobody")]);
    if (!found.length) found.push([term("none")]);
    return { lines: found.slice(0, MOST), left: Math.max(0, found.length - MOST) };
  }

  /** The same for the saved question at *index*. */
  function ofSaved(index) {
    const { form, asked } = model.questions[index];
    if (form === "coverage" && model.nodes.has(asked)) return of("agencies", model.nodes.get(asked), { chosen: state.facets });
    const lines = notes.noteOf(model.questions[index]).split("\n").filter(Boolean);
    return { lines: lines.slice(0, MOST).map((line) => [line]), left: Math.max(0, lines.length - MOST) };
  }

  return { of, ofSaved, canSplit: (fund) => model.codes.funds.has(fund) };
})();

export { glance };
