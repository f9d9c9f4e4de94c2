"""How names are compared, and how things of one kind that share a name are told apart.

Data files, the command line, questions and matching all compare names in this way, whether the names are in files or
in a store.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from graph.errors.characters import compose
from graph.model.vocabulary import ID, PREFIXES

T = TypeVar("T", bound=str)

# Legal forms before or after a name, which are not part of it. NFKC writes ㈜ as (주) and ㈔ as (사).
_FORMS = (
    r"\((?:재|주|사|학|유|의|복)\)"
    r"|(?:재단|사단|학교|의료|사회복지)법인|주식회사|유한회사|co\.,?\s*ltd\.?"
)
FORMS = re.compile(_FORMS, re.IGNORECASE)
_FORM_FIRST = re.compile(rf"^(?:\s*(?:{_FORMS}))+\s*(?=\S)", re.IGNORECASE)
_FORM_LAST = re.compile(rf"(?<=\S)(?:[\s,]*(?:{_FORMS}))+\s*$", re.IGNORECASE)
# Spaces, hyphens, middle dots (NFKC writes ㆍ as U+119E), brackets and commas.
_MARKS = re.compile(r"[\s\-\u2010-\u2015\u2212_\u00b7\u2022\u2027\u2219\u22c5\u30fb\u119e()\[\]「」『』《》,]+")
_BETWEEN = re.compile(r"[\s(),]+")
# The endings of regions that a short name leaves out: 고성, Busan.
_LEVELS = (
    "", "시", "군", "구", "도", "특별시", "광역시", "특별자치시", "특별자치도",
    "-si", "-gun", "-gu", "-do", "-teukbyeolsi", "-gwangyeoksi", "-teukbyeoljachisi", "-teukbyeoljachido",
)  # fmt: skip
_LONGEST = 200
# Regions contain each other in at most five levels. The data may be wrong, so climbing ends.
_DEEPEST = 8


@lru_cache(maxsize=100_000)
def to_key(name: str) -> str:
    """*name* for comparison: without case, width, spaces, hyphens, middle dots, brackets and legal forms.

    >>> to_key("(재) 자동차융합기술원"), to_key("㈜대동"), to_key("시·도"), to_key("ＥＶ")
    ('자동차융합기술원', '대동', '시도', 'ev')
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    text = without_form(name)
    return (_MARKS.sub("", text) or "".join(text.split())).casefold()


def without_form(name: str) -> str:
    """*name* without its legal form.

    >>> without_form("㈜ 대동"), without_form("하늘 진흥원(재)")
    ('대동', '하늘 진흥원')
    """
    return _FORM_LAST.sub("", _FORM_FIRST.sub("", compose(name, "NFKC")))


def to_local(text: str) -> str:
    """The last step of an IRI, prefixed name or IRI path of this project. Any other text is returned as it is.

    >>> to_local("id:region/daegu"), to_local("region/daegu"), to_local("대구")
    ('region/daegu', 'region/daegu', '대구')
    """
    prefix, _, name = text.strip().partition(":")
    iri = PREFIXES[prefix] + name if prefix in PREFIXES else text.strip()
    return iri.removeprefix(ID.base)


def to_code_key(text: str) -> str:
    """The ten digits of a legal-dong code or of its first two or five digits, otherwise an empty text."""
    digits = compose(text, "NFKC").strip()
    return digits.ljust(10, "0") if digits.isascii() and digits.isdigit() and len(digits) in (2, 5, 10) else ""


def iter_parts(text: str) -> list[str]:
    """The words of a name that may be qualified: ``부산 중구``, ``중구 (부산)``, ``Jung-gu, Busan``."""
    return [part for part in _BETWEEN.split(FORMS.sub(" ", compose(text, "NFKC"))) if part]


class Spelling(NamedTuple):
    """One name of a thing. A *dated* name held from *since* to *until*, which may be empty."""

    name: str
    dated: bool = False
    since: str = ""
    until: str = ""


def narrow(text: str, things: Mapping[T, Sequence[Spelling]], day: str) -> set[T]:
    """Those of *things*, which are all called *text* in some way, that are meant most likely.

    A name spelt exactly so comes before one that is only similar, then a name of the *day* before that of another day.
    Things with dated names had only these.
    """
    exact = {one for one, known in things.items() if any(name.name == text for name in known)} or set(things)
    timely = {one for one in exact if _is_timely(text, things[one], day)} if day else set()
    return timely or exact


def _is_timely(text: str, known: Sequence[Spelling], day: str) -> bool:
    every = [name for name in known if name.dated]
    dated = [name for name in every if to_key(name.name) == to_key(text)] or every
    return not dated or any(one.since <= day and (not one.until or day[: len(one.until)] <= one.until) for one in dated)


class Placed(Protocol[T]):
    """What contains things. A kind is a word such as ``region``; *region* and *agency* are two of them."""

    @property
    def region(self) -> str:
        """The kind of regions."""

    @property
    def agency(self) -> str:
        """The kind of agencies."""

    def list_above(self, kind: str, thing: T) -> Sequence[tuple[str, T]]:
        """The region of a thing, the region around a region, and the agency of which an agency is a unit."""

    def get_id(self, thing: T) -> str:
        """The id of *thing*."""


class Book(Placed[T], Protocol[T]):
    """The names by which things are found."""

    def get_called(self, kind: str, key: str) -> Set[T]:
        """The things of *kind* with a name of this key, see :func:`to_key`."""


class Wording(Placed[T], Protocol[T]):
    """The names by which things are shown."""

    def get_word(self, kind: str, thing: T) -> str:
        """The name of *thing*, after its parent if it shares the name: ``가나도 남구``."""


def find_inexact(book: Book[T], kind: str, text: str) -> set[T]:
    """The things of *kind* that no name of this key means: by code, short name of a region, or qualified name."""
    if kind != book.region:
        return _find_qualified(book, kind, text)
    coded = book.get_called(kind, code) if (code := to_code_key(text)) else set()
    return set(coded) or _find_stems(book, kind, text) or _find_qualified(book, kind, text)


def _find_qualified(book: Book[T], kind: str, text: str) -> set[T]:
    """The things of *kind* that *text* names together with what contains them, in either order."""
    parts = iter_parts(text) if len(text) <= _LONGEST else []
    found: set[T] = set()
    for at in range(1, len(parts)):
        first, last = " ".join(parts[:at]), " ".join(parts[at:])
        for name, place in ((last, first), (first, last)):
            if named := _find_stems(book, kind, name):
                places = _find_places(book, place)
                found |= {one for one in named if book.get_id(one) == place or _climb(book, kind, one) & places}
    return found


def _find_stems(book: Book[T], kind: str, name: str) -> set[T]:
    if kind != book.region or len(name) < 2:
        return set(book.get_called(kind, to_key(name)))
    return {one for level in _LEVELS for one in book.get_called(kind, to_key(name + level))}


def _find_places(book: Book[T], name: str) -> set[tuple[str, T]]:
    regions = _find_stems(book, book.region, name) or _find_qualified(book, book.region, name)
    agencies = book.get_called(book.agency, to_key(name))
    return {*((book.region, one) for one in regions), *((book.agency, one) for one in agencies)}


def _climb(book: Book[T], kind: str, thing: T) -> set[tuple[str, T]]:
    found: set[tuple[str, T]] = set()
    fresh = {(kind, thing)}
    for _ in range(_DEEPEST):
        fresh = {above for one in fresh for above in book.list_above(*one)} - found
        found |= fresh
    return found


def find_qualifier(book: Wording[T], kind: str, thing: T, rivals: Iterable[T]) -> str:
    """What tells *thing* from its *rivals* of the same name: its region, its parent agency, or else its id."""
    own, others = _list_marks(book, kind, thing), [_list_marks(book, kind, one) for one in rivals]
    telling = (mark for place, mark in enumerate(own) if mark and all(mark != other[place] for other in others))
    return next(telling, book.get_id(thing))


def _list_marks(book: Wording[T], kind: str, thing: T) -> tuple[str, str]:
    above = book.list_above(kind, thing)
    region, agency = (
        next((one for group, one in above if group == wanted), None) for wanted in (book.region, book.agency)
    )
    return (
        book.get_word(book.region, region) if region else "",
        book.get_word(book.agency, agency) if agency else "",
    )


def qualify(name: str, qualifier: str) -> str:
    """*name* with what tells it from others of the same name: ``남구 (가나도)``."""
    return f"{name} ({qualifier})" if qualifier else name
