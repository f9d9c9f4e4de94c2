"""Rows about the partners of a region with the reasons, on the latest day only: on every day they would be too many."""

from collections.abc import Iterator
from itertools import islice

from graph.stores import Iri
from graph.view.partnership import Partnership
from graph.view.view import View
from graph.viewer.answers.journal import Row
from graph.viewer.answers.local import list_regions

# With more regions, the partners would take more time than the rest of the page.
MOST_REGIONS = 60
# Among hundreds of regions almost every one has something in common with every other.
MOST_PARTNERS = 24


def to_question(region: Iri) -> str:
    """The question for the partners of a region."""
    return f"partners {region}"


def iter_partners(view: View) -> Iterator[Row]:
    """The rows of report ``partners`` for the regions with the most activities: the closest partners of each.

    Section ``partners.left`` has the number of the others.
    """
    for region in list_asked(view):
        found = Partnership(view, region).meetings
        for partner, meeting in islice(found.items(), MOST_PARTNERS):
            for one in meeting.iter_reasons():
                cells = (partner, one.kind, one.thing, one.mine, one.theirs, one.agencies)
                yield Row("partners", cells, to_question(region))
        if len(found) > MOST_PARTNERS:
            yield Row("partners.left", (len(found) - MOST_PARTNERS,), to_question(region))


def list_asked(view: View) -> list[Iri]:
    """The regions with partners in the page, those with the most activities first.

    A region that another one replaced is none: its activities are those of its heir.
    """
    landscape = view.landscape
    counts = {
        region: len(set().union(*(landscape.by_region.get(one, ()) for one in Partnership(view, region).within)))
        for region in list_regions(view)
        if view.succession.find_heir(region) == region
    }
    return sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))[:MOST_REGIONS]
