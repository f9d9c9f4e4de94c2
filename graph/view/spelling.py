"""Texts that differ only in spelling: in spaces, punctuation, units or the order of words."""

import re
import unicodedata

# Units with two spellings, and words that only introduce a short name.
_SAME_WORD = {"t": "톤", "이하": ""}
# A number and its unit, either of which may be missing.
_WORD = re.compile(r"(?:([0-9]+(?:[.,][0-9]+)*)|(?=[a-z가-힣]))([a-z]+|[가-힣]+|)")


def is_same(one: str, other: str) -> bool:
    """Whether two texts have the same words, in any order or with other spaces."""
    words, others = to_words(one), to_words(other)
    return "".join(words) == "".join(others) or sorted(words) == sorted(others)


def to_words(text: str) -> list[str]:
    """The words of a text without punctuation. A number keeps its unit, so that both move together."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = (number.replace(",", "") + _SAME_WORD.get(unit, unit) for number, unit in _WORD.findall(folded))
    return [word for word in words if word]
