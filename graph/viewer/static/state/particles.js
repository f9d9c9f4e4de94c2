/* Korean particles after a word, such as 을 or 를, which depend on how the end of the word is read, as particles.py. */

const particles = (() => {
  // 영 일 이 삼 사 오 육 칠 팔 구, and the names of capital letters: 엘 엠 엔 알. Small letters are read as a word.
  const CLOSED = /(?:[0136LMN78Rlmn]|ng)$/u;
  const LIQUID = /[178LRl]$/u;
  const FIRST = 0xac00;
  const FINALS = 28;
  const FINAL_L = 8;

  /** Whether the end of *word* is closed by a consonant, and by ㄹ. */
  function endOf(word) {
    const letters = word.replace(/[^\p{L}\p{N}]+$/u, "");
    if (!/[가-힣]$/u.test(letters)) return { closed: CLOSED.test(letters), liquid: LIQUID.test(letters) };
    const final = (letters.charCodeAt(letters.length - 1) - FIRST) % FINALS;
    return { closed: final > 0, liquid: final === FINAL_L };
  }

  /** *word* with the one of two particles that fits: 을 after a consonant, 를 after a vowel; 로 follows ㄹ too. */
  function add(word, afterConsonant, afterVowel) {
    const { closed, liquid } = endOf(word);
    return word + (closed && !(liquid && afterConsonant === "으로") ? afterConsonant : afterVowel);
  }

  return { add };
})();

export { particles };
