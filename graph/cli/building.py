"""The whole build: check everything, make every file in memory, and only then write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, RuleBroken
from graph.knowledge import fill_store
from graph.model.vocabulary import to_prefixed
from graph.output.exporters import read_exporters
from graph.pipeline.assembly import Assembly, read_dataset
from graph.pipeline.dataset import Dataset
from graph.pipeline.files import write_files
from graph.pipeline.validation import validate
from graph.queries import read_queries
from graph.reports.tables import count_things
from graph.stores import Iri, Store, open_store
from graph.view.names import LATEST


@dataclass(frozen=True)
class Checked:
    """A graph without errors, and what a human should look at."""

    store: Store
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Build:
    """The files of a build by name, not yet written, and how many things and statements they hold."""

    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    statements: int
    warnings: tuple[Problem, ...]

    def write(self, folder: Path) -> None:
        """Writes every file into *folder*; each is there whole or as it was before."""
        write_files(folder, self.files)

    def describe(self, folder: Path, *, lang: str) -> str:
        """What was written, what is in it, and what to open next."""
        korean = lang == "ko"
        lines = [f"{count:>6}  {name}" for name, count in self.counts.items()]
        lines.append(f"{self.statements:>6}  {'진술' if korean else 'statements'}")
        lines += ["", *(f"{folder / name}  ({len(content) / 1024:,.0f} kB)" for name, content in self.files.items())]
        page = folder / "roadmaps.html"
        asked = "roadmap-graph report coverage EV"
        lines += ["", f"열어 보기: {page}" if korean else f"Open: {page}"]
        lines.append(f"물어보기: {asked}" if korean else f"Ask: {asked} --lang en")
        return "\n".join(lines)


def check_all(paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST) -> Checked:
    """The graph of the roadmaps in *paths*, after the model, the shapes and the checks have all been asked.

    :param say: receives what is being done, for a progress line.
    :param as_of: leaves out the editions that appeared after this day.
    :raises InvalidInput: with every error of the stage that finds any; nothing has been written then.
    """
    say("YAML")
    with read_dataset(paths) as dataset:
        store = open_store()
        return Checked(store, check_dataset(dataset, store, say=say, lang=lang, as_of=as_of))


def check_dataset(
    dataset: Dataset | Assembly, store: Store, *, say: Callable[[str], None], lang: str, as_of: str = LATEST
) -> tuple[Problem, ...]:
    """Asks the shapes about *dataset*, fills the empty *store* with it, and asks the checks; returns all warnings.

    :raises InvalidInput: the shapes find an error.
    """
    say("SHACL")
    findings = validate(dataset, lang=lang)
    if findings.errors:
        raise InvalidInput(findings.errors)
    say("SPARQL")
    fill_store(store, dataset, as_of=as_of)
    return (*dataset.warnings, *findings.warnings, *run_checks(store, dataset, lang=lang))


def build_all(
    paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST, viewer: str = "light"
) -> Build:
    """Every file of the build, in memory; see :func:`check_all` for *say* and errors.

    :param viewer: ``light``, or ``full`` for a page that answers SPARQL by itself.
    """

    checked = check_all(paths, say=say, lang=lang, as_of=as_of)
    files: dict[str, bytes] = {}
    for exporter in read_exporters().values():
        say(exporter.name)
        files[f"roadmaps.{exporter.extension}"] = exporter.function(checked.store)
    say("roadmaps.html")
    files["roadmaps.html"] = _build_page(checked.store, viewer)
    statements = files["roadmaps.nq"].count(b"\n")
    counts = {str(kind): int(str(count)) for kind, count in count_things(checked.store, lang=lang).sections[0].rows}
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
    return render_page(build_page(store), addition=addition).encode()


def run_checks(store: Store, dataset: Dataset | Assembly, *, lang: str) -> list[Problem]:
    """What the queries of ``checks/`` return, at the place of the first thing in the row that has one."""
    problems: list[Problem] = []
    for name, check in read_queries("checks").items():
        message = check.file.get_line("summary-ko" if lang == "ko" else "summary")
        for row in store.select(check.file.text).rows:
            things = [cell for cell in row if isinstance(cell, Iri)]
            place = next((dataset.places[(thing,)] for thing in things if (thing,) in dataset.places), None)
            what = ", ".join(to_prefixed(thing) for thing in things)
            if place:
                problems.append(RuleBroken(location=place, rule=name, message=f"{what}: {message}"))
    return problems
