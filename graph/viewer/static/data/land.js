/* The outlines of the map, and the regions that they belong to on the day of the view. */

import { buckets } from "./buckets.js";
import { model } from "./model.js";

const land = (() => {
  const { width = 0, height = 0, arcs = "", places = [], shapes = [] } = model.page.map || {};
  const numbers = (text) => (text ? text.split(" ").map((part) => part.split("/").map(Number)) : []);

  let points = null;

  /** The points of each arc. */
  function pointsOf(arc) {
    points ||= numbers(arcs).map((steps) => {
      const line = [];
      for (let at = 0, x = 0, y = 0; at < steps.length; at += 2) {
        x += steps[at];
        y += steps[at + 1];
        line.push([x, y]);
      }
      return line;
    });
    return arc < 0 ? [...points[-1 - arc]].reverse() : points[arc];
  }

  const draw = (line) => `M${line.map(([x, y]) => `${x} ${y}`).join("L")}`;
  const ringsOf = (shape) => numbers(shape.rings);
  const words = new Map(places.map(({ id, label }) => [id, label]));

  /** The ids of the regions of a shape on the day of the view, the closest first. */
  function regionsOf({ regions }) {
    const [, ...found] = regions.findLast(([since]) => since <= model.day) || regions[0];
    return found.map((place) => places[place].id);
  }

  /** The shapes of each municipality, or of each province, that has one on the day of the view. */
  function areas(level) {
    const found = buckets.by(shapes, (shape) => regionsOf(shape).at(level === "province" ? -1 : 0));
    found.delete(undefined);
    return found;
  }

  const fill = (area) =>
    area
      .flatMap(ringsOf)
      .map((ring) => `${draw(ring.flatMap(pointsOf))}z`)
      .join("");

  /** The outline of shapes without the borders between them: the arcs that only one of them has. */
  function outline(area) {
    const counts = new Map();
    for (const arc of area.flatMap(ringsOf).flat()) {
      const key = arc < 0 ? -1 - arc : arc;
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    return [...counts]
      .filter(([, count]) => count === 1)
      .map(([arc]) => draw(pointsOf(arc)))
      .join("");
  }

  /** The centre of gravity of some shapes. */
  function centre(area) {
    let [twice, x, y] = [0, 0, 0];
    for (const ring of area.flatMap(ringsOf)) {
      const line = ring.flatMap(pointsOf);
      line.forEach(([x0, y0], at) => {
        const [x1, y1] = line[(at + 1) % line.length];
        const cross = x0 * y1 - x1 * y0;
        twice += cross;
        x += (x0 + x1) * cross;
        y += (y0 + y1) * cross;
      });
    }
    return [x / (3 * twice), y / (3 * twice)];
  }

  /** The shapes of a region of any level on the day of the view. */
  const find = (region) => shapes.filter((shape) => regionsOf(shape).includes(region));

  return { width, height, isEmpty: !shapes.length, areas, fill, outline, centre, find, regionsOf, labelOf: (id) => words.get(id) };
})();

export { land };
