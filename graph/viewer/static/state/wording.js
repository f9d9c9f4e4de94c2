/* Texts in the language of the page: its own words, names of nodes and codes, amounts. */

import { figures } from "../data/figures.js";
import { model } from "../data/model.js";
import { state } from "./state.js";
import { WORDS } from "./words.js";

const wording = (() => {
  const say = (words) => (words ? (state.lang === "en" && words.en) || words.ko || words.en || "" : "");
  const term = (key) => WORDS[key]?.[state.lang === "en" ? 1 : 0];
  /** What *make* gives in Korean and in English. */
  function inBoth(make) {
    const { lang } = state;
    const made = ["ko", "en"].map((one) => {
      state.lang = one;
      return make();
    });
    state.lang = lang;
    return made;
  }

  /** A heading or note of a report, such as ``gaps.lead``. */
  const heading = (key) => say(model.page.headings?.[key]);

  const nameNode = (id) => say(model.nodes.get(id)?.label);
  const nameStatus = (id) => (model.codes.statuses.has(id) ? say(model.codes.statuses.get(id).label) : term(id) || id);
  const nameFund = (kind) => say(model.codes.funds.get(kind)?.label) || kind;
  const nameStage = (stage) => (stage ? say(model.codes.stages.get(stage)?.label) || stage : "");
  /** An edition of a plan: its stage and date. */
  const nameVersion = ({ stage, issued, inferred }) => `${say(stage)} (${issued}${inferred ? `, ${nameStatus("inferred")}` : ""})`;
  /** A kind of money with its stage, by the key of data/funding.js. */
  function nameMoney(key) {
    const [kind, stage = ""] = key.split(" ");
    return nameSumOf({ kind, stage });
  }

  /** A kind of money with its stage, which is named if it is not stated, since sums of stages are never one. */
  const nameSumOf = ({ kind, stage }) => [nameFund(kind), nameStage(stage) || term("noStage")].join(" · ");

  const factLabel = (fact) => (fact.ended ? `${say(fact.label)} · ${term("earlier")}` : say(fact.label));

  /** The name of a group of amounts: a thing, a funding source, or a year as it is. */
  const nameGroup = (group) => (model.nodes.has(group) ? nameNode(group) : model.codes.funds.has(group) ? nameFund(group) : group);

  /** Rows by the names of their groups, those without a group last. */
  const sortGroups = (rows) => {
    const order = (a, b) => !a.group - !b.group || nameGroup(a.group).localeCompare(nameGroup(b.group), "ko");
    return [...rows].sort(order);
  };

  /** The date of the source or, if it is not recorded, that of the edition that cites it. */
  function dateOf({ source, date, dated }) {
    if (source.issued) return source.issued;
    const edition = date ? term("editionOf")(dated ? `${date}, ${nameStatus("inferred")}` : date) : "";
    return [term("noDate"), edition].filter(Boolean).join(", ");
  }

  /** The title of a source; if nobody recorded it, its publisher and that. */
  const nameSource = ({ title, publisher }) => say(title) || [publisher, term("noTitle")].filter(Boolean).join(" – ");

  /** A citation as text: publisher, date and title; empty for none. */
  const cite = (citation) =>
    citation ? `${citation.source.publisher} (${dateOf(citation)}): ${say(citation.source.title) || term("noTitle")}` : "";

  /** The source of a statement as text, with the file and line for those who ask for them. */
  const citeAll = (one) => [cite(one?.cited), state.places ? one?.place : ""].filter(Boolean).join(" · ");

  const UNITS = [
    ["조", 10n ** 12n],
    ["억", 10n ** 8n],
    ["만", 10n ** 4n],
  ];

  /** How far *amount* is above or below *base*; empty if they are equal or one of them is inexact. */
  function formatDifference(base, amount) {
    if ([base, amount].some((value) => value.includes("/"))) return "";
    const difference = figures.sum([amount, base.startsWith("-") ? base.slice(1) : `-${base}`]);
    if (Number(difference) === 0) return "";
    const isLess = difference.startsWith("-");
    return term(isLess ? "lessThan" : "moreThan")(formatWon(isLess ? difference.slice(1) : difference));
  }

  /** An amount in won in the usual notation: 71억 5,000만 원, about KRW 7.15 bn, 30억~50억 원 이상. */
  function formatWon(amount) {
    const { won, upper, qualifier } = figures.parse(amount);
    const range = state.lang === "en" ? "–" : "~";
    return say(model.page.frames[qualifier]).replace("{}", [won, upper].filter(Boolean).map(formatFigure).join(range));
  }

  function formatFigure(won) {
    const [whole, fraction] = won.split(".");
    if (state.lang === "en") return billions(whole, fraction);
    const grouped = (count) => count.toLocaleString("en-US");
    const parts = [];
    let rest = BigInt(whole.replace("-", ""));
    for (const [unit, size] of UNITS) {
      if (rest / size) parts.push(`${grouped(rest / size)}${unit}`);
      rest %= size;
    }
    if (rest || fraction) parts.push(`${grouped(rest)}${fraction ? `.${fraction}` : ""}`);
    return `${whole.startsWith("-") ? "-" : ""}${parts.join(" ") || "0"}`;
  }

  function billions(whole, fraction) {
    const sign = whole.startsWith("-") ? "-" : "";
    const digits = whole.replace("-", "").padStart(10, "0");
    const after = `${digits.slice(-9)}${fraction || ""}`.replace(/0+$/u, "");
    return `${sign}${BigInt(digits.slice(0, -9)).toLocaleString("en-US")}${after ? `.${after}` : ""}`;
  }

  /** A term of a ratio, marked if it is inferred. */
  const nameShare = (share, inferred) => (inferred ? `${share} (${nameStatus("inferred")})` : share);

  /** An amount, marked if it rests on an inferred share. */
  const nameSum = (won, inferred) => nameShare(formatWon(won), inferred);

  return {
    say,
    term,
    inBoth,
    heading,
    nameNode,
    nameStatus,
    nameShare,
    nameSum,
    nameFund,
    nameStage,
    nameMoney,
    nameSumOf,
    nameGroup,
    nameVersion,
    factLabel,
    sortGroups,
    dateOf,
    nameSource,
    cite,
    citeAll,
    formatWon,
    formatDifference,
  };
})();

export { wording };
