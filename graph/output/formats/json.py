"""JSON for programs, with stable column ids, one type per column, IRIs of entities and exact amounts.

The types are documented in ``docs/reports.md``.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from graph.output.formats import output_format
from graph.reports.result import Citation, Kind, Money, Named, Place, Report, Section, Source, Things, Unstated
from graph.view.days import LATEST


@output_format(
    "json",
    extension="json",
    summary="rows by column id with the IRIs of entities, for programs",
    summary_ko="열 아이디와 대상의 IRI를 갖춘 행, 프로그램용",
)
def write_json(report: Report) -> bytes:
    """One JSON object. Exact decimals are strings because many readers would round numbers."""
    content = {
        "report": report.name,
        "title": report.title,
        "lang": report.lang,
        "day": None if report.day in ("", LATEST) else report.day,
        "parameters": {name: str(value) for name, value in report.parameters},
        "asked": {name: str(value.iri) for name, value in report.parameters if isinstance(value, Named)},
        **({} if report.form is None else {"form": report.form}),
        "sections": [_section_to_json(section) for section in report.sections],
        "sources": [_source_to_json(source) for source in report.sources],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _section_to_json(section: Section) -> dict[str, object]:
    ids = [column.id for column in section.columns]
    writers = [_WRITERS[column.kind] for column in section.columns]
    return {
        "id": section.id,
        "heading": section.heading,
        "note": section.note,
        "columns": {column.id: column.heading for column in section.columns},
        "types": {column.id: str(column.kind) for column in section.columns},
        "rows": [
            {
                column: None if cell is None or isinstance(cell, Unstated) else write(cell)
                for column, write, cell in zip(ids, writers, row, strict=True)
            }
            for row in section.rows
        ],
    }


def _source_to_json(source: Source) -> dict[str, object]:
    texts = {"publisher": source.publisher, "date": source.date, "title": source.title, "url": source.url}
    return {"number": source.number, "iri": str(source.iri), **{name: text or None for name, text in texts.items()}}


def _money_to_json(money: Money) -> dict[str, str | None]:
    return {"won": _write_exactly(money.won), **_write_uncertain(money), "label": money.label}


def _write_uncertain(money: Money) -> dict[str, str | None]:
    upper = None if money.upper is None else _write_exactly(money.upper)
    return {"upper": upper, "qualifier": money.qualifier or None}


def _quantity_to_json(cell: Any) -> dict[str, str | None]:
    """A number in won or in the unit of another column, or words if no number is printed."""
    if isinstance(cell, Money):
        return {"number": _write_exactly(cell.won), **_write_uncertain(cell), "label": cell.label}
    number = None if isinstance(cell, str) else _write_exactly(cell)
    return {"number": number, "upper": None, "qualifier": None, "label": str(cell)}


def _write_exactly(number: int | Decimal) -> str:
    return f"{Decimal(number):f}"


def _thing_to_json(thing: Named) -> dict[str, str]:
    return {"iri": str(thing.iri), "label": thing.label}


def _things_to_json(cell: Things) -> list[dict[str, str]]:
    return [_thing_to_json(thing) for thing in cell.items]


def _label_to_json(cell: Any) -> dict[str, str | None]:
    return {"iri": str(cell.iri) if isinstance(cell, Named) else None, "label": str(cell)}


def _citation_to_json(citation: Citation) -> dict[str, object]:
    return {"number": citation.number, "mentioned": citation.mentioned, "label": citation.label}


def _place_to_json(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line}


_WRITERS: Mapping[Kind, Callable[[Any], object]] = {
    Kind.TEXT: str,
    Kind.NUMBER: int,
    Kind.DECIMAL: _write_exactly,
    Kind.FLAG: bool,
    Kind.MONEY: _money_to_json,
    Kind.QUANTITY: _quantity_to_json,
    Kind.THING: lambda cell: _things_to_json(cell) if isinstance(cell, Things) else _thing_to_json(cell),
    Kind.THINGS: _things_to_json,
    Kind.LABEL: _label_to_json,
    Kind.LABELS: lambda cell: [_label_to_json(one) for one in (cell.items if isinstance(cell, Things) else (cell,))],
    Kind.PATHS: lambda cell: [[_thing_to_json(thing) for thing in path] for path in cell.items],
    Kind.SOURCES: lambda cell: [_citation_to_json(citation) for citation in cell.items],
    Kind.PLACES: lambda cell: [_place_to_json(place) for place in cell.items],
}
