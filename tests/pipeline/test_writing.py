"""A file is written whole or not at all."""

import errno
import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors.notices import show_notices
from graph.pipeline import files
from graph.pipeline.files import CannotWrite, FolderBusy, NotAFile, UnfitName, write_file, write_files


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "page.html", "가".encode())
    assert (tmp_path / "a" / "b" / "page.html").read_text(encoding="utf-8") == "가"


def test_a_written_file_takes_the_place_of_the_earlier_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "page.html", b"first")
    write_file(tmp_path / "page.html", b"second")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.html": b"second"}


def get_mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(umask: int, mode: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "page.html", b"x")
    finally:
        os.umask(before)
    assert get_mode(tmp_path / "page.html") == mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o755])
def test_a_replaced_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"first")
    (tmp_path / "page.html").chmod(mode)
    write_file(tmp_path / "page.html", b"second")
    assert ((tmp_path / "page.html").read_bytes(), get_mode(tmp_path / "page.html")) == (b"second", mode)


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
    real = os.open

    def refuse(path: str, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
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


# --- links, pipes and devices ---------------------------------------------------------------------------------------

PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere" / "real.html", tmp_path / "out" / "page.html"
    for path in (target, link):
        path.parent.mkdir()
    target.write_bytes(b"first")
    target.chmod(0o600)
    link.symlink_to("../elsewhere/real.html")
    write_file(link, b"second")
    assert link.is_symlink()
    assert (target.read_bytes(), get_mode(target)) == (b"second", 0o600)
    assert [path.name for path in target.parent.iterdir()] == ["real.html"]


def test_a_link_to_nothing_creates_its_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to(tmp_path / "real.html")
    write_file(tmp_path / "page.html", b"x")
    assert (tmp_path / "real.html").read_bytes() == b"x"
    assert (tmp_path / "page.html").is_symlink()


def test_a_link_in_circles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to(tmp_path / "page.html")
    with pytest.raises(CannotWrite):
        write_file(tmp_path / "page.html", b"x")
    assert (tmp_path / "page.html").is_symlink()


@PIPES
def test_a_pipe_that_nobody_reads_is_refused_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.html")
    with pytest.raises(NotAFile) as caught:
        write_file(tmp_path / "page.html", b"x")
    told = "not a file but a device, pipe or socket; give the name of a file"
    assert str(caught.value) == f"{tmp_path / 'page.html'}: {told}"
    assert stat.S_ISFIFO((tmp_path / "page.html").stat().st_mode)


@PIPES
def test_a_pipe_that_somebody_reads_gets_the_content(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_file(tmp_path / "pipe", b"content")
    assert os.read(reader, 100) == b"content"
    os.close(reader)


@PIPES
def test_of_several_files_none_is_written_if_one_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.txt")
    with pytest.raises(NotAFile):
        write_files(tmp_path, {"a.txt": b"x", "b.txt": b"x"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_socket_is_refused_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("page.html")
        with pytest.raises(NotAFile):
            write_file(tmp_path / "page.html", b"x")
    assert stat.S_ISSOCK((tmp_path / "page.html").stat().st_mode)


def test_a_device_takes_the_content_and_stays() -> None:
    write_file(Path("/dev/null"), b"x")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write_file(Path("/dev/full"), b"x")


@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_an_open_file_is_appended_to(name: str, tmp_path: Path) -> None:
    """As ``--out /dev/stdout >> log`` should."""
    (tmp_path / "log").write_bytes(b"first ")
    with (tmp_path / "log").open("ab") as log:
        write_file(Path(name.format(log.fileno())), b"second")
        log.write(b" third")
    assert (tmp_path / "log").read_bytes() == b"first second third"


def test_standard_output_gets_the_content(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_file(Path("/dev/stdout"), b"out")
    write_file(Path("/dev/stderr"), b"err")
    assert capfdbinary.readouterr() == (b"out", b"err")


# --- locks ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that somebody else has locked."""
    fcntl = pytest.importorskip("fcntl")
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield tmp_path
    os.close(handle)


def test_a_locked_folder_is_waited_for_with_a_notice_and_a_limit(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SECONDS", 0.05)
    monkeypatch.setattr(files, "_PATIENCE", 0.01)
    monkeypatch.setattr(files, "_PAUSE", 0.02)
    shown: list[str] = []
    with show_notices(lambda message: shown.append(str(message.to_text()))), pytest.raises(FolderBusy) as caught:
        write_file(locked / "page.html", b"x")
    told = "another program has held the folder for 0.05 seconds; wait until it ends, then try again"
    assert (caught.value.exit_code, str(caught.value)) == (3, f"{locked}: {told}")
    assert shown == [f"{locked}: waiting for another program that writes here"]
    assert list(locked.iterdir()) == []


def test_a_notice_is_logged_where_nobody_shows_it(
    locked: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(files, "SECONDS", 0.05)
    monkeypatch.setattr(files, "_PATIENCE", 0)
    with pytest.raises(FolderBusy):
        write_file(locked / "page.html", b"x")
    assert [record.getMessage() for record in caplog.records] == [
        f"{locked}: waiting for another program that writes here"
    ]


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
