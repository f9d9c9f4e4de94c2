"""Which options the commands accept."""

import click
import pytest
from support.commands import run

from graph.cli import app


def test_every_command_that_answers_accepts_a_store() -> None:
    """The docs say so; those that check, draft, review and export read files, and others start one."""
    accepting = {name for name, command in app.commands.items() if "--store" in list_options(command)}
    assert accepting | {"report"} == set(app.commands) - {
        "build",
        "draft",
        "export",
        "init",
        "review",
        "template",
        "validate",
        "verify",
    }
    group = app.commands["report"]
    assert isinstance(group, click.Group)
    context = click.Context(group)
    reports = [group.get_command(context, name) for name in group.list_commands(context)]
    assert all(report and "--store" in list_options(report) for report in reports)


def list_options(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize(
    "command", [("report", "coverage", "EV"), ("query", "coverage"), ("why", "EV", "KITECH"), ("build",)]
)
def test_every_day_at_once_is_no_as_of_date(command: tuple[str, ...]) -> None:
    done = run(*command, "--as-of", "all", ROADMAP_GRAPH_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    message = "'all' is not one date; for the rows of every date use: roadmap-graph query NAME -p as_of=all"
    assert done.stderr == f"{message}\n"
