"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from graph.writing import CannotWrite, write_file


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
    reason = "cannot be written (No space left on device); the earlier file, if any, is untouched"
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
    reason = "cannot be written (Permission denied); the earlier file, if any, is untouched"
    assert str(caught.value) == f"{tmp_path / 'page.html'}: {reason}"


def test_a_file_where_a_folder_is_due_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "out" / "page.html", b"x")
    assert str(caught.value).startswith(f"{tmp_path / 'out' / 'page.html'}: cannot be written (")
    assert (tmp_path / "out").read_bytes() == b"a file"
