/* How names are compared: case, spaces and dots do not count, and a consonant alone stands for a syllable it begins. */

const spelling = (() => {
  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  /** The initial consonant of a Hangul syllable; any other character as it is. */
  function initial(character) {
    const code = character.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : character;
  }

  /** *text* without what a reader does not distinguish: case, spaces, dots and brackets. */
  function fold(text) {
    return (text || "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s·‧․ㆍ\-_,.()[\]『』「」'"‘’“”]/gu, "");
  }

  /** Where *query* begins in *text*, a consonant alone standing for any syllable it begins; -1 if nowhere. */
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
