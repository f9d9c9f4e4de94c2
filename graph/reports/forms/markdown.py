"""Markdown, for pages and mails that render it."""

import re
from collections.abc import Iterable

from graph.reports.forms import form
from graph.reports.result import Report, to_text


@form("markdown", extension="md", summary="tables in Markdown, for wikis and mails")
def write_markdown(report: Report) -> bytes:
    """Title, then heading, note and table of each section."""
    lines = [f"# {_escape(report.title)}"]
    for section in report.sections:
        lines += ["", f"## {_escape(section.heading)} ({len(section.rows)})"]
        if section.note:
            lines += ["", _escape(section.note)]
        if section.rows:
            lines += ["", _to_row(column.heading for column in section.columns)]
            lines.append("|" + " --- |" * len(section.columns))
            lines += [_to_row(to_text(cell) for cell in row) for row in section.rows]
    return ("\n".join(lines) + "\n").encode()


def _to_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _escape(text: str) -> str:
    text = re.sub(r"([\\|`*_\[\]])", r"\\\1", text.replace("\n", " "))
    return text.replace("<", "&lt;").replace(">", "&gt;")
