"""Fetches what others wrote for the page and its tests: vis-network and axe-core, by npm, each file by its checksum.

Run it after a change of a version here; the files are committed, so neither a build nor a test needs npm.
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

ROOT = Path(__file__).parent.parent
# vis-network adds its style sheet by script, 220 kB that the page's security policy refuses and our drawing never uses.
STYLE_CALLS = re.compile(r"""(?:A\((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\);){5,}""")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def without_styles(text: str) -> str:
    """The script of vis-network without its style sheet and without the comment that asks for a source map."""
    return SOURCE_MAP.sub("", STYLE_CALLS.sub("", text, count=1))


def unchanged(text: str) -> str:
    """*text* as it is."""
    return text


@dataclass(frozen=True)
class Asset:
    """A file of an npm package: where it lies there and here, its checksum there, and what is taken out of it."""

    package: str
    member: str
    target: str
    sha256: str
    change: Callable[[str], str] = unchanged


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
        "axe-core@4.14.1",
        "package/axe.min.js",
        "tests/assets/axe.min.js",
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    ),
)


def fetch_package(package: str, folder: Path) -> Path:
    """The archive of an npm package, fetched into *folder* from wherever npm is set up to look."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def read_member(archive: Path, asset: Asset) -> str:
    """The text of one file of *archive*.

    :raises ValueError: it is not the file whose checksum stands here.
    """
    with tarfile.open(archive) as packed:
        member = packed.extractfile(asset.member)
        content = member.read() if member else b""
    found = hashlib.sha256(content).hexdigest()
    if found != asset.sha256:
        raise ValueError(f"{asset.package}: {asset.member} has sha256 {found}; expected {asset.sha256}")
    return content.decode("utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        archives = {package: fetch_package(package, Path(temporary)) for package in {one.package for one in ASSETS}}
        for asset in ASSETS:
            target = ROOT / asset.target
            target.parent.mkdir(parents=True, exist_ok=True)
            text = asset.change(read_member(archives[asset.package], asset))
            target.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
