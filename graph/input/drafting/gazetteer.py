"""The regions, agencies and technologies that the package knows, as they occur in a text.

A region occurs by its full or short name (전라남도, 전남도, 전남), an agency by any of its names. Unknown agencies are
recognized by the ending of their name and are never merged with a known one that is only similar.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.input.drafting.nouns import JOSA
from graph.input.packaged import LARGE_CITIES, LARGE_CITY, find_regions, get_packaged_names
from graph.model.concepts import read_ontology
from graph.model.naming import to_key

_OLDEST = "2000"
_SHORTEST = 3
_HANGUL = re.compile(r"[가-힣]")
_AFTER = rf"(?={JOSA}?(?:[^가-힣A-Za-z0-9]|$))"
# 창원대로 is a road, and hardly ever 창원대 with a particle.
_NO_ROAD = r"(?!(?<=대)로(?![가-힣]))"
_LEVELS = "특별자치도|특별자치시|특별시|광역시|도|시|군|구"
# The ending of an organization -> the type of a new one.
_TYPES = {
    "산학협력단": "university", "대학교": "university", "대학": "university", "테크노파크": "technopark",
    "테크노밸리": "foundation", "시험원": "test-institute", "시험연구원": "test-institute",
    "인증원": "test-institute", "연구원": "research-institute", "연구소": "research-institute",
    "기술원": "research-institute",
    "개발원": "research-institute", "과학원": "research-institute", "농업기술센터": "government",
    "품질원": "test-institute", "진흥원": "promotion-agency", "진흥공단": "promotion-agency",
    "개발청": "government", "진흥청": "government",
    "중앙회": "association", "은행": "company", "경제지주": "company",
    "수력원자력": "public-corporation",
    "남부발전": "public-corporation", "동서발전": "public-corporation", "서부발전": "public-corporation",
    "중부발전": "public-corporation", "남동발전": "public-corporation", "전력거래소": "public-corporation",
    "과학고": "school", "고등학교": "school", "마이스터고": "school",
    "공단": "public-corporation", "공사": "public-corporation", "재단": "foundation",
    "협회": "association", "협의회": "council", "협의체": "council", "조합": "cooperative", "병원": "hospital",
    "상공회의소": "association", "경제자유구역청": "government", "교육청": "government",
    "해양수산청": "government", "국토관리청": "government", "환경청": "government", "노동청": "government",
    "총연맹": "association", "연합회": "association",
    "창조경제혁신센터": "promotion-agency", "서비스원": "foundation", "의료원": "hospital", "교육원": "school",
    "혁신원": "promotion-agency", "진흥회": "association", "사령부": "government", "평가원": "promotion-agency",
}  # fmt: skip
# A name is no longer than this. Without a limit, a run of letters without a blank takes quadratic time.
_NAME = r"(?:(?:\(재\)|\(주\)|㈜|재단법인\s|사단법인\s)\s?)?[가-힣A-Za-z0-9&]{0,40}"
# A branch of a body: 한국에너지공단 제주본부.
_BRANCH = r"(?:\s[가-힣·]{2,8}(?:본부|지사|지부|분원))?"
_ENDINGS = "|".join(sorted(_TYPES, key=len, reverse=True))
_NEW = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<name>(?:[가-힣]{{1,20}}(?:대학교\s|대\s(?=산학협력단|[가-힣]{{2,12}}대학(?!교))))?{_NAME}(?:{_ENDINGS}){_BRANCH})(?P<short>\([A-Z]{{2,8}}\))?{_AFTER}"
)
_COMPANY = re.compile(
    r"(?:(?<![가-힣A-Za-z0-9])(?:㈜|\(주\))|주식회사\s)\s?[가-힣A-Za-z0-9&]{1,40}?(?=(?:은|는|이|가|을|를|의|와|과|도|에|로|다|이다)?(?:[^가-힣A-Za-z0-9&]|$))"
)
# A name before the mark of a company: 하늘전력㈜.
_MARKED = re.compile(
    r"(?<![가-힣A-Za-z0-9㈜)])(?:(?:농업회사법인|유한회사|영농조합법인)\s)?[가-힣A-Za-z0-9&]{2,24}(?:㈜|\(주\))(?:\([A-Z]{2,8}\))?(?![가-힣A-Za-z0-9]{2,}(?<![은는이가을를의와과도에로]))"
)
_UNIVERSITY = re.compile(rf"(?<![가-힣])[가-힣]{{2,6}}대{_NO_ROAD}{_AFTER}")
_NO_UNIVERSITY = re.compile(
    r"(?:확|최|증|현|시|세|과|거|중|연|우|기|교|무|절|상|지|고|부|군|반|침)대$|[0-9]대$|차세대|세대$|공감대|안전지대|교두보대"
)
_MINISTRY = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{2,10}}(?<![전일내외본지학간])부|[가-힣]{{0,4}}복지부"
    r"|(?:우주항공|산림|조달|특허|기상|병무|통계|관세|국세|방위사업|해양경찰|소방|질병관리|새만금개발)청"
    rf"|[가-힣]{{2,8}}(?:처|위원회))(?={JOSA}?(?:[^가-힣]|$))"
)


@dataclass(frozen=True)
class Mention:
    """A name in a text. ``id`` is that of the package, empty for a name that it does not know."""

    text: str
    start: int
    id: str
    type: str = ""

    @property
    def end(self) -> int:
        """The offset after the name."""
        return self.start + len(self.text)


@cache
def _read_regions() -> tuple[re.Pattern[str], dict[str, str], dict[str, set[str]]]:
    """The pattern of all names, those of one region, and the full names that several share."""
    names = get_packaged_names()
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for (kind, one), spelt in names.spelt.items():
        # 울산시 was another region until 1997; texts about plans are younger.
        recent = (
            [name.name for name in spelt if not name.until or name.until >= _OLDEST] if kind == names.region else []
        )
        for word in recent:
            if not _HANGUL.match(word) or len(word) < 2 or " " in word:
                continue
            full.setdefault(word, set()).add(one)
            stem = re.sub(f"(?:{_LEVELS})$", "", word)
            if len(stem) >= 2:
                short.setdefault(stem, set()).add(one)
                if long := re.search("(?:특별|광역|특별자치)([시도])$", word):
                    full.setdefault(stem + long[1], set()).add(one)
                if stem in LARGE_CITIES and word == f"{stem}시":
                    full.setdefault(f"{stem}{LARGE_CITY}", set()).add(one)
    # A full name comes before a short one: 광주 is a name of one region and short for another, and 고성 is two.
    known = {word: min(ids) for word, ids in {**short, **full}.items() if len(ids) == 1}
    shared = {word: ids for word, ids in full.items() if len(ids) > 1}
    words = "|".join(sorted(map(re.escape, {**known, **shared}), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![가-힣])(?:{words}){_AFTER}"), known, shared


def iter_regions(text: str) -> Iterator[Mention]:
    """The regions that *text* names, in order.

    A name that several regions share is that of the region in the one named right before it (``광주 북구``), or else of
    the only one whose province or longer name the text has. Otherwise it is left out.
    """
    pattern, known, shared = _read_regions()
    matches = list(pattern.finditer(text))
    named = {known[match[0]] for match in matches if match[0] in known}
    before: Mention | None = None
    for match in matches:
        if not (one := known.get(match[0], "")):
            beside = {before.id} if before and text[before.end : match.start()] == " " else set()
            one = _find_within(shared[match[0]], beside) or _find_within(shared[match[0]], named)
        if one:
            before = Mention(match[0], match.start(), one)
            yield before


def _find_within(able: set[str], around: set[str]) -> str:
    """The only one of several regions that is in *around* or in a region there, otherwise empty."""
    found = [one for one in sorted(able) if around & {one, *list_above(one)}] if around else []
    return found[0] if len(found) == 1 else ""


def find_region(name: str) -> str:
    """The id of the one region called *name*, otherwise empty."""
    found = find_regions(name)
    return next(iter(found)) if len(found) == 1 else ""


def list_above(region: str) -> list[str]:
    """The regions that contain *region*, the nearest first."""
    return list(_list_above(region))


@cache
def _list_above(region: str) -> tuple[str, ...]:
    names = get_packaged_names()
    found: list[str] = []
    fresh = [region]
    while fresh and len(found) < 8:
        fresh = [one for thing in fresh for _, one in names.list_above(names.region, thing) if one not in found]
        found += fresh
    return tuple(found)


@cache
def _read_agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    names = get_packaged_names()
    owners: dict[str, set[str]] = {}
    for (kind, one), spelt in names.spelt.items():
        for name in spelt if kind == names.agency else ():
            if len(name.name) >= 3:
                owners.setdefault(name.name, set()).add(one)
    known = {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1}
    words = "|".join(sorted(map(re.escape, known), key=lambda word: (-len(word), word)))
    pattern = rf"(?<![가-힣A-Za-z0-9])(?:{words}){_BRANCH}(?P<short>\([A-Z]{{2,8}}\))?{_NO_ROAD}{_AFTER}"
    return re.compile(pattern), known


def find_agency(name: str) -> str:
    """The id of the one agency of the package called *name*, otherwise empty."""
    names = get_packaged_names()
    bare = re.sub(r"\([A-Z]{2,8}\)$", "", name)
    found = names.get_called(names.agency, to_key(bare))
    return next(iter(found)) if len(found) == 1 else ""


def iter_agencies(text: str) -> Iterator[Mention]:
    """The agencies that *text* names, known ones and those recognized by the ending of their name, in order."""
    pattern, _ = _read_agencies()
    known = (Mention(match[0], match.start(), find_agency(match[0])) for match in pattern.finditer(text))
    taken = _Taken(list(known))
    for kind, new in (
        ("", _NEW),
        ("company", _MARKED),
        ("company", _COMPANY),
        ("university", _UNIVERSITY),
        ("government", _MINISTRY),
    ):
        for match in new.finditer(text):
            if new is _UNIVERSITY and _NO_UNIVERSITY.search(match[0]):
                continue
            taken.add(match[0], match.start(), kind)
    return iter(taken.mentions)


@dataclass
class _Taken:
    """Mentions in order that do not overlap. Of two that do, the longer one stays, and the earlier one if equal."""

    mentions: list[Mention]

    def __post_init__(self) -> None:
        self.starts = [one.start for one in self.mentions]

    def add(self, name: str, start: int, kind: str) -> None:
        """Adds a name unless one at least as long is there."""
        end = start + len(name)
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and self.mentions[first - 1].end > start:
            first -= 1
        if any(one.end - one.start >= len(name) for one in self.mentions[first:last]):
            return
        self.mentions[first:last] = [Mention(name, start, find_agency(name), kind or guess_type(name))]
        self.starts[first:last] = [start]


def guess_type(name: str) -> str:
    """The type of a new agency by the ending of its name."""
    bare = re.sub(r"\([A-Z]{2,8}\)$", "", name)
    ending = next((one for one in sorted(_TYPES, key=len, reverse=True) if bare.endswith(one)), "")
    return _TYPES.get(ending, "group")


def is_ministry(mention: Mention) -> bool:
    """Whether the agency is a ministry or another central authority."""
    name = re.sub(r"\([^)]*\)$", "", mention.text)
    return bool(re.search(r"(?:(?<!사령)(?<!본)(?<!지)부|처|청|위원회)$", name)) and "지방" not in name


@cache
def _read_technologies() -> tuple[re.Pattern[str], dict[str, str]]:
    concepts = read_ontology().schemes["technology"].concepts
    known: dict[str, str] = {}
    for name, concept in concepts.items():
        for word in (concept.label.get("ko", ""), *concept.other_labels):
            if len(word) >= 2 and (_HANGUL.search(word) or (word.isupper() and word.isalnum())):
                known.setdefault(word, name)
    words = "|".join(sorted(map(re.escape, known), key=lambda word: (-len(word), word)))
    return re.compile(words), known


def iter_technologies(text: str) -> Iterator[Mention]:
    """The technologies that *text* names, the longest label at each place."""
    pattern, known = _read_technologies()
    for match in pattern.finditer(text):
        latin = match[0].isascii() and re.search(r"[A-Za-z]", text[max(match.start() - 1, 0) : match.start()])
        # 활성소재 is no 소재: a short label stands at the beginning of a word.
        inner = (len(match[0]) < _SHORTEST or " " in match[0]) and re.search(
            "[가-힣]", text[max(match.start() - 1, 0) : match.start()]
        )
        if not latin and not inner:
            yield Mention(match[0], match.start(), known[match[0]])
