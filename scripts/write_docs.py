"""Writes the pages under docs/ that are made from the code: the queries and the commands."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import Any

import click

from graph.cli import app
from graph.output.exporters import read_exporters
from graph.output.formats import read_forms
from graph.pipeline.files import write_file
from graph.queries import Query, read_checks, read_queries
from graph.reports import read_reports

DOCS = Path(__file__).parent.parent / "docs"
MADE_BY = "<!-- made by scripts/write_docs.py; do not edit -->"


def to_query_page() -> str:
    """The queries by tag; each with what a row is, how to ask it, its parameters, columns and text; then the checks."""
    lines = [
        MADE_BY,
        "",
        "# Queries",
        "",
        "Run one by its name: `roadmap-graph query coverage -p asked=EV`. A parameter takes several values with commas",
        "(`-p role=lead,participant`); one that is not given keeps the example in the file. With `--show` the query is",
        "printed instead, with the given parameters and the day bound; it runs in any SPARQL tool over",
        "`build/roadmaps.nq`, if the default graph is the union of all graphs. So do the files, for all days",
        "and in no order: reports and the page run those in [`graph/queries/`](../graph/queries/), and those in",
        "[`graph/queries/examples/`](../graph/queries/examples/) are for people who write SPARQL.",
        "",
        "`roadmap-graph query` also takes a `.rq` file of yours or SELECT text. Such a query may only read this graph:",
        "SERVICE, FROM and updates are refused. It runs in a process of its own, with 60 seconds, 2 GB of memory over",
        "the data (Linux) and a million rows. `--seconds`, `--megabytes`, `--rows` change that, `--trusted` lifts all.",
        "",
        *_list_by_tag(),
    ]
    for query in read_queries().values():
        lines += ["", *_describe(query)]
    lines += ["", "# Checks", "", "`roadmap-graph validate` runs them; each must return nothing.", ""]
    for check in read_checks().values():
        file = check.file
        lines.append(f"- `{file.name}`: {file.get_line('summary')}. {file.get_line('description')}")
    return "\n".join(lines) + "\n"


def _list_by_tag() -> Iterator[str]:
    """A table of contents: tag, and the queries that bear it."""
    tagged: dict[str, list[str]] = {}
    for name, query in read_queries().items():
        for tag in _read_tags(query):
            tagged.setdefault(tag, []).append(f"[{name}](#{name})")
    yield "| about | queries |"
    yield "| --- | --- |"
    yield from (f"| {tag} | {', '.join(tagged[tag])} |" for tag in sorted(tagged))


def _read_tags(query: Query) -> list[str]:
    return query.file.get_line("tags").split(", ")


def _describe(query: Query) -> Iterator[str]:
    file = query.file
    yield f"## {file.name}"
    yield ""
    yield f"{file.get_line('summary')}. {file.get_line('summary-ko')}."
    yield ""
    yield file.get_line("description")
    yield ""
    given = " ".join(f"-p {quote(f'{one.name}={one.example}')}" for one in query.parameters if one.type != "date")
    yield "```console"
    yield f"$ roadmap-graph query {file.name} {given}".rstrip()
    yield "```"
    yield ""
    for one in query.parameters:
        yield f"- parameter `{one.name}` ({one.type}): {one.description}; e.g. `{one.example}`"
    yield f"- columns: {', '.join(f'`{column}`' for column in query.columns)}"
    yield f"- tags: {', '.join(_read_tags(query))}"
    folder = "examples/" if query.is_example else ""
    if query.is_dated:
        yield "- days: the rows of the latest day; `-p as_of=2024-12-31` asks for another, `-p as_of=all` for every day"
    yield f"- text: [{file.name}.rq](../graph/queries/{folder}{file.name}.rq)"


def to_command_page() -> str:
    """Every command and report with its arguments and options, the forms that a build writes, the exit codes."""
    root, context = app, click.Context(app)
    lines = [MADE_BY, "", "# Commands", "", " ".join(str(root.help).split())]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        lines += ["", f"## roadmap-graph {name}", "", *_explain(command)]
        for below in command.list_commands(context) if hasattr(command, "list_commands") else ():
            lines += ["", f"## roadmap-graph {name} {below}", "", *_explain(command.get_command(context, below))]
            example = " ".join(quote(word) for word in read_reports()[below].example)
            lines += ["", f"For example `{f'roadmap-graph {name} {below} {example}'.strip()}`."]
    lines += ["", "# Forms of an answer", ""]
    lines += [f"- `{one.name}` (`.{one.extension}`): {one.summary}" for one in read_forms().values()]
    lines += ["", "# Forms that a build writes", ""]
    lines += [f"- `roadmaps.{one.extension}` ({one.name}): {one.summary}" for one in read_exporters().values()]
    lines += ["- `roadmaps.html`: the page to read, search and mail"]
    lines += [
        "",
        "# Exit codes",
        "",
        "0 done, 1 findings, 2 wrong use or wrong input, 3 disk or memory ran out, 4 our fault.",
    ]
    return "\n".join(lines) + "\n"


def _explain(command: Any) -> Iterator[str]:
    yield " ".join(str(command.help).split())
    for number, parameter in enumerate(command.params):
        if number == 0:
            yield ""
        argument = parameter.param_type_name == "argument"
        name = str(parameter.name).upper() if argument else ", ".join(parameter.opts)
        yield f"- `{name}`: {parameter.help}"


def main() -> None:
    write_file(DOCS / "queries.md", to_query_page().encode())
    write_file(DOCS / "commands.md", to_command_page().encode())


if __name__ == "__main__":
    main()
