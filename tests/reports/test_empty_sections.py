"""A section without rows says why, in every report and in both languages."""

from collections.abc import Iterator

import pytest
from support.report_cases import fill

from graph.cli.lists import LISTS, list_anything
from graph.errors import UnreadableValue
from graph.knowledge import Knowledge
from graph.reports import read_reports
from graph.reports.result import Report, Section
from graph.reports.tables import matches_to_report

ALMOST_EMPTY = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 하늘시, level: city}, {id: q, name: 바다시, level: city}]
agencies: [{id: a, name: 하늘시청, type: government}]
roadmaps: [{id: plan, kind: plan, title: 하늘 계획, region: r, edition: final, stage: final, date: 2024, source: s}]
"""
# What reports are asked about there.
NAMES = {
    "agency": "하늘시청", "region": "하늘시", "one": "하늘시", "other": "바다시", "technology": "EV", "roadmap": "plan",
}  # fmt: skip
OPTIONS = {"coverage": {"include": "owner,funder,consulted"}}
LANGS = ("ko", "en")


def iter_sections(knowledge: Knowledge, name: str, lang: str, arguments: tuple[str, ...]) -> Iterator[Section]:
    for options in ({}, OPTIONS.get(name, {})):
        yield from knowledge.report(name, *arguments, lang=lang, **options).sections


def test_every_report_has_an_example_of_each_parameter_that_it_requires() -> None:
    required = {spec.name: sum(one.default is one.empty for one in spec.parameters) for spec in read_reports().values()}
    assert {spec.name: len(spec.example) for spec in read_reports().values()} == required


@pytest.mark.parametrize("name", sorted(read_reports()))
def test_every_section_without_rows_says_why_in_both_languages(name: str, load_text, real: Knowledge) -> None:
    knowledge, spec = load_text(ALMOST_EMPTY), read_reports()[name]
    notes = {}
    for lang in LANGS:
        # A note on how to read the rows is no reason for their absence.
        legends = {one.note for one in iter_sections(real, name, lang, spec.example) if one.rows}
        empty = [one for one in iter_sections(knowledge, name, lang, fill(spec, **NAMES)) if not one.rows]
        assert [one.id for one in empty if not one.note or one.note in legends] == []
        notes[lang] = [(one.id, one.note) for one in empty]
    assert [place for place, _ in notes["ko"]] == [place for place, _ in notes["en"]]
    assert set(notes["ko"]) & set(notes["en"]) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_the_evidence_of_a_report_has_no_empty_section(real: Knowledge, lang: str) -> None:
    report = real.why(real.report("technology", "EV", lang=lang))
    assert [one.id for one in report.sections if not one.rows] == []


def test_a_graph_without_roadmaps_leaves_no_section_of_a_list_unexplained(load_text) -> None:
    knowledge = load_text("regions: [{id: r, name: 시, level: city}]")
    for lang, reason in (("ko", "자료에 해당 항목이 없다."), ("en", "The data contain none.")):
        for what in LISTS:
            (section,) = list_anything(what, lambda lang=lang: knowledge.view(lang=lang), lang=lang).sections
            assert section.note == ("" if section.rows else reason)
        roadmaps = list_anything("roadmaps", lambda lang=lang: knowledge.view(lang=lang), lang=lang)
        assert roadmaps.sections[0].note == reason


def match_nothing(knowledge: Knowledge, lang: str) -> Report:
    return matches_to_report(knowledge.view(lang=lang), (), written="zzzz")


def test_a_name_like_no_agency_is_answered_with_the_reason(real: Knowledge) -> None:
    assert [(one.title, one.sections[0].note) for one in (match_nothing(real, lang) for lang in LANGS)] == [
        ("'zzzz'에 해당하는 기관", "이름이 비슷한 기관이 자료에 없다."),
        ("Agencies that 'zzzz' may mean", "No agency in the data has a similar name."),
    ]


def test_the_money_of_no_strategy_is_not_called_complete(load_text) -> None:
    missing = load_text(ALMOST_EMPTY).report("funding", lang="en").sections[2]
    assert (missing.id, missing.note) == ("missing", "This scope has no strategy or project.")


@pytest.mark.parametrize(("name", "option"), [("overlap", "limit"), ("matrix", "top")])
def test_a_report_of_no_rows_at_all_is_not_asked_for(real: Knowledge, name: str, option: str) -> None:
    with pytest.raises(UnreadableValue, match=r"'0'; a whole number from 1, such as \d+$"):
        real.report(name, **{option: "0"})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "arguments", "options"),
    [
        ("gaps", (), {"region": "서울"}), ("overlap", (), {"region": "서울"}), ("matrix", (), {"region": "서울"}),
        ("funding", (), {"region": "서울", "by": "technology"}), ("timeline", (), {"region": "서울"}),
        ("region", ("서울",), {}), ("partners", ("서울",), {}), ("compare", ("서울", "부산"), {}),
        ("coverage", ("EV",), {"region": "서울", "include": "consulted,funder"}),
        *((spec.name, spec.example, {"as_of": "1990"}) for spec in read_reports().values()),
    ],
)  # fmt: skip
def test_a_region_or_day_without_plans_leaves_no_section_unexplained(
    country: Knowledge, name: str, arguments: tuple[str, ...], options: dict[str, str], lang: str
) -> None:
    report = country.report(name, *arguments, lang=lang, **options)
    assert [one.id for one in report.sections if not one.rows and not one.note] == []
    assert any(not one.rows for one in report.sections)


def test_a_narrowed_report_names_what_is_missing(real: Knowledge) -> None:
    sections = real.report("coverage", "AMR", lang="en", include="evaluator").sections
    assert sections[1].note == "In this scope, no source names an agency with the role: evaluator."
