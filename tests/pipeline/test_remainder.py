"""What breaks a rule is reported together with all other errors, and a record with an error causes no second one."""

from pathlib import Path

import pytest
from support.paths import ROOT

from graph.errors.problems import InvalidInput
from graph.pipeline.checks import check_all
from graph.pipeline.kept.keeper import keep

HEAD = """
sources: [{id: s, title: 가, publisher: 가, published: 2024-11-08}]
roadmaps:
  - {id: w, kind: plan, title: 가, region: 안성시, edition: e, stage: published, date: 2024-11-08, source: s, projects: [
"""  # noqa: E501
RULES = ["M1", "M2", "M3", "M4", "M5", "M6", "R2", "R3", "T1"]
UNFIT = [ROOT / "tests" / "roadmaps" / "unfit" / f"{rule}.yaml" for rule in RULES]


def list_errors(path: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        check_all([path], say=lambda _: None, lang="en")
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def write(folder: Path, projects: str, *, head: str = HEAD) -> Path:
    path = folder / "a.yaml"
    path.write_text(f"{head.lstrip()}{projects}\n  ]}}\n", encoding="utf-8")
    return path


TWICE = "{id: a, title: 가, budget: [{kind: national, amount: 2억원}, {kind: national, amount: 3억원}]}"
BROKEN = (
    "a.yaml:4:59: the activity already has an amount of this kind in a.yaml:4; keep one, or distinguish them by use, "
    "region, stage or period [M4]"
)


@pytest.mark.parametrize(
    ("head", "error"),
    [
        (HEAD, "a.yaml:5:9: unknown field 'titel' in project 'b'; did you mean 'title'?"),
        (HEAD.replace("source: s,", "source: t,"), "a.yaml:3:104: unknown source 't'; "),
        (HEAD.replace("date: 2024-11-08,", "date: 2024-13-08,"), "a.yaml:3:84: '2024-13-08' is not a date; "),
        (HEAD.replace("edition: e, ", ""), "a.yaml:3:5: roadmap 'w' has no 'edition'; "),
        (HEAD.replace("id: w, ", ""), "a.yaml:3:5: a roadmap has no 'id'; "),
    ],
    ids=["field of another project", "source", "date", "no edition", "no id"],
)
def test_a_broken_rule_is_reported_beside_any_other_error(tmp_path: Path, head: str, error: str) -> None:
    path = write(tmp_path, f"{TWICE}," + ("\n{id: b, titel: 나}" if head == HEAD else ""), head=head)
    first, second = sorted(list_errors(path), key=lambda line: "[M4]" in line)
    assert first.startswith(error)
    assert second == BROKEN


@pytest.mark.parametrize(
    "content",
    [
        "budget: [{kind: national, amount: 2억원, region: 없는곳}, {kind: national, amount: 3억원}]",
        "budget: [{kind: national, amount: 2억원, uze: 가}, {kind: national, amount: 3억원}]",
        "budget: [{kind: total, amount: 1억원, period: 20XX}, {kind: national, amount: 3억원}]",
        "agencies: [{agency: KETI, role: lead}, {agency: KETI, role: 대장}]",
        "budget: [{kind: city, amount: 1억원}]}, {id: a, title: 가, budget: [{kind: city, amount: 2억원}]",
        "budget: [{id: x, kind: city, amount: 1억원, inside: 없음}, {kind: city, amount: 2억원}]",
    ],
    ids=["region", "field", "period", "role", "two projects of one id", "inside"],
)
def test_a_record_with_an_error_breaks_no_rule(tmp_path: Path, content: str) -> None:
    assert len(list_errors(write(tmp_path, f"{{id: a, title: 가, {content}}}"))) == 1


@pytest.mark.parametrize(
    "path",
    [one for one in UNFIT if one.stem in ("M1", "M2", "M3", "M4", "M5", "M6", "R2", "R3", "T1")],
    ids=lambda one: one.stem,
)
def test_the_same_is_found_beside_an_error_in_another_file(tmp_path: Path, path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / path.name).write_bytes(path.read_bytes())
    expected = list_errors(alone)
    (alone / "b.yaml").write_text("agencies: [{id: a, name: 가, typ: company}]\n", encoding="utf-8")
    assert [line for line in list_errors(alone) if not line.startswith("alone/b.yaml")] == expected != []


def test_a_graph_in_a_folder_is_checked_alike(tmp_path: Path) -> None:
    path = write(tmp_path, f"{TWICE},\n{{id: b, titel: 나}}")
    with pytest.raises(InvalidInput) as caught:
        keep(tmp_path / "kept", [path], say=lambda _: None, lang="en")
    assert len(caught.value.problems) == 2
