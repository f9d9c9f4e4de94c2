"""Writes the pages under docs/ that are made from the code: the queries and the commands."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from graph.cli import app
from graph.exporters import read_exporters
from graph.queries import Query, read_queries
from graph.reports import read_reports
from graph.writing import write_file

DOCS = Path(__file__).parent.parent / "docs"
MADE_BY = "<!-- made by scripts/write_docs.py; do not edit -->"


def to_query_page() -> str:
    """Every query with what it answers, its parameters and its columns, then the checks."""
    lines = [
        MADE_BY,
        "",
        "# Queries",
        "",
        "Run one by its name: `roadmap-graph query coverage -p asked=EV`. See its text with `--show`. Each file in",
        "[`graph/queries/`](../graph/queries/) also runs unchanged in any SPARQL tool over `build/roadmaps.nq`, if the",
        "default graph is the union of all graphs.",
    ]
    for query in read_queries().values():
        lines += ["", *_describe(query)]
    lines += ["", "# Checks", "", "`roadmap-graph validate` runs them; each must return nothing.", ""]
    lines += [f"- `{check.file.name}`: {check.file.get_line('summary')}" for check in read_queries("checks").values()]
    return "\n".join(lines) + "\n"


def _describe(query: Query) -> Iterator[str]:
    yield f"## {query.file.name}"
    yield ""
    yield f"{query.file.get_line('summary')}. {query.file.get_line('summary-ko')}."
    if query.parameters:
        yield ""
        yield from (f"- `{one.name}` ({one.type}): {one.description}" for one in query.parameters)


def to_command_page() -> str:
    """Every command and report with its arguments and options, the forms that a build writes, the exit codes."""
    root = typer.main.get_command(app)
    lines = [MADE_BY, "", "# Commands", "", str(root.help)]
    for name in root.list_commands(None):
        command = root.get_command(None, name)
        lines += ["", f"## roadmap-graph {name}", "", *_explain(command)]
        for below in command.list_commands(None) if hasattr(command, "list_commands") else ():
            lines += ["", f"## roadmap-graph {name} {below}", "", *_explain(command.get_command(None, below))]
            example = " ".join(shlex.quote(word) for word in read_reports()[below].example)
            lines += ["", f"For example `{f'roadmap-graph {name} {below} {example}'.strip()}`."]
    lines += ["", "# Forms that a build writes", ""]
    lines += [f"- `roadmaps.{one.extension}` ({one.name}): {one.summary}" for one in read_exporters().values()]
    lines += ["- `roadmaps.html`: the page to read, search and mail"]
    lines += ["", "# Exit codes", "", "0 done, 1 findings (warnings), 2 wrong use or wrong input, 4 a fault of ours."]
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
