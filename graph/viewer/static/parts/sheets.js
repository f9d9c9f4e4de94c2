/* A picture of a view on sheets of A4: as many as it needs, and nothing cut through a line of text. */

import { model } from "../data/model.js";
import { state } from "../state/state.js";
import { wording } from "../state/wording.js";
import { conditions } from "./conditions.js";
import { picture } from "./picture.js";

const sheets = (() => {
  const { say, term } = wording;
  // A4 without margins of 10 mm.
  const [LONG, SHORT] = [277, 190];
  const MARGIN = 16;
  const FOOT = 26;
  // A picture that is a little too long is made smaller rather than divided.
  const SQUEEZED = 1.35;

  /** What a picture or a print shows: view, day, filters. */
  function describe() {
    const latest = state.day ? "" : term("asOf")(model.days.at(-1) || term("latest"));
    return [term(state.view), latest, ...conditions.names()].filter(Boolean).join(" · ");
  }

  /** The line under a picture, with the number of the sheet. */
  const captionOf = (number, count) =>
    [say(model.page.title), describe(), count > 1 ? `${number}/${count}` : ""].filter(Boolean).join(" · ");

  /** The heights at which the pieces are cut: none of them through a text. */
  function cutsOf(pieces, height, most) {
    const texts = pieces.filter((piece) => piece.isText).sort((a, b) => a.top - b.top);
    const cuts = [0];
    while (height - cuts.at(-1) > most) {
      let cut = cuts.at(-1) + most;
      // Texts beside each other start at different heights, so a cut above one may cross another.
      for (let crossed = true; crossed; ) {
        const across = texts.filter(({ top, bottom }) => top < cut && bottom > cut && top > cuts.at(-1));
        crossed = across.length > 0;
        if (crossed) cut = Math.min(...across.map(({ top }) => top)) - 1;
      }
      cuts.push(cut);
    }
    // A rest without a text, such as the end of a border, needs no sheet of its own.
    if (cuts.length > 1 && !texts.some(({ bottom }) => bottom > cuts.at(-1))) cuts.pop();
    return [...cuts, height];
  }

  /** The sheets of a picture: the text of each as SVG, with its size in pixels. */
  function lay({ width, height, fill, ink, pieces, isWhole }) {
    const whole = width + 2 * MARGIN;
    const isWide = whole > height + FOOT || whole > 1100;
    const [across, down] = isWide ? [LONG, SHORT] : [SHORT, LONG];
    const most = (whole * down) / across - 2 * MARGIN - FOOT;
    const cuts = isWhole || height < most * SQUEEZED ? [0, height] : cutsOf(pieces, height, most);
    return cuts.slice(1).map((bottom, index) => {
      const top = cuts[index];
      const tall = bottom - top + 2 * MARGIN + FOOT;
      const shown = pieces.filter((piece) => piece.bottom > top && piece.top < bottom);
      const caption = captionOf(index + 1, cuts.length - 1);
      const scale = Math.min(across / whole, down / tall);
      const text = picture.toSheet({ width: whole, height: tall, scale, fill, ink, shown, top, bottom, margin: MARGIN, caption });
      return { text, width: whole, height: tall };
    });
  }

  return { lay, describe };
})();

export { sheets };
