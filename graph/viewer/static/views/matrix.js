/* Agencies by technologies: the lead and participants, with the evidence behind each cell. */

import { answers } from "../data/answers.js";
import { coverage } from "../data/coverage.js";
import { model } from "../data/model.js";
import { dom } from "../parts/elements.js";
import { painting } from "../parts/painting.js";
import { commands } from "../state/commands.js";
import { filters } from "../state/filters.js";
import { state } from "../state/state.js";
import { views } from "../state/views.js";
import { wording } from "../state/wording.js";

const matrix = (() => {
  const MOST_CELLS = 40000;
  // Widths in pixels: of a sheet of A4 that lies across, of the names of agencies, and of a column.
  const PAPER = { sheet: 1010, name: 150, column: 25 };
  const { element, nodeButton } = dom;
  const { say, term, nameNode, nameStatus, citeAll } = wording;
  let more = 1;

  function build(host) {
    const { cells, agencies, technologies } = filters.covering(state.others);
    host.replaceChildren(element("h2", {}, term("matrixTitle")), element("p", { class: "lead" }, term("matrixLead")));
    const signs = signsOf(cells);
    host.append(keyOf(signs, cells));
    if (agencies.length) host.append(...tableOf(host, cells, agencies, technologies, signs));
    else host.append(element("p", {}, term("none")));
    const silent = filters.isActive() ? 0 : (model.nodeKinds.get("Agency")?.count || 0) - agencies.length;
    if (silent > 0) host.append(element("p", { class: "lead" }, term("silent")(silent)));
    const left = answers.gapsOf("uncovered", state.dims ? {} : state.facets).map(({ item }) => model.nodes.get(item));
    if (left.length) {
      host.append(
        element("h3", { class: "left" }, term("uncovered")(left.length)),
        element("p", { class: "chips" }, ...left.map((node) => nodeButton(node, { class: "chip", withMark: true }))),
      );
    }
  }

  function tableOf(host, cells, agencies, technologies, signs) {
    const counted = filters.covering(false).cells;
    const breadth = (agency) => technologies.filter((technology) => counted.has(coverage.cellKey(agency, technology))).length;
    const ranked = agencies.map((id) => ({ node: model.nodes.get(id), total: breadth(id) })).sort((a, b) => b.total - a.total);
    const head = element(
      "tr",
      {},
      element("th", { scope: "col", class: "corner" }, term("agency")),
      ...technologies.map((id) => headOf(model.nodes.get(id))),
      element("th", { scope: "col", class: "sum" }, element("span", {}, term("technologyCount"))),
    );
    const most = more * Math.max(50, Math.floor(MOST_CELLS / Math.max(1, technologies.length)));
    const body = ranked
      .slice(0, most)
      .map(({ node, total }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, nodeButton(node, { class: "link" })),
          ...technologies.map((technology) => cellOf(coverage.cellKey(node.id, technology), cells, signs)),
          element("td", { class: "sum" }, String(total)),
        ),
      );
    const whole = element("table", { class: "matrix" }, element("thead", {}, head), element("tbody", {}, ...body));
    // On paper all columns fit the width of a sheet.
    whole.style.setProperty("--paper", String(Math.min(1, PAPER.sheet / (PAPER.name + PAPER.column * head.childElementCount))));
    const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": term("matrixTitle") }, whole);
    if (ranked.length <= most) return [scroll];
    return [
      scroll,
      element(
        "p",
        { class: "rest" },
        element(
          "button",
          {
            type: "button",
            class: "tool",
            onclick: () => {
              more += 1;
              build(host);
              paint(host);
            },
          },
          term("moreRows")(ranked.length - most),
        ),
      ),
    ];
  }

  function headOf(node) {
    const isNarrower = model.outgoing.get(node.id).some((edge) => edge.kind === "broader");
    const name = { "data-name": say(node.label) };
    return element("th", { scope: "col", class: isNarrower ? "narrower" : null, ...name }, nodeButton(node, { class: "link" }));
  }

  const rankOf = ({ role, covers }) => (model.isLead(role) ? 0 : covers ? 1 : 2);
  const RANKS = [" lead", "", " other"];

  /** Short signs of the roles in use: the first letter of each, or as many letters as make it unique. */
  function signsOf(cells) {
    const roles = new Map();
    for (const list of cells.values()) {
      for (const item of list) roles.set(say(item.role.label), { rank: rankOf(item), sign: "" });
    }
    const names = [...roles.keys()];
    for (const [name, role] of roles) {
      let length = 1;
      const clashes = () => names.some((other) => other !== name && other.slice(0, length) === name.slice(0, length));
      while (length < 4 && clashes()) length += 1;
      role.sign = name.slice(0, 1).toUpperCase() + name.slice(1, length);
    }
    return new Map([...roles].sort(([, a], [, b]) => a.rank - b.rank));
  }

  /** The key of the signs, and the box that adds roles that do not count as coverage. */
  function keyOf(signs, cells) {
    const items = [...cells.values()].flat();
    const row = (classes, sign, text) => element("li", {}, element("span", { class: `sign${classes}` }, sign), text);
    const change = () => {
      commands.showOthers(box.checked);
      document.getElementById("others").focus();
    };
    const box = element("input", { type: "checkbox", id: "others", onchange: change });
    box.checked = state.others;
    return element(
      "ul",
      { class: "matrix-key" },
      ...[...signs].map(([name, { sign, rank }]) => row(RANKS[rank], sign, rank === 2 ? `${name} (${term("otherRole")})` : name)),
      items.some((item) => item.rolled) ? row(" rolled", "°", term("rolled")) : null,
      items.some((item) => item.inferred) ? row(" weak", "", nameStatus("inferred")) : null,
      element("li", {}, element("label", {}, box, term("others"))),
    );
  }

  /** The roles in a cell: how often, and whether only through narrower technologies or inferred links. */
  function countRoles(evidence) {
    const counts = new Map();
    for (const item of evidence) {
      const name = say(item.role.label);
      const count = counts.get(name) || { number: 0, rolled: true, inferred: true };
      counts.set(name, {
        number: count.number + 1,
        rolled: count.rolled && item.rolled,
        inferred: count.inferred && item.inferred,
      });
    }
    return counts;
  }

  function cellOf(key, cells, signs) {
    const evidence = cells.get(key);
    if (!evidence) return element("td", {});
    const ordered = [...countRoles(evidence)].sort(([a], [b]) => signs.get(a).rank - signs.get(b).rank);
    const spoken = ordered.map(([name, { number, rolled, inferred }]) =>
      [`${name} ${number}`, rolled ? term("rolled") : "", inferred ? nameStatus("inferred") : ""].filter(Boolean).join(" · "),
    );
    const pieces = ordered.map(([name, { number, rolled, inferred }]) => {
      const { sign, rank } = signs.get(name);
      return element(
        "span",
        { class: `sign${RANKS[rank]}${rolled ? " rolled" : ""}${inferred ? " weak" : ""}` },
        `${sign}${number > 1 ? number : ""}${rolled ? "°" : ""}`,
      );
    });
    const seen = pieces.map((piece) => piece.textContent).join("");
    const names = key.split("\u0000").map(nameNode);
    const label = [...names, ...spoken, seen].join(", ");
    return element(
      "td",
      {},
      element(
        "button",
        {
          type: "button",
          class: "cell",
          "aria-label": label,
          title: spoken.join(", "),
          "data-cell": key,
          onclick: () => commands.chooseCell(key),
        },
        ...pieces,
      ),
    );
  }

  /** Fades the cells that are unrelated to the selection. */
  function paint(main) {
    painting.paint(main);
    const { bright, exact, node, cell: chosen, question } = state;
    const asked = question === null ? "" : model.questions[question].asked;
    for (const button of main.querySelectorAll("[data-cell]")) {
      const ends = button.dataset.cell.split("\u0000");
      const [agency, technology] = ends;
      const inAnswer = exact?.has(agency) && (exact.has(technology) || technology === asked || !asked);
      const lit =
        !bright || inAnswer || ends.includes(node) || button.dataset.cell === chosen || (!exact && ends.every((end) => bright.has(end)));
      button.classList.toggle("faded", !lit);
    }
    for (const head of main.querySelectorAll(".matrix thead button")) {
      const isAsked = Boolean(asked) && head.dataset.node === asked;
      head.classList.toggle("asked", isAsked);
      if (isAsked) head.classList.remove("faded");
    }
  }

  /** One row for each agency, technology and role that is not faded. */
  function rows(host) {
    const { cells } = filters.covering(state.others);
    const faded = new Set([...host.querySelectorAll("[data-cell].faded")].map((button) => button.dataset.cell));
    const shown = [...cells.keys()].filter((key) => !faded.has(key));
    return [
      ["agency", "technology", "role", "activity", "via", "status", "source"].map(term),
      ...shown.flatMap((key) =>
        cells
          .get(key)
          .map((item) => [
            ...key.split("\u0000").map(nameNode),
            say(item.role.label),
            nameNode(item.activity),
            item.rolled ? nameNode(item.via) : "",
            nameStatus(item.role.status),
            citeAll(item.role),
          ]),
      ),
    ];
  }

  return { builtFor: () => `${state.others} ${filters.key()}`, build, paint, rows };
})();
views.set("matrix", matrix);
