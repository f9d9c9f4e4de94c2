/* The first view: what the page is, as of when, from which sources, its key figures, what is new, and what to ask it. */

import { buckets } from "../data/buckets.js";
import { figures } from "../data/figures.js";
import { funding } from "../data/funding.js";
import { model } from "../data/model.js";
import { revisions } from "../data/revisions.js";
import { askbox } from "../parts/askbox.js";
import { caveats } from "../parts/caveats.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { offered } from "../parts/offered.js";
import { planindex } from "../parts/planindex.js";
import { references } from "../parts/references.js";
import { storybar } from "../parts/storybar.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { keepsake } from "../state/keepsake.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const front = (() => {
  const { element } = dom;
  const { say, term, nameNode, nameVersion, nameFund, nameStage, nameSum, nameSumOf, nameSource, dateOf } = wording;
  const KINDS = ["Roadmap", "Project", "Region", "Agency", "Concept"];
  const MOST = 6;
  const MOST_SOURCES = 3;

  const button = (text, onclick, more = {}) => element("button", { type: "button", class: "link", ...more, onclick }, text);

  function build(host) {
    const column = (...blocks) => element("div", {}, ...blocks);
    host.replaceChildren(
      element("h2", {}, term("frontTitle")),
      element("p", { class: "lead" }, term("frontLead")),
      model.days.length ? element("p", { class: "stand" }, term("stand")(lastDay(), known().length)) : "",
      ...keptOf(),
      figuresOf(),
      column(moneyOf(), questionsOf()),
      column(newsOf(), sourcesOf()),
      ...[plansOf()].filter(Boolean),
    );
  }

  /** The note and the story of a copy. */
  function keptOf() {
    const { note, story } = keepsake.kept;
    const steps = story.map(({ title, text }, place) =>
      element(
        "li",
        {},
        button(title || `${place + 1}`, () => storybar.tell(place)),
        text ? element("small", {}, text) : null,
      ),
    );
    return [
      note ? section("note", element("p", { class: "note" }, note)) : null,
      story.length ? section("story", element("ol", { class: "story-list" }, ...steps)) : null,
    ].filter(Boolean);
  }

  const section = (name, ...inside) =>
    element("section", { class: "block", "data-block": name }, element("h3", {}, term(`front.${name}`)), ...inside);

  /* Figures */

  /** The number of things of a kind that the filters leave; the list of all items counts the same. */
  const countOf = (kind) => [...model.nodes.values()].filter((node) => node.kind === kind && filters.shows(node.id)).length;

  function figuresOf() {
    const kinds = KINDS.filter((kind) => countOf(kind));
    return element(
      "ul",
      { class: "tiles" },
      ...kinds.map((kind) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", class: "tile", "data-figure": kind, onclick: () => commands.listKind(kind) },
            element("b", {}, countOf(kind).toLocaleString()),
            element("span", { class: "cap" }, say(model.nodeKinds.get(kind).label)),
          ),
        ),
      ),
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "tile wide-tile", onclick: () => commands.openView("map") },
          element("b", { "aria-hidden": "true" }, "↗"),
          element("span", {}, term("seeMap")),
        ),
      ),
    );
  }

  /** The sums of whole projects by stage, as the report on funding has them, then the largest of single funding sources. */
  function sums() {
    const found = [...funding.sums("source", state.facets)].sort((a, b) => figures.toNumber(b.value) - figures.toNumber(a.value));
    return [...found.filter(({ kind }) => kind === "total"), ...found.filter(({ kind }) => kind !== "total").slice(0, MOST_SOURCES)];
  }

  const remarksOn = (sum) => caveats.of("source", state.facets, { ...sum, group: sum.kind });

  function moneyOf() {
    const found = sums();
    if (!found.length) return null;
    const row = (sum) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, nameSumOf(sum)),
        element(
          "td",
          { class: "won" },
          button(nameSum(sum.value, sum.inferred), () => commands.openFunding("source")),
        ),
        element("td", { class: "count" }, term("amountsAdded")(sum.count)),
      );
    const remark = (sum) => {
      const said = remarksOn(sum).join(" · ");
      return said ? [element("tr", {}, element("td", { class: "remark", colspan: "3" }, said))] : [];
    };
    return section(
      "money",
      element("table", { class: "front-sums" }, element("tbody", {}, ...found.flatMap((sum) => [row(sum), ...remark(sum)]))),
      element("p", { class: "lead" }, [term("frontMoney"), unshared()].filter(Boolean).join(" ")),
    );
  }

  /** How many activities of the filtered region are in no sum because its part is unknown. */
  function unshared() {
    const { region } = state.facets;
    const count = region ? funding.missing("source", state.facets).filter(({ why }) => why === "share").length : 0;
    return count ? term("unsharedCount")(nameNode(region), count) : "";
  }

  /* What is new */

  /** The new plans and editions of the last year, the newest first. */
  function news() {
    const stop = revisions.lastDay();
    const from = revisions.yearBefore(stop);
    const editions = revisions.between(from, stop).map((step) => ({ ...step, isEdition: true }));
    const plans = revisions.newPlans(from, stop).map(({ id, since }) => ({ plan: id, since }));
    return [...editions, ...plans].filter(({ plan }) => filters.shows(plan)).sort((a, b) => b.since.localeCompare(a.since));
  }

  function newsOf() {
    const found = news();
    if (!found.length) return null;
    return section(
      "news",
      element("ul", {}, ...found.slice(0, MOST).map(newsItem)),
      button(term("allNews"), () => commands.change({ view: "changes", span: "days", start: "", stop: "" }), { class: "tool small" }),
    );
  }

  function newsItem({ plan, since, before, after, isEdition }) {
    const found = isEdition ? revisions.changesOf(plan, before.position, after.position) : null;
    const open = isEdition
      ? () => commands.change({ view: "changes", span: "plan", revised: plan, before: before.position, after: after.position })
      : () => commands.openPlan(plan);
    return element(
      "li",
      { class: "dated" },
      element("span", { class: "date" }, since),
      element(
        "span",
        {},
        button(nameNode(plan), open, { "data-plan": plan }),
        element("small", {}, isEdition ? term("newEdition")(nameVersion(after), found?.length ?? 0) : term("newPlan")),
      ),
    );
  }

  /* Questions */

  const questionsOf = () =>
    section(
      "questions",
      askbox.draw(),
      element("ul", {}, ...offered.list().map(({ text, open }) => element("li", {}, button(text, open)))),
    );

  /* Sources */

  /** The sources of the editions that the filters leave, the newest first; each once, with the plans that cite it. */
  function known() {
    const left = model.editions.filter(
      ({ plan, cited, issued }) => cited && model.nodes.has(plan) && model.holds({ since: issued }) && filters.shows(plan),
    );
    const found = [...buckets.by(left, ({ cited }) => cited.source).values()].map((some) => ({
      citation: some.at(-1).cited,
      plans: [...new Set(some.map(({ plan }) => plan))],
    }));
    return found.sort((a, b) => (b.citation.source.issued || "").localeCompare(a.citation.source.issued || ""));
  }

  /** The day of the newest edition that the filters leave. */
  function lastDay() {
    const left = model.editions.filter(({ plan, since }) => model.holds({ since }) && model.nodes.has(plan) && filters.shows(plan));
    return filters.isActive() && left.length
      ? left
          .map(({ since }) => since)
          .sort()
          .at(-1)
      : revisions.lastDay();
  }

  /** Below the title stands the publisher; below a source without a title, what it is about. */
  function sourceItem({ citation, plans }) {
    const { source } = citation;
    return element(
      "li",
      { class: "dated" },
      element("span", { class: "date" }, dateOf(citation)),
      element(
        "span",
        {},
        references.linkTo(source.url, {}, nameSource(source)),
        element("small", {}, say(source.title) ? source.publisher : plans.map(nameNode).join(", ")),
      ),
    );
  }

  function sourcesOf() {
    const found = known();
    if (!found.length) return null;
    const rest = found.slice(MOST);
    return section(
      "sources",
      element("ul", {}, ...found.slice(0, MOST).map(sourceItem)),
      rest.length
        ? element("details", {}, element("summary", {}, term("moreSources")(rest.length)), element("ul", {}, ...rest.map(sourceItem)))
        : null,
    );
  }

  const plansOf = () => (planindex.plans().length ? section("plans", planindex.draw(commands.openPlan)) : null);

  /** The view as rows: the figures, the sums, the news and the sources, each fact in a cell of its own. */
  const rows = () => [
    [term("what"), term("name"), term("number"), term("stage"), ...listing.wonHeads(), term("publisher"), term("date"), term("webAddress")],
    ...KINDS.map((kind) => [term("frontTitle"), say(model.nodeKinds.get(kind)?.label), countOf(kind), "", "", "", "", "", "", ""]),
    ...sums().map((one) => [
      term("front.money"),
      nameFund(one.kind),
      one.count,
      nameStage(one.stage) || term("noStage"),
      ...listing.wonCells(one.value),
      "",
      "",
      "",
    ]),
    ...news().map(({ plan, since }) => [term("front.news"), nameNode(plan), "", "", "", "", "", "", since, ""]),
    ...known().map(({ citation }) => {
      const { source } = citation;
      return [term("front.sources"), nameSource(source), "", "", "", "", "", source.publisher, dateOf(citation), source.url || ""];
    }),
  ];

  return { builtFor: () => filters.key() + JSON.stringify([keepsake.kept.note, keepsake.kept.story]), build, rows };
})();
views.set("front", front);
