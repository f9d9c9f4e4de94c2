"""English names by rule: North Chungcheong for 충청북도 (Chungcheongbuk-do), Gyeongnam Technopark for 경남테크노파크.

The English name of the whole is what the romanised names of its halves have in common. These names are a way of
speaking and no official names, so they are only read in questions and never shown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.stores import Iri

_KOREAN = re.compile(r"([가-힣]{2})(북|남)도")
_ROMANISED = re.compile(r"([A-Za-z]{4,})(buk|nam)(?:-?do)?", re.IGNORECASE)
_DIRECTIONS = {"북": "North", "남": "South"}


def iter_directions(names: Mapping[Iri, Sequence[str]]) -> Iterator[tuple[Iri, str]]:
    """Regions with their English names by direction; *names* are all names of each region."""
    halves = [(thing, match) for thing, some in names.items() for name in some if (match := _KOREAN.fullmatch(name))]
    wholes: dict[str, str] = {}
    for thing, korean in halves:
        for name in names[thing]:
            romanised = _ROMANISED.fullmatch(name)
            if romanised and (romanised[2].casefold() == "buk") == (korean[2] == "북"):
                known = wholes.get(korean[1], romanised[1])
                # 전라 is Jeolla in Jeollanam-do and Jeon in Jeonbuk.
                wholes[korean[1]] = max(known, romanised[1], key=len)
    for thing, korean in halves:
        if korean[1] in wholes:
            for direction in (_DIRECTIONS[korean[2]], f"{_DIRECTIONS[korean[2]]}ern"):
                yield thing, f"{direction} {wholes[korean[1]]}"


# What Korean names of agencies end in after a region, and the English words for it.
_TYPES = {"테크노파크": "Technopark"}
TYPE_WORDS = frozenset(word.casefold() for word in _TYPES.values())


def iter_compounds(
    agencies: Mapping[Iri, Sequence[str]], regions: Mapping[Iri, Sequence[str]]
) -> Iterator[tuple[Iri, str]]:
    """Agencies that are called by a region and a type, with the English words for both."""
    english = {name: [one for one in names if one.isascii()] for names in regions.values() for name in names}
    for thing, names in agencies.items():
        for name in names:
            for korean, word in _TYPES.items():
                if name.endswith(korean):
                    yield from ((thing, f"{region} {word}") for region in english.get(name.removesuffix(korean), ()))


def iter_national(kind: str, names: Iterable[str]) -> Iterator[str]:
    """The English names of an agency after Korea, if its Korean name begins with 한국."""
    if kind == "agency" and any(name.startswith("한국") for name in names):
        yield from (
            f"Korea {name}"
            for name in names
            if name.isascii() and {" ", "-"} & {*name} and not name.casefold().startswith("korea")
        )
