"""Agencies for a written name: exact names and aliases first, then suggestions with a score."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.naming import to_key
from graph.stores import Iri, Store
from graph.view.names import Names

# Abbreviated endings and their full forms.
_CUT = ((re.compile(r"대$"), "대학교"), (re.compile(r"TP$", re.IGNORECASE), "테크노파크"))
# Below this score (0 to 100) a suggestion is noise: 한국생산기술연구원 has 70 against 한국자동차연구원.
_WORTH_SAYING = 75


@dataclass(frozen=True)
class Match:
    """One agency that a written name may mean.

    ``name`` is the matching name of the agency, ``score`` from 0 to 100. ``certain`` is true for an exact name or alias
    of this agency alone. Any other match is a suggestion to be reviewed.
    """

    agency: Iri
    name: str
    score: float
    certain: bool


def match_agencies(store: Store, written: str, *, limit: int = 5) -> list[Match]:
    """The agencies that *written* may mean, the best first, at most *limit*; empty if none is similar.

    Names are compared without legal forms, spaces and case; 대 counts as 대학교 and TP as 테크노파크.
    """
    from rapidfuzz import fuzz

    wanted = to_plain(written)
    book = Names(store, "ko")
    names = book.read("agency")
    exact = book.find("agency", written) or sorted(
        agency for agency, known in names.items() if any(to_plain(name) == wanted for name in known)
    )
    if exact:
        return [Match(one, _find_name(names[one], wanted, written), 100.0, len(exact) == 1) for one in exact][:limit]
    found = []
    for agency, known in names.items():
        score, name = max((fuzz.ratio(_to_letters(wanted), _to_letters(to_plain(name))), name) for name in known)
        if score >= _WORTH_SAYING:
            found.append(Match(agency, name, round(score, 1), certain=False))
    return sorted(found, key=lambda match: (-match.score, match.agency))[:limit]


def _find_name(names: Iterable[str], wanted: str, written: str) -> str:
    """The name that was meant; *written* itself if it is the id or a qualified name."""
    return next((name for name in names if to_plain(name) == wanted), written)


def to_plain(name: str) -> str:
    """The key of *name* (:func:`graph.model.naming.to_key`) with abbreviated endings written out.

    >>> to_plain("(재) 자동차융합기술원"), to_plain("경남TP"), to_plain("순천대")
    ('자동차융합기술원', '경남테크노파크', '순천대학교')
    """
    plain = to_key(name)
    for cut, full in _CUT:
        plain = cut.sub(full, plain)
    return plain


def _to_letters(name: str) -> str:
    """The name decomposed into Hangul letters, so that one wrong letter does not count as a wrong syllable."""
    return unicodedata.normalize("NFD", name)
