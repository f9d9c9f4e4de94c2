"""Every data file of a folder is read, or reported as left out."""

import os
import threading
from pathlib import Path

import pytest
from support.commands import run

from graph.errors import WrongUse
from graph.errors.problems import InvalidInput
from graph.input import reading
from graph.input.files import find_files
from graph.input.loader import load_roadmaps
from graph.knowledge import load

PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"sources: [{{id: {path.stem.lower()}, title: 기사, publisher: 신문}}]\n", encoding="utf-8")
    return path


def report(folder: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        find_files([folder])
    return str(caught.value).replace(str(folder), "data")


def test_endings_in_capitals_and_hidden_folders_are_read(tmp_path: Path) -> None:
    names = (".hidden/c.yaml", ".own.yml", "A.YAML", "deep/er/B.Yml", "e.yaml/d.yaml")
    for name in names:
        write(tmp_path / name)
    assert [file.name for file in find_files([tmp_path])] == list(names)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no permissions as those of Unix")
def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.yaml")
    write(tmp_path / "closed" / "b.yaml")
    real = os.scandir

    def refuse(path: object) -> object:
        # Root may read anything, so permissions alone would not do.
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    told = "cannot be read (Permission denied); check the path and its permissions"
    assert report(tmp_path) == f"data/closed:1:1: {told}"


def test_a_link_to_nothing_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "notes.txt").symlink_to("nowhere.txt")
    told = "not a file, or a link to nothing; delete it, or replace it by a file"
    assert report(tmp_path) == f"data/b.yaml:1:1: {told}"


@PIPES
def test_a_pipe_in_a_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml")
    os.mkfifo(tmp_path / "b.yaml")
    told = "not a file, or a link to nothing; delete it, or replace it by a file"
    assert report(tmp_path) == f"data/b.yaml:1:1: {told}"


@pytest.mark.parametrize("name", ["b.xls", "b.XLSM", "b.xlsb", "b.ods"])
def test_other_spreadsheets_are_reported(name: str, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml")
    (tmp_path / name).write_bytes(b"")
    (tmp_path / f"~${name}").write_bytes(b"")
    told = f".{name.partition('.')[2]} files are not read; save it as .xlsx, or move it to another folder"
    assert report(tmp_path) == f"data/{name}:1:1: {told}"


def test_a_link_to_another_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "data" / "a.yaml")
    write(tmp_path / "elsewhere" / "b.yaml")
    (tmp_path / "data" / "more").symlink_to(tmp_path / "elsewhere")
    told = "a link to another folder is not followed; delete it and name that folder with --data"
    assert report(tmp_path / "data") == f"data/more:1:1: {told}"


def test_a_link_to_a_folder_of_the_same_data_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "a.yaml")
    (tmp_path / "deep" / "again").symlink_to(tmp_path)
    assert [file.name for file in find_files([tmp_path])] == ["deep/a.yaml"]


@PIPES
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.01)
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(tmp_path / "pipe.yaml")
    told = "nothing arrives from the pipe within 5 seconds; write to it, or name a file"
    assert str(caught.value) == f"{tmp_path / 'pipe.yaml'}:1:1: {told}"


@PIPES
def test_a_pipe_that_somebody_writes_to_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    content = write(tmp_path / "a.yaml").read_bytes() + b"# More than a pipe holds.\n" * 10_000
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    assert len(list(load_roadmaps(pipe).iter_records("sources"))) == 1
    writer.join()


@pytest.mark.parametrize("command", [("validate", "--data", ""), ("report", "gaps", "--data", "", "--lang", "en")])
def test_an_empty_path_is_refused_and_not_taken_for_the_working_directory(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path / "a.yaml")
    done = run(*command, cwd=tmp_path, ROADMAP_GRAPH_LANG="en")
    expected = "--data is empty; give a file or folder, or leave it out\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_an_empty_output_is_refused(tmp_path: Path) -> None:
    done = run("list", "formats", "--out", "", "--lang", "en", cwd=tmp_path)
    expected = "--out is empty; give a file or folder, or leave it out\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_an_empty_path_is_refused_in_python_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.yaml")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongUse, match=r"^a path is empty; give a file or folder$"):
        load("")
