/* Comparison of names: case, spaces and dots are ignored, and a single consonant matches any syllable it begins. */

const spelling = (() => {
  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const SEPARATORS = "\\s·‧․ㆍ\\-_,.()[\\]『』「」'\"‘’“”";
  const SEPARATOR = new RegExp(`[${SEPARATORS}]`, "gu");
  const SEPARATED = new RegExp(`[${SEPARATORS}/&×:]+`, "u");
  // How well a text agrees with what was typed, best first.
  const RANKS = { exact: 0, start: 1, word: 2, wordStart: 3, inside: 4, near: 5 };

  /** The initial consonant of a Hangul syllable; any other character as it is. */
  function initial(character) {
    const code = character.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : character;
  }

  /** *text* in one width and case; NFKC, but single letters of Hangul stay as they are typed. */
  const even = (text) =>
    (text || "")
      .normalize("NFC")
      .replace(/[^ㄱ-ㆎ]+/gu, (part) => part.normalize("NFKC"))
      .toLowerCase();

  /** *text* without case, spaces, dots and brackets. */
  const fold = (text) => even(text).replace(SEPARATOR, "");

  /** The words of *text*, folded; Hangul, Latin letters and digits are words of their own. */
  const split = (text) =>
    even(text)
      .split(SEPARATED)
      .flatMap((part) => part.match(/[a-z\u00c0-\u024f]+|\d+|[^a-z\u00c0-\u024f\d]+/gu) || []);

  /** A name ready for :func:`match`: folded, with the places where its words begin. */
  function prepare(text) {
    const starts = new Set();
    let at = 0;
    for (const word of split(text)) {
      starts.add(at);
      at += word.length;
    }
    return { text: split(text).join(""), starts };
  }

  const agrees = (character, typed) => character === typed || initial(character) === typed;

  /** Whether *typed* stands in *text* at a place; a single consonant matches any syllable it begins. */
  function standsAt(text, typed, place) {
    for (let at = 0; at < typed.length; at += 1) {
      if (place + at >= text.length || !agrees(text[place + at], typed[at])) return false;
    }
    return true;
  }

  // One or two Latin letters inside a word mean nothing, as in D(ev)elopment, and little at the start, as in (ai)rcraft.
  const isShort = (typed) => /^[a-z]{1,2}$/u.test(typed);

  /** How well a prepared name agrees with the folded *typed*: one of RANKS, or -1. */
  function match({ text, starts }, typed) {
    let best = -1;
    const end = text.length - typed.length;
    const short = isShort(typed);
    for (let place = 0; place <= end; place += 1) {
      if ((short && !starts.has(place)) || !standsAt(text, typed, place)) continue;
      const isWord = place === end || starts.has(place + typed.length);
      if (!place && (isWord || !short)) return end ? RANKS.start : RANKS.exact;
      const rank = starts.has(place) ? (isWord ? RANKS.word : RANKS.wordStart) : RANKS.inside;
      if (best < 0 || rank < best) best = rank;
    }
    return best;
  }

  /** Whether a slip can be looked for in *typed*: three syllables or four letters, without digits and single consonants. */
  const isLong = (typed) => !/[\dㄱ-ㆎ]/u.test(typed) && typed.length >= (/[가-힣]/u.test(typed) ? 3 : 4);

  /** Whether a word of a prepared name begins with *typed* but for one letter: changed, missing, added or swapped. */
  function isNear({ text, starts }, typed) {
    const letters = typed.normalize("NFD");
    return [...starts].some((start) => differsByOne(text.slice(start, start + typed.length + 1).normalize("NFD"), letters));
  }

  function differsByOne(text, typed) {
    let at = 0;
    while (at < typed.length && text[at] === typed[at]) at += 1;
    const rest = typed.slice(at + 1);
    return (
      text.startsWith(rest, at + 1) ||
      text.startsWith(rest, at) ||
      text.startsWith(typed.slice(at), at + 1) ||
      (text[at] === typed[at + 1] && text[at + 1] === typed[at] && text.startsWith(typed.slice(at + 2), at + 2))
    );
  }

  return { RANKS, fold, split, prepare, match, isShort, isLong, isNear };
})();

export { spelling };
