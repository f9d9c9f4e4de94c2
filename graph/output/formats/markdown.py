"""Markdown for wikis and mails that render it."""

import re
from collections.abc import Iterable

from graph.errors.characters import escape_commands
from graph.output.formats import output_format
from graph.reports.result import Report, to_text

# Before one of these, an address would become a link on GitHub and in many wikis.
_ADDRESS = re.compile(
    r"(?i)(?=://)|(?<=\bmailto)(?=:)|(?<=\bxmpp)(?=:)|(?<=\bwww)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.\w)", re.ASCII
)


@output_format(
    "markdown",
    extension="md",
    summary="tables in Markdown, for wikis and mails",
    summary_ko="Markdown 표, 위키·전자우편용",
)
def write_markdown(report: Report) -> bytes:
    """The title, followed by the heading, note and table of each section."""
    lines = [f"# {_escape(report.title)}"]
    for section in report.sections:
        lines += ["", f"## {_escape(section.heading)} ({len(section.rows)})"]
        if section.note:
            lines += ["", _escape_paragraph(section.note)]
        if section.rows:
            lines += ["", _to_row(column.heading for column in section.columns)]
            lines.append("|" + " --- |" * len(section.columns))
            lines += [_to_row(to_text(cell) for cell in row) for row in section.rows]
    return ("\n".join(lines) + "\n").encode()


def _to_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _escape(text: str) -> str:
    """*text* on one line, with the markup characters of Markdown and HTML escaped, and without addresses as links.

    An ampersand that starts no character reference and a single tilde are not escaped.
    """
    text = re.sub(r"([\\|`*_\[\]])", r"\\\1", escape_commands(re.sub(r"[\r\n]+", " ", text)))
    text = _ADDRESS.sub(r"\\", text)
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    if text.count("~") > 1:
        text = text.replace("~", "\\~")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _escape_paragraph(text: str) -> str:
    """*text* as a paragraph, escaped so that it does not start a heading, list, rule or code block."""
    return re.sub(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+#=]))", r"\1\\", _escape(text).strip())
