/* Money from its funding source through the project to the region, also as text, with reconciliations. */

import { figures } from "../data/figures.js";
import { flows } from "../data/flows.js";
import { funding } from "../data/funding.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { balance } from "../parts/balance.js";
import { bars } from "../parts/bars.js";
import { caveats } from "../parts/caveats.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { moneyfile } from "../parts/moneyfile.js";
import { ranking } from "../parts/ranking.js";
import { sankey } from "../parts/sankey.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const money = (() => {
  const { element, nodeButton } = dom;
  const { say, term, heading, nameNode, nameFund, nameStage, sortGroups, citeAll, formatWon } = wording;

  /** The plans with amounts, and the chosen one, which may have none. */
  const plans = () => model.roots.filter((root) => root === state.plan || [root, ...model.below(root)].some(figures.costsOf));

  /** The flows of the chosen plan that the filters leave. Kinds do not count: the money of a project may be stated with its plan. */
  const shown = () => flows.of(state.plan, state.facets);

  /** The pixels between the left and the right padding of *host*. */
  function widthIn(host) {
    const { paddingLeft, paddingRight } = getComputedStyle(host);
    return Math.max(0, host.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
  }

  function build(host) {
    const found = shown();
    host.replaceChildren(
      element("h2", {}, term("moneyTitle")),
      element("p", { class: "lead" }, term("moneyLead")),
      ...becameOf(),
      ...yearOf(),
      element("div", { class: "choices" }, planChoice(), scaleChoice()),
    );
    if (!found.length) host.append(element("p", {}, term("none")));
    else host.append(sankey.draw(found, widthIn(host) || 760, state.scale), ...unsharedOf(), tableOf(found));
    host.append(...balances().map(balance.of));
    host.append(sumsOf());
  }

  /** What the amounts are if a year is chosen, and whether some are of that year alone. */
  function yearOf() {
    const { year } = state.facets;
    const hasOwn = year && funding.sums("year", { ...state.facets, plan: state.plan }).some(({ group }) => group === year);
    return year ? [element("p", { class: "lead" }, term("yearMoney")(year, hasOwn))] : [];
  }

  /** What the filtered region has become by the day, because its sums stay under its own name. */
  function becameOf() {
    const { region } = state.facets;
    const steps = (model.incoming.get(region) || []).filter(({ kind }) => kind === "replaces");
    return steps.map(({ source, since }) =>
      element("p", { class: "lead became" }, term("becameRegion")(nameNode(region), nameNode(source), since || "")),
    );
  }

  /** The activities of the filtered region of which no source states its part, and which the flows therefore leave out. */
  function unsharedOf() {
    const { region } = state.facets;
    const found = region ? funding.missing("source", state.facets).filter(({ why }) => why === "share") : [];
    if (!found.length) return [];
    const names = found.flatMap(({ activity }, at) => [at ? ", " : "", nodeButton(model.nodes.get(activity), { class: "link" })]);
    return [element("p", { class: "lead unshared" }, term("unsharedHere")(nameNode(region), found.length), ...names)];
  }

  /** The reconciliations that neither the chosen plan nor the filters leave out. */
  function balances() {
    const isLeft = (one) => (!state.plan || one.roadmap === state.plan) && (!state.narrowed || state.narrowed.has(one.roadmap));
    return model.reconciliations.filter(isLeft);
  }

  const scaleChoice = () =>
    listing.choice({
      id: "scale",
      label: term("scale"),
      values: address.MODES.scale.map((one) => [one, term(`scale.${one}`)]),
      chosen: state.scale,
      onChoose: (value) => commands.change({ scale: value }),
    });

  /** The sections of the report on funding for the filtered region: sums, amounts, activities without one. */
  function sumsOf() {
    const { by, plan } = state;
    const chosen = { ...state.facets, plan };
    const of = [plan, chosen.region].filter(Boolean).map(nameNode).join(", ");
    const group = heading(`group.${by}`);
    const known = (text) => text || term("notStated");
    const heads = by === "source" ? [group, term("stage")] : [group, term("funds"), term("stage")];
    const key = (one, { kind, stage }) => [
      by === "source" ? nameFund(kind) : known(one),
      ...(by === "source" ? [] : [nameFund(kind)]),
      known(nameStage(stage)),
    ];
    return element(
      "section",
      { class: "sums" },
      element("h2", {}, `${term("sumsTitle")}${of ? `: ${of}` : ""}`),
      listing.choice({
        id: "by",
        label: term("by"),
        values: address.MODES.by.map((one) => [one, heading(`group.${one}`)]),
        chosen: by,
        onChoose: (value) => commands.change({ by: value }),
      }),
      ...ranking.of(by, chosen, state.sum),
      listing.section({
        name: "funding.sums",
        note: heading(`note.${by}`),
        heads: [...heads, term("amountCount"), term("won"), term("remark")],
        rows: sortGroups(funding.sums(by, chosen)).map((one) => [
          ...key(one.group, one),
          one.count,
          { won: one.value, inferred: one.inferred },
          caveats.of(by, chosen, one).join(" · "),
        ]),
      }),
      listing.section({
        name: "funding.amounts",
        folded: true,
        heads: [...heads, term("activity"), term("won"), term("counted"), term("sourceOf")],
        rows: sortGroups(funding.amounts(by, chosen)).map(({ group: one, amount, why }) => [
          ...key(one, amount),
          amount.activity,
          { won: amount.value, inferred: amount.share && amount.status === "inferred" },
          heading(`counted.${why}`),
          citeAll(amount),
        ]),
      }),
      listing.section({
        name: "funding.missing",
        folded: true,
        heads: [term("region"), term("activity"), term("lacking"), term("pricedWhole")],
        rows: funding
          .missing(by, chosen)
          .map(({ activity, why, whole, kind }) => [
            homes.of(activity).regions,
            activity,
            [heading(`lacks.${why}`), kind && nameFund(kind)].filter(Boolean).join(": "),
            whole,
          ]),
      }),
    );
  }

  function planChoice() {
    const field = element(
      "select",
      { id: "plan", onchange: () => commands.change({ plan: field.value || null }) },
      element("option", { value: "" }, term("allPlans")),
      ...plans().map((id) => element("option", { value: id }, listing.namePlan(id))),
    );
    field.value = state.plan || "";
    return element("p", { class: "filter" }, element("label", { for: "plan" }, say(model.nodeKinds.get("Roadmap")?.label)), field);
  }

  /* The same as text */

  const HEADS = ["activity", "total", "funds", "regionParts"];

  function tableOf(found) {
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": term("moneyTable") },
      element(
        "table",
        { class: "list amounts" },
        element("caption", { class: "unseen" }, term("moneyTable")),
        element("thead", {}, element("tr", {}, ...HEADS.map((head) => element("th", { scope: "col" }, term(head))))),
        element("tbody", {}, ...found.map(rowOf)),
      ),
    );
  }

  function rowOf({ id, total, whole, sources, regions }) {
    const node = model.nodes.get(id);
    return element(
      "tr",
      { "data-node": id, "data-kind": node.kind },
      element("td", { class: "name" }, nodeButton(node, { class: "link", withMark: true })),
      total ? element("td", { class: "won" }, element("span", { title: citeAll(total) }, formatWon(whole))) : nothing("won"),
      element("td", {}, bars.ofSources(sources)),
      element("td", {}, regions.length ? bars.ofRegions(regions) : element("span", { class: "none" }, term("shareUnknown"))),
    );
  }

  const nothing = (kind = "") => element("td", { class: `${kind} nothing`.trim() }, "–");

  const rows = () => moneyfile.rows(shown(), balances());

  /** The inputs: the view is rebuilt only if they change, so that the table keeps the focus. */
  function builtFor() {
    const { plan, by, scale, sum, narrowed } = state;
    return JSON.stringify([plan, by, scale, sum, filters.key(), narrowed && [...narrowed]]);
  }

  return { builtFor, build, rows, followsWidth: true };
})();
views.set("money", money);
