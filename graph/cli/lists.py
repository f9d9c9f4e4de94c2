"""The lists of ``roadmap-graph list``: entities of the graph, queries, reports and output formats."""

from collections.abc import Callable

from graph.errors import UnknownName
from graph.output.formats import read_formats
from graph.reports import tables
from graph.reports.result import Report
from graph.view.view import View

_FORMATS = "formats"
LISTS = sorted([*tables.LISTS, _FORMATS])
# Former names of lists.
_FORMER = {"forms": _FORMATS}


def list_anything(what: str, get_view: Callable[[], View], *, lang: str) -> Report:
    """The list called *what*, one of :data:`LISTS`. Only lists of entities call *get_view*.

    :raises UnknownName: there is no such list.
    """
    what = _FORMER.get(what, what)
    if what not in LISTS:
        raise UnknownName("list", what, LISTS, closed=True)
    if what != _FORMATS:
        return tables.list_things(what, get_view, lang=lang)
    formats = read_formats().values()
    rows = ((one.name, f".{one.extension}", one.summary_ko if lang == "ko" else one.summary) for one in formats)
    return tables.to_list(what, ("format", "ending", "summary"), rows, lang)
