"""Workbooks as people make them, from texts and values."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

Sheets = Mapping[str, Sequence[Sequence[Any]]]

# A plan with one project, as the smallest workbook has it.
PLAN: dict[str, list[list[Any]]] = {
    "sources": [["id", "title", "publisher", "published"], ["press", "발표", "하늘일보", "2025-03-02"]],
    "roadmaps": [
        ["item", "id", "kind", "title", "region", "edition", "stage", "date", "source"],
        ["roadmap", "plan", "plan", "계획", "김제", "final", "final", "2025-03-02", "press"],
    ],
    "activities": [
        ["belongs_to", "item", "id", "title", "technologies"],
        ["plan", "project", "fire-engine", "전기 소방차 실증", "전기 소방차"],
    ],
    "budget": [["belongs_to", "kind", "amount"], ["fire-engine", "national", "12억 5천만원"]],
}
YAML = """
sources: [{id: press, title: 발표, publisher: 하늘일보, published: 2025-03-02}]
roadmaps:
  - id: plan
    kind: plan
    title: 계획
    region: 김제
    edition: final
    stage: final
    date: 2025-03-02
    source: press
    projects:
      - id: fire-engine
        title: 전기 소방차 실증
        technologies: [전기 소방차]
        budget: [{kind: national, amount: 12억 5천만원}]
"""


def build(sheets: Sheets) -> openpyxl.Workbook:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    return book


def save(path: Path, sheets: Sheets) -> Path:
    """The file *path* with these rows."""
    build(sheets).save(path)
    return path


def to_bytes(book: openpyxl.Workbook) -> bytes:
    """The file of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_shared(sheets: Sheets) -> bytes:
    """The file as Excel writes it, with the texts in a part of their own."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def change(**sheets: list[list[Any]]) -> dict[str, list[list[Any]]]:
    """:data:`PLAN` with other rows in these sheets."""
    return {**PLAN, **sheets}


def write_tables(folder: Path, sheets: Sheets, *, encoding: str = "utf-8-sig") -> Path:
    """A folder with a CSV file for each sheet."""
    folder.mkdir(exist_ok=True)
    for title, rows in sheets.items():
        text = "\r\n".join(",".join(f'"{value}"' for value in row) for row in rows)
        (folder / f"{title}.csv").write_bytes(text.encode(encoding))
    return folder
