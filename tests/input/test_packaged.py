"""A file may mention regions and agencies of the package without declaring them."""

from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import Roadmaps, load_roadmaps
from graph.input.packaged import find_names, get_packaged_names
from graph.model.resources import get_packaged_data
from graph.pipeline.assembly import read_dataset
from graph.pipeline.dataset import to_dataset

SOURCE = "sources:\n  - {id: s, title: 계획, publisher: 신문, published: 2025-01-02}\n"
PLAN = """\
roadmaps:
  - id: plan
    kind: plan
    title: 수소 계획
    region: REGION
    edition: final
    stage: final
    date: 2025-01-02
    source: s
    agencies:
      - {agency: AGENCY, role: lead}
"""


@pytest.fixture
def load(tmp_path: Path):
    def write(text: str = "", *, region: str = "울산", agency: str = "KATECH") -> Roadmaps:
        plan = PLAN.replace("REGION", region).replace("AGENCY", agency)
        (tmp_path / "own.yaml").write_text(SOURCE + text + plan, encoding="utf-8")
        return load_roadmaps(tmp_path / "own.yaml")

    return write


def to_ids(roadmaps: Roadmaps, section: str) -> list[str]:
    return [record.get_value("id") for record in roadmaps.iter_records(section)]


def test_only_what_is_mentioned_comes_in_with_its_parents_and_sources(load) -> None:
    roadmaps = load()
    assert to_ids(roadmaps, "regions") == ["ulsan", "chungnam", "kr-4413000000"]
    assert set(to_ids(roadmaps, "agencies")) == {"katech"}
    assert set(to_ids(roadmaps, "sources")) == {"s", "legal-dong-2024-08-01"}


def test_regions_come_in_with_all_that_replaced_them(load) -> None:
    """중구 became 제물포구 and 영종구, and 제물포구 also replaced 동구; without one of them, its money would move."""
    names = [record.get_value("name") for record in load(region="인천 동구").iter_records("regions")]
    assert sorted(name for name in names if name.endswith("구")) == ["동구", "영종구", "제물포구", "중구"]
    # 천안 in 충남 is the seat of the agency.
    expected = {"gwangju", "jeonnam", "jeonnam-gwangju", "chungnam", "kr-4413000000"}
    assert set(to_ids(load(region="광주"), "regions")) == expected


def test_a_successor_that_the_file_declares_itself_does_not_come_in(load) -> None:
    own = (
        "regions:\n  - id: own\n    name: 제물포구\n    level: district\n    within: incheon\n"
        "    successor_of: [{region: 인천 동구, kind: merged, since: 2026-07-01}]\n"
    )
    names = [record.get_value("name") for record in load(own, region="인천 동구").iter_records("regions")]
    assert names.count("제물포구") == 1


def test_what_the_file_declares_itself_is_not_looked_up(load) -> None:
    own = (
        "regions:\n  - {id: haneul, name: 하늘시, level: city}\n"
        "agencies:\n  - {id: lab, name: 하늘연구원, type: association}\n"
    )
    roadmaps = load(own, region="하늘시", agency="lab")
    assert (to_ids(roadmaps, "regions"), to_ids(roadmaps, "agencies")) == (["haneul"], ["lab"])


def test_values_of_the_file_come_before_those_of_the_package(load) -> None:
    """The file knows 울산 by its id only; its other names come from the package."""
    roadmaps = load("regions:\n  - {id: ulsan, name: 울산광역시, level: city}\n", region="울산")
    ulsan = [record for record in roadmaps.iter_records("regions") if record.get_value("id") == "ulsan"]
    assert [record.get_value("level") and record.get_value("level").name for record in ulsan] == ["city", None]
    assert [value.content for record in ulsan for value in record.values.get("aliases", ())] == ["울산", "울산시"]


def test_another_entity_with_the_same_id_is_not_joined(load) -> None:
    with pytest.raises(InvalidInput) as caught:
        load("agencies:\n  - {id: katech, name: 다른 기관, type: association}\n")
    (problem,) = caught.value.problems
    assert problem.text.startswith("unknown agency 'KATECH'; ")


def test_a_name_of_several_packaged_regions_is_ambiguous(load) -> None:
    with pytest.raises(InvalidInput) as caught:
        load(region="중구")
    (problem,) = caught.value.problems
    assert problem.text.startswith(
        "region '중구' is ambiguous; write one of '중구 (대구광역시)', '중구 (대전광역시)', "
    )


def test_a_misspelling_of_a_packaged_name_is_recognized(load) -> None:
    with pytest.raises(InvalidInput) as caught:
        load(region="김재시", agency="KITEHC")
    assert [problem.text for problem in caught.value.problems] == [
        "unknown region '김재시'; did you mean '김제시'? Otherwise add it under 'regions:'",
        "unknown agency 'KITEHC'; did you mean 'KITECH'? Otherwise add it under 'agencies:'",
    ]


@pytest.mark.slow
def test_one_process_and_two_give_the_same_statements(load, tmp_path: Path) -> None:
    expected = to_dataset(load())
    with read_dataset([tmp_path / "own.yaml"], processes=2) as assembly:
        lines = set("".join(assembly.iter_nquads("9999-12-31")).splitlines())
    assert lines == set(expected.nquads.splitlines())


def test_every_region_of_the_package_can_be_named_without_declaring_it(tmp_path: Path) -> None:
    known = load_roadmaps(get_packaged_data() / "korea.yaml")
    ids = [record.get_value("id") for record in known.iter_records("regions")]
    head = "sources: [{id: s, title: 글, publisher: P, published: 2025-08-02}]\nroadmaps:\n"
    plan = (
        "  - {{id: p-{0}, kind: plan, title: 계획, region: {0}, edition: e, stage: final, date: 2025-08, source: s}}\n"
    )
    path = tmp_path / "plans.yaml"
    path.write_text(head + "".join(plan.format(one) for one in ids), encoding="utf-8")
    found = {record.get_value("id") for record in load_roadmaps(path).iter_records("regions")}
    assert set(ids) <= found
    # One by one, because those of all together are declared by their successors.
    for one in ("kr-4611000000", "kr-2420000000", "kr-4772000000"):
        path.write_text(head + plan.format(one), encoding="utf-8")
        assert one in {record.get_value("id") for record in load_roadmaps(path).iter_records("regions")}


def test_no_name_of_the_package_means_two_agencies() -> None:
    """Otherwise nobody could write it in a workbook or find it in a text."""
    names = get_packaged_names()
    owners: dict[str, set[str]] = {}
    for (kind, one), spelt in names.spelt.items():
        for name in spelt if kind == names.agency else ():
            owners.setdefault(name.name, set()).add(one)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_the_names_of_an_agency_follow_each_other() -> None:
    """Two names on one day would leave open which of them a report shows for that day."""
    names = get_packaged_names()
    overlapping = []
    for (kind, one), spelt in names.spelt.items():
        dated = sorted((name.since, name.until or "9999", name.name) for name in spelt if name.dated)
        pairs = pairwise(dated)
        overlapping += [one for former, later in pairs if kind == names.agency and later[0] <= former[1]]
    assert overlapping == []


@pytest.mark.parametrize(
    ("former", "agency"),
    [
        ("지식경제부", "motie"),
        ("산업통상부", "motie"),
        ("국토해양부", "molit"),
        ("미래창조과학부", "msit"),
        ("중소기업청", "mss"),
        ("환경부", "mcee"),
        ("행정자치부", "mois"),
        ("통계청", "data-ministry"),
        ("국가균형발전위원회", "local-era-committee"),
        ("국가핵융합연구소", "kfe"),
        ("한국해양연구원", "kiost"),
        ("대구경북연구원", "gyeongbuk-institute"),
        ("안동대학교", "gyeongkuk-university"),
        ("한경대", "hankyong-university"),
        ("한국산업기술평가관리원", "keit"),
        ("한국철도시설공단", "national-railway-corporation"),
    ],
)
def test_an_agency_is_known_by_its_former_names(former: str, agency: str) -> None:
    assert find_names("Agency", former).keys() == {agency}


def test_all_technoparks_and_innovation_centres_are_known() -> None:
    seats = [
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "대전",
        "울산",
        "세종",
        "경기",
        "강원",
        "충북",
        "충남",
        "전북",
        "전남",
        "경북",
        "경남",
        "제주",
        "포항",
    ]
    missing = [
        name
        for name in (
            *(f"{seat}{kind}" for seat in seats for kind in ("테크노파크", "창조경제혁신센터")),
            "경기대진테크노파크",
        )
        if len(find_names("Agency", name)) != 1
    ]
    assert missing == []
