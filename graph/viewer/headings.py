"""The headings and notes that the page shares with the reports."""

from graph.reports import changes, compare, connection, funding, gaps, partners
from graph.viewer.data import Words

_TEXTS = {
    "gaps": gaps.HEADINGS,
    "funding": funding.HEADINGS,
    "group": funding.GROUP_HEADINGS,
    "counted": funding.WHY,
    "lacks": funding.LACKS,
    "note": funding.NOTES,
    "compare": compare.HEADINGS,
    "strategies": compare.COUNTED,
    "connection": connection.HEADINGS,
    "partners": partners.HEADINGS,
    "reason": partners.REASONS,
    "change": changes.KIND_LABELS,
    "changes": changes.HEADINGS,
}


def to_headings() -> dict[str, Words]:
    """The texts by ``report.section``."""
    return {f"{name}.{key}": Words(*words) for name, texts in _TEXTS.items() for key, words in texts.items()}
