"""A damaged graph in a folder is reported in one line by everything that reads it, and rebuilt by ``load``."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import run
from support.kept import DAMAGE, TITLES, do_damage, keep_small, list_stored, write_roadmap

from graph.errors import InvalidQuery
from graph.errors.notices import show_notices
from graph.knowledge import connect
from graph.pipeline.kept.drafts import draft_version
from graph.stores import kept as limits
from graph.stores.checksums import write_checksums
from graph.stores.folder import open_folder
from graph.stores.kept import DamagedStore, NoStore
from graph.stores.sandbox import LIMITS, select

COMMANDS = {
    "query": ("query", "roles"),
    "text": ("query", "SELECT * { ?s ?p ?o }"),
    "trusted": ("query", "SELECT * { ?s ?p ?o }", "--trusted"),
    "report": ("report", "gaps"),
    "list": ("list", "agencies"),
    "why": ("why", "하나", "김제시"),
    "match": ("match", "하나"),
    "ask": ("ask", "하나의 역할은?"),
    "diff": ("diff", "plan/final", "plan/final"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_roadmap(folder, "계획")
    keep_small(folder)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "kept")


def tell(folder: Path, what: str) -> str:
    return f"{folder}: the kept graph is damaged ({what}); build it again with: " + (
        f"roadmap-graph load --store {folder} --data FILES"
    )


def seal(folder: Path) -> None:
    """Makes the checksums those of the files as they are, so that only the engine can notice damage."""
    write_checksums(folder / "store" / "versions" / "1")


# --- reported -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_named_before_the_engine_reads_it(kind: str, kept: Path) -> None:
    for path in list_stored(kept / "store" / "versions" / "1"):
        before = path.read_bytes()
        name = path.relative_to(kept / "store" / "versions" / "1").as_posix()
        if not do_damage(path, kind, random.Random(3)):
            path.write_bytes(before)
            continue
        with pytest.raises(DamagedStore) as caught:
            open_folder(kept / "store")
        assert str(caught.value) == tell(kept / "store", f"{name} is missing or has changed")
        path.write_bytes(before)
    assert open_folder(kept / "store").select(TITLES).rows


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"store/CURRENT": 1}', b"[" * 100_000, b"\xff"])
def test_unreadable_checksums_are_damage(content: bytes, kept: Path) -> None:
    (kept / "store" / "versions" / "1" / "checksums.json").write_bytes(content)
    with pytest.raises(DamagedStore) as caught:
        open_folder(kept / "store")
    assert str(caught.value) == tell(kept / "store", "checksums.json is missing or has changed")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "cannot be read"),
        (b"[1]", "cannot be read"),
        (b'{"version": ' + b"[" * 100_000, "cannot be read"),
        (b'{"version": true}', "names a missing version"),
        (b'{"version": -1}', "names a missing version"),
        (b'{"version": "../1"}', "names a missing version"),
        (b'{"version": 7}', "names a missing version"),
    ],
)
def test_an_unreadable_name_of_the_version_is_damage(content: bytes, what: str, kept: Path) -> None:
    (kept / "store" / "current.json").write_bytes(content)
    with pytest.raises(DamagedStore) as caught:
        open_folder(kept / "store")
    assert str(caught.value) == tell(kept / "store", f"current.json {what}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
@pytest.mark.parametrize("name", ["current.json", "versions/1/checksums.json", "versions/1/store/CURRENT"])
def test_a_pipe_in_place_of_a_file_is_damage_and_not_waited_for(name: str, kept: Path) -> None:
    (kept / "store" / name).unlink()
    os.mkfifo(kept / "store" / name)
    with pytest.raises(DamagedStore):
        open_folder(kept / "store")


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("sealed", [False, True], ids=["", "found by the engine"])
def test_each_command_reports_damage_in_one_line(name: str, sealed: bool, kept: Path) -> None:
    (kept / "store" / "versions" / "1" / "store" / "CURRENT").write_bytes(b"nonsense\n")
    if sealed:
        seal(kept)
    done = run(*COMMANDS[name], "--store", "./store", "--lang", "en", cwd=kept)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "store: the kept graph is damaged (" in done.stderr
    assert done.stderr.endswith("build it again with: roadmap-graph load --store ./store --data FILES\n")


# --- limited --------------------------------------------------------------------------------------------------------

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DOUBLED = "SELECT ?z { VALUES ?a { 'aaaaaaaaaaaaaaaa' } " + "".join(
    f"BIND (CONCAT(?{one}, ?{one}, ?{one}, ?{one}) AS ?{other}) "
    for one, other in zip("abcdefghijklmno", "bcdefghijklmnoz", strict=True)
)


@pytest.mark.slow
def test_a_query_that_runs_on_is_ended_and_the_next_is_answered(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_SECONDS", 1)
    store = open_folder(kept / "store")
    with pytest.raises(DamagedStore) as caught:
        store.select(CROSS)
    assert str(caught.value) == tell(kept / "store", "reading it took longer than 1 seconds")
    assert store.select(TITLES).rows == (("계획",),)


@pytest.mark.slow
def test_a_query_that_waits_is_ended(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_ELAPSED", 0.01)
    with pytest.raises(DamagedStore, match="took longer than 10 seconds"):
        open_folder(kept / "store").select(CROSS)


@pytest.mark.slow
def test_a_query_that_takes_all_memory_is_ended_and_the_next_is_answered(kept: Path) -> None:
    store = open_folder(kept / "store")
    with pytest.raises(DamagedStore) as caught:
        store.select(f"{DOUBLED}}}")
    most = 1_536 + sum(path.stat().st_size for path in (kept / "store").glob("versions/1/store/*")) // 2**20
    what = f"reading it crashed the engine or took more than {most:,} MB of memory"
    assert str(caught.value) == tell(kept / "store", what)
    assert store.select(TITLES).rows == (("계획",),)


def test_a_wrong_query_is_no_damage(kept: Path) -> None:
    store = open_folder(kept / "store")
    with pytest.raises(InvalidQuery, match="error at 1"):
        store.select("SELECT")
    with pytest.raises(InvalidQuery, match=r"^this is not a SELECT query; only SELECT gives rows$"):
        store.select("ASK {}")
    assert store.ask(f"ASK {{ {TITLES.partition('{')[2]}") is True
    with pytest.raises(InvalidQuery, match=r"^this is not an ASK query; only ASK gives yes or no$"):
        store.ask(TITLES)
    with pytest.raises(InvalidQuery, match=r"^this is not a CONSTRUCT or DESCRIBE query; only these give triples$"):
        store.construct(TITLES)
    with pytest.raises(TypeError):
        store.load("")


def test_untrusted_and_trusted_queries_read_the_same_graph(kept: Path) -> None:
    knowledge = connect(str(kept / "store"))
    assert select(knowledge.store, TITLES, LIMITS) == knowledge.store.select(TITLES)
    assert knowledge.query(TITLES, trusted=True) == knowledge.store.select(TITLES)


# --- rebuilt --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("name", ["catalogue.sqlite", "store/CURRENT", "store/MANIFEST-*", "*.sst", "checksums.json"])
def test_load_rebuilds_a_damaged_graph_from_unchanged_files(name: str, kind: str, kept: Path) -> None:
    before = open_folder(kept / "store").dump()
    folder = kept / "store" / "versions" / "1"
    changed = [do_damage(path, kind, random.Random(3)) for path in sorted(folder.rglob(name))]
    assert keep_small(kept).read == (1 if any(changed) else 0)
    assert open_folder(kept / "store").dump() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage",
    [
        lambda store: (store / "current.json").write_bytes(b"nonsense"),
        lambda store: (store / "current.json").write_bytes(b'{"version": 7}'),
        lambda store: (store / "current.json").unlink(),
        lambda store: shutil.rmtree(store / "versions"),
        lambda store: shutil.rmtree(store / "versions" / "1" / "store"),
        lambda store: ((store / "versions" / "2").mkdir(), (store / "versions" / "stray").write_bytes(b"")),
    ],
    ids=["name", "number", "no name", "no versions", "no files", "others"],
)
def test_load_rebuilds_a_graph_whose_version_is_lost(damage: Callable[[Path], object], kept: Path) -> None:
    before = open_folder(kept / "store").dump()
    damage(kept / "store")
    keep_small(kept)
    assert open_folder(kept / "store").dump() == before


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


ODD = {
    "pipe": put_pipe,
    "folder": Path.mkdir,
    "full folder": lambda path: (path.mkdir(), (path / "mine").write_bytes(b"")),
    "link to nothing": lambda path: path.symlink_to("nothing/here"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to a device": lambda path: path.symlink_to("/dev/null"),
}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["current.json", "versions", "versions/1"])
def test_load_rebuilds_a_graph_with_something_else_in_place_of_a_file(name: str, kind: str, kept: Path) -> None:
    path = kept / "store" / name
    (shutil.rmtree if path.is_dir() else os.unlink)(path)
    ODD[kind](path)
    with pytest.raises(NoStore):
        open_folder(kept / "store")
    assert keep_small(kept).read == 1
    assert open_folder(kept / "store").select(TITLES).rows == (("계획",),)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
def test_load_rebuilds_a_graph_with_a_pipe_or_folder_in_place_of_any_file(made: Path, kept: Path) -> None:
    folder = kept / "store"
    for number, path in enumerate(list_stored(folder)):
        shutil.rmtree(folder)
        shutil.copytree(made / "store", folder)
        path.unlink()
        (put_pipe, Path.mkdir)[number % 2](path)
        assert keep_small(kept).read == 1
        assert open_folder(folder).select(TITLES).rows == (("계획",),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
@pytest.mark.parametrize("kind", ODD)
def test_what_is_in_the_place_of_a_file_is_renamed_with_a_notice(kind: str, tmp_path: Path) -> None:
    (tmp_path / "current.json.1").touch()
    ODD[kind](tmp_path / "current.json")
    before = sorted((tmp_path / "current.json").glob("*"))
    said: list[str] = []
    with (
        show_notices(lambda message: said.append(str(message))),
        draft_version(tmp_path) as draft,
        draft.begin(copy=False),
    ):
        pass
    assert said == [f"{tmp_path / 'current.json'}: not a part of the graph; renamed to current.json.2"]
    assert os.path.lexists(tmp_path / "current.json.2")
    assert [path.name for path in (tmp_path / "current.json.2").glob("*")] == [path.name for path in before]
    assert (tmp_path / "current.json").read_bytes() == b'{"version": 1}\n'


@pytest.mark.slow
@pytest.mark.parametrize("name", ["catalogue.sqlite", "store/CURRENT", "*.sst"])
def test_load_rebuilds_a_graph_that_only_the_engine_finds_damaged(name: str, kept: Path) -> None:
    for path in sorted((kept / "store" / "versions" / "1").rglob(name)):
        path.write_bytes(bytes(path.stat().st_size))
    seal(kept)
    write_roadmap(kept, "다른 계획")
    assert keep_small(kept).read == 1
    assert open_folder(kept / "store").select(TITLES).rows == (("다른 계획",),)


@pytest.mark.faults
@pytest.mark.parametrize("sealed", [False, True], ids=["as it is", "found by the engine"])
def test_two_hundred_damaged_graphs(sealed: bool, made: Path, tmp_path: Path, record_property) -> None:
    """Each gives an answer or the report of the damage. Without new checksums only the report, whatever is damaged."""
    chance, found = random.Random(19), Counter[str]()
    for number in range(200):
        kept = shutil.copytree(made, tmp_path / str(number))
        path, kind = chance.choice(list_stored(kept / "store")), chance.choice(sorted(DAMAGE))
        changed = do_damage(path, kind, chance)
        if sealed and path.name != "current.json":
            seal(kept)
        try:
            open_folder(kept / "store").dump()
            found["read"] += 1
            assert sealed or not changed or path.name in ("current.json", "checksums.json")
        except DamagedStore:
            found["reported"] += 1
        except NoStore:
            found["reported"] += 1
            assert (path.name, kind) == ("current.json", "missing")
        shutil.rmtree(kept)
    result = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
    record_property("fault", (f"damaged graph, {'found by the engine' if sealed else 'as it is'}", 200, result))
