/* Starts the page: keys, buttons, progress, language and theme. */

import { review } from "./content.js";
import { decisions } from "./decisions.js";
import { fieldlist } from "./fields.js";
import { forms } from "./forms.js";
import { passages } from "./passages.js";
import { result } from "./result.js";

const reviewing = (() => {
  const { content: reviewed, chosen, element, term } = review;
  const byId = (id) => document.getElementById(id);
  const KEYS = {
    j: () => fieldlist.step(1),
    k: () => fieldlist.step(-1),
    ArrowDown: () => fieldlist.step(1),
    ArrowUp: () => fieldlist.step(-1),
    n: goOn,
    a: () => fieldlist.act(fieldlist.current(), "accept"),
    c: () => fieldlist.act(fieldlist.current(), "correct"),
    r: () => fieldlist.act(fieldlist.current(), "reject"),
    u: () => fieldlist.act(fieldlist.current(), "undo"),
    "?": () => byId("help").showModal(),
  };
  const HELP_KEYS = [
    ["j ↓", "keyNext"],
    ["k ↑", "keyPrevious"],
    ["n", "nextOpen"],
    ["a", "accept"],
    ["c", "correct"],
    ["r", "reject"],
    ["u", "undo"],
    ["Enter", "keyPassage"],
    ["?", "keyHelp"],
  ];

  function tell(text) {
    byId("told").textContent = text;
  }

  function goOn() {
    if (!fieldlist.goToOpen()) tell(term("allDone"));
  }

  /** The key that was meant: with a Korean keyboard the letter of the same place. */
  function readKey(event) {
    const other = !/^[\x20-\x7e]+$/u.test(event.key) || event.key === "Process";
    return other && event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
  }

  function pressKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || byId("help").open || event.target.closest("input, select, textarea")) return;
    const key = readKey(event);
    if (key === "Enter") return pressEnter(event);
    const scrolls = key.startsWith("Arrow") && event.target.closest("#text, pre");
    const act = scrolls && !event.target.closest("mark") ? null : KEYS[key];
    if (!act) return undefined;
    event.preventDefault();
    return act();
  }

  /** Enter leads from a field to its passage and back. */
  function pressEnter(event) {
    const back = passages.findField(event.target);
    if (back >= 0) {
      event.preventDefault();
      fieldlist.go(back);
    } else if (event.target.matches("[data-field]")) {
      event.preventDefault();
      passages.focus(`f${event.target.dataset.field}`);
    }
  }

  function drawProgress() {
    const { open } = decisions.count();
    const all = reviewed.fields.length;
    byId("bar").max = Math.max(all, 1);
    byId("bar").value = all - open;
    byId("counts").textContent = term("counts")(all - open, all, open);
    byId("next").disabled = open === 0;
    if (byId("preview").open) byId("yaml").textContent = result.toYaml();
  }

  function hear(number) {
    fieldlist.refresh();
    drawProgress();
    if (number >= 0) {
      tell(
        term("told")(
          term(decisions.nameState(number)),
          `${fieldlist.nameOf(number)} ${fieldlist.nameValue(number)}`,
          decisions.count().open,
        ),
      );
    }
  }

  /** A list of things that are not in the draft; each shows its passage. */
  function toRest(title, lead, entries) {
    if (!entries.length) return "";
    const rows = entries.map(([id, kind, words, note, at]) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "plain", onclick: () => passages.show(id) },
          element("span", { class: "name" }, kind),
          element("bdi", {}, words),
        ),
        element("small", {}, [note, review.nameAddress(at)].filter(Boolean).join(" · ")),
      ),
    );
    return element(
      "section",
      { class: "rest" },
      element("h3", {}, term(title), " ", element("span", { class: "count" }, term("count")(entries.length))),
      element("p", { class: "lead" }, term(lead)),
      element("ul", {}, ...rows),
    );
  }

  function drawRest() {
    const left = reviewed.left.map(([kind, quote, reason, at, remark], number) => [
      `l${number}`,
      term(`left.${kind}`),
      shorten(quote),
      [reason && term(`trap.${reason}`), kind === "proposal" && remark].filter(Boolean).join(", "),
      at,
    ]);
    const outside = reviewed.outside.map((one, number) => {
      const note = [one.status === "stated" ? "" : term(one.status), review.say(one.rule)].filter(Boolean).join(", ");
      return [`o${number}`, term(`field.${one.field}`), shorten(one.value || one.quote), note, one.at];
    });
    byId("rest").replaceChildren(
      toRest("outsideTitle", "outsideLead", outside),
      toRest(
        "trapTitle",
        "trapLead",
        left.filter((one) => one[3]),
      ),
      toRest(
        "leftTitle",
        "leftLead",
        left.filter((one) => !one[3]),
      ),
    );
  }

  const shorten = (text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

  function speak() {
    document.documentElement.lang = chosen.lang;
    for (const part of document.querySelectorAll("[data-word]")) part.textContent = term(part.dataset.word);
    for (const part of document.querySelectorAll("[data-word-label]")) {
      part.setAttribute("aria-label", term(part.dataset.wordLabel));
      part.title = term(part.dataset.wordLabel);
    }
    byId("language").textContent = term("language");
    byId("language").lang = chosen.lang === "en" ? "ko" : "en";
    byId("language").title = term("languageLabel");
    byId("help-keys").replaceChildren(
      ...HELP_KEYS.flatMap(([keys, word]) => [
        element("dt", {}, ...keys.split(" ").map((key) => element("kbd", {}, key))),
        element("dd", {}, term(word)),
      ]),
    );
    passages.draw();
    fieldlist.draw();
    drawRest();
    drawProgress();
  }

  function setTheme(dark) {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(dark));
  }

  function save() {
    const blob = URL.createObjectURL(new Blob([result.toYaml()], { type: "application/yaml;charset=utf-8" }));
    element("a", { href: blob, download: reviewed.file }).click();
    setTimeout(() => URL.revokeObjectURL(blob), 10000);
    tell(term("savedFile")(reviewed.file));
  }

  function listen() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    setTheme(dark.matches);
    dark.addEventListener("change", () => setTheme(dark.matches));
    document.addEventListener("keydown", pressKey);
    byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
    byId("language").addEventListener("click", () => {
      chosen.lang = chosen.lang === "en" ? "ko" : "en";
      forms.hide();
      speak();
    });
    byId("next").addEventListener("click", goOn);
    byId("keys").addEventListener("click", KEYS["?"]);
    byId("download").addEventListener("click", save);
    byId("preview").addEventListener("toggle", drawProgress);
    byId("restart").addEventListener("click", () => window.confirm(term("restartSure")) && decisions.restart());
    passages.panel.addEventListener("mouseup", () => {
      const span = forms.isOpen() ? passages.readSelection() : null;
      if (span) forms.take(span);
    });
    passages.panel.addEventListener("click", (event) => {
      const number = passages.findField(event.target);
      if (number >= 0 && !forms.isOpen()) fieldlist.go(number);
    });
    decisions.onChange(hear);
  }

  function start() {
    byId("document").textContent = reviewed.document;
    byId("title").textContent = reviewed.title;
    decisions.restore();
    listen();
    speak();
  }

  return { start };
})();

reviewing.start();
