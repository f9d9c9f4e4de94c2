"""What the page takes from the reports: headings and notes of their sections."""

from graph.reports import compare, connection, funding, gaps
from graph.viewer.data import Words

_SAID = {
    "gaps": gaps.HEADINGS,
    "funding": funding.HEADINGS,
    "group": funding.GROUP_HEADINGS,
    "counted": funding.WHY,
    "lacks": funding.LACKS,
    "note": funding.NOTES,
    "compare": compare.HEADINGS,
    "strategies": compare.COUNTED,
    "connection": connection.HEADINGS,
}


def to_headings() -> dict[str, Words]:
    """The texts by ``report.section``."""
    return {f"{name}.{key}": Words(*words) for name, texts in _SAID.items() for key, words in texts.items()}
