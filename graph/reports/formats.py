"""A report as text: table, Markdown, CSV or JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal

from graph.reports.result import Cell, Money, Named, Report, Section

FORMATS = ("table", "csv", "json", "markdown")
# Excel of a Korean Windows reads a CSV as CP949 unless it begins with this mark.
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def format_report(report: Report, form: str) -> str:
    """*report* in one of :data:`FORMATS`.

    CSV begins with a byte order mark, so that Excel shows Korean; each section is a block with its heading.
    """
    writers = {"table": _to_table, "csv": _to_csv, "json": _to_json, "markdown": _to_markdown}
    return writers[form](report)


def _to_table(report: Report) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    buffer = io.StringIO()
    console = Console(file=buffer, width=_width(), highlight=False, no_color=True)
    console.print(Text(report.title))
    for section in report.sections:
        console.print()
        console.print(Text(f"{section.heading} ({len(section.rows)})"))
        if section.note:
            console.print(Text(section.note))
        if section.rows:
            table = Table(show_lines=True)
            for column in section.columns:
                table.add_column(Text(column.heading), overflow="fold")
            for row in section.rows:
                table.add_row(*(Text(_to_text(cell)) for cell in row))
            console.print(table)
    return buffer.getvalue()


def _width() -> int:
    import shutil

    return max(shutil.get_terminal_size((160, 24)).columns, 80)


def _to_csv(report: Report) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for number, section in enumerate(report.sections):
        if number:
            writer.writerow([])
        if len(report.sections) > 1:
            writer.writerow([_defuse(section.heading)])
        if section.note:
            writer.writerow([_defuse(section.note)])
        writer.writerow([_defuse(column.heading) for column in section.columns])
        writer.writerows([_to_csv_cell(cell) for cell in row] for row in section.rows)
    return _BYTE_ORDER_MARK + buffer.getvalue()


def _to_csv_cell(cell: Cell) -> str:
    if isinstance(cell, Money):
        return f"{cell.won:f}"
    return str(cell) if isinstance(cell, int | Decimal) else _defuse(_to_text(cell))


def _defuse(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _to_json(report: Report) -> str:
    content = {
        "report": report.name,
        "title": report.title,
        "lang": report.lang,
        "parameters": dict(report.parameters),
        "sections": [_section_to_json(section) for section in report.sections],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _section_to_json(section: Section) -> dict[str, object]:
    ids = [column.id for column in section.columns]
    return {
        "id": section.id,
        "heading": section.heading,
        "note": section.note,
        "columns": {column.id: column.heading for column in section.columns},
        "rows": [dict(zip(ids, (_to_json_cell(cell) for cell in row), strict=True)) for row in section.rows],
    }


def _to_json_cell(cell: Cell) -> object:
    if isinstance(cell, Named):
        return {"iri": str(cell.iri), "label": cell.label}
    if isinstance(cell, Money):
        return {"won": f"{cell.won:f}", "label": cell.label}
    return str(cell) if isinstance(cell, Decimal) else cell


def _to_markdown(report: Report) -> str:
    lines = [f"# {_escape(report.title)}"]
    for section in report.sections:
        lines += ["", f"## {_escape(section.heading)} ({len(section.rows)})"]
        if section.note:
            lines += ["", _escape(section.note)]
        if section.rows:
            lines += ["", _to_row(column.heading for column in section.columns)]
            lines.append("|" + " --- |" * len(section.columns))
            lines += [_to_row(_to_text(cell) for cell in row) for row in section.rows]
    return "\n".join(lines) + "\n"


def _to_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _escape(text: str) -> str:
    text = re.sub(r"([\\|`*_\[\]])", r"\\\1", text.replace("\n", " "))
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _to_text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
