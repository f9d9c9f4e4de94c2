"""Writes files beside their destination and then moves them there, so no reader ever sees an incomplete file.

A writer locks the folder, so two builds run one after the other. The next writer removes the files of a killed one.
"""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from graph.errors import RoadmapError
from graph.errors.characters import find_control
from graph.errors.exits import ExitCode, find_exit_code, find_reason
from graph.errors.messages import Message
from graph.errors.notices import notify
from graph.model.filenames import find_long_path, find_windows_fault

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# The limit of most file systems for a name, in bytes. A Hangul syllable takes three.
_LONGEST_NAME = 255
_PREFIX, _SUFFIX = ".roadmap-graph-", ".part"
# The seconds after which waiting for another writer is an error, those after which it is mentioned, and a pause.
SECONDS = 60
_PATIENCE, _PAUSE = 2, 0.01
# The names of the open files of this process.
_DESCRIPTOR = re.compile(r"/dev/(stdout|stderr)|(?:/dev|/proc/self)/fd/([0-9]{1,9})")
_STANDARD = {"stdout": 1, "stderr": 2}


class CannotWrite(RoadmapError):
    """A file cannot be written. The previous file is unchanged. The exit code is 3 if a limit was reached."""

    def __init__(self, path: Path, error: OSError) -> None:
        limit = find_exit_code(error) is ExitCode.LIMIT
        self.exit_code = ExitCode.LIMIT if limit else ExitCode.INPUT
        super().__init__(
            Message(
                "{path}: cannot be written ({reason}); the previous file, if any, is unchanged",
                path=path,
                reason=_explain(path, error),
            )
        )


def _explain(path: Path, error: OSError) -> Message | str:
    """The reason of the system. Windows refuses to replace a file that a program has open, as Excel has."""
    if sys.platform == "win32" and isinstance(error, PermissionError) and path.is_file():
        return Message("another program may have it open; close it there")
    return find_long_path(path) or find_reason(error)


class UnfitName(RoadmapError):
    """A file name that leads outside its folder or that file systems do not accept."""

    def __init__(self, name: str, what: Message) -> None:
        shown = name if len(name) <= 40 else f"{name[:40]}..."
        super().__init__(Message("{shown} cannot be a file name; {what}", shown=repr(shown), what=what))


class NotAFile(RoadmapError):
    """A path of something that must not be replaced by a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(Message("{path}: not a file but a device, pipe or socket; give the name of a file", path=path))


class FolderBusy(RoadmapError):
    """A folder in which another program has been writing for too long."""

    exit_code = 3

    def __init__(self, folder: Path, seconds: float) -> None:
        super().__init__(
            Message(
                "{folder}: another program has held the folder for {seconds} seconds; "
                "wait until it ends, then try again",
                folder=folder,
                seconds=f"{seconds:g}",
            )
        )


def write_file(path: Path, content: bytes) -> None:
    """Writes *content* to *path* and creates its parent folders, see :func:`write_files`.

    A pipe or terminal (``/dev/stdout``) receives the content as it is.

    :raises NotAFile: *path* is a disk, a socket or a pipe that nobody reads.
    """
    try:
        handle = _open_stream(path)
        if handle is not None:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            return
    except OSError as error:
        raise CannotWrite(path, error) from error
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by name into *folder*, which is created if needed.

    No file is replaced before all contents are on disk. A replaced file keeps its permissions. A link stays a link, and
    the file that it leads to is replaced.

    :raises UnfitName: a name is not a plain file name. Nothing is written.
    :raises NotAFile: a name belongs to something other than a file, a link or nothing. Nothing is written.
    :raises CannotWrite: space or permission is missing. All previous files are unchanged.
    :raises FolderBusy: another program does not stop writing to the folder.
    """
    for name in files:
        _check_name(name)
        if fault := find_windows_fault(folder / name):
            raise UnfitName(name, fault)
    targets: dict[Path, Path] = {}
    path = folder / next(iter(files), "")
    staged: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in map(folder.joinpath, files):
            targets[path] = _find_target(path)
        with _hold_all({folder.resolve(), *(target.parent for target in targets.values())}):
            try:
                for path, target in targets.items():
                    staged.append((_stage(target, files[path.name]), target))
                for temporary, target in staged:
                    os.replace(temporary, target)
            except BaseException:
                for temporary, _ in staged:
                    with suppress(FileNotFoundError):
                        os.unlink(temporary)
                raise
    except OSError as error:
        raise CannotWrite(path, error) from error


@contextmanager
def _hold_all(folders: Iterable[Path]) -> Iterator[None]:
    with ExitStack() as held:
        # In one order, so that two writers never wait for each other.
        for folder in sorted(folders):
            held.enter_context(hold_folder(folder))
        yield


def _open_stream(path: Path) -> int | None:
    """A handle for what takes a stream of bytes: a pipe, terminal or open file. ``None`` if *path* is none of these."""
    if os.name == "nt":
        return None
    # An open file may be one to which the shell appends, so it is neither opened again nor replaced.
    if number := _DESCRIPTOR.fullmatch(str(path)):
        return os.dup(_STANDARD.get(number[1], 0) or int(number[2]))
    try:
        mode = path.stat().st_mode
    except OSError:
        return None
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        return None
    try:
        # Otherwise, opening a pipe would wait for a reader.
        handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise NotAFile(path) from error
        raise
    os.set_blocking(handle, True)
    return handle


def _find_target(path: Path) -> Path:
    """The file to write for *path*, which is that of its link if it is one."""
    target = Path(os.path.realpath(path, strict=False))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise NotAFile(path)
    return target


@contextmanager
def hold_folder(folder: Path, *, seconds: float | None = None) -> Iterator[None]:
    """Locks *folder* against other writers and flushes its entries to disk, as far as the system supports it.

    :param seconds: how long to wait for another writer, by default :data:`SECONDS`.
    :raises FolderBusy: it took longer.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Without locks, as on some network disks, a stray file looks like one that is being written.
        if _lock(handle, folder, SECONDS if seconds is None else seconds):
            for stray in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
                with suppress(OSError):
                    stray.unlink(missing_ok=True)
        yield
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, seconds: float) -> bool:
    """Waits for the lock of a folder, with a notice. Returns whether the disk has locks at all.

    Whoever may read a folder can lock it, so nobody waits without end.
    """
    start = time.monotonic()
    noticed = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            waited = time.monotonic() - start
            if waited > seconds:
                raise FolderBusy(folder, seconds) from error
            if waited > _PATIENCE and not noticed:
                notify(Message("{folder}: waiting for another program that writes here", folder=folder))
                noticed = True
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True


def _stage(path: Path, content: bytes) -> str:
    """Writes *content* to a temporary file beside *path* and returns its name."""
    # A file that is to be private is private from the beginning. The system applies the umask to a new one.
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    temporary = str(path.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _check_name(name: str) -> None:
    if name in ("", ".", "..") or "/" in name or "\\" in name:
        raise UnfitName(name, Message("it leads outside its folder"))
    if find_control(name):
        raise UnfitName(name, Message("it contains a control character"))
    if (size := len(os.fsencode(name))) > _LONGEST_NAME:
        raise UnfitName(
            name, Message("it takes {size} bytes, and a name may take {most}", size=size, most=_LONGEST_NAME)
        )
