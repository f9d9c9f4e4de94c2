"""Reading by several processes gives what one process gives: statements, places, warnings and messages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.paths import ROOT

from graph.errors.problems import InvalidInput
from graph.pipeline.assembly import Assembly, read_dataset
from graph.pipeline.dataset import Dataset
from graph.pipeline.statements import Statements

pytestmark = pytest.mark.slow

DATA = ROOT / "data"
Write = Callable[[str, str], Path]

SHARED = """
sources: [{id: paper, title: 보도자료, publisher: 신문}]
regions: [{id: gimje, name: 김제시, level: city}]
agencies: [{id: dmi, name: 대구기계부품연구원, abbreviations: [DMI], type: research-institute}]
"""
ROADMAP = """
roadmaps:
  - {id: plan, title: 계획, kind: plan, region: gimje, edition: final, stage: final, date: 2024-11-08, source: paper,
     projects: [{id: work, title: 사업, agencies: [{agency: dmi, role: lead}]}]}
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_text(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_text


def to_lines(dataset: Statements, as_of: str) -> list[str]:
    return sorted({line for part in dataset.iter_nquads(as_of) for line in part.split("\n")})


def to_messages(*paths: Path, processes: int) -> list[str]:
    with pytest.raises(InvalidInput) as caught, read_dataset(paths, processes=processes):
        pass
    return str(caught.value).splitlines()


def test_two_processes_read_what_one_reads() -> None:
    with read_dataset([DATA], processes=1) as one, read_dataset([DATA], processes=2) as two:
        assert isinstance(one, Dataset)
        assert isinstance(two, Assembly)
        assert to_lines(two, "9999-12-30") == to_lines(one, "9999-12-30")
        assert to_lines(two, "2022-12-31") == to_lines(one, "2022-12-31") != to_lines(one, "9999-12-30")
        triples = [{line for part in it.iter_triples() for line in part.split("\n")} for it in (one, two)]
        assert triples[0] == triples[1]
        assert one.size <= two.size == sum(len(part.encode()) for part in two.iter_triples())
        assert (two.issued, two.warnings, two.places) == (one.issued, one.warnings, one.places)


def test_a_name_that_looks_like_an_id_is_found_out(write: Write) -> None:
    """``ev-lab`` could be the id of an agency; that it is a name of ``dmi`` shows only when all files are read."""
    write("a.yaml", SHARED.replace("[DMI]", "[ev-lab]"))
    folder = write("b.yaml", ROADMAP.replace("agency: dmi", "agency: ev-lab"))
    with read_dataset([folder], processes=1) as one, read_dataset([folder], processes=2) as two:
        assert to_lines(two, "9999-12-30") == to_lines(one, "9999-12-30")
        assert any("/id/agency/dmi>" in line and "hasParticipant" in line for line in to_lines(two, "9999-12-30"))


@pytest.mark.parametrize(
    ("shared", "roadmap"),
    [
        (SHARED, ROADMAP.replace("agency: dmi", "agency: dmj")),
        (SHARED, ROADMAP.replace("agency: dmi", "agency: 대구기계부품연구소")),
        (SHARED, ROADMAP.replace("title: 사업", "titel: 사업")),
        (SHARED, ROADMAP.replace("region: gimje, ", "")),
        (SHARED, ROADMAP + SHARED.replace("김제시", "김제군")),
        (SHARED.replace("level: city", "level: town"), ROADMAP.replace("gimje", "gimjee")),
        (SHARED, "roadmaps: [" + ROADMAP),
        (SHARED.replace("abbreviations: [DMI]", "aliases: [a]}, {id: x, name: 엑스, aliases: [a]"), ROADMAP),
    ],
    ids=["id", "name", "field", "missing", "contradiction", "in a section with a fault", "not YAML", "type"],
)
def test_messages_are_those_of_one_process(shared: str, roadmap: str, write: Write) -> None:
    write("a.yaml", shared)
    folder = write("b.yaml", roadmap)
    told = to_messages(folder, processes=2)
    assert told == to_messages(folder, processes=1)
    assert told
