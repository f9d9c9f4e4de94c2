"""Parquet for data frames and databases such as pandas, Polars, DuckDB and Spark. Only this module needs pyarrow."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.errors import MissingExtra, WrongUse
from graph.errors.messages import Message
from graph.output.formats import output_format
from graph.reports.result import Cell, Citations, Column, Kind, Money, Named, Paths, Report, Things, Unstated, to_text

if TYPE_CHECKING:
    import pyarrow as pa

# The endings of the names of the columns that a column becomes, with their form and their value for one of its cells.
_Parts: TypeAlias = Mapping[str, tuple[str, Callable[[Any], object]]]
_LARGEST = 2**63
# The most digits that a decimal of Parquet has in all programs.
_PRECISION = 38


@output_format(
    "parquet",
    extension="parquet",
    summary="one table with typed columns, for data frames and databases",
    summary_ko="열마다 자료형이 있는 표 하나, 데이터프레임·데이터베이스용",
    binary=True,
)
def write_parquet(report: Report) -> bytes:
    """The only section, with columns named by their ids.

    A thing has its name in its column and its IRI in ``<id>_iri``, and several things have lists of both. Amounts and
    quantities have ``<id>_upper`` and ``<id>_qualifier`` beside them. Sources are lists of their numbers. Numbers are
    integers of 64 bits or, if one of a column is not, decimals; a value that no source states is null.

    :raises WrongUse: the report has several sections.
    :raises MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    if len(report.answers) != 1:
        names = ", ".join(section.id for section in report.answers)
        raise WrongUse(Message("parquet holds one table; choose one with --section: {names}", names=names))
    (section,) = report.answers
    fields, arrays = [], []
    for place, column in enumerate(section.columns):
        cells = [row.cells[place] for row in section.rows]
        for name, array in _iter_columns(column, cells):
            fields.append(pa.field(name, array.type, metadata={"heading": column.heading}))
            arrays.append(array)
    schema = pa.schema(fields, metadata={"title": report.title, "section": section.heading, "note": section.note})
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), buffer)
    return buffer.getvalue()


def _iter_columns(column: Column, cells: Sequence[Cell]) -> "Iterator[tuple[str, pa.Array[Any]]]":
    for ending, (form, read) in _PARTS.get(column.kind, _TEXT).items():
        values = [None if cell is None or isinstance(cell, Unstated) else read(cell) for cell in cells]
        if ending not in _SPARE or any(value is not None for value in values):
            yield f"{column.id}{ending}", _to_array(values, form)


def _to_array(values: Sequence[Any], form: str) -> "pa.Array[Any]":
    import pyarrow as pa

    if form == "number":
        return _to_numbers(values)
    types = {"text": pa.string(), "flag": pa.bool_(), "texts": pa.list_(pa.string()), "counts": pa.list_(pa.int64())}
    return pa.array(values, types[form])


def _to_numbers(values: Sequence[int | Decimal | None]) -> "pa.Array[Any]":
    """Integers of 64 bits, else exact decimals, else texts where a number has too many digits or is none."""
    import pyarrow as pa

    exact = [None if value is None else Decimal(value) for value in values]
    known = [value for value in exact if value is not None]
    if not all(value.is_finite() for value in known):
        return pa.array([None if value is None else str(value) for value in exact], pa.string())
    if all(value == value.to_integral_value() and abs(value) < _LARGEST for value in known):
        return pa.array([None if value is None else int(value) for value in exact], pa.int64())
    scale = max(max(-int(value.as_tuple().exponent), 0) for value in known)
    whole = max(value.adjusted() + 1 for value in known)
    if scale + max(whole, 1) <= _PRECISION:
        return pa.array(exact, pa.decimal128(_PRECISION, scale))
    return pa.array([None if value is None else f"{value:f}" for value in exact], pa.string())


def _read_number(cell: Cell) -> Decimal | int | None:
    if isinstance(cell, Money):
        return cell.won
    return cell if isinstance(cell, int | Decimal) else None


def _read_iri(cell: Cell) -> str | None:
    return str(cell.iri) if isinstance(cell, Named) else None


def _list_names(cell: Cell) -> list[str]:
    return [one.label for one in cell.items] if isinstance(cell, Things) else [to_text(cell)]


def _list_iris(cell: Cell) -> list[str | None]:
    return [str(one.iri) for one in cell.items] if isinstance(cell, Things) else [_read_iri(cell)]


def _list_numbers(cell: Cell) -> list[int]:
    return [one.number for one in cell.items] if isinstance(cell, Citations) else []


def _list_paths(cell: Cell) -> list[str]:
    return [" → ".join(one.label for one in path) for path in cell.items] if isinstance(cell, Paths) else []


_TEXT: _Parts = {"": ("text", to_text)}
_UNCERTAIN: _Parts = {
    "_upper": ("number", lambda cell: cell.upper if isinstance(cell, Money) else None),
    "_qualifier": ("text", lambda cell: (cell.qualifier or None) if isinstance(cell, Money) else None),
}
# Columns that are left out if no row has a value.
_SPARE = frozenset((*_UNCERTAIN, "_words"))
_NAMED: _Parts = {"": ("text", to_text), "_iri": ("text", _read_iri)}
_NAMES: _Parts = {"": ("texts", _list_names), "_iri": ("texts", _list_iris)}
_PARTS: Mapping[Kind, _Parts] = {
    Kind.NUMBER: {"": ("number", _read_number)},
    Kind.DECIMAL: {"": ("number", _read_number)},
    Kind.FLAG: {"": ("flag", bool)},
    Kind.MONEY: {"": ("number", _read_number), **_UNCERTAIN},
    Kind.QUANTITY: {
        "": ("number", _read_number),
        **_UNCERTAIN,
        "_words": ("text", lambda cell: cell if isinstance(cell, str) else None),
    },
    Kind.THING: _NAMED,
    Kind.LABEL: _NAMED,
    Kind.THINGS: _NAMES,
    Kind.LABELS: _NAMES,
    Kind.PATHS: {"": ("texts", _list_paths)},
    Kind.SOURCES: {"": ("counts", _list_numbers)},
}
