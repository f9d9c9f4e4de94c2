/* The actions of a reader. A command changes the state and sends an event, on which the page shows the change. */

import { facets } from "../data/facets.js";
import { homes } from "../data/homes.js";
import { model } from "../data/model.js";
import { revisions } from "../data/revisions.js";
import { address } from "./address.js";
import { filters } from "./filters.js";
import { folding } from "./folding.js";
import { selection } from "./selection.js";
import { state } from "./state.js";

const commands = (() => {
  const NOTHING_CHOSEN = { node: null, from: null, question: null, cell: null, evidence: null };

  const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  /**
   * Sets parts of the state and updates the rest. The page opens the details if *detail* has ``opens``, scrolls to the
   * bright items if it has ``reveals``, and rebuilds every view if it has ``outdated``.
   */
  function change(next, detail = {}) {
    Object.assign(state, next);
    selection.mark();
    address.write();
    send("page:change", detail);
  }

  /* Choosing */

  const select = (next) => change({ ...NOTHING_CHOSEN, ...next }, { opens: true });
  const choose = (id) => select({ from: state.from, node: id });
  /** Chooses what was searched for, and lets the views with one plan or region of their own follow it. */
  function seek(id) {
    const isRegion = model.nodes.get(id).kind === "Region";
    const plans = isRegion ? model.roots.filter((root) => homes.regionOf(root) === id) : [homes.of(id).plan].filter(Boolean);
    const region = isRegion ? id : plans.map(homes.regionOf).find(Boolean);
    const revised = revisions.plans().find((one) => plans.includes(one));
    // Elsewhere a plan is no filter: the money view opens with all of them.
    const isOne = state.view === "money" && plans.length === 1;
    const plan = plans.includes(state.plan) ? state.plan : isOne ? plans[0] : null;
    select({
      from: state.from,
      node: id,
      ...(plans.length ? { plan } : {}),
      ...(revised && revised !== state.revised ? { revised, before: null, after: null } : {}),
      ...(region ? { home: region, left: region, right: null } : {}),
    });
  }

  const startPath = (id) => select({ from: id, node: id });
  const chooseCell = (cell) => select({ cell, evidence: filters.covering(state.others).cells.get(cell) });
  const clear = () => change(NOTHING_CHOSEN);

  /** Selects the clicked item; with Shift, the path to it from the selected node. */
  function pick(id, event) {
    if (event?.shiftKey && state.node && state.node !== id) select({ from: state.node, node: id });
    else choose(id);
  }

  /** Asks a saved question and opens the view that answers it, if there is one. */
  function ask(index) {
    const { view, mode } = model.questions[index];
    const shown = view === "money" ? { by: mode } : view === "table" ? { list: mode } : {};
    select({ ...shown, question: index, view: view || state.view });
  }

  /** Opens the comparison of the announced amount of a plan with its terms, on a phone without the details above it. */
  const openCheck = (plan) => change({ ...NOTHING_CHOSEN, view: "money", node: plan, plan }, { reveals: true });

  /** Opens the list of all items of a kind. */
  function listKind(kind) {
    state.hiddenNodes.clear();
    for (const other of model.nodeKinds.keys()) if (other !== kind) state.hiddenNodes.add(other);
    change({ view: "table", list: "items" });
  }

  /** Opens a plan among the roadmaps. */
  const openPlan = (plan) => change({ ...NOTHING_CHOSEN, view: "roadmap", node: plan }, { reveals: true });

  /** Opens the sums by *by*. */
  const openFunding = (by) => change({ view: "money", by, plan: null });

  /** Opens the comparison of two regions. */
  const compareWith = (left, right) => change({ view: "compare", meet: "two", left, right });

  /** Opens the partners of a region. */
  const openPartners = (home) => change({ view: "compare", meet: "partners", home });

  /** Opens the changes of a plan between its last two editions. */
  const openChanges = (plan) => change({ view: "changes", span: "plan", revised: plan, before: null, after: null });

  /**
   * Filters by *value* of the facet *name*; an empty value removes the filter. What was chosen before and is filtered out
   * now is no longer chosen, and a region replaces the regions that were chosen for comparison.
   */
  function narrow(name, value) {
    const chosen = { ...state.facets, [name]: value || undefined };
    const left = value && facets.matching(chosen);
    const isOut = (id) => id && left && !left.has(id);
    change(
      {
        facets: chosen,
        ...(isOut(state.node) ? NOTHING_CHOSEN : {}),
        ...(isOut(state.plan) ? { plan: null } : {}),
        ...(name === "region" && value ? { home: null, left: null, right: null } : {}),
      },
      { reveals: true },
    );
  }

  /** Shows or hides a kind; *hidden* is the set of hidden kinds in the state. */
  function showKind(hidden, kind, shown) {
    if (shown) hidden.delete(kind);
    else hidden.add(kind);
    change({});
  }

  /** Shows all kinds again; *hidden* is the set of hidden kinds in the state. */
  function showKinds(hidden) {
    hidden.clear();
    change({});
  }

  /** Removes all filters and returns to the latest day; an open question or cell, which narrows the counts as they do, closes. */
  function showAll() {
    const outdated = Boolean(state.day);
    state.hiddenNodes.clear();
    state.hiddenEdges.clear();
    if (outdated) selection.setDay("");
    change({ facets: {}, plan: null, question: null, cell: null, evidence: null }, { outdated });
  }

  /* The network */

  const openGroups = (keys) => change({ ...NOTHING_CHOSEN, opened: new Set(keys) });
  const openGroup = (key, open) => openGroups(folding.change(key, open));

  /** Pins a node at *place*, by default where it is. */
  function pin(id, place) {
    change({ pins: new Map(state.pins).set(id, place || model.drawing.points[model.nodes.get(id).place]) });
  }

  function togglePin(id) {
    if (!state.pins.has(id)) pin(id);
    else change({ pins: new Map([...state.pins].filter(([other]) => other !== id)) });
  }

  const clearPins = () => change({ pins: new Map() });

  /** Shows or hides in the matrix the roles that do not count as coverage. */
  const showOthers = (others) => change({ others, ...(state.cell ? { cell: null, evidence: null } : {}) });

  /* Day, language, view */

  function setDay(day) {
    selection.setDay(day);
    change({}, { outdated: true });
  }

  function switchLanguage() {
    state.lang = state.lang === "ko" ? "en" : "ko";
    address.write();
    send("page:change", { outdated: true });
  }

  function openView(view) {
    state.view = view;
    address.write();
    send("page:view");
  }

  /** Updates the page from the address, if it changed. */
  function followAddress() {
    const { lang, day } = state;
    const isFirst = !address.isRead();
    if (!address.read()) return;
    selection.mark();
    const opens = Boolean(state.node || state.cell || state.question !== null);
    send("page:change", { opens, outdated: isFirst || lang !== state.lang || day !== state.day });
  }

  /** Opens a view by its address without the path. */
  function openAddress(view) {
    window.location.hash = view;
    followAddress();
  }

  return {
    change,
    openAddress,
    choose,
    seek,
    pick,
    chooseCell,
    startPath,
    clear,
    ask,
    openCheck,
    listKind,
    openPlan,
    openFunding,
    openChanges,
    compareWith,
    openPartners,
    narrow,
    showKind,
    showKinds,
    showAll,
    showOthers,
    openGroup,
    openGroups,
    pin,
    togglePin,
    clearPins,
    setDay,
    switchLanguage,
    openView,
    followAddress,
  };
})();

export { commands };
