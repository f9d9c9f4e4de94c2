"""Writes Korean names in Latin letters by the Revised Romanization of Korean (Ministry of Culture and Tourism, 2000-8).

Names are nouns, so ㄱ, ㄷ and ㅂ keep a following ㅎ (묵호 Mukho, rule 3.1.4), and tense sounds are not written (3.1).
Exceptions that only a dictionary lists are not covered: the ㄴ inserted in 학여울 (Hangnyeoul) and the ㄴ that stays in
신문로 (Sinmunno). No region of Korea needs them.
"""

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
# Each final as it sounds before a consonant, and as the final that stays and the initial that moves before a vowel.
_FINALS = (
    ("", "", ""), ("k", "", "g"), ("k", "", "kk"), ("k", "k", "s"), ("n", "", "n"), ("n", "n", "j"), ("n", "", "n"),
    ("t", "", "d"), ("l", "", "r"), ("k", "l", "g"), ("m", "l", "m"), ("l", "l", "b"), ("l", "l", "s"),
    ("l", "l", "t"), ("p", "l", "p"), ("l", "", "r"), ("m", "", "m"), ("p", "", "b"), ("p", "p", "s"), ("t", "", "s"),
    ("t", "", "ss"), ("ng", "ng", ""), ("t", "", "j"), ("t", "", "ch"), ("k", "", "k"), ("t", "", "t"), ("p", "", "p"),
    ("", "", ""),
)  # fmt: skip
_H = _FINALS.index(("", "", ""), 1)
_ASPIRATED = {"g": "k", "d": "t", "j": "ch"}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_PALATAL = {"d": "j", "t": "ch"}
# The endings that a hyphen separates. No sound changes across the hyphen (3.5).
_ENDINGS = (
    "통합특별시", "특별자치시", "특별자치도", "특별시", "광역시", "직할시",
    "시", "군", "구", "도", "읍", "면", "리", "동", "가",
)  # fmt: skip


def romanise_region(name: str) -> str:
    """The name of a region, each word with its ending.

    >>> romanise_region("전주시 완산구")
    'Jeonju-si Wansan-gu'
    """
    return " ".join(map(_romanise_part, name.split()))


def _romanise_part(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one) and word != one), "")
    stem = romanise(word.removesuffix(ending)).capitalize()
    return f"{stem}-{romanise(ending)}" if ending else stem


def romanise(word: str) -> str:
    """*word* in lower case.

    >>> romanise("독립문")
    'dongnimmun'
    """
    syllables = [_split(letter) for letter in word]
    initials = [_INITIALS[initial] for initial, _, _ in syllables]
    text = ""
    for place, (_, vowel, final) in enumerate(syllables):
        text += initials[place] + _VOWELS[vowel]
        if place + 1 == len(syllables):
            text += _FINALS[final][0]
        else:
            end, initials[place + 1] = _join(final, initials[place + 1], _VOWELS[syllables[place + 1][1]])
            text += end
    return text


def _split(letter: str) -> tuple[int, int, int]:
    """The places of initial, vowel and final of a syllable.

    :raises ValueError: *letter* is not a syllable of Hangul.
    """
    if not "가" <= letter <= "힣":
        raise ValueError(f"not a Hangul syllable: {letter!r}")
    code = ord(letter) - ord("가")
    return code // 588, code % 588 // 28, code % 28


def _join(final: int, initial: str, vowel: str) -> tuple[str, str]:
    """The sounds of a final and of the initial after it (3.1)."""
    sound, staying, moving = _FINALS[final]
    if final == _H:
        return "", _ASPIRATED.get(initial, initial)
    if not initial:
        return staying, _PALATAL.get(moving, moving) if vowel == "i" else moving
    if (sound, initial) in (("n", "r"), ("l", "n"), ("l", "r")):
        return "l", "l"
    initial = "n" if initial == "r" and sound else initial
    return _NASAL.get(sound, sound) if initial in ("n", "m") else sound, initial
