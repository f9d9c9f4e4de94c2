"""A graph in a folder: brought up to date it is what it would be if it were made anew, and it is whole at any time."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from support.commands import run
from support.paths import ROOT

import graph.pipeline.kept.keeper
from graph.errors.problems import InvalidInput
from graph.input.files import DataFile
from graph.knowledge import load
from graph.pipeline.kept.keeper import Kept, keep
from graph.stores.folder import NoStore, open_folder
from graph.stores.oxigraph import OxigraphStore

REGIONS = ["gangwon.yaml", "gimje.yaml", "jeju.yaml"]
Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some of the real data and the graph of it; tests change a copy."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "data" / "regions").mkdir(parents=True)
    for name in ("agencies.yaml", "korea.yaml", "roadmaps.yaml", *(f"regions/{name}" for name in REGIONS)):
        shutil.copy(ROOT / "data" / name, folder / "data" / name)
    keep_graph(folder)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "kept")


def keep_graph(folder: Path) -> Kept:
    return keep(folder / "store", [folder / "data"], say=lambda _: None, lang="en")


def replace(name: str, pattern: str, text: str) -> Change:
    """A change of the first place in the file *name* that the pattern finds."""

    def change(data: Path) -> None:
        before = (data / name).read_text(encoding="utf-8")
        after = re.sub(pattern, text, before, count=1)
        assert after != before
        (data / name).write_text(after, encoding="utf-8")

    return change


CHANGES: dict[str, Change] = {
    "nothing": lambda _: None,
    "title": replace("regions/jeju.yaml", r"title: ", "title: 새 "),
    "lines": replace("agencies.yaml", r"\A", "# A line more.\n"),
    "edition": replace("regions/gimje.yaml", r"edition: kickoff", "edition: other"),
    "new name": replace("agencies.yaml", r"aliases: \[", "aliases: [새이름연구원, "),
    "file gone": lambda data: (data / "regions" / "jeju.yaml").unlink(),
    "file new": lambda data: shutil.copy(ROOT / "data" / "regions" / "sejong.yaml", data / "regions") and None,
    "empty file": lambda data: (data / "more.yaml").write_text("# Nothing yet.\n") and None,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_up_to_date_is_the_same_as_made_anew(name: str, kept: Path) -> None:
    CHANGES[name](kept / "data")
    result = keep_graph(kept)
    assert result.read < result.files
    assert open_folder(kept / "store").dump() == load(kept / "data").store.dump()


@pytest.mark.slow
def test_a_cycle_through_a_file_that_did_not_change_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    one, other = (tmp_path / "data" / name for name in ("one.yaml", "other.yaml"))
    one.write_text("regions: [{id: aa, name: 가시, level: city, within: bb}]\n", encoding="utf-8")
    other.write_text("regions: [{id: bb, name: 나도, level: province}]\n", encoding="utf-8")
    keep_graph(tmp_path)
    other.write_text("regions: [{id: bb, name: 나도, level: province, within: aa}]\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"aa.*bb"):
        keep_graph(tmp_path)


@pytest.mark.slow
def test_a_first_mention_of_a_region_brings_in_its_successors(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = (
        "sources: [{{id: {0}, title: 계획, publisher: 신문, published: 2024-01-02}}]\n"
        "roadmaps: [{{id: {0}, kind: plan, title: 계획, region: {1}, edition: e, stage: final, "
        "date: 2024-01-02, source: {0}}}]\n"
    )
    (tmp_path / "data" / "one.yaml").write_text(text.format("one", "울산"), encoding="utf-8")
    keep_graph(tmp_path)
    for region in ("인천 동구", "인천 남동구"):
        (tmp_path / "data" / "other.yaml").write_text(text.format("other", region), encoding="utf-8")
        keep_graph(tmp_path)
        dump = open_folder(tmp_path / "store").dump()
        assert dump == load(tmp_path / "data").store.dump()
        assert ("제물포구" in dump) is (region == "인천 동구")


@pytest.mark.slow
def test_a_programme_that_changes_changes_what_follows_for_the_plans_below_it(tmp_path: Path) -> None:
    shared = """
sources: [{id: paper, title: 기사, publisher: 신문}]
regions: [{id: gimje, name: 김제시, level: city}]
agencies: [{id: one, name: 하나, type: company}, {id: two, name: 둘, type: company}]
"""
    plan = "title: 계획, edition: final, stage: final, date: 2024-11-08, source: paper"
    programme = "programmes: [{id: scheme, " + plan + ", agencies: [{agency: one, role: funder}]}]\n"
    roadmap = "roadmaps: [{id: NAME, kind: plan, region: gimje, programme: scheme, " + plan + "}]\n"
    data = tmp_path / "data"
    data.mkdir()
    for name, text in (("shared", shared), ("scheme", programme)):
        (data / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in ("north", "south", "west"):
        (data / f"{name}.yaml").write_text(roadmap.replace("NAME", name), encoding="utf-8")
    keep_graph(tmp_path)
    (data / "scheme.yaml").write_text(programme.replace("agency: one", "agency: two"), encoding="utf-8")
    assert keep_graph(tmp_path).read == 1
    graph_now = open_folder(tmp_path / "store").dump()
    assert graph_now == load(data).store.dump()
    assert (
        len(re.findall(r"/inherited/roadmap/(?:north|south|west)> \S+hasParticipant> \S+/agency/two>", graph_now)) == 3
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        replace("regions/jeju.yaml", r"title: ", "titel: "),
        replace("regions/jeju.yaml", r"source: [a-z0-9-]+", "source: nowhere"),
        replace(
            "agencies.yaml",
            r"(?m)^( +name: 대구기계부품연구원)$",
            r"\1\n    aliases: [대구기계부품연구원, 대구기계부품연구원]",
        ),
        replace("regions/gimje.yaml", r"amount: \S+", "amount: 0원"),
        # The code of Seoul, which another file states.
        replace("roadmaps.yaml", "code: 2700000000", "code: 1100000000"),
    ],
    ids=["field", "reference", "twice", "shape", "code"],
)
def test_what_is_wrong_is_told_as_always_and_changes_nothing(change: Change, kept: Path) -> None:
    before = open_folder(kept / "store").dump()
    change(kept / "data")
    with pytest.raises(InvalidInput) as caught:
        keep_graph(kept)
    with pytest.raises(InvalidInput) as otherwise:
        keep(kept / "other", [kept / "data"], say=lambda _: None, lang="en")
    assert str(caught.value) == str(otherwise.value)
    assert open_folder(kept / "store").dump() == before


@pytest.mark.slow
def test_a_writer_that_dies_leaves_the_graph_of_before(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_folder(kept / "store").dump()
    CHANGES["title"](kept / "data")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(OxigraphStore, "exchange", die)
        with pytest.raises(KeyboardInterrupt):
            keep_graph(kept)
    assert open_folder(kept / "store").dump() == before
    keep_graph(kept)
    assert open_folder(kept / "store").dump() == load(kept / "data").store.dump() != before


@pytest.mark.slow
def test_many_changes_and_another_ontology_make_the_graph_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in REGIONS:
        replace(f"regions/{name}", r"\A", "# A line more.\n")(kept / "data")
    result = keep_graph(kept)
    assert result.read == result.files
    monkeypatch.setattr(graph.pipeline.kept.keeper, "_digest_ontology", lambda: "another")
    result = keep_graph(kept)
    assert result.read == result.files


@pytest.mark.slow
def test_the_command_line_fills_a_folder_and_asks_it(kept: Path) -> None:
    """What is asked of the folder is what is asked of the files, and its graph is not filled by asking."""
    ask = partial(run, cwd=kept)
    filled = ask("load", "--store", "./store", "--data", "data", "--lang", "en")
    assert (filled.returncode, filled.stdout) == (0, "./store: stored, 0 of 6 files read\n")
    asked = ask("report", "coverage", "EV", "--store", "./store")
    assert asked.stdout == ask("report", "coverage", "EV", "--data", "data").stdout
    refused = ask("report", "coverage", "EV", "--store", "./store", "--data", "data")
    assert refused.returncode == 2
    absent = ask("report", "coverage", "EV", "--store", "./nothing", "--lang", "en")
    expected = "nothing: contains no graph; create it with: roadmap-graph load --store ./nothing\n"
    assert (absent.returncode, absent.stderr) == (2, expected)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("why", "EV", "KITECH"),
        ("list", "agencies"),
        ("list", "technologies"),
        ("match", "기계부품연구원"),
        ("diff", "gimje-special-vehicles/interim", "gimje-special-vehicles/final"),
        ("report", "gaps", "--region", "김제"),
        ("query", "shared-technologies", "-p", "region=김제", "-p", "other=대구"),
        ("ask", "EV를 담당하는 기관은?"),
    ],
    ids=lambda command: f"{command[0]} {command[1]}",
)
def test_a_command_gives_the_same_answer_from_the_folder_as_from_the_files(
    command: tuple[str, ...], kept: Path
) -> None:
    ask = partial(run, cwd=kept)
    stored = ask(*command, "--store", "./store")
    assert (stored.returncode, stored.stdout) == (0, ask(*command, "--data", "data").stdout)
    assert ask(*command, "--store", "./store", "--data", "data").returncode == 2


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStore) as caught:
        open_folder(tmp_path)
    assert str(caught.value) == f"{tmp_path}: contains no graph; create it with: roadmap-graph load --store {tmp_path}"


def test_a_file_that_vanishes_is_told_as_one_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = DataFile(tmp_path / "lost.yaml", "lost.yaml")
    monkeypatch.setattr("graph.pipeline.kept.keeper.find_files", lambda _: [lost])
    with pytest.raises(InvalidInput) as caught:
        keep(tmp_path / "kept", [tmp_path], say=lambda _: None, lang="en")
    told = "cannot be read (No such file or directory); check the path and its permissions"
    assert str(caught.value) == f"{lost.path}:1:1: {told}"
