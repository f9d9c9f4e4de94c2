"""The query library: ``.rq`` files that run as they are in any SPARQL tool, and by name with parameters here.

A parameter is a ``VALUES ?name { example }`` block of the query, declared in its header as
``#+ parameter: name (type) what it is, e.g. EXAMPLE``; that example is what a user types. Binding replaces the block
with the given RDF terms, which are written by
:mod:`graph.stores.ntriples`; no text of a user ever becomes query text.
A comment ``# only ?name`` is where a ``VALUES`` block may stand that narrows the rows to some things: engines differ in
where they make use of one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.errors import UnknownName
from graph.model.identifiers import is_id
from graph.queries.headers import QueryFile, read_query_file
from graph.queries.ordering import sort_rows, split_order
from graph.stores import Iri, Store, Table
from graph.stores.ntriples import to_iri, to_text

_LIBRARY = Path(__file__).parent
_PARAMETER = re.compile(r"(\w+) \(([\w-]+)\) (.+)")
_EXAMPLE = re.compile(r", e\.g\. ([^;]+)")
_COLUMNS = re.compile(r"^SELECT (?:DISTINCT )?(.+?)\s+WHERE", re.MULTILINE | re.DOTALL)
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
    """A query of the library with its declared parameters, in the order of the header."""

    file: QueryFile
    parameters: tuple[Parameter, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order.

        >>> get_query("region-within").columns
        ('region', 'within')
        """
        (selected,) = _COLUMNS.findall(self.file.text)[:1]
        return tuple(computed or plain for computed, plain in _COLUMN.findall(selected))

    def to_text(self, values: Mapping[str, Iterable[str]], among: Mapping[str, Iterable[Iri]] | None = None) -> str:
        """The query with *values* bound; parameters that are not given keep the example in the file.

        :param values: parameter name -> terms; :class:`Iri` becomes an IRI, any other text a literal.
        :param among: variable -> the things that it may hold; rows with others are not looked for.
        :raises ValueError: a name that the query does not declare, or a variable that it does not have.
        """
        text = self.file.text
        for name, terms in values.items():
            if name not in {parameter.name for parameter in self.parameters}:
                raise ValueError(f"query {self.file.name} has no parameter {name}")
            text, count = _replace_values(text, name, _to_block(terms))
            if count == 0:
                raise ValueError(f"query {self.file.name} declares {name} but has no VALUES block for it")
        for name, things in (among or {}).items():
            text = _narrow(text, name, _to_block(things))
            if not text:
                raise ValueError(f"query {self.file.name} has no variable {name}")
        return text


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


@cache
def read_queries(folder: str = "") -> Mapping[str, Query]:
    """The queries of the library by name; ``checks`` gives those that must return nothing."""
    return {path.stem: _read_query(path) for path in sorted((_LIBRARY / folder).glob("*.rq"))}


@cache
def _read_query(path: Path) -> Query:
    file = read_query_file(path)
    declared = [_PARAMETER.fullmatch(line) for line in file.header.get("parameter", ())]
    return Query(file, tuple(_to_parameter(*match.groups()) for match in declared if match))


def _to_parameter(name: str, type: str, told: str) -> Parameter:
    found = _EXAMPLE.search(told)
    return Parameter(name, type, _EXAMPLE.sub("", told), found[1].strip() if found else "")


@cache
def get_query(name: str) -> Query:
    """The query called *name*.

    :raises UnknownName: with the most similar names.
    """
    path = _LIBRARY / f"{name}.rq"
    if not is_id(name) or not path.is_file():
        raise UnknownName("query", name, read_queries())
    return _read_query(path)


def run_query(
    store: Store, name: str, among: Mapping[str, Iterable[Iri]] | None = None, /, **values: Iterable[str]
) -> Table:
    """The answer to a query of the library, in the order that it says; see :meth:`Query.to_text` for the parameters."""
    query, order = split_order(get_query(name).to_text(values, among))
    return sort_rows(store.select(query), order)
