"""The rows of a query, and lists of things, as reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from graph.model.vocabulary import to_prefixed
from graph.queries import Query, read_queries
from graph.reports import read_reports
from graph.reports.result import Cell, Column, Kind, Named, Report, Row, Section
from graph.stores import Cell as StoreCell
from graph.stores import Iri, Table
from graph.view.matches import Match
from graph.view.view import View

# List -> the kind of name of its things.
_THINGS = {
    "agencies": "agency",
    "amount-kinds": "amount-kind",
    "regions": "region",
    "roadmaps": "roadmap",
    "roles": "role",
    "sources": "source",
    "technologies": "technology",
}
# The first kinds of a count. The others follow in the order of their IRIs.
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
# List -> its title.
_TITLES = {
    "agencies": ("기관", "Agencies"),
    "amount-kinds": ("재원", "Funding sources"),
    "formats": ("형식", "Formats"),
    "queries": ("질의", "Queries"),
    "regions": ("지역", "Regions"),
    "reports": ("보고서", "Reports"),
    "roadmaps": ("로드맵", "Roadmaps"),
    "roles": ("역할", "Roles"),
    "sources": ("출처", "Sources"),
    "technologies": ("기술", "Technologies"),
    "things": ("그래프의 내용", "Contents of the graph"),
}
# Column id -> its heading.
_HEADINGS = {
    "also": ("다른 이름", "other names"),
    "certainty": ("확실성", "certainty"),
    "count": ("개수", "count"),
    "ending": ("확장자", "ending"),
    "format": ("형식", "format"),
    "id": ("아이디", "id"),
    "kind": ("유형", "kind"),
    "matched": ("일치한 이름", "matched name"),
    "name": ("이름", "name"),
    "parameters": ("매개변수", "parameters"),
    "query": ("질의", "query"),
    "report": ("보고서", "report"),
    "score": ("점수", "score"),
    "summary": ("요약", "summary"),
}


def table_to_report(view: View, table: Table, *, name: str, iris: bool = False) -> Report:
    """The rows of *table* with the names of things. The headings are the variables of the query.

    The kind of a column follows from its cells. A column of things and texts has labels. Any other mixture has texts.

    :param iris: things are their IRIs as texts, without names.
    """
    if iris:
        plain = tuple(tuple(str(cell) if isinstance(cell, Iri) else cell for cell in row) for row in table.rows)
        table = Table(table.columns, plain)
    things = {cell for row in table.rows for cell in row if isinstance(cell, Iri)}
    view.names.learn(things)
    kinds = [_find_kind({type(row[place]) for row in table.rows}) for place in range(len(table.columns))]
    rows = tuple(
        Row(tuple(_to_cell(cell, kind, view) for cell, kind in zip(row, kinds, strict=True)), ()) for row in table.rows
    )
    columns = tuple(Column(column, column, kind) for column, kind in zip(table.columns, kinds, strict=True))
    return Report("query", name, view.lang, (("query", name),), (Section("rows", name, columns, rows),))


def _find_kind(types: set[type]) -> Kind:
    present = types - {type(None)}
    if present == {Iri}:
        return Kind.THING
    if Iri in present:
        return Kind.LABEL
    if present and present <= {int, Decimal}:
        return Kind.NUMBER if present == {int} else Kind.DECIMAL
    return Kind.FLAG if present == {bool} else Kind.TEXT


def _to_cell(cell: StoreCell, kind: Kind, view: View) -> Cell:
    if isinstance(cell, Iri):
        # A thing without a name, such as an edition, shows its prefixed IRI, which is a valid argument of queries.
        return Named(cell, to_prefixed(view.names[cell]))
    return str(cell) if cell is not None and kind in (Kind.TEXT, Kind.LABEL) else cell


def list_things(what: str, get_view: Callable[[], View], *, lang: str) -> Report:
    """One of :data:`LISTS`. Things have their id in the data files, their name and all other names."""
    if what == "queries":
        rows = (
            (name, query.file.get_line(_summary(lang)), _write_parameters(query))
            for name, query in read_queries().items()
        )
        return to_list(what, ("query", "summary", "parameters"), rows, lang)
    if what == "reports":
        specs = read_reports().values()
        summaries = ((spec.name, spec.summary_ko if lang == "ko" else spec.summary) for spec in specs)
        return to_list(what, ("report", "summary"), summaries, lang)
    return to_list(what, ("id", "name", "also"), _iter_things(get_view(), _THINGS[what]), lang)


def count_things(view: View) -> Report:
    """How many things of each kind the graph holds, plans first."""
    kinds = [Iri(row["kind"]) for row in view.read("nodes")]
    view.names.learn(kinds)
    rank = {name: number for number, name in enumerate(_FIRST_KINDS)}
    ordered = sorted(set(kinds), key=lambda kind: (rank.get(to_prefixed(kind).partition(":")[2], 99), kind))
    counts = ((Named(one, view.names[one]), kinds.count(one)) for one in ordered)
    return to_list("things", {"kind": Kind.THING, "count": Kind.NUMBER}, counts, view.lang)


def matches_to_report(view: View, matches: Sequence[Match], *, written: str) -> Report:
    """The agencies that a written name may mean: id, name, the matching name, score, and whether it is certain."""
    view.names.learn(match.agency for match in matches)
    korean = view.lang == "ko"
    sure = ("확실", "제안") if korean else ("certain", "suggestion")
    rows = tuple(
        Row(
            (
                match.agency.rpartition("/")[2],
                Named(match.agency, view.names[match.agency]),
                match.name,
                f"{match.score:g}",
                sure[0] if match.certain else sure[1],
            ),
            (),
        )
        for match in matches
    )
    kinds = {"id": Kind.TEXT, "name": Kind.THING, "matched": Kind.TEXT, "score": Kind.TEXT, "certainty": Kind.TEXT}
    title = f"'{written}'에 해당하는 기관" if korean else f"Agencies that '{written}' may mean"
    none = "이름이 비슷한 기관이 자료에 없다." if korean else "No agency in the data has a similar name."
    section = Section("matches", title, _head(kinds, view.lang), rows, "" if rows else none)
    return Report("match", title, view.lang, (), (section,))


def _iter_things(view: View, kind: str) -> Iterable[tuple[Cell, ...]]:
    names, labels = view.names.read(kind), view.names
    labels.learn(names)
    for thing in sorted(names, key=lambda thing: (labels[thing], thing)):
        others = sorted(set(names[thing]) - {labels[thing]})
        # The id is the last step of the IRI: after '#' for concepts, otherwise after '/'.
        name = thing.rpartition("#")[2].rpartition("/")[2].removeprefix(f"{kind}-")
        yield name, labels[thing], ", ".join(one for one in others if one != name)


def _write_parameters(query: Query) -> str:
    """The parameters of *query* as on the command line."""
    examples = [f"{one.name}={one.example}" for one in query.parameters]
    return " ".join([*examples, *(["as_of=2024-12-31"] if query.is_dated else [])])


def _summary(lang: str) -> str:
    return "summary-ko" if lang == "ko" else "summary"


def to_list(
    name: str, columns: Iterable[str] | Mapping[str, Kind], rows: Iterable[tuple[Cell, ...]], lang: str
) -> Report:
    """The list *name*. A column without a kind holds texts."""
    kinds = columns if isinstance(columns, Mapping) else dict.fromkeys(columns, Kind.TEXT)
    title = _pick(_TITLES[name], lang)
    listed = tuple(Row(cells, ()) for cells in rows)
    none = _pick(("자료에 해당 항목이 없다.", "The data contain none."), lang)
    section = Section(name, title, _head(kinds, lang), listed, "" if listed else none)
    return Report("list", title, lang, (), (section,))


def _head(kinds: Mapping[str, Kind], lang: str) -> tuple[Column, ...]:
    return tuple(Column(name, _pick(_HEADINGS[name], lang), kind) for name, kind in kinds.items())


def _pick(words: tuple[str, str], lang: str) -> str:
    return words[0] if lang == "ko" else words[1]
