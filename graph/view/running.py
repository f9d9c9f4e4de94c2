"""The years in which activities run, from their own printed period or that of the closest whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.stores import Iri
from graph.view.view import View


@dataclass(frozen=True)
class Run:
    """The first and the last year of an activity, of which one may be empty: no source states it.

    ``known`` is the year in which a source stated the period. ``whole`` is the parent that has the period, ``None`` if
    it is the activity's own.
    """

    activity: Iri
    start: str
    end: str
    known: str
    whole: Iri | None


def iter_runs(view: View) -> Iterator[Run]:
    """The years of each activity of *view* with a period of its own or of a whole, see :meth:`Landscape.find_span`."""
    landscape, periods = view.landscape, view.activities.periods
    for activity in view.activities.items:
        span = landscape.find_span(activity)
        if span and (span.start or span.end):
            lender = next(one for one in landscape.climb(activity) if landscape.spans.get(one) == span)
            known = str(periods[lender][0]["since"])[:4]
            yield Run(activity, span.start[:4], span.end[:4], known, None if lender == activity else lender)
