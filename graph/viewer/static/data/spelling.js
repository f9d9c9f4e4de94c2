/* Comparison of names: case, spaces and dots are ignored, and a single consonant matches any syllable it begins. */

const spelling = (() => {
  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  /** The initial consonant of a Hangul syllable; any other character as it is. */
  function initial(character) {
    const code = character.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : character;
  }

  /** *text* without case, spaces, dots and brackets; NFKC, but single letters of Hangul stay as they are typed. */
  function fold(text) {
    return (text || "")
      .normalize("NFC")
      .replace(/[^ㄱ-ㆎ]+/gu, (part) => part.normalize("NFKC"))
      .toLowerCase()
      .replace(/[\s·‧․ㆍ\-_,.()[\]『』「」'"‘’“”]/gu, "");
  }

  /** The index of *query* in *text*, or -1; a single consonant matches any syllable it begins. */
  function position(text, query) {
    if (!/[ㄱ-ㅎ]/u.test(query)) return text.indexOf(query);
    for (let start = 0; start + query.length <= text.length; start += 1) {
      let length = 0;
      while (length < query.length) {
        const character = text[start + length];
        if (character !== query[length] && initial(character) !== query[length]) break;
        length += 1;
      }
      if (length === query.length) return start;
    }
    return -1;
  }

  return { fold, position };
})();

export { spelling };
