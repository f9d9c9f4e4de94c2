/* Labels on a drawing: of constant size on screen, important ones first, without overlaps. */

import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { dom } from "./elements.js";

const labels = (() => {
  const { say } = wording;
  const FONT = '"Noto Sans KR","Noto Sans CJK KR","Malgun Gothic","Apple SD Gothic Neo",system-ui,sans-serif';
  const LINE = 15;
  const WIDTH = 136;
  const SMALL_LINE = 13;
  const GAP = 4;
  const MOST = 400;
  const SQUARE = 64;
  const wrapped = new Map();

  const isMarked = (item) =>
    item.id === state.node || item.id === state.from || Boolean(state.exact?.has(item.id)) || state.pins.has(item.id);
  const sizeOf = (item) => item.size * (isMarked(item) ? 1.3 : 1);
  function forget() {
    wrapped.clear();
  }

  /** The label, with the kind if a node of another kind has the same name. */
  const nameOf = (item) => {
    if (!item.node) return item.label;
    const name = say(item.node.label);
    return model.twins.has(item.id) ? `${name} (${dom.kindOf(item.node).replaceAll(" ", "\u00a0")})` : name;
  };

  /** Lines of a label, broken between words; an ellipsis replaces further lines. */
  function linesOf(context, item, whole) {
    const key = `${item.id}\u0000${whole}`;
    if (wrapped.has(key)) return wrapped.get(key);
    const lines = [];
    for (const word of nameOf(item).split(/[ \n\t]+/u)) {
      const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && context.measureText(joined).width <= WIDTH) lines[lines.length - 1] = joined;
      else lines.push(word);
    }
    const most = whole ? 5 : 2;
    const kept = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
    const label = { lines: kept, width: Math.max(...kept.map((line) => context.measureText(line).width)) };
    wrapped.set(key, label);
    return label;
  }

  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const boxAround = (x, y, halfWidth, halfHeight) => ({
    left: x - halfWidth,
    right: x + halfWidth,
    top: y - halfHeight,
    bottom: y + halfHeight,
  });
  const inside = (box, frame) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

  /** Occupied boxes in a grid, so that thousands of them are searched fast. */
  function makeBoxes() {
    const squares = new Map();
    function* keysOf(box) {
      for (let column = Math.floor(box.left / SQUARE); column <= Math.floor(box.right / SQUARE); column += 1) {
        for (let row = Math.floor(box.top / SQUARE); row <= Math.floor(box.bottom / SQUARE); row += 1) yield `${column} ${row}`;
      }
    }
    return {
      add(box) {
        for (const key of keysOf(box)) (squares.get(key) || squares.set(key, []).get(key)).push(box);
      },
      hits(box) {
        for (const key of keysOf(box)) if ((squares.get(key) || []).some((other) => overlaps(box, other))) return true;
        return false;
      },
    };
  }

  /** Draws the labels, and the roles at the selected item; returns the texts for a picture. */
  function draw(context, { chart, items, order, links, areas, colours, host, isHidden, isLinkHidden }) {
    const scale = chart.getScale();
    const { x, y } = chart.getViewPosition();
    const frame = boxAround(x * scale, y * scale, host.clientWidth / 2 - 3, host.clientHeight / 2 - 3);
    const at = (item) => ({ x: item.x * scale, y: item.y * scale, size: sizeOf(item) * scale });
    const seen = order.filter((item) => {
      const place = at(item);
      return (
        place.x > frame.left - 20 &&
        place.x < frame.right + 20 &&
        place.y > frame.top - 20 &&
        place.y < frame.bottom + 20 &&
        !isHidden(item.id)
      );
    });
    const taken = makeBoxes();
    const marks = makeBoxes();
    const written = [];
    for (const item of seen) marks.add(boxAround(at(item).x, at(item).y, at(item).size, at(item).size));
    context.save();
    context.scale(1 / scale, 1 / scale);
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    const pen = { context, taken, marks, frame, colours, written };
    for (const area of areas) drawHeading(pen, { ...area, x: area.x * scale, y: (area.y - area.radius) * scale });
    for (const item of seen.slice(0, MOST)) (item.group ? drawGroup : drawLabel)(pen, item, at(item));
    if (items.has(state.node))
      drawRoles(
        pen,
        links.filter((link) => !isLinkHidden(link.id)),
        (id) => at(items.get(id)),
      );
    context.restore();
    return written;
  }

  /** The name of an area, above it or at its upper edge. */
  function drawHeading(pen, { x, y, label }) {
    pen.context.font = `bold 13px ${FONT}`;
    const width = pen.context.measureText(label).width;
    const isFree = (one) => inside(boxAround(x, one, width / 2 + 3, 9), pen.frame) && !pen.taken.hits(boxAround(x, one, width / 2 + 3, 9));
    const middle = [y - 9, y + 9].find(isFree);
    if (middle === undefined) return;
    const box = boxAround(x, middle, width / 2 + 3, 9);
    pen.taken.add(box);
    write(pen, label, x, middle, { fill: pen.colours.ink, bold: true, size: 13 });
  }

  /** The name of a folded group and the number of its items, cut to the size of its mark. */
  function drawGroup(pen, item, { x, y, size }) {
    const count = item.count.toLocaleString();
    pen.context.font = `bold 11.5px ${FONT}`;
    const lines = [...wrap(pen.context, nameOf(item), size * 1.7, Math.floor((size * 1.5) / SMALL_LINE) - 1), count];
    lines.forEach((line, index) =>
      write(pen, line, x, y + (index - (lines.length - 1) / 2) * SMALL_LINE, {
        fill: pen.colours.ink,
        bold: index < lines.length - 1,
        size: 11.5,
      }),
    );
  }

  /** The lines of a text in a width; an ellipsis replaces what does not fit. */
  function wrap(context, text, width, most) {
    const lines = [];
    const fits = (line) => context.measureText(line).width <= width;
    for (const word of text.split(/[ \n\t]+/u)) {
      const joined = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && fits(joined)) lines[lines.length - 1] = joined;
      else lines.push(...pieces(word, fits));
    }
    if (lines.length <= most) return lines;
    return most > 0 ? [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, -1)}…`] : [];
  }

  /** A word in pieces that fit. */
  function pieces(word, fits) {
    const found = [""];
    for (const letter of word) {
      if (found.at(-1) && !fits(found.at(-1) + letter)) found.push("");
      found[found.length - 1] += letter;
    }
    return found;
  }

  function drawLabel(pen, item, { x, y, size }) {
    const isChosen = item.id === state.node;
    pen.context.font = `${isChosen ? "bold " : ""}12px ${FONT}`;
    const { lines, width } = linesOf(pen.context, item, isChosen);
    const height = lines.length * LINE;
    const centres = [
      [x, y + size + GAP + height / 2],
      [x, y - size - GAP - height / 2],
      [x + size + GAP + width / 2, y],
      [x - size - GAP - width / 2, y],
      ...[
        [1, 1],
        [-1, 1],
        [1, -1],
        [-1, -1],
      ].map(([across, down]) => [x + across * (size * 0.6 + GAP + width / 2), y + down * (size * 0.6 + GAP + height / 2)]),
    ];
    const isFree =
      (overMarks) =>
      ([left, top]) => {
        const box = boxAround(left, top, width / 2 + 2, height / 2);
        return inside(box, pen.frame) && !pen.taken.hits(box) && (overMarks || !pen.marks.hits(box));
      };
    // The name of a chosen item may lie on other marks.
    const centre = centres.find(isFree(false)) || (isChosen ? centres.find(isFree(true)) || centres[0] : null);
    if (!centre) return;
    pen.taken.add(boxAround(centre[0], centre[1], width / 2 + 2, height / 2));
    if (isChosen) {
      pen.context.fillStyle = pen.colours.surface;
      pen.context.fillRect(centre[0] - width / 2 - 3, centre[1] - height / 2 - 1, width + 6, height + 2);
    }
    lines.forEach((line, index) =>
      write(pen, line, centre[0], centre[1] + (index - (lines.length - 1) / 2) * LINE, { fill: pen.colours.ink, bold: isChosen, size: 12 }),
    );
  }

  /** Draws the roles of the links at the selected item, or on the shown path. */
  function drawRoles(pen, links, at) {
    const { node, route } = state;
    pen.context.font = `11px ${FONT}`;
    for (const { edge } of links) {
      const wanted = edge && (route ? route.some((step) => step.edge === edge) : [edge.source, edge.target].includes(node));
      if (!wanted) continue;
      const text = say(edge.label) || say(model.edgeKinds.get(edge.kind).label);
      const from = at(edge.source);
      const to = at(edge.target);
      const x = (from.x + to.x) / 2;
      const y = (from.y + to.y) / 2;
      const box = boxAround(x, y, pen.context.measureText(text).width / 2 + 2, 8);
      if (!text || pen.taken.hits(box) || pen.marks.hits(box)) continue;
      pen.taken.add(box);
      write(pen, text, x, y, { fill: pen.colours.accent, bold: false, size: 11 });
    }
  }

  function write({ context, colours, written }, text, x, y, look) {
    context.strokeStyle = colours.surface;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = look.fill;
    context.fillText(text, x, y);
    written.push({ text, x, y, ...look });
  }

  return { draw, sizeOf, isMarked, forget, FONT };
})();

export { labels };
