"""Rows of reports as tests read them: by the ids of section and columns, in words; and what each row must rest on."""

from graph.knowledge import Knowledge
from graph.reports.result import Report, Section
from graph.view.evidence import find_sources, read_evidence


def get_section(report: Report, name: str) -> Section:
    """The section *name* of *report*."""
    return next(section for section in report.sections if section.id == name)


def read_cells(report: Report, section: str, *columns: str) -> list[tuple[str, ...]]:
    """The cells of *columns* in words, row by row."""
    found = get_section(report, section)
    places = [[column.id for column in found.columns].index(column) for column in columns]
    return [tuple("" if row[place] is None else str(row[place]) for place in places) for row in found.rows]


def find_unfounded(knowledge: Knowledge, report: Report) -> list[str]:
    """The rows that rest on nothing, or on something that ends in no file, each by its section and cells."""
    rows = [(section.id, row) for section in report.sections for row in section.rows]
    evidence = read_evidence(knowledge.view(), {one for _, row in rows for one in row.basis})
    return [
        f"{name}: {' | '.join(map(str, row))}"
        for name, row in rows
        if not (row.basis or row.paths) or not all(find_sources(evidence, one) for one in row.basis)
    ]
