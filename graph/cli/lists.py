"""What ``list`` can list: the things of the graph, the queries and the reports, and the formats of the output."""

from collections.abc import Callable

from graph.errors import UnknownName
from graph.output.formats import read_formats
from graph.reports import tables
from graph.reports.result import Report
from graph.view.view import View

_FORMATS = "formats"
LISTS = sorted([*tables.LISTS, _FORMATS])
# Names of before.
_FORMER = {"forms": _FORMATS}


def list_anything(what: str, get_view: Callable[[], View], *, lang: str) -> Report:
    """One of :data:`LISTS`; the view is asked for only if things of the graph are listed.

    :raises UnknownName: there is no such list.
    """
    what = _FORMER.get(what, what)
    if what not in LISTS:
        raise UnknownName("list", what, LISTS)
    if what != _FORMATS:
        return tables.list_things(what, get_view, lang=lang)
    rows = ((one.name, f".{one.extension}", one.summary) for one in read_formats().values())
    return tables.to_list(what, ("format", "ending", "summary"), rows, lang)
