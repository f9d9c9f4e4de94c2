"""The problems of ``validate`` for people, programs, editors and continuous integration.

SARIF is the format that editors and code scanning read, https://docs.oasis-open.org/sarif/sarif/v2.1.0/. The
annotations are workflow commands of GitHub Actions.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.cli.versions import get_version
from graph.errors.capped import cap_problems
from graph.errors.problems import Problem, RuleBroken
from graph.model.vocabulary import SARIF_SCHEMA


@dataclass(frozen=True)
class Finding:
    """One problem as it is printed. ``level`` is error or warning, and ``rule`` is the kind of the problem."""

    level: str
    rule: str
    path: str
    line: int
    column: int
    message: str


def to_findings(problems: Iterable[Problem], *, level: str, lang: str) -> list[Finding]:
    """*problems* with their texts in *lang*, see :func:`graph.errors.capped.cap_problems`."""
    return [_to_finding(one, level, lang) for one in cap_problems(problems)]


def _to_finding(problem: Problem, level: str, lang: str) -> Finding:
    place, text = problem.location, problem.to_line(lang)
    if not place.sheet:
        return Finding(level, _to_rule(problem), place.path, place.line, place.column, text)
    # The formats have no word for a sheet or a cell. A CSV file is a file, a sheet of a workbook is not.
    file, cell = (place.file, place.cell) if place.is_csv else (place.path, f"{place.sheet}!{place.cell}")
    return Finding(level, _to_rule(problem), file, place.line, place.column, f"{cell}: {text}")


def to_json(findings: Iterable[Finding]) -> str:
    """One object with the list ``problems``, in the order of the files."""
    return _dump({"problems": [vars(one) for one in findings]})


def to_sarif(findings: Iterable[Finding]) -> str:
    """A log of SARIF 2.1.0 with one run. Columns count characters."""
    found = list(findings)
    driver = {
        "name": "roadmap-graph",
        "version": get_version("roadmap-graph"),
        "rules": [{"id": rule} for rule in sorted({one.rule for one in found})],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_to_result(one) for one in found],
    }
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def to_github(findings: Iterable[Finding]) -> str:
    """One workflow command per line, which marks the line in a pull request."""
    return "".join(
        f"::{one.level} file={_escape_property(one.path)},line={one.line},col={one.column},"
        f"title={_escape_property(one.rule)}::{_escape(one.message)}\n"
        for one in findings
    )


WRITERS: Mapping[str, Callable[[Iterable[Finding]], str]] = {"json": to_json, "sarif": to_sarif, "github": to_github}


def _to_rule(problem: Problem) -> str:
    """The id of a rule, or the kind of a problem in lower case: ``unknown-field``."""
    if isinstance(problem, RuleBroken):
        return problem.rule
    return re.sub(r"(?<=.)(?=[A-Z])", "-", type(problem).__name__).lower()


def _to_result(finding: Finding) -> dict[str, Any]:
    path = Path(finding.path)
    # A relative URI is relative to the root of the repository, where a check starts.
    uri = path.as_uri() if path.is_absolute() else (Path("/") / path).as_uri().removeprefix(Path("/").as_uri())
    region = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.rule,
        "level": finding.level,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
