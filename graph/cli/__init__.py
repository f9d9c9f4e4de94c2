"""The command line. It only wires: every command loads, calls one function of the package, and prints.

Data go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 findings, 2 wrong use or input, 3 a limit of
disk, memory or a query, 4 our fault. Heavy packages are imported by the command that needs them: ``--help`` is quick.
"""

import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import (
    DEFAULT_STORE,
    answer_options,
    as_of_option,
    data_option,
    form_option,
    get_paths,
    lang_option,
    language,
    open_knowledge,
    out_option,
    store_option,
    why_option,
)
from graph.cli.report_commands import ReportGroup
from graph.pipeline.garbage import spare_last_collection

if TYPE_CHECKING:
    from graph.errors.problems import Problem
    from graph.reports.result import Report


_OUT_OF_MEMORY = (3, "roadmap-graph: out of memory; read fewer files at once, or allow it more")


class _InOrder(click.Group):
    """Lists its commands in the order in which a user meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(
    "roadmap-graph",
    cls=_InOrder,
    help="A knowledge graph of regional strategy roadmaps: which agency covers which technology, where, with whose "
    "money, and who says so. Begin with: roadmap-graph build",
)
def app() -> None:
    """The group of all commands."""


def main() -> None:
    """Runs the command line; see :func:`run_app`."""
    run_app(app)


def run_app(command: click.Command) -> None:
    """Runs *command* and turns every fault into one message and an exit code; any text shows on any console."""
    spare_last_collection()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        command()
    except MemoryError:  # told below, where what filled the memory has been let go
        code, text = _OUT_OF_MEMORY
    except Exception as error:
        code, text = _explain_fault(error)
    click.echo(text, err=True)
    sys.exit(code)


def _explain_fault(error: Exception) -> tuple[int, str]:
    """Exit code and message: the user's own fault as it says itself, any other as ours; nothing orders a terminal."""
    from graph.errors import RoadmapError
    from graph.errors.characters import escape_unprintable

    if isinstance(error, OSError) and error.errno == errno.ENOMEM:  # no process can be started
        return _OUT_OF_MEMORY
    if isinstance(error, RoadmapError):
        return error.exit_code, "\n".join(map(escape_unprintable, str(error).split("\n")))
    return 4, f"roadmap-graph: internal error: {type(error).__name__}: {error}; please report it"


@app.command()
@data_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("build"),
    show_default=True,
    help="Folder for the results.",
)
@lang_option
@as_of_option
@click.option(
    "--viewer",
    type=click.Choice(["light", "full"]),
    default="light",
    show_default=True,
    help="The page: light, or full, which answers SPARQL offline (2 MB more).",
)
def build(*, data: tuple[Path, ...], out: Path, lang: str, as_of: str, viewer: str) -> None:
    """Validate the roadmaps and write the graph in every form, with the page to open in a browser."""
    from graph.cli.building import build_all
    from graph.view.days import to_day

    with _progress() as say:
        result = build_all(get_paths(data), say=say, lang=lang, as_of=to_day(as_of), viewer=viewer)
        result.write(out)
    _warn(result.warnings)
    click.echo(result.describe(out, lang=lang))


@app.command("load")
@click.option("--store", required=True, metavar="FOLDER|URL", help="Folder (./kept), or address of a SPARQL server.")
@data_option
@lang_option
@as_of_option
def load_(*, store: str, data: tuple[Path, ...], lang: str, as_of: str) -> None:
    """Validate the roadmaps and make a folder or SPARQL server hold them, whole or not at all; ask it by --store.

    A folder is brought up to date: only what changed is read again.
    """
    from graph.pipeline.kept.keeper import fill_place
    from graph.stores import Place, get_place
    from graph.view.days import to_day

    if get_place(store) is Place.PROCESS:
        raise click.BadParameter(f"'{store}' is an engine, which needs no loading; write a folder or an address")
    with _progress() as say:
        filled = fill_place(store, get_paths(data), say=say, lang=lang, as_of=to_day(as_of))
    _warn(filled.warnings)
    click.echo(f"{store}: {filled.describe(lang=lang)}")


@app.command()
@data_option
@lang_option
def validate(*, data: tuple[Path, ...], lang: str) -> None:
    """Check the roadmaps: every error with file, line and column. Exit code 0 clean, 1 warnings, 2 errors."""
    from graph.pipeline.checks import check_all

    with _progress() as say:
        warnings = check_all(get_paths(data), say=say, lang=lang).warnings
    _warn(warnings)
    if warnings:
        raise click.exceptions.Exit(1)
    click.echo("문제가 없습니다" if lang == "ko" else "no problems")


def _limit(name: str, default: int, help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A limit of the query of a text: a whole number above zero."""
    number = click.IntRange(min=1)
    return click.option(name, type=number, metavar="NUMBER", default=default, show_default=True, help=help_text)


@app.command()
@click.argument("what", help="Name of a query (see: list queries), a .rq file, or SELECT text.")
@click.option(
    "--parameter",
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="name=value of a named query, e.g. asked=EV or role=lead,participant.",
)
@click.option("--show", is_flag=True, help="Print the query, with the given parameters, instead of running it.")
@answer_options
@as_of_option
@store_option
@click.option(
    "--trusted",
    is_flag=True,
    help="Run text as it is: with SERVICE and FROM, in this process, without limits.",
)
@_limit("--seconds", 60, "How long the query of a text may run.")
@_limit("--megabytes", 2_048, "Memory it may take beyond the data (Linux).")
@_limit("--rows", 1_000_000, "How many rows it may have.")
def query(  # noqa: PLR0913 - each is an option of the command
    *,
    what: str,
    parameters: tuple[str, ...],
    show: bool,
    data: tuple[Path, ...],
    lang: str,
    form: str,
    out: Path | None,
    as_of: str,
    store: str,
    trusted: bool,
    seconds: int,
    megabytes: int,
    rows: int,
) -> None:
    """Run a named query, a .rq file or SPARQL text. A text may only read, and has limits; see --trusted."""
    from graph.knowledge import Knowledge
    from graph.queries import get_query
    from graph.reports.tables import table_to_report
    from graph.stores import open_store
    from graph.stores.sandbox import Limits

    text = Path(what).read_text(encoding="utf-8") if what.endswith(".rq") and Path(what).is_file() else what
    values = _group_parameters(parameters)
    if show:
        query_asked = get_query(what)
        if as_of and (query_asked.is_dated or "as_of" in {one.name for one in query_asked.parameters}):
            values.setdefault("as_of", [as_of])
        # Only a name needs the data to become an IRI.
        named = {name: given for name, given in values.items() if name != "as_of"}
        knowledge = open_knowledge(data, store) if named else Knowledge(open_store())
        shown = knowledge.bind(what, **values)
        click.echo(shown, nl=False)
        return
    # Later editions are left out before anything is asked, so that the day holds for any query, also one of the user's.
    knowledge = open_knowledge(data, store, as_of=as_of)
    table = knowledge.query(text, trusted=trusted, limits=Limits(seconds, megabytes, rows), **values)
    _print(table_to_report(knowledge.view(lang=lang), table, name=what), form, out)


@app.command("list")
@click.argument("what", help="queries, reports, forms, technologies, agencies, regions, ...")
@answer_options
def list_(*, what: str, data: tuple[Path, ...], lang: str, form: str, out: Path | None) -> None:
    """List what there is: queries, reports, forms, technologies, agencies, regions, roadmaps, sources, roles."""
    from graph.errors import UnknownName
    from graph.reports.tables import LISTS, list_things

    if what not in LISTS:
        raise UnknownName("list", what, LISTS)
    _print(list_things(what, lambda: open_knowledge(data, DEFAULT_STORE).view(lang=lang), lang=lang), form, out)


@app.command()
@click.argument("before", help="An edition, e.g. gimje-special-vehicles/interim, or a file.")
@click.argument("after", help="A later edition, or another file.")
@answer_options
def diff(  # noqa: PLR0913 - each is an option of the command
    *, before: str, after: str, data: tuple[Path, ...], lang: str, form: str, out: Path | None
) -> None:
    """Say what changed between two editions or two files, in the plan's own words."""
    from graph.reports.changes import changes_to_report
    from graph.view.changes import compare, find_editions, read_state

    files = Path(before).exists() and Path(after).exists()
    sources = ([Path(before)], [Path(after)]) if files else (data, data)
    old = open_knowledge(sources[0], DEFAULT_STORE).view(lang=lang)
    new = open_knowledge(sources[1], DEFAULT_STORE).view(lang=lang) if files else old
    states = [
        read_state(view, None if files else find_editions(view, side)) for view, side in ((old, before), (new, after))
    ]
    names = (Path(before).name, Path(after).name)
    _print(changes_to_report((old, new), compare(*states, whole=files), names=names), form, out)


@app.command()
@click.argument("written", help="The name of an agency as somebody wrote it, e.g. (재)자동차융합기술원.")
@answer_options
def match(*, written: str, data: tuple[Path, ...], lang: str, form: str, out: Path | None) -> None:
    """Say which agency a written name means, or may mean, with a score. Exit code 1 if none comes near."""
    from graph.reports.tables import matches_to_report
    from graph.view.matches import match_agencies

    view = open_knowledge(data, DEFAULT_STORE).view(lang=lang)
    found = match_agencies(view.store, written)
    _print(matches_to_report(view, found, written=written), form, out)
    if not found:
        raise click.exceptions.Exit(1)


@app.command()
@click.argument("one", help="An agency, region, technology, plan or project, by any of its names.")
@click.argument("other", help="Another one, e.g. why EV KITECH.")
@answer_options
@as_of_option
def why(  # noqa: PLR0913 - each is an option of the command
    *, one: str, other: str, data: tuple[Path, ...], lang: str, form: str, out: Path | None, as_of: str
) -> None:
    """Say how two things are linked, statement by statement with sources, or why they are not. Exit code 1 if not."""
    knowledge = open_knowledge(data, DEFAULT_STORE)
    report = knowledge.report("connection", one, other, lang=lang, as_of=as_of)
    _print(knowledge.why(report), form, out)
    if not any(section.rows for section in report.sections):
        raise click.exceptions.Exit(1)


@app.command()
@click.argument("question", help="A question in Korean or English, e.g. 'EV를 담당하는 기관은?'")
@data_option
@click.option("--lang", type=language, help="Language of the answer. Default: that of the question.")
@form_option
@out_option
@store_option
@why_option
def ask(  # noqa: PLR0913 - each is an option of the command
    *, question: str, data: tuple[Path, ...], lang: str | None, form: str, out: Path | None, store: str, why: bool
) -> None:
    """Answer a question by the report that fits it; the report is shown as a command. Exit code 1 if none fits."""
    from graph.reports.questions.wording import describe_understanding

    knowledge = open_knowledge(data, store)
    answer = knowledge.ask(question, lang=lang or "")
    paths = [word for path in data for word in ("--data", str(path))]
    click.echo(describe_understanding(answer.understanding, extra=paths), err=True)
    if answer.report is None:
        raise click.exceptions.Exit(1)
    _print(knowledge.why(answer.report) if why else answer.report, form, out)


def _print(report: "Report", form: str, out: Path | None) -> None:
    from graph.cli.delivery import deliver

    deliver(report, form=form, out=out)


def _warn(problems: Iterable["Problem"]) -> None:
    for problem in problems:
        click.echo(f"warning: {problem}", err=True)


def _group_parameters(pairs: Iterable[str]) -> dict[str, list[str]]:
    """``name=value`` as name -> values; a name given twice has both."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.BadParameter(f"'{pair}' is not name=value")
        values.setdefault(name, []).append(value)
    return values


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is being done; nothing where stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


app.add_command(ReportGroup("report", help="Run a report, e.g. roadmap-graph report coverage EV."))
