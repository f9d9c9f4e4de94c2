"""Which options the commands accept."""

import os
import select
from pathlib import Path

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


FORGED = "EV\nfd/x.yaml:1:1: fake"


@pytest.mark.parametrize(
    "command",
    [
        ("list", FORGED),
        ("diff", FORGED, "b"),
        ("match", FORGED),
        ("init", FORGED),
        ("report", FORGED),
        ("report", "coverage", FORGED),
        ("report", "coverage", "EV", FORGED),
        ("report", "coverage", "EV", f"--{FORGED}=1"),
        ("report", "gaps", "--as-of", FORGED),
        ("report", "gaps", "--section", FORGED),
        ("list", "agencies", "--store", FORGED),
        ("list", "agencies", "--format", FORGED),
        ("list", "agencies", "--out", FORGED),
        ("query", "roles", "-p", FORGED),
        ("query", "roles", "-p", f"{FORGED}=1"),
        ("query", "roles", "--rows", FORGED),
        ("draft", "README.md", "--region", FORGED),
        ("draft", "README.md", "--url", FORGED),
        ("draft", FORGED),
        ("validate", "--data", FORGED),
        (FORGED,),
    ],
    ids=lambda command: " ".join(command).replace(FORGED, "x"),
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_argument_does_not_begin_a_line(command: tuple[str, ...], lang: str) -> None:
    """Otherwise it could look like a message about a file."""
    done = run(*command, ROADMAP_GRAPH_LANG=lang)
    assert done.returncode in (1, 2)
    assert "EV\\nfd/x.yaml:1:1: fake" in done.stdout + done.stderr
    assert "\nfd" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "option"),
    [
        *((("report", "gaps"), option) for option in ("--as-of", "--format", "--section")),
        *((("draft", "README.md"), option) for option in ("--published", "--region", "--publisher", "--url")),
    ],
)
@pytest.mark.parametrize("given", ["separate", "joined"])
def test_an_empty_option_is_refused(command: tuple[str, ...], option: str, given: str) -> None:
    """An unset variable of a script would otherwise mean the default."""
    arguments = (option, "") if given == "separate" else (f"{option}=",)
    done = run(*command, *arguments, "--lang", "en")
    expected = f"{option} is empty; give a value, or leave it out\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


@pytest.mark.parametrize("content", ["", "\ufeff\n", "# only a comment\n\n  # and another\n"])
def test_a_file_without_a_query_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rq"
    path.write_text(content, encoding="utf-8")
    done = run("query", str(path), "--lang", "en")
    expected = f"{path}:1:1: the file contains no query; write SPARQL into it\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
def test_a_silent_pipe_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    waits: list[object] = []
    monkeypatch.setattr(select, "select", lambda *given: waits.append(given) or ([], [], []))
    done = run("validate", "--data", str(tmp_path / "pipe.yaml"), "--lang", "en")
    assert (done.returncode, len(waits)) == (2, 1)
    assert done.stdout.endswith(
        "pipe.yaml:1:1: nothing arrives from the pipe within 5 seconds; write to it, or name a file\n"
    )


def test_an_argument_of_nothing_but_a_line_end_leaves_our_lines_as_they_are() -> None:
    done = run("report", "coverage", "EV", "\n", "--lang", "en")
    assert done.stderr.startswith("Usage: roadmap-graph report coverage [OPTIONS] TECHNOLOGY\nTry ")
