"""What to suggest for an unknown name, and where all names are listed or a name is added.

A wrong suggestion leads to a wrong fact: 연료전지 is not 수소연료전지차, and UNIST is not DGIST. Names of the real
world are therefore suggested only for a misspelling. Keys, queries and other words of this package cannot be added by a
user, so any similar one helps.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce

from graph.errors.messages import Message
from graph.errors.spreadsheets import name_sheet

# A similarity (0 to 100) below this one misleads more often than it helps.
_SIMILAR_ENOUGH = 60
# No real name is longer, so longer ones are not compared.
_LONGEST_NAME = 200
_MOST_LISTED = 20
_WORD = re.compile("[a-z0-9]+")
# In so many letters of a code, one may be wrong.
_LETTERS_PER_SLIP = 8
# An end that so many names have names no single one; the sizes of such ends in syllables, the longest first.
_GENERIC, _ENDING_SIZES = 4, (5, 4, 3, 2)
# Letters of Hangul on one key or on neighbouring keys, and vowels that sound the same. Other letters make other names:
# 전주 and 진주, 안산 and 아산, 광주 and 공주.
_SLIPS = frozenset(frozenset(pair) for pairs in ("ᅢᅦ ᅤᅨ ᅫᅬ ᅫᅰ ᅬᅰ ᅥᅯ ᅴᅵ ᅴᅳ ᅱᅵ ᅡᅣ ᅥᅧ ᅩᅭ ᅮᅲ", "ᄀᄁ ᄃᄄ ᄇᄈ ᄉᄊ ᄌᄍ") for pair in pairs.split())
# The parts of a name with a second name. A list, as in 탄소 포집·저장, is another name than its parts.
_SECTIONS = re.compile(r"[()\[\]/]")
_LISTS = {
    "query": "queries",
    "report": "reports",
    "format": "formats",
    "technology": "technologies",
    "agency": "agencies",
    "region": "regions",
    "roadmap": "roadmaps",
    "source": "sources",
    "role": "roles",
}


def find_similar(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Up to *limit* of the *known* names, most similar first. Case is ignored, and Hangul is compared by letter."""
    if len(name) > _LONGEST_NAME:
        return ()
    from rapidfuzz import fuzz, process

    choices = sorted(set(known))
    found = process.extract(
        name, choices, scorer=fuzz.ratio, processor=_to_letters, limit=limit, score_cutoff=_SIMILAR_ENOUGH
    )
    return tuple(choice for choice, _, _ in found)


def find_same(name: str, known: Iterable[str], *, limit: int = 3, prefixes: bool = False) -> tuple[str, ...]:
    """Up to *limit* of the *known* names that *name* is most likely a misspelling of, the best first.

    :param prefixes: an id also stands for a longer one: ``gimje`` for ``gimje-special-vehicles``.
    """
    if len(name) > _LONGEST_NAME:
        return ()
    wanted, parts = _fold(name), [_fold(part) for part in _SECTIONS.split(name)]
    rated, every = [], sorted(set(known))
    for choice in every:
        folded = _fold(choice)
        if folded == wanted:
            rated.append((0, choice))
        elif len(parts) > 1 and folded in parts:
            rated.append((1, choice))
        elif prefixes and choice.startswith(f"{name}-"):
            rated.append((2, choice))
        elif (distance := _count_slips(wanted, folded)) and _count_slips(
            wanted, folded, shared=_measure_ending(name, choice, every)
        ):
            rated.append((2 + distance, choice))
    rated.sort(key=lambda pair: (pair[0], pair[1].isupper() != name.isupper(), pair[1]))
    # One spelling of each name is enough.
    best = {_fold(choice): choice for _, choice in reversed(rated)}
    return tuple(choice for _, choice in rated if best[_fold(choice)] == choice)[:limit]


def find_code(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The one of the *known* codes that *name* is most likely a misspelling of.

    Codes are few and unlike each other, so any one letter may be wrong. Words in common are not enough: 용역 재공고 is
    not 용역 공고, and public-institution is not financial-institution.
    """
    every = sorted(set(known))
    if same := find_same(name, every, limit=1):
        return same
    # 최종 is short for 최종 보고 if nothing else begins so.
    longer = [one for one in every if re.search("[가-힣]{2}", name) and one.startswith(f"{name} ")]
    if len(longer) == 1:
        return tuple(longer)
    if len(name) > _LONGEST_NAME:
        return ()
    from rapidfuzz.distance import OSA

    wanted = _fold(name)
    rated = [(OSA.distance(wanted, _fold(one)), one) for one in every]
    distance, best = min(rated, default=(len(wanted), ""))
    return (best,) if distance <= max(1, len(wanted) // _LETTERS_PER_SLIP) and len(wanted) > 2 else ()


def advise(
    similar: Sequence[str], known: Sequence[str], *, kind: str = "", section: str = "", sheet: bool = False
) -> Message:
    """The second half of a message about an unknown name: *similar* names, all names if they are few, or where to look.

    :param kind: the kind of the name on the command line, if there is a list of its kind.
    :param section: the key of a file under which a name of this kind is added.
    :param sheet: the name stands in a spreadsheet, where *section* is a sheet and codes are on the sheet of lists.
    """
    add = Message("add it under '{section}:'", section=section)
    if sheet:
        add = Message("add it on the sheet '{title}'", title=name_sheet(section))
    if similar:
        meant = Message("did you mean {names}?", names=_join(similar))
        return Message("{meant} Otherwise {add}", meant=meant, add=add) if section else meant
    if 0 < len(known) <= _MOST_LISTED:
        names = Message("known names: {names}", names=quote(sorted(known)))
        return Message("{names}, or {add}", names=names, add=add) if section else names
    if section:
        return add
    if sheet:
        return Message("the sheet '{title}' shows all", title=name_sheet("lists"))
    if kind in _LISTS:
        return Message("'roadmap-graph list {list}' shows all", list=_LISTS[kind])
    return Message("no similar name is known")


def suggest_id(name: str, kind: str) -> str:
    """An id for an entry with this name. Two names without Latin letters have two ids, so that both can be added."""
    words = "-".join(_WORD.findall(name.lower())) if name.isascii() else ""
    return words or f"own-{kind.replace(' ', '-')}-{zlib.crc32(name.encode()) % 1_000}"


def quote(names: Iterable[str]) -> str:
    """*names* in quotation marks, separated by commas."""
    return ", ".join(f"'{name}'" for name in names)


def _join(names: Iterable[str]) -> Message | str:
    quoted: list[Message | str] = [f"'{name}'" for name in names]
    return reduce(lambda left, right: Message("{left} or {right}", left=left, right=right), quoted)


def _to_letters(text: str) -> str:
    return unicodedata.normalize("NFD", text).casefold()


@lru_cache(maxsize=10_000)
def _fold(text: str) -> str:
    """*text* in Hangul letters, without case, width, spaces, hyphens and legal forms."""
    plain = re.sub(r"[\s_‐-]|\((재|주|사)\)|[㈜㈔]|재단법인|사단법인|주식회사", "", text)
    return _to_letters(unicodedata.normalize("NFKC", plain))


def _measure_ending(name: str, choice: str, known: Sequence[str]) -> int:
    """The letters of the longest Hangul end that both names share with at least :data:`_GENERIC` of the *known* names.

    They say nothing of which name is meant: 대학교, 테크노파크.
    """
    ends = (choice[-size:] for size in _ENDING_SIZES)
    shared = (end for end in ends if name.endswith(end) and re.fullmatch("[가-힣]{2,}", end))
    return len(_fold(next((end for end in shared if sum(one.endswith(end) for one in known) >= _GENERIC), "")))


def _count_slips(wanted: str, known: str, shared: int = 0) -> int:
    """The number of slips that turn *known* into *wanted*, 0 if they are more than a misspelling of that length.

    :param shared: the letters at the end that belong to many names and do not count for the length.
    """
    if abs(len(wanted) - len(known)) > 2 or not known or wanted == known:
        return 0
    from rapidfuzz.distance import OSA

    distance = OSA.distance(wanted, known, score_cutoff=2)
    if distance > 2 or re.sub(r"\D", "", wanted) != re.sub(r"\D", "", known):
        return 0
    if distance == 1 and _is_slip(wanted, known):
        return 1
    # Names that begin otherwise are other names (해양에너지 and 태양에너지, mobility and e-mobility). So are shorter
    # names that differ by as much inside: KITECH and KATECH, agtech and age tech, electrolyte and electrolyser.
    if wanted[:1] != known[0]:
        return 0
    shorter, longer = sorted((wanted, known), key=len)
    latin = (6 if longer.startswith(shorter) else 8, 13)
    one, two = (10, 20) if re.search("[\u1100-\u11ff]", known) else latin
    length = len(longer) - shared
    return distance if distance <= (length >= one) + (length >= two) else 0


def _is_slip(wanted: str, known: str) -> bool:
    """Whether one edit is a typing error in any name: a letter doubled or swapped, or a key beside the right one."""
    if re.sub(r"(.)\1", r"\1", wanted) == re.sub(r"(.)\1", r"\1", known):
        return True
    if len(wanted) != len(known):
        return False
    differing = [pair for pair in zip(wanted, known, strict=True) if pair[0] != pair[1]]
    if len(differing) == 2:
        return len(wanted) > 4
    return frozenset(differing[0]) in _SLIPS
