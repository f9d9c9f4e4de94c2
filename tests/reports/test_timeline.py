"""What happens when: in order, as precise as printed, and only what was known on the day."""

from support.report_rows import find_unfounded, read_cells

from graph.knowledge import Knowledge
from graph.viewer.page import build_page

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
reasons: [{id: why, ko: 기사에 해가 없다, en: The article gives no year}]
regions: [{id: r, name: 시, level: city}, {id: o, name: 군, level: county}]
agencies: [{id: a, name: 연구원, type: research-institute}, {id: b, name: 대학교, type: university}]
roadmaps:
"""
PLAN = "  - {id: plan, kind: plan, title: 계획, region: r, edition: final, stage: final, date: 2024-05, source: s"


def test_the_timeline_of_the_two_roadmaps_is_in_order(real: Knowledge) -> None:
    assert read_cells(real.report("timeline", lang="en"), "timeline", "start", "end", "entry", "what") == [
        ("2022-05", "", "edition", "selected (selected)"),
        ("2022-05-04", "", "edition", "selected (selected)"),
        ("2022-05-04", "", "edition", "selected (selected)"),
        ("2022-05-04", "", "edition", "selected (selected)"),
        ("2023", "2025", "period", "roadmap"),
        ("2024-11", "", "milestone", "Plan to be made final"),
        ("2024-11-08", "", "edition", "final (final)"),
        ("2024-11-08", "", "milestone", "Final report meeting"),
        ("2025", "", "milestone", "Search for new projects and national money"),
    ]


def test_the_timeline_of_a_day_holds_only_what_was_known(country: Knowledge) -> None:
    rows = read_cells(country.report("timeline", region="김제", as_of="2024-06"), "timeline", "what", "replaced")
    assert ("용역 입찰 마감", "") in rows
    assert ("착수보고회", "") in rows
    assert "final" not in {what.partition(" ")[0] for what, _ in rows}


def test_an_agreement_names_its_parties_and_what_is_inferred(load_text) -> None:
    knowledge = load_text(
        HEAD
        + PLAN
        + """, agreements: [{title: 업무협약, date: 2023, parties: [a, b], inferred: why}],
        period: {span: /2030, printed: 2030년까지}, projects: [{id: p-1, title: 일, period: {duration: 3년}}]}
        """
    )
    report = knowledge.report("timeline", lang="en")
    assert read_cells(report, "timeline", "start", "end", "what", "status", "printed") == [
        ("2023", "", "업무협약 (연구원, 대학교)", "inferred", ""),
        ("2024-05", "", "final (final)", "stated", ""),
        ("", "2030", "roadmap", "stated", "2030년까지"),
    ]
    assert read_cells(report, "undated", "activity", "printed") == [("일", "3년")]


def test_a_region_without_plans_has_no_timeline(load_text) -> None:
    knowledge = load_text(HEAD + PLAN + "}")
    (section,) = knowledge.report("timeline", region="군", lang="en").sections
    assert (len(section.rows), section.note) == (0, "No plan of this region is known by the as-of date.")


def test_every_row_ends_in_a_file(country: Knowledge) -> None:
    assert find_unfounded(country, country.report("timeline")) == []


def test_editions_with_imprecise_dates_are_in_their_order(load_text) -> None:
    """The whole year contains the other dates, and the stage says that the revised edition is the last one."""
    other = "  - {id: plan, edition: %s, stage: %s, date: %s, source: s}\n"
    knowledge = load_text(
        f"{HEAD}{PLAN}}}\n" + other % ("rev", "revised", 2024) + other % ("mid", "interim", "2024-05-31")
    )
    cells = read_cells(knowledge.report("timeline", lang="en"), "timeline", "start", "what")
    assert cells == [("2024-05-31", "mid (interim)"), ("2024-05", "final (final)"), ("2024", "rev (revised)")]
    editions = build_page(knowledge.view()).editions
    assert [(one.issued, one.stage.en) for one in editions] == [
        ("2024-05-31", "interim"),
        ("2024-05", "final"),
        ("2024", "revised"),
    ]
    assert sorted(one.since for one in editions) == [one.since for one in editions]
