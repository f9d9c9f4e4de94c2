/* Money from its funding source through the project to the region, also as text, with reconciliations. */

import { figures } from "../data/figures.js";
import { funding } from "../data/funding.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { balance } from "../parts/balance.js";
import { bars } from "../parts/bars.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const money = (() => {
  const { element, svg, said, nodeButton } = dom;
  const { say, term, heading, nameNode, nameFund, nameStage, nameSum, sortGroups, citeAll, formatWon } = wording;
  const BAR = 12;
  const MOST_WIDTH = 860;
  const GAP = 14;
  const LEAST = 60;
  /** Activities with costs and without a parent with costs, in the order of plans, or of the chosen plan. */
  function costed() {
    const found = [];
    const visit = (id) => {
      const parts = model.parts.get(id) || [];
      const inner = parts.flatMap((part) => (figures.costsOf(part) ? [part] : innermost(part)));
      if (model.nodes.get(id).kind === "Roadmap" && inner.length) found.push(...inner);
      else if (figures.costsOf(id)) found.push(id);
    };
    const innermost = (id) => (model.parts.get(id) || []).flatMap((part) => (figures.costsOf(part) ? [part] : innermost(part)));
    for (const root of plans()) if (!state.plan || state.plan === root) visit(root);
    const { narrowed, hiddenNodes } = state;
    return [...new Set(found)].filter((id) => (!narrowed || narrowed.has(id)) && !hiddenNodes.has(model.nodes.get(id).kind));
  }

  const plans = () => model.roots.filter((root) => [root, ...model.below(root)].some(figures.costsOf));

  function build(host) {
    const flows = bars.flowsOf(costed());
    host.replaceChildren(element("h2", {}, term("moneyTitle")), element("p", { class: "lead" }, term("moneyLead")), planChoice());
    if (!flows.length) host.append(element("p", {}, term("none")));
    else host.append(element("div", { class: "flow", "aria-hidden": "true" }), tableOf(flows));
    const isLeft = (one) => (!state.plan || one.roadmap === state.plan) && (!state.narrowed || state.narrowed.has(one.roadmap));
    host.append(...model.reconciliations.filter(isLeft).map(balance.of));
    host.append(sumsOf());
    if (flows.length) draw(host.querySelector(".flow"), flows);
  }

  /** The sections of the report on funding for the filtered region: sums, amounts, activities without one. */
  function sumsOf() {
    const { by } = state;
    const { region } = state.facets;
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
      element("h2", {}, `${term("sumsTitle")}${region ? `: ${nameNode(region)}` : ""}`),
      listing.choice({
        id: "by",
        label: term("by"),
        values: address.MODES.by.map((one) => [one, heading(`group.${one}`)]),
        chosen: by,
        onChoose: (value) => commands.change({ by: value }),
      }),
      listing.section({
        name: "funding.sums",
        note: heading(`note.${by}`),
        heads: [...heads, term("amountCount"), term("won")],
        rows: sortGroups(funding.sums(by, state.facets)).map((one) => [
          ...key(one.group, one),
          one.count,
          { won: one.value, inferred: one.inferred },
        ]),
      }),
      listing.section({
        name: "funding.amounts",
        folded: true,
        heads: [...heads, term("activity"), term("won"), term("counted"), term("sourceOf")],
        rows: sortGroups(funding.amounts(by, state.facets)).map(({ group: one, amount, why }) => [
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
          .missing(by, state.facets)
          .map(({ activity, why, whole }) => [homes.of(activity).regions, activity, heading(`lacks.${why}`), whole]),
      }),
    );
  }

  function planChoice() {
    const field = element(
      "select",
      { id: "plan", onchange: () => commands.change({ plan: field.value || null }) },
      element("option", { value: "" }, term("allPlans")),
      ...plans().map((id) => said("option", model.nodes.get(id).label, { value: id })),
    );
    field.value = state.plan || "";
    return element("p", { class: "filter" }, element("label", { for: "plan" }, say(model.nodeKinds.get("Roadmap")?.label)), field);
  }

  /* The drawing */

  function draw(host, flows) {
    const width = Math.min(MOST_WIDTH, Math.max(560, host.clientWidth || 760));
    const left = 150;
    const middle = Math.round(width * 0.44);
    const right = width - 168;
    const most = flows.reduce((sum, flow) => sum + figures.toNumber(flow.all), 0);
    const perWon = Math.max(240, flows.length * 34) / (most || 1);
    const lines = stack(
      flows.map((flow) => ({ key: flow.id, value: figures.toNumber(flow.all) })),
      perWon,
      LEAST,
    );
    const height = lines.height;
    const funds = stack(totals(flows.flatMap((flow) => flow.sources.map(({ fund, value }) => [fund, value]))), perWon, 38, height);
    const regions = stack(
      totals(flows.flatMap((flow) => flow.regions.map(({ region, value, inferred }) => [region, value, inferred]))),
      perWon,
      38,
      height,
    );
    const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "flows" });
    for (const flow of flows) {
      const row = lines.at.get(flow.id);
      let into = row.top;
      let out = row.top;
      for (const { fund, value } of flow.sources) {
        const thick = figures.toNumber(value) * perWon;
        drawing.append(
          ribbon([left + BAR, funds.take(fund, thick)], [middle, into], thick, bars.colourOf(fund), fund === bars.REST ? "flow-rest" : ""),
        );
        into += thick;
      }
      for (const { region, value } of flow.regions) {
        const thick = figures.toNumber(value) * perWon;
        drawing.append(ribbon([middle + BAR, out], [right, regions.take(region, thick)], thick, bars.REGION, ""));
        out += thick;
      }
      drawing.append(bar(middle, row, "flow-row"));
    }
    for (const [fund, place] of funds.at) drawing.append(bar(left, place, "", bars.colourOf(fund)));
    for (const place of regions.at.values()) drawing.append(bar(right, place, "", bars.REGION));
    host.style.height = `${height}px`;
    host.replaceChildren(
      drawing,
      ...[...funds.at].map(([fund, place]) => caption("fund", 0, left - 8, place, bars.nameSource(fund), place.won)),
      ...flows.map((flow) => caption("row", middle + BAR + 8, right - 8, lines.at.get(flow.id), nameNode(flow.id), flow.all)),
      ...[...regions.at].map(([region, place]) =>
        caption("region", right + BAR + 8, width, place, nameNode(region), place.won, place.inferred),
      ),
    );
  }

  /** Sums by key, in the order of the first use of a key. */
  function totals(pairs) {
    const lists = new Map();
    const doubtful = new Set();
    for (const [key, value, inferred] of pairs) {
      lists.set(key, [...(lists.get(key) || []), value]);
      if (inferred) doubtful.add(key);
    }
    return [...lists].map(([key, values]) => {
      const won = figures.sum(values);
      return { key, value: figures.toNumber(won), won, inferred: doubtful.has(key) };
    });
  }

  /** Stacked places, each at least *least* high including its gap, centred in *room* if that is larger. */
  function stack(entries, perWon, least, room = 0) {
    const slots = entries.map(({ value }) => Math.max(value * perWon + GAP, least));
    const height = slots.reduce((sum, slot) => sum + slot, 0);
    const at = new Map();
    let top = Math.max(0, (room - height) / 2);
    entries.forEach(({ key, value, won, inferred }, index) => {
      const tall = value * perWon;
      at.set(key, {
        top: top + (slots[index] - tall) / 2,
        tall,
        next: top + (slots[index] - tall) / 2,
        slotTop: top,
        slot: slots[index],
        won,
        inferred,
      });
      top += slots[index];
    });
    const take = (key, thick) => {
      const place = at.get(key);
      const from = place.next;
      place.next += thick;
      return from;
    };
    return { at, take, height: Math.ceil(Math.max(height, room)) };
  }

  function ribbon([x0, y0], [x1, y1], thick, colour, more) {
    const mid = (x0 + x1) / 2;
    const y2 = y0 + thick;
    const y3 = y1 + thick;
    return svg("path", {
      d: `M${x0} ${y0}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}L${x1} ${y3}C${mid} ${y3} ${mid} ${y2} ${x0} ${y2}z`,
      fill: colour,
      class: `ribbon ${more}`,
    });
  }

  function bar(x, { top, tall }, more, colour) {
    const made = svg("rect", { x, y: top, width: BAR, height: Math.max(2, tall), rx: 2, class: `flow-bar ${more}` });
    if (colour) made.setAttribute("fill", colour);
    return made;
  }

  function caption(kind, from, to, { slotTop, slot }, text, won, inferred) {
    const made = element("div", { class: `caption ${kind}` }, element("span", {}, text), element("b", {}, nameSum(won, inferred)));
    Object.assign(made.style, { left: `${from}px`, width: `${to - from}px`, top: `${slotTop}px`, height: `${slot}px` });
    return made;
  }

  /* The same as text */

  const HEADS = ["activity", "total", "funds", "regionParts"];

  function tableOf(flows) {
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": term("moneyTable") },
      element(
        "table",
        { class: "list amounts" },
        element("caption", { class: "unseen" }, term("moneyTable")),
        element("thead", {}, element("tr", {}, ...HEADS.map((head) => element("th", { scope: "col" }, term(head))))),
        element("tbody", {}, ...flows.map(rowOf)),
      ),
    );
  }

  function rowOf({ id, total, sources, regions }) {
    const node = model.nodes.get(id);
    return element(
      "tr",
      { "data-node": id, "data-kind": node.kind },
      element("td", { class: "name" }, nodeButton(node, { class: "link", withMark: true })),
      element("td", { class: "won" }, total ? element("span", { title: citeAll(total) }, formatWon(total.value)) : "–"),
      element("td", {}, bars.ofSources(sources)),
      element("td", {}, regions.length ? bars.ofRegions(regions) : "–"),
    );
  }

  const rows = () => [
    [...HEADS.slice(0, 1), "source", "kind", "won", "sourceOf"].map(term),
    ...bars
      .flowsOf(costed())
      .flatMap(({ id, sources, regions }) => [
        ...sources.map(({ fund, value, fact }) => [nameNode(id), bars.nameSource(fund), term("funds"), value, citeAll(fact)]),
        ...regions.map(({ region, value, amount }) => [nameNode(id), nameNode(region), term("regionParts"), value, citeAll(amount)]),
      ]),
  ];

  /** The inputs: the view is rebuilt only if they change, so that the table keeps the focus. */
  function builtFor() {
    const { plan, by, narrowed, hiddenNodes } = state;
    return JSON.stringify([plan, by, narrowed && [...narrowed], [...hiddenNodes]]);
  }

  return { builtFor, build, rows, followsWidth: true };
})();
views.set("money", money);
