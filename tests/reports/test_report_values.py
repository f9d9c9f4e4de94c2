"""Reports are values: no store inside, columns of one kind, sources with numbers, reasons only where asked for."""

import json
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import pytest
from support.paths import ROOT
from support.report_cases import CASES, LANGS
from support.report_rows import get_section

from graph.knowledge import Knowledge
from graph.output.formats import format_report, read_formats
from graph.reports.result import Column, Depth, Kind, Report, Things, Unstated
from graph.reports.sections import select_section
from graph.reports.sources import list_uses
from graph.reports.tables import table_to_report
from graph.reports.wording import Wording
from graph.stores import Iri, Table

DAYS = ("", "2022-05-31")


def run(knowledge: Knowledge, case: str, **more: Any) -> Report:
    name, arguments, options = CASES[case]
    return knowledge.report(name, *arguments, **options, **more)


def iter_leaves(value: object) -> Iterator[object]:
    """What a value is made of in the end."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from iter_leaves(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from iter_leaves(part)
    else:
        yield value


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES))
def test_a_report_is_made_of_texts_and_numbers_alone(country: Knowledge, case: str) -> None:
    report = country.why(run(country, case))
    assert {type(leaf) for leaf in iter_leaves(report)} <= {str, Iri, int, bool, Decimal, Kind, type(None)}


@pytest.mark.parametrize("format", sorted(read_formats()))
def test_a_format_needs_the_report_only(real: Knowledge, format: str) -> None:
    report = run(real, "compare-gimje-daegu", depth=Depth.REASONS)
    if format == "parquet":  # holds one table
        report = select_section(report, report.sections[0].id)
    copy = pickle.loads(pickle.dumps(report))
    assert copy == report
    assert hash(copy) == hash(report)
    assert format_report(copy, format) == format_report(report, format)


# The types of JSON


def is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def is_thing(value: object) -> bool:
    return (
        isinstance(value, dict)
        and list(value) == ["iri", "label"]
        and all(isinstance(one, str) for one in value.values())
    )


def is_label(value: object) -> bool:
    return isinstance(value, dict) and list(value) == ["iri", "label"] and is_text_or_none(value["iri"])


def is_decimal(value: object) -> bool:
    return isinstance(value, str) and Decimal(value) == Decimal(value)


def is_decimal_or_none(value: object) -> bool:
    return value is None or is_decimal(value)


def is_list_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def has(**checks: Callable[[Any], bool]) -> Callable[[object], bool]:
    """Whether a value is an object with these members, in this order."""
    return lambda value: (
        isinstance(value, dict)
        and list(value) == list(checks)
        and all(check(value[name]) for name, check in checks.items())
    )


def is_text(value: object) -> bool:
    return isinstance(value, str)


# The type of a cell that states something; of those that may state nothing, null comes too.
SHAPES = {
    "text": is_text,
    "number": lambda value: type(value) is int,
    "decimal": is_decimal,
    "flag": lambda value: type(value) is bool,
    "money": has(won=is_decimal, upper=is_decimal_or_none, qualifier=is_text_or_none, label=is_text),
    "quantity": has(number=is_decimal_or_none, upper=is_decimal_or_none, qualifier=is_text_or_none, label=is_text),
    "thing": is_thing,
    "things": is_list_of(is_thing),
    "label": is_label,
    "labels": is_list_of(is_label),
    "paths": is_list_of(is_list_of(is_thing)),
    "sources": is_list_of(
        has(number=lambda value: type(value) is int, mentioned=lambda value: type(value) is bool, label=is_text)
    ),
    "places": is_list_of(has(file=is_text, line=lambda value: value is None or type(value) is int)),
}
LISTS = {"things", "labels", "paths", "sources", "places"}


def find_misfits(report: Report) -> list[tuple[str, str, object]]:
    """The cells of the JSON of *report* that are not of the type of their column."""
    found = []
    for section in json.loads(format_report(report, "json"))["sections"]:
        assert list(section["types"]) == list(section["columns"])
        for row in section["rows"]:
            for column, cell in row.items():
                kind = section["types"][column]
                if not (SHAPES[kind](cell) or (cell is None and kind not in LISTS)):
                    found.append((section["id"], column, cell))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES))
def test_each_column_has_one_type_of_json_in_all_rows(country: Knowledge, case: str) -> None:
    for day, lang in zip(DAYS, LANGS, strict=True):
        assert find_misfits(country.why(run(country, case, as_of=day, lang=lang))) == []


@pytest.mark.slow
def test_a_column_of_a_report_has_one_kind_whatever_is_asked(country: Knowledge) -> None:
    kinds: dict[tuple[str, str, str], set[Kind]] = {}
    for case in CASES:
        report = run(country, case)
        for section in report.sections:
            for column in section.columns:
                kinds.setdefault((report.name, section.id, column.id), set()).add(column.kind)
    assert len(kinds) > 200
    assert {column: found for column, found in kinds.items() if len(found) > 1} == {}


def test_every_kind_of_column_is_used_and_documented_with_an_example() -> None:
    assert set(SHAPES) == set(Kind)
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \| `(.*)` \|$", page, re.MULTILINE))
    assert list(rows) == list(Kind)
    assert {kind: SHAPES[kind](json.loads(example)) for kind, example in rows.items()} == dict.fromkeys(Kind, True)


def test_the_python_of_the_page_on_reports_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {})
    iri, number, title = capsys.readouterr().out.split(" ", 2)
    assert iri.endswith("/agency/kbia-daegu")
    assert number == "(1,)"
    assert title.startswith("대구시")


@pytest.mark.parametrize(
    ("cells", "kind", "shown"),
    [
        ((Iri("urn:a"), None), "thing", {"iri": "urn:a", "label": "urn:a"}),
        ((Iri("urn:a"), "b"), "label", {"iri": "urn:a", "label": "urn:a"}),
        ((1, None), "number", 1),
        ((1, Decimal("0.5")), "decimal", "1"),
        ((True, False), "flag", True),
        ((1, "b"), "text", "1"),
        ((None, None), "text", None),
    ],
    ids=["things", "things and texts", "numbers", "decimals", "flags", "mixture", "nothing"],
)
def test_a_column_of_a_query_has_the_kind_of_its_cells(
    real: Knowledge, cells: tuple[Any, ...], kind: str, shown: object
) -> None:
    report = table_to_report(real.view(), Table(("c",), tuple((cell,) for cell in cells)), name="q")
    (section,) = json.loads(format_report(report, "json"))["sections"]
    assert section["types"] == {"c": kind}
    assert section["rows"][0]["c"] == shown
    assert find_misfits(report) == []


def test_a_cell_that_is_not_of_the_kind_of_its_column_is_a_fault_of_the_program(real: Knowledge) -> None:
    words = Wording(real.view())
    with pytest.raises(TypeError, match=r"^column 'c' is of kind text and cannot hold 'urn:a'$"):
        words.word(Iri("urn:a"), Column("c", "c", Kind.TEXT))
    with pytest.raises(TypeError, match=r"^column 'c' is of kind things and cannot hold 'urn:a'$"):
        words.word(Iri("urn:a"), Column("c", "c", Kind.THINGS))


# Several things in a cell

TWINS = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}]
roadmaps:
  - {id: plan, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: a, title: 센터 구축, technologies: [drone]}, {id: b, title: 센터 구축, technologies: [drone]},
                {id: c, title: 드론 사업, technologies: [drone]}]}
"""


def test_two_things_with_one_name_stay_two(load_text: Callable[..., Knowledge]) -> None:
    report = load_text(TWINS).report("matrix")
    (row,) = get_section(report, "uncovered").rows
    cell = row[1]
    assert isinstance(cell, Things)
    assert [(one.iri.rpartition("/")[2], one.label) for one in cell.items] == [
        ("a", "센터 구축 (a)"), ("b", "센터 구축 (b)"), ("c", "드론 사업")
    ]  # fmt: skip
    assert str(cell) == "센터 구축 (a); 센터 구축 (b); 드론 사업"
    shown = json.loads(format_report(report, "json"))["sections"][1]["rows"][0]["activity"]
    assert [one["iri"].rpartition("/")[2] for one in shown] == ["a", "b", "c"]


def test_one_thing_in_a_column_of_several_is_a_list_of_one(real: Knowledge) -> None:
    sections = json.loads(format_report(run(real, "coverage-ev"), "json"))["sections"]
    assert [len(row["technology"]) for row in sections[0]["rows"]] == [1] * 6


def test_what_no_source_states_is_null_for_programs_and_words_for_readers(country: Knowledge) -> None:
    report = country.report("compare", "김제", "대구")
    section = get_section(report, "money")
    place = [column.id for column in section.columns].index("amount_1")
    assert section.rows[0][place] == Unstated("적혀 있지 않음")
    shown = json.loads(format_report(report, "json"))["sections"][report.sections.index(section)]["rows"][0]
    assert shown["amount_1"] is None
    assert "| 적혀 있지 않음 |" in format_report(report, "markdown").decode()


# Sources


def test_sources_are_numbered_in_the_order_in_which_cells_cite_them(country: Knowledge) -> None:
    report = country.report("conflicts")
    cited = [one.number for section in report.sections for row in section.rows for one in row[-2].items]
    assert list(dict.fromkeys(cited)) == [one.number for one in report.sources] == list(range(1, len(set(cited)) + 1))
    assert len(report.sources) > 5


def test_a_citation_says_what_its_source_says(country: Knowledge) -> None:
    report = country.report("reconcile", lang="en")
    sources = {one.number: one for one in report.sources}
    for section in report.sections:
        for row in section.rows:
            assert row.sources == tuple(dict.fromkeys(one.number for one in row[-2].items))
            for citation in row[-2].items:
                source = sources[citation.number]
                assert citation.label.removeprefix("mentioned in: ").startswith(source.publisher)
                assert citation.label.endswith(source.title)


@pytest.mark.parametrize("case", ["funding", "matrix", "network", "compare-gimje-daegu"])
def test_sources_of_rows_that_cite_none_are_read_where_they_are_asked_for(country: Knowledge, case: str) -> None:
    report, deeper = run(country, case), run(country, case, depth=Depth.SOURCES)
    assert deeper.sources[: len(report.sources)] == report.sources
    bare = [row for section in report.sections for row in section.rows if not row.sources]
    assert len(bare) > 2
    assert all(row.sources for section in deeper.sections for row in section.rows)
    used = {(heading, row) for uses in list_uses(deeper).values() for heading, rows in uses for row in rows}
    assert used == {
        (section.heading, number) for section in deeper.sections for number, _ in enumerate(section.rows, start=1)
    }
    assert country.to_bytes(report, "html") == format_report(deeper, "html")


def test_rows_of_sums_rest_on_the_sources_of_their_amounts(country: Knowledge) -> None:
    report = country.report("funding", by="source", depth=Depth.SOURCES)
    sums, amounts = report.sections[0].rows, report.sections[1].rows
    for total in sums:
        behind = [row for row in amounts if row[:2] == total[:2] and str(row[-3]) == "포함"]
        assert set(total.sources) == {number for row in behind for number in row.sources}


# Reasons


def test_reasons_are_there_only_if_asked_for(real: Knowledge) -> None:
    report = run(real, "coverage-ev")
    assert report.reasons is None
    deeper = run(real, "coverage-ev", depth=Depth.REASONS)
    assert deeper.reasons is not None
    told = {one.evidence.statement for one in deeper.reasons.statements}
    assert {one for section in report.sections for row in section.rows for one in row.basis} <= told
    assert (deeper.sections, deeper.sources) == (report.sections, report.sources)
    assert real.why(report) == real.why(deeper)


def test_the_day_is_kept_for_reasons_that_are_asked_for_later(country: Knowledge) -> None:
    report = country.report("coverage", "EV", as_of="2022-12")
    assert report.day == "2022-12-31"
    later = country.why(report)
    assert later.day == "2022-12-31"
    assert later == country.why(country.report("coverage", "EV", as_of="2022-12", depth=Depth.REASONS))
    assert json.loads(format_report(report, "json"))["day"] == "2022-12-31"
    assert json.loads(format_report(country.report("coverage", "EV"), "json"))["day"] is None
