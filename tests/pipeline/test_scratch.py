"""Intermediate files are gone when a command ends, and those of a killed command when the next one begins."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from support.commands import SETTINGS
from support.paths import DATA, ROOT

from graph.pipeline.scratch import scratch_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no locks as those of Unix")

# Holds a folder with a file until it is killed.
HOLD = """
import time
from graph.pipeline.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "part.nt").write_bytes(b"x")
    print(folder, flush=True)
    time.sleep(60)
"""
# The command, with several processes whatever the size of the data.
LOAD = """
import os, sys
from graph.pipeline import assembly, contents
os.cpu_count = lambda: 2
assembly._WORTH_PROCESSES = contents._WORTH_PROCESSES = 0
from graph.cli import main
main()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of the system, of this process and of those that it starts."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def start(place: Path, *arguments: str) -> "subprocess.Popen[str]":
    # Python 3.11 would leave cut bytecode behind where a limit holds.
    settings = {**SETTINGS, "PYTHONPATH": str(ROOT), "TMPDIR": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-c", *arguments]
    return subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_folder_is_removed_with_all_that_is_in_it(place: Path) -> None:
    with scratch_folder() as folder:
        (folder / "a").mkdir()
        (folder / "a" / "part.nt").write_bytes(b"x")
        with scratch_folder() as other:
            assert sorted(place.iterdir()) == sorted([folder, other])
    assert list(place.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_folder_of_a_killed_process_is_removed_by_the_next_and_that_of_a_living_one_is_not(
    end: signal.Signals, place: Path
) -> None:
    with start(place, HOLD) as killed, start(place, HOLD) as living:
        assert killed.stdout
        assert living.stdout
        folders = [Path(one.stdout.readline().strip()) for one in (killed, living) if one.stdout]
        killed.send_signal(end)
        killed.wait()
        assert all(folder.is_dir() for folder in folders)
        with scratch_folder() as own:
            assert sorted(place.iterdir()) == sorted([folders[1], own])
        living.kill()


def test_what_may_belong_to_somebody_else_stays(place: Path, tmp_path: Path) -> None:
    (place / "roadmap-graph-scratch-notes").mkdir()
    (place / "roadmap-graph-scratch-notes" / "a.txt").write_bytes(b"mine")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "held.lock").write_bytes(b"")
    (place / "roadmap-graph-scratch-link").symlink_to(tmp_path / "elsewhere")
    with scratch_folder():
        pass
    assert [path.name for path in sorted(place.iterdir())] == [
        "roadmap-graph-scratch-link",
        "roadmap-graph-scratch-notes",
    ]
    assert (place / "roadmap-graph-scratch-notes" / "a.txt").read_bytes() == b"mine"
    assert (tmp_path / "elsewhere" / "held.lock").exists()


@pytest.mark.slow
def test_loads_that_are_aborted_leave_nothing_after_the_next(place: Path, tmp_path: Path) -> None:
    words = ("load", "--store", f"{tmp_path}/kept", "--data", str(DATA))
    left = 0
    for _ in range(3):
        with start(place, LOAD, *words) as load:
            while load.poll() is None and not any(place.iterdir()):
                time.sleep(0.001)
            os.kill(load.pid, signal.SIGKILL)
        left += any(place.iterdir())
    with start(place, LOAD, *words) as load:
        load.communicate()
    assert (left, load.returncode, list(place.iterdir())) == (3, 0, [])


@pytest.mark.slow
def test_a_temporary_folder_without_space_is_named(place: Path, tmp_path: Path) -> None:
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n{LOAD}"
    with start(place, limited, "load", "--store", f"{tmp_path}/kept", "--data", str(DATA), "--lang", "en") as load:
        said = load.communicate()
    told = f"{place}: cannot be written (File too large); the previous file, if any, is unchanged\n"
    assert (load.returncode, said) == (3, ("", told))
    assert list(place.iterdir()) == []
