"""What the page takes from the reports: headings and notes of their sections, and how strongly links tie.

The page computes the rows of these reports itself; tests hold both alike.
"""

from graph.reports import compare, connection, funding, gaps
from graph.view.network import CERTAINTY, STRENGTHS, WEAK
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


def to_strengths() -> dict[str, float]:
    """How strongly a link ties by its role (``lead``) or kind (``hasPart``), else ``""``; the factor of each status."""
    found = {_shorten(name): value for name, value in (STRENGTHS | CERTAINTY).items()}
    return {**found, "": WEAK}


def _shorten(name: str) -> str:
    return name.rpartition(":")[2].removeprefix("role-").removeprefix("status-")
