"""The peers and the environments in which they run, each installed by its name when it is first needed."""

import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Peer:
    """A tool, the program that gives it the job, the packages it needs, and what it leaves out of the job.

    One that *counts* is a peer and no limit; one that *validates* tests what it reads, as this package does.
    """

    name: str
    program: str
    packages: tuple[str, ...]
    lacks: str
    counts: bool = True
    validates: bool = False

    @property
    def script(self) -> Path:
        """The program as a file."""
        return FOLDER / self.program


_PLAIN = "no positions, no validation, no reasons, no editions"
PEERS: Mapping[str, Peer] = {
    "kglab": Peer("kglab", "kglab_graph.py", ("kglab", "pyyaml"), _PLAIN),
    "linkml": Peer(
        "LinkML",
        "linkml_convert.py",
        ("linkml", "pyyaml"),
        "no positions, no reasons, no editions; tests ranges",
        validates=True,
    ),
    "morph-kgc": Peer("Morph-KGC", "morph_kgc_tables.py", ("morph-kgc", "pyyaml"), f"{_PLAIN}; YAML flattened to CSV"),
    "rdflib": Peer("rdflib + PyYAML C loader", "plain_rdflib.py", ("rdflib", "pyyaml"), _PLAIN),
    "oxigraph": Peer(
        "Oxigraph on prepared N-Triples", "prepared_oxigraph.py", ("pyoxigraph",), f"{_PLAIN}, reads no YAML", False
    ),
    "bare": Peer("bare script of yaml-rs and Oxigraph", "bare_script.py", ("pyoxigraph", "yaml-rs"), _PLAIN, False),
    "loaders": Peer("YAML loaders", "fast_loaders.py", ("pyyaml", "rapidyaml", "yaml-rs"), "read YAML only", False),
}


@dataclass(frozen=True)
class Environment:
    """The Python of a peer and the versions of its packages; or why there is none."""

    python: Path
    versions: tuple[str, ...] = ()
    fault: str = ""


def install(name: str, folder: Path) -> Environment:
    """The environment of the peer *name* below *folder*, made if it is not there yet."""
    place = folder / name
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = place / "installed"
    if not done.exists():
        venv.create(place, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "-q", *PEERS[name].packages]
        installed = subprocess.run(command, capture_output=True, text=True, check=False)
        if installed.returncode:
            reason = installed.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
            return Environment(python, fault=f"could not be installed: {reason[0]}")
        done.touch()
    listed = subprocess.run([python, "-m", "pip", "freeze"], capture_output=True, text=True, check=False).stdout
    wanted = {package.replace("-", "_").lower() for package in PEERS[name].packages}
    found = [line for line in listed.splitlines() if line.split("==")[0].replace("-", "_").lower() in wanted]
    return Environment(python, tuple(sorted(found)))
