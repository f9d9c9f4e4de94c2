"""Whether the figures add up: whole outputs on the real data, each verdict on the smallest roadmap that gives it."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge
from graph.reports.result import Cell, Section, to_text

LoadText = Callable[..., Knowledge]
HEAD = """\
sources: [{id: paper, title: 기사, publisher: 신문}, {id: other, title: 다른 기사, publisher: 다른 신문}]
reasons: [{id: rounded, ko: 반올림, en: rounded by the source}]
regions: [{id: one, name: 도, level: province}, {id: two, name: 다른 도, level: province}]
roadmaps:
  - id: plan
    kind: plan
    title: 계획
    translation: plan
    region: one
    edition: first
    stage: final
    date: 2022
    source: paper
"""
BATTERY_CENTRE = "전기 모빌리티 융합 사용 후 배터리 시험평가센터 구축 사업"
NOT_NAMED = "the rest is not broken down"


def get_section(knowledge: Knowledge, name: str) -> Section:
    (section,) = (one for one in knowledge.report("reconcile", lang="en").sections if one.id == name)
    return section


def read_money(knowledge: Knowledge) -> list[tuple[str, ...]]:
    """What is compared, the arithmetic, the difference, the verdict and why, of every line on money."""
    return [tuple(to_text(cell) for cell in row[1:6]) for row in get_section(knowledge, "money").rows]


def find_sum(knowledge: Knowledge, arithmetic: str) -> list[tuple[Cell, ...]]:
    """The Korean lines with this arithmetic: item, what, difference, verdict, why."""
    rows = knowledge.report("reconcile").sections[0].rows
    return [(str(row[0]), row[1], *map(to_text, row[3:6])) for row in rows if row[2] == arithmetic]


# --- the real data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arithmetic", "line"),
    [
        (
            "80억 원 + 50억 원 + 50억 원 + 35억 원 = 215억 원",
            ("스마트특성화 기반구축사업 대구시 선정 과제", "대구광역시 몫의 국비", "0 원", "일치", ""),
        ),
        (
            "549억 원 + 2,549억 원 + 513억 원 + 508억 원 = 4,119억 원",
            ("광주 인공지능중심산업융합집적단지조성사업", "하위 항목과 상위 항목", "0 원", "일치", ""),
        ),
        (
            "3조 3,995억 원 + 1,505억 원 + 2,224억 원 + 6,643억 5,000만 원 > 4조 4,367억 원",
            ("로봇산업육성 기본계획", "하위 항목과 상위 항목", "5,000만 원", "사유 있음", "적힌 자리에서 반올림하였다"),
        ),
        (
            "99억 원 + 75억 원 + 1억 원 = 175억 원",
            (BATTERY_CENTRE, "재원별 금액과 총사업비", "0 원", "일치", ""),
        ),
        (
            "910억 원 + 2,798억 원 + 408억 원 = 4,116억 원",
            ("광주 인공지능중심산업융합집적단지조성사업", "재원별 금액과 총사업비", "0 원", "일치", ""),
        ),
    ],
    ids=["Daegu 215", "Gwangju 4119", "Gyeongnam 4조 4367", "battery centre 175", "Gwangju 4116"],
)
def test_a_sum_of_the_real_data_comes_out(arithmetic: str, line: tuple[str, ...], country: Knowledge) -> None:
    assert find_sum(country, arithmetic) == [line]


def test_nothing_is_off_on_the_real_data(country: Knowledge) -> None:
    """A false alarm would be one too many: every line is confirmed, explained or said to be incomplete."""
    sections = country.report("reconcile", lang="en").sections
    verdicts = {str(row[4]) for section in sections[:2] for row in section.rows}
    assert verdicts == {"confirmed", "explained", "cannot be checked"}


def test_the_drone_project_of_two_provinces_is_counted_twice(country: Knowledge) -> None:
    section = country.report("reconcile").sections[2]
    assert [tuple(str(cell) for cell in row[:4]) for row in section.rows] == [
        (
            "무인비행체를 활용한 남해안권 통합 모니터링·실증기반 구축",
            "2023년 지역거점 스마트특성화 기반구축사업 경상남도 선정 과제",
            "무인이동체를 활용한 남해안권 통합모니터링‧실증 기반 구축",
            "2023년 지역거점 스마트특성화 기반구축사업 전라남도 선정 과제",
        ),
        (
            "특수목적선 선진화 단지 구축",
            "조선산업 신생태계 구축",
            "특수목적선 선진화단지 구축",
            "특수목적선 선진화단지",
        ),
    ]
    assert section.note == "두 로드맵의 금액을 합산하면 이 사업이 중복 계상된다."


def test_sixteen_tasks_of_daejeon_are_announced_and_five_have_no_name(country: Knowledge) -> None:
    rows = [row for row in country.report("reconcile").sections[1].rows if row[2] == 16]
    assert [tuple(map(str, row[:6])) for row in rows] == [
        ("로봇산업육성 종합계획", "과제", "16", "11", "사유 있음", "5건은 명칭이 없다")
    ]


def test_a_total_and_one_year_out_of_it_are_no_conflict(country: Knowledge) -> None:
    rows = country.report("conflicts").sections[0].rows
    assert [(str(row[0]), *map(str, row[2:5])) for row in rows if "1단계" in str(row[0])] == [
        ("1단계", "551억 7,000만 원", "551억 7000만원", "1"),
        ("1단계", "551억 7,000만 원", "551억7,000만원", "2"),
        ("1단계", "551억 원", "551억원", "3"),
    ]
    assert [row for row in rows if "광주" in str(row[0])] == []


def test_a_view_of_2022_knows_only_what_was_printed_by_then(country: Knowledge) -> None:
    reports = [country.report(name, as_of="2022-06-30") for name in ("reconcile", "conflicts")]
    cells = [str(cell) for report in reports for section in report.sections for row in section.rows for cell in row]
    daegu = [cell for cell in cells if "regions/daegu.yaml" in cell or "regions/gimje.yaml" in cell]
    assert daegu == []
    # Six sums, one count, three accounts of one amount, one misprint.
    assert len([cell for cell in cells if cell.startswith("roadmaps.yaml:")]) == 6 + 1 + 3 + 1


@pytest.mark.parametrize("name", ["reconcile", "conflicts"])
def test_before_the_first_edition_there_is_nothing_to_compare(name: str, country: Knowledge) -> None:
    sections = country.report(name, as_of="2000").sections
    assert len(sections) >= 3
    assert all(section.rows == () for section in sections)


def test_every_thing_in_both_reports_has_a_name(country: Knowledge) -> None:
    reports = [country.report(name, lang=lang) for name in ("reconcile", "conflicts") for lang in ("ko", "en")]
    cells = [str(cell) for report in reports for section in report.sections for row in section.rows for cell in row]
    assert [cell for cell in cells if cell.startswith("https://w3id.org/")] == []


# --- each verdict ---------------------------------------------------------------------------------------------------

SUMS = {
    "years without inside that cover the period and miss the total": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2023}, {kind: total, amount: 7억원, period: 2022/2022}, "
        "{kind: total, amount: 8억원, period: 2023/2023}]",
        [("periods and full amount", "KRW 0.7 bn + KRW 0.8 bn < KRW 2 bn", "KRW −0.5 bn", "unexplained", "")],
    ),
    "years without inside that do not cover the period": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}, {kind: total, amount: 7억원, period: 2022/2022}, "
        "{kind: total, amount: 8억원, period: 2023/2023}]",
        [
            (
                "periods and full amount",
                "KRW 0.7 bn + KRW 0.8 bn < KRW 2 bn",
                "KRW −0.5 bn",
                "cannot be checked",
                NOT_NAMED,
            )
        ],
    ),
    "a single year above the total": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}, {kind: total, amount: 21억원, period: 2022/2022}]",
        [("periods and full amount", "KRW 2.1 bn > KRW 2 bn", "KRW 0.1 bn", "unexplained", "")],
    ),
    "a single year says nothing about the total": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}, {kind: total, amount: 7억원, period: 2022/2022}]",
        [],
    ),
    "regions above the total": (
        "budget: [{kind: total, amount: 20억원}, {kind: total, amount: 17억원, region: one}, "
        "{kind: total, amount: 8억원, region: two}]",
        [("regions and full amount", "KRW 1.7 bn + KRW 0.8 bn > KRW 2 bn", "KRW 0.5 bn", "unexplained", "")],
    ),
    "funding sources that give the total": (
        "budget: [{kind: national, amount: 50억원}, {kind: city, amount: 30억원}, {kind: total, amount: 80억원}]",
        [("funding sources and total", "KRW 3 bn + KRW 5 bn = KRW 8 bn", "KRW 0 bn", "confirmed", "")],
    ),
    "funding sources above the total": (
        "budget: [{kind: national, amount: 50억원}, {kind: city, amount: 40억원}, {kind: total, amount: 80억원}]",
        [("funding sources and total", "KRW 4 bn + KRW 5 bn > KRW 8 bn", "KRW 1 bn", "unexplained", "")],
    ),
    "three funding sources below the total": (
        "budget: [{kind: national, amount: 50억원}, {kind: city, amount: 10억원}, {kind: private, amount: 5억원}, "
        "{kind: total, amount: 80억원}]",
        [
            (
                "funding sources and total",
                "KRW 1 bn + KRW 5 bn + KRW 0.5 bn < KRW 8 bn",
                "KRW −1.5 bn",
                "unexplained",
                "",
            )
        ],
    ),
    "a difference with its reason": (
        "budget: [{kind: national, amount: 50억원}, {kind: city, amount: 40억원}, "
        "{kind: total, amount: 80억원, inferred: rounded}]",
        [
            (
                "funding sources and total",
                "KRW 4 bn + KRW 5 bn > KRW 8 bn",
                "KRW 1 bn",
                "explained",
                "rounded by the source",
            )
        ],
    ),
    "a difference below the printed digit": (
        "budget: [{kind: national, amount: 50억 4천만원}, {kind: city, amount: 30억원}, {kind: total, amount: 80억원}]",
        [
            (
                "funding sources and total",
                "KRW 3 bn + KRW 5.04 bn > KRW 8 bn",
                "KRW 0.04 bn",
                "explained",
                "rounded to the printed digit",
            )
        ],
    ),
    "a difference below the printed digit of hundreds of 조": (
        "budget: [{id: all, kind: private, amount: 122조원}, "
        "{kind: private, use: 기반, amount: 1조6천억원, inside: all}, "
        "{kind: private, use: 설비, amount: 120조원, inside: all}]",
        [
            (
                "uses and full amount",
                "KRW 1,600 bn + KRW 120,000 bn < KRW 122,000 bn",
                "KRW −400 bn",
                "explained",
                "rounded to the printed digit",
            )
        ],
    ),
    "two of three projects inside the total": (
        "budget: [{id: all, kind: total, amount: 80억원}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: total, amount: 30억원, inside: all}]}, "
        "{id: b, title: 나, budget: [{kind: total, amount: 20억원, inside: all}]}, {id: c, title: 다}]",
        [("parts and parent", "KRW 3 bn + KRW 2 bn < KRW 8 bn", "KRW −3 bn", "cannot be checked", NOT_NAMED)],
    ),
    "one funding source of the total": (
        "budget: [{kind: national, amount: 50억원}, {kind: total, amount: 80억원}]",
        [("funding sources and total", "KRW 5 bn < KRW 8 bn", "KRW −3 bn", "cannot be checked", NOT_NAMED)],
    ),
    "a part inside a larger amount": (
        "budget: [{id: all, kind: total, amount: 400억원}, {kind: total, amount: 80억원, inside: all}]",
        [("part and full amount", "KRW 8 bn < KRW 40 bn", "KRW −32 bn", "cannot be checked", NOT_NAMED)],
    ),
    "a part above the larger amount": (
        "budget: [{id: all, kind: total, amount: 40억원}, {kind: total, amount: 80억원, inside: all}]",
        [("part and full amount", "KRW 8 bn > KRW 4 bn", "KRW 4 bn", "unexplained", "")],
    ),
    "parts that give the whole": (
        "budget: [{kind: national, amount: 80억원}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: national, amount: 50억원}]}, "
        "{id: b, title: 나, budget: [{kind: national, amount: 30억원}]}]",
        [("parts and parent", "KRW 5 bn + KRW 3 bn = KRW 8 bn", "KRW 0 bn", "confirmed", "")],
    ),
    "parts of which one has no amount": (
        "budget: [{kind: national, amount: 80억원}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: national, amount: 50억원}]}, {id: b, title: 나}]",
        [("parts and parent", "KRW 5 bn < KRW 8 bn", "KRW −3 bn", "cannot be checked", NOT_NAMED)],
    ),
    "parts that miss the whole": (
        "budget: [{kind: national, amount: 80억원}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: national, amount: 50억원}]}, "
        "{id: b, title: 나, budget: [{kind: national, amount: 20억원}]}]",
        [("parts and parent", "KRW 5 bn + KRW 2 bn < KRW 8 bn", "KRW −1 bn", "unexplained", "")],
    ),
    "a share that misses the announced amount": (
        "budget: [{kind: national, amount: 81억원, region: one}]\n"
        "    projects: [{id: a, title: 가, regions: [{region: one, share: 5}, {region: two, share: 5}], "
        "budget: [{kind: national, amount: 160억원}]}]",
        [("national amount, part of 도", "KRW 8 bn < KRW 8.1 bn", "KRW −0.1 bn", "unexplained", "")],
    ),
    "parts of several sources inside a larger amount": (
        "budget: [{id: all, kind: total, amount: 2196억원}, "
        "{kind: national, use: 공모, amount: 1708억원, inside: all}, "
        "{kind: national, use: 선도지구, amount: 100억원, inside: all}, "
        "{kind: fund, use: 대응기금, amount: 186억원, inside: all}]",
        [
            (
                "funding sources and total",
                "KRW 18.6 bn + KRW 170.8 bn + KRW 10 bn < KRW 219.6 bn",
                "KRW −20.2 bn",
                "unexplained",
                "",
            )
        ],
    ),
    "two funding sources below the total": (
        "budget: [{kind: national, amount: 50억원}, {kind: city, amount: 10억원}, {kind: total, amount: 80억원}]",
        [("funding sources and total", "KRW 1 bn + KRW 5 bn < KRW 8 bn", "KRW −2 bn", "unexplained", "")],
    ),
    "an approximate source": (
        "budget: [{kind: national, amount: 약 50억원}, {kind: city, amount: 10억원}, {kind: total, amount: 80억원}]",
        [
            (
                "funding sources and total",
                "KRW 1 bn + about KRW 5 bn < KRW 8 bn",
                "KRW −2 bn",
                "cannot be checked",
                "approximate figures",
            )
        ],
    ),
    "a range that includes the total": (
        "budget: [{kind: national, amount: 50~60억원}, {kind: city, amount: 25억원}, {kind: total, amount: 80억원}]",
        [
            (
                "funding sources and total",
                "KRW 2.5 bn + KRW 5–6 bn < KRW 8 bn",
                "KRW −0.5 bn",
                "confirmed",
                "approximate figures",
            )
        ],
    ),
    "years of a longer period": (
        "budget: [{id: all, kind: total, amount: 80억원, period: 2022/2025}, "
        "{kind: total, amount: 20억원, inside: all, period: 2022/2022}, "
        "{kind: total, amount: 20억원, inside: all, period: 2023/2023}]",
        [("periods and full amount", "KRW 2 bn + KRW 2 bn < KRW 8 bn", "KRW −4 bn", "cannot be checked", NOT_NAMED)],
    ),
    "parts of a strategy without an amount": (
        "budget: [{kind: total, amount: 50억원}]\n"
        "    strategies:\n"
        "      - {id: a, title: 가, projects: [{id: b, title: 나, budget: [{kind: total, amount: 40억원}]}]}\n"
        "      - {id: c, title: 다, budget: [{kind: total, amount: 30억원}], projects: "
        "[{id: d, title: 라, budget: [{kind: total, amount: 30억원}]}]}",
        [
            ("parts and parent", "KRW 4 bn + KRW 3 bn > KRW 5 bn", "KRW 2 bn", "unexplained", ""),
            ("parts and parent", "KRW 3 bn = KRW 3 bn", "KRW 0 bn", "confirmed", ""),
        ],
    ),
    "a strategy of which one part has no amount": (
        "budget: [{kind: total, amount: 50억원}]\n"
        "    strategies: [{id: a, title: 가, projects: [{id: b, title: 나, budget: [{kind: total, amount: 40억원}]}, "
        "{id: c, title: 다}]}]",
        [("parts and parent", "KRW 4 bn < KRW 5 bn", "KRW −1 bn", "cannot be checked", NOT_NAMED)],
    ),
    "strategies that a grouping places under a focus area": (
        "focus_areas: [{id: f, title: 분야, budget: [{kind: total, amount: 50억원}]}]\n"
        "    strategies: [{id: a, title: 가, budget: [{kind: total, amount: 20억원}]}, "
        "{id: b, title: 나, budget: [{kind: total, amount: 40억원}]}]\n"
        "    groupings: [{focus_area: f, strategies: [a, b], printed: 둘}]",
        [("parts and parent", "KRW 2 bn + KRW 4 bn > KRW 5 bn", "KRW 1 bn", "unexplained", "")],
    ),
}
# What must not be added to each other.
APART = {
    "two kinds of whole and part": (
        "budget: [{kind: total, amount: 80억원}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: national, amount: 90억원}]}]",
        [],
    ),
    "what was spent and what was planned": (
        "budget: [{kind: national, amount: 50억원, stage: spent}, {kind: total, amount: 40억원, stage: selected}]",
        [],
    ),
    "local money and what it is made of": (
        "budget: [{kind: national, amount: 50억원}, {kind: local, amount: 30억원}, {kind: province, amount: 20억원}, "
        "{kind: city, amount: 10억원}, {kind: total, amount: 80억원}]",
        [
            ("funding sources and total", "KRW 1 bn + KRW 2 bn = KRW 3 bn", "KRW 0 bn", "confirmed", ""),
            ("funding sources and total", "KRW 3 bn + KRW 5 bn = KRW 8 bn", "KRW 0 bn", "confirmed", ""),
        ],
    ),
    "the price of the study": (
        "budget: [{kind: study-price, amount: 8천만원}, {kind: total, amount: 80억원}]",
        [],
    ),
    "years of a part and of what contains the part": (
        "budget: [{kind: total, amount: 50억원}]\n"
        "    strategies: [{id: a, title: 가, budget: [{kind: total, amount: 50억원, period: 2023/2025}], projects: "
        "[{id: b, title: 나, budget: [{kind: total, amount: 10억원, period: 2023}]}]}]",
        [("parts and parent", "KRW 5 bn = KRW 5 bn", "KRW 0 bn", "confirmed", "")],
    ),
    "one region's part and the whole": (
        "budget: [{kind: national, amount: 30억원, region: two}, {kind: national, amount: 50억원}, "
        "{kind: total, amount: 50억원}]",
        [("funding sources and total", "KRW 5 bn = KRW 5 bn", "KRW 0 bn", "confirmed", "")],
    ),
    "uses and the years of the same money": (
        "budget: [{kind: national, amount: 30억원, use: 장비}, {kind: national, amount: 20억원, use: 건축}, "
        "{kind: national, amount: 25억원, period: 2023}, {kind: national, amount: 25억원, period: 2024}]",
        [],
    ),
    "a use and the only year that is stated": (
        "budget: [{kind: national, amount: 15억원, use: 장비}, {kind: national, amount: 5억원, period: 2023}]",
        [],
    ),
    "uses and the part of a region": (
        "budget: [{kind: national, amount: 30억원, use: 장비}, {kind: national, amount: 20억원, use: 건축}, "
        "{kind: national, amount: 50억원, region: one}]",
        [],
    ),
    "a funding source and the years of the total": (
        "budget: [{kind: national, amount: 8억원}, {kind: total, amount: 5억원, period: 2023}, "
        "{kind: total, amount: 6억원, period: 2024}]",
        [],
    ),
    "one year and the other funding sources": (
        "budget: [{id: all, kind: national, amount: 50억원}, {kind: national, amount: 20억원, inside: all}, "
        "{kind: total, amount: 50억원}]",
        [
            ("funding sources and total", "KRW 5 bn = KRW 5 bn", "KRW 0 bn", "confirmed", ""),
            ("part and full amount", "KRW 2 bn < KRW 5 bn", "KRW −3 bn", "cannot be checked", NOT_NAMED),
        ],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", [*SUMS, *APART])
def test_each_sum_has_its_arithmetic_its_difference_and_its_verdict(case: str, load_text: LoadText) -> None:
    text, expected = {**SUMS, **APART}[case]
    assert read_money(load_text(f"{HEAD}    {text}\n")) == expected


def test_amounts_of_two_editions_are_not_added(load_text: LoadText) -> None:
    later = "  - {id: plan, edition: second, stage: executed, date: 2023, source: other, %s}\n"
    first = "    budget: [{kind: national, amount: 50억원}]\n"
    total = later % "budget: [{kind: total, amount: 40억원}]"
    assert read_money(load_text(HEAD + first + total)) == []


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (2, ("projects", "2", "2", "confirmed", "")),
        (5, ("projects", "5", "2", "explained", "3 are not named")),
        (3, ("projects", "3", "2", "explained", "1 is not named")),
        (1, ("projects", "1", "2", "unexplained", "")),
    ],
    ids=["all named", "a gap", "a gap of one", "more than announced"],
)
def test_a_count_is_compared_with_what_is_listed(count: int, line: tuple[str, ...], load_text: LoadText) -> None:
    parts = "    projects: [{id: a, title: 가}, {id: b, title: 나}]\n"
    text = f"{HEAD}    counts: [{{of: project, count: {count}}}]\n{parts}"
    rows = get_section(load_text(text), "counts").rows
    assert [tuple(to_text(cell) for cell in row[1:6]) for row in rows] == [line]


def test_a_roadmap_without_figures_has_nothing_to_reconcile(load_text: LoadText) -> None:
    report = load_text(HEAD).report("reconcile", lang="en")
    assert [(section.id, section.rows, section.note) for section in report.sections] == [
        ("money", (), "No source states a sum or share to compare."),
        ("counts", (), "No source announces a count that can be compared with a list."),
        ("twice", (), "No activity is announced in two roadmaps."),
    ]


@pytest.mark.parametrize(
    ("budget", "line"),
    [
        # Half-years and months are parts of a year.
        ("{kind: city, amount: 3억원, period: 2022년 상반기}, {kind: city, amount: 5억원, period: 2022-07/2022-12}, "
         "{kind: city, amount: 8억원, period: 2022}", "KRW 0.3 bn + KRW 0.5 bn = KRW 0.8 bn"),
        # A general funding source contains those below it.
        ("{kind: local, amount: 40억원}, {kind: province, amount: 25억원}, {kind: city-county, amount: 15억원}",
         "KRW 1.5 bn + KRW 2.5 bn = KRW 4 bn"),
        # Reductions are deducted from what they reduce, and from nothing else.
        ("{id: t, kind: total, amount: 100억원}, {kind: total, amount: △10억원, inside: t}, "
         "{kind: national, amount: 60억원}, {kind: province, amount: 30억원}", "KRW 6 bn + KRW 3 bn = KRW 9 bn"),
        ("{kind: total, amount: 100억원}, {id: n, kind: national, amount: 50억원}, "
         "{kind: national, amount: △10억원, inside: n}, {kind: province, amount: 60억원}",
         "KRW 4 bn + KRW 6 bn = KRW 10 bn"),
    ],
)  # fmt: skip
def test_these_parts_give_their_total(budget: str, line: str, load_text: LoadText) -> None:
    (row,) = read_money(load_text(f"{HEAD}    budget: [{budget}]\n"))
    assert (row[1], row[3]) == (line, "confirmed")


def test_what_is_inside_an_amount_of_another_source_is_compared_with_that_one(load_text: LoadText) -> None:
    other = "  - {id: plan, edition: first, stage: final, date: 2022, source: other, preference: 2, %s}\n"
    knowledge = load_text(
        f"{HEAD}    budget: [{{id: t, kind: total, amount: 100억원}}]\n"
        "    projects: [{id: p, title: 가, budget: [{kind: total, amount: 40억원, inside: other/t}]}]\n"
        + other
        % "budget: [{id: t, kind: total, amount: 90억원}], "
        "projects: [{id: q, title: 나, budget: [{kind: total, amount: 50억원, inside: t}]}]"
    )
    assert [(row[1], row[3]) for row in read_money(knowledge)] == [("KRW 5 bn + KRW 4 bn = KRW 9 bn", "confirmed")]


@pytest.mark.parametrize(
    ("own", "other", "line"),
    [
        ("30억원", "30억원", "KRW 3 bn + KRW 7 bn = KRW 10 bn"),
        ("30억원", "33억원", "KRW 3 bn + KRW 7 bn = KRW 10 bn"),
    ],
    ids=["the same figure", "another figure"],
)
def test_a_part_that_two_sources_print_counts_once(own: str, other: str, line: str, load_text: LoadText) -> None:
    knowledge = load_text(
        f"{HEAD}    projects:\n"
        "      - {id: a, title: 가, budget: [{id: t, kind: total, amount: 100억원}]}\n"
        f"      - {{id: b, title: 나, budget: [{{kind: total, amount: {own}}}]}}\n"
        "  - {id: plan, edition: first, stage: final, date: 2022, source: other, preference: 2, projects: "
        f"[{{id: b, budget: [{{kind: total, amount: {other}, inside: t}}]}}, "
        "{id: c, title: 다, budget: [{kind: total, amount: 70억원, inside: t}]}]}\n"
    )
    assert [(row[1], row[3]) for row in read_money(knowledge)] == [(line, "confirmed")]
