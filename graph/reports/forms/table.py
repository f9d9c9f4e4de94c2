"""A table for the terminal, as wide as it is."""

import io
import shutil
from typing import TYPE_CHECKING

from graph.reports.forms import form, strip_controls
from graph.reports.result import Report, to_text

if TYPE_CHECKING:
    from rich.text import Text


@form("table", extension="txt", summary="tables for the terminal")
def write_table(report: Report) -> bytes:
    """Title, then heading, note and table of each section."""
    from rich.console import Console
    from rich.table import Table

    buffer = io.StringIO()
    console = Console(file=buffer, width=_width(), highlight=False, no_color=True)
    console.print(_to_text(report.title))
    for section in report.sections:
        console.print()
        console.print(_to_text(f"{section.heading} ({len(section.rows)})"))
        if section.note:
            console.print(_to_text(section.note))
        if section.rows:
            table = Table(show_lines=True)
            for column in section.columns:
                table.add_column(_to_text(column.heading), overflow="fold")
            for row in section.rows:
                table.add_row(*(_to_text(to_text(cell)) for cell in row))
            console.print(table)
    return buffer.getvalue().encode()


def _to_text(text: str) -> "Text":
    """*text* as it stands: neither markup of rich nor orders to the terminal."""
    from rich.text import Text

    return Text(strip_controls(text))


def _width() -> int:
    return max(shutil.get_terminal_size((160, 24)).columns, 80)
