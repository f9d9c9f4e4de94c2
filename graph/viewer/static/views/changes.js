/* What changed: two editions of a plan, or all plans between two days, in the words of the report on changes. */

import { model } from "../data/model.js";
import { revisions } from "../data/revisions.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { references } from "../parts/references.js";
import { wordmarks } from "../parts/wordmarks.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const changes = (() => {
  const { element, said, nodeButton } = dom;
  const { say, term, heading, nameNode, nameVersion, cite } = wording;
  const HEADS = ["change", "item", "what", "before", "after"];

  /* What is asked */

  const knownPlans = () => revisions.plans().filter(filters.shows);

  /** The plan and its two editions: the chosen ones, or else the newest plan and its last two editions. */
  function askedStep() {
    const known = knownPlans();
    const plan = known.includes(state.revised) ? state.revised : known[0];
    if (!plan) return null;
    const all = revisions.versionsOf(plan);
    const find = (position) => all.find((one) => one.position === position);
    const after = find(state.after) || all.at(-1);
    const earlier = all.filter((one) => one.position < after.position);
    const before = earlier.find((one) => one.position === state.before) || earlier.at(-1);
    // The first edition has none before it, so the next one is shown.
    return before ? { plan, before, after } : { plan, before: all[0], after: all[1] };
  }

  function askedDays() {
    const known = model.days.filter((day) => day <= model.day);
    const stop = known.includes(state.stop) ? state.stop : revisions.lastDay();
    const start = known.includes(state.start) && state.start <= stop ? state.start : revisions.yearBefore(stop);
    return { known, start, stop };
  }

  /** The steps to show, those between two days only if the filters leave their plan. */
  function steps() {
    if (state.span === "plan") return [askedStep()].filter(Boolean);
    const { start, stop } = askedDays();
    return revisions.between(start, stop).filter(({ plan }) => filters.shows(plan));
  }

  /** The changes of a step that the filters leave; null if the page does not hold them. */
  function changesOf({ plan, before, after }) {
    const found = revisions.changesOf(plan, before.position, after.position);
    // A dropped item is shown with its plan.
    const fits = ({ item }) => state.dims || !state.fitting || state.fitting.has(model.nodes.has(item) ? item : plan);
    return found?.filter(fits) ?? null;
  }

  /* The choices */

  const spanChoice = () =>
    listing.choice({
      id: "span",
      label: term("compared"),
      values: ["plan", "days"].map((one) => [one, term(`span.${one}`)]),
      chosen: state.span,
      onChoose: (span) => commands.change({ span }),
    });

  function planChoices({ plan, before, after }) {
    const all = revisions.versionsOf(plan);
    const editions = (id, some, chosen, onChoose) =>
      listing.choice({
        id,
        label: heading(`changes.${id}_edition`),
        values: some.map((one) => [String(one.position), nameVersion(one)]),
        chosen: String(chosen.position),
        onChoose: (position) => onChoose(Number(position)),
      });
    return [
      listing.choice({
        id: "revised",
        label: say(model.nodeKinds.get("Roadmap")?.label),
        values: knownPlans().map((id) => [id, listing.namePlan(id)]),
        chosen: plan,
        onChoose: (revised) => commands.change({ revised, before: null, after: null }),
      }),
      editions("before", all.slice(0, -1), before, (position) => {
        // The later edition moves along if it would come first.
        const next = position < after.position ? after.position : all[all.findIndex((one) => one.position === position) + 1].position;
        commands.change({ revised: plan, before: position, after: next });
      }),
      editions("after", all.slice(1), after, (position) => {
        const last = position > before.position ? before.position : all[all.findIndex((one) => one.position === position) - 1].position;
        commands.change({ revised: plan, before: last, after: position });
      }),
    ];
  }

  function dayChoices() {
    const { known, start, stop } = askedDays();
    const choice = (id, days, chosen, more) =>
      listing.choice({
        id,
        label: term(`${id}Day`),
        values: days.map((day) => [day, day]).reverse(),
        chosen,
        onChoose: (day) => commands.change({ start, stop, [id]: day, ...more(day) }),
      });
    return [
      choice("start", known, start, (day) => (day > stop ? { stop: known.at(-1) } : {})),
      choice("stop", known, stop, (day) => (day < start ? { start: revisions.yearBefore(day) } : {})),
    ];
  }

  /* What is shown */

  function build(host) {
    const refs = references.collect();
    const found = steps();
    const isPlan = state.span === "plan";
    host.replaceChildren(
      element("h2", {}, term("changesTitle")),
      element("p", { class: "lead" }, term("changesLead")),
      element("div", { class: "choices" }, spanChoice(), ...(isPlan ? found.flatMap(planChoices) : dayChoices())),
      ...(isPlan ? [] : newPlans()),
      ...(found.length ? found.map((step) => stepOf(step, refs)) : [element("p", { class: "lead" }, term("none"))]),
      ...refs.list({ withSwitch: false }),
    );
  }

  /** The plans that were first published between the two days. */
  function newPlans() {
    const { start, stop } = askedDays();
    const found = revisions.newPlans(start, stop).filter(({ id }) => filters.shows(id));
    return [
      listing.section({
        name: "changes.new",
        title: term("newPlans"),
        heads: [term("firstTold"), say(model.nodeKinds.get("Roadmap")?.label)],
        rows: found.map(({ id, since }) => [since, id]),
      }),
    ];
  }

  function stepOf(step, refs) {
    const { plan, before, after } = step;
    const found = changesOf(step);
    return element(
      "section",
      { class: "section step", "data-section": "changes", "data-plan": plan },
      element("h3", {}, nodeButton(model.nodes.get(plan), { class: "link", withMark: true })),
      element("p", { class: "lead" }, `${nameVersion(before)} → ${nameVersion(after)}`),
      found?.length ? tally(found) : null,
      found ? tableOf(found, nameNode(plan), refs) : element("p", { class: "note" }, term("notKept")),
    );
  }

  /** How many changes there are of each kind. */
  function tally(found) {
    const counts = new Map();
    for (const { kind } of found) counts.set(kind, (counts.get(kind) || 0) + 1);
    return element(
      "ul",
      { class: "tally" },
      ...[...counts].map(([kind, count]) => element("li", { class: `change ${kind}` }, `${heading(`change.${kind}`)} ${count}`)),
    );
  }

  function tableOf(found, name, refs) {
    if (!found.length) return element("p", { class: "lead" }, heading("changes.none"));
    const heads = [...HEADS.map((head) => heading(`changes.${head}`)), term("source")];
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": `${heading("changes.changes")}: ${name}` },
      element(
        "table",
        { class: "list answer revised stacked" },
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...found.map((change) => rowOf(change, refs))),
      ),
    );
  }

  function rowOf(change, refs) {
    const node = model.nodes.get(change.item);
    const [before, after] = sidesOf(change);
    return element(
      "tr",
      node ? { "data-node": node.id, "data-kind": node.kind } : {},
      element("td", { class: "kind-cell" }, element("span", { class: `change ${change.kind}` }, heading(`change.${change.kind}`))),
      element("td", { class: "item" }, node ? nodeButton(node, { class: "link" }) : said("span", change.name)),
      element("td", { class: "what" }, said("span", change.what)),
      element("td", { class: "side-cell", "data-label": heading("changes.before") }, ...before),
      element("td", { class: "side-cell", "data-label": heading("changes.after") }, ...after),
      element("td", { class: "refs" }, ...change.cited.map((one) => refs.note(one))),
    );
  }

  const hasText = (side) => side.length === 1 && !side[0].node;
  const showValue = ({ node, text }) =>
    model.nodes.has(node) ? nodeButton(model.nodes.get(node), { class: "link" }) : said("span", { ko: inLines(nameValue({ node, text })) });
  /** A text with each of its entries on a line. */
  const inLines = (text) => say(text).replaceAll("; ", ";\n");
  const nameValue = ({ node, text }) => (node ? revisions.nameOf(node) : text);

  /** Both sides: texts with the words that differ marked, things as buttons. */
  function sidesOf({ before, after }) {
    if (hasText(before) && hasText(after)) return wordmarks.mark(inLines(before[0].text), inLines(after[0].text));
    return [before, after].map((side) =>
      side.length ? [element("span", { class: "things" }, ...side.map(showValue))] : [element("span", { class: "nothing" }, "–")],
    );
  }

  /** The view as rows: those of the report on changes, with the sources as text. */
  function rows() {
    const write = (side) => side.map((value) => say(nameValue(value))).join("; ");
    const editions = ["before_edition", "after_edition"].map((key) => heading(`changes.${key}`));
    return [
      [say(model.nodeKinds.get("Roadmap")?.label), ...editions, ...HEADS.map((head) => heading(`changes.${head}`)), term("source")],
      ...steps().flatMap((step) =>
        (changesOf(step) || []).map((change) => [
          nameNode(step.plan),
          nameVersion(step.before),
          nameVersion(step.after),
          heading(`change.${change.kind}`),
          say(change.name),
          say(change.what),
          write(change.before),
          write(change.after),
          change.cited.map(cite).join("; "),
        ]),
      ),
    ];
  }

  const builtFor = () => JSON.stringify([filters.key(), state.span, state.revised, state.before, state.after, state.start, state.stop]);

  return { builtFor, build, rows };
})();
views.set("changes", changes);
