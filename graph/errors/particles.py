"""Korean particles after a value, such as 을 or 를, which depend on how the end of the value is read.

A text has both: ``{name}을(를)``. The one that fits is chosen when the value is known.
"""

import re
from collections.abc import Callable

_PAIRS = {
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "은(는)": ("은", "는"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)다": ("이다", "다"),
}
_BY_FIRST = {after_consonant: both for both, (after_consonant, _) in _PAIRS.items()}
_BOTH = "|".join(map(re.escape, _PAIRS))
# 영 일 이 삼 사 오 육 칠 팔 구, and the names of capital letters: 엘 엠 엔 알.
_CLOSED, _LIQUID = frozenset("0136LMN78R"), frozenset("178LRl")
# The syllables of Hangul follow each other by their last consonant: 27 of them, and none. The eighth is ㄹ.
_FIRST, _LAST, _FINALS, _FINAL_L = 0xAC00, 0xD7A3, 28, 8


def fit_particles(template: str, gap: str, get: Callable[[re.Match[str]], str]) -> str:
    """*template* with one particle after each gap, both if the value cannot be read.

    :param gap: the pattern of a gap.
    :param get: the value of a gap.

    >>> fit_particles("{a}을(를)", "{a}", lambda _: "a.yaml:13")
    '{a}을'
    """

    def choose(found: re.Match[str]) -> str:
        chosen = choose_particle(get(found), found["both"])
        return f"{found[0].removesuffix(found['both'])}{chosen}"

    return re.sub(rf"(?:{gap})['\"]?(?P<both>{_BOTH})", choose, template)


def add_particle(word: str, particle: str) -> str:
    """*word* with *particle*, which is 은, 이, 을, 과, 으로 or 이다, in the form that fits.

    >>> add_particle("국비", "은"), add_particle("금액", "은"), add_particle("대구(광역시)", "으로")
    ('국비는', '금액은', '대구(광역시)로')
    """
    return word + choose_particle(word, _BY_FIRST[particle])


def choose_particle(word: str, both: str) -> str:
    """The one of *both* particles that follows *word*.

    >>> choose_particle("KITECH", "은(는)"), choose_particle("KIRIA 7", "(으)로"), choose_particle("기술원", "을(를)")
    ('는', '로', '을')
    """
    letters = re.sub(r"[\W_]+$", "", word)
    last = letters[-1:]
    if _FIRST <= ord(last or " ") <= _LAST:
        final = (ord(last) - _FIRST) % _FINALS
        closed, liquid = final > 0, final == _FINAL_L
    elif last.isascii() and last:
        # A word in small letters is read as a word: plan as 플랜, and marking as 마킹.
        closed, liquid = last in _CLOSED or last in "lmn" or letters.endswith("ng"), last in _LIQUID
    else:
        return both
    after_consonant, after_vowel = _PAIRS[both]
    return after_vowel if not closed or (liquid and both == "(으)로") else after_consonant
