"""Sections that are plain rows of one query: what a specification gives, and that its query has what it names."""

from importlib import import_module

import pytest

from graph.knowledge import Knowledge
from graph.queries import get_query
from graph.reports.columns import Head
from graph.reports.result import Kind
from graph.reports.specifications import Field, SectionSpec, read_block, to_block
from graph.reports.wording import Line, Wording
from graph.stores import Iri

MODULES = ("agency", "conflicts", "reconcile", "region", "roadmap", "technology")
SPECS = [
    pytest.param(value, id=f"{module}-{value.id}")
    for module in MODULES
    for value in vars(import_module(f"graph.reports.{module}")).values()
    if isinstance(value, SectionSpec)
]
# What a report adds to the rows of the query.
ADDED = {"listed", "roadmaps", "activities", "region"}
EXAMPLE = SectionSpec(
    "roles",
    ("역할", "Roles"),
    "roles",
    columns=(
        "role",
        Field(Head("who", Kind.THING, "누가", "who"), "agency"),
        Field(Head("use"), lambda _, row: f"of {row['agency']}"),
    ),
    basis=("statement", "activity"),
    note=("있음", "some"),
    none=("없음", "none"),
)


@pytest.mark.parametrize("spec", SPECS)
def test_a_query_has_the_columns_that_its_section_shows_and_rests_on(spec: SectionSpec) -> None:
    named = {
        column if isinstance(column, str) else column.id for column in spec.columns if not isinstance(column, Field)
    }
    named |= {column.read for column in spec.columns if isinstance(column, Field) and isinstance(column.read, str)}
    assert {*named, *spec.basis} - {*get_query(spec.query).columns} <= ADDED
    assert spec.basis


def test_a_row_of_the_query_becomes_a_line(real: Knowledge) -> None:
    words = Wording(real.view(lang="en"))
    row = {name: Iri(f"urn:{name}") for name in ("role", "agency", "statement", "activity")}
    block = to_block(words, EXAMPLE, [row])
    assert block.lines == (Line((row["role"], row["agency"], "of urn:agency"), (row["statement"], row["activity"])),)
    assert (block.id, block.heading, block.note, block.cited) == ("roles", "Roles", "some", True)
    headings = [column.heading for column in words.columns(*block.columns)]
    assert headings == ["role", "who", "for use"]


def test_without_rows_the_note_says_so(real: Knowledge) -> None:
    block = to_block(Wording(real.view()), EXAMPLE, [])
    assert (block.lines, block.heading, block.note) == ((), "역할", "없음")


def test_rows_are_read_among_the_things_asked_about(real: Knowledge) -> None:
    words = Wording(real.view())
    agency = words.view.names.get("agency", "DMI")
    block = read_block(words, EXAMPLE, {"agency": [agency]})
    assert len(block.lines) > 1
    assert {line.cells[1] for line in block.lines} == {agency}
