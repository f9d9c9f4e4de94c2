"""The query library: ``.rq`` files that run as they are in any SPARQL tool, and by name with parameters here.

What the program itself asks lies in this folder, what is there for people who write SPARQL in ``examples/``, and what
must return nothing in ``checks/``.

A parameter is a ``VALUES ?name { example }`` block of the query, declared in its header as
``#+ parameter: name (type) what it is, e.g. EXAMPLE``; that example is what a user types. Binding replaces the block
with the given RDF terms, which are written by :mod:`graph.stores.ntriples`; no text of a user ever becomes query text.
A parameter without a block narrows the rows where it is
given. A comment ``# only ?name`` is where a ``VALUES`` block
may stand that narrows the rows to some things: engines differ in where they make use of one.

``#+ order:`` says how rows are sorted. They are sorted here, because Oxigraph 0.5 looks up both values for each
comparison: in a kept graph ORDER BY took up to three quarters of the time of a query (2026-11-25). Where a query is
shown it ends with that ORDER BY. A query with the columns of :mod:`graph.queries.days` can be asked for one day.
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
# What the library called a query before -> what gives its rows now.
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
# What has no value comes first (SPARQL 1.1, 15.1), then IRIs, then literals.
_RANKS: dict[type, int] = {type(None): 0, Iri: 1, str: 2, bool: 3, int: 4, Decimal: 4}
_COLUMN = re.compile(r"\([^()]*(?:\([^()]*\))*[^()]* AS \?(\w+)\)|\?(\w+)")


class Parameter(NamedTuple):
    """One parameter: *type* is a kind of thing (``technology``, ``agency``, ``region``, ``role`` ...) or ``text``.

    ``example`` is what a user may type for it: a name, a date, or an IRI with a prefix; several values have commas.
    """

    name: str
    type: str
    description: str
    example: str = ""


class Query(NamedTuple):
    """A query of the library with its declared parameters, in the order of the header.

    ``is_example`` says that it is there for people who write SPARQL, and nothing in the package runs it.
    """

    file: QueryFile
    parameters: tuple[Parameter, ...]
    is_example: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order.

        >>> get_query("region-within").columns
        ('region', 'within')
        """
        (selected,) = _COLUMNS.findall(self.file.text)[:1]
        return tuple(computed or plain for computed, plain in _COLUMN.findall(selected))

    @property
    def order(self) -> tuple[tuple[str, bool], ...]:
        """The columns by which rows are sorted, each with whether the largest comes first.

        >>> get_query("technology-family").order
        (('above', True), ('technology', False))
        """
        keys = self.file.get_line("order").split()
        return tuple((key.removeprefix("DESC(").strip("?)"), key.startswith("DESC(")) for key in keys)

    @property
    def is_dated(self) -> bool:
        """Whether it can be asked for one day; see :mod:`graph.queries.days`."""
        return is_dated(self.columns)

    def to_text(
        self,
        values: Mapping[str, Iterable[str]] = _NOTHING,
        among: Mapping[str, Iterable[Iri]] = _NOTHING,
        *,
        day: str = "",
    ) -> str:
        """The query as any SPARQL tool takes it: :meth:`bind` with its ORDER BY."""
        return f"{self.bind(values, among, day=day).rstrip()}\nORDER BY {self.file.get_line('order')}\n"

    def bind(
        self,
        values: Mapping[str, Iterable[str]] = _NOTHING,
        among: Mapping[str, Iterable[Iri]] = _NOTHING,
        *,
        day: str = "",
    ) -> str:
        """The query with *values* bound, its rows in no order; what is not given keeps the example in the file.

        :param values: parameter name -> terms; :class:`Iri` becomes an IRI, any other text a literal.
        :param among: variable -> the things that it may hold; rows with others are not looked for.
        :param day: leaves only what holds on this day (``YYYY-MM-DD``).
        :raises ValueError: a name that the query does not declare, a variable that it does not have, or a day for a
            query that is not dated.
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
    """*text* with *block* in the VALUES block of *name*, and how many such blocks there were."""
    return re.subn(rf"VALUES \?{name} \{{[^}}]*\}}", lambda _: f"VALUES ?{name} {{ {block} }}", text)


def _narrow(text: str, name: str, block: str) -> str:
    """*text* with *block* where a comment ``# only ?name`` says, or first of all; empty if it has no such variable."""
    if not re.search(rf"\?{name}\b", text):
        return ""
    values = f"VALUES ?{name} {{ {block} }}"
    narrowed, count = re.subn(rf"# only \?{name}$", lambda _: values, text, flags=re.MULTILINE)
    return narrowed if count else text.replace("WHERE {\n", f"WHERE {{\n  {values}\n", 1)


def _filter_day(text: str, columns: Iterable[str], day: str) -> str:
    """*text* with what leaves the rows of *day* at the end of its pattern."""
    end = text.rindex("}")
    return f"{text[:end]}  VALUES ?as_of {{ {to_text(day)} }}\n  {to_filter(columns, '?as_of')}\n{text[end:]}"


@cache
def read_queries() -> Mapping[str, Query]:
    """The queries of the library by name, the examples among them."""
    paths = [*_LIBRARY.glob("*.rq"), *_LIBRARY.glob("examples/*.rq")]
    return {path.stem: _read_query(path) for path in sorted(paths, key=lambda path: path.stem)}


@cache
def read_checks() -> Mapping[str, Query]:
    """The queries that must return nothing, by name."""
    return {path.stem: _read_query(path) for path in sorted(_LIBRARY.glob("checks/*.rq"))}


@cache
def _read_query(path: Path) -> Query:
    file = read_query_file(path)
    declared = [_PARAMETER.fullmatch(line) for line in file.header.get("parameter", ())]
    parameters = tuple(_to_parameter(*match.groups()) for match in declared if match)
    return Query(file, parameters, path.parent.name == "examples")


def _to_parameter(name: str, type: str, told: str) -> Parameter:
    found = _EXAMPLE.search(told)
    return Parameter(name, type, _EXAMPLE.sub("", told), found[1].strip() if found else "")


def get_query(name: str) -> Query:
    """The query called *name*, or called so before.

    :raises UnknownName: with the most similar names.
    """
    if is_id(name):
        for folder in (_LIBRARY, _LIBRARY / "examples"):
            if (path := folder / f"{_FORMER.get(name, name)}.rq").is_file():
                return _read_query(path)
    raise UnknownName("query", name, read_queries())


def run_query(
    store: Store, name: str, among: Mapping[str, Iterable[Iri]] = _NOTHING, /, **values: Iterable[str]
) -> Table:
    """The answer to a query of the library, in the order that it says; see :meth:`Query.bind` for the parameters."""
    query = get_query(name)
    return sort_rows(store.select(query.bind(values, among)), query.order)


def sort_rows(table: Table, keys: Iterable[tuple[str, bool]]) -> Table:
    """The rows of *table* by columns, each with whether the largest comes first; equal rows stay as they are."""
    places = list(range(len(table.rows)))
    columns = dict(zip(table.columns, zip(*table.rows, strict=True), strict=False))
    # From the last keys to the first, because sorting keeps the order of what is equal.
    for descending, some in reversed([(down, list(group)) for down, group in groupby(keys, lambda key: key[1])]):
        values = list(zip(*(_to_comparable(columns[name]) for name, _ in some), strict=True)) if places else []
        places.sort(key=values.__getitem__, reverse=descending)
    return Table(table.columns, tuple(table.rows[place] for place in places))


def _to_comparable(cells: Sequence[Cell]) -> Sequence[object]:
    """*cells* as values that can be compared with each other."""
    kinds = {type(cell) for cell in cells}
    if len(kinds) == 1 and type(None) not in kinds:
        return cells
    return [(_RANKS[type(cell)], 0 if cell is None else cell) for cell in cells]
