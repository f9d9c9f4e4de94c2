"""The cells of a report as the page words them."""

from graph.reports.result import Named, Things
from graph.view.names import Names


def write_plainly(cell: object, names: Names) -> str:
    """A cell as text, without what a report adds to activities of one title to tell them apart."""
    items = cell.items if isinstance(cell, Things) else (cell,)
    return "; ".join(names[one.iri] if isinstance(one, Named) else "" if one is None else str(one) for one in items)
