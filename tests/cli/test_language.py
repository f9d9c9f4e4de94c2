"""One run speaks one language: answers, errors of every kind, and help."""

import ast
import importlib.util
import re
import sys
from pathlib import Path

import click
import pytest
from support.commands import run

from graph.cli import app
from graph.cli.korean import CLICK, HELP
from graph.cli.language import find_current_language, find_language
from graph.output.folding import measure
from graph.output.formats import read_formats

HANGUL = re.compile("[가-힣]")
FORMATS = ", ".join(map(repr, read_formats()))
UNKNOWN = ("report", "coverage", "전기챠")


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ((), {}, "ko"),
        ((), {"LANG": "C.UTF-8"}, "ko"),
        ((), {"LANG": "ko_KR.UTF-8"}, "ko"),
        ((), {"LANG": "en_US.UTF-8"}, "en"),
        ((), {"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        ((), {"LANG": "ja_JP.UTF-8"}, "ko"),
        ((), {"LANG": "en_US.UTF-8", "ROADMAP_GRAPH_LANG": "ko"}, "ko"),
        (("--lang", "en"), {"ROADMAP_GRAPH_LANG": "ko"}, "en"),
        (("--lang=en",), {"LANG": "ko_KR"}, "en"),
        (("--lang",), {}, "ko"),
        (("--lang", "en", "report"), {"LANG": "ko_KR"}, "en"),
        ((), {"ROADMAP_GRAPH_LANG": "EN"}, "en"),
        ((), {"ROADMAP_GRAPH_LANG": "en_US.UTF-8", "LANG": "ko_KR"}, "en"),
        ((), {"LANG": "EN"}, "en"),
        (("--lang", "EN"), {"ROADMAP_GRAPH_LANG": "ko"}, "en"),
        ((), {"ROADMAP_GRAPH_LANG": "KO", "LANG": "en_US"}, "ko"),
        (("--lang", "fr"), {"ROADMAP_GRAPH_LANG": "en"}, "en"),
    ],
)
def test_the_option_comes_first_then_the_variable_then_the_locale(
    arguments: tuple[str, ...], environment: dict[str, str], lang: str
) -> None:
    assert find_language(arguments, environment) == lang


@pytest.mark.parametrize(
    ("number", "lang"), [(0x0412, "ko"), (0x0409, "en"), (0x0809, "en"), (0x0411, "ko"), (None, "ko")]
)
def test_on_windows_the_menus_are_the_locale(number: int | None, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Korean, American and British English, Japanese, and a system that does not say."""

    def read() -> int:
        if number is None:
            raise OSError
        return number

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys.modules["graph.cli.language"], "_read_windows_language", read)
    monkeypatch.setattr(sys, "argv", ["roadmap-graph"])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ROADMAP_GRAPH_LANG"):
        monkeypatch.delenv(name, raising=False)
    assert find_current_language() == lang
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert find_current_language() == "en"


@pytest.mark.parametrize("arguments", [("--lang", "en", "report", "gaps"), ("report", "--lang", "en", "gaps")])
def test_the_language_may_stand_before_the_command(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, "--format", "csv").stdout.startswith("\ufeffWithout a lead\n")
    assert (
        run("--lang", "en", "report", "covrage", "EV").stderr == "unknown report 'covrage'; did you mean 'coverage'?\n"
    )
    assert run("--lang", "en", "--help").stdout.startswith("Usage: ")
    assert run("--lang", "fr", "--help").returncode == 0


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_help_fits_the_terminal(width: int, lang: str) -> None:
    """Hangul takes two cells. A long name of an option or an address may stick out, a text may not."""
    context = click.Context(app)
    group = app.commands["report"]
    assert isinstance(group, click.Group)
    commands = [
        (),
        *((name,) for name in app.list_commands(context)),
        *(("report", name) for name in list_reports(group)),
    ]
    for command in commands:
        lines = run(*command, "--help", COLUMNS=str(width), ROADMAP_GRAPH_LANG=lang).stdout.splitlines()
        assert [line for line in lines if measure(line) > width and len(line.split()) > 1] == []


def list_reports(group: click.Group) -> list[str]:
    return group.list_commands(click.Context(group))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", [(), ("report",), ("query",)])
def test_help_keeps_its_words_at_any_width(command: tuple[str, ...], lang: str) -> None:
    narrow, wide = (run(*command, "--help", COLUMNS=width, ROADMAP_GRAPH_LANG=lang).stdout for width in ("40", "200"))
    assert "".join(narrow.split()) == "".join(wide.split())
    assert not any(line.endswith("...") for line in wide.splitlines()[1:])


@pytest.mark.parametrize(
    ("arguments", "korean", "english"),
    [
        (
            UNKNOWN,
            "알 수 없는 기술 '전기챠'; 비슷한 이름: '전기차'\n",
            "unknown technology '전기챠'; did you mean '전기차'?\n",
        ),
        (("report", "gasp"), "알 수 없는 보고서 'gasp'; 비슷한 이름: 'gaps'\n",
         "unknown report 'gasp'; did you mean 'gaps'?\n"),
        (("query", "nosuch"), "알 수 없는 질의 'nosuch'; 전체 목록은 'roadmap-graph list queries'\n",
         "unknown query 'nosuch'; 'roadmap-graph list queries' shows all\n"),
        (("report", "roadmap", "gimje"), "알 수 없는 로드맵 'gimje'; 비슷한 이름: 'gimje-special-vehicles'\n",
         "unknown roadmap 'gimje'; did you mean 'gimje-special-vehicles'?\n"),
        (("report", "funding", "--by", "weather"),
         "알 수 없는 묶음 'weather'; 쓸 수 있는 이름: 'agency', 'region', 'source', 'technology', 'year'\n",
         "unknown grouping 'weather'; known names: 'agency', 'region', 'source', 'technology', 'year'\n"),
        (("report", "gaps", "--format", "pdf"),
         f"알 수 없는 출력 형식 'pdf'; 쓸 수 있는 이름: {FORMATS}\n",
         f"unknown format 'pdf'; known names: {FORMATS}\n"),
        (("validate", "--data", "x.yaml"), "x.yaml:1:1: 파일이나 폴더가 없다; --data 값을 확인한다\n",
         "x.yaml:1:1: no such file or folder; check --data\n"),
        (("validate", "--lnag", "x"),
         "사용법: roadmap-graph validate [옵션]\n도움말: 'roadmap-graph validate --help'\n\n"
         "오류: 알 수 없는 옵션 '--lnag'. (비슷한 이름: '--lang')\n",
         "Usage: roadmap-graph validate [OPTIONS]\nTry 'roadmap-graph validate --help' for help.\n\n"
         "Error: No such option '--lnag'. Did you mean '--lang'?\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_errors_are_in_the_language_of_the_run(arguments: tuple[str, ...], korean: str, english: str) -> None:
    for lang, text in (("ko", korean), ("en", english)):
        done = run(*arguments, ROADMAP_GRAPH_LANG=lang)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", text)


def test_usage_names_the_command_however_it_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ``python -m``, for which click would write the module that was started."""
    monkeypatch.setattr(sys.modules["__main__"], "__package__", "graph.cli")
    done = run("validate", "--lnag", "x", "--lang", "en")
    assert done.stderr.startswith("Usage: roadmap-graph validate [OPTIONS]\nTry 'roadmap-graph validate --help'")


def test_errors_of_reading_and_of_rules_are_in_one_language(tmp_path: Path) -> None:
    text = (
        "sources:\n  - {id: s, title: 010, publisher: 신문}\n"
        "agencies:\n  - {id: a, name: 기관, type: association, names: [{name: 옛 이름, since: 2024, until: 2020}]}\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = run("validate", "--data", "a.yaml", cwd=tmp_path)
    assert all(HANGUL.search(line) for line in done.stderr.splitlines())
    done = run("validate", "--data", "a.yaml", "--lang", "en", cwd=tmp_path)
    assert not HANGUL.search(done.stderr)


def test_help_is_korean_or_english_throughout() -> None:
    words = run("report", "coverage", "--help").stdout
    assert words.startswith("사용법: roadmap-graph report coverage [옵션] TECHNOLOGY\n")
    assert "Usage" not in words
    assert "Show this message" not in words
    english = run("report", "coverage", "--help", LANG="en_US.UTF-8").stdout
    assert HANGUL.findall(english.replace("전기차", "")) == []


def test_every_help_text_has_a_korean_one() -> None:
    missing = {" ".join(text.split()) for text in iter_helps(app)} - HELP.keys()
    assert sorted(missing) == []


def iter_helps(command: click.Command):
    yield command.help
    yield from (parameter.help for parameter in command.params if parameter.help)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            # The summary of a report is written in both languages with the report.
            yield from iter_helps(found) if command.name != "report" else (one.help for one in found.params)


def test_the_texts_of_click_are_those_of_the_installed_version() -> None:
    """A text that click changes would be English again."""
    folder = Path(importlib.util.find_spec("click").origin).parent
    texts = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(CLICK.keys() - texts) == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("fr", "warning: ROADMAP_GRAPH_LANG is 'fr'; write ko or en\n"),
        ("fr\n\x1b[2J", "warning: ROADMAP_GRAPH_LANG is 'fr\\n\\x1b[2J'; write ko or en\n"),
        ("", ""),
        ("EN", ""),
        ("ko_KR.UTF-8", ""),
    ],
)
def test_a_language_that_does_not_exist_is_a_warning(wanted: str, said: str) -> None:
    done = run("list", "reports", "--format", "csv", ROADMAP_GRAPH_LANG=wanted, LANG="en_US.UTF-8", LC_ALL="")
    assert (done.returncode, done.stderr) == (0, said)


def test_an_option_may_be_in_upper_case_and_is_enough() -> None:
    done = run("list", "xx", "--lang", "EN", ROADMAP_GRAPH_LANG="fr")
    assert (done.returncode, done.stderr.partition(";")[0]) == (2, "unknown list 'xx'")
