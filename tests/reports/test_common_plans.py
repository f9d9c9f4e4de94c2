"""A roadmap that several regions have in common is shown under each of them, and its money is never counted in full."""

from decimal import Decimal
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.knowledge import Knowledge, load
from graph.reports.result import Money, Named, Things

REGIONS = """\
sources: [{id: paper, title: 기사, publisher: 신문, published: 2024-01-01}]
regions:
  - {id: east, name: 동쪽시, level: city}
  - {id: west, name: 서쪽시, level: city}
  - {id: north, name: 북쪽시, level: city}
agencies: [{id: lab, name: 동쪽연구원, type: research-institute, region: east}]
"""
PLAN = """\
  - id: %s
    kind: plan
    title: %s 계획
    %s
    edition: final
    stage: final
    date: 2024-01-01
    source: paper
"""
COMMON = PLAN % ("common", "공동", "regions: [east, west]")
WORK = """\
    budget: [{kind: total, amount: 300억원}]
    projects:
      - id: cell
        title: 배터리 사업
        technologies: [battery]
        agencies: [{agency: lab, role: lead}]
        budget: [{kind: total, amount: 100억원}]
"""


def read(tmp_path: Path, *plans: str) -> Knowledge:
    (tmp_path / "a.yaml").write_text(REGIONS + "roadmaps:\n" + "".join(plans), encoding="utf-8")
    return load(tmp_path / "a.yaml")


def to_plain(cell: object) -> object:
    if isinstance(cell, Things):
        return [thing.label for thing in cell.items]
    if isinstance(cell, Money):
        return cell.won
    return cell.label if isinstance(cell, Named) else cell


def rows(knowledge: Knowledge, section: str, report: str, *arguments: str, **options: str) -> list[dict[str, object]]:
    """The rows of a section by column, without sources and places."""
    (found,) = (one for one in knowledge.report(report, *arguments, **options).sections if one.id == section)
    names = [column.id for column in found.columns]
    plain = [dict(zip(names, map(to_plain, row.cells), strict=True)) for row in found.rows]
    return [{name: cell for name, cell in row.items() if name not in ("source", "place")} for row in plain]


@pytest.mark.parametrize("region", ["동쪽시", "서쪽시"])
def test_each_region_lists_the_common_roadmap_with_all_its_regions(tmp_path: Path, region: str) -> None:
    knowledge = read(tmp_path, COMMON, WORK)
    (row,) = rows(knowledge, "roadmaps", "region", region)
    assert (row["roadmap"], row["region"]) == ("공동 계획", ["동쪽시", "서쪽시"])
    (activity,) = rows(knowledge, "activities", "region", region)
    assert activity["activity"] == "배터리 사업"


def test_without_shares_no_region_gets_an_amount_and_the_gap_is_shown(tmp_path: Path) -> None:
    knowledge = read(tmp_path, COMMON, WORK)
    assert rows(knowledge, "sums", "funding") == []
    lacking = [(row["region"], row["activity"]) for row in rows(knowledge, "missing", "funding")]
    assert lacking == [(["동쪽시", "서쪽시"], "공동 계획"), (["동쪽시", "서쪽시"], "배터리 사업")]


def test_shares_of_the_roadmap_divide_its_own_amount_but_not_those_of_its_projects(tmp_path: Path) -> None:
    shared = COMMON.replace("[east, west]", "[{region: east, share: 7}, {region: west, share: 3}]")
    knowledge = read(tmp_path, shared, WORK)
    amounts = {row["group"]: row["sum"] for row in rows(knowledge, "sums", "funding")}
    assert amounts == {"동쪽시": Decimal(21_000_000_000), "서쪽시": Decimal(9_000_000_000)}
    assert [row["activity"] for row in rows(knowledge, "missing", "funding")] == ["배터리 사업"]
    (part,) = (row for row in rows(knowledge, "shares", "region", "서쪽시") if row["activity"] == "공동 계획")
    assert (part["share"], part["part"]) == (3, Decimal(9_000_000_000))


def test_an_amount_printed_for_one_region_counts_for_it_alone(tmp_path: Path) -> None:
    knowledge = read(tmp_path, COMMON, "    budget: [{kind: national, amount: 30억원, region: west}]\n")
    assert [(row["group"], row["sum"]) for row in rows(knowledge, "sums", "funding")] == [
        ("서쪽시", Decimal(3_000_000_000))
    ]


def test_a_region_and_other_regions_with_a_part_share_the_money_too(tmp_path: Path) -> None:
    both = PLAN % ("led", "주도", "region: east\n    regions: [{region: west, role: participant}]")
    knowledge = read(tmp_path, both, WORK)
    assert rows(knowledge, "sums", "funding") == []
    (row,) = rows(knowledge, "roadmaps", "region", "서쪽시")
    assert row["region"] == ["동쪽시", "서쪽시"]


def test_the_leading_region_comes_first(tmp_path: Path) -> None:
    led = COMMON.replace("[east, west]", "[east, {region: west, role: lead}]")
    (row,) = rows(read(tmp_path, led), "roadmaps", "region", "동쪽시")
    assert row["region"] == ["서쪽시", "동쪽시"]


def test_a_common_plan_alone_makes_no_partner(tmp_path: Path) -> None:
    other = PLAN % ("other", "북쪽", "region: north") + "    technologies: [battery]\n"
    knowledge = read(tmp_path, COMMON, WORK, other)
    assert [row["region"] for row in rows(knowledge, "regions", "partners", "동쪽시")] == ["북쪽시"]
    assert {row["region"] for row in rows(knowledge, "regions", "partners", "북쪽시")} == {"동쪽시", "서쪽시"}


def test_a_joint_project_in_a_common_plan_is_a_reason(tmp_path: Path) -> None:
    joint = WORK + "        regions: [east, west]\n"
    (row,) = rows(read(tmp_path, COMMON, joint), "regions", "partners", "동쪽시")
    assert (row["region"], row["joint"]) == ("서쪽시", 1)


def test_a_roadmap_without_any_region_is_an_error_that_names_both_keys(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, PLAN % ("none", "빈", "note: 없음"))
    assert str(caught.value) == (
        f"{tmp_path / 'a.yaml'}:8:5: roadmap 'none' has no 'region'; add 'region: ...' or 'regions: [...]'"
    )


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html", "xlsx"])
def test_every_format_holds_several_regions_in_a_cell(tmp_path: Path, form: str, lang: str) -> None:
    knowledge = read(tmp_path, COMMON, WORK)
    content = knowledge.to_bytes(knowledge.report("gaps", lang=lang), form)
    assert form == "xlsx" or "서쪽시" in content.decode()


def test_a_project_of_one_region_of_a_common_plan_is_not_the_work_of_the_others(tmp_path: Path) -> None:
    knowledge = read(tmp_path, COMMON, WORK + "        regions: [east]\n")
    listed = {
        place: [str(row["activity"]) for row in rows(knowledge, "activities", "region", place)]
        for place in ("동쪽시", "서쪽시")
    }
    assert listed == {"동쪽시": ["배터리 사업"], "서쪽시": []}


def test_a_project_of_a_programme_is_in_the_regions_stated_for_it(tmp_path: Path) -> None:
    call = (
        "programmes:\n  - {id: call, title: 공모, edition: one, stage: published, date: 2022-06-10, source: paper,\n"
        "     projects: [{id: won, title: 로봇 과제, technologies: [robot], regions: [east]}]}\n"
    )
    knowledge = read(tmp_path, COMMON, WORK, call)
    (row,) = rows(knowledge, "activities", "technology", "로봇")
    assert (row["activity"], row["region"]) == ("로봇 과제", ["동쪽시"])
