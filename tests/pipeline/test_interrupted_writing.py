"""Writers that are killed, that run beside each other, or that hit a limit leave whole files."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.paths import DATA, ROOT

pytestmark = pytest.mark.slow

SETTINGS = {"PATH": "", "PYTHONPATH": str(ROOT)}
MIB = 1024 * 1024

# A child writes "old" and "new" by turns, 4 MiB each, until it is killed.
KILL = """
import os, random, signal, sys, time
from pathlib import Path
from graph.pipeline.files import write_file
folder, contents = Path(sys.argv[1]), (b"old" * 1_400_000, b"new" * 1_400_000)
chance, torn, caught = random.Random(9), 0, 0
write_file(folder / "page.html", contents[0])
for _ in range(100):
    child = os.fork()
    if not child:
        while True:
            for content in contents:
                write_file(folder / "page.html", content)
    time.sleep(chance.uniform(0.001, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    torn += (folder / "page.html").read_bytes() not in contents
    caught += len(list(folder.glob(".*.part")))
write_file(folder / "page.html", contents[0])
print(torn, caught, sorted(path.name for path in folder.iterdir()))
"""

# Twenty times sixteen children write the same files at once, each with its own content; the parent looks on.
CROWD = """
import logging, os, sys
logging.disable()
from pathlib import Path
from graph.pipeline.files import write_files
folder, names = Path(sys.argv[1]), [f"{letter}.nq" for letter in "abcdefghijkl"]
write_files(folder, {name: b"x;" * 5_000 for name in names})
torn = mixed = 0
for round in range(20):
    running = set()
    for number in range(16):
        child = os.fork()
        if not child:
            write_files(folder, {name: f"{round:02}-{number:02};".encode() * 5_000 for name in names})
            os._exit(0)
        running.add(child)
    while running:
        for name in names[::4]:
            torn += len(set((folder / name).read_bytes().split(b";")) - {b""}) != 1
        running -= {child for child in running if os.waitpid(child, os.WNOHANG)[0]}
    mixed += len({(folder / name).read_bytes() for name in names}) != 1
print(torn, mixed, len(list(folder.iterdir())))
"""

# Whoever is root gives that up first, for root may write anywhere.
REFUSED = """
import os, sys
from pathlib import Path
from graph.errors import RoadmapError
from graph.pipeline.files import write_file
if os.getuid() == 0:
    os.setuid(65534)
try:
    write_file(Path(sys.argv[1], "page.html"), b"new")
except RoadmapError as error:
    print(error.exit_code, str(error).replace(sys.argv[1], "out"))
"""


def run_code(code: str, folder: Path) -> str:
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(command, env=SETTINGS, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def run_command(*arguments: str, limit: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph.cli", *arguments]
    # Python 3.11 would leave cut bytecode behind where a limit holds.
    settings = {**SETTINGS, "ROADMAP_GRAPH_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, env=settings, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limit
    )


def read_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder with the files of an earlier build."""
    for name in ("roadmaps.nq", "roadmaps.html"):
        (tmp_path / name).write_bytes(b"earlier")
    return tmp_path


def test_a_hundred_killed_writers_leave_no_torn_file(tmp_path: Path) -> None:
    torn, caught, names = run_code(KILL, tmp_path).split(" ", 2)
    assert (torn, names) == ("0", "['page.html']")
    # Most of them were killed in the middle, which the part that they left shows.
    assert int(caught) > 30


def test_sixteen_writers_leave_the_files_of_one_of_them(tmp_path: Path) -> None:
    assert run_code(CROWD, tmp_path) == "0 0 12"


def test_a_missing_permission_leaves_the_earlier_file() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name, "out")
        folder.mkdir()
        (folder / "page.html").write_bytes(b"earlier")
        os.chmod(name, 0o755)
        os.chmod(folder, 0o555)
        told = run_code(REFUSED, folder)
        left = read_folder(folder)
        os.chmod(folder, 0o755)
    why = "cannot be written (Permission denied); the previous file, if any, is unchanged"
    assert told == f"2 out/page.html: {why}"
    assert left == {"page.html": b"earlier"}


def test_a_limit_on_the_size_of_files_leaves_the_earlier_build_and_one_line(earlier: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    before = read_folder(earlier)
    done = run_command("build", "--out", str(earlier), limit=limit)
    assert (done.returncode, done.stdout) == (3, "")
    name, told = done.stderr.split(": ", 1)
    assert Path(name).parent == earlier
    assert told == "cannot be written (File too large); the previous file, if any, is unchanged\n"
    assert read_folder(earlier) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB; only root can have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here, which takes root")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_earlier_build_and_one_line(small_disk: Path) -> None:
    for name in ("roadmaps.nq", "roadmaps.html"):
        (small_disk / name).write_bytes(b"earlier")
    before = read_folder(small_disk)
    done = run_command("build", "--out", str(small_disk), limit=lambda: None)
    assert (done.returncode, done.stdout) == (3, "")
    name, told = done.stderr.split(": ", 1)
    assert Path(name).parent == small_disk
    assert told == "cannot be written (No space left on device); the previous file, if any, is unchanged\n"
    assert read_folder(small_disk) == before


def test_a_file_too_large_for_the_memory_is_one_line(tmp_path: Path) -> None:
    sources = "".join(f"  - {{id: s{number}, title: 기사, publisher: 신문}}\n" for number in range(100_000))
    (tmp_path / "large.yaml").write_text(f"sources:\n{sources}", encoding="utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (200 * MIB, 200 * MIB))

    done = run_command("validate", "--data", str(tmp_path / "large.yaml"), limit=limit)
    told = "roadmap-graph: out of memory; load fewer files at once or raise the memory limit\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", told)


@pytest.mark.parametrize("mebibytes", [100, 140, 180, 220, 260])
def test_whatever_part_lacks_memory_the_earlier_build_is_left(mebibytes: int, earlier: Path) -> None:
    """The engine, which is no Python, ends the process when it is refused memory; nothing has been written then.

    How much a build takes differs between machines, so the larger limits may also let it through.
    """

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MIB, mebibytes * MIB))

    before = read_folder(earlier)
    done = run_command("build", "--data", str(DATA), "--out", str(earlier), limit=limit)
    assert (done.returncode != 0) == (read_folder(earlier) == before)
    assert done.returncode or mebibytes > 200
