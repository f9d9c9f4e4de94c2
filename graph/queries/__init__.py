"""The query library: ``.rq`` files that run unchanged in any SPARQL tool, and by name with parameters here.

This folder has the queries that the program runs. ``examples/`` has examples for people who write SPARQL, and
``checks/`` has queries that must return no rows.

A parameter is a ``VALUES ?name { example }`` block of the query, declared in its header as
``#+ parameter: name (type) meaning, e.g. EXAMPLE``. The example shows what a user can type. Binding replaces the block
with RDF terms that :mod:`graph.stores.ntriples` formats, so user text never becomes query text. A parameter without a
block restricts the rows if it is given. The comment ``# only ?name`` marks the place for a ``VALUES`` block that
restricts the rows, because the best place differs between engines.

``#+ order:`` gives the sort order. Rows are sorted here, because Oxigraph 0.5 looks up both values for each comparison:
ORDER BY took up to three quarters of the query time in a kept graph (2026-11-25). A printed query ends with that
ORDER BY. A query with the columns of :mod:`graph.queries.days` can be restricted to one day.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from graph.errors import UnknownName
from graph.model.identifiers import is_id
from graph.queries.days import is_dated, to_filter
from graph.queries.headers import QueryFile, read_query_file
from graph.stores import Cell, Iri, Store, Table
from graph.stores.ntriples import to_iri, to_text

_LIBRARY = Path(__file__).parent
_NOTHING: Mapping[str, Iterable[Iri]] = MappingProxyType({})
_PARAMETER = re.compile(r"(\w+) \(([\w-]+)\) (.+)")
_EXAMPLE = re.compile(r", e\.g\. ([^;]+)")
_COLUMNS = re.compile(r"^SELECT (?:DISTINCT )?(.+?)\s+WHERE", re.MULTILINE | re.DOTALL)
# Former name of a query -> the query that returns its rows now.
_FORMER = {
    "amounts-of-regions": "region-amounts",
    "announced-counts": "counts",
    "current-amounts": "amounts",
    "dated-budget-lines": "amounts",
    "dated-counts": "counts",
    "dated-periods": "periods",
    "dated-region-amounts": "region-amounts",
    "dated-regional-parts": "joint-activities",
    "edges": "links",
    "edition-amounts": "amounts",
    "edition-roles": "roles",
    "milestones": "events",
    "money": "amounts",
    "participations-by-date": "roles",
    "region-days": "first-stated",
}
# Unbound values sort first, then IRIs, then literals (SPARQL 1.1, 15.1).
_RANKS: dict[type, int] = {type(None): 0, Iri: 1, str: 2, bool: 3, int: 4, Decimal: 4}
_COLUMN = re.compile(r"\([^()]*(?:\([^()]*\))*[^()]* AS \?(\w+)\)|\?(\w+)")


class Parameter(NamedTuple):
    """One parameter. *type* is the type of its values, such as ``technology``, ``agency``, ``role`` or ``text``.

    ``example`` is a valid input: a name, a date or a prefixed IRI. Several values are separated by commas.
    """

    name: str
    type: str
    description: str
    example: str = ""


class Query(NamedTuple):
    """A query of the library with its declared parameters, in the order of the header.

    ``is_example`` marks a query that no code of the package runs. It is an example for people who write SPARQL.
    """

    file: QueryFile
    parameters: tuple[Parameter, ...]
    is_example: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order.

        >>> get_query("region-within").columns
        ('region', 'within', 'since', 'last')
        """
        (selected,) = _COLUMNS.findall(self.file.text)[:1]
        return tuple(computed or plain for computed, plain in _COLUMN.findall(selected))

    @property
    def examples(self) -> tuple[Parameter, ...]:
        """The parameters that have the value of their example if none is given. Dates are the latest then.

        >>> [one.example for one in get_query("coverage").examples]
        ['EV', 'lead,participant']
        """
        return tuple(
            one for one in self.parameters if one.type != "date" and _replace_values(self.file.text, one.name, "")[1]
        )

    @property
    def order(self) -> tuple[tuple[str, bool], ...]:
        """The columns by which rows are sorted. ``True`` means descending order.

        >>> get_query("technology-family").order
        (('above', True), ('technology', False))
        """
        keys = self.file.get_line("order").split()
        return tuple((key.removeprefix("DESC(").strip("?)"), key.startswith("DESC(")) for key in keys)

    @property
    def is_dated(self) -> bool:
        """Whether the query can be restricted to one day; see :mod:`graph.queries.days`."""
        return is_dated(self.columns)

    def to_text(
        self,
        values: Mapping[str, Iterable[str]] = _NOTHING,
        among: Mapping[str, Iterable[Iri]] = _NOTHING,
        *,
        day: str = "",
    ) -> str:
        """The query for any SPARQL tool: the result of :meth:`bind` with its ORDER BY."""
        return f"{self.bind(values, among, day=day).rstrip()}\nORDER BY {self.file.get_line('order')}\n"

    def bind(
        self,
        values: Mapping[str, Iterable[str]] = _NOTHING,
        among: Mapping[str, Iterable[Iri]] = _NOTHING,
        *,
        day: str = "",
    ) -> str:
        """The query with *values* bound and without ORDER BY. A parameter without a value keeps its example.

        :param values: parameter name -> terms. An :class:`Iri` becomes an IRI, any other text a literal.
        :param among: variable -> its allowed values. The query returns no other rows.
        :param day: returns only the rows that hold on this day (``YYYY-MM-DD``).
        :raises ValueError: the query does not declare the parameter, does not have the variable, or has no days.
        """
        text = self.file.text
        narrowing = dict(among)
        for name, terms in values.items():
            if name not in {parameter.name for parameter in self.parameters}:
                raise ValueError(f"query {self.file.name} has no parameter {name}")
            text, count = _replace_values(text, name, _to_block(terms))
            if count == 0:
                narrowing[name] = [term for term in terms if isinstance(term, Iri)]
        for name, things in narrowing.items():
            text = _narrow(text, name, _to_block(things))
            if not text:
                raise ValueError(f"query {self.file.name} has no variable {name}")
        if day and not self.is_dated:
            raise ValueError(f"query {self.file.name} has no days")
        return _filter_day(text, self.columns, day) if day else text


def _to_block(terms: Iterable[str]) -> str:
    return " ".join(to_iri(term) if isinstance(term, Iri) else to_text(term) for term in terms)


def _replace_values(text: str, name: str, block: str) -> tuple[str, int]:
    """*text* with *block* in the VALUES blocks of *name*, and the number of these blocks."""
    return re.subn(rf"VALUES \?{name} \{{[^}}]*\}}", lambda _: f"VALUES ?{name} {{ {block} }}", text)


def _narrow(text: str, name: str, block: str) -> str:
    """*text* with *block* at the comment ``# only ?name``, else at the start. Empty if the variable does not occur."""
    if not re.search(rf"\?{name}\b", text):
        return ""
    values = f"VALUES ?{name} {{ {block} }}"
    narrowed, count = re.subn(rf"# only \?{name}$", lambda _: values, text, flags=re.MULTILINE)
    return narrowed if count else text.replace("WHERE {\n", f"WHERE {{\n  {values}\n", 1)


def _filter_day(text: str, columns: Iterable[str], day: str) -> str:
    """*text* with a filter for the rows of *day* at the end of its pattern."""
    end = text.rindex("}")
    return f"{text[:end]}  VALUES ?as_of {{ {to_text(day)} }}\n  {to_filter(columns, '?as_of')}\n{text[end:]}"


@cache
def read_queries() -> Mapping[str, Query]:
    """The queries of the library by name, including the examples."""
    paths = [*_LIBRARY.glob("*.rq"), *_LIBRARY.glob("examples/*.rq")]
    return {path.stem: _read_query(path) for path in sorted(paths, key=lambda path: path.stem)}


@cache
def read_checks() -> Mapping[str, Query]:
    """The queries that must return no rows, by name."""
    return {path.stem: _read_query(path) for path in sorted(_LIBRARY.glob("checks/*.rq"))}


@cache
def _read_query(path: Path) -> Query:
    file = read_query_file(path)
    declared = [_PARAMETER.fullmatch(line) for line in file.header.get("parameter", ())]
    parameters = tuple(_to_parameter(*match.groups()) for match in declared if match)
    return Query(file, parameters, path.parent.name == "examples")


def _to_parameter(name: str, type: str, description: str) -> Parameter:
    found = _EXAMPLE.search(description)
    return Parameter(name, type, _EXAMPLE.sub("", description), found[1].strip() if found else "")


@cache
def get_query(name: str) -> Query:
    """The query with this current or former name.

    :raises UnknownName: no such query. The error has the most similar names.
    """
    if is_id(name):
        for folder in (_LIBRARY, _LIBRARY / "examples"):
            if (path := folder / f"{_FORMER.get(name, name)}.rq").is_file():
                return _read_query(path)
    raise UnknownName("query", name, read_queries(), closed=True)


def run_query(
    store: Store, name: str, among: Mapping[str, Iterable[Iri]] = _NOTHING, /, **values: Iterable[str]
) -> Table:
    """Runs a query of the library and sorts its rows. :meth:`Query.bind` documents the parameters."""
    query = get_query(name)
    return sort_rows(store.select(query.bind(values, among)), query.order)


def sort_rows(table: Table, keys: Iterable[tuple[str, bool]]) -> Table:
    """*table* sorted by columns; ``True`` means descending order.

    The other columns decide between rows with equal keys, so that every engine gives the same order.
    """
    given = list(keys)
    keys = [*given, *((name, False) for name in table.columns if name not in dict(given))]
    places = list(range(len(table.rows)))
    columns = dict(zip(table.columns, zip(*table.rows, strict=True), strict=False))
    # From the last key to the first, because the sort is stable.
    for descending, some in reversed([(down, list(group)) for down, group in groupby(keys, lambda key: key[1])]):
        values = list(zip(*(_to_comparable(columns[name]) for name, _ in some), strict=True)) if places else []
        places.sort(key=values.__getitem__, reverse=descending)
    return Table(table.columns, tuple(table.rows[place] for place in places))


def _to_comparable(cells: Sequence[Cell]) -> Sequence[object]:
    """*cells* as values that are comparable with each other."""
    kinds = {type(cell) for cell in cells}
    if len(kinds) == 1 and type(None) not in kinds:
        return cells
    return [(_RANKS[type(cell)], 0 if cell is None else cell) for cell in cells]
