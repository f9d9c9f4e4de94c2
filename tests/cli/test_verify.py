"""The command verify."""

import json
from pathlib import Path

import pytest
from support.commands import run

PLAN = """sources: [{id: press, title: 발표, publisher: 하늘일보, text: press.txt}]
roadmaps:
  - {id: plan, kind: plan, title: 수소 전략, region: 울산, edition: first, stage: final, date: 2027, source: press}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "press.txt").write_text("울산시는 ‘수소 전략’을 냈다.", encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_file_that_agrees_ends_with_zero(plan: Path) -> None:
    done = run("verify", "--data", str(plan), "--lang", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "대조 2건: 있음 2건, 없음 0건; 제외 0건(추론·정정·번역); 글이 없는 출처 0건\n"


def test_a_value_that_is_not_found_ends_with_one(plan: Path) -> None:
    plan.write_text(PLAN.replace("수소 전략", "수소 정책"), encoding="utf-8")
    done = run("verify", "--data", str(plan), "--lang", "en")
    assert done.returncode == 1
    assert done.stdout == (
        f"{plan}:3:35: '수소 정책' (title) is not in the text of source 'press'; correct it, or write what the text "
        "prints\n"
        "2 checked: 1 found, 1 not found; 0 skipped (inferred, corrected or translation); 0 sources without text\n"
    )


def test_findings_are_printed_as_json(plan: Path) -> None:
    plan.write_text(PLAN.replace("수소 전략", "수소 정책"), encoding="utf-8")
    done = run("verify", "--data", str(plan), "--lang", "en", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "problems": [
            {
                "level": "warning",
                "rule": "unfound",
                "path": str(plan),
                "line": 3,
                "column": 35,
                "message": "'수소 정책' (title) is not in the text of source 'press'; correct it, or write what the "
                "text prints",
                "value": "수소 정책",
                "source": "press",
            }
        ],
        "checked": 2,
        "found": 1,
        "not_found": 1,
        "skipped": 0,
        "sources_without_text": [],
    }


def test_a_missing_text_ends_with_two(plan: Path) -> None:
    plan.with_name("press.txt").unlink()
    done = run("verify", "--data", str(plan), "--lang", "en")
    assert done.returncode == 2
    assert done.stdout.startswith(f"{plan}:1:57: {plan.parent}/press.txt: no such file; ")
