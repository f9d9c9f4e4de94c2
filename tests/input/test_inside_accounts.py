"""An amount may be inside one that another source of the same edition states."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.files import find_files
from graph.knowledge import Knowledge, load
from graph.pipeline.assembly import assemble
from graph.pipeline.kept.keeper import keep
from graph.stores.folder import open_folder
from graph.view.days import LATEST

LoadText = Callable[..., Knowledge]
FIRST = """
sources:
  - {id: s1, title: 가, publisher: p, published: 2018-04-23}
  - {id: s2, title: 나, publisher: p, published: 2018-04-24}
  - {id: s3, title: 다, publisher: p, published: 2018-04-25}
regions: [{id: aa, name: 가시, level: city}]
roadmaps:
  - id: x
    kind: plan
    title: 시험 계획
    region: aa
    edition: first
    stage: published
    date: 2018-04-23
    source: s1
    budget: [{id: both, kind: total, amount: 464억원}]
    projects:
      - {id: p, title: 사업 하나, budget: [{kind: total, amount: 250억원, inside: both}]}
      - {id: q, title: 사업 둘}
"""
SECOND = """
roadmaps:
  - id: x
    edition: first
    stage: published
    date: 2018-04-24
    source: s2
    preference: 2
    projects:
      - {id: q, budget: [{kind: total, amount: 214억원, inside: both}]}
"""
THIRD = """
roadmaps:
  - id: x
    edition: first
    stage: published
    date: 2018-04-25
    source: s3
    preference: 3
    budget: [{id: both, kind: total, amount: 470억원}]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a file for each source; the one that refers comes first."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "z.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "a.yaml").write_text(SECOND, encoding="utf-8")
    return folder


def read_funding(knowledge: Knowledge) -> list[tuple[str, str]]:
    rows = knowledge.report("funding", by="source", lang="en").sections[1].rows
    return sorted((str(row[3]), str(row[4])) for row in rows)


def test_the_parts_of_both_sources_give_the_total_once(data: Path) -> None:
    knowledge = load(data)
    part = "not added: part of a larger amount"
    assert read_funding(knowledge) == [("KRW 21.4 bn", part), ("KRW 25 bn", part), ("KRW 46.4 bn", "added")]
    (row,) = knowledge.report("reconcile", lang="en").sections[0].rows
    assert str(row[2]) == "KRW 25 bn + KRW 21.4 bn = KRW 46.4 bn"
    assert str(row[4]) == "confirmed"


@pytest.mark.slow
def test_files_read_in_several_processes_find_the_amount(data: Path) -> None:
    with assemble(find_files([data]), processes=2) as assembly:
        found = "".join(assembly.iter_nquads(LATEST))
    expected = load(data).store.dump()
    assert list_inside(found) == list_inside(expected)


def list_inside(nquads: str) -> list[str]:
    """The statements that an amount is inside another one."""
    return sorted(
        line for line in nquads.splitlines() if "ontology#insideOf> <https://w3id.org/roadmap-graph/id/" in line
    )


@pytest.mark.slow
def test_a_kept_graph_follows_changes_of_either_file(data: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    for name, old, new in (("z.yaml", "amount: 464", "amount: 460"), ("a.yaml", "214", "210")):
        keep(store, [data], say=lambda _: None, lang="en")
        text = (data / name).read_text(encoding="utf-8")
        (data / name).write_text(text.replace(old, new), encoding="utf-8")
    keep(store, [data], say=lambda _: None, lang="en")
    assert open_folder(store).dump() == load(data).store.dump()


def test_an_id_of_several_sources_is_ambiguous_without_its_source(data: Path) -> None:
    (data / "m.yaml").write_text(THIRD, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load(data)
    (problem,) = caught.value.problems
    assert problem.text == "budget line 'both' is ambiguous; write one of 's1/both', 's3/both'"
    (data / "a.yaml").write_text(SECOND.replace("inside: both", "inside: s1/both"), encoding="utf-8")
    assert ("KRW 21.4 bn", "not added: part of a larger amount") in read_funding(load(data))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("bath", "unknown budget line 'bath'; known names: 'both'"),
        ("s2/both", "unknown budget line 's2/both'; did you mean 'both'?"),
    ],
)
def test_a_misspelt_amount_is_told_with_those_of_all_sources(data: Path, inside: str, told: str) -> None:
    (data / "a.yaml").write_text(SECOND.replace("inside: both", f"inside: {inside}"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load(data)
    assert [problem.text for problem in caught.value.problems] == [told]


def test_an_amount_of_another_edition_is_unknown(data: Path) -> None:
    (data / "a.yaml").write_text(SECOND.replace("edition: first", "edition: second"), encoding="utf-8")
    with pytest.raises(InvalidInput, match="the budget line 'both' is stated in 'x/first' and not in this edition"):
        load(data)
