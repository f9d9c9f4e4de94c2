/* The home of an activity: its plan, the leading region of the plan and all its regions, and the regions in which it lies. */

import { findings } from "./findings.js";
import { model } from "./model.js";

const homes = (() => {
  const of = (id) => findings.by("homes", "activity").get(id)?.[0] || { plan: "", region: "", regions: [] };

  /** The region of the plan of an activity, or of another node. */
  const regionOf = (id) =>
    of(id).region || model.outgoing.get(id).find((edge) => edge.kind === "region" && model.nodes.has(edge.target))?.target || "";

  /** A region with the regions that contain it. */
  const withOuter = (region) => [region, ...(findings.by("within", "region").get(region) || []).map(({ outer }) => outer)];

  /** The regions in which an activity lies, with the regions that contain them. */
  const regionsOf = (id) => new Set((findings.by("members", "activity").get(id) || []).flatMap(({ region }) => withOuter(region)));

  return { of, regionOf, regionsOf, withOuter };
})();

export { homes };
