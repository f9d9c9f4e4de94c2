"""What follows is the same whether all plans are looked at together or some at a time."""

from pathlib import Path

import pytest
from support.paths import ROOT

from graph.input.files import find_files
from graph.model.vocabulary import RULE
from graph.pipeline import contents, derivation
from graph.pipeline.assembly import Assembly, assemble
from graph.pipeline.contents import fill_store
from graph.pipeline.dataset import ontology_to_nquads
from graph.pipeline.derivation import derive_apart
from graph.pipeline.rules import derive
from graph.stores import Store, open_store
from graph.view.names import LATEST

pytestmark = pytest.mark.slow

DATA = ROOT / "data"
SOURCES = "sources: [{id: paper, title: 보도자료, publisher: 신문}, {id: later, title: 결과, publisher: 신문}]\n"
# One plan in two files, and the programme above it in a third.
FILES = {
    "a.yaml": SOURCES
    + """
regions: [{id: gimje, name: 김제시, level: city}]
agencies: [{id: dmi, name: 대구기계부품연구원, type: research-institute}]
programmes:
  - {id: call, title: 지원사업, edition: first, stage: final, date: 2023-01-02, source: paper,
     agencies: [{agency: dmi, role: funder}]}
  - {id: other, title: 다른 사업, edition: first, stage: final, date: 2023-01-02, source: paper}
""",
    "b.yaml": """
roadmaps:
  - {id: plan, title: 계획, kind: plan, region: gimje, programme: call, edition: interim, stage: interim,
     date: 2024-01-02, source: paper, projects: [{id: work, title: 사업, budget: [{amount: 10억원, kind: total}]}]}
""",
    "c.yaml": """
roadmaps:
  - {id: plan, edition: final, stage: final, date: 2024-11-08, source: later,
     projects: [{id: work, budget: [{amount: 12억원, kind: total}]}]}
""",
}


def fill(assembly: Assembly, as_of: str) -> Store:
    store = open_store()
    store.load(ontology_to_nquads())
    for part in assembly.iter_nquads(as_of):
        store.load(part)
    return store


def list_consequences(store: Store) -> list[str]:
    return [line for line in store.dump().split("\n") if line.rpartition(" <")[2].startswith(RULE.base)]


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file by itself, but for those that tell of the same plan."""
    monkeypatch.setattr(derivation, "_BATCH", 0)


@pytest.fixture(params=["data", "one plan in two files"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "data":
        return DATA
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("together")
@pytest.mark.parametrize("as_of", [LATEST, "2024-02-01"])
def test_plans_can_be_taken_apart(folder: Path, as_of: str) -> None:
    with assemble(find_files([folder]), processes=2) as assembly:
        whole, parts = fill(assembly, as_of), fill(assembly, as_of)
        derive(whole)
        with derive_apart(assembly, as_of=as_of, processes=2) as consequences:
            for quads in consequences:
                parts.load(quads)
    assert list_consequences(parts) == list_consequences(whole)
    # A role that is passed down has been among them, and when all editions are known a statement that one ends.
    assert any("/inherited/roadmap/" in line for line in list_consequences(whole))
    ended = [line for line in list_consequences(whole) if "validUntil" in line and '"9999-12-31"' not in line]
    assert ended or as_of != LATEST


def test_a_large_graph_is_filled_by_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_WORTH_PROCESSES", 0)
    with assemble(find_files([DATA]), processes=2) as assembly:
        whole, store = fill(assembly, LATEST), open_store()
        derive(whole)
        monkeypatch.setattr(contents, "derive", None)
        fill_store(store, assembly)
    assert store.dump() == whole.dump()
