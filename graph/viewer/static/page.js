"use strict";
/* The page around the views: tabs, panels, keys, theme, day of the view; builds a view when it is first looked at. */
const shell = (() => {
  const { state, term, say } = app;
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const root = document.documentElement;
  const views = { roadmap, network, around, matrix, money, compare, timeline, table, ...app.added };
  const fresh = new Set();

  /* Views */

  function showView() {
    showTabs();
    drawView();
  }

  function showTabs() {
    root.dataset.view = state.view;
    for (const view of app.VIEWS) {
      const tab = byId(`tab-${view}`);
      tab.setAttribute("aria-selected", String(view === state.view));
      tab.tabIndex = view === state.view ? 0 : -1;
      byId(`view-${view}`).hidden = view !== state.view;
    }
  }

  /** Builds the view that is shown, unless it was built for this language and day; then marks what is chosen. */
  function drawView() {
    const view = views[state.view];
    const host = byId(`view-${state.view}`);
    const focused = document.activeElement?.id;
    if (!fresh.has(state.view)) {
      fresh.add(state.view);
      view.build(host);
    }
    (view.paint || painting.paint)(host);
    // A field that was built again keeps the focus.
    if (focused && document.activeElement?.id !== focused) byId(focused)?.focus({ preventScroll: true });
  }

  /** Another language or day: every view is built again when it is next looked at. */
  function outdate() {
    fresh.clear();
    translate();
  }

  function rebuild() {
    outdate();
    showTabs();
    refresh(false);
  }

  /** Everything that follows what is chosen or hidden. */
  function refresh(opens) {
    const outside = !main.contains(document.activeElement);
    drawView();
    details.draw(byId("details"), byId("details-body"));
    legend.drawFacets();
    legend.count();
    if (opens) openSheet(true);
    if (opens && (outside || state.cell)) reveal();
  }

  /** Brings what is chosen, or else the first bright card or row, into sight. */
  function reveal() {
    if (state.view === "network") network.fit();
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
    const at = app.VIEWS.indexOf(state.view);
    const count = app.VIEWS.length;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    app.openView(app.VIEWS[(to + count) % count]);
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
    byId("language").textContent = term("language");
    byId("language").lang = state.lang === "ko" ? "en" : "ko";
    byId("language").title = term("languageLabel");
    legend.draw();
    drawDay();
  }

  function setTheme(dark) {
    root.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(dark));
    for (const view of ["network", "around"]) if (fresh.has(view)) views[view].redraw();
  }

  /** On paper everything is light, the canvas too. */
  function printLight() {
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
    const told = state.day ? term("asOf")(state.day) : term("latest");
    slider.setAttribute("aria-valuetext", told);
    byId("day-told").textContent = told;
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
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (drawerIsOpen()) openDrawer(false);
      else {
        app.clear();
        openSheet(false);
      }
      return;
    }
    if (event.target.closest("input:not([type=checkbox]):not([type=range]), select, textarea")) return;
    if (event.key === "/") {
      event.preventDefault();
      searchbox.focus();
    } else if (event.key === "p" && state.node) app.startPath(state.node);
    else if (app.VIEWS[Number(event.key) - 1]) app.openView(app.VIEWS[Number(event.key) - 1]);
  }

  async function copyLink() {
    const told = byId("link-told");
    try {
      await navigator.clipboard.writeText(window.location.href);
      told.textContent = term("linkCopied");
    } catch {
      told.textContent = term("linkInAddress");
    }
    setTimeout(() => {
      told.textContent = "";
    }, 4000);
  }

  function listen() {
    window.addEventListener("hashchange", app.readAddress);
    document.addEventListener("keydown", pressKey);
    byId("tabs").addEventListener("keydown", moveTab);
    for (const view of app.VIEWS) byId(`tab-${view}`).addEventListener("click", () => app.openView(view));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      main.focus();
    });
    byId("language").addEventListener("click", () => {
      state.lang = state.lang === "ko" ? "en" : "ko";
      app.writeAddress();
      rebuild();
    });
    byId("theme").addEventListener("click", () => setTheme(root.dataset.theme !== "dark"));
    byId("show-all").addEventListener("click", legend.showAll);
    byId("legend-toggle").addEventListener("click", () => openDrawer(!drawerIsOpen()));
    byId("legend-close").addEventListener("click", () => openDrawer(false));
    byId("details-toggle").addEventListener("click", () => openSheet(root.dataset.sheet !== "open"));
    byId("day").addEventListener("input", (event) => app.setDay(model.days[Number(event.target.value)]));
    byId("copy-link").addEventListener("click", copyLink);
    for (const [name, act] of [
      ["in", (view) => view.zoom(1.25)],
      ["out", (view) => view.zoom(0.8)],
      ["fit", (view) => view.fit()],
    ]) {
      for (const button of document.querySelectorAll(`.zoom-${name}`)) button.addEventListener("click", () => act(views[state.view]));
    }
    window.addEventListener("beforeprint", printLight);
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (width === window.innerWidth) return;
      width = window.innerWidth;
      for (const view of ["money", "around", "timeline"]) fresh.delete(view);
      drawView();
    });
    const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
    prefersDark.addEventListener("change", () => setTheme(prefersDark.matches));
    searchbox.listen();
    downloads.listen();
  }

  function start() {
    listen();
    setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches);
    translate();
    app.readAddress();
  }

  /** Builds again, when next looked at, what depends on something that has changed. */
  function forget(view) {
    fresh.delete(view);
  }

  return { views, showView, showTabs, outdate, rebuild, refresh, reveal, forget, start };
})();
shell.start();
