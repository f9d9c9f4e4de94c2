/* The activities on the day of the view: plan, whole and region of each, and what each region has. As graph/reports/landscape.py. */

import { model } from "./model.js";

const landscape = (() => {
  const KINDS = new Set([
    "Programme",
    "Roadmap",
    "FocusArea",
    "Strategy",
    "AddOnStrategy",
    "Project",
    "Task",
    "Axis",
    "Phase",
    "Study",
    "Zone",
    "RelatedProject",
  ]);
  const CARRIED_OUT = new Set(["Project", "RelatedProject", "Strategy", "AddOnStrategy", "Task"]);
  const PLANS = new Set(["Roadmap", "Programme"]);
  // Whose a plan is belongs to what it is, whichever edition prints it first.
  const REGIONS = new Map(model.allEdges.filter((edge) => edge.kind === "region").map((edge) => [edge.source, edge.target]));
  let kept = { day: null };

  /** All of it, read once per day of the view. */
  function now() {
    if (kept.day !== model.day) kept = read();
    return kept;
  }

  const kindOf = (id) => model.nodes.get(id)?.kind;
  const ends = (id, kind, end) =>
    model
      .touching(id)
      .filter((edge) => edge.kind === kind && edge[end] !== id)
      .map((edge) => edge[end]);

  /** What holds an activity: the area that a grouping gives it, else its whole, else what it is related to, else a programme. */
  function wholeOf(id) {
    const [whole] = [
      ...ends(id, "hasGrouping", "source"),
      ...ends(id, "hasPart", "source").reverse(),
      ...ends(id, "hasRelatedProject", "source"),
      ...(kindOf(id) === "Roadmap" ? ends(id, "programme", "target") : []),
    ].filter((one) => KINDS.has(kindOf(one)));
    return whole;
  }

  function read() {
    const ids = [...model.nodes.keys()].filter((id) => KINDS.has(kindOf(id)));
    const wholes = new Map(ids.map((id) => [id, wholeOf(id)]));
    const parts = new Map();
    for (const [id, whole] of wholes) if (whole) parts.set(whole, [...(parts.get(whole) || []), id]);
    const found = { day: model.day, ids, wholes, parts, homes: new Map(), byRegion: new Map(), uses: new Map(), shares: new Map() };
    found.climb = (id) => {
      const way = [id];
      for (let at = wholes.get(id); at && !way.includes(at); at = wholes.get(at)) way.push(at);
      return way;
    };
    found.inner = (id) => (parts.get(id) || model.NOTHING).flatMap((part) => [part, ...found.inner(part)]);
    const within = (kind) => new Set(ids.filter((id) => found.climb(id).some((one) => kindOf(one) === kind)));
    const studies = within("Study");
    found.related = within("RelatedProject");
    for (const id of ids) settle(found, id);
    found.carriedOut = new Set([...found.homes.keys()].filter((id) => CARRIED_OUT.has(kindOf(id)) && !studies.has(id)));
    found.same = new Map(model.same.map((one) => [one.activity, one.same]));
    found.priced = new Set(model.amounts.filter(isLine).map((one) => one.activity));
    for (const [id, { region }] of found.homes) {
      for (const one of [region, ...found.climb(id).flatMap((at) => (found.shares.get(at) || model.NOTHING).map((part) => part.target))]) {
        found.byRegion.set(one, (found.byRegion.get(one) || new Set()).add(id));
      }
    }
    return found;
  }

  function settle({ homes, uses, shares, climb }, id) {
    const plan = climb(id).find((one) => PLANS.has(kindOf(one)));
    const region = plan && REGIONS.get(plan);
    if (region) homes.set(id, { plan, region });
    const reached = new Map();
    for (const { node } of model.technologies(id)) {
      for (const one of [node.id, ...model.broader(node.id)]) reached.set(one, (reached.get(one) || new Set()).add(node.id));
    }
    if (reached.size) uses.set(id, reached);
    const own = model.outgoing.get(id).filter((edge) => edge.kind === "hasRegionalPart");
    if (own.length && model.allEdges.some((edge) => edge.kind === "hasRegionalPart" && edge.source === id && edge.target !== own[0].target))
      shares.set(id, own);
  }

  const planOf = (id) =>
    now()
      .climb(id)
      .find((one) => PLANS.has(kindOf(one)));
  const regionOf = (id) => now().homes.get(id)?.region;
  /** A region and what lies in it. */
  const regionsIn = (region) => new Set([region, ...[...model.narrower(region)].filter((id) => kindOf(id) === "Region")]);

  /** The activities of the roadmaps of a region and of those in it, and those that one of them has a part in; null for no region. */
  function activitiesIn(region) {
    if (!region) return null;
    const regions = regionsIn(region);
    const found = new Set();
    const fill = (id) => {
      if (!found.has(id)) {
        found.add(id);
        ends(id, "hasPart", "target").forEach(fill);
      }
    };
    for (const [plan, place] of REGIONS) if (regions.has(place) && kindOf(plan) === "Roadmap") fill(plan);
    for (const { kind, source, target } of model.edges) if (kind === "hasRegionalPart" && regions.has(target)) fill(source);
    return found;
  }

  /** Whether an amount is one that a source prints and that holds: neither derived from another nor another account's. */
  const isLine = (one) => one.status !== "derived" && !one.other;
  const covering = (id) => model.participants(id).filter(({ edge }) => model.covers(edge));
  const leads = (id) =>
    model
      .participants(id)
      .filter(({ edge }) => model.isLead(edge))
      .map(({ node }) => node.id);
  const periodOf = (id) => model.nodes.get(id).facts.filter(model.isPeriod);

  /** When an activity runs, or else the nearest whole that has a period: ``2023–2025``; empty if none has. */
  function spanOf(id) {
    const { related, climb } = now();
    const holder = (related.has(id) ? [id] : climb(id)).find((one) => periodOf(one).length);
    const span = holder && model.spans.find((one) => one.node === holder && !one.label);
    return span ? tellSpan(span) : "";
  }

  const tellSpan = ({ start = "", end = "" }) => (start || end ? `${start}–${end}` : "");

  /** Of *technologies* those that no other of them is narrower than. */
  function closest(technologies) {
    const above = new Set(technologies.flatMap((id) => [...model.broader(id)]));
    return technologies.filter((id) => !above.has(id));
  }

  return { KINDS, now, kindOf, planOf, regionOf, regionsIn, activitiesIn, isLine, covering, leads, periodOf, spanOf, tellSpan, closest };
})();

export { landscape };
