"""What the text formats share: no text gives a command to a terminal, and no address becomes a link in Markdown."""

import json
import re

import pytest

from graph.output import formats
from graph.output.formats import Format, format_report, output_format
from graph.reports.result import Column, Report, Row, Section


def make_report(text: str, *, title: str = "보고", heading: str = "구분") -> Report:
    section = Section("s", heading, (Column("c", heading),), (Row((text,), ()),), note=heading)
    return Report("r", title, "ko", (), (section,))


COMMANDS = "가\x1b[31m\x1b]0;x\x07\x9b2J\r나\x85\u2028\u202e\u2066\u200f\ud800\x00\x7f다"
NAMED = "가\\u001b[31m\\u001b]0;x\\u0007\\u009b2J\\u000d나\\u0085\\u2028\\u202e\\u2066\\u200f\\ud800\\u0000\\u007f다"


@pytest.mark.parametrize("format", ["csv", "html", "json", "markdown", "table"])
def test_no_text_gives_a_command_to_a_terminal(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    report = make_report(COMMANDS, heading=COMMANDS, title=COMMANDS)
    content = format_report(report, format).decode()
    shown = content.replace("\\\\", "\\").replace("\\[", "[").replace("\\]", "]") if format == "markdown" else content
    # JSON writes a carriage return in its own way. In Markdown it is a line end, and a cell has one line.
    expected = NAMED.replace("\\u000d", {"json": "\\r", "markdown": " "}.get(format, "\\u000d"))
    assert expected in shown
    # The byte order mark of CSV is at the start. Its lines end in CR LF.
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|\r(?!\n)", content)


def test_a_plug_in_need_not_escape_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[Format] = []
    monkeypatch.setattr(formats._FORMATS, "add", added.append)
    output_format("plain", extension="plain", summary="")(lambda report: report.title.encode())
    output_format("raw", extension="raw", summary="", binary=True)(lambda report: report.title.encode())
    assert [one.function(make_report("", title="a\x1b[2J\n")) for one in added] == [b"a\\u001b[2J\n", b"a\x1b[2J\n"]


def test_json_reads_commands_back() -> None:
    text = COMMANDS.replace("\ud800", "")
    assert json.loads(format_report(make_report(text, title=text), "json"))["title"] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see https://a.org/b", "see https\\://a.org/b"),
        ("HTTP://a.org ftp://a.org", "HTTP\\://a.org ftp\\://a.org"),
        ("www.a.org WWW.a.org", "www\\.a.org WWW\\.a.org"),
        ("a@b.org mailto:a@b.org", "a\\@b.org mailto\\:a\\@b.org"),
        ("10:30, a:b, 가@나", "10:30, a:b, 가@나"),
    ],
)
def test_an_address_is_no_link_in_markdown(text: str, written: str) -> None:
    """GitHub and many wikis turn bare addresses into links."""
    assert f"| {written} |" in format_report(make_report(text), "markdown").decode()
