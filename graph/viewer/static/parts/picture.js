/*
 * A view as SVG: boxes, lines, signs and text that any drawing program can edit. A picture is {width, height, fill, ink,
 * pieces, isWhole}, where one that is whole is not divided, and a piece is {markup, top, bottom, isText}.
 */

import { dom } from "./elements.js";
import { labels } from "./labels.js";

const picture = (() => {
  const NAME = "http://www.w3.org/2000/svg";
  const escaped = (text) =>
    String(text)
      .replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, "");
  const number = (value) => String(Math.round(value * 10) / 10);
  const isClear = (colour) => !colour || colour === "transparent" || /^rgba\(.*, 0\)$/u.test(colour);

  /** A tag as text, without empty attributes, and with lengths rounded to a tenth of a pixel. */
  function tag(name, attributes, content = "") {
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== "")
      .map(([key, value]) => `${key}="${typeof value === "number" && key !== "opacity" ? number(value) : escaped(value)}"`);
    return `<${name} ${written.join(" ")}${content ? `>${content}</${name}>` : "/>"}`;
  }

  /** One sheet with the pieces between *top* and *bottom*. Its size is in millimetres, *scale* of them per pixel. */
  function toSheet({ width, height, scale, fill, ink, shown, top, bottom, margin, caption }) {
    const size = { width: `${number(width * scale)}mm`, height: `${number(height * scale)}mm` };
    const [wide, tall] = [number(width - 2 * margin), number(bottom - top)];
    const place = { x: margin, y: margin, width: wide, height: tall, viewBox: `0 ${number(top)} ${wide} ${tall}` };
    const content = tag("svg", place, shown.map(({ markup }) => markup).join(""));
    const foot = tag("text", { x: margin, y: height - margin * 0.7, "font-size": 11, fill: ink }, escaped(caption));
    return tag(
      "svg",
      { xmlns: NAME, ...size, viewBox: `0 0 ${number(width)} ${number(height)}`, "font-family": labels.FONT },
      tag("title", {}, escaped(caption)) + tag("rect", { width: "100%", height: "100%", fill }) + content + foot,
    );
  }

  const colourOf = (name, usual) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || usual;
  const shades = () => ({ fill: colourOf("--surface", "#fff"), ink: colourOf("--muted", "#555") });
  const piece = (markup, top, height, isText = false) => ({ markup, top, bottom: top + height, isText });

  /** A view made of elements, in its full height. */
  function ofElements(host) {
    document.documentElement.dataset.taking = "yes";
    try {
      return measure(host);
    } finally {
      delete document.documentElement.dataset.taking;
    }
  }

  function measure(host) {
    const frame = host.getBoundingClientRect();
    const width = Math.max(
      host.scrollWidth,
      ...[...host.querySelectorAll(".scroll")].map((part) => part.scrollWidth + part.getBoundingClientRect().left - frame.left),
    );
    const at = { left: frame.left, top: frame.top };
    const pieces = [];
    visit(host, at, pieces);
    return { width, height: host.scrollHeight, ...shades(), pieces };
  }

  const HIDDEN = new Set(["INPUT", "SCRIPT", "STYLE"]);

  function visit(node, at, pieces) {
    if (node.nodeType === Node.TEXT_NODE) {
      writeText(node, at, pieces);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || HIDDEN.has(node.tagName) || node.classList.contains("unseen")) return;
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return;
    if (node instanceof SVGSVGElement) {
      const box = node.getBoundingClientRect();
      pieces.push(piece(copyDrawing(node, at), box.top - at.top, box.height));
      return;
    }
    // What is folded has a place although it is not seen.
    if (node.matches("details:not([open]) > :not(summary)")) return;
    drawBox(node, style, at, pieces);
    if (node.tagName === "SELECT") writeChoice(node, style, at, pieces);
    else for (const child of node.childNodes) visit(child, at, pieces);
  }

  function drawBox(node, style, at, pieces) {
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const place = { x: box.left - at.left, y: box.top - at.top, width: box.width, height: box.height };
    const add = (markup) => pieces.push(piece(markup, place.y, place.height));
    // A hatched piece of a bar gets a dashed outline to distinguish it from solid ones.
    if (style.backgroundImage !== "none") {
      const stroke = style.getPropertyValue("--piece").trim() || style.color;
      add(tag("rect", { ...place, fill: "none", stroke, "stroke-width": 1, "stroke-dasharray": "3 2" }));
    }
    const line = parseFloat(style.borderTopWidth) || 0;
    const fill = isClear(style.backgroundColor) ? "none" : style.backgroundColor;
    const outline = line && !isClear(style.borderTopColor) && style.borderTopStyle !== "none" ? outlineOf(style, line) : null;
    if (fill !== "none" || outline) {
      const rx = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
      add(tag("rect", { ...place, rx, fill, ...outline, opacity: style.opacity === "1" ? null : style.opacity }));
    }
    const start = parseFloat(style.borderLeftWidth) || 0;
    if (start > line) add(tag("rect", { ...place, width: start, fill: style.borderLeftColor }));
  }

  const DASHES = { dashed: "3 2", dotted: "1 2" };
  const outlineOf = (style, line) => ({
    stroke: style.borderTopColor,
    "stroke-width": line,
    "stroke-dasharray": DASHES[style.borderTopStyle] || null,
  });

  /** Writes each line of a text at its position in the browser. */
  function writeText(node, at, pieces) {
    if (!node.data.trim()) return;
    const style = getComputedStyle(node.parentElement);
    const size = parseFloat(style.fontSize);
    const upright = style.writingMode !== "horizontal-tb";
    const range = document.createRange();
    for (const { text, from, to } of linesOf(node, range)) {
      range.setStart(node, from);
      range.setEnd(node, to);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      const look = { "font-size": String(size), fill: style.color, "font-weight": Number(style.fontWeight) >= 600 ? "700" : null };
      const x = box.left - at.left;
      const y = box.top - at.top;
      const place = upright
        ? { transform: `translate(${number(x + box.width / 2 - size * 0.35)} ${number(y)}) rotate(90)`, textLength: box.height }
        : { x, y: y + box.height / 2 + size * 0.36, textLength: box.width, lengthAdjust: "spacingAndGlyphs" };
      pieces.push(piece(tag("text", { ...place, ...look }, escaped(text)), y, box.height, true));
    }
  }

  function linesOf(node, range) {
    const lines = [];
    let last = null;
    for (let index = 0; index < node.data.length; index += 1) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const box = range.getClientRects()[0];
      if (!box || (!box.width && !box.height)) continue;
      if (last && Math.abs(box.top - last.top) < 3 && box.left >= last.left - 1) {
        last.to = index + 1;
        last.left = box.left;
      } else {
        last = { from: index, to: index + 1, top: box.top, left: box.left };
        lines.push(last);
      }
    }
    return lines
      .map(({ from, to }) => {
        const text = node.data.slice(from, to);
        const start = from + text.length - text.trimStart().length;
        return { from: start, to: start + text.trim().length, text: text.trim() };
      })
      .filter(({ text }) => text);
  }

  function writeChoice(node, style, at, pieces) {
    const box = node.getBoundingClientRect();
    const text = node.selectedOptions[0]?.textContent || "";
    const place = { x: box.left - at.left + 8, y: box.top - at.top + box.height / 2 + 5 };
    const look = { "font-size": parseFloat(style.fontSize), fill: style.color };
    pieces.push(piece(tag("text", { ...place, ...look }, escaped(text)), box.top - at.top, box.height, true));
  }

  /** Copies a drawing inside a view, with its computed styles. */
  function copyDrawing(node, at) {
    const box = node.getBoundingClientRect();
    const view = (node.getAttribute("viewBox") || `0 0 ${box.width} ${box.height}`).split(/\s+/u).map(Number);
    const shapes = [...node.querySelectorAll("path, rect")].map((shape) => {
      const style = getComputedStyle(shape);
      const names = shape.tagName === "path" ? ["d"] : ["x", "y", "width", "height", "rx"];
      return tag(shape.tagName, {
        ...Object.fromEntries(names.map((name) => [name, shape.getAttribute(name) || "0"])),
        fill: style.fill,
        "fill-opacity": style.fillOpacity,
        stroke: style.stroke,
        "stroke-width": style.strokeWidth,
        opacity: style.opacity,
      });
    });
    const scale = box.width / view[2];
    const [x, y] = [box.left - at.left - view[0] * scale, box.top - at.top - view[1] * scale];
    return tag("g", { transform: `translate(${number(x)} ${number(y)}) scale(${scale.toFixed(4)})` }, shapes.join(""));
  }

  /** The arrow head of a link, outside the target mark; empty if the drawing has none. */
  function headOf(from, to, { arrows, color, width }, radius, scale) {
    const far = Math.hypot(to.x - from.x, to.y - from.y);
    const long = (4 + width * 2) * Math.min(1.2, scale);
    if (arrows?.to.enabled === false || far < radius + long) return "";
    const [x, y] = [(to.x - from.x) / far, (to.y - from.y) / far];
    const at = (back, aside) => `${number(to.x - x * back - y * aside)} ${number(to.y - y * back + x * aside)}`;
    const d = `M${at(radius, 0)}L${at(radius + long, long / 2)}L${at(radius + long, -long / 2)}z`;
    return tag("path", { d, fill: color.color, opacity: color.opacity });
  }

  /** A drawing of vis-network: links, marks and labels. */
  function ofScene({ scale, x, y, items, links, areas, written, colours, nodeSet, edgeSet }, host) {
    const width = host.clientWidth;
    const height = host.clientHeight;
    const at = (place) => ({ x: (place.x - x) * scale + width / 2, y: (place.y - y) * scale + height / 2 });
    const places = new Map(items.map((item) => [item.id, at(item)]));
    const lines = links
      .map((link) => ({ link, look: edgeSet.get(link.id) }))
      .filter(({ look }) => !look.hidden)
      .map(({ link, look }) => {
        const from = places.get(link.source);
        const to = places.get(link.target);
        const line = {
          x1: from.x,
          y1: from.y,
          x2: to.x,
          y2: to.y,
          stroke: look.color.color,
          "stroke-width": look.width * Math.min(1, scale),
          opacity: look.color.opacity,
          "stroke-dasharray": look.dashes ? "6 5" : null,
        };
        return headOf(from, to, look, nodeSet.get(link.target).size * scale, scale) + tag("line", line);
      });
    const marks = items
      .map((item) => ({ item, look: nodeSet.get(item.id) }))
      .filter(({ look }) => !look.hidden)
      .map(({ item, look }) => {
        const place = places.get(item.id);
        return tag("path", {
          transform: `translate(${number(place.x)} ${number(place.y)}) scale(${((look.size * scale) / 9).toFixed(3)})`,
          d: dom.PATHS[dom.shapeOf(item.kind)],
          fill: look.color.background,
          stroke: look.color.border,
          "stroke-width": look.borderWidth * 1.1,
          opacity: look.opacity,
        });
      });
    const words = written.map(({ text, x: left, y: top, fill, bold, size }) => {
      const place = { x: left - x * scale + width / 2, y: top - y * scale + height / 2 + size * 0.36 };
      const outline = { stroke: colours.surface, "stroke-width": 3, "paint-order": "stroke" };
      const look = { "text-anchor": "middle", "font-size": size, fill, ...outline, "font-weight": bold ? "700" : null };
      return tag("text", { ...place, ...look }, escaped(text));
    });
    const discs = areas.map((area) => {
      const place = at(area);
      return tag("circle", { cx: place.x, cy: place.y, r: area.radius * scale, fill: colours.sunken, stroke: colours.soft });
    });
    const markup = [...discs, ...lines, ...marks, ...words].join("");
    return { width, height, ...shades(), fill: colours.surface, pieces: [piece(markup, 0, height)], isWhole: true };
  }

  return { ofElements, ofScene, toSheet };
})();

export { picture };
