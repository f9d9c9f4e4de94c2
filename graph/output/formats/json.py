"""JSON for programs: columns by their stable ids, things with their IRIs, money with its number."""

import json
from decimal import Decimal

from graph.output.formats import output_format
from graph.reports.result import Cell, Money, Named, Report, Section


@output_format("json", extension="json", summary="rows by column id, things with their IRIs, for programs")
def write_json(report: Report) -> bytes:
    """One object; exact decimals are texts, so that no reader rounds them."""
    content = {
        "report": report.name,
        "title": report.title,
        "lang": report.lang,
        "parameters": dict(report.parameters),
        "sections": [_section_to_json(section) for section in report.sections],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


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
