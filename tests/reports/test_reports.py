"""Reports: whole outputs compared; an empty answer says why."""

import json

import pytest
from support.report_cases import CASES, EXPECTED, LANGS

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports import WrongArguments, get_report, read_reports
from graph.reports.result import Report

EVERY_CASE = [(case, lang) for case in sorted(CASES) for lang in LANGS]


def run(knowledge: Knowledge, case: str, lang: str = "ko") -> Report:
    name, arguments, options = CASES[case]
    return knowledge.report(name, *arguments, lang=lang, **options)


@pytest.mark.parametrize(("case", "lang"), EVERY_CASE)
def test_a_report_gives_the_expected_output(real: Knowledge, case: str, lang: str) -> None:
    text = format_report(run(real, case, lang), "markdown").decode()
    assert text == (EXPECTED / f"{case}.{lang}.md").read_bytes().decode()


def test_every_report_has_its_expected_output() -> None:
    assert {name for name, _, _ in CASES.values()} == set(read_reports())


# Each query of the library is compared with rdflib; these show that nothing else in a report depends on the engine.
@pytest.mark.slow
@pytest.mark.parametrize("case", ["coverage-ev-all", "funding-technology", "roadmap-gimje"])
def test_a_report_gives_the_same_rows_on_both_stores(real: Knowledge, reference: Knowledge, case: str) -> None:
    assert run(reference, case) == run(real, case)


@pytest.mark.parametrize("name", ["coverage-ev.ko.csv", "coverage-amr.en.json"])
def test_csv_and_json_are_as_expected(real: Knowledge, name: str) -> None:
    case, lang, ending = name.split(".")
    assert format_report(run(real, case, lang), ending).decode() == (EXPECTED / name).read_bytes().decode()


def test_every_report_says_what_it_is_in_both_languages_and_explains_its_parameters() -> None:
    for spec in read_reports().values():
        assert spec.summary
        assert spec.summary_ko != spec.summary
        assert set(spec.helps) == {parameter.name for parameter in spec.parameters}
        required = [parameter for parameter in spec.parameters if parameter.default is parameter.empty]
        assert len(spec.example) == len(required), spec.name


def test_json_of_ev_has_exactly_the_six_implementing_agencies(real: Knowledge) -> None:
    content = json.loads(format_report(real.report("coverage", "EV", lang="en"), "json"))
    section, _ = content["sections"]
    assert [(row["role"]["label"], row["agency"]["iri"].rpartition("/")[2]) for row in section["rows"]] == [
        ("lead", "kbia-daegu"),
        ("lead", "kitech"),
        ("participant", "dmi"),
        ("participant", "dgist"),
        ("participant", "katech"),
        ("participant", "kiapi"),
    ]


def test_a_misspelt_technology_answers_with_suggestions(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match=r"^unknown technology '전기챠'; did you mean '전기차'"):
        real.report("coverage", "전기챠")


def test_a_misspelt_role_answers_with_suggestions(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match=r"^unknown role 'onwer'; did you mean 'owner'\?$"):
        real.report("coverage", "EV", include="onwer")


def test_a_known_technology_that_nothing_concerns_says_so(load_text) -> None:
    knowledge = load_text("regions: [{id: r, name: 시, level: city}]")
    report = knowledge.report("coverage", "EV", lang="en")
    assert [len(section.rows) for section in report.sections] == [0, 0]
    assert report.sections[0].note == (
        "electric vehicle: the technology is known, but no strategy or project in the data concerns it."
    )


def test_an_agency_with_two_matching_technologies_stands_in_one_row(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        agencies: [{id: a, name: 연구원, type: research-institute}]
        roadmaps:
          - {id: plan, kind: plan, title: EV 배터리 계획, region: r, edition: final, stage: final, date: 2024,
             source: s, technologies: [ev, ev-battery], agencies: [{agency: a, role: lead}]}
        """
    )
    (row,) = knowledge.report("coverage", "EV", lang="en").sections[0].rows
    assert str(row[3]) == "electric vehicle; EV battery"
    assert str(row[4]) == "electric vehicle; EV battery → electric vehicle"


def test_an_unknown_parameter_answers_with_suggestions(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match=r"^unknown parameter 'incude'; did you mean 'include'\?$"):
        real.report("coverage", "EV", incude="owner")


@pytest.mark.parametrize(
    ("name", "arguments", "options", "takes"),
    [
        ("coverage", (), {}, "one value for each of: technology"),
        ("coverage", ("EV", "AMR"), {}, "one value for each of: technology"),
        ("coverage", ("EV",), {"technology": "EV"}, "one value for each of: technology"),
        ("compare", ("김제",), {"region": "대구"}, "one value for each of: region, other"),
        ("gaps", ("김제",), {}, "no value without a name"),
    ],
)
def test_a_report_says_which_values_it_takes(
    real: Knowledge, name: str, arguments: tuple[str, ...], options: dict[str, str], takes: str
) -> None:
    with pytest.raises(WrongArguments) as caught:
        real.report(name, *arguments, **options)
    assert str(caught.value) == f"report '{name}' takes {takes}; give the other parameters by name"


def test_a_required_parameter_may_be_given_by_name(real: Knowledge) -> None:
    assert real.report("compare", "김제", other="대구") == real.report("compare", "김제", "대구")


def test_an_unknown_report_answers_with_suggestions() -> None:
    with pytest.raises(UnknownName, match=r"^unknown report 'covrage'; did you mean 'coverage'\?$"):
        get_report("covrage")
