"""Writing data into a workbook and reading it back changes nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.commands import run
from support.paths import ROOT
from support.statements import list_statements
from support.workbooks import PLAN, YAML, save

from graph.cli.delivery import describe_size
from graph.input.sheets.cells import join_list, split_list
from graph.output.sheets.export import export_workbook

INTRODUCTION = """
sources: [{id: paper, title: 기사, publisher: 신문}]
reasons: [{id: order, ko: 순서가 같다, en: The order is the same}]
technologies: [{id: sky-fuel, name: 하늘연료, aliases: [SKF, 'a; b'], broader: energy}]
"""
PLANS = """
roadmaps:
  - id: plan
    kind: plan
    title: 계획
    regions: [{region: 김제, role: lead, share: 5}, {region: 전주, share: 5}]
    edition: kickoff
    stage: kickoff
    date: {value: 2024-03, inferred: order}
    source: paper
    period: {printed: 올해부터 5년간}
    visions: [세계로, {title: 하늘로, translation: To the sky}]
    drivers:
      - {title: AI 자율주행, technologies: [ai, 자율주행]}
      - {title: 하늘/연료, technologies: [{technology: 하늘연료, printed: 하늘}]}
    parent_policies: [국가 전략, 지역 전략]
    focus_areas: [{id: area, title: 분야}]
    strategies:
      - {id: one, title: 전기차 전략, technologies: [{technology: ev, printed: 전기차}, 하늘연료], note: "두 줄\\n글"}
      - id: two
        title: 다른 전략
        tasks:
          - {id: deep, title: 과제, tasks: [{id: deeper, title: 깊은 과제, budget: [{kind: 국비, amount: 1억원}]}]}
    groupings: [{focus_area: area, strategies: [one, two], inferred: order}]
    zones: [{id: zone, title: 특구, area: 40ha, exemptions: [{under: 법, count: 2}]}]
  - id: plan
    edition: final
    stage: final
    date: 2025
    source: paper
    strategies:
      - id: one
        period: 2년
        aliases: ["한 줄\\n두 줄", 'a; b']
        budget: [{id: a, kind: 국비, amount: 약 3억원, period: {printed: 2년, span: 2025/2026}}]
    removes: [two]
"""


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("data", marks=pytest.mark.slow),
        "data/roadmaps.yaml",
        "tests/roadmaps/every-kind.yaml",
    ],
)
def test_an_export_of_the_data_means_what_the_data_mean(tmp_path: Path, name: str, lang: str) -> None:
    done = export_workbook([ROOT / name], lang=lang)
    (tmp_path / "out.xlsx").write_bytes(done.content)
    assert done.problems == ()
    assert list_statements(tmp_path / "out.xlsx") == list_statements(ROOT / name)


def test_rare_fields_and_nesting_are_kept(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(INTRODUCTION + PLANS, encoding="utf-8")
    done = export_workbook([tmp_path / "plan.yaml"], lang="en")
    (tmp_path / "out.xlsx").write_bytes(done.content)
    assert done.problems == ()
    assert list_statements(tmp_path / "out.xlsx") == list_statements(tmp_path / "plan.yaml")


def test_an_export_of_a_workbook_has_the_same_bytes_as_the_first(tmp_path: Path) -> None:
    first = export_workbook([ROOT / "data" / "roadmaps.yaml"], lang="ko")
    (tmp_path / "out.xlsx").write_bytes(first.content)
    assert export_workbook([tmp_path / "out.xlsx"], lang="ko").content == first.content


def test_a_thing_that_several_files_describe_is_one_row(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    text = "agencies: [{id: lab, name: 연구원, type: research-institute, aliases: [%s], abbreviations: [LAB]}]"
    (folder / "a.yaml").write_text(text % "하나", encoding="utf-8")
    (folder / "b.yaml").write_text((text % "하나, 둘").replace("LAB", "RI"), encoding="utf-8")
    done = export_workbook([folder], lang="en")
    (tmp_path / "out.xlsx").write_bytes(done.content)
    assert (done.rows, done.problems) == (1, ())
    assert list_statements(tmp_path / "out.xlsx") == list_statements(folder)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("title: 발표", f"title: {'가' * 32_768}"), "2:30: 'title' is longer than 32,767 characters; "),
        (
            ("    projects:", "    drivers: [{title: 가, technologies: [{technology: ev, printed: 가}]},"
             " {title: 가, technologies: [{technology: ai, printed: 나}]}]\n    projects:"),
            "two rows are called 'plan/final/press/가'; give each an id of its own",
        ),
    ],
    ids=["long", "twins"],
)  # fmt: skip
def test_what_a_workbook_cannot_hold_is_reported(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    (tmp_path / "plan.yaml").write_text(YAML.replace(*change), encoding="utf-8")
    done = run("export", "--xlsx", "out.xlsx", "--data", "plan.yaml", "--lang", "en", cwd=tmp_path)
    assert problem in done.stderr
    assert done.returncode == 1


def test_the_command_says_what_it_wrote_and_replaces_nothing(tmp_path: Path) -> None:
    save(tmp_path / "plan.xlsx", PLAN)
    arguments = ("export", "--xlsx", "out.xlsx", "--data", "plan.xlsx", "--lang", "en")
    done = run(*arguments, cwd=tmp_path)
    size = describe_size((tmp_path / "out.xlsx").stat().st_size)
    assert (done.returncode, done.stdout, done.stderr) == (0, "out.xlsx: 4 rows\n", f"out.xlsx: written ({size})\n")
    assert run(*arguments, cwd=tmp_path).stderr == "out.xlsx exists already; give another file or delete it\n"


def test_data_with_errors_are_not_exported(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(YAML.replace("kind: plan", "kind: plam"), encoding="utf-8")
    done = run("export", "--xlsx", "out.xlsx", "--data", "plan.yaml", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stdout, (tmp_path / "out.xlsx").exists()) == (2, "", False)


_VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1)


@settings(deadline=None)
@given(
    st.lists(_VALUES | st.sampled_from(["a; b", ";", "가;", '"가"', '"가" 나', "가\n나", '"']), min_size=1, max_size=5)
)
def test_a_list_in_a_cell_is_read_as_it_was_written(values: list[str]) -> None:
    assert split_list(join_list(values)) == values
