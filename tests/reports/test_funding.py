"""Sums: no mixed funding sources, no double counting, only the share of each region, and all missing amounts listed."""

from decimal import Decimal

import pytest
from support.report_rows import get_section, read_cells

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.reports.result import Money, Named, Report
from graph.view.funding import GROUPINGS

EOK = Decimal(10**8)


def read_sums(report: Report) -> dict[tuple[str, ...], tuple[int, Decimal]]:
    """Group, kind and stage -> number of amounts and sum in 억 won."""
    found = {}
    for *key, count, total in get_section(report, "sums").rows:
        assert isinstance(total, Money)
        found[tuple(map(str, key))] = (count, total.won / EOK)
    return found


def read_amounts(report: Report) -> list[tuple[str, ...]]:
    """Group, activity, amount and whether it is added."""
    return [tuple(str(row[place]) for place in (0, 3, 4, 5)) for row in report.sections[1].rows]


def test_each_region_gets_its_share_of_the_national_money(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", lang="en"))
    national = {key[0]: value for key, value in sums.items() if key[1] == "national"}
    assert national == {"Daegu": (4, 215), "Gangwon": (1, 65), "Gyeongsangbuk-do": (1, 50)}


def test_the_announced_sum_of_daegu_is_not_added_to_its_projects(real: Knowledge) -> None:
    left = [row for row in read_amounts(real.report("funding", lang="en")) if not row[3].startswith("added")]
    assert [(row[0], row[2], row[3]) for row in left] == [
        ("Daegu", "KRW 21.5 bn", "not added: announced sum of its projects")
    ]


def test_the_money_of_a_source_is_that_of_whole_projects(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", by="source", lang="en"))
    assert sums == {("national", "not stated"): (4, 330), ("total", "not stated"): (4, Decimal("554.5"))}


def test_a_region_limits_every_grouping_to_what_it_gets(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", by="source", region="강원", lang="en"))
    assert sums == {("national", "not stated"): (1, 65), ("total", "not stated"): (1, Decimal("92.95"))}


def test_money_by_agency_is_that_of_the_projects_it_leads(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", by="agency", lang="ko"))
    assert sums["대구기계부품연구원", "국비", "적혀 있지 않음"] == (1, 100)
    assert len(sums) == 8


def test_a_broader_technology_counts_each_project_once(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", by="technology", lang="en"))
    assert sums["electric vehicle", "national", "not stated"] == (2, 130)
    assert sums["EV battery", "national", "not stated"] == (1, 80)


def test_a_period_is_not_spread_over_its_years(real: Knowledge) -> None:
    sums = read_sums(real.report("funding", by="year", lang="en"))
    assert {key[0] for key in sums} == {"2023–2025"}


def test_the_basis_of_a_sum_are_its_amounts(real: Knowledge) -> None:
    report = real.report("funding", lang="en")
    (daegu,) = (row for row in report.sections[0].rows if str(row[0]) == "Daegu" and str(row[1]) == "national")
    behind = [row for row in report.sections[1].rows if row[0] == daegu[0] and row[1] == daegu[1]]
    assert sum(row[4].won for row in behind if row[5] == "added") == daegu[4].won
    assert set(daegu.basis) == {one for row in behind if row[5] == "added" for one in row.basis}


def test_parts_of_a_plan_are_not_added_to_the_plan(country: Knowledge) -> None:
    sums = read_sums(country.report("funding", region="경남", lang="en"))
    assert sums["Gyeongsangnam-do", "total", "announced"] == (1, 44367)


def test_one_year_of_a_total_is_not_added_to_it(country: Knowledge) -> None:
    sums = read_sums(country.report("funding", region="광주", lang="en"))
    assert sums["Gwangju-gwangyeoksi", "total", "not stated"] == (1, 4295)


def test_planned_and_spent_money_stand_apart(country: Knowledge) -> None:
    sums = read_sums(country.report("funding", by="source", region="경북", lang="en"))
    assert {key[1]: value for key, value in sums.items() if key[0] == "total"} == {
        "selected": (2, 440),
        "spent": (1, Decimal("61.45")),
    }


def test_no_region_gets_money_whose_share_is_unknown(country: Knowledge) -> None:
    missing = country.report("funding", region="전남", lang="en").sections[-1]
    told = [(str(row[1]), row[2]) for row in missing.rows]
    title = "Base for joint monitoring and trials along the southern coast with unmanned vehicles"
    assert (title, "regional shares unknown") in told


def test_what_a_later_edition_drops_is_missing_no_more(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}, {id: t, title: 둘째 기사, publisher: 신문}]
        regions: [{id: a, name: 가시, level: city}]
        roadmaps:
          - {id: one, kind: plan, title: 하나, region: a, edition: first, stage: interim, date: 2023, source: s,
             projects: [{id: p, title: 사업}, {id: q, title: 빠진 사업}]}
          - {id: one, edition: second, stage: final, date: 2024, source: t, removes: [q]}
        """
    )
    missing = {day: knowledge.report("funding", as_of=day).sections[2].rows for day in ("2023", "")}
    assert {day: [str(row[1]) for row in rows] for day, rows in missing.items()} == {
        "2023": ["사업", "빠진 사업"],
        "": ["사업"],
    }


def test_the_tasks_of_a_study_need_no_amount(country: Knowledge) -> None:
    rows = country.report("funding", region="김제", as_of="2024-03").sections[2].rows
    assert [row for row in rows if "study" in row[1].iri] == []


TWICE = """
sources: [{id: s, title: 기사, publisher: 신문}]
reasons: [{id: same, ko: 같은 사업, en: the same project}]
regions: [{id: a, name: 가시, level: city}, {id: b, name: 나시, level: city}]
roadmaps:
  - {id: one, kind: plan, title: 하나, region: a, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: p, title: 사업, technologies: [amr], budget: [{kind: national, amount: 10억원}]}]}
  - {id: two, kind: plan, title: 둘, region: b, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: q, title: 같은 사업, technologies: [robot], budget: [{kind: national, amount: 10억원}],
                 same_as: [{activity: one/p, inferred: same}]}, {id: r, title: 다른 사업}]}
"""


def test_an_activity_that_two_roadmaps_announce_counts_once_and_is_named(load_text) -> None:
    report = load_text(TWICE).report("funding", by="technology", lang="en")
    assert read_sums(report)["robot", "national", "not stated"] == (1, 10)
    assert report.sections[0].note.endswith("Counted once: 같은 사업.")


def test_of_one_region_alone_an_activity_announced_twice_is_told_once_and_counts(load_text) -> None:
    knowledge = load_text(TWICE)
    assert read_sums(knowledge.report("funding", lang="en")) == {("가시", "national", "not stated"): (1, 10)}
    assert read_sums(knowledge.report("funding", region="나시")) == {("나시", "국비", "적혀 있지 않음"): (1, 10)}


def test_a_project_hidden_in_the_sums_of_two_provinces_is_told(country: Knowledge) -> None:
    note = country.report("funding", by="source", lang="en").sections[0].note
    title = "Base for joint monitoring and trials along the southern coast with unmanned aircraft"
    assert note.endswith(
        f"In the sums of two roadmaps, and not subtracted because no source states its amount: {title}."
    )


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("day", ["2022-05-02", "2022-05-04"])
def test_an_activity_that_is_announced_on_a_later_day_is_not_told_of(country: Knowledge, day: str, by: str) -> None:
    """Gyeongnam has announced the activity by then, Jeonnam has not."""
    report = country.report("funding", by=by, lang="en", as_of=day)
    assert "In the sums of two roadmaps" not in report.sections[0].note
    assert "unmanned" not in report.sections[0].note
    told = {cell.iri for section in report.sections for row in section.rows for cell in row if isinstance(cell, Named)}
    assert not {iri for iri in told if "/jeonnam-smart-specialization/" in iri}


def test_two_activities_are_one_only_when_both_are_known(load_text) -> None:
    early = TWICE.replace(
        "date: 2024, source: s,\n     projects: [{id: q", "date: 2023, source: s,\n     projects: [{id: q"
    )
    knowledge = load_text(early)
    rows = {day: knowledge.report("reconcile", as_of=day) for day in ("2023", "")}
    told = {day: [section.id for section in report.sections if section.rows] for day, report in rows.items()}
    assert {day: "twice" in sections for day, sections in told.items()} == {"2023": False, "": True}
    sums = {day: read_sums(knowledge.report("funding", by="source", as_of=day)) for day in ("2023", "")}
    assert sums == {day: {("국비", "적혀 있지 않음"): (1, 10)} for day in ("2023", "")}


def test_an_activity_that_was_dropped_stands_for_no_other(load_text) -> None:
    dropped = """
  - {id: one, edition: f, stage: final, date: 2025, source: s, removes: [p]}
"""
    knowledge = load_text(TWICE.rstrip("\n") + dropped)
    assert "Counted once" in knowledge.report("funding", by="technology", lang="en", as_of="2024").sections[0].note
    assert "Counted once" not in knowledge.report("funding", by="technology", lang="en").sections[0].note


TWINS = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: a, name: 가시, level: city}]
roadmaps:
  - {id: one, kind: plan, title: 하나, region: a, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: p, title: 사업, technologies: [amr], budget: [{kind: national, amount: 10억원}]},
                {id: q, title: 사업, technologies: [amr], budget: [{kind: national, amount: 10억원}]},
                {id: r, title: 다른 사업}, {id: t, title: 다른 사업}]}
"""


@pytest.mark.parametrize("by", ["region", "technology", "source", "year"])
def test_two_activities_of_one_name_stay_two(load_text, by: str) -> None:
    sums, amounts, missing = load_text(TWINS).report("funding", by=by).sections
    assert {(row[-2], row[-1].won / EOK) for row in sums.rows} == {(2, 20)}
    column = [column.id for column in amounts.columns].index("activity")
    for group in {str(row[0]) for row in amounts.rows}:
        told = [row[column].iri.rpartition("/")[2] for row in amounts.rows if str(row[0]) == group]
        assert told == ["p", "q"]
    assert [row[1].iri.rpartition("/")[2] for row in missing.rows] == ["r", "t"]


def test_an_activity_may_be_the_same_as_one_that_is_announced_later(load_text) -> None:
    report = load_text(TWICE.replace("date: 2024", "date: 2025", 1)).report("funding", lang="en", as_of="2024")
    assert read_sums(report) == {("나시", "national", "not stated"): (1, 10)}


def test_what_has_no_amount_is_counted_and_named(load_text) -> None:
    missing = load_text(TWICE).report("funding", lang="en").sections[2]
    assert [(str(row[1]), row[2]) for row in missing.rows] == [("다른 사업", "no amount")]
    assert missing.note == "Not in the sums: 1. This does not mean zero."


def test_amounts_without_a_lead_are_counted_in_the_note(load_text) -> None:
    report = load_text(TWICE).report("funding", by="agency", lang="en")
    assert report.sections[0].rows == ()
    assert "Amounts left out because no lead is stated: 2." in report.sections[0].note


def test_no_amount_at_all_says_so(load_text) -> None:
    report = load_text("regions: [{id: r, name: 시, level: city}]").report("funding", lang="en")
    assert [section.rows for section in report.sections] == [(), (), ()]
    assert report.sections[0].note == "No source states an amount of this kind."


def test_an_unknown_grouping_answers_with_suggestions(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match=r"^unknown grouping 'regoin'; did you mean 'region'\?$"):
        real.report("funding", by="regoin")


PROGRAMME = """
sources: [{id: s, title: 글, publisher: P, published: 2024-01-01}]
regions: [{id: aa, name: 가시, level: city}, {id: bb, name: 나시, level: city}]
agencies: [{id: ag, name: 연구원, type: research-institute}]
roadmaps:
  - {id: r, kind: plan, title: 계획, region: aa, edition: e1, stage: final, date: 2024-01-01, source: s}
programmes:
  - id: call
    title: 공모
    edition: e1
    stage: final
    date: 2024-01-01
    source: s
    budget: [{kind: national, amount: 90억원}]
    projects:
      - id: x
        title: 공동 사업
        technologies: [ev]
        regions: [aa, bb]
        agencies: [{agency: ag, role: lead}]
        budget: [{kind: national, amount: 5억원}]
      - {id: y, title: 다른 사업, regions: [aa]}
"""


@pytest.mark.parametrize(
    ("region", "lacking"),
    [
        ("", ["y: only its parent has an amount", "공모: regional shares unknown", "x: regional shares unknown"]),
        ("aa", ["y: only its parent has an amount", "x: regional shares unknown"]),
        ("bb", ["x: regional shares unknown"]),
    ],
)
def test_the_money_of_a_programme_is_in_a_sum_or_missing(load_text, region: str, lacking: list[str]) -> None:
    report = load_text(PROGRAMME).report("funding", region=region, lang="en")
    names = {"공동 사업": "x", "다른 사업": "y"}
    rows = read_cells(report, "missing", "activity", "why")
    assert [f"{names.get(activity, activity)}: {why}" for activity, why in rows] == lacking


def test_a_project_of_a_programme_counts_as_one_of_its_regions_in_every_report(load_text) -> None:
    knowledge = load_text(PROGRAMME)
    assert read_cells(knowledge.report("compare", "aa", "bb"), "joint", "activity") == [("공동 사업",)]
    assert read_cells(knowledge.report("overlap"), "joint", "activity", "regions") == [("공동 사업", "가시; 나시")]
    for region in ("", "aa", "bb"):
        assert read_cells(knowledge.report("matrix", region=region), "matrix", "agency", "ev") == [("연구원", "주")]
    assert ("다른 사업",) in read_cells(knowledge.report("gaps", region="aa"), "lead", "activity")
