"""Keeps a graph in a folder and updates it at a cost that grows with the changed files only.

The folder holds versions of the graph (:mod:`graph.stores.folder`) and a catalogue of the files behind it. If the
changed files have errors, or if many files changed, the graph is rebuilt and errors are reported as in a build.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version as get_package_version
from pathlib import Path

from graph.errors import InvalidQuery
from graph.errors.problems import Problem
from graph.input.files import DataFile, find_files
from graph.input.packaged import digest_packaged
from graph.model.resources import get_ontology_folder
from graph.pipeline.assembly import Assembly, assemble
from graph.pipeline.checks import check_all, check_dataset, report_all, run_checks
from graph.pipeline.contents import upload
from graph.pipeline.garbage import pause_collector
from graph.pipeline.kept.catalogue import Catalogue, FileEntry
from graph.pipeline.kept.drafts import Draft, draft_version
from graph.pipeline.kept.revision import Unsettled, revise
from graph.pipeline.validation import validate
from graph.stores import Place, get_place
from graph.view.days import LATEST

_CATALOGUE = "catalogue.sqlite"
# The digest of the packaged files in the catalogue, empty if the graph has nothing of them.
_PACKAGED = "packaged"
# If a larger part of the files changed, rebuilding the graph is faster.
_MOST_CHANGED = 0.2
# The errors of the engine and of the catalogue on files that they cannot read.
_DAMAGE = (OSError, RuntimeError, InvalidQuery, sqlite3.Error, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Kept:
    """The result of filling a folder: the number of files read, the number of all files, and the warnings."""

    read: int
    files: int
    warnings: tuple[Problem, ...]

    def describe(self, *, lang: str) -> str:
        """One line with the number of files read."""
        if lang == "ko":
            return f"저장 완료(전체 파일 {self.files}개 중 {self.read}개 읽음)"
        return f"stored, {self.read} of {self.files} files read"


@dataclass(frozen=True)
class _Basis:
    """The inputs of a kept graph: files and digests by name, and the values of :meth:`Catalogue.read_about`."""

    files: Mapping[str, DataFile]
    digests: Mapping[str, str]
    about: Mapping[str, str]


@dataclass(frozen=True)
class Uploaded:
    """The result of filling a server: the number of statements, and the warnings."""

    statements: int
    warnings: tuple[Problem, ...]

    def describe(self, *, lang: str) -> str:
        """One line with the number of statements."""
        if lang == "ko":
            return f"저장 완료(진술 {self.statements}개)"
        return f"stored, {self.statements} statements"


def fill_place(
    place: str, paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str
) -> Kept | Uploaded:
    """Stores the validated graph of the roadmaps in *paths* in a folder or on a SPARQL server.

    :param place: the path of a folder or the URL of a server.
    :raises InvalidInput: a stage finds errors. The exception lists them all, and the stored graph is unchanged.
    :raises CannotWrite: space or permission is missing in the folder.
    :raises EndpointFault: a request to the server fails.
    """
    if get_place(place) is Place.FOLDER:
        return keep(Path(place), paths, say=say, lang=lang, as_of=as_of)
    checked = check_all(paths, say=say, lang=lang, as_of=as_of)
    say(place)
    return Uploaded(upload(checked.store, place), checked.warnings)


def keep(folder: Path, paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST) -> Kept:
    """Stores the validated graph of the roadmaps in *paths* in *folder*. On failure, the stored graph is unchanged.

    :param say: receives the name of each stage, for a progress line.
    :param as_of: leaves out editions that appeared after this date. The graph is then always rebuilt.
    :raises InvalidInput: a stage finds errors. The exception lists all errors of that stage.
    :raises CannotWrite: space or permission is missing.
    """
    files = {file.name: file for file in find_files(paths)}
    with draft_version(folder) as draft:
        digests = {name: _digest(file) for name, file in files.items()}
        about = {"package": get_package_version("roadmap-graph"), "ontology": _digest_ontology(), "as_of": as_of}
        basis = _Basis(files, digests, about)
        kept = _update(draft, basis, lang=lang) if as_of == LATEST else None
        return kept or _make(draft, basis, say=say, lang=lang)


def _update(draft: Draft, basis: _Basis, *, lang: str) -> Kept | None:
    """Replaces the changed statements. Returns ``None`` if the graph must be rebuilt."""
    if draft.base is None:
        return None
    try:
        with Catalogue(draft.base.folder / _CATALOGUE) as catalogue:
            changed = _find_changed(catalogue, basis)
            if changed is None:
                return None
            if not changed:
                return Kept(0, len(basis.files), ())
            with pause_collector():
                revision = revise(draft.base.open(), catalogue, basis.files, basis.digests, changed)
    except (Unsettled, *_DAMAGE):
        return None
    findings = validate(revision.dataset, lang=lang)
    if findings.errors:
        return None
    warnings = (*revision.dataset.warnings, *findings.warnings)
    warnings += tuple(run_checks(revision.store, revision.dataset, lang=lang))
    with draft.begin(copy=True) as (version, store):
        store.exchange(revision.removed, revision.added)
        shutil.copyfile(draft.base.folder / _CATALOGUE, version.folder / _CATALOGUE)
        with Catalogue(version.folder / _CATALOGUE) as catalogue:
            catalogue.remove(revision.gone)
            catalogue.write(revision.entries)
    return Kept(len(revision.entries), len(basis.files), warnings)


def _find_changed(catalogue: Catalogue, basis: _Basis) -> set[str] | None:
    """The names of the files that changed, or ``None`` if the graph must be rebuilt."""
    known = catalogue.read_digests()
    changed = {name for name in {*known, *basis.digests} if known.get(name) != basis.digests.get(name)}
    about = catalogue.read_about()
    packaged = about.pop(_PACKAGED, "")
    if about != basis.about or packaged not in ("", digest_packaged()):
        return None
    return None if len(changed) > max(1, _MOST_CHANGED * len(basis.files)) else changed


def _make(draft: Draft, basis: _Basis, *, say: Callable[[str], None], lang: str) -> Kept:
    """Builds the graph from all files. Other arguments are as in :func:`keep`."""
    files = list(basis.files.values())
    with (
        report_all(files, say=say, lang=lang),
        assemble(files, processes=os.cpu_count() or 1) as assembly,
        draft.begin(copy=False) as (version, store),
    ):
        warnings = check_dataset(assembly, store, say=say, lang=lang, as_of=basis.about["as_of"])
        with Catalogue(version.folder / _CATALOGUE) as catalogue:
            catalogue.write_about({**basis.about, _PACKAGED: digest_packaged() if assembly.packaged else ""})
            catalogue.write(dict(_iter_entries(assembly, basis.digests)))
    return Kept(len(basis.files), len(basis.files), warnings)


def _iter_entries(assembly: Assembly, digests: Mapping[str, str]) -> Iterable[tuple[str, FileEntry]]:
    for one in assembly.readings:
        if one.declarations:
            entry = FileEntry(digests[one.file.name], one.declarations, one.mentions, one.origins, one.issued)
            yield one.file.name, entry


def _digest(file: DataFile) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _digest_ontology() -> str:
    """The digest of the ontology folder, on which the graph depends besides the data."""
    paths = sorted(path for path in get_ontology_folder().rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
