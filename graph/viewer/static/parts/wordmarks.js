/* Two texts word by word: the words that only one of them has are marked. */

import { dom } from "./elements.js";

const wordmarks = (() => {
  const { element } = dom;
  // The table below grows with the product of both.
  const MOST = 250;
  // Texts with less in common are easier to read one after the other.
  const LEAST = 1 / 3;

  /** For each word of both lists whether it belongs to their longest common part. */
  function align(left, right) {
    const lengths = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
    for (let i = left.length - 1; i >= 0; i -= 1) {
      for (let j = right.length - 1; j >= 0; j -= 1) {
        lengths[i][j] = left[i] === right[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    const kept = [new Array(left.length).fill(false), new Array(right.length).fill(false)];
    for (let i = 0, j = 0; i < left.length && j < right.length; ) {
      if (left[i] === right[j]) {
        kept[0][i] = kept[1][j] = true;
        i += 1;
        j += 1;
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
      else j += 1;
    }
    return kept;
  }

  /** The words with each run of words that are not *kept* in an element *tag*. */
  function write(words, kept, tag) {
    const runs = [];
    words.forEach((word, at) => {
      if (at && kept[at] === kept[at - 1]) runs.at(-1).words.push(word);
      else runs.push({ isKept: kept[at], words: [word] });
    });
    return runs.flatMap(({ isKept, words: some }, at) => [at ? " " : "", isKept ? some.join(" ") : element(tag, {}, some.join(" "))]);
  }

  /** What both cells show: plain texts if they have nothing in common or are very long. */
  function mark(before, after) {
    const [left, right] = [before, after].map((text) => text.split(/\s+/u).filter(Boolean));
    if (!left.length || !right.length || left.length > MOST || right.length > MOST) return [[before], [after]];
    const [mine, theirs] = align(left, right);
    if (mine.filter(Boolean).length < LEAST * Math.max(left.length, right.length)) return [[before], [after]];
    return [write(left, mine, "del"), write(right, theirs, "ins")];
  }

  return { mark };
})();

export { wordmarks };
