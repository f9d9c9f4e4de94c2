"""The command line. It only wires: every command loads, calls one function of the package, and prints.

Data go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 findings, 2 wrong use or input, 4 our fault.
Heavy packages are imported by the command that needs them, so that ``--help`` is quick.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph.knowledge import Knowledge
    from graph.reports import ReportSpec
    from graph.reports.result import Report


class Lang(StrEnum):
    """Language of names, headings and notes."""

    KO = "ko"
    EN = "en"


class Form(StrEnum):
    """Form of what is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


class Viewer(StrEnum):
    """How much the page can do by itself."""

    LIGHT = "light"
    FULL = "full"


class Engine(StrEnum):
    """Where the graph is held while a command runs."""

    OXIGRAPH = "oxigraph"
    MEMORY = "memory"


DataOption = Annotated[
    list[Path] | None,
    typer.Option("--data", help="A roadmap file or a folder of them; may be repeated. Default: data/roadmaps.yaml."),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of names, headings and notes.")]
FormOption = Annotated[Form, typer.Option("--format", help="Form of the output.")]
AsOfOption = Annotated[
    str, typer.Option("--as-of", help="Day of the view: 2022-12-31, 2022-12 or 2022 (its last day). Default: latest.")
]
StoreOption = Annotated[Engine, typer.Option("--store", help="Engine: oxigraph (fast) or memory (rdflib).")]

app = typer.Typer(
    name="roadmap-graph",
    help="A knowledge graph of regional strategy roadmaps: which agency covers which technology, where, with whose "
    "money, and who says so. Begin with: roadmap-graph build",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Runs the command line and turns every fault into one message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Korean Windows console would otherwise refuse what CP949 does not hold.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        app(standalone_mode=True)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        from graph.errors import RoadmapError

        if isinstance(error, RoadmapError):
            typer.echo(str(error), err=True)
            sys.exit(error.exit_code)
        typer.echo(f"roadmap-graph: internal error: {type(error).__name__}: {error}; please report it", err=True)
        sys.exit(4)


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
        result = build_all(_paths(data), say=say, lang=lang.value, as_of=to_day(as_of), viewer=viewer.value)
        result.write(out)
    for problem in result.warnings:
        typer.echo(f"warning: {problem}", err=True)
    typer.echo(result.describe(out, lang=lang.value))


@app.command()
def validate(data: DataOption = None, lang: LangOption = Lang.KO) -> None:
    """Check the roadmaps: every error with file, line and column. Exit code 0 clean, 1 warnings, 2 errors."""
    from graph.building import check_all

    with _progress() as say:
        warnings = check_all(_paths(data), say=say, lang=lang.value).warnings
    for problem in warnings:
        typer.echo(f"warning: {problem}", err=True)
    if warnings:
        raise typer.Exit(1)
    typer.echo("문제가 없습니다" if lang is Lang.KO else "no problems")


@app.command()
def query(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: Annotated[str, typer.Argument(help="Name of a query (see: list queries), a .rq file, or SELECT text.")],
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="name=value of a named query, e.g. asked=EV.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the query instead of running it.")] = False,
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = Form.TABLE,
    as_of: AsOfOption = "",
    store: StoreOption = Engine.OXIGRAPH,
) -> None:
    """Run a named query, a .rq file or SPARQL text."""
    from graph.queries import get_query
    from graph.reports.tables import table_to_report

    text = Path(what).read_text(encoding="utf-8") if what.endswith(".rq") and Path(what).is_file() else what
    if show:
        typer.echo(get_query(what).file.text, nl=False)
        return
    # Later editions are left out before anything is asked, so that the day holds for any query, also one of the user's.
    knowledge = _load(data, store, as_of=as_of)
    values = dict(_split_parameter(pair) for pair in parameter or [])
    table = knowledge.query(text, **values)
    _print(table_to_report(knowledge.store, table, name=what, lang=lang.value), form)


@app.command("list")
def list_(
    what: Annotated[str, typer.Argument(help="queries, reports, exporters, technologies, agencies, regions, ...")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = Form.TABLE,
) -> None:
    """List what there is: queries, reports, exporters, technologies, agencies, regions, roadmaps, sources, roles."""
    from graph.errors import UnknownName
    from graph.reports.tables import LISTS, list_things

    if what not in LISTS:
        raise UnknownName("list", what, LISTS)
    _print(list_things(what, lambda: _load(data, Engine.OXIGRAPH).store, lang=lang.value), form)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="An edition, e.g. gimje-special-vehicles/interim, or a file.")],
    after: Annotated[str, typer.Argument(help="A later edition, or another file.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = Form.TABLE,
) -> None:
    """Say what changed between two editions or two files, in the plan's own words."""
    from graph.changes import compare, find_editions, read_state
    from graph.reports.differences import changes_to_report

    files = Path(before).exists() and Path(after).exists()
    sources = ([Path(before)], [Path(after)]) if files else (data, data)
    old = _load(sources[0], Engine.OXIGRAPH).store
    new = _load(sources[1], Engine.OXIGRAPH).store if files else old
    states = [
        read_state(store, None if files else find_editions(store, side))
        for store, side in ((old, before), (new, after))
    ]
    names = (Path(before).name, Path(after).name)
    _print(changes_to_report((old, new), compare(*states, whole=files), names=names, lang=lang.value), form)


@app.command()
def match(
    written: Annotated[
        str, typer.Argument(help="The name of an agency as somebody wrote it, e.g. (재)자동차융합기술원.")
    ],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    form: FormOption = Form.TABLE,
) -> None:
    """Say which agency a written name means, or may mean, with a score. Exit code 1 if none comes near."""
    from graph.matching import match_agencies
    from graph.reports.tables import matches_to_report

    store = _load(data, Engine.OXIGRAPH).store
    found = match_agencies(store, written)
    _print(matches_to_report(store, found, written=written, lang=lang.value), form)
    if not found:
        raise typer.Exit(1)


class _ReportGroup(typer.core.TyperGroup):
    """The reports as commands; their modules are read only when a report is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        from graph.reports import read_reports

        return list(read_reports())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        from graph.reports import get_report

        return _to_command(get_report(cmd_name))


report_app = typer.Typer(cls=_ReportGroup, rich_markup_mode=None, no_args_is_help=True, help="Run a report.")
app.add_typer(report_app, name="report")


@report_app.callback()
def _reports() -> None:
    """Run a report, e.g. roadmap-graph report coverage EV."""


def _to_command(spec: "ReportSpec") -> Any:
    """The command of a report: its own parameters, then those that every report has."""

    def run(data: Any, lang: Lang, form: Form, as_of: str, store: Engine, **own: Any) -> None:
        _print(_load(data, store).report(spec.name, lang=lang.value, as_of=as_of, **own), form)

    common = (
        ("data", DataOption, None),
        ("lang", LangOption, Lang.KO),
        ("form", FormOption, Form.TABLE),
        ("as_of", AsOfOption, ""),
        ("store", StoreOption, Engine.OXIGRAPH),
    )
    parameters = [_to_parameter(parameter, spec.helps) for parameter in spec.parameters]
    for name, annotation, default in common:
        parameters.append(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        )
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = f"{spec.summary_ko}. {spec.summary}."
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(name=spec.name)(run)
    return typer.main.get_command(single)


def _to_parameter(parameter: inspect.Parameter, helps: Any) -> inspect.Parameter:
    help_text = helps[parameter.name]
    if parameter.default is inspect.Parameter.empty:
        annotation: Any = Annotated[parameter.annotation, typer.Argument(help=help_text)]
    else:
        option = typer.Option(f"--{parameter.name.replace('_', '-')}", help=help_text)
        annotation = Annotated[parameter.annotation, option]
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=annotation)


def _paths(data: list[Path] | None) -> list[Path]:
    from graph.resources import get_default_data

    return data or [get_default_data()]


def _load(data: list[Path] | None, engine: Engine, *, as_of: str = "") -> "Knowledge":
    from graph.knowledge import load

    return load(*_paths(data), engine=engine.value, as_of=as_of)


def _print(report: "Report", form: Form) -> None:
    from graph.reports.formats import format_report

    typer.echo(format_report(report, form.value), nl=False)


def _split_parameter(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise typer.BadParameter(f"'{pair}' is not name=value")
    return name, value


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
