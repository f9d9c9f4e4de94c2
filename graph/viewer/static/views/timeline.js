/* Periods of plans and projects as bars, editions and events as dated signs. An edition sets the as-of date. */

import { buckets } from "../data/buckets.js";
import { figures } from "../data/figures.js";
import { model } from "../data/model.js";
import { dom } from "../parts/elements.js";
import { yearlist } from "../parts/yearlist.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const timeline = (() => {
  const { element, nodeButton, statusNote } = dom;
  const { say, term, nameNode, cite, citeAll, formatWon } = wording;

  /** A printed date as a number of years, with *end* the end of its year, month or day. */
  function toYears(text, end) {
    const [year, month, day] = text.split("-").map(Number);
    if (!month) return year + (end ? 1 : 0);
    if (!day) return year + (month - (end ? 0 : 1)) / 12;
    return year + (month - 1) / 12 + (day - (end ? 0 : 1)) / 372;
  }

  function range(spans, editions) {
    const from = [...spans.map((one) => toYears(one.start || one.end)), ...editions.map((one) => toYears(one.since))];
    const to = [...spans.map((one) => toYears(one.end || one.start, true)), ...editions.map((one) => toYears(one.since, true))];
    return from.length ? [Math.floor(Math.min(...from)), Math.ceil(Math.max(...to))] : null;
  }

  const knownEditions = () => model.editions.filter((one) => model.nodes.has(one.plan) && filters.shows(one.plan));
  const knownSpans = () => model.spans.filter((one) => filters.shows(one.node));

  function build(host) {
    const editions = knownEditions();
    const scale = range(knownSpans(), editions);
    host.replaceChildren(
      element("h2", {}, term("timelineTitle")),
      element("p", { class: "lead" }, term("timelineLead")),
      ...yearlist.draw(),
    );
    if (!scale) {
      host.append(element("p", {}, term("none")));
      return;
    }
    const [from, to] = scale;
    const percent = (years) => `${(((years - from) / (to - from)) * 100).toFixed(3)}%`;
    const frame = element("div", { class: "times" }, axisOf(from, to, percent, host.clientWidth), ...groups(editions, percent));
    // The lines of the years through all rows.
    frame.style.setProperty("--year", `${(100 * stepOf(from, to, host.clientWidth)) / (to - from)}%`);
    host.append(keyOf(), frame);
  }

  /** The plans with their parts, then dated items outside plans. */
  function groups(editions, percent) {
    const inPlans = new Set(model.roots.flatMap((root) => [root, ...inOrder(root)]));
    const rest = [...new Set(knownSpans().map((one) => one.node))].filter((id) => !inPlans.has(id));
    return [...model.roots.map((root) => groupOf([root, ...inOrder(root)], editions, percent)), groupOf(rest, editions, percent)].filter(
      Boolean,
    );
  }

  function keyOf() {
    const row = (sign, text) => element("li", {}, element("span", { class: sign, "aria-hidden": "true" }), text);
    return element(
      "ul",
      { class: "matrix-key times-key" },
      row("sign-edition", term("editions")),
      row("sign-event", term("events")),
      row("sign-period", term("periods")),
      row("sign-reach", term("openPeriods")),
      row("sign-today", `${term("today")} (${today()})`),
    );
  }

  /** How many years there are between two labels of the axis. */
  const stepOf = (from, to, width) => Math.max(1, Math.ceil((to - from) / Math.max(3, width / 74)));

  function axisOf(from, to, percent, width) {
    const step = stepOf(from, to, width);
    const ticks = [];
    for (let year = from; year < to; year += 1) {
      const tick = element("span", { class: (year - from) % step ? "tick minor" : "tick" }, (year - from) % step ? "" : String(year));
      tick.style.left = percent(year);
      ticks.push(tick);
    }
    if (isWithin(toYears(today()), percent)) ticks.push(lineAt(toYears(today()), "now-line", percent, term("today")));
    if (!model.isLatest()) ticks.push(lineAt(toYears(model.day, true), "as-of", percent));
    return element(
      "div",
      { class: "time axis", "aria-hidden": "true" },
      element("div", { class: "time-name" }),
      element("div", { class: "track" }, ...ticks),
    );
  }

  /** A plan with its editions and events in its own row, then its parts with a period. */
  function groupOf(ids, editions, percent) {
    const own = ids
      .map((id) => ({
        id,
        periods: periodsOf(id),
        events: spansOf(id).filter((one) => one.label),
        editions: editions.filter((one) => one.plan === id),
      }))
      .filter((row) => row.periods.length || row.events.length || row.editions.length);
    if (!own.length) return null;
    const draw = (row) => rowOf(row, model.roots.includes(row.id), percent);
    return element("div", { class: "plan-times" }, ...own.map(draw), lentOf(ids, own, draw));
  }

  /** The folded items without a period of their own, each with that of the closest whole that has one. */
  function lentOf(ids, own, draw) {
    const shown = new Set(own.map(({ id }) => id));
    const lent = ids
      .filter((id) => !shown.has(id) && filters.shows(id))
      .map((id) => ({ id, periods: lentPeriods(id), events: [], editions: [] }))
      .filter(({ periods }) => periods.length);
    return lent.length
      ? element("details", { class: "lent-times" }, element("summary", {}, term("lentItems")(lent.length)), ...lent.map(draw))
      : "";
  }

  /** The periods of the closest whole of an item that has some. */
  function lentPeriods(id) {
    const seen = new Set([id]);
    let level = [id];
    while (level.length) {
      level = level.flatMap((one) => model.wholes.get(one)).filter((one) => !seen.has(one) && seen.add(one));
      const found = level.flatMap((whole) => periodsOf(whole).map((one) => ({ ...one, lender: whole })));
      if (found.length) return found;
    }
    return [];
  }

  const inOrder = (id) => (model.parts.get(id) || []).flatMap((part) => [part, ...inOrder(part)]);
  const spansOf = (id) => (filters.shows(id) ? model.spansOf(id) : model.NOTHING);
  const periodsOf = (id) => spansOf(id).filter((one) => !one.label);

  /** A line through the track of a row at a day, as a number of years. */
  function lineAt(years, kind, percent, name = "") {
    const line = element("span", { class: kind, title: name || null }, name ? element("span", {}, name) : null);
    line.style.left = percent(years);
    return line;
  }

  /** The day of the reader. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  const isWithin = (years, percent) => parseFloat(percent(years)) >= 0 && parseFloat(percent(years)) <= 100;

  function rowOf({ id, periods, events, editions }, isPlan, percent) {
    const node = model.nodes.get(id);
    const track = element(
      "div",
      { class: "track" },
      ...periods.flatMap((one) => reachesOf(one, percent)),
      ...periods.map((one) => periodOf(one, percent)),
      ...signsOf(editions, events, percent, periods.length > 0),
    );
    if (isWithin(toYears(today()), percent)) track.prepend(lineAt(toYears(today()), "now-line", percent));
    if (!model.isLatest()) track.append(lineAt(toYears(model.day, true), "as-of", percent));
    return element(
      "div",
      { class: isPlan ? "time plan" : "time", "data-node": id, "data-kind": node.kind },
      element("div", { class: "time-name" }, nodeButton(node, { class: "plain", withMark: true }), moneyOf(id)),
      track,
    );
  }

  /** The amount of an activity of its own: its total, or else the sum of its funding sources. */
  function moneyOf(id) {
    const all = figures.costsOf(id)?.all;
    return all ? element("small", { class: "won" }, formatWon(all)) : null;
  }

  function textOf({ start, end, printed }) {
    const span = start && end && start === end ? start : `${start || ""}–${end || ""}`;
    return printed && printed !== span ? `${span} (${printed})` : span;
  }

  /** Fading bars on the sides on which a period has no date: the item may run there. */
  function reachesOf(one, percent) {
    const reach = (side, left, right) => {
      const bar = element("span", { class: `reach ${side}`, title: term(`${side}Unknown`) });
      bar.style.left = left;
      bar.style.right = `calc(100% - ${right})`;
      return bar;
    };
    return [
      one.start ? null : reach("start", "0%", percent(toYears(one.end))),
      one.end ? null : reach("end", percent(toYears(one.start, true)), "100%"),
    ].filter(Boolean);
  }

  /** A bar with its years, which are beside it if it is too short. */
  function periodOf(one, percent) {
    const text = `${one.start || ""}–${one.end || ""}`;
    const isWeak = Boolean(one.lender) || one.status !== "stated";
    const size = ["brief", "longer", "longest"][(text.length > 9) + isWeak];
    const signs = [one.end ? "" : " open", one.start ? "" : " from-open", isWeak ? " weak" : ""];
    const bar = element(
      "span",
      {
        class: `period${signs.join("")} ${size}`,
        title: [textOf(one), one.lender && term("lentBy")(nameNode(one.lender)), citeAll(one)].filter(Boolean).join(" · "),
      },
      element(
        "span",
        { class: "told" },
        element("span", {}, text),
        one.lender ? element("span", { class: "status" }, term("lent")) : statusNote(one),
      ),
    );
    bar.style.left = percent(toYears(one.start || one.end));
    const until = toYears(one.end || one.start, true);
    // A bar at the end of the track has no room on its right.
    bar.classList.toggle("late", parseFloat(percent(until)) > 72);
    bar.style.width = `calc(${percent(until)} - ${percent(toYears(one.start || one.end))})`;
    return bar;
  }

  /** Merges the editions of one day into one sign, and moves overlapping signs to rows below each other. */
  function signsOf(editions, events, percent, withPeriods) {
    // The day from which an edition counts, as an imprecise date does not place it.
    const byDay = buckets.by(editions, (one) => one.since);
    const signs = [
      ...[...byDay].map(([since, list]) => ({ at: since, made: editionOf(since, list) })),
      ...events.map((one) => ({ at: one.start, made: eventOf(one) })),
    ].sort((a, b) => toYears(a.at) - toYears(b.at));
    const ends = [];
    for (const { at, made } of signs) {
      const left = parseFloat(percent(toYears(at)));
      let level = ends.findIndex((end) => end < left);
      if (level < 0) level = ends.length;
      ends[level] = left + 2.4;
      made.style.left = percent(toYears(at));
      made.style.setProperty("--level", String(level));
    }
    const levels = element("span", { class: withPeriods && signs.length ? "levels over" : "levels" });
    levels.style.setProperty("--levels", String(Math.max(0, ends.length - 1)));
    return [levels, ...signs.map(({ made }) => made)];
  }

  function editionOf(since, list) {
    const issued = [...new Set(list.map((one) => one.issued))].join(", ");
    const cited = [...new Set(list.map((one) => `${say(one.stage)} · ${cite(one.cited)}`))].join("\n");
    const day = model.days.find((one) => one >= since);
    return element("button", {
      type: "button",
      class: "edition",
      title: `${issued} ${cited}`,
      "aria-label": `${term("asOf")(since)}: ${cited}`,
      "aria-pressed": String(day === model.day),
      onclick: () => commands.setDay(day === model.day ? "" : day),
    });
  }

  function eventOf(one) {
    const label = `${one.printed || one.start} ${say(one.label)}`;
    return element("span", { class: "event", role: "img", "aria-label": label, title: label });
  }

  const rows = () => (yearlist.isChosen() ? yearlist.rows() : allRows());

  const allRows = () => [
    ["kind", "name", "what", "start", "end", "printed", "sourceOf"].map(term),
    ...knownEditions().map((one) => [term("editions"), nameNode(one.plan), say(one.stage), one.issued, "", "", cite(one.cited)]),
    ...knownSpans().map((one) => [
      term(one.label ? "events" : "periods"),
      nameNode(one.node),
      say(one.label),
      one.start || "",
      one.end || "",
      one.printed || "",
      citeAll(one),
    ]),
  ];

  return { builtFor: filters.key, build, rows, toYears, followsWidth: true };
})();
views.set("timeline", timeline);
