"""Rows of a query, and lists of what there is, in the form of a report."""

from collections.abc import Callable, Iterable, Sequence

from graph.model.vocabulary import to_prefixed
from graph.output.formats import read_forms
from graph.queries import Query, read_queries
from graph.reports import read_reports
from graph.reports.result import Cell, Column, Named, Report, Row, Section
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
LISTS = sorted([*_THINGS, "forms", "queries", "reports"])


def table_to_report(view: View, table: Table, *, name: str) -> Report:
    """The rows of *table* with things named in *lang*; columns are headed by the query's own names."""
    things = {cell for row in table.rows for cell in row if isinstance(cell, Iri)}
    # What has no name, such as an edition, is told by its IRI with a prefix, which can be asked for as it stands.
    view.names.learn(things)
    rows = tuple(
        Row(tuple(Named(cell, to_prefixed(view.names[cell])) if isinstance(cell, Iri) else cell for cell in row), ())
        for row in table.rows
    )
    columns = tuple(Column(column, column) for column in table.columns)
    return Report("query", name, view.lang, (("query", name),), (Section("rows", name, columns, rows),))


def list_things(what: str, get_view: Callable[[], View], *, lang: str) -> Report:
    """One of :data:`LISTS`: for things their name, every other name, and the id that is written in YAML."""
    if what == "queries":
        rows = ((name, query.file.get_line(_summary(lang)), _tell(query)) for name, query in read_queries().items())
        return _to_report(what, ("query", "summary", "parameters"), rows, lang)
    if what == "forms":
        forms = ((one.name, f".{one.extension}", one.summary) for one in read_forms().values())
        return _to_report(what, ("form", "ending", "summary"), forms, lang)
    if what == "reports":
        specs = read_reports().values()
        told = ((spec.name, spec.summary_ko if lang == "ko" else spec.summary) for spec in specs)
        return _to_report(what, ("report", "summary"), told, lang)
    return _to_report(what, ("id", "name", "also"), _iter_things(get_view(), _THINGS[what]), lang)


def count_things(view: View) -> Report:
    """How many things of each kind the graph holds, plans first."""
    kinds = [Iri(row["kind"]) for row in view.read("nodes")]
    view.names.learn(kinds)
    rank = {name: number for number, name in enumerate(_FIRST_KINDS)}
    ordered = sorted(set(kinds), key=lambda kind: (rank.get(to_prefixed(kind).partition(":")[2], 99), kind))
    return _to_report(
        "things", ("kind", "count"), ((Named(one, view.names[one]), kinds.count(one)) for one in ordered), view.lang
    )


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
    return _to_report(written, ("id", "name", "matched", "score", "certainty"), rows, view.lang)


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


def _to_report(name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]], lang: str) -> Report:
    numbered = tuple(Row(cells, ()) for cells in rows)
    section = Section(name, name, tuple(Column(column, column) for column in columns), numbered)
    return Report("list", name, lang, (("list", name),), (section,))
