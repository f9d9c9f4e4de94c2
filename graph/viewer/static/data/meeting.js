/* Two regions side by side: what the activities of both have to do with one another. As graph/reports/compare.py and meeting.py. */

import { figures } from "./figures.js";
import { landscape } from "./landscape.js";
import { ledger } from "./ledger.js";
import { model } from "./model.js";

const meeting = (() => {
  /** Section -> rows; a region stands for what lies in it, but for the other region if that does. */
  function find(one, other) {
    const now = landscape.now();
    const places = [one, other];
    const inner = places.map(landscape.regionsIn);
    const scopes = inner.map((regions, at) => {
      const rest = [...regions].filter((id) => !inner[1 - at].has(id));
      return new Set(rest.length ? rest : regions);
    });
    const sides = scopes.map((scope) => new Set([...scope].flatMap((id) => [...(now.byRegion.get(id) || [])])));
    const both = new Set([...sides[0]].filter((id) => sides[1].has(id)));
    const own = sides.map((side) => [...side].filter((id) => !both.has(id)).sort());
    return {
      sides,
      shared: shared(own, now),
      only: only(places, sides, now),
      agencies: agencies(own),
      joint: joint([...both].sort(), scopes, now),
      money: amounts(scopes),
      strategies: counted(sides, now),
      periods: periods(places, scopes, now),
    };
  }

  /** The closest technologies in common of an activity here and one there, with the activities of both sides. */
  function shared([mine, theirs], { uses }) {
    const found = new Map();
    for (const one of mine.filter((id) => uses.has(id))) {
      for (const other of theirs.filter((id) => uses.has(id))) {
        const common = [...uses.get(one).keys()].filter((id) => uses.get(other).has(id));
        for (const technology of landscape.closest(common)) {
          if (!found.has(technology)) found.set(technology, [new Set(), new Set()]);
          [one, other].forEach((id, at) => found.get(technology)[at].add(id));
        }
      }
    }
    const size = ([, sides]) => sides[0].size + sides[1].size;
    return [...found]
      .sort((a, b) => size(b) - size(a) || (a[0] < b[0] ? -1 : 1))
      .map(([technology, [here, there]]) => ({ technology, activities: [[...here].sort(), [...there].sort()] }));
  }

  /** Technologies that one side names and nothing on the other side concerns. */
  function only(places, sides, { uses }) {
    return places.flatMap((region, at) => {
      const there = new Set([...sides[1 - at]].flatMap((id) => [...(uses.get(id)?.keys() || [])]));
      const found = new Map();
      for (const activity of [...sides[at]].sort()) {
        for (const { node } of model.technologies(activity)) {
          if (!there.has(node.id)) found.set(node.id, (found.get(node.id) || new Set()).add(activity));
        }
      }
      return [...found].sort().map(([technology, activities]) => ({ region, technology, activities: [...activities] }));
    });
  }

  /** Agencies that lead or take part on both sides. */
  function agencies(own) {
    const [here, there] = own.map((ids) => {
      const found = new Map();
      for (const id of ids) for (const { node } of landscape.covering(id)) found.set(node.id, (found.get(node.id) || new Set()).add(id));
      return found;
    });
    return [...here.keys()]
      .filter((id) => there.has(id))
      .sort()
      .map((agency) => ({ agency, activities: [[...here.get(agency)], [...there.get(agency)]] }));
  }

  /** Activities in which both have a part, with the shares as printed. */
  function joint(both, scopes, { shares }) {
    return both
      .filter((id) => shares.has(id))
      .map((activity) => ({
        activity,
        agencies: [...new Set(landscape.covering(activity).map(({ node }) => node.id))],
        shares: scopes.map((scope) => {
          const told = shares
            .get(activity)
            .filter((part) => scope.has(part.target) && part.share)
            .map((part) => part.share);
          return told.length ? figures.sum(told) : "";
        }),
      }));
  }

  /** What each gets, by kind and stage. */
  function amounts(scopes) {
    const sides = scopes.map((scope) => ledger.regional().filter(({ region }) => scope.has(region)));
    const sums = sides.map((side) => ledger.sums(ledger.settle(side, sides.flat())));
    const keys = new Map(sums.flat().map(({ kind, stage }) => [`${kind} ${stage}`, { kind, stage }]));
    return [...keys.values()]
      .sort((a, b) => (`${a.kind} ${a.stage}` < `${b.kind} ${b.stage}` ? -1 : 1))
      .map(({ kind, stage }) => ({
        kind,
        stage,
        values: sums.map((side) => side.find((one) => one.kind === kind && one.stage === stage)?.value || ""),
      }));
  }

  /** How many strategies, projects and tasks there are, with a lead, with an amount; of an activity announced twice one counts. */
  function counted(sides, { same, carriedOut, priced }) {
    const items = sides.map((side) => [...side].filter((id) => !side.has(same.get(id)) && carriedOut.has(id)));
    const kept = { all: () => true, led: (id) => landscape.leads(id).length, priced: (id) => priced.has(id) };
    return items.flat().length
      ? Object.entries(kept).map(([what, fits]) => ({ what, counts: items.map((side) => side.filter(fits).length) }))
      : [];
  }

  /** The periods of the roadmaps of each. */
  function periods(places, scopes, { homes }) {
    return places.flatMap((region, at) =>
      [...new Set([...homes.values()].filter((home) => scopes[at].has(home.region)).map(({ plan }) => plan))]
        .sort()
        .map((plan) => ({ region, plan, period: landscape.tellSpan(model.spans.find((one) => one.node === plan && !one.label) || {}) }))
        .filter(({ period }) => period),
    );
  }

  return { find };
})();

export { meeting };
