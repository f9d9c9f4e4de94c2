"""Readers of a graph in a folder beside updates: no error, and every answer of a reader is of one version."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import SETTINGS
from support.kept import TITLES, keep_small, write_roadmap
from support.paths import ROOT

import graph.stores.folder
from graph.knowledge import connect
from graph.pipeline.kept import drafts
from graph.stores.folder import Version, find_version, open_folder

# Updates the graph as often as the first argument says.
UPDATES = """
import sys
from pathlib import Path
from support.kept import keep_small, write_roadmap
for number in range(int(sys.argv[1])):
    write_roadmap(Path(sys.argv[2]), f"계획 {number + 1}")
    keep_small(Path(sys.argv[2]))
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    write_roadmap(tmp_path, "계획 0")
    keep_small(tmp_path)
    return tmp_path


def update(folder: Path, number: int) -> None:
    write_roadmap(folder, f"계획 {number}")
    keep_small(folder)


def read_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def list_versions(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "store" / "versions").iterdir())


@pytest.mark.slow
def test_the_files_of_a_version_never_change(kept: Path) -> None:
    version = find_version(kept / "store")
    assert version
    before = read_files(version.folder)
    update(kept, 1)
    open_folder(kept / "store").dump()
    assert read_files(version.folder) == before


@pytest.mark.slow
def test_an_update_without_hard_links_gives_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(drafts.os, "link", refuse)
    update(kept, 1)
    assert open_folder(kept / "store").select(TITLES).rows == (("계획 1",),)


@pytest.mark.slow
def test_a_long_lived_reader_keeps_its_version_through_any_number_of_updates(kept: Path) -> None:
    reader = connect(str(kept / "store"))
    for number in range(1, 5):
        update(kept, number)
        assert reader.store.select(TITLES).rows == (("계획 0",),)
        assert connect(str(kept / "store")).store.select(TITLES).rows == ((f"계획 {number}",),)
    assert list_versions(kept) == ["1", "4", "5"]
    del reader
    update(kept, 5)
    assert list_versions(kept) == ["5", "6"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_reader_has_an_engine_of_its_own(kept: Path) -> None:
    store = open_folder(kept / "store")
    child = os.fork()
    if not child:
        os._exit(0 if store.select(TITLES).rows == (("계획 0",),) else 1)
    answers = [store.select(TITLES).rows for _ in range(20)]
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert answers == [(("계획 0",),)] * 20


@pytest.mark.slow
def test_a_reader_that_finds_its_version_removed_takes_the_next(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the moment when it reads the number and the moment when it opens the version, two updates are made."""
    real, left = find_version, [1, 2]

    def find_slowly(folder: Path) -> Version | None:
        version = real(folder)
        while left:
            with monkeypatch.context() as patched:
                patched.setattr(graph.stores.folder, "find_version", real)
                update(kept, left.pop(0))
        return version

    monkeypatch.setattr(graph.stores.folder, "find_version", find_slowly)
    assert open_folder(kept / "store").select(TITLES).rows == (("계획 2",),)


@pytest.mark.slow
def test_an_update_does_not_disturb_a_reader_where_there_are_no_locks(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.stores.folder, "fcntl", None)
    reader = open_folder(kept / "store")
    update(kept, 1)
    assert reader.select(TITLES).rows == (("계획 0",),)
    assert open_folder(kept / "store").select(TITLES).rows == (("계획 1",),)


def read_beside(folder: Path, updates: int, read: Callable[[], None]) -> None:
    """Reads until all updates are made."""
    settings = {**SETTINGS, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    with subprocess.Popen([sys.executable, "-P", "-c", UPDATES, f"{updates}", str(folder)], env=settings) as writer:
        while writer.poll() is None:
            read()
    assert writer.returncode == 0


class Reader:
    """Opens the graph anew and asks it twice, and asks one that stays open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "store"
        self.lasting = open_folder(self.folder)
        self.reads = 0
        self.last = 0

    def read(self) -> None:
        store = open_folder(self.folder)
        ((first,),) = store.select(TITLES).rows
        assert self.lasting.select(TITLES).rows == (("계획 0",),)
        assert store.select(TITLES).rows == ((first,),)
        number = int(str(first).removeprefix("계획 "))
        assert number >= self.last
        self.last, self.reads = number, self.reads + 3


@pytest.mark.slow
def test_readers_beside_updates_get_whole_answers(kept: Path) -> None:
    reader = Reader(kept)
    read_beside(kept, 5, reader.read)
    reader.read()
    assert reader.last == 5


@pytest.mark.faults
def test_three_thousand_reads_beside_sixty_updates(kept: Path, record_property) -> None:
    reader, rounds = Reader(kept), 0
    while reader.reads < 3_000 or rounds < 1:
        rounds += 1
        shutil.rmtree(kept)
        kept.mkdir()
        write_roadmap(kept, "계획 0")
        keep_small(kept)
        reader.lasting, reader.last = open_folder(kept / "store"), 0
        read_beside(kept, 60, reader.read)
    result = "no error, no mixed answer"
    record_property("fault", (f"read of a kept graph beside {60 * rounds} updates", reader.reads, result))
