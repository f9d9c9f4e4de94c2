"""Rows of a query, and lists of what there is, as reports."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from graph.model.vocabulary import to_prefixed
from graph.queries import Query, read_queries
from graph.reports import read_reports
from graph.reports.result import Cell, Column, Kind, Named, Report, Row, Section
from graph.stores import Cell as StoreCell
from graph.stores import Iri, Table
from graph.view.matches import Match
from graph.view.view import View

# What can be listed -> the kind of name that finds it.
_THINGS = {
    "agencies": "agency",
    "amount-kinds": "amount-kind",
    "regions": "region",
    "roadmaps": "roadmap",
    "roles": "role",
    "sources": "source",
    "technologies": "technology",
}
# The kinds that a count begins with; the others follow by their IRIs.
_FIRST_KINDS = (
    "Roadmap",
    "Programme",
    "FocusArea",
    "Strategy",
    "AddOnStrategy",
    "Project",
    "Agency",
    "Region",
    "Concept",
)
LISTS = sorted([*_THINGS, "queries", "reports"])


def table_to_report(view: View, table: Table, *, name: str) -> Report:
    """The rows of *table* with things named; columns are headed by the query's own names.

    The kind of a column is that of its cells. One that holds things and texts has labels, any other mixture texts.
    """
    things = {cell for row in table.rows for cell in row if isinstance(cell, Iri)}
    view.names.learn(things)
    kinds = [_find_kind({type(row[place]) for row in table.rows}) for place in range(len(table.columns))]
    rows = tuple(
        Row(tuple(_to_cell(cell, kind, view) for cell, kind in zip(row, kinds, strict=True)), ()) for row in table.rows
    )
    columns = tuple(Column(column, column, kind) for column, kind in zip(table.columns, kinds, strict=True))
    return Report("query", name, view.lang, (("query", name),), (Section("rows", name, columns, rows),))


def _find_kind(types: set[type]) -> Kind:
    told = types - {type(None)}
    if told == {Iri}:
        return Kind.THING
    if Iri in told:
        return Kind.LABEL
    if told and told <= {int, Decimal}:
        return Kind.NUMBER if told == {int} else Kind.DECIMAL
    return Kind.FLAG if told == {bool} else Kind.TEXT


def _to_cell(cell: StoreCell, kind: Kind, view: View) -> Cell:
    if isinstance(cell, Iri):
        # What has no name, such as an edition, is told by its IRI with a prefix, which can be asked for as it stands.
        return Named(cell, to_prefixed(view.names[cell]))
    return str(cell) if cell is not None and kind in (Kind.TEXT, Kind.LABEL) else cell


def list_things(what: str, get_view: Callable[[], View], *, lang: str) -> Report:
    """One of :data:`LISTS`: for things their name, every other name, and the id that is written in YAML."""
    if what == "queries":
        rows = ((name, query.file.get_line(_summary(lang)), _tell(query)) for name, query in read_queries().items())
        return to_list(what, ("query", "summary", "parameters"), rows, lang)
    if what == "reports":
        specs = read_reports().values()
        told = ((spec.name, spec.summary_ko if lang == "ko" else spec.summary) for spec in specs)
        return to_list(what, ("report", "summary"), told, lang)
    return to_list(what, ("id", "name", "also"), _iter_things(get_view(), _THINGS[what]), lang)


def count_things(view: View) -> Report:
    """How many things of each kind the graph holds, plans first."""
    kinds = [Iri(row["kind"]) for row in view.read("nodes")]
    view.names.learn(kinds)
    rank = {name: number for number, name in enumerate(_FIRST_KINDS)}
    ordered = sorted(set(kinds), key=lambda kind: (rank.get(to_prefixed(kind).partition(":")[2], 99), kind))
    counts = ((Named(one, view.names[one]), kinds.count(one)) for one in ordered)
    columns = (Column("kind", "kind", Kind.THING), Column("count", "count", Kind.NUMBER))
    return to_list("things", columns, counts, view.lang)


def matches_to_report(view: View, matches: Sequence[Match], *, written: str) -> Report:
    """The agencies that a written name may mean: id, name, the name that fits, score, and whether it is certain."""
    view.names.learn(match.agency for match in matches)
    sure = ("확실", "제안") if view.lang == "ko" else ("certain", "suggestion")
    rows = (
        (
            match.agency.rpartition("/")[2],
            Named(match.agency, view.names[match.agency]),
            match.name,
            f"{match.score:g}",
            sure[0] if match.certain else sure[1],
        )
        for match in matches
    )
    name = Column("name", "name", Kind.THING)
    return to_list(written, ("id", name, "matched", "score", "certainty"), rows, view.lang)


def _iter_things(view: View, kind: str) -> Iterable[tuple[Cell, ...]]:
    names, labels = view.names.read(kind), view.names
    labels.learn(names)
    for thing in sorted(names, key=lambda thing: (labels[thing], thing)):
        others = sorted(set(names[thing]) - {labels[thing]})
        # The id is the last step of the IRI: after '#' for concepts, after '/' for all else.
        name = thing.rpartition("#")[2].rpartition("/")[2].removeprefix(f"{kind}-")
        yield name, labels[thing], ", ".join(one for one in others if one != name)


def _tell(query: Query) -> str:
    """The parameters of *query* as they may be typed."""
    told = [f"{one.name}={one.example}" for one in query.parameters]
    return " ".join([*told, *(["as_of=2024-12-31"] if query.is_dated else [])])


def _summary(lang: str) -> str:
    return "summary-ko" if lang == "ko" else "summary"


def to_list(name: str, columns: Iterable[str | Column], rows: Iterable[tuple[Cell, ...]], lang: str) -> Report:
    """The list *name*; a column of which only the name is given holds texts."""
    headed = tuple(Column(column, column) if isinstance(column, str) else column for column in columns)
    section = Section(name, name, headed, tuple(Row(cells, ()) for cells in rows))
    return Report("list", name, lang, (("list", name),), (section,))
