"""The command draft."""

import hashlib
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from support.commands import run
from support.paths import ROOT

from graph.cli.delivery import describe_size

PRESS = "울산시는 3일 ‘수소선박 산업 육성 전략’을 마련했다.\n2030년까지 국비 300억원을 투입한다.\n"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    path = tmp_path / "press.txt"
    path.write_bytes(PRESS.encode("cp949", "replace"))
    return path


def test_a_draft_is_written_with_its_evidence_and_is_valid(press: Path, tmp_path: Path) -> None:
    out, evidence = tmp_path / "plan.yaml", tmp_path / "plan.json"
    words = ["--published", "2026-03-04", "--publisher", "하늘일보", "--url", "https://example.org/1"]
    done = run("draft", str(press), *words, "--out", str(out), "--evidence", str(evidence))
    sizes = [describe_size(one.stat().st_size) for one in (evidence, out)]
    told = [f"{evidence}: 저장함({sizes[0]})", f"{out}: 저장함({sizes[1]})"]
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (0, "", told)
    text = run("draft", str(press), "--text").stdout
    assert text == PRESS
    for one in json.loads(evidence.read_text(encoding="utf-8"))["fields"]:
        assert text[one["start"] : one["end"]] == one["quote"]
    assert run("validate", "--data", str(out), "--lang", "en").stdout == "no problems\n"


def test_a_draft_without_a_roadmap_ends_with_one(press: Path) -> None:
    done = run("draft", str(press), "--lang", "ko")
    assert done.returncode == 1
    assert "# 발표일이 글에 없다; --published DATE로 지정한다" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--published", "soon"], "'soon' is not a date"),
        (["--region", "구름시"], "unknown region '구름시'"),
        (["--region", "중구"], "region '중구' is ambiguous; write one of '중구 (대구광역시)', '중구 (대전광역시)'"),
        (["--url", "example"], "'example' is not a web address"),
        (["--publisher", "가\x01"], "'가\\x01' contains a control character"),
    ],
)
def test_wrong_options_are_refused(words: list[str], message: str, press: Path) -> None:
    done = run("draft", str(press), *words, "--lang", "en")
    assert done.returncode == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "empty.txt: no roadmap found: the text is empty; scanned pages need text recognition first"),
        (" \n\t\n", "empty.txt: no roadmap found: the text is empty; scanned pages need text recognition first"),
        ("The city announced a plan.", "empty.txt: no roadmap found: the text contains no Korean"),
        ("날씨가 맑다.", "empty.txt: no roadmap found: the text names no plan, project or study"),
        ("울산시는 ‘수소선박 산업 육성 전략’을 마련했다.", "empty.txt: the date of publication is not in the text"),
    ],
)
def test_why_a_text_gives_no_draft_is_said(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(content, encoding="utf-8")
    done = run("draft", str(tmp_path / "empty.txt"), "--out", str(tmp_path / "plan.yaml"), "--lang", "en")
    assert done.returncode == 1
    written, said = done.stderr.splitlines()
    assert written.startswith(f"{tmp_path / 'plan.yaml'}: written (")
    assert said.startswith(message)


@pytest.mark.parametrize("name", ["ulsan", "울산", "Ulsan", "울산광역시", "31"])
def test_a_region_is_found_by_any_name(name: str, press: Path) -> None:
    done = run("draft", str(press), "--published", "2026-03-04", "--region", name, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "    region: ulsan\n" in done.stdout


def test_the_page_on_drafts_is_true(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")
    text, begins = (re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)[0] for kind in ("text", "yaml"))
    console, review, _, verify = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "press.txt").write_text(text, encoding="utf-8")
    draft, validate, report = (shlex.split(line)[2:] for line in console.splitlines())
    assert run(*draft, "--lang", "en", cwd=tmp_path).returncode == 0
    assert (tmp_path / "build" / "plan.yaml").read_text(encoding="utf-8").startswith(begins)
    assert run(*validate, "--lang", "en", cwd=tmp_path).stdout == "no problems\n"
    shown = run(*report, cwd=tmp_path).stdout
    assert "한국산업기술시험원" in shown
    assert "하늘해양연구원" in shown
    for shown in (review, verify):
        command, _, said = shown.partition("\n")
        assert run(*shlex.split(command)[2:], cwd=tmp_path).stdout == said


@pytest.mark.slow
@pytest.mark.parametrize(("name", "lang"), [("walkthrough.md", "en"), ("walkthrough.ko.md", "ko")])
def test_the_walkthrough_is_true(name: str, lang: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    (text,), (reviewed,) = (re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("text", "yaml"))
    draft, *others = [shlex.split(line)[2:] for line in re.findall(r"^\$ .*", page, re.MULTILINE)]
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "taebaek.txt").write_text(text, encoding="utf-8")
    assert run(*draft, "--lang", lang, cwd=tmp_path).returncode == 0
    plan = tmp_path / "build" / "taebaek.yaml"
    drafted = plan.read_text(encoding="utf-8")
    assert [line for line in re.findall(r"`(# .*?)`", page) if line not in drafted] == []
    kept = "".join(line for line in reviewed.splitlines(keepends=True) if line in drafted)
    assert drafted.count(kept) == 1
    plan.write_text(drafted.replace(kept, reviewed), encoding="utf-8")
    shown = []
    for words in others:
        options = ["--format", "markdown"] if words[0] == "report" else []
        done = run(*words, *options, "--lang", lang, cwd=tmp_path)
        assert done.returncode == 0, words
        shown.append(done.stdout)
    verified, validated, coverage, funding, reconciled, _, partners = shown
    for line in (*verified.split(";")[:1], *validated.splitlines()):
        assert f"`{line}`" in page
    by_agency, by_source = re.findall(r"\|\n\|---.*\n((?:\|.*\n)+)", page)
    assert [row for row in list_cells(by_agency) if not has_row(coverage, row)] == []
    assert [row for row in list_cells(by_source) if not has_row(funding, row)] == []
    verdict = {"en": ("KRW −1 bn", "unexplained"), "ko": ("−10억 원", "사유 없음")}[lang]
    assert all(f"`{word}`" in page and word in reconciled for word in verdict)
    assert (tmp_path / "build" / "taebaek" / "roadmaps.html").exists()
    assert "한국산업기술시험원" in partners


def list_cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def has_row(report: str, cells: list[str]) -> bool:
    """Whether a row of the report in Markdown has all *cells*."""
    return any(set(cells) <= set(row) for row in list_cells(report))


def test_a_draft_names_its_text_relative_to_itself(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "plans" / "plan.yaml"
    out.parent.mkdir()
    done = run("draft", str(press), "--published", "2026-03-04", "--out", str(out))
    assert done.returncode == 0
    digest = hashlib.sha256(press.read_bytes()).hexdigest()
    assert [line.strip() for line in out.read_text(encoding="utf-8").splitlines()[7:9]] == [
        'text: "../press.txt"',
        f"sha256: {digest}" if digest[0].isalpha() else f'sha256: "{digest}"',
    ]
    assert run("verify", "--data", str(out), "--lang", "en").returncode == 0


def test_a_draft_on_stdout_names_no_text(press: Path) -> None:
    assert "sha256" not in run("draft", str(press), "--published", "2026-03-04").stdout


def test_a_draft_replaces_no_file(press: Path, tmp_path: Path) -> None:
    out, text = tmp_path / "plan.yaml", tmp_path / "text.txt"
    assert run("draft", str(press), "--text", "--out", str(text)).returncode == 0
    assert text.read_text(encoding="utf-8") == PRESS
    before = press.read_bytes()
    for words in (["--out", str(press)], ["--out", str(text)], ["--evidence", str(press)]):
        done = run("draft", str(press), *words, "--lang", "en")
        assert (done.returncode, "exists already; give another file" in done.stderr) == (2, True)
    assert press.read_bytes() == before
    done = run("draft", str(press), "--out", str(out), "--evidence", str(out), "--lang", "en")
    assert (done.returncode, out.exists()) == (2, False)
