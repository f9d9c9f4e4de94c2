"""Commands that start a data file."""

import io
import re
import sys
from pathlib import Path

import openpyxl
import pytest
from support.commands import run

from graph.cli.authoring import create

_OPTIONAL = re.compile(r"^( *)# (?= *(?:- )?\{?[a-z_]+:(?: |$))", re.MULTILINE)
_VALUES = {
    "title": "시범 사업",
    "publisher": "김제시보",
    "published": "2025-03-02",
    "date": "2025-03-02",
    "url": "https://example.org",
    "translation": "Pilot",
    "name": "김제연구원",
    "type": "research-institute",
    "note": "없음",
    "technologies": "[{technology: 전기차, printed: 전기차}]",
}


def fill(text: str) -> str:
    """The skeleton as a user fills it in: each empty field gets a value."""
    for key, value in _VALUES.items():
        text = re.sub(rf"^( *(?:- )?{key}:)(?: https://)?(?: \[\])?(?= *(?:#|$))", rf"\1 {value}", text, flags=re.M)
    text = text.replace("agency: ,", "agency: 김제연구원,").replace("abbreviations: []", "abbreviations: [GLAB]")
    return text.replace("visions: []", "visions: [세계로]").replace("regions: []", "regions: [전주, 김제]")


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("whole", [False, True], ids=["required", "whole"])
def test_a_skeleton_is_valid_when_it_is_filled_in(tmp_path: Path, lang: str, whole: bool) -> None:
    file = tmp_path / "gimje.yaml"
    assert run("init", "김제", "--out", str(file), "--lang", lang).returncode == 0
    text = file.read_text(encoding="utf-8")
    if whole:
        text = _OPTIONAL.sub(r"\1", text)
        assert "\nagencies:\n" in text
    file.write_text(fill(text), encoding="utf-8")
    done = run("validate", "--data", str(file), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "no problems\n")


def test_a_skeleton_says_of_each_field_what_it_is_for() -> None:
    for lang in ("ko", "en"):
        lines = run("init", "gimje", "--lang", lang).stdout.splitlines()
        fields = [at for at, line in enumerate(lines) if re.match(r" +(?:- )?[a-z_]+:", line)]
        assert [lines[at] for at in fields if "# " not in lines[at]] == []


def test_a_skeleton_that_is_not_filled_in_says_what_is_missing(tmp_path: Path) -> None:
    run("init", "김제", "--out", str(tmp_path / "gimje.yaml"))
    done = run("validate", "--data", "gimje.yaml", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.splitlines()[0] == "gimje.yaml:9:11: 'title' is empty; give it a value or delete 'title:'"
    assert [line.split("'")[1] for line in done.stdout.splitlines()] == [
        "title", "publisher", "published", "title", "date", "title",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["김제", "Gimje", "id:region/gimje", "전북 김제시"])
def test_a_region_is_found_by_any_name(name: str) -> None:
    assert "  - id: gimje-plan " in run("init", name).stdout


def test_an_unknown_or_shared_name_is_explained() -> None:
    assert run("init", "데구", "--lang", "en").stderr == "unknown region '데구'; did you mean '대구'?\n"
    assert run("init", "중구", "--lang", "en").stderr.startswith("region '중구' is ambiguous; write one of '중구 (대구")


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    done = run("init", "김제", "--out", "mine.yaml", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "mine.yaml exists already; give another file or delete it\n")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("init", "김제", "--out"), "roadmap.yaml"),
        (("template",), "roadmap.xlsx"),
        (("export", "--xlsx"), "roadmap.xlsx"),
        (("draft", "press.txt", "--out"), "roadmap.yaml"),
        (("draft", "press.txt", "--evidence"), "evidence.json"),
        (("review", "plan.yaml", "--out"), "review.html"),
    ],
)
def test_a_folder_is_not_called_an_existing_file(words: tuple[str, ...], file: str, tmp_path: Path) -> None:
    done = run(*words, str(tmp_path), "--lang", "en")
    assert (done.returncode, done.stderr) == (
        2,
        f"{tmp_path} is a folder; give the name of a file, e.g. {tmp_path / file}\n",
    )


def test_a_terminal_gets_no_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    create("가\t나\x1b]0;x\x07\u202e\n다\r".encode(), None, lang="ko")
    assert sys.stdout.getvalue() == "가\t나\\x1b]0;x\\x07\\u202e\n다\\r"


def test_a_template_is_filled_in_and_read(tmp_path: Path) -> None:
    assert run("template", "plan.xlsx", "--lang", "ko", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    for title, values in {
        "출처": {"id": "press", "title": "발표", "publisher": "하늘일보"},
        "로드맵": {
            "item": "로드맵", "id": "plan", "title": "계획", "region": "김제", "kind": "plan", "edition": "final",
            "stage": "최종 보고", "date": "2025-03-02", "source": "press",
        },
        "예산": {"belongs_to": "plan", "kind": "국비", "amount": "80억원"},
    }.items():  # fmt: skip
        columns = {cell.value.rpartition("(")[2].rstrip(")"): cell.column for cell in book[title][1]}
        for key, value in values.items():
            book[title].cell(2, columns[key], value)
    book.save(tmp_path / "plan.xlsx")
    done = run("report", "funding", "--data", "plan.xlsx", "--format", "csv", "--lang", "ko", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "8000000000" in done.stdout
    assert run("validate", "--data", "plan.xlsx", "--lang", "ko", cwd=tmp_path).stdout == "오류 및 경고 없음\n"
    assert run("template", "plan.xlsx", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("words", [("template", "t.xls"), ("template", "t"), ("export", "--xlsx", "t.csv")])
def test_a_workbook_is_written_under_its_own_ending_only(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words[:-1], str(tmp_path / words[-1]), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"{words[-1]} does not end in .xlsx; write a workbook to t.xlsx\n")
    assert list(tmp_path.iterdir()) == []
