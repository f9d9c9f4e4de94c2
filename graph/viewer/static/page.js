/* The frame of the views: tabs, panels, keys, theme, day of the view. Builds a view when it is first opened. */

import { model } from "./data/model.js";
import { conditions } from "./parts/conditions.js";
import { details } from "./parts/details.js";
import { downloads } from "./parts/downloads.js";
import { fades } from "./parts/fades.js";
import { help } from "./parts/help.js";
import { legend } from "./parts/legend.js";
import { notestrip } from "./parts/notestrip.js";
import { painting } from "./parts/painting.js";
import { searchbox } from "./parts/searchbox.js";
import { sheets } from "./parts/sheets.js";
import { storybar } from "./parts/storybar.js";
import { takeaway } from "./parts/takeaway.js";
import { commands } from "./state/commands.js";
import { keepsake } from "./state/keepsake.js";
import { state } from "./state/state.js";
import { views } from "./state/views.js";
import { wording } from "./state/wording.js";

const shell = (() => {
  const { say, term } = wording;
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const root = document.documentElement;
  /* The language, day and key each view was built for. */
  const built = new Map();

  /* Views */

  function showView() {
    showTabs();
    drawView();
    // The choices of a view stand among the filters.
    conditions.draw();
    notestrip.draw();
  }

  function showTabs() {
    // Another view begins at its top.
    if (root.dataset.view !== state.view) main.scrollTop = 0;
    root.dataset.view = state.view;
    for (const name of views.keys()) {
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === state.view));
      tab.tabIndex = name === state.view ? 0 : -1;
      byId(`view-${name}`).hidden = name !== state.view;
    }
    // On a phone the tabs are a strip that scrolls.
    const strip = byId("tabs");
    const tab = byId(`tab-${state.view}`);
    strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
  }

  /** Builds the open view unless it is up to date, then marks the selection. */
  function drawView() {
    const view = views.get(state.view);
    const host = byId(`view-${state.view}`);
    const focused = document.activeElement?.id;
    const asked = view.builtFor?.() ?? "";
    if (built.get(state.view) !== asked) {
      built.set(state.view, asked);
      view.build(host);
    }
    (view.paint || painting.paint)(host);
    // A rebuilt field keeps the focus.
    if (focused && document.activeElement?.id !== focused) byId(focused)?.focus({ preventScroll: true });
  }

  /** Updates the page from the state; see ``commands.change`` for the options. */
  function refresh({ opens, reveals, outdated }) {
    if (outdated) {
      built.clear();
      translate();
      storybar.draw();
    }
    root.dataset.places = state.places ? "yes" : "no";
    showTabs();
    const outside = !main.contains(document.activeElement);
    drawView();
    details.draw(byId("details"), byId("details-body"));
    legend.drawFacets();
    legend.count();
    conditions.draw();
    notestrip.draw();
    if (opens) openSheet(true);
    else if (!state.node && !state.cell && state.question === null) openSheet(false);
    if (reveals || (opens && (outside || state.cell))) reveal();
  }

  /** Scrolls to the selection, or else to the first bright card or row. */
  function reveal() {
    views.get(state.view).reveal?.();
    const shown = [...byId(`view-${state.view}`).querySelectorAll("[data-node]:not(.faded):not(.off)")];
    const target =
      [...byId(`view-${state.view}`).querySelectorAll("[data-cell]")].find((part) => part.dataset.cell === state.cell) ||
      shown.find((part) => part.dataset.node === state.node) ||
      shown.find((part) => part.tagName !== "BUTTON");
    const box = target?.getBoundingClientRect();
    const frame = main.getBoundingClientRect();
    if (box && (box.top < frame.top || box.bottom > frame.bottom)) target.scrollIntoView({ block: "center" });
  }

  function moveTab(event) {
    const names = [...views.keys()];
    const at = names.indexOf(state.view);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    commands.openView(names.at(to % names.length));
    byId(`tab-${state.view}`).focus();
  }

  /* Language, theme, day */

  function translate() {
    root.lang = state.lang;
    document.title = say(model.page.title);
    byId("title").replaceChildren(say(model.page.title));
    for (const part of document.querySelectorAll("[data-word]")) part.textContent = term(part.dataset.word);
    for (const [name, attribute] of [
      ["wordLabel", "aria-label"],
      ["wordTitle", "title"],
      ["wordPlaceholder", "placeholder"],
    ]) {
      for (const part of document.querySelectorAll(`[data-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}]`)) {
        part.setAttribute(attribute, term(part.dataset[name]));
      }
    }
    // A phone has no room for the examples, and no key.
    if (window.matchMedia("(max-width: 759px)").matches) byId("search").placeholder = term("searchShort");
    for (const name of views.keys()) byId(`tab-${name}`).title = term(`about.${name}`) || "";
    byId("keys").textContent = term("keys")(views.size);
    byId("language").textContent = term("language");
    byId("language").lang = state.lang === "ko" ? "en" : "ko";
    byId("language").title = term("languageLabel");
    legend.draw();
    drawDay();
  }

  function setTheme(dark) {
    root.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(dark));
    for (const name of built.keys()) views.get(name).redraw?.();
  }

  /** Prints everything in the light theme, including the canvas, with what the paper shows and as of when. */
  function printLight() {
    byId("printed").textContent = sheets.describe();
    const { theme } = root.dataset;
    setTheme(false);
    window.addEventListener("afterprint", () => setTheme(theme === "dark"), { once: true });
  }

  function drawDay() {
    const slider = byId("day");
    const last = model.days.length - 1;
    byId("day-box").hidden = last < 1;
    slider.max = String(Math.max(0, last));
    slider.value = String(state.day ? model.days.indexOf(state.day) : last);
    const text = state.day ? term("asOf")(state.day) : term("latest");
    slider.setAttribute("aria-valuetext", text);
    byId("day-told").textContent = text;
    root.dataset.dated = state.day ? "yes" : "no";
  }

  /* Panels on narrow screens */

  function openSheet(open) {
    root.dataset.sheet = open ? "open" : "closed";
    byId("details-toggle").setAttribute("aria-expanded", String(open));
  }

  function openDrawer(open) {
    root.dataset.drawer = open ? "open" : "closed";
    byId("legend-toggle").setAttribute("aria-expanded", String(open));
    if (open) byId("legend-close").focus();
    else byId("legend-toggle").focus();
  }

  const drawerIsOpen = () => root.dataset.drawer === "open";

  /* Keys */

  function pressKey(event) {
    // The dialogs close themselves.
    if (byId("help").open || byId("takeaway").open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (drawerIsOpen()) openDrawer(false);
      else {
        commands.clear();
        openSheet(false);
      }
      return;
    }
    if (event.target.closest("input:not([type=checkbox]):not([type=range]), select, textarea")) return;
    if (event.key === "/") {
      event.preventDefault();
      searchbox.focus();
    } else if (event.key === "?") help.show();
    else if (event.key === "p" && state.node) commands.startPath(state.node);
    else if (event.key === "f" && state.node && state.view === "network") commands.togglePin(state.node);
    else {
      // 0 is the last view.
      const name = /^\d$/u.test(event.key) && [...views.keys()].at(Number(event.key) - 1);
      if (name) commands.openView(name);
    }
  }

  /** Copies the address; without the path if that is on the computer of the reader. */
  async function copyLink() {
    const note = byId("link-told");
    const { protocol, href, hash } = window.location;
    const isOwn = !/^https?:$/u.test(protocol);
    try {
      await navigator.clipboard.writeText(isOwn ? hash : href);
      note.textContent = term(isOwn ? "fragmentCopied" : "linkCopied");
    } catch {
      note.textContent = term("linkInAddress");
    }
    setTimeout(() => {
      note.textContent = "";
    }, 4000);
  }

  function listen() {
    document.addEventListener("page:change", ({ detail }) => refresh(detail));
    document.addEventListener("page:view", showView);
    window.addEventListener("hashchange", commands.followAddress);
    document.addEventListener("keydown", pressKey);
    byId("tabs").addEventListener("keydown", moveTab);
    for (const name of views.keys()) byId(`tab-${name}`).addEventListener("click", () => commands.openView(name));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      main.focus();
    });
    byId("language").addEventListener("click", commands.switchLanguage);
    byId("theme").addEventListener("click", () => setTheme(root.dataset.theme !== "dark"));
    byId("show-all").addEventListener("click", commands.showAll);
    byId("legend-toggle").addEventListener("click", () => openDrawer(!drawerIsOpen()));
    byId("legend-close").addEventListener("click", () => openDrawer(false));
    byId("details-toggle").addEventListener("click", () => openSheet(root.dataset.sheet !== "open"));
    byId("day").addEventListener("input", (event) => commands.setDay(model.days[Number(event.target.value)]));
    byId("copy-link").addEventListener("click", copyLink);
    for (const [name, act] of [
      ["in", (view) => view.zoom(1.25)],
      ["out", (view) => view.zoom(0.8)],
      ["fit", (view) => view.fit()],
    ]) {
      for (const button of document.querySelectorAll(`.zoom-${name}`)) {
        button.addEventListener("click", () => act(views.get(state.view)));
      }
    }
    window.addEventListener("beforeprint", printLight);
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (width === window.innerWidth) return;
      width = window.innerWidth;
      for (const [name, view] of views) if (view.followsWidth) built.delete(name);
      drawView();
    });
    const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
    prefersDark.addEventListener("change", () => setTheme(prefersDark.matches));
    help.listen();
    fades.listen();
    searchbox.listen();
    downloads.listen();
    takeaway.listen();
    byId("takeaway").addEventListener("close", notestrip.draw);
  }

  function start() {
    keepsake.remember();
    listen();
    setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches);
    // The address tells the language, by which everything is translated.
    if (window.location.hash || !keepsake.kept.view) commands.followAddress();
    else commands.openAddress(keepsake.kept.view);
  }

  return { start };
})();
shell.start();
