"""Two regions side by side: shared first, joint money by its share, and each side in its own column."""

import pytest
from support.commands import run

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.reports.result import Report


def read(report: Report, name: str) -> list[list[str]]:
    """The rows of a section without source and place."""
    section = next(section for section in report.sections if section.id == name)
    cited = section.columns[-1].id == "place"
    return [[str(cell) for cell in (row[:-2] if cited else row)] for row in section.rows]


def get_note(report: Report, name: str) -> str:
    return next(section.note for section in report.sections if section.id == name)


def test_gimje_and_daegu_share_ev_only(real: Knowledge) -> None:
    assert read(real.report("compare", "김제", "대구", lang="en"), "shared") == [
        [
            "electric vehicle",
            "Future electric fire engine for team tactics; Core electrification parts common to EV and HEV",
            "Test centre for used batteries of electric mobility; "
            "Better manufacturing processes for e-drive parts of future cars",
        ]
    ]


def test_the_joint_project_of_daegu_and_gangwon_stands_with_its_shares(real: Knowledge) -> None:
    (row,) = read(real.report("compare", "대구", "강원", lang="en"), "joint")
    assert row[1:3] == ["35", "65"]


def test_money_of_a_joint_project_counts_by_its_share(real: Knowledge) -> None:
    rows = read(real.report("compare", "대구", "강원"), "money")
    assert rows == [
        ["국비", "적혀 있지 않음", "215억 원", "65억 원"],
        ["총사업비", "적혀 있지 않음", "381억 5,500만 원", "92억 9,500만 원"],
    ]


def test_swapping_the_regions_swaps_the_columns(real: Knowledge) -> None:
    one, other = real.report("compare", "대구", "강원"), real.report("compare", "강원", "대구")
    assert [row[:2] + row[:1:-1] for row in read(one, "money")] == read(other, "money")


def test_technologies_of_one_side_are_not_reached_by_the_other(real: Knowledge) -> None:
    rows = read(real.report("compare", "김제", "대구", lang="en"), "only")
    assert ["Gimje", "electric fire engine", "Future electric fire engine for team tactics"] in rows
    assert "electric vehicle" not in [row[1] for row in rows]


def test_strategies_are_counted_with_lead_and_with_money(real: Knowledge) -> None:
    assert read(real.report("compare", "김제", "대구", lang="en"), "strategies") == [
        ["strategies, projects and tasks", "16", "4"],
        ["with a lead", "0", "4"],
        ["with an amount of their own", "0", "4"],
    ]


def test_an_activity_that_both_announce_counts_once(country: Knowledge) -> None:
    (row, *_) = read(country.report("compare", "전남", "경남"), "strategies")
    every = country.query(
        """
        PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT DISTINCT ?one WHERE {
          {
            VALUES ?class { rm:Strategy rm:Project rm:RelatedProject rm:Task }
            ?one a ?class .
          } UNION { ?one rm:roadmapKind <https://w3id.org/roadmap-graph/code#roadmap-kind-project> . }
          FILTER (REGEX(STR(?one), "/(gyeongnam|southeast|changwon|jinju|miryang)-"))
        }
        """
    )
    # The project announced twice is in the list of Gyeongnam, and as a joint project of Jeonnam: the two are one.
    # Jeonnam has two more: the centre of Suncheon, and the wind farm that its study on offshore wind names.
    assert row[1:] == ["5", str(len(every.rows))]


def test_an_agency_on_both_sides_shows_what_it_does_on_each(country: Knowledge) -> None:
    assert read(country.report("compare", "세종", "대구", lang="en"), "agencies") == [
        [
            "Electronics and Telecommunications Research Institute",
            "Sejong regulation-free zone for trials of autonomous driving",
            "Platform for autonomous mobile robots (AMR) in smart transport and logistics",
        ]
    ]


def test_periods_are_those_of_the_roadmaps(real: Knowledge) -> None:
    rows = read(real.report("compare", "김제", "대구", lang="en"), "periods")
    assert rows == [["Daegu", "Daegu's projects selected in the smart specialization programme", "2023–2025"]]


def test_a_region_that_the_data_only_name_is_told(country: Knowledge) -> None:
    report = country.report("compare", "강남구", "대구", lang="en")
    assert read(report, "shared") == []
    assert get_note(report, "shared").endswith("the region is known, but has no roadmap or joint activity in the data.")


def test_on_a_day_before_every_edition_nothing_is_known_and_the_answer_says_so(country: Knowledge) -> None:
    report = country.report("compare", "김제", "대구", as_of="2014", lang="en")
    assert [section.rows for section in report.sections] == [()] * 7
    assert get_note(report, "strategies") == (
        "Gimje, Daegu: the region is known, but has no roadmap or joint activity in the data. "
        "Only editions up to 2014-12-31 count."
    )


def test_a_past_day_counts_what_was_known_then(country: Knowledge) -> None:
    report = country.report("compare", "김제", "대구", as_of="2022", lang="en")
    assert ["national", "not stated", "not stated", "KRW 21.5 bn"] in read(report, "money")
    assert read(report, "strategies")[0] == ["strategies, projects and tasks", "0", "8"]


def test_a_province_beside_a_city_in_it_stands_for_the_rest(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: p, name: 가도, level: province}, {id: c, name: 나시, level: city, within: p}]
        roadmaps:
          - {id: one, kind: plan, title: 하나, region: p, edition: e, stage: final, date: 2024, source: s,
             technologies: [amr]}
          - {id: two, kind: plan, title: 둘, region: c, edition: e, stage: final, date: 2024, source: s,
             technologies: [amr]}
        """
    )
    assert read(knowledge.report("compare", "가도", "나시"), "shared") == [["자율주행로봇", "하나", "둘"]]


def test_an_unknown_region_is_refused(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match="unknown region '대귀'"):
        real.report("compare", "김제", "대귀")


@pytest.mark.parametrize(("one", "other", "name"), [("김제", "김제", "Gimje"), ("대구", "Daegu", "Daegu")])
def test_a_region_is_not_compared_with_itself(one: str, other: str, name: str) -> None:
    done = run("report", "compare", one, other, "--lang", "en")
    expected = f"'{one}' and '{other}' both mean '{name}'; give the names of two different things\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)
