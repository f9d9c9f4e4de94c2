"""The JSON of every report fits the schema in the docs, and each cell the definition that its column names."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import pytest
from support.paths import ROOT
from support.report_cases import CASES

from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports.result import Kind, Report
from graph.reports.tables import table_to_report

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@cache
def read_validator(definition: str = "") -> Any:
    schema = {**SCHEMA["$defs"][definition], "$defs": SCHEMA["$defs"]} if definition else SCHEMA
    return jsonschema.Draft202012Validator(schema)


def iter_faults(report: Report) -> Iterator[str]:
    content = json.loads(format_report(report, "json"))
    yield from (f"{one.json_path}: {one.message}" for one in read_validator().iter_errors(content))
    for section in content["sections"]:
        for row in section["rows"]:
            for column, cell in row.items():
                for fault in read_validator(section["types"][column]).iter_errors(cell):
                    yield f"{section['id']}.{column}: {fault.message}"
            if list(row) != list(section["columns"]) or list(row) != list(section["types"]):
                yield f"{section['id']}: the columns of a row differ"


def test_the_schema_is_one_and_knows_every_kind_of_cell() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(Kind) == set(SCHEMA["$defs"]["section"]["properties"]["types"]["additionalProperties"]["enum"])
    assert set(Kind) <= set(SCHEMA["$defs"])


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_report_fits(case: str, lang: str, real: Knowledge) -> None:
    name, arguments, options = CASES[case]
    report = real.report(name, *arguments, lang=lang, **options)
    assert list(iter_faults(report)) == []


@pytest.mark.slow
def test_the_reasons_of_a_report_fit(real: Knowledge) -> None:
    assert list(iter_faults(real.why(real.report("coverage", "EV")))) == []


@pytest.mark.parametrize(
    "query",
    ["coverage", "amounts", "SELECT ?s ?x { VALUES (?s ?x) { (<https://example.org/a> 1.5) (UNDEF true) } }"],
)
def test_the_rows_of_a_query_fit(query: str, real: Knowledge) -> None:
    report = table_to_report(real.view(), real.query(query), name=query)
    assert list(iter_faults(report)) == []


def test_an_answer_fits_and_has_its_form(real: Knowledge) -> None:
    report = real.ask("EV를 담당하는 기관은?").report
    assert report is not None
    assert report.form
    assert list(iter_faults(report)) == []


def test_a_report_of_another_shape_does_not_fit() -> None:
    faults = [one.message for one in read_validator().iter_errors({"report": "x", "sections": [{"id": ""}]})]
    assert len(faults) > 5
    assert [one.message for one in read_validator("money").iter_errors({"won": 1})] != []
