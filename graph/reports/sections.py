"""One section of a report, by its id or heading."""

from dataclasses import replace

from graph.errors import UnknownName
from graph.reports.result import Report, Section


def get_section(report: Report, name: str) -> Section:
    """The section of *report* with the id or the heading *name*, in upper or lower case.

    :raises UnknownName: there is none. The exception lists the ids.
    """
    wanted = name.strip().casefold()
    for section in report.sections:
        if wanted in (section.id.casefold(), section.heading.casefold()):
            return section
    raise UnknownName("section", name, dict.fromkeys(one.id for one in report.sections), closed=True)


def select_section(report: Report, name: str) -> Report:
    """*report* with only the section *name*, its reasons and its sources, which keep their numbers.

    :raises UnknownName: see :func:`get_section`.
    """
    section = get_section(report, name)
    sections = (section, *(one for one in report.sections if one.explains == section.id))
    used = {number for row in section.rows for number in row.sources}
    return replace(report, sections=sections, sources=tuple(one for one in report.sources if one.number in used))
