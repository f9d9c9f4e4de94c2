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
    let best = [known[0], known[1] || known[0]], most = -1;
    for (const one of known) {
      for (const other of known) {
        if (one >= other) continue;
        const count = [...uses.get(one).keys()].filter((id) => uses.get(other).has(id)).length;
        if (count > most) { most = count; best = [one, other]; }
      }
    }
    if (known.includes(left)) return [left, best.find((id) => id !== left) || best[1]];
    return best;
  }

  /** Technology -> activity -> the technologies named there that are it or narrower, over the plans of a region. */
  function usesOf(region) {
    const found = new Map();
    for (const root of model.roots.filter((id) => model.regionsOf(id).has(region))) {
      for (const id of [root, ...model.below(root)]) {
        for (const { node } of model.technologies(id)) {
          for (const technology of [node.id, ...model.broader(node.id)]) {
            if (!found.has(technology)) found.set(technology, new Map());
            const activities = found.get(technology);
            activities.set(id, new Set([...(activities.get(id) || []), node.id]));
          }
        }
      }
    }
    return found;
  }

  /** Of the shared technologies, those without a narrower one that the same two activities share. */
  function closest(left, right, shared) {
    return new Set(shared.filter((id) => {
      const inner = shared.filter((other) => other !== id && model.broader(other).has(id));
      return [...left.get(id).keys()].some((one) => [...right.get(id).keys()].some((other) =>
        !inner.some((near) => left.get(near).has(one) && right.get(near).has(other))));
    }));
  }

  function table() {
    const [one, other] = pair();
    const left = usesOf(one), right = usesOf(other);
    const all = coverage.inTreeOrder(new Set([...left.keys(), ...right.keys()]));
    const both = all.filter((id) => left.has(id) && right.has(id));
    const near = closest(left, right, both);
    const rank = (id) => (near.has(id) ? 0 : both.includes(id) ? 1 : 2);
    const size = (id) => (left.get(id)?.size || 0) + (right.get(id)?.size || 0);
    const order = [...all].sort((a, b) => rank(a) - rank(b) || size(b) - size(a) || all.indexOf(a) - all.indexOf(b));
    return { one, other, left, right, order, near, both };
  }

  function build(host) {
    if (regions().length < 2) {
      host.replaceChildren(element("h2", {}, app.term("compareTitle")), element("p", {}, app.term("none")));
      return;
    }
    const { one, other, left, right, order, near, both } = table();
    const most = Math.max(1, ...order.map((id) => Math.max(left.get(id)?.size || 0, right.get(id)?.size || 0)));
    const side = (uses, id, which) => {
      const count = uses.get(id)?.size || 0;
      const bar = element("span", { class: `pole ${which}`, "aria-hidden": "true" });
      bar.style.width = `${(count / most) * 78}%`;
      return element("td", { class: `side ${which}`, title: names(uses.get(id)) || null },
        element("span", { class: "poles" }, count ? bar : null, element("span", { class: "number" }, count ? String(count) : "–")));
    };
    host.replaceChildren(
      element("h2", {}, app.term("compareTitle")), element("p", { class: "lead" }, app.term("compareLead")),
      element("p", { class: "filter pair" }, choice("left", one), element("span", { "aria-hidden": "true" }, "↔"), choice("right", other)),
      element("p", { class: "lead" }, app.term("compareCount")(both.length, near.size)),
      element("table", { class: "compare" },
        element("caption", { class: "unseen" }, app.term("compareTitle")),
        element("thead", {}, element("tr", {}, ...[one, null, other].map((id) => element("th", { scope: "col" },
          id ? nodeButton(model.nodes.get(id), { class: "link" }) : app.say(model.nodeKinds.get("Concept")?.label))))),
        element("tbody", {}, ...order.flatMap((id) => {
          const rank = near.has(id) ? "near" : both.includes(id) ? "both" : "single";
          const row = element("tr", { class: rank, "data-node": id, "data-kind": "Concept" },
            side(left, id, "one"), element("th", { scope: "row" }, nodeButton(model.nodes.get(id), { class: "link" })), side(right, id, "two"));
          return rank === "near" ? [row, linksOf(id, left, right)] : [row];
        }))),
      agenciesOf(one, other),
    );
  }

  const names = (activities) => [...(activities?.keys() || [])].map((id) => app.say(model.nodes.get(id).label)).join("\n");

  /** Under a closest shared technology: which activities make the link on each side, and by which technology. */
  function linksOf(id, left, right) {
    const list = (uses) => element("ul", {}, ...[...uses.get(id)].map(([activity, via]) => element("li", {},
      nodeButton(model.nodes.get(activity), { class: "link" }),
      ...[...via].filter((one) => one !== id).map((one) => element("small", {}, ` ${app.say(model.nodes.get(one).label)}`)))));
    return element("tr", { class: "links" }, element("td", {}, list(left)), element("td", {}), element("td", {}, list(right)));
  }

  function choice(side, chosen) {
    const field = element("select", { id: `region-${side}`, "aria-label": app.term(side === "left" ? "oneRegion" : "otherRegion"),
      onchange: () => { const [left, right] = pair(); app.change({ left, right, [side]: field.value }); } },
    ...regions().map((id) => said("option", model.nodes.get(id).label, { value: id })));
    field.value = chosen;
    return field;
  }

  /** Agencies that lead or take part in the plans of both regions. */
  function agenciesOf(one, other) {
    const working = (region) => new Set(model.roots.filter((id) => model.regionsOf(id).has(region))
      .flatMap((root) => [root, ...model.below(root)]).flatMap((id) => model.participants(id).filter(({ edge }) => model.covers(edge)).map(({ node }) => node.id)));
    const there = working(other);
    const shared = one === other ? [] : [...working(one)].filter((id) => there.has(id));
    return element("section", { class: "shared" }, element("h3", {}, app.term("sharedAgencies")(shared.length)),
      element("p", { class: "chips" }, ...shared.map((id) => nodeButton(model.nodes.get(id), { class: "chip", withMark: true }))));
  }

  function rows() {
    if (regions().length < 2) return [[app.term("technology")]];
    const { one, other, left, right, order, near, both } = table();
    const name = (id) => app.say(model.nodes.get(id).label);
    return [[app.term("technology"), name(one), name(other), app.term("shared"), `${name(one)}: ${app.term("activity")}`, `${name(other)}: ${app.term("activity")}`],
      ...order.map((id) => [name(id), String(left.get(id)?.size || 0), String(right.get(id)?.size || 0),
        near.has(id) ? app.term("sharedClosest") : both.includes(id) ? app.term("shared") : "", ...[left, right].map((uses) => names(uses.get(id)).replaceAll("\n", "; "))])];
  }

  /** Builds again only if other regions are asked for, so that whoever is in the table stays there. */
  function paint(host) {
    const key = pair().join(" ");
    if (key !== built) build(host);
    built = key;
    painting.paint(host);
  }

  return { build: (host) => { built = null; paint(host); }, paint, rows, table, usesOf };
})();
