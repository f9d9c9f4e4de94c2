"""Parquet of one section: read back by pyarrow and pandas, with a type per kind of column."""

import io
import sys
from decimal import Decimal

import pandas as pd
import pyarrow.parquet as pq
import pytest
from support.report_cases import CASES

from graph.errors import MissingExtra, WrongUse
from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports.result import Column, Kind, Money, Named, Report, Row, Section, Things, Unstated
from graph.reports.sections import select_section
from graph.stores import Iri

A, B = Named(Iri("x:a"), "가"), Named(Iri("x:b"), "나")


def make(kind: Kind, *cells: object) -> Report:
    rows = tuple(Row((cell,), ()) for cell in cells)
    return Report("r", "보고", "ko", (), (Section("s", "표", (Column("c", "머리", kind),), rows, note="설명"),))


def read(report: Report) -> dict[str, tuple[str, list[object]]]:
    table = pq.read_table(io.BytesIO(format_report(report, "parquet")))
    return {name: (str(table[name].type), table[name].to_pylist()) for name in table.column_names}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_pandas_reads_every_row_of_every_section(case: str, real: Knowledge) -> None:
    name, arguments, options = CASES[case]
    report = real.report(name, *arguments, **options)
    for section in report.sections:
        content = format_report(select_section(report, section.id), "parquet")
        assert len(pd.read_parquet(io.BytesIO(content))) == len(section.rows)


@pytest.mark.parametrize(
    ("kind", "cells", "columns"),
    [
        (Kind.TEXT, ("x", None), {"c": ("string", ["x", None])}),
        (Kind.NUMBER, (3, Unstated("?")), {"c": ("int64", [3, None])}),
        (Kind.NUMBER, (), {"c": ("int64", [])}),
        (Kind.DECIMAL, (Decimal("0.25"), 2), {"c": ("decimal128(38, 2)", [Decimal("0.25"), Decimal("2.00")])}),
        (Kind.DECIMAL, (Decimal("NaN"),), {"c": ("string", ["NaN"])}),
        (Kind.DECIMAL, (Decimal(10) ** 40,), {"c": ("string", ["1" + "0" * 40])}),
        (Kind.FLAG, (True, None), {"c": ("bool", [True, None])}),
        (Kind.MONEY, (Money(Decimal(5), "5"),), {"c": ("int64", [5])}),
        (Kind.MONEY, (Money(Decimal(3), "", Decimal(5), "약"),),
         {"c": ("int64", [3]), "c_upper": ("int64", [5]), "c_qualifier": ("string", ["약"])}),
        (Kind.QUANTITY, ("몇 개", Decimal(2)), {"c": ("int64", [None, 2]), "c_words": ("string", ["몇 개", None])}),
        (Kind.THING, (A, None), {"c": ("string", ["가", None]), "c_iri": ("string", ["x:a", None])}),
        (Kind.THINGS, (Things((A, B)), Things(())),
         {"c": ("list<element: string>", [["가", "나"], []]),
          "c_iri": ("list<element: string>", [["x:a", "x:b"], []])}),
    ],
)  # fmt: skip
def test_each_kind_has_its_type(kind: Kind, cells: tuple[object, ...], columns: object) -> None:
    assert read(make(kind, *cells)) == columns


def test_the_file_has_title_heading_and_note() -> None:
    schema = pq.read_schema(io.BytesIO(format_report(make(Kind.TEXT, "x"), "parquet")))
    texts = {name: schema.metadata[name.encode()].decode() for name in ("title", "section", "note")}
    assert texts == {"title": "보고", "section": "표", "note": "설명"}
    assert schema.field("c").metadata[b"heading"].decode() == "머리"


def test_several_sections_are_answered_with_their_names(real: Knowledge) -> None:
    with pytest.raises(
        WrongUse, match=r"^parquet holds one table; choose one with --section: implementing, activities$"
    ):
        format_report(real.report("coverage", "EV"), "parquet")


def test_without_pyarrow_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"^pyarrow is not installed; pip install 'roadmap-graph\[parquet\]'$"):
        format_report(make(Kind.TEXT, "x"), "parquet")
