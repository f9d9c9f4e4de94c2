/* What the sources leave open, section by section. As graph/reports/gaps.py. */

import { landscape } from "./landscape.js";
import { model } from "./model.js";

const gaps = (() => {
  const STRATEGIES = ["Strategy", "AddOnStrategy"];
  const CARRIED = [...STRATEGIES, "Project"];
  const CONCRETE = ["Project", "Task"];

  /** Section -> rows, each with its item and what else the section tells; a region leaves only what lies in it. */
  function find({ region = "" } = {}) {
    const scope = landscape.activitiesIn(region);
    const now = landscape.now();
    const counted = now.ids.filter((id) => !scope || scope.has(id));
    const select = (kinds, isGap) => counted.filter((id) => kinds.includes(landscape.kindOf(id)) && isGap(id)).map((item) => ({ item }));
    const isPriced = (id) => [...now.climb(id), ...now.inner(id)].some((one) => now.priced.has(one));
    return {
      lead: select(CARRIED, (id) => !landscape.leads(id).length),
      money: select(CARRIED, (id) => !isPriced(id)),
      technology: select(CARRIED, (id) => !now.uses.has(id)),
      project: select(STRATEGIES, (id) => !now.inner(id).some((part) => CONCRETE.includes(landscape.kindOf(part)))),
      period: select(CARRIED, (id) => !landscape.periodOf(id).length)
        .map(withPeriod)
        .sort((a, b) => Boolean(a.whole) - Boolean(b.whole)),
      uncovered: uncovered(counted, now),
      unnamed: unnamed(new Set(counted)),
    };
  }

  /** The nearest whole that has a period, with the words for that. */
  function withPeriod({ item }) {
    const [, ...wholes] = landscape.now().climb(item);
    const whole = wholes.find((one) => landscape.periodOf(one).length) || "";
    return { item, whole, period: whole ? landscape.periodOf(whole).map((fact) => fact.value) : [] };
  }

  /** Technologies that activities concern while nobody leads or takes part in one that concerns them. */
  function uncovered(counted, { uses }) {
    const concerned = new Map();
    const covered = new Set();
    for (const id of counted) {
      for (const { node } of model.technologies(id)) concerned.set(node.id, [...(concerned.get(node.id) || []), id]);
      if (landscape.covering(id).length) for (const technology of uses.get(id)?.keys() || []) covered.add(technology);
    }
    return [...concerned].filter(([id]) => !covered.has(id)).map(([item, activities]) => ({ item, activities }));
  }

  /** Announced counts that are larger than the number of items listed. */
  function unnamed(counted) {
    return model.counts
      .filter(({ plan, of }) => counted.has(plan) && landscape.KINDS.has(of))
      .map(({ plan, of, label, count }) => ({
        item: plan,
        of,
        label,
        count,
        listed: landscape
          .now()
          .inner(plan)
          .filter((id) => landscape.kindOf(id) === of).length,
      }))
      .filter(({ count, listed }) => listed < count);
  }

  return { find };
})();

export { gaps };
