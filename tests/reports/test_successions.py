"""Reports follow a region to the one that it became, or say where that is not possible."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.knowledge import Knowledge

REGIONS = """
sources: [{id: s, title: 기사, publisher: 신문}, {id: law, title: 법률, publisher: 관보}]
regions:
  - {id: both, name: 남서시, level: city, since: 2026-07-01, successor_of: [
      {region: west, kind: merged, since: 2026-07-01, source: law},
      {region: south, kind: merged, since: 2026-07-01, source: law}]}
  - {id: west, name: 서시, level: city, until: 2026-06-30}
  - {id: south, name: 남도, level: province}
  - {id: town, name: 읍내시, level: city, within: both, within_by_date: [
      {region: south, until: 2026-06-30}, {region: both, since: 2026-07-01}]}
  - {id: centre, name: 중구, level: district, until: 2026-06-30}
  - {id: harbour, name: 항구구, level: district, successor_of: [{region: centre, kind: merged, since: 2026-07-01}]}
  - {id: island, name: 섬구, level: district, successor_of: [{region: centre, kind: split, since: 2026-07-01}]}
  - {id: east, name: 동시, level: city}
agencies:
  - {id: lab, name: 연구원, type: research-institute, region: west}
roadmaps:
"""
PLANS = {
    "west": ("2024-05-01", "10억원"),
    "south": ("2024-05-01", "20억원"),
    "town": ("2024-05-01", "40억원"),
    "centre": ("2024-05-01", "80억원"),
    "east": ("2024-05-01", "160억원"),
}


def to_plan(region: str, day: str, amount: str, name: str = "") -> str:
    lead = ", agencies: [{agency: lab, role: lead}]" if region == "west" else ""
    project = (
        f"{{id: p, title: {region} 일{name}, technologies: [{{technology: ev, printed: 전기차}}]{lead}, "
        f"budget: [{{kind: national, amount: {amount}}}]}}"
    )
    return (
        f"  - {{id: {region}-plan{name}, kind: plan, title: {region} 계획{name}, region: {region}, edition: first, "
        f"stage: final, date: {day}, source: s, projects: [{project}]}}\n"
    )


@pytest.fixture
def korea(load_text: Callable[..., Knowledge]) -> Knowledge:
    return load_text(REGIONS + "".join(to_plan(region, *plan) for region, plan in PLANS.items()))


def read_changes(knowledge: Knowledge, name: str, *arguments: str, day: str, **options: str) -> tuple[str, list[str]]:
    """The note of the section on changes, and its rows as texts without the source."""
    report = knowledge.report(name, *arguments, as_of=day, lang="en", **options)
    section = next((section for section in report.sections if section.id == "changes"), None)
    return (section.note, [" | ".join(map(str, row[:5])) for row in section.rows]) if section else ("", [])


INTO = [
    "남도 | merged | 남서시 | 2026-07-01 | includes what is stated of the former region",
    "서시 | merged | 남서시 | 2026-07-01 | includes what is stated of the former region",
]
DIVIDED = "not included: the former region was divided, shares unknown"
KEPT = "not counted for the new region: shares unknown"
OUT_OF_CENTRE = [
    f"중구 | merged | 항구구 | 2026-07-01 | {KEPT}",
    f"중구 | split | 섬구 | 2026-07-01 | {KEPT}",
]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("남서시", "2026-07-01", ("", INTO)),
        (
            "남서시",
            "2026-06-30",
            (
                "남서시 does not exist yet on 2026-06-30. It exists from 2026-07-01.",
                [row.replace("includes what is stated of the former region", "after the as-of date") for row in INTO],
            ),
        ),
        ("서시", "2026-06-30", ("", [])),
        (
            "서시",
            "2026-07-01",
            (
                "서시 existed until 2026-06-30. Replaced by: 남서시 (merged on 2026-07-01). "
                "The sections below show 2026-06-30.",
                [
                    INTO[1].replace(
                        "includes what is stated of the former region", "included in the report on the new region"
                    )
                ],
            ),
        ),
        (
            "중구",
            "2026-07-01",
            (
                "중구 existed until 2026-06-30. "
                "Replaced by: 항구구 (merged on 2026-07-01), 섬구 (split on 2026-07-01).",
                OUT_OF_CENTRE,
            ),
        ),
        ("섬구", "2026-07-01", ("", [f"중구 | split | 섬구 | 2026-07-01 | {DIVIDED}"])),
        ("동시", "2026-07-01", ("", [])),
    ],
)
def test_a_report_says_whether_the_region_exists_and_what_became_of_it(
    korea: Knowledge, name: str, day: str, expected: tuple[str, list[str]]
) -> None:
    assert read_changes(korea, "region", name, day=day) == expected


def test_a_region_without_a_stated_end_ends_when_it_becomes_another_one(korea: Knowledge) -> None:
    note, _ = read_changes(korea, "region", "남도", day="2027")
    assert note.startswith("남도 existed until 2026-06-30.")


def test_a_merged_region_has_what_was_stated_of_its_former_regions_and_marks_it(korea: Knowledge) -> None:
    report = korea.report("region", "남서시", lang="en")
    assert read_cells(report, "activities", "activity", "former") == [
        ("south 일", "남도 (merged on 2026-07-01)"),
        ("town 일", ""),
        ("west 일", "서시 (merged on 2026-07-01)"),
    ]
    assert read_cells(report, "seated", "agency", "former") == [("연구원", "서시 (merged on 2026-07-01)")]
    assert find_unfounded(korea, report) == []


def test_a_region_that_does_not_exist_yet_has_nothing(korea: Knowledge) -> None:
    report = korea.report("region", "남서시", as_of="2026-06-30")
    assert [section.id for section in report.sections] == ["changes", "names", "place"]


def test_a_former_region_shows_what_held_until_its_end(load_text: Callable[..., Knowledge]) -> None:
    later = to_plan("town", "2026-09-01", "5억원", "2") + to_plan("south", "2026-09-01", "5억원", "2")
    knowledge = load_text(REGIONS + "".join(to_plan(one, *plan) for one, plan in PLANS.items()) + later)
    report = knowledge.report("region", "남도")
    assert report.day == "2026-06-30"
    assert read_cells(report, "activities", "activity") == [("south 일",), ("town 일",)]
    merged = read_cells(knowledge.report("region", "남서시"), "activities", "activity")
    assert merged == [("south 일",), ("south 일2",), ("town 일",), ("town 일2",), ("west 일",)]


def test_a_divided_region_keeps_what_no_other_region_shows(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text(REGIONS + to_plan("centre", "2026-09-01", "5억원"))
    assert read_cells(knowledge.report("region", "중구"), "activities", "activity") == [("centre 일",)]
    assert get_section(knowledge.report("region", "섬구"), "activities").rows == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06-30", {"남도": 20, "동시": 160, "서시": 10, "읍내시": 40, "중구": 80}),
        ("2026-07-01", {"남서시": 30, "동시": 160, "읍내시": 40, "중구": 80}),
    ],
)
def test_sums_by_region_follow_a_merger_and_stop_at_a_division(
    korea: Knowledge, day: str, expected: dict[str, int]
) -> None:
    report = korea.report("funding", as_of=day, lang="ko")
    sums = read_cells(report, "sums", "group", "sum")
    assert sums == [(name, f"{amount}억 원") for name, amount in expected.items()]
    changes = read_changes(korea, "funding", day=day)[1]
    assert changes == ([] if day < "2026-07" else [*OUT_OF_CENTRE, *INTO])


def test_an_amount_of_a_former_region_is_marked(korea: Knowledge) -> None:
    report = korea.report("funding", region="남서시", lang="en")
    assert read_cells(report, "amounts", "activity", "counted", "former") == [
        ("south 일", "added", "남도 (merged on 2026-07-01)"),
        ("west 일", "added", "서시 (merged on 2026-07-01)"),
        ("town 일", "added", ""),
    ]


def test_the_sum_of_a_former_region_includes_what_it_contained(korea: Knowledge) -> None:
    rows = read_cells(korea.report("funding", region="남도", by="source"), "sums", "sum")
    assert rows == [("60억 원",)]


def test_a_former_region_is_compared_on_its_last_day(korea: Knowledge) -> None:
    report = korea.report("compare", "서시", "동시")
    assert report.day == "2026-06-30"
    assert read_cells(report, "money", "amount_1", "amount_2") == [("10억 원", "160억 원")]
    assert read_cells(korea.report("compare", "남서시", "동시"), "money", "amount_1") == [("70억 원",)]


def test_a_partner_is_the_region_of_the_day(korea: Knowledge) -> None:
    partners = {
        day: read_cells(korea.report("partners", "동시", as_of=day), "regions", "region") for day in ("2025", "2027")
    }
    assert partners == {
        # A region with an agency for the shared technology comes first.
        "2025": [("서시",), ("중구",), ("남도",), ("읍내시",)],
        "2027": [("남서시",), ("중구",), ("읍내시",)],
    }


def test_a_merged_region_is_no_partner_of_its_former_regions(korea: Knowledge) -> None:
    assert read_cells(korea.report("partners", "남서시"), "regions", "region") == [("중구",), ("동시",)]


@pytest.mark.parametrize("name", ["coverage", "gaps", "matrix", "overlap", "timeline"])
def test_every_report_on_a_region_says_what_became_of_it(korea: Knowledge, name: str) -> None:
    arguments = ("EV",) if name == "coverage" else ()
    assert read_changes(korea, name, *arguments, region="서시", day="2027")[0].startswith(
        "서시 existed until 2026-06-30."
    )
    assert read_changes(korea, name, *arguments, region="남서시", day="2027")[1] == INTO


def test_an_agency_of_a_former_region_covers_for_the_merged_one(korea: Knowledge) -> None:
    rows = read_cells(korea.report("coverage", "EV", region="남서시"), "implementing", "agency", "activity")
    assert rows == [("연구원", "west 일")]


def test_a_region_that_only_lost_a_part_continues_and_may_be_merged_later(load_text: Callable[..., Knowledge]) -> None:
    regions = """
    sources: [{id: s, title: 기사, publisher: 신문}]
    regions:
      - {id: a, name: 큰시, level: city}
      - {id: b, name: 떼낸시, level: city, successor_of: [{region: a, kind: split, since: 2010}]}
      - {id: c, name: 합친시, level: city, successor_of: [{region: a, kind: merged, since: 2020-01}]}
    roadmaps:
    """
    knowledge = load_text(dedent(regions) + to_plan("a", "2009", "3억원"))
    assert read_changes(knowledge, "region", "큰시", day="2015") == ("", [f"큰시 | split | 떼낸시 | 2010 | {KEPT}"])
    assert read_changes(knowledge, "region", "큰시", day="2021")[0] == (
        "큰시 existed until 2019-12-31. Replaced by: 합친시 (merged on 2020-01). The sections below show 2019-12-31."
    )
    sums = {day: read_cells(knowledge.report("funding", as_of=day), "sums", "group", "sum") for day in ("2015", "2021")}
    assert sums == {"2015": [("큰시", "3억 원")], "2021": [("합친시", "3억 원")]}


# --- real data ------------------------------------------------------------------------------------------------------


def test_gwangju_and_jeonnam_are_one_from_july_2026(country: Knowledge) -> None:
    kept = {}
    for name in ("전남광주통합특별시", "광주광역시", "전라남도"):
        for day in ("2024", "2026-06-30", "2026-07-01"):
            report = country.report("region", name, as_of=day)
            found = [section for section in report.sections if section.id == "activities"]
            kept[name, day] = (report.day, len(found[0].rows) if found else 0)
    assert kept == {
        ("전남광주통합특별시", "2024"): ("2024-12-31", 0),
        ("전남광주통합특별시", "2026-06-30"): ("2026-06-30", 0),
        ("전남광주통합특별시", "2026-07-01"): ("2026-07-01", 14),
        ("광주광역시", "2024"): ("2024-12-31", 7),
        ("광주광역시", "2026-06-30"): ("2026-06-30", 7),
        ("광주광역시", "2026-07-01"): ("2026-06-30", 7),
        ("전라남도", "2024"): ("2024-12-31", 8),
        ("전라남도", "2026-06-30"): ("2026-06-30", 8),
        ("전라남도", "2026-07-01"): ("2026-06-30", 8),
    }


@pytest.mark.parametrize(
    ("name", "day", "province"), [("목포", "2026-06-30", "전라남도"), ("목포", "2026-07-01", "전남광주통합특별시")]
)
def test_a_municipality_lies_in_the_province_of_the_day(country: Knowledge, name: str, day: str, province: str) -> None:
    assert get_section(country.report("region", name, as_of=day), "place").note == f"목포시 → {province}"


def test_a_district_is_listed_only_on_its_days(country: Knowledge) -> None:
    inside = {
        day: {one for (one,) in read_cells(country.report("region", "인천", as_of=day), "inside", "region")}
        for day in ("2026-06-30", "2026-07-01")
    }
    assert inside["2026-06-30"] - inside["2026-07-01"] == {
        "중구 (인천광역시)",
        "동구 (인천광역시)",
        "서구 (인천광역시)",
    }
    assert inside["2026-07-01"] - inside["2026-06-30"] == {"제물포구", "영종구", "서해구", "검단구"}


def test_a_romanised_name_is_shown_in_english_and_marked(country: Knowledge) -> None:
    report = country.report("region", "화성시", lang="en")
    assert report.title == "Hwaseong-si"
    assert ("romanised name (not official)", "Hwaseong-si") in read_cells(report, "names", "what", "name")
    assert country.report("region", "Hwaseong-si").title == "화성시"


@pytest.mark.parametrize(("day", "pairs"), [("2020-12-31", 1), ("2021-01-01", 0)], ids=["before", "after"])
def test_no_overlap_pairs_a_region_with_itself(day: str, pairs: int, load_text: Callable[..., Knowledge]) -> None:
    merged = ", ".join(f"{{region: {one}, kind: merged, since: 2021-01-01}}" for one in ("aa", "bb"))
    project = "projects: [{id: %sp, title: 나노 소재 시험평가센터 구축}]"
    plans = [
        f"  - {{id: {one}, kind: plan, title: 계획, region: {one}, edition: e, stage: final, date: 2020-01-01, "
        f"source: s, {project % one}}}\n"
        for one in ("aa", "bb")
    ]
    knowledge = load_text(
        "sources: [{id: s, title: 글, publisher: P, published: 2020-01-01}]\n"
        "regions:\n  - {id: aa, name: 가시, level: city}\n  - {id: bb, name: 나시, level: city}\n"
        f"  - {{id: cc, name: 다시, level: city, since: 2021-01-01, successor_of: [{merged}]}}\n"
        f"roadmaps:\n{''.join(plans)}"
    )
    sections = {section.id: section for section in knowledge.report("overlap", as_of=day).sections}
    assert len(sections["pairs"].rows) == pairs
