"""A file with any number of errors gives a number of messages that a person can read."""

import json
from pathlib import Path

import pytest
from support.commands import run

from graph.errors.capped import MOST, cap_problems, to_lines
from graph.errors.locations import Location
from graph.errors.problems import Malformed


def make(count: int) -> list[Malformed]:
    return [
        Malformed(location=Location("a.yaml", line, 1), what="wrong", instead="right") for line in range(1, count + 1)
    ]


def test_up_to_the_limit_all_are_shown() -> None:
    assert cap_problems(make(MOST)) == tuple(make(MOST))
    assert to_lines(make(2), "en") == "a.yaml:1:1: wrong; right\na.yaml:2:1: wrong; right"


def test_beyond_the_limit_the_last_line_says_how_many_there_are() -> None:
    lines = to_lines(make(MOST + 2_345), "en").split("\n")
    assert lines[MOST - 1] == f"a.yaml:{MOST}:1: wrong; right"
    assert lines[MOST:] == [f"a.yaml:{MOST + 1}:1: 2,345 more problems from here on; fix those above first"]


@pytest.mark.slow
def test_other_commands_print_as_few(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\n" * 3_000, encoding="utf-8")
    done = run("report", "gaps", "--data", "a.yaml", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", MOST + 1)


@pytest.mark.slow
@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_repeated_keys_give_as_many_messages_in_any_format(format: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\n" * 3_000, encoding="utf-8")
    done = run("validate", "--data", "a.yaml", "--format", format, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    told = "more problems from here on; fix those above first"
    if format == "json":
        assert told in json.loads(done.stdout)["problems"][MOST]["message"]
    elif format == "sarif":
        assert told in json.loads(done.stdout)["runs"][0]["results"][MOST]["message"]["text"]
    else:
        lines = done.stdout.splitlines()
        assert len(lines) == MOST + 1
        assert told in lines[-1]
