"""Writes the regions of Korea from the public legal-dong code table and from ``regions_2026.csv``, the later changes.

Usage: ``python scripts/write_regions.py regions.csv data/korea.yaml``. The table has one row per code. A region is a
chain of rows, each abolished on the day on which the next one was created. Rows that the table does not prove to be the
same region stay separate.

A later change abolishes the codes in its column ``follows``. Its kind is ``same`` if the region keeps its identity,
otherwise the kind of succession.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path

from romanise import romanise_region

from graph.pipeline.files import write_file

# The table starts on this day. Regions with this date of creation existed before.
FIRST_DAY = date(1988, 4, 23)
SOURCE = "legal-dong-2024-08-01"
CHANGES = Path(__file__).with_name("regions_2026.csv")
SOURCE_OF_CHANGES = "region-changes-2026"
SAME = "same"
OFFICE = re.compile(r"출(장소?)?$")
LEVELS = {"시": "city", "군": "county"}

# The names of each province in the table, oldest first, and its usual short forms.
_SPELLINGS = {
    "seoul": ("서울특별시", "서울 서울시"),
    "busan": ("부산직할시 부산광역시", "부산 부산시"),
    "daegu": ("대구직할시 대구광역시", "대구 대구시"),
    "incheon": ("인천직할시 인천광역시", "인천 인천시"),
    "gwangju": ("광주직할시 광주광역시", "광주 광주시"),
    "daejeon": ("대전직할시 대전광역시", "대전 대전시"),
    "ulsan": ("울산광역시", "울산 울산시"),
    "sejong": ("세종특별자치시", "세종 세종시"),
    "gyeonggi": ("경기도", "경기"),
    "gangwon": ("강원도 강원특별자치도", "강원 강원도"),
    "chungbuk": ("충청북도", "충북 충북도"),
    "chungnam": ("충청남도", "충남 충남도"),
    "jeonbuk": ("전라북도 전북특별자치도", "전북 전북도 전북자치도"),
    "jeonnam": ("전라남도", "전남 전남도"),
    "jeonnam-gwangju": ("전남광주통합특별시", "전남광주"),
    "gyeongbuk": ("경상북도", "경북 경북도"),
    "gyeongnam": ("경상남도", "경남 경남도"),
    "jeju": ("제주도 제주특별자치도", "제주 제주도"),
}
PROVINCES = {name: province for province, (names, _) in _SPELLINGS.items() for name in names.split()}
SHORT_FORMS = {province: forms.split() for province, (_, forms) in _SPELLINGS.items()}

# The values in data/roadmaps.yaml for the same regions. Both files are loaded together and must agree.
IDS = {"4521000000": "gimje", "4278000000": "cheorwon"}
ENGLISH_NAMES = {
    "daegu": "Daegu",
    "gangwon": "Gangwon",
    "cheorwon": "Cheorwon",
    "jeonbuk": "Jeonbuk",
    "gimje": "Gimje",
    "gyeongbuk": "Gyeongsangbuk-do",
}
DECLARED_ALIASES = {"gimje": ["김제"]}

HEADER = """\
# Derived by: python scripts/write_regions.py regions.csv data/korea.yaml
#
# The regions of Korea, present and past: provinces, cities, counties and districts, with their codes and names by the
# public legal-dong code table of 2024-08-01, and the changes of 2026 by public repositories that agree with each other.
#
# - A region is one entry whatever its code. Two codes of a municipality are one region if the earlier is abolished on
#   the day on which the same name is created in the same province, or in another one if no third code bears that name.
#   Others stay apart, also a county and the city that followed it, or an earlier and a later name of what may be one.
# - `until` is the day before the one on which the code was abolished. `since` is left out for {first_day},
#   the first day of the table. A region exists from the first day of its first code to the last day of its last code.
# - {never_valid} codes that the table abolishes on that same day are left out: it shows no day on which they were
#   valid, and their names (대구시, 부산시 ...) would only be taken for others.
# - {offices} codes of branch offices (출장소) are left out; they are not regions.
# - `romanised` is made from the Korean name by scripts/romanise.py and is not an official name.
"""


@dataclass(frozen=True)
class Row:
    """A code of the table. *name* is the short name, and *city* is the name of the city that a district belongs to."""

    code: str
    province: str
    name: str
    created: date
    abolished: date | None
    follows: tuple[str, ...] = ()
    kind: str = ""
    sources: tuple[str, ...] = (SOURCE,)

    @property
    def is_province(self) -> bool:
        return self.name in PROVINCES

    @property
    def city(self) -> str:
        return self.name.rpartition(" ")[0]

    @property
    def period(self) -> str:
        """``since``, ``until`` and ``source`` as part of a flow mapping."""
        return f"{_to_period(self.created, self.abolished)}, source: {_to_source(self.sources)}"


@dataclass(frozen=True)
class Region:
    """A region with its rows, oldest first."""

    rows: tuple[Row, ...]

    @cached_property
    def id(self) -> str:
        first = self.rows[0]
        return first.province if first.is_province else IDS.get(first.code, f"kr-{first.code}")

    @property
    def name(self) -> str:
        return self.rows[-1].name

    @property
    def stem(self) -> str:
        """The last word without its ending, such as 김제 for 김제시 and 완산 for 전주시 완산구."""
        return self.name.split()[-1][:-1]

    @property
    def days(self) -> dict[str, date]:
        """The first and the last day of the region, as far as known."""
        since, ends = self.rows[0].created, [row.abolished for row in self.rows]
        days = {"since": since} if since != FIRST_DAY else {}
        return days if None in ends else {**days, "until": max(filter(None, ends)) - timedelta(days=1)}

    @property
    def level(self) -> str:
        if self.rows[0].is_province:
            return "province" if self.name.endswith("도") else "metropolitan-city"
        return LEVELS.get(self.name[-1], "district")


def read_rows(table: Path) -> list[Row]:
    """The rows of the table in order, including branch offices, followed by the later changes."""
    changes = [replace(_to_row(fields), sources=(SOURCE_OF_CHANGES,)) for fields in _read_table(CHANGES)]
    ends = {code: row.created for row in changes for code in row.follows}
    rows = [_to_row(fields) for fields in _read_table(table)]
    return [*(_end(row, ends[row.code]) if row.code in ends else row for row in rows), *changes]


def _read_table(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _to_row(fields: Mapping[str, str]) -> Row:
    return Row(
        code=fields["legal_dong_code"],
        province=PROVINCES.get(fields["sido"], ""),
        name=fields["sigungu"] or fields["sido"],
        created=date.fromisoformat(fields["created"]),
        abolished=date.fromisoformat(fields["abolished"]) if fields.get("abolished") else None,
        follows=tuple(fields.get("follows", "").split()),
        kind=fields.get("kind", ""),
    )


def _end(row: Row, abolished: date) -> Row:
    return replace(row, abolished=abolished, sources=(SOURCE, SOURCE_OF_CHANGES))


def to_yaml(rows: Iterable[Row]) -> str:
    """The data file with a header, the source and the regions by first code. A province precedes its regions."""
    offices, never_valid, kept = 0, 0, []
    for row in rows:
        if OFFICE.search(row.name):
            offices += 1
        elif row.abolished == FIRST_DAY:
            never_valid += 1
        else:
            kept.append(row)
    regions = to_regions(kept)
    header = HEADER.format(first_day=FIRST_DAY, never_valid=never_valid, offices=offices)
    return "\n".join([header, *_iter_source_lines(), "", "regions:", *_iter_region_lines(regions)]) + "\n"


def to_regions(rows: Iterable[Row]) -> list[Region]:
    """The regions that *rows* are codes of, sorted by first code of the province, then first code."""
    provinces, others = defaultdict(list), []
    for row in rows:
        (provinces[row.province] if row.is_province else others).append(row)
    chains = [*provinces.values(), *_link(others)]
    regions = [Region(tuple(sorted(chain, key=lambda row: (row.created, row.code)))) for chain in chains]
    first = {region.id: region.rows[0].code for region in regions}
    return sorted(regions, key=lambda region: (first[region.rows[-1].province], region.rows[0].code))


def _link(rows: list[Row]) -> Iterator[list[Row]]:
    """Chains of rows, each row followed by its successor."""
    named: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        named[row.name].append(row)
    next_of = {row: following for row in rows if (following := _find_successor(row, named[row.name]))}
    by_code = {row.code: row for row in rows}
    next_of |= {by_code[code]: row for row in rows if row.kind == SAME for code in row.follows}
    for row in rows:
        if row not in next_of.values():
            chain = [row]
            while chain[-1] in next_of:
                chain.append(next_of[chain[-1]])
            yield chain


def _find_successor(row: Row, same_name: list[Row]) -> Row | None:
    """The successor of *row*, created on the day on which *row* was abolished."""
    if row.abolished is None:
        return None
    created = [other for other in same_name if other.created == row.abolished]
    inside = [other for other in created if other.province == row.province]
    found = inside or (created if len(same_name) == 2 else [])
    return found[0] if len(found) == 1 else None


def _iter_source_lines() -> Iterator[str]:
    yield "# As in data/roadmaps.yaml, so that this file can be loaded alone."
    yield "sources:"
    yield f"  - id: {SOURCE}"
    yield "    title: 법정동코드 전체자료"
    yield "    publisher: 행정표준코드관리시스템"
    yield "    published: 2024-08-01"
    yield f"  - id: {SOURCE_OF_CHANGES}"
    yield "    title: 2026년 행정구역 변동 대조 (2026년 7월의 공식 코드표는 확인하지 못함)"
    yield "    publisher: 공개 저장소 다섯 곳"
    yield "    locator: 'kakaoPostcodeQnA #1549, #1550; naver searchad-apidoc #1471; vuski/admdongkor 12e8ac9'"


def _iter_region_lines(regions: list[Region]) -> Iterator[str]:
    by_row = {row: region.id for region in regions for row in region.rows}
    by_code = {row.code: name for row, name in by_row.items()}
    cities = {(row.province, row.name): name for row, name in by_row.items()}
    stems = Counter(region.stem for region in regions)
    stems.update(form for forms in SHORT_FORMS.values() for form in forms)
    for region in regions:
        yield f"  - id: {region.id}"
        yield f"    name: {region.name}"
        if region.id in ENGLISH_NAMES:
            yield f"    name_en: {ENGLISH_NAMES[region.id]}"
        else:
            yield f"    romanised: {romanise_region(region.name)}"
        if aliases := _to_aliases(region, stems):
            yield f"    aliases: [{', '.join(aliases)}]"
        yield from (f"    {key}: {day}" for key, day in region.days.items())
        yield f"    level: {region.level}"
        if not region.rows[0].is_province:
            yield from _iter_within_lines([(row, cities.get((row.province, row.city))) for row in region.rows])
        yield from _iter_dated_lines(region)
        yield from _iter_succession_lines(region.rows[0], by_code)


def _to_aliases(region: Region, stems: Mapping[str, int]) -> list[str]:
    if region.rows[0].is_province:
        return SHORT_FORMS[region.id]
    sole = region.level in LEVELS.values() and len(region.stem) > 1 and stems[region.stem] == 1
    return [region.stem] if sole else DECLARED_ALIASES.get(region.id, [])


def _iter_within_lines(rows: list[tuple[Row, str | None]]) -> Iterator[str]:
    """``within``, and ``within_by_date`` if it changed.

    :param rows: pairs of a row and the id of its city, if it has one.
    """
    groups = groupby(rows, lambda pair: pair[1] or pair[0].province)
    places = [(place, [row for row, _ in group]) for place, group in groups]
    yield f"    within: {places[-1][0]}"
    if len(places) > 1:
        yield "    within_by_date:"
        for place, inside in places:
            period = _to_period(inside[0].created, inside[-1].abolished)
            yield f"      - {{region: {place}{period}, source: {_to_source(_list_sources(inside))}}}"


def _iter_dated_lines(region: Region) -> Iterator[str]:
    if len({row.name for row in region.rows}) > 1:
        yield "    names:"
        yield from (f"      - {{name: {row.name}{row.period}}}" for row in region.rows)
    yield "    codes:"
    for row in region.rows:
        yield f"      - {{system: legal-dong, code: {row.code}{row.period}}}"


def _iter_succession_lines(row: Row, by_code: Mapping[str, str]) -> Iterator[str]:
    if row.kind not in ("", SAME):
        yield "    successor_of:"
        for code in row.follows:
            about = f"region: {by_code[code]}, kind: {row.kind}, since: {row.created}"
            yield f"      - {{{about}, source: {_to_source(row.sources)}}}"


def _list_sources(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for row in rows for source in row.sources))


def _to_source(sources: tuple[str, ...]) -> str:
    """The source of a fact and, if another one states its end, that one."""
    return ", until_source: ".join(sources)


def _to_period(created: date, abolished: date | None) -> str:
    since = f", since: {created}" if created != FIRST_DAY else ""
    return since + (f", until: {abolished - timedelta(days=1)}" if abolished else "")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print("usage: write_regions.py regions.csv data/korea.yaml", file=sys.stderr)  # noqa: T201
        return 2
    table, output = map(Path, arguments)
    write_file(output, to_yaml(read_rows(table)).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
