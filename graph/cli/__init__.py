"""The command line. Each command loads the graph, calls one function of the package and prints the result.

Data, and the findings of ``validate``, go to stdout, messages and progress to stderr. The exit codes are in
:class:`graph.errors.exits.ExitCode`. Commands import heavy packages themselves to keep ``--help`` fast.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.authoring import COMMANDS
from graph.cli.drafting import draft, review, verify
from graph.cli.faults import warn
from graph.cli.formatting import Group
from graph.cli.options import (
    GivenPath,
    answer_options,
    as_of_option,
    data_option,
    format_option,
    get_paths,
    group_lang_option,
    group_parameters,
    lang_option,
    language,
    limit_option,
    open_knowledge,
    out_option,
    store_option,
    warn_of_risk,
    why_option,
)
from graph.cli.report_commands import ReportGroup
from graph.cli.running import run_app
from graph.errors import WrongUse
from graph.errors.exits import ExitCode
from graph.errors.messages import Message

if TYPE_CHECKING:
    from graph.errors.problems import Problem
    from graph.reports.result import Report


class _InOrder(Group):
    """A group that lists its commands in the order of definition."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from graph.cli.versions import describe_versions

        click.echo(describe_versions())
        context.exit()


@click.group(
    "roadmap-graph",
    cls=_InOrder,
    help="A knowledge graph of regional strategy roadmaps. It shows which agency covers which technology, in which "
    "region, from which funding source, and cites the source of each fact. Start with: roadmap-graph build",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions of roadmap-graph, Python and the engines, and exit.",
)
@group_lang_option
def app() -> None:
    """The group of all commands."""


def main(*, ready: Callable[[], None] = lambda: None) -> None:
    """Runs the command line, see :func:`graph.cli.running.run_app`."""
    run_app(app, ready=ready)


@app.command()
@data_option
@click.option(
    "--out",
    type=GivenPath(),
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
    help="Kind of web page: light, or full with offline SPARQL (2 MB larger).",
)
def build(*, data: tuple[Path, ...], out: Path, lang: str, as_of: str, viewer: str) -> None:
    """Validate the roadmaps and write the graph in every format, together with a web page."""
    from graph.cli.building import build_all
    from graph.view.days import to_day

    with _progress() as say:
        result = build_all(get_paths(data), say=say, lang=lang, as_of=to_day(as_of), viewer=viewer)
        result.write(out)
    warn(result.warnings, lang)
    click.echo(result.describe(out, lang=lang))


@app.command("load")
@click.option("--store", required=True, metavar="FOLDER|URL", help="Folder (./kept) or URL of a SPARQL server.")
@data_option
@lang_option
@as_of_option
def load_(*, store: str, data: tuple[Path, ...], lang: str, as_of: str) -> None:
    """Validate the roadmaps and store the graph in a folder or on a SPARQL server.

    Other commands read it with --store. If loading fails, the previous graph stays. When a folder already holds a
    graph, load reads only the changed files and the files that they affect.
    """
    from graph.errors.characters import escape_unprintable
    from graph.pipeline.kept.keeper import fill_place
    from graph.stores import Place, get_place
    from graph.view.days import to_day

    if get_place(store) is Place.PROCESS:
        raise WrongUse(Message("'{store}' is an engine and needs no loading; give a folder or a URL", store=store))
    warn_of_risk(store)
    with _progress() as say:
        filled = fill_place(store, get_paths(data), say=say, lang=lang, as_of=to_day(as_of))
    warn(filled.warnings, lang)
    click.echo(f"{escape_unprintable(store)}: {filled.describe(lang=lang)}")


@app.command()
@data_option
@lang_option
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How to print the problems: text, json, sarif (SARIF 2.1.0) or github (annotations of GitHub Actions).",
)
def validate(*, data: tuple[Path, ...], lang: str, format: str) -> None:
    """Validate the roadmaps and print each error with file, line and column.

    Exit code: 0 no problems, 1 warnings, 2 errors. The findings go to stdout.
    """
    from graph.errors.capped import to_lines
    from graph.errors.problems import InvalidInput, NoInput
    from graph.pipeline.checks import check_all

    try:
        with _progress() as say:
            warnings = check_all(get_paths(data), say=say, lang=lang).warnings
    except InvalidInput as error:
        if format == "text" and isinstance(error, NoInput):
            raise
        if format == "text":
            click.echo(to_lines(error.problems, lang))
        else:
            _print_problems(error.problems, "error", format, lang)
        raise click.exceptions.Exit(error.exit_code) from error
    if format != "text":
        _print_problems(warnings, "warning", format, lang)
        raise click.exceptions.Exit(ExitCode.FINDINGS if warnings else ExitCode.DONE)
    if warnings:
        warn(warnings, lang, err=False)
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    click.echo("오류 및 경고 없음" if lang == "ko" else "no problems")


@app.command()
@click.argument("what", help="Name of a query (see: list queries), a .rq file, or the text of a query.")
@click.option(
    "--parameter",
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="Parameter of a named query, e.g. asked=EV or role=lead,participant. May be repeated.",
)
@click.option("--iris", is_flag=True, help="Write things as IRIs instead of names.")
@click.option("--show", is_flag=True, help="Print the query with the given parameters instead of running it.")
@answer_options
@as_of_option
@store_option
@click.option(
    "--trusted",
    is_flag=True,
    help="Run the query text without restrictions: SERVICE and FROM are allowed, and there are no limits.",
)
@limit_option("--seconds", 60, "Time limit in seconds for a query given as text.")
@limit_option("--megabytes", 2_048, "Memory limit in MB for such a query, in addition to the data (Linux only).")
@limit_option("--rows", 1_000_000, "Row limit for such a query.")
def query(  # noqa: PLR0913 - each is an option of the command
    *,
    what: str,
    parameters: tuple[str, ...],
    iris: bool,
    show: bool,
    data: tuple[Path, ...],
    lang: str,
    format: str,
    out: Path | None,
    as_of: str,
    store: str,
    trusted: bool,
    seconds: int,
    megabytes: int,
    rows: int,
) -> None:
    """Run a named query, a .rq file or SPARQL text.

    A text may use the prefixes of the vocabulary (rm:, id:, tech: ...) without declaring them. ASK prints yes or no,
    and CONSTRUCT and DESCRIBE print Turtle unless --format or --out says otherwise.
    A query given as a file or text can only read the graph and has limits (see --trusted).
    """
    from graph.cli.querying import Asked, answer, read_query, show_query
    from graph.errors.characters import escape_commands
    from graph.stores.sandbox import Limits

    values = group_parameters(parameters)
    if show:
        click.echo(escape_commands(show_query(what, values, as_of, lambda: open_knowledge(data, store))), nl=False)
        return
    asked = Asked(*read_query(what), values, trusted, Limits(seconds, megabytes, rows), iris)
    # Later editions are left out when the graph is loaded, so the as-of date applies to any query, even the user's own.
    answer(open_knowledge(data, store, as_of=as_of), asked, lang=lang, format=format, out=out)


@app.command("list")
@click.argument("what", help="queries, reports, formats, technologies, agencies, regions, ...")
@answer_options
@store_option
def list_(  # noqa: PLR0913 - each is an option of the command
    *, what: str, data: tuple[Path, ...], lang: str, format: str, out: Path | None, store: str
) -> None:
    """List queries, reports, formats, technologies, agencies, regions, roadmaps, sources or roles."""
    from graph.cli.lists import list_anything

    _print(list_anything(what, lambda: open_knowledge(data, store).view(lang=lang), lang=lang), format, out)


@app.command()
@click.argument("before", help="An edition, e.g. gimje-special-vehicles/interim with --data data, or a file.")
@click.argument("after", help="A later edition, or another file.")
@answer_options
@store_option
def diff(  # noqa: PLR0913 - each is an option of the command
    *, before: str, after: str, data: tuple[Path, ...], lang: str, format: str, out: Path | None, store: str
) -> None:
    """Show what changed between two editions or two files, quoting the roadmap."""
    from graph.reports.changes import changes_to_report
    from graph.view.accounts import find_editions
    from graph.view.changes import compare, compare_editions, read_state

    files = os.path.exists(before) and os.path.exists(after)
    sources = ([Path(before)], [Path(after)]) if files else (data, data)
    old = open_knowledge(sources[0], store).view(lang=lang)
    new = open_knowledge(sources[1], store).view(lang=lang) if files else old
    if files:
        changes = compare(read_state(old), read_state(new))
    else:
        changes = compare_editions(old, *(find_editions(old, side) for side in (before, after)))
    names = (Path(before).name, Path(after).name)
    _print(changes_to_report((old, new), changes, names=names), format, out)


@app.command()
@click.argument("written", help="Name of an agency in any spelling, e.g. (재)자동차융합기술원.")
@answer_options
@store_option
def match(  # noqa: PLR0913 - each is an option of the command
    *, written: str, data: tuple[Path, ...], lang: str, format: str, out: Path | None, store: str
) -> None:
    """Find the agencies that a name may refer to, with a score. Exit code 1 if there is no match."""
    from graph.reports.tables import matches_to_report
    from graph.view.matches import match_agencies

    view = open_knowledge(data, store).view(lang=lang)
    found = match_agencies(view.store, written)
    _print(matches_to_report(view, found, written=written), format, out)
    if not found:
        raise click.exceptions.Exit(ExitCode.FINDINGS)


@app.command()
@click.argument("one", help="Name of an agency, region, technology, roadmap or project.")
@click.argument("other", help="Name of another one, e.g. why EV KITECH.")
@answer_options
@as_of_option
@store_option
def why(  # noqa: PLR0913 - each is an option of the command
    *, one: str, other: str, data: tuple[Path, ...], lang: str, format: str, out: Path | None, as_of: str, store: str
) -> None:
    """Show the statements and sources that link two entities, or explain why there is no link.

    Exit code 1 if there is no link.
    """
    from graph.reports.result import Depth

    knowledge = open_knowledge(data, store)
    report = knowledge.report("connection", one, other, lang=lang, as_of=as_of, depth=Depth.REASONS)
    _print(knowledge.why(report), format, out)
    if not any(section.rows for section in report.sections):
        raise click.exceptions.Exit(ExitCode.FINDINGS)


@app.command()
@click.argument("question", help="A question in Korean or English, e.g. 'EV를 담당하는 기관은?'")
@data_option
@click.option("--lang", type=language, help="Language of the answer. Default: the language of the question.")
@format_option
@out_option
@store_option
@why_option
def ask(  # noqa: PLR0913 - each is an option of the command
    *, question: str, data: tuple[Path, ...], lang: str | None, format: str, out: Path | None, store: str, why: bool
) -> None:
    """Answer a question in one sentence with its source and rows; exit code 1 if it is declined."""
    from graph.cli.delivery import choose_format, deliver, find_depth, fit_terminal
    from graph.errors.characters import escape_commands
    from graph.reports.questions.wording import describe_understanding

    chosen = choose_format(format, out)
    knowledge = open_knowledge(data, store)
    answer = knowledge.ask(question, lang=lang or "", depth=find_depth(chosen, why=why))
    if answer.report is not None:
        deliver(knowledge.why(answer.report) if why else answer.report, chosen, out)
    paths = [word for path in data for word in ("--data", str(path))]
    click.echo(fit_terminal(escape_commands(describe_understanding(answer.understanding, extra=paths))), err=True)
    if answer.report is None:
        raise click.exceptions.Exit(ExitCode.FINDINGS)


def _print(report: "Report", format: str, out: Path | None) -> None:
    from graph.cli.delivery import choose_format, deliver

    deliver(report, choose_format(format, out), out)


def _print_problems(problems: Iterable["Problem"], level: str, format: str, lang: str) -> None:
    from graph.cli.problems import WRITERS, to_findings
    from graph.errors.characters import escape_commands

    click.echo(escape_commands(WRITERS[format](to_findings(problems, level=level, lang=lang))), nl=False)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A progress line on stderr, shown only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


app.add_command(draft)
app.add_command(review)
app.add_command(verify)
app.add_command(group_lang_option(ReportGroup("report", help="Run a report, e.g. roadmap-graph report coverage EV.")))
for command in COMMANDS:
    app.add_command(command)
