"""The command line. It only wires: every command loads, calls one function of the package, and prints.

Data go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 findings, 2 wrong use or input, 3 a limit of
disk, memory or a query, 4 our fault. Heavy packages are imported by the command that needs them: ``--help`` is quick.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.options import (
    DEFAULT_STORE,
    AsOfOption,
    DataOption,
    FormOption,
    Lang,
    LangOption,
    MegabytesOption,
    OutOption,
    RowsOption,
    SecondsOption,
    StoreOption,
    TrustedOption,
    Viewer,
    WhyOption,
    get_paths,
    open_knowledge,
)
from graph.report_commands import report_app

if TYPE_CHECKING:
    from graph.reports.result import Report


app = typer.Typer(
    name="roadmap-graph",
    help="A knowledge graph of regional strategy roadmaps: which agency covers which technology, where, with whose "
    "money, and who says so. Begin with: roadmap-graph build",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(report_app, name="report")


def main() -> None:
    """Runs the command line; see :func:`run_app`."""
    run_app(app)


def run_script(function: Callable[..., None]) -> None:
    """Runs *function* as a command of its own, whose arguments and options are its parameters; see :func:`run_app`."""
    single = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    single.command()(function)
    run_app(single)


def run_app(app: typer.Typer) -> None:
    """Runs *app* and turns every fault into one message and an exit code; any text shows on any console."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(standalone_mode=True)
    except BrokenPipeError:
        sys.exit(0)
    except MemoryError:  # told below, where what filled the memory has been let go
        code, text = 3, "roadmap-graph: out of memory; read fewer files at once, or allow it more"
    except Exception as error:
        code, text = _explain_fault(error)
    typer.echo(text, err=True)
    sys.exit(code)


def _explain_fault(error: Exception) -> tuple[int, str]:
    """Exit code and message: the user's own fault as it says itself, any other as ours; nothing orders a terminal."""
    from graph.characters import escape_unprintable
    from graph.errors import RoadmapError

    if isinstance(error, RoadmapError):
        return error.exit_code, "\n".join(map(escape_unprintable, str(error).split("\n")))
    return 4, f"roadmap-graph: internal error: {type(error).__name__}: {error}; please report it"


@app.command()
def build(
    data: DataOption = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for the results.")] = Path("build"),
    lang: LangOption = Lang.KO,
    as_of: AsOfOption = "",
    viewer: Annotated[
        Viewer, typer.Option("--viewer", help="The page: light, or full, which answers SPARQL offline (2 MB more).")
    ] = Viewer.LIGHT,
) -> None:
    """Validate the roadmaps and write the graph in every form, with the page to open in a browser."""
    from graph.building import build_all
    from graph.naming import to_day

    with _progress() as say:
        result = build_all(get_paths(data), say=say, lang=lang.value, as_of=to_day(as_of), viewer=viewer.value)
        result.write(out)
    for problem in result.warnings:
        typer.echo(f"warning: {problem}", err=True)
    typer.echo(result.describe(out, lang=lang.value))


@app.command("load")
def load_(
    store: Annotated[str, typer.Option("--store", help="Folder (./kept), or address of a SPARQL server.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    as_of: AsOfOption = "",
) -> None:
    """Validate the roadmaps and make a folder or SPARQL server hold them, whole or not at all; ask it by --store.

    A folder is brought up to date: only what changed is read again.
    """
    from graph.keeping import fill_place
    from graph.naming import to_day
    from graph.stores import Place, get_place

    if get_place(store) is Place.PROCESS:
        raise typer.BadParameter(f"'{store}' is an engine, which needs no loading; write a folder or an address")
    with _progress() as say:
        filled = fill_place(store, get_paths(data), say=say, lang=lang.value, as_of=to_day(as_of))
    for problem in filled.warnings:
        typer.echo(f"warning: {problem}", err=True)
    typer.echo(f"{store}: {filled.describe(lang=lang.value)}")


@app.command()
def validate(data: DataOption = None, lang: LangOption = Lang.KO) -> None:
    """Check the roadmaps: every error with file, line and column. Exit code 0 clean, 1 warnings, 2 errors."""
    from graph.building import check_all

    with _progress() as say:
        warnings = check_all(get_paths(data), say=say, lang=lang.value).warnings
    for problem in warnings:
        typer.echo(f"warning: {problem}", err=True)
    if warnings:
        raise typer.Exit(1)
    typer.echo("문제가 없습니다" if lang is Lang.KO else "no problems")


@app.command()
def query(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: Annotated[str, typer.Argument(help="Name of a query (see: list queries), a .rq file, or SELECT text.")],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", help="name=value of a named query, e.g. asked=EV or role=lead,participant."),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print the query, with the given parameters, instead of running it.")
    ] = False,
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = "",
    out: OutOption = None,
    as_of: AsOfOption = "",
    store: StoreOption = DEFAULT_STORE,
    trusted: TrustedOption = False,
    seconds: SecondsOption = 60,
    megabytes: MegabytesOption = 2_048,
    rows: RowsOption = 1_000_000,
) -> None:
    """Run a named query, a .rq file or SPARQL text. A text may only read, and has limits; see --trusted."""
    from graph.queries import get_query
    from graph.reports.tables import table_to_report
    from graph.sandbox import Limits

    text = Path(what).read_text(encoding="utf-8") if what.endswith(".rq") and Path(what).is_file() else what
    values = _group_parameters(parameter or [])
    if show:
        if as_of and "as_of" in {one.name for one in get_query(what).parameters}:
            values.setdefault("as_of", [as_of])
        # Only a name needs the data to become an IRI.
        shown = open_knowledge(data, store).bind(what, **values) if values else get_query(what).file.text
        typer.echo(shown, nl=False)
        return
    # Later editions are left out before anything is asked, so that the day holds for any query, also one of the user's.
    knowledge = open_knowledge(data, store, as_of=as_of)
    table = knowledge.query(text, trusted=trusted, limits=Limits(seconds, megabytes, rows), **values)
    _print(table_to_report(knowledge.store, table, name=what, lang=lang.value), form, out)


@app.command("list")
def list_(
    what: Annotated[str, typer.Argument(help="queries, reports, forms, technologies, agencies, regions, ...")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = "",
    out: OutOption = None,
) -> None:
    """List what there is: queries, reports, forms, technologies, agencies, regions, roadmaps, sources, roles."""
    from graph.errors import UnknownName
    from graph.reports.tables import LISTS, list_things

    if what not in LISTS:
        raise UnknownName("list", what, LISTS)
    _print(list_things(what, lambda: open_knowledge(data, DEFAULT_STORE).store, lang=lang.value), form, out)


@app.command()
def diff(  # noqa: PLR0913, PLR0917 - each is an option of the command
    before: Annotated[str, typer.Argument(help="An edition, e.g. gimje-special-vehicles/interim, or a file.")],
    after: Annotated[str, typer.Argument(help="A later edition, or another file.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = "",
    out: OutOption = None,
) -> None:
    """Say what changed between two editions or two files, in the plan's own words."""
    from graph.changes import compare, find_editions, read_state
    from graph.reports.changes import changes_to_report

    files = Path(before).exists() and Path(after).exists()
    sources = ([Path(before)], [Path(after)]) if files else (data, data)
    old = open_knowledge(sources[0], DEFAULT_STORE).store
    new = open_knowledge(sources[1], DEFAULT_STORE).store if files else old
    states = [
        read_state(store, None if files else find_editions(store, side))
        for store, side in ((old, before), (new, after))
    ]
    names = (Path(before).name, Path(after).name)
    _print(changes_to_report((old, new), compare(*states, whole=files), names=names, lang=lang.value), form, out)


@app.command()
def match(
    written: Annotated[
        str, typer.Argument(help="The name of an agency as somebody wrote it, e.g. (재)자동차융합기술원.")
    ],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = "",
    out: OutOption = None,
) -> None:
    """Say which agency a written name means, or may mean, with a score. Exit code 1 if none comes near."""
    from graph.matching import match_agencies
    from graph.reports.tables import matches_to_report

    store = open_knowledge(data, DEFAULT_STORE).store
    found = match_agencies(store, written)
    _print(matches_to_report(store, found, written=written, lang=lang.value), form, out)
    if not found:
        raise typer.Exit(1)


@app.command()
def why(  # noqa: PLR0913, PLR0917 - each is an option of the command
    one: Annotated[str, typer.Argument(help="An agency, region, technology, plan or project, by any of its names.")],
    other: Annotated[str, typer.Argument(help="Another one, e.g. why EV KITECH.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = "",
    out: OutOption = None,
    as_of: AsOfOption = "",
) -> None:
    """Say how two things are linked, statement by statement with sources, or why they are not. Exit code 1 if not."""
    knowledge = open_knowledge(data, DEFAULT_STORE)
    report = knowledge.report("connection", one, other, lang=lang.value, as_of=as_of)
    _print(knowledge.why(report), form, out)
    if not any(section.rows for section in report.sections):
        raise typer.Exit(1)


@app.command()
def ask(  # noqa: PLR0913, PLR0917 - each is an option of the command
    question: Annotated[str, typer.Argument(help="A question in Korean or English, e.g. 'EV를 담당하는 기관은?'")],
    data: DataOption = None,
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of the answer. Default: that of the question.")
    ] = None,
    form: FormOption = "",
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    why: WhyOption = False,
) -> None:
    """Answer a question by the report that fits it; the report is shown as a command. Exit code 1 if none fits."""
    from graph.asking.wording import describe_understanding

    knowledge = open_knowledge(data, store)
    answer = knowledge.ask(question, lang=lang.value if lang else "")
    paths = [word for path in data or () for word in ("--data", str(path))]
    typer.echo(describe_understanding(answer.understanding, extra=paths), err=True)
    if answer.report is None:
        raise typer.Exit(1)
    _print(knowledge.why(answer.report) if why else answer.report, form, out)


def _print(report: "Report", form: str, out: Path | None) -> None:
    from graph.delivery import deliver

    deliver(report, form=form, out=out)


def _group_parameters(pairs: list[str]) -> dict[str, list[str]]:
    """``name=value`` as name -> values; a name given twice has both."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"'{pair}' is not name=value")
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


if __name__ == "__main__":
    main()
