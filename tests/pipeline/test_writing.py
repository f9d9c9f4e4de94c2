"""A file is written whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.pipeline.files import CannotWrite, UnfitName, write_file, write_files


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "page.html", "가".encode())
    assert (tmp_path / "a" / "b" / "page.html").read_text(encoding="utf-8") == "가"


def test_a_written_file_takes_the_place_of_the_earlier_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "page.html", b"first")
    write_file(tmp_path / "page.html", b"second")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.html": b"second"}


def test_others_may_read_a_written_file(tmp_path: Path) -> None:
    write_file(tmp_path / "page.html", b"x")
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failing_write_leaves_the_earlier_file_and_no_part(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_file(tmp_path / "page.html", b"first")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "page.html", b"second")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.html": b"first"}
    reason = "cannot be written (No space left on device); the previous file, if any, is unchanged"
    assert str(caught.value) == f"{tmp_path / 'page.html'}: {reason}"


def test_an_interrupted_write_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "page.html", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "page.html", b"x")
    reason = "cannot be written (Permission denied); the previous file, if any, is unchanged"
    assert str(caught.value) == f"{tmp_path / 'page.html'}: {reason}"


def test_a_file_where_a_folder_is_due_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "out" / "page.html", b"x")
    assert str(caught.value).startswith(f"{tmp_path / 'out' / 'page.html'}: cannot be written (")
    assert (tmp_path / "out").read_bytes() == b"a file"


# --- names ----------------------------------------------------------------------------------------------------------

OUTSIDE = "it leads outside its folder"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("/etc/x", f"'/etc/x' cannot be a file name; {OUTSIDE}"),
        ("../x", f"'../x' cannot be a file name; {OUTSIDE}"),
        ("a/b", f"'a/b' cannot be a file name; {OUTSIDE}"),
        ("..\\x", f"'..\\\\x' cannot be a file name; {OUTSIDE}"),
        ("..", f"'..' cannot be a file name; {OUTSIDE}"),
        ("", f"'' cannot be a file name; {OUTSIDE}"),
        ("a\0b", "'a\\x00b' cannot be a file name; it contains a control character"),
        ("a\x1b[2Jb", "'a\\x1b[2Jb' cannot be a file name; it contains a control character"),
        ("가" * 90, f"'{'가' * 40}...' cannot be a file name; it takes 270 bytes, and a name may take 255"),
    ],
    ids=["absolute", "up", "down", "up on Windows", "folder above", "none", "NUL", "escape sequence", "90 Hangul"],
)
def test_a_name_that_leads_elsewhere_is_refused_before_anything_is_written(
    name: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UnfitName) as caught:
        write_files(tmp_path / "out", {"first.txt": b"x", name: b"y"})
    assert str(caught.value) == message
    assert list(tmp_path.iterdir()) == []


def test_a_name_may_take_all_the_bytes_that_a_disk_gives_it(tmp_path: Path) -> None:
    name = "가" * 85
    write_files(tmp_path, {name: b"x"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {name: b"x"}


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(b"theirs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "page.html").symlink_to(elsewhere)
    write_file(tmp_path / "out" / "page.html", b"ours")
    assert elsewhere.read_bytes() == b"theirs"
    assert (tmp_path / "out" / "page.html").read_bytes() == b"ours"


# --- several files at once ------------------------------------------------------------------------------------------


def test_of_several_files_none_is_replaced_if_one_cannot_be_written(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(CannotWrite) as caught:
        write_files(tmp_path, {"a.txt": b"new", "b.txt": b"new", "c.txt": b"new"})
    reason = "cannot be written (Is a directory); the previous file, if any, is unchanged"
    assert str(caught.value) == f"{tmp_path / 'c.txt'}: {reason}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt"]
    assert (tmp_path / "a.txt").read_bytes() + (tmp_path / "b.txt").read_bytes() == b"oldold"


def test_the_file_and_then_its_folder_are_put_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def note(step: str, real: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: object) -> None:
            folder = step == "fsync" and stat.S_ISDIR(os.fstat(arguments[0]).st_mode)  # type: ignore[arg-type]
            done.append(f"{step} folder" if folder else step)
            real(*arguments)

        return call

    for step in ("fsync", "replace"):
        monkeypatch.setattr(os, step, note(step, getattr(os, step)))
    write_files(tmp_path, {"a.txt": b"x", "b.txt": b"y"})
    assert done == ["fsync", "fsync", "replace", "replace", "fsync folder"]


def test_what_a_killed_writer_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (".roadmap-graph-abc.part", "note.part", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    write_file(tmp_path / "page.html", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".hidden", "note.part", "page.html"]


@pytest.mark.parametrize(
    ("code", "exit_code"), [(errno.ENOSPC, 3), (errno.EDQUOT, 3), (errno.EFBIG, 3), (errno.EACCES, 2), (errno.EROFS, 2)]
)
def test_a_limit_has_an_exit_code_of_its_own(code: int, exit_code: int) -> None:
    assert CannotWrite(Path("x"), OSError(code, os.strerror(code))).exit_code == exit_code
