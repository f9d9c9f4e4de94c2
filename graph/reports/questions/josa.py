"""Korean particles that depend on the last sound of the word before them."""

_PAIRS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이다": ("이다", "다"),
}
# Latin letters and digits whose Korean names end in a consonant; l and 1, 7, 8 end in ㄹ.
_CLOSED = frozenset("lmnr013678")


def add_particle(word: str, particle: str) -> str:
    """*word* with 은, 이, 을, 과, 으로 or 이다, or its form after a vowel.

    >>> add_particle("국비", "은"), add_particle("금액", "은"), add_particle("대구(광역시)", "으로")
    ('국비는', '금액은', '대구(광역시)로')
    """
    closed, open_ = _PAIRS[particle]
    sound = word.rstrip(")]」』'\"”’. ")
    last = sound[-1:].casefold()
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        is_closed = final != 0 and not (particle == "으로" and final == 8)
    else:
        is_closed = last in _CLOSED and not (particle == "으로" and last in "l178")
    return f"{word}{closed if is_closed else open_}"
