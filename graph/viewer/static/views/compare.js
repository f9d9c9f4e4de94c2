/* Two regions side by side: the technologies of their plans, shared ones first, and agencies of both. */

import { coverage } from "../data/coverage.js";
import { facets } from "../data/facets.js";
import { findings } from "../data/findings.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { dom } from "../parts/elements.js";
import { listing } from "../parts/listing.js";
import { matches } from "../parts/matches.js";
import { address } from "../state/address.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const compare = (() => {
  const { element, said, nodeButton } = dom;
  const { say, term, heading, nameNode, nameShare, nameFund, nameStage } = wording;

  const questionOf = (one, other) => (one < other ? `${one} ${other}` : `${other} ${one}`);
  /** Whether the page holds the comparison of two regions; among many regions it holds only the largest. */
  const isKnown = (one, other) => findings.isKnown(questionOf(one, other));

  /** Regions that have a plan, in the order of the page. */
  function planning() {
    const own = new Set([...model.nodes.keys()].flatMap((id) => homes.of(id).regions));
    return [...model.nodes.keys()].filter((id) => own.has(id));
  }

  /** The regions with a comparison in the page. */
  function regions() {
    const known = planning();
    return known.filter((id) => known.some((other) => isKnown(id, other)));
  }

  /** States how many regions with a plan are not compared. */
  function restOf() {
    const count = planning().length - regions().length;
    return count > 0 ? element("p", { class: "lead" }, term("notCompared")(count)) : "";
  }

  let kept = { asked: null, pair: null };

  /** The two chosen regions, or else the pair that shares most; with the selected region or that of the filter. */
  function pair() {
    const asked = JSON.stringify([model.day, ...wanted(), state.right]);
    if (kept.asked !== asked) kept = { asked, pair: findPair() };
    return kept.pair;
  }

  const wanted = () => [state.left, state.node, state.facets.region].filter(Boolean);

  function findPair() {
    const known = regions();
    const { right } = state;
    const left = wanted().find((id) => known.includes(id));
    if (left && left !== right && known.includes(right)) return [left, right];
    let best = [known[0], known[1] || known[0]];
    let most = -1;
    for (const one of known) {
      for (const other of known) {
        if (one >= other || (left && ![one, other].includes(left))) continue;
        const count = findings.of("compare.shared", questionOf(one, other)).length;
        if (count > most) {
          most = count;
          best = [one, other];
        }
      }
    }
    return left ? [left, best.find((id) => id !== left) || best[1]] : best;
  }

  /** The rows of a section in two lists, for the left and the right region. */
  function find(name, one, other) {
    const found = findings.of(`compare.${name}`, questionOf(one, other));
    const isSwapped = one > other;
    return found.map((row) => ({ ...row, sides: isSwapped ? [row.right, row.left] : [row.left, row.right] }));
  }

  /** The rows of a section by region, pivoted to one row for each combination of the columns *keys*. */
  function pivot(name, one, other, keys) {
    const found = new Map();
    for (const row of find(name, one, other)) {
      const key = keys.map((column) => row[column]).join(" ");
      if (!found.has(key)) found.set(key, { ...row, sides: [null, null] });
      found.get(key).sides[[one, other].indexOf(row.region)] = row;
    }
    return [...found.values()];
  }

  /** Technology -> activity of a region -> the technologies named there that reach it. */
  function usesOf(region, other) {
    const found = new Map();
    // Both regions are chosen here, so the filter by region does not count.
    const fitting = facets.fitting({ ...state.facets, region: "" });
    for (const row of find("sides", region, other)) {
      if (row.region !== region || (fitting && !fitting.has(row.activity))) continue;
      for (const [technology, named] of coverage.usesOf(row.activity)) {
        found.set(technology, (found.get(technology) || new Map()).set(row.activity, named));
      }
    }
    return found;
  }

  function collect() {
    const [one, other] = pair();
    const left = usesOf(one, other);
    const right = usesOf(other, one);
    const used = [...left.keys(), ...right.keys()].filter((id) => facets.isWithin(id, state.facets));
    const all = coverage.inTreeOrder(new Set(used));
    const both = all.filter((id) => left.has(id) && right.has(id));
    const usedBy = ([side, uses], technology) => side.filter((activity) => uses.get(technology)?.has(activity));
    const near = new Map(
      find("shared", one, other)
        .filter(({ technology }) => all.includes(technology))
        .map(({ technology, sides }) => [technology, [left, right].map((uses, at) => usedBy([sides[at], uses], technology))])
        .filter(([, sides]) => sides.every((side) => side.length)),
    );
    const rank = (id) => (near.has(id) ? 0 : both.includes(id) ? 1 : 2);
    const size = (id) => (left.get(id)?.size || 0) + (right.get(id)?.size || 0);
    const order = [...all].sort((a, b) => rank(a) - rank(b) || size(b) - size(a) || all.indexOf(a) - all.indexOf(b));
    return { one, other, left, right, order, near, both };
  }

  const meetChoice = () =>
    listing.choice({
      id: "meet",
      label: term("meet"),
      values: address.MODES.meet.map((one) => [one, term(`meet.${one}`)]),
      chosen: state.meet,
      onChoose: (meet) => commands.change({ meet }),
    });

  function build(host) {
    if (state.meet === "partners") {
      const choices = element("div", { class: "choices" }, meetChoice(), model.isLatest() && matches.home() ? matches.choice() : null);
      host.replaceChildren(element("h2", {}, term("partnersTitle")), choices, ...matches.draw(isKnown));
    } else buildPair(host);
  }

  function buildPair(host) {
    if (regions().length < 2) {
      host.replaceChildren(element("h2", {}, term("compareTitle")), meetChoice(), element("p", {}, term("none")));
      return;
    }
    const { one, other, left, right, order, near, both } = collect();
    const most = Math.max(1, ...order.map((id) => Math.max(left.get(id)?.size || 0, right.get(id)?.size || 0)));
    const side = (uses, id, which) => {
      const count = uses.get(id)?.size || 0;
      const bar = element("span", { class: `pole ${which}`, "aria-hidden": "true" });
      bar.style.width = `${(count / most) * 78}%`;
      return element(
        "td",
        { class: `side ${which}`, title: list(uses.get(id)) || null },
        element("span", { class: "poles" }, count ? bar : null, element("span", { class: "number" }, count ? String(count) : "–")),
      );
    };
    host.replaceChildren(
      element("h2", {}, term("compareTitle")),
      element("p", { class: "lead" }, term("compareLead")),
      meetChoice(),
      element("p", { class: "filter pair" }, choice("left", one), element("span", { "aria-hidden": "true" }, "↔"), choice("right", other)),
      restOf(),
      element("p", { class: "lead" }, term("compareCount")(both.length, near.size)),
      element(
        "table",
        { class: "compare" },
        element("caption", { class: "unseen" }, term("compareTitle")),
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
                id ? nodeButton(model.nodes.get(id), { class: "link" }) : say(model.nodeKinds.get("Concept")?.label),
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
      ...sectionsOf(one, other),
    );
  }

  const list = (activities) => [...(activities?.keys() || [])].map(nameNode).join("\n");

  /** The activities of each side under a closest shared technology, with the technologies that they name. */
  function linksOf(id, sides, uses) {
    const links = (at) =>
      element(
        "ul",
        {},
        ...sides[at].map((activity) =>
          element(
            "li",
            {},
            nodeButton(model.nodes.get(activity), { class: "link" }),
            ...[...uses[at].get(id).get(activity)].filter((one) => one !== id).map((one) => element("small", {}, ` ${nameNode(one)}`)),
          ),
        ),
      );
    return element("tr", { class: "links" }, element("td", {}, links(0)), element("td", {}), element("td", {}, links(1)));
  }

  function choice(side, chosen) {
    const field = element(
      "select",
      {
        id: `region-${side}`,
        "aria-label": term(side === "left" ? "oneRegion" : "otherRegion"),
        onchange: () => {
          const [left, right] = pair();
          commands.change({ left, right, [side]: field.value });
        },
      },
      ...regions().map((id) => said("option", model.nodes.get(id).label, { value: id })),
    );
    field.value = chosen;
    return field;
  }

  /** The other sections of the report on two regions. */
  function sectionsOf(one, other) {
    const names = [one, other].map(nameNode);
    const part = (name, heads, cells, more) => listing.section({ name: `compare.${name}`, heads, rows: cells, ...more });
    return [
      part(
        "agencies",
        [term("agency"), ...names],
        find("agencies", one, other).map(({ agency, sides }) => [agency, ...sides]),
      ),
      part(
        "joint",
        [term("activity"), ...names.map((name) => `${name} · ${term("share")}`), term("agency")],
        find("joint", one, other).map(({ activity, sides, agencies, inferred }) => [
          activity,
          ...sides.map((share) => (share ? nameShare(share, inferred) : term("notStated"))),
          agencies,
        ]),
      ),
      part(
        "money",
        [term("funds"), term("stage"), ...names],
        pivot("money", one, other, ["kind", "stage"]).map(({ kind, stage, sides }) => [
          nameFund(kind),
          nameStage(stage) || term("notStated"),
          ...sides.map((side) => ({ won: side?.value ?? "", inferred: side?.inferred })),
        ]),
      ),
      part(
        "strategies",
        [term("what"), ...names],
        pivot("strategies", one, other, ["what"]).map(({ what, sides }) => [
          heading(`strategies.${what}`),
          ...sides.map((side) => side?.count ?? 0),
        ]),
      ),
      part(
        "periods",
        [term("region"), say(model.nodeKinds.get("Roadmap")?.label), term("periods")],
        find("periods", one, other).map(({ region, plan, period }) => [region, plan, period]),
      ),
      part(
        "only",
        [term("region"), term("technology"), term("activity")],
        find("only", one, other).map(({ region, technology, activities }) => [region, technology, activities]),
        { folded: true },
      ),
    ];
  }

  function rows() {
    if (state.meet === "partners") return matches.rows();
    if (regions().length < 2) return [[term("technology")]];
    const { one, other, left, right, order, near, both } = collect();
    const name = (id) => nameNode(id);
    return [
      [
        term("technology"),
        name(one),
        name(other),
        term("shared"),
        `${name(one)}: ${term("activity")}`,
        `${name(other)}: ${term("activity")}`,
      ],
      ...order.map((id) => [
        name(id),
        String(left.get(id)?.size || 0),
        String(right.get(id)?.size || 0),
        near.has(id) ? term("sharedClosest") : both.includes(id) ? term("shared") : "",
        ...[left, right].map((uses) => list(uses.get(id)).replaceAll("\n", "; ")),
      ]),
    ];
  }

  /** The chosen regions and the filters: the view is rebuilt only if they change, so that the table keeps the focus. */
  const builtFor = () => `${state.meet === "partners" ? `partners ${matches.home()}` : pair().join(" ")} ${filters.key()}`;

  return { builtFor, build, rows, usesOf };
})();
views.set("compare", compare);
