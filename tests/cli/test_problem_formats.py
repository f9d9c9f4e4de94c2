"""The problems of ``validate`` for programs, editors and continuous integration."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from support.commands import run

BROKEN = """\
sources:
  - {id: s, title: 계획, publisher: 신문, published: 2025}
agencies:
  - {id: a, name: 기관, type: association, nmae_en: "50% a,b"}
"""
MESSAGE = "unknown field 'nmae_en' in agency 'a'; did you mean 'name_en'?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "내 파일.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def check(folder: Path, format: str, *more: str, code: int = 2) -> str:
    done = run("validate", "--data", "내 파일.yaml", "--format", format, "--lang", "en", *more, cwd=folder)
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout


def test_json_has_each_problem_with_its_place(folder: Path) -> None:
    assert json.loads(check(folder, "json")) == {
        "problems": [
            {
                "level": "error",
                "rule": "unknown-field",
                "path": "내 파일.yaml",
                "line": 4,
                "column": 42,
                "message": MESSAGE,
            }
        ]
    }


def test_sarif_is_a_log_with_one_run(folder: Path) -> None:
    assert json.loads(check(folder, "sarif")) == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "roadmap-graph",
                        "version": version("roadmap-graph"),
                        "rules": [{"id": "unknown-field"}],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": "unknown-field",
                        "level": "error",
                        "message": {"text": MESSAGE},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "%EB%82%B4%20%ED%8C%8C%EC%9D%BC.yaml"},
                                    "region": {"startLine": 4, "startColumn": 42},
                                }
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_github_marks_the_line(folder: Path) -> None:
    assert check(folder, "github") == f"::error file=내 파일.yaml,line=4,col=42,title=unknown-field::{MESSAGE}\n"


def test_what_ends_a_workflow_command_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "a,b:c.yaml").write_text("sources: [{id: s, 50%: x, title: t, publisher: p}]\n", encoding="utf-8")
    done = run("validate", "--data", "a,b:c.yaml", "--format", "github", "--lang", "en", cwd=tmp_path)
    assert done.stdout.startswith(
        "::error file=a%2Cb%3Ac.yaml,line=1,col=19,title=unknown-field::unknown field '50%25'"
    )


def test_a_warning_is_printed_as_such_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "내 파일.yaml").write_text("sources:\n  - {id: s, title: 010, publisher: 신문}\n", encoding="utf-8")
    message = "other YAML tools read '010' as 8; write it in quotes"
    warned = f"::warning file=내 파일.yaml,line=2,col=20,title=misread::{message}\n"
    assert check(tmp_path, "github", code=1) == warned


def test_without_problems_the_list_is_empty(tmp_path: Path) -> None:
    (tmp_path / "내 파일.yaml").write_text("sources:\n  - {id: s, title: 계획, publisher: 신문}\n", encoding="utf-8")
    assert json.loads(check(tmp_path, "json", code=0)) == {"problems": []}
    assert check(tmp_path, "github", code=0) == ""


def test_files_that_are_missing_are_a_problem_too(tmp_path: Path) -> None:
    text = "no such file or folder; check --data"
    (problem,) = json.loads(check(tmp_path, "json"))["problems"]
    assert problem == {
        "level": "error", "rule": "malformed", "path": "내 파일.yaml", "line": 1, "column": 1, "message": text
    }  # fmt: skip
    assert json.loads(check(tmp_path, "sarif"))["runs"][0]["results"][0]["message"] == {"text": text}
    assert check(tmp_path, "github") == f"::error file=내 파일.yaml,line=1,col=1,title=malformed::{text}\n"
