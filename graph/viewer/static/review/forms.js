/* The form in which a value is corrected. Words selected in the text become the value. */

import { checks } from "./checks.js";
import { review } from "./content.js";
import { decisions } from "./decisions.js";

const forms = (() => {
  const { content, element, term } = review;
  let open = null;

  /** The names to choose from, made once for each kind. */
  function toList(choice) {
    const id = `list-${choice}`;
    if (!document.getElementById(id)) {
      const options = content.names[choice][0].map((name) => element("option", { value: name }));
      document.body.append(element("datalist", { id }, ...options));
    }
    return id;
  }

  function toSelect(scheme, chosen, id) {
    const codes = content.codes[scheme].map(([code]) =>
      element("option", { value: code, selected: code === chosen }, review.nameCode(scheme, code)),
    );
    return element("select", { id }, ...codes);
  }

  function toInput(field, value, id) {
    if (field.choice === "stage") return toSelect("stage", value, id);
    const list = field.choice ? toList(field.choice) : null;
    return element("input", { id, type: "text", value, list, autocomplete: "off", spellcheck: "false", maxlength: 2000 });
  }

  /** What the form shows at first: a name instead of an id. */
  function findFirst(number) {
    const field = content.fields[number];
    const before = decisions.find(number);
    if (before?.state === "corrected") return before.value;
    return field.choice && field.choice !== "stage" ? review.say(field.shown) : field.value;
  }

  /**
   * Opens the form for a field at the end of *host*.
   * @param close called with whether a value was saved.
   */
  function show(number, host, note, close) {
    hide();
    const field = content.fields[number];
    const input = toInput(field, findFirst(number), `value-${number}`);
    const before = decisions.find(number);
    const sort = field.scheme ? toSelect(field.scheme, before?.sort || field.sort, `sort-${number}`) : null;
    const fault = element("p", { class: "fault", role: "alert", id: `fault-${number}` }, note ? term(note) : "");
    const hint = element("p", { class: "hint" }, field.choice === "stage" ? "" : term("pickHint"));
    input.setAttribute("aria-describedby", fault.id);
    open = { number, input, span: before?.span || null, fault };

    function submit(event) {
      event.preventDefault();
      const typed = checks.clean(input.value);
      const same = typed === findFirst(number) && before?.state !== "corrected";
      const value = same ? field.value : typed;
      const found = same ? "" : checks.findFault(field, value);
      fault.textContent = found ? term(found) : "";
      input.setAttribute("aria-invalid", String(Boolean(found)));
      if (found) return input.focus();
      const unchanged = value === field.value && (!sort || sort.value === field.sort);
      const made = { state: "corrected", value };
      if (sort && sort.value !== field.sort) made.sort = sort.value;
      if (open.span && open.span[2] === typed) made.span = open.span;
      hide();
      decisions.decide(number, unchanged ? { state: "accepted" } : made);
      return close(true);
    }

    function cancel() {
      hide();
      close(false);
    }

    const form = element(
      "form",
      { class: "correction", onsubmit: submit, onkeydown: (event) => event.key === "Escape" && cancel() },
      element("label", { for: input.id }, term("newValue")),
      input,
      sort ? element("label", { for: sort.id }, term("sort")) : null,
      sort,
      fault,
      hint,
      element(
        "div",
        { class: "choices" },
        element("button", { type: "submit", class: "tool primary" }, term("save")),
        element("button", { type: "button", class: "tool", onclick: cancel }, term("cancel")),
      ),
    );
    open.form = form;
    if (field.choice === "agency") input.addEventListener("input", () => warnOfNew(field, input, fault));
    host.append(form);
    input.focus();
    input.select?.();
  }

  function warnOfNew(field, input, fault) {
    const typed = checks.clean(input.value);
    const known = !typed || typed === review.say(field.shown) || checks.isKnown("agency", typed);
    fault.textContent = known ? "" : term("willBeNew");
  }

  function hide() {
    open?.form?.remove();
    open = null;
  }

  /** Puts the words *span* of the text into the open form. */
  function take(span) {
    if (!open || open.input.tagName === "SELECT") return false;
    const words = checks.clean(span[2]);
    open.input.value = words;
    open.span = [span[0], span[1], words, span[3]];
    open.input.dispatchEvent(new Event("input"));
    open.input.focus();
    return true;
  }

  return { show, hide, take, isOpen: () => open !== null };
})();

export { forms };
