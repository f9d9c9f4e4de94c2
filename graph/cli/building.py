"""The build: validates the data, creates every file in memory, and then writes the files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors.characters import escape_unprintable
from graph.errors.problems import Problem
from graph.output.exporters import read_exporters
from graph.pipeline.checks import check_all
from graph.pipeline.files import write_files
from graph.reports.tables import count_things
from graph.stores import Store
from graph.view.days import LATEST
from graph.view.view import View


@dataclass(frozen=True)
class Build:
    """The files of a build by name, before they are written, with the number of entities and statements in them."""

    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    statements: int
    warnings: tuple[Problem, ...]

    def write(self, folder: Path) -> None:
        """Writes every file into *folder*. Each file is replaced completely or left unchanged."""
        write_files(folder, self.files)

    def describe(self, folder: Path, *, lang: str) -> str:
        """A summary of the contents and the files, and the next steps."""
        korean = lang == "ko"
        lines = [f"{count:>6}  {name}" for name, count in self.counts.items()]
        lines.append(f"{self.statements:>6}  {'진술' if korean else 'statements'}")
        shown = {name: escape_unprintable(str(folder / name)) for name in self.files}
        lines += ["", *(f"{shown[name]}  ({len(content) / 1024:,.0f} kB)" for name, content in self.files.items())]
        page = shown["roadmaps.html"]
        asked = "roadmap-graph report coverage EV"
        lines += ["", f"웹 페이지: {page}" if korean else f"Open: {page}"]
        lines.append(f"조회 예: {asked}" if korean else f"Try: {asked} --lang en")
        return "\n".join(lines)


def build_all(
    paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST, viewer: str = "light"
) -> Build:
    """Every file of the build, in memory. See :func:`check_all` for *say* and errors.

    :param viewer: ``light``, or ``full`` for a page with offline SPARQL.
    """

    checked = check_all(paths, say=say, lang=lang, as_of=as_of)
    files: dict[str, bytes] = {}
    for exporter in read_exporters().values():
        say(exporter.name)
        files[f"roadmaps.{exporter.extension}"] = exporter.function(checked.store)
    say("roadmaps.html")
    files["roadmaps.html"] = _build_page(checked.store, viewer)
    statements = files["roadmaps.nq"].count(b"\n")
    counts = {
        str(kind): int(str(count)) for kind, count in count_things(View(checked.store, lang=lang)).sections[0].rows
    }
    return Build(
        files,
        counts,
        statements,
        checked.warnings,
    )


def _build_page(store: Store, viewer: str) -> bytes:
    from graph.viewer.full import NOTHING, build_full
    from graph.viewer.page import build_page
    from graph.viewer.rendering import render_page

    addition = build_full(store) if viewer == "full" else NOTHING
    return render_page(build_page(View(store)), addition=addition).encode()
