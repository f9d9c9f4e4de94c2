"use strict";
/* Money from its source through the project to the region, every amount again as text, and announced sums checked. */
const money = (() => {
  const { element, svg, said, nodeButton } = dom;
  const COLOURS = { national: "#0072B2", province: "#56B4E9", city: "#E69F00", local: "#F0E442", private: "#009E73" };
  const REST = "rest";
  const OTHER = "#8A8F98";
  const REGION = "#CC79A7";
  const BAR = 12;
  const MOST_WIDTH = 860;
  const GAP = 14;
  const LEAST = 60;
  let built = null;
  const colourOf = (fund) => COLOURS[fund] || OTHER;
  const nameFund = (fund) => (fund === REST ? app.term("restOfTotal") : figures.nameFund(fund));

  /** Activities with costs that are part of no other with costs, in the order of their plans; of one plan if one is chosen. */
  function costed() {
    const found = [];
    const visit = (id) => {
      const parts = model.parts.get(id) || [];
      const inner = parts.flatMap((part) => (figures.hasCosts(part) ? [part] : innermost(part)));
      if (model.nodes.get(id).kind === "Roadmap" && inner.length) found.push(...inner);
      else if (figures.hasCosts(id)) found.push(id);
    };
    const innermost = (id) => (model.parts.get(id) || []).flatMap((part) => (figures.hasCosts(part) ? [part] : innermost(part)));
    for (const root of plans()) if (!app.state.plan || app.state.plan === root) visit(root);
    const { narrowed, hiddenNodes } = app.state;
    return [...new Set(found)].filter((id) => (!narrowed || narrowed.has(id)) && !hiddenNodes.has(model.nodes.get(id).kind));
  }

  const plans = () => model.roots.filter((root) => [root, ...model.below(root)].some(figures.hasCosts));

  /** What flows: from each fund to an activity, and from it to each region, in won. */
  function flowsOf(ids) {
    return ids.map((id) => {
      const { funds, rest, all, total } = figures.costs(id);
      const sources = funds.map((one) => ({ fund: one.kind, value: one.value, fact: one }));
      if (Number(rest) > 0) sources.push({ fund: REST, value: rest, fact: total });
      return { id, all, sources, regions: figures.regional(id) };
    });
  }

  function build(host) {
    const flows = flowsOf(costed());
    host.replaceChildren(element("h2", {}, app.term("moneyTitle")), element("p", { class: "lead" }, app.term("moneyLead")), planChoice());
    if (!flows.length) host.append(element("p", {}, app.term("none")));
    else host.append(element("div", { class: "flow", "aria-hidden": "true" }), tableOf(flows));
    host.append(...model.reconciliations.filter((one) => !app.state.plan || one.roadmap === app.state.plan).map(reconciled));
    host.append(sumsOf());
    if (flows.length) draw(host.querySelector(".flow"), flows);
  }

  /** What the report on funding says: sums, the amounts behind them, what has none; of the region that is picked out. */
  function sumsOf() {
    const {
      by,
      facets: { region },
    } = app.state;
    const { sums, amounts, missing } = ledger.funding({ by, region });
    const group = app.heading(`group.${by}`);
    const { term } = app;
    const known = (text) => text || term("notStated");
    const heads = by === "source" ? [group, term("stage")] : [group, term("kindOfMoney"), term("stage")];
    const key = (one, { kind, stage }) => [
      by === "source" ? figures.nameFund(kind) : known(one),
      ...(by === "source" ? [] : [figures.nameFund(kind)]),
      known(figures.nameStage(stage)),
    ];
    return element(
      "section",
      { class: "sums" },
      element("h2", {}, `${term("sumsTitle")}${region ? `: ${app.say(model.nodes.get(region).label)}` : ""}`),
      listing.choice({
        id: "by",
        label: term("by"),
        values: app.MODES.by.map((one) => [one, app.heading(`group.${one}`)]),
        chosen: by,
        onChoose: (value) => app.change({ by: value }),
      }),
      listing.section({
        name: "funding.sums",
        note: app.heading(`note.${by}`),
        heads: [...heads, term("amountCount"), term("won")],
        rows: sums.map((one) => [...key(one.group, one), one.count, { won: one.value }]),
      }),
      listing.section({
        name: "funding.amounts",
        folded: true,
        heads: [...heads, term("activity"), term("won"), term("counted"), term("sourceOf")],
        rows: amounts.map(({ group: one, amount, value, why }) => [
          ...key(one, amount),
          amount.activity,
          { won: value },
          app.heading(`counted.${why}`),
          amount.place || "",
        ]),
      }),
      listing.section({
        name: "funding.missing",
        folded: true,
        heads: [term("region"), term("activity"), term("lacking"), term("pricedWhole")],
        rows: missing.map(({ region: home, activity, why, whole }) => [home, activity, app.heading(`lacks.${why}`), whole]),
      }),
    );
  }

  function planChoice() {
    const field = element(
      "select",
      { id: "plan", onchange: () => app.change({ plan: field.value || null }) },
      element("option", { value: "" }, app.term("allPlans")),
      ...plans().map((id) => said("option", model.nodes.get(id).label, { value: id })),
    );
    field.value = app.state.plan || "";
    return element("p", { class: "filter" }, element("label", { for: "plan" }, app.say(model.nodeKinds.get("Roadmap")?.label)), field);
  }

  /* The drawing */

  function draw(host, flows) {
    const width = Math.min(MOST_WIDTH, Math.max(560, host.clientWidth || 760));
    const left = 150;
    const middle = Math.round(width * 0.44);
    const right = width - 168;
    const most = flows.reduce((sum, flow) => sum + Number(flow.all), 0);
    const perWon = Math.max(240, flows.length * 34) / most;
    const rows = stack(
      flows.map((flow) => ({ key: flow.id, value: Number(flow.all) })),
      perWon,
      LEAST,
    );
    const height = rows.height;
    const funds = stack(totals(flows.flatMap((flow) => flow.sources.map(({ fund, value }) => [fund, value]))), perWon, 38, height);
    const regions = stack(totals(flows.flatMap((flow) => flow.regions.map(({ region, value }) => [region, value]))), perWon, 38, height);
    const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "flows" });
    for (const flow of flows) {
      const row = rows.at.get(flow.id);
      let into = row.top;
      let out = row.top;
      for (const { fund, value } of flow.sources) {
        const thick = Number(value) * perWon;
        drawing.append(
          ribbon([left + BAR, funds.take(fund, thick)], [middle, into], thick, colourOf(fund), fund === REST ? "flow-rest" : ""),
        );
        into += thick;
      }
      for (const { region, value } of flow.regions) {
        const thick = Number(value) * perWon;
        drawing.append(ribbon([middle + BAR, out], [right, regions.take(region, thick)], thick, REGION, ""));
        out += thick;
      }
      drawing.append(bar(middle, row, "flow-row"));
    }
    for (const [fund, place] of funds.at) drawing.append(bar(left, place, "", colourOf(fund)));
    for (const place of regions.at.values()) drawing.append(bar(right, place, "", REGION));
    host.style.height = `${height}px`;
    host.replaceChildren(
      drawing,
      ...[...funds.at].map(([fund, place]) => caption("fund", 0, left - 8, place, nameFund(fund), place.won)),
      ...flows.map((flow) =>
        caption("row", middle + BAR + 8, right - 8, rows.at.get(flow.id), app.say(model.nodes.get(flow.id).label), flow.all),
      ),
      ...[...regions.at].map(([region, place]) =>
        caption("region", right + BAR + 8, width, place, app.say(model.nodes.get(region).label), place.won),
      ),
    );
  }

  /** Sums by key, in the order in which the keys first occur. */
  function totals(pairs) {
    const lists = new Map();
    for (const [key, value] of pairs) lists.set(key, [...(lists.get(key) || []), value]);
    return [...lists].map(([key, values]) => ({ key, value: Number(figures.sum(values)), won: figures.sum(values) }));
  }

  /** Places one below the other, each at least *least* high with its gap; in the middle of *room* if there is more. */
  function stack(entries, perWon, least, room = 0) {
    const slots = entries.map(({ value }) => Math.max(value * perWon + GAP, least));
    const height = slots.reduce((sum, slot) => sum + slot, 0);
    const at = new Map();
    let top = Math.max(0, (room - height) / 2);
    entries.forEach(({ key, value, won }, index) => {
      const tall = value * perWon;
      at.set(key, {
        top: top + (slots[index] - tall) / 2,
        tall,
        next: top + (slots[index] - tall) / 2,
        slotTop: top,
        slot: slots[index],
        won,
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

  function caption(kind, from, to, { slotTop, slot }, text, won) {
    const made = element("div", { class: `caption ${kind}` }, element("span", {}, text), element("b", {}, figures.format(won)));
    Object.assign(made.style, { left: `${from}px`, width: `${to - from}px`, top: `${slotTop}px`, height: `${slot}px` });
    return made;
  }

  /* The same as text */

  const HEADS = ["activity", "total", "funds", "regionParts"];

  function tableOf(flows) {
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": app.term("moneyTable") },
      element(
        "table",
        { class: "list amounts" },
        element("caption", { class: "unseen" }, app.term("moneyTable")),
        element("thead", {}, element("tr", {}, ...HEADS.map((head) => element("th", { scope: "col" }, app.term(head))))),
        element("tbody", {}, ...flows.map(rowOf)),
      ),
    );
  }

  function rowOf({ id, sources, regions }) {
    const { total } = figures.costs(id);
    const node = model.nodes.get(id);
    return element(
      "tr",
      { "data-node": id, "data-kind": node.kind },
      element("td", { class: "name" }, nodeButton(node, { class: "link", withMark: true })),
      element(
        "td",
        { class: "won" },
        total ? element("span", { title: [total.cited, total.place].filter(Boolean).join(" · ") }, figures.format(total.value)) : "–",
      ),
      element(
        "td",
        {},
        splitBar(sources.map(({ fund, value }) => ({ name: nameFund(fund), value, colour: colourOf(fund), rest: fund === REST }))),
      ),
      element(
        "td",
        {},
        regions.length
          ? splitBar(
              regions.map(({ region, value, share }, index) => ({
                name: app.say(model.nodes.get(region).label),
                value,
                colour: REGION,
                rest: index > 0,
                share,
              })),
            )
          : "–",
      ),
    );
  }

  /** A bar of parts with a legend in words: nothing rests on the colours. */
  function splitBar(entries) {
    const strip = element(
      "span",
      { class: "strip", "aria-hidden": "true" },
      ...entries.map(({ value, colour, rest }) => {
        const piece = element("span", { class: rest ? "rest" : null });
        piece.style.flexGrow = String(Math.max(0.0001, Number(value)));
        piece.style.background = rest ? "" : colour;
        piece.style.setProperty("--piece", colour);
        return piece;
      }),
    );
    return element(
      "div",
      { class: "split" },
      strip,
      element(
        "ul",
        {},
        ...entries.map(({ name, value, share }) =>
          element("li", {}, `${name} `, element("b", {}, figures.format(value)), share ? ` (${app.term("share")} ${share})` : ""),
        ),
      ),
    );
  }

  /** The bars of the details panel: where the money of an activity comes from, and which regions get it. */
  function barsOf(id) {
    if (!figures.hasCosts(id)) return [];
    const [{ sources, regions }] = flowsOf([id]);
    const parts = [];
    if (sources.length) {
      parts.push(
        element("h3", {}, app.term("funds")),
        splitBar(sources.map(({ fund, value }) => ({ name: nameFund(fund), value, colour: colourOf(fund), rest: fund === REST }))),
      );
    }
    if (regions.length > 1) {
      parts.push(
        element("h3", {}, app.term("regionParts")),
        splitBar(
          regions.map(({ region, value, share }, index) => ({
            name: app.say(model.nodes.get(region).label),
            value,
            colour: REGION,
            rest: index > 0,
            share,
          })),
        ),
      );
    }
    return parts;
  }

  /** The announced amount of a region, term by term. */
  function reconciled(one) {
    const region = app.say(model.nodes.get(one.region)?.label) || one.region;
    const even = Number(one.difference) === 0;
    return element(
      "section",
      { class: "reconciled", "data-node": one.roadmap, "data-kind": "Roadmap" },
      element("h3", {}, app.term("reconciledTitle")(app.say(model.nodes.get(one.roadmap).label), region, figures.nameFund(one.kind))),
      element(
        "ol",
        { class: "terms" },
        ...one.terms
          .filter((term) => model.nodes.has(term.activity))
          .map((term) =>
            element(
              "li",
              {},
              nodeButton(model.nodes.get(term.activity), { class: "link", withMark: true }),
              " ",
              element(
                "span",
                { class: "term" },
                term.whole === term.value
                  ? figures.format(term.value)
                  : app.term("ofWhole")(figures.format(term.whole), percent(term), figures.format(term.value)),
              ),
            ),
          ),
      ),
      element(
        "p",
        { class: even ? "sum even" : "sum odd" },
        app.term("sumOf")(figures.format(one.computed), figures.format(one.announced)),
        element("span", { class: even ? "tag" : "sure" }, even ? app.term("sumEven") : app.term("sumOdd")(figures.format(one.difference))),
      ),
      element("p", { class: "place" }, one.cited ? element("span", {}, one.cited) : null, element("code", {}, one.place || "")),
    );
  }

  const percent = ({ whole, value }) => `${Math.round((Number(value) / Number(whole)) * 1000) / 10}%`;

  const rows = () => [
    [...HEADS.slice(0, 1), "source", "kind", "won", "sourceOf"].map(app.term),
    ...flowsOf(costed()).flatMap(({ id, sources, regions }) => [
      ...sources.map(({ fund, value, fact }) => [
        app.say(model.nodes.get(id).label),
        nameFund(fund),
        app.term("funds"),
        value,
        [fact?.cited, fact?.place].filter(Boolean).join(" · "),
      ]),
      ...regions.map(({ region, value, cited, place }) => [
        app.say(model.nodes.get(id).label),
        app.say(model.nodes.get(region).label),
        app.term("regionParts"),
        value,
        [cited, place].filter(Boolean).join(" · "),
      ]),
    ]),
  ];

  /** Builds again only if other amounts are asked for, so that whoever is in the table stays there. */
  function paint(host) {
    const { plan, by, narrowed, hiddenNodes } = app.state;
    const key = JSON.stringify([plan, by, narrowed && [...narrowed], [...hiddenNodes]]);
    if (key !== built) build(host);
    built = key;
    painting.paint(host);
  }

  return {
    build: (host) => {
      built = null;
      paint(host);
    },
    paint,
    rows,
    barsOf,
  };
})();
