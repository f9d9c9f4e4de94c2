"use strict";
/* The sections of an answer as tables: things as buttons, money in words, why there is nothing. */
const listing = (() => {
  const { element, nodeButton } = dom;
  const MOST = 200;

  /** A thing, several things, an amount ``{ won }``, or a text. */
  function show(cell) {
    if (Array.isArray(cell)) return element("span", { class: "things" }, ...cell.map(show));
    if (cell?.won !== undefined)
      return element("span", { class: "won" }, cell.won === "" ? app.term("notStated") : figures.format(cell.won));
    return model.nodes.has(cell) ? nodeButton(model.nodes.get(cell), { class: "link" }) : String(cell ?? "");
  }

  /** A cell as a file holds it. */
  function write(cell) {
    if (Array.isArray(cell)) return cell.map(write).join("; ");
    return cell?.won ?? (model.nodes.has(cell) ? app.say(model.nodes.get(cell).label) : cell);
  }

  /** One section: its heading with the number of rows, a table or why there is none; *folded* ones open on demand. */
  function section({ name, heads, rows, note = "", folded = false }) {
    const title = [app.heading(name), element("span", { class: "count" }, String(rows.length))];
    const body = element("tbody", {}, ...rows.slice(0, MOST).map(rowOf));
    const table = element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": app.heading(name) },
      element(
        "table",
        { class: "list answer" },
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        body,
      ),
    );
    const more =
      rows.length > MOST
        ? element(
            "button",
            {
              type: "button",
              class: "tool",
              onclick: () => {
                body.append(...rows.slice(MOST).map(rowOf));
                more.remove();
              },
            },
            app.term("moreRows")(rows.length - MOST),
          )
        : null;
    const inside = [
      note ? element("p", { class: "lead" }, note) : null,
      rows.length ? table : element("p", { class: "lead" }, app.term("none")),
      more,
    ];
    return folded && rows.length
      ? element("details", { class: "section", "data-section": name }, element("summary", {}, ...title), ...inside.filter(Boolean))
      : element("section", { class: "section", "data-section": name }, element("h3", {}, ...title), ...inside.filter(Boolean));
  }

  const rowOf = (cells) => {
    const node = cells.find((cell) => model.nodes.has(cell));
    return element(
      "tr",
      node ? { "data-node": node, "data-kind": model.nodes.get(node).kind } : {},
      ...cells.map((cell) => element("td", {}, show(cell))),
    );
  };

  /** A choice of what is listed; *values* are pairs of a value and what it is called. */
  function choice({ id, label, values, chosen, onChoose }) {
    const field = element(
      "select",
      { id, onchange: () => onChoose(field.value) },
      ...values.map(([value, said]) => element("option", { value }, said)),
    );
    field.value = chosen;
    return element("p", { class: "filter" }, element("label", { for: id }, label), field);
  }

  return { section, choice, write };
})();
