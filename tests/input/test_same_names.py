"""References are resolved before they are compared, by every way of writing a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.knowledge import load

REGIONS = """
regions:
  - {id: gana, name: 가나도, name_en: Gana, level: province}
  - {id: dara, name: 다라도, level: province}
  - id: gana-nam
    name: 남구
    name_en: Nam-gu
    level: district
    within: 가나도
    codes: [{system: legal-dong, code: 9911000000}]
  - {id: dara-nam, name: 남구, level: district, within: dara}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_files(**texts: str) -> Path:
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write_files


def read_region(folder: Path) -> str:
    (agency,) = load_roadmaps(folder).iter_records("agencies")
    return agency.get_value("region").id


@pytest.mark.parametrize(
    "text",
    ["gana-nam", "가나도 남구", "남구 (가나도)", "Nam-gu, Gana", "9911000000", "99110",
     "region/gana-nam", "https://w3id.org/roadmap-graph/id/region/gana-nam", "id:region/gana-nam"],
)  # fmt: skip
def test_a_region_is_mentioned_by_a_qualified_name_or_code(write: Callable[..., Path], text: str) -> None:
    agency = f"agencies: [{{id: lab, name: 연구원, type: company, region: '{text}'}}]\n"
    assert read_region(write(a=REGIONS, b=agency)) == "gana-nam"


def test_a_shared_name_is_reported_with_names_to_type(write: Callable[..., Path]) -> None:
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: 남구}]\n"
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write(a=REGIONS, b=agency))
    (problem,) = caught.value.problems
    assert problem.text == "region '남구' is ambiguous; write one of '남구 (가나도)', '남구 (다라도)'"


AGENCIES = """agencies:
  - {id: one, name: (재)하늘진흥원, type: company, region: gana}
  - {id: two, name: 하늘진흥원, type: company, region: dara}
"""


def test_a_misspelling_suggests_each_agency_of_that_name_with_any_legal_form(write: Callable[..., Path]) -> None:
    unit = "agencies: [{id: unit, name: 분원, type: company, unit_of: 하늘진훙원}]\n"
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write(a=REGIONS, b=AGENCIES, c=unit))
    (problem,) = caught.value.problems
    assert problem.text == (
        "unknown agency '하늘진훙원'; did you mean '(재)하늘진흥원' or '하늘진흥원'? Otherwise add it under 'agencies:'"
    )


def test_namesakes_with_other_legal_forms_are_shown_and_found_with_their_region(write: Callable[..., Path]) -> None:
    names = load(write(a=REGIONS, b=AGENCIES)).view(lang="ko").names
    shown = {thing.rpartition("/")[2]: names[thing] for thing in names.read("agency")}
    assert shown == {"one": "(재)하늘진흥원 (가나도)", "two": "하늘진흥원 (다라도)"}
    assert {names.get("agency", name).rpartition("/")[2] for name in shown.values()} == {"one", "two"}
    with pytest.raises(UnknownName) as caught:
        names.get("agency", "하늘진훙원")
    assert caught.value.suggestions == ("(재)하늘진흥원 (가나도)", "하늘진흥원 (다라도)")


@pytest.mark.parametrize("text", ["(재)하늘 연구원", "하늘연구원", "하늘연구원(재)", "재단법인 하늘연구원"])
def test_legal_forms_and_spaces_of_an_agency_do_not_count(write: Callable[..., Path], text: str) -> None:
    agencies = (
        "agencies:\n  - {id: sky, name: (재)하늘 연구원, type: foundation}\n"
        f"  - {{id: lab, name: 분원, type: company, unit_of: '{text}'}}\n"
    )
    _, lab = load_roadmaps(write(a=agencies)).iter_records("agencies")
    assert lab.get_value("unit_of").id == "sky"


@pytest.mark.parametrize("other", ["gana", "가나도", "Gana", "id:region/gana"])
def test_two_ways_of_writing_one_region_do_not_contradict(write: Callable[..., Path], other: str) -> None:
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: '%s'}]\n"
    folder = write(a=REGIONS, b=agency % "가나도", c=agency % other)
    regions = [record.get_value("region").id for record in load_roadmaps(folder).iter_records("agencies")]
    assert regions == ["gana", "gana"]


def test_two_regions_contradict(write: Callable[..., Path]) -> None:
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: %s}]\n"
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write(a=REGIONS, b=agency % "가나도", c=agency % "다라도"))
    assert [problem.text.partition(" in line")[0] for problem in caught.value.problems] == [
        "'region' of agency 'lab' is '가나도'"
    ]


@pytest.mark.parametrize(("other", "count"), [("가나도", 0), ("dara", 1)])
def test_dated_parents_are_compared_after_resolving(write: Callable[..., Path], other: str, count: int) -> None:
    moved = "regions: [{id: new, name: 새군, level: county, within_by_date: [{region: %s, until: 2000-01-01}]}]\n"
    folder = write(a=REGIONS, b=moved % "gana", c=moved % other)
    try:
        problems = ()
        load_roadmaps(folder)
    except InvalidInput as error:
        problems = error.problems
    assert len(problems) == count


def test_a_packaged_region_written_in_two_ways_does_not_contradict(write: Callable[..., Path]) -> None:
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: '%s'}]\n"
    load_roadmaps(write(a=agency % "울산", b=agency % "ulsan", c=agency % "3100000000"))


def test_a_short_name_of_a_packaged_region_does_not_contradict_its_name(write: Callable[..., Path]) -> None:
    """원주 is short for the former 원주군 too, whose name held on other days. No other file mentions the region."""
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: %s}]\n"
    load_roadmaps(write(a=agency % "원주", b=agency % "원주시", c=agency % "강원 원주시"))


@pytest.mark.parametrize(("one", "other", "count"), [("남구", "가나도 남구", 1), ("남구", "다라도", 2)])
def test_an_ambiguous_name_contradicts_only_what_it_cannot_mean(
    write: Callable[..., Path], one: str, other: str, count: int
) -> None:
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: %s}]\n"
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write(a=REGIONS, b=agency % one, c=agency % other))
    assert len(caught.value.problems) == count


def test_a_packaged_name_comes_before_a_similar_one_of_the_file(write: Callable[..., Path]) -> None:
    """울산 is short for the file's own 울산군 too, but the package has a region of exactly this name."""
    own = "regions: [{id: own, name: 울산군, level: county}]\n"
    agency = "agencies: [{id: lab, name: 연구원, type: company, region: 울산}]\n"
    assert read_region(write(a=own, b=agency)) == "ulsan"


@pytest.mark.parametrize(("day", "meant"), [("2008-05-01", "old"), ("2020-05-01", "new")])
def test_a_name_is_that_of_the_day_of_the_edition(write: Callable[..., Path], day: str, meant: str) -> None:
    text = f"""
sources: [{{id: s, title: 발표, publisher: 신문}}]
regions:
  - {{id: old, name: 을시, level: city, names: [{{name: 갑시, until: 2009-12-31}}, {{name: 을시, since: 2010-01-01}}]}}
  - {{id: new, name: 갑시, level: city, since: 2012-01-01}}
roadmaps:
  - {{id: r, kind: plan, title: 계획, region: 갑시, edition: final, stage: final, date: {day}, source: s}}
"""
    (plan,) = load_roadmaps(write(a=text)).iter_records("roadmaps")
    assert plan.get_value("region").id == meant


def test_full_width_letters_name_a_technology(write: Callable[..., Path]) -> None:
    text = """
sources: [{id: s, title: 발표, publisher: 신문}]
regions: [{id: gana, name: 가나도, level: province}]
roadmaps:
  - id: r
    kind: plan
    title: 계획
    region: gana
    edition: final
    stage: final
    date: 2024
    source: s
    projects:
      - {id: one, title: ＥＶ 사업, technologies: [ＥＶ, 자율-주행, "tech:hydrogen"]}
"""
    (plan,) = load_roadmaps(write(a=text)).iter_records("roadmaps")
    (project,) = (value.content for value in plan.values["projects"])
    names = [use.content.get_value("technology").name for use in project.values["technologies"]]
    assert names == ["ev", "autonomous-driving", "hydrogen"]
