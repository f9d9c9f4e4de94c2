"""The answer to ``roadmap-graph query`` in the form that fits the query: rows, yes or no, or triples."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from graph.cli import files
from graph.cli.delivery import choose_format, put
from graph.errors.messages import Message
from graph.knowledge import Knowledge
from graph.output.turtle import to_ntriples, to_turtle
from graph.queries import get_query
from graph.queries.prefixes import iter_odd_characters
from graph.queries.texts import is_text
from graph.reports.tables import table_to_report
from graph.stores import Table, open_store
from graph.stores.forms import GRAPHS, find_form
from graph.stores.sandbox import Limits

# The endings that CONSTRUCT and DESCRIBE write as RDF.
_TURTLE, _NTRIPLES = ".ttl", ".nt"
_TRUTH = {"ko": ("아니요", "예"), "en": ("no", "yes")}


@dataclass(frozen=True)
class Asked:
    """A query as it was given: its text or name, its title, its parameters, and how it runs.

    ``iris`` writes things as IRIs instead of names.
    """

    text: str
    title: str
    values: Mapping[str, Sequence[str]]
    trusted: bool
    limits: Limits
    iris: bool


def read_query(what: str) -> tuple[str, str]:
    """The text of a query or its name, and its title: the name of a file, or nothing for a text.

    :raises InvalidInput: a file cannot be read or is not UTF-8.
    """
    if not what.endswith(".rq") or not os.path.isfile(what):
        return what, "" if is_text(what) else what
    return files.read_query(Path(what)), os.path.basename(what)


def show_query(
    what: str, values: Mapping[str, Sequence[str]], as_of: str, get_knowledge: Callable[[], Knowledge]
) -> str:
    """The text of the named query *what* with its parameters. Only names need the data."""
    query = get_query(what)
    bound = dict(values)
    if as_of and (query.is_dated or "as_of" in {one.name for one in query.parameters}):
        bound.setdefault("as_of", [as_of])
    knowledge = get_knowledge() if set(bound) - {"as_of"} else Knowledge(open_store())
    return knowledge.bind(what, **bound)


def answer(knowledge: Knowledge, asked: Asked, *, lang: str, format: str, out: Path | None) -> None:
    """Runs the query and writes its answer to *out* or stdout."""
    form = find_form(asked.text) if is_text(asked.text) else ""
    if form in GRAPHS and not format and (out is None or out.suffix.lower() in (_TURTLE, _NTRIPLES)):
        plain = out is not None and out.suffix.lower() == _NTRIPLES
        write = to_ntriples if plain else to_turtle
        content = knowledge.construct_as(asked.text, write, trusted=asked.trusted, limits=asked.limits)
        _hint(asked, lang)
        put(content, out, lang=lang)
        return
    chosen = choose_format(format, out)
    title = asked.title or Message("answer to the query").to_text(lang)

    def convert(table: Table) -> bytes:
        if form == "ASK" and not format and out is None:
            return f"{_TRUTH[lang][bool(table.rows[0][0])]}\n".encode()
        return chosen.function(table_to_report(knowledge.view(lang=lang), table, name=title, iris=asked.iris))

    content = knowledge.query_as(asked.text, convert, trusted=asked.trusted, limits=asked.limits, **asked.values)
    _hint(asked, lang)
    put(content, out, lang=lang, for_people=chosen.name == "table")


def _hint(asked: Asked, lang: str) -> None:
    """Says on stderr which parameters have the value of an example, and which characters of a text look like others."""
    if is_text(asked.text):
        for odd in iter_odd_characters(asked.text):
            click.echo(Message("warning: {problem}", problem=odd).to_text(lang), err=True)
        return
    for one in get_query(asked.text).examples:
        if one.name not in asked.values:
            said = Message(
                "{name} is not given, so {name}={example} applies; choose with -p {name}=...",
                name=one.name,
                example=one.example,
            )
            click.echo(said.to_text(lang), err=True)
