"use strict";
/* Two regions side by side: the technologies of their plans, those they share first, and who works in both. */
const compare = (() => {
  const { element, said, nodeButton } = dom;
  let built = null;

  /** Regions that own a roadmap, in the order of the page. */
  const regions = () => {
    const own = new Set(model.roots.flatMap((root) => [...model.regionsOf(root)]));
    return [...model.nodes.keys()].filter((id) => own.has(id));
  };

  let kept = { key: null, pair: null };

  /** The two regions asked for; else the pair that shares most. */
  function pair() {
    const key = JSON.stringify([model.day, app.state.left, app.state.right]);
    if (kept.key !== key) kept = { key, pair: findPair() };
    return kept.pair;
  }

  function findPair() {
    const known = regions();
    const { left, right } = app.state;
    if (known.includes(left) && known.includes(right)) return [left, right];
    const uses = new Map(known.map((id) => [id, usesOf(id)]));
    let best = [known[0], known[1] || known[0]];
    let most = -1;
    for (const one of known) {
      for (const other of known) {
        if (one >= other) continue;
        const count = [...uses.get(one).keys()].filter((id) => uses.get(other).has(id)).length;
        if (count > most) {
          most = count;
          best = [one, other];
        }
      }
    }
    if (known.includes(left)) return [left, best.find((id) => id !== left) || best[1]];
    return best;
  }

  /** Technology -> activity -> the technologies named there that are it or narrower, over the activities of a region. */
  function usesOf(region, side = landscape.now().byRegion.get(region) || []) {
    const found = new Map();
    const { uses } = landscape.now();
    for (const id of side) {
      for (const [technology, named] of uses.get(id) || []) found.set(technology, (found.get(technology) || new Map()).set(id, named));
    }
    return found;
  }

  function table() {
    const [one, other] = pair();
    const found = meeting.find(one, other);
    const [left, right] = found.sides.map((side) => usesOf(null, side));
    const all = coverage.inTreeOrder(new Set([...left.keys(), ...right.keys()]));
    const both = all.filter((id) => left.has(id) && right.has(id));
    const near = new Map(found.shared.map(({ technology, activities }) => [technology, activities]));
    const rank = (id) => (near.has(id) ? 0 : both.includes(id) ? 1 : 2);
    const size = (id) => (left.get(id)?.size || 0) + (right.get(id)?.size || 0);
    const order = [...all].sort((a, b) => rank(a) - rank(b) || size(b) - size(a) || all.indexOf(a) - all.indexOf(b));
    return { one, other, left, right, order, near, both, found };
  }

  function build(host) {
    if (regions().length < 2) {
      host.replaceChildren(element("h2", {}, app.term("compareTitle")), element("p", {}, app.term("none")));
      return;
    }
    const { one, other, left, right, order, near, both, found } = table();
    const most = Math.max(1, ...order.map((id) => Math.max(left.get(id)?.size || 0, right.get(id)?.size || 0)));
    const side = (uses, id, which) => {
      const count = uses.get(id)?.size || 0;
      const bar = element("span", { class: `pole ${which}`, "aria-hidden": "true" });
      bar.style.width = `${(count / most) * 78}%`;
      return element(
        "td",
        { class: `side ${which}`, title: names(uses.get(id)) || null },
        element("span", { class: "poles" }, count ? bar : null, element("span", { class: "number" }, count ? String(count) : "–")),
      );
    };
    host.replaceChildren(
      element("h2", {}, app.term("compareTitle")),
      element("p", { class: "lead" }, app.term("compareLead")),
      element("p", { class: "filter pair" }, choice("left", one), element("span", { "aria-hidden": "true" }, "↔"), choice("right", other)),
      element("p", { class: "lead" }, app.term("compareCount")(both.length, near.size)),
      element(
        "table",
        { class: "compare" },
        element("caption", { class: "unseen" }, app.term("compareTitle")),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...[one, null, other].map((id) =>
              element(
                "th",
                { scope: "col" },
                id ? nodeButton(model.nodes.get(id), { class: "link" }) : app.say(model.nodeKinds.get("Concept")?.label),
              ),
            ),
          ),
        ),
        element(
          "tbody",
          {},
          ...order.flatMap((id) => {
            const rank = near.has(id) ? "near" : both.includes(id) ? "both" : "single";
            const row = element(
              "tr",
              { class: rank, "data-node": id, "data-kind": "Concept" },
              side(left, id, "one"),
              element("th", { scope: "row" }, nodeButton(model.nodes.get(id), { class: "link" })),
              side(right, id, "two"),
            );
            return rank === "near" ? [row, linksOf(id, near.get(id), [left, right])] : [row];
          }),
        ),
      ),
      ...sectionsOf(one, other, found),
    );
  }

  const names = (activities) => [...(activities?.keys() || [])].map((id) => app.say(model.nodes.get(id).label)).join("\n");

  /** Under a closest shared technology: which activities make the link on each side, and by which technology. */
  function linksOf(id, sides, uses) {
    const list = (at) =>
      element(
        "ul",
        {},
        ...sides[at].map((activity) =>
          element(
            "li",
            {},
            nodeButton(model.nodes.get(activity), { class: "link" }),
            ...[...uses[at].get(id).get(activity)]
              .filter((one) => one !== id)
              .map((one) => element("small", {}, ` ${app.say(model.nodes.get(one).label)}`)),
          ),
        ),
      );
    return element("tr", { class: "links" }, element("td", {}, list(0)), element("td", {}), element("td", {}, list(1)));
  }

  function choice(side, chosen) {
    const field = element(
      "select",
      {
        id: `region-${side}`,
        "aria-label": app.term(side === "left" ? "oneRegion" : "otherRegion"),
        onchange: () => {
          const [left, right] = pair();
          app.change({ left, right, [side]: field.value });
        },
      },
      ...regions().map((id) => said("option", model.nodes.get(id).label, { value: id })),
    );
    field.value = chosen;
    return field;
  }

  /** What else the report on two regions says. */
  function sectionsOf(one, other, found) {
    const { term } = app;
    const names = [one, other].map((id) => app.say(model.nodes.get(id).label));
    const part = (name, heads, rows, more = {}) => listing.section({ name: `compare.${name}`, heads, rows, ...more });
    return [
      part(
        "agencies",
        [term("agency"), ...names],
        found.agencies.map(({ agency, activities }) => [agency, ...activities]),
      ),
      part(
        "joint",
        [term("activity"), ...names.map((name) => `${name} · ${term("share")}`), term("agency")],
        found.joint.map(({ activity, shares, agencies }) => [activity, ...shares.map((share) => share || term("notStated")), agencies]),
      ),
      part(
        "money",
        [term("kindOfMoney"), term("stage"), ...names],
        found.money.map(({ kind, stage, values }) => [
          figures.nameFund(kind),
          figures.nameStage(stage) || term("notStated"),
          ...values.map((won) => ({ won })),
        ]),
      ),
      part(
        "strategies",
        [term("what"), ...names],
        found.strategies.map(({ what, counts }) => [app.heading(`strategies.${what}`), ...counts]),
      ),
      part(
        "periods",
        [term("region"), app.say(model.nodeKinds.get("Roadmap")?.label), term("periods")],
        found.periods.map(({ region, plan, period }) => [region, plan, period]),
      ),
      part(
        "only",
        [term("region"), term("technology"), term("activity")],
        found.only.map(({ region, technology, activities }) => [region, technology, activities]),
        { folded: true },
      ),
    ];
  }

  function rows() {
    if (regions().length < 2) return [[app.term("technology")]];
    const { one, other, left, right, order, near, both } = table();
    const name = (id) => app.say(model.nodes.get(id).label);
    return [
      [
        app.term("technology"),
        name(one),
        name(other),
        app.term("shared"),
        `${name(one)}: ${app.term("activity")}`,
        `${name(other)}: ${app.term("activity")}`,
      ],
      ...order.map((id) => [
        name(id),
        String(left.get(id)?.size || 0),
        String(right.get(id)?.size || 0),
        near.has(id) ? app.term("sharedClosest") : both.includes(id) ? app.term("shared") : "",
        ...[left, right].map((uses) => names(uses.get(id)).replaceAll("\n", "; ")),
      ]),
    ];
  }

  /** Builds again only if other regions are asked for, so that whoever is in the table stays there. */
  function paint(host) {
    const key = pair().join(" ");
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
    table,
    usesOf,
  };
})();
