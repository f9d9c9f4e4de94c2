/* The plans by the region that leads them, for pages with many roadmaps. */

import { buckets } from "../data/buckets.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { filters } from "../state/filters.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const planindex = (() => {
  const { element, said } = dom;
  const { term, nameNode } = wording;

  /** Not a programme without parts of its own, which is shown as a chip on its roadmaps. */
  const isOwn = (id) => model.parts.has(id) || !model.incoming.get(id).some((edge) => edge.kind === "programme");

  /** The plans that the filters leave. */
  const plans = () => model.roots.filter((id) => isOwn(id) && filters.shows(id));

  const SEVERAL = "several";
  const LAST = [SEVERAL, ""];

  const groupOf = (id) => homes.regionOf(id) || (homes.of(id).regions.length ? SEVERAL : "");

  /** The plans by region: those of one region by its name, those of several and those without one last. */
  function groups() {
    const order = ([a], [b]) => LAST.indexOf(a) - LAST.indexOf(b) || nameNode(a).localeCompare(nameNode(b), "ko");
    return [...buckets.by(plans(), groupOf)].sort(order);
  }

  const titleOf = (group) =>
    LAST.includes(group)
      ? element("b", {}, term(group === SEVERAL ? "severalRegions" : "noRegion"))
      : said("b", model.nodes.get(group).label);

  /** The index as lists of buttons; *open* is called with the plan. */
  const draw = (open) =>
    element(
      "ul",
      { class: "plan-index" },
      ...groups().map(([group, some]) =>
        element(
          "li",
          {},
          titleOf(group),
          element(
            "ul",
            {},
            ...some.map((id) =>
              element(
                "li",
                {},
                element(
                  "button",
                  { type: "button", class: "link", "data-plan": id, onclick: () => open(id) },
                  said("span", model.nodes.get(id).label),
                ),
              ),
            ),
          ),
        ),
      ),
    );

  return { plans, draw };
})();

export { planindex };
