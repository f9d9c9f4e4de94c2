"""The table of sources that a format adds to a report, with the rows that cite each of them."""

from graph.output.formats.words import word
from graph.reports.result import Report
from graph.reports.sources import list_uses, to_ranges

_COLUMNS = ("number", "publisher", "date", "title", "address", "used")
# The place of the column of addresses.
ADDRESS = _COLUMNS.index("address")


def list_source_rows(report: Report) -> list[tuple[str | int, ...]]:
    """The headings, followed by a row per source with its number, publisher, date, title, address and uses.

    A title that only repeats the address is empty.
    """
    uses = list_uses(report)
    rows: list[tuple[str | int, ...]] = [tuple(word(report, name) for name in _COLUMNS)]
    for one in report.sources:
        title = "" if one.title == one.url else one.title
        used = "; ".join(f"{heading}: {to_ranges(lines)}" for heading, lines in uses[one.number])
        rows.append((one.number, one.publisher, one.date, title, one.url, used))
    return rows


def is_web_address(text: str) -> bool:
    """Whether *text* may become a link: no other scheme, such as one that runs code, does."""
    return text.casefold().startswith(("http://", "https://"))
