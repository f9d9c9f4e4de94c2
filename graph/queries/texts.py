"""Queries given as text: with the known prefixes, in any form, and with limits unless they are trusted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.queries.prefixes import add_prefixes, explain_rejection
from graph.stores import Store, Table, lift_limits
from graph.stores.forms import GRAPHS, ask_store, find_form

if TYPE_CHECKING:
    from graph.stores.sandbox import Limits


def is_text(name_or_text: str) -> bool:
    """Whether this is the text of a query, and not the name of one.

    >>> is_text("coverage"), is_text("ASK{?s?p?o}")
    (False, True)
    """
    return "{" in name_or_text or any(letter.isspace() for letter in name_or_text.strip())


def answer_text(store: Store, text: str, *, trusted: bool, limits: "Limits | None") -> Table:
    """The answer to *text*, see :func:`graph.stores.forms.ask_store`.

    :param limits: the limits of an untrusted text. The default is :data:`graph.stores.sandbox.LIMITS`.
    :raises InvalidQuery: the engine rejects the text, or the policy refuses it.
    :raises QueryLimit: it exceeds *limits*.
    """
    with explain_rejection(text):
        if trusted:
            return ask_store(lift_limits(store), add_prefixes(text))
        # Imported here because reports and --help do not need the modules for processes.
        from graph.stores.sandbox import LIMITS, select

        return select(store, add_prefixes(text), limits or LIMITS)


def write_answer(store: Store, text: str, convert: Callable[[Table], bytes], limits: "Limits | None") -> bytes:
    """The answer to an untrusted *text* as *convert* writes it down within the limits, see :func:`answer_text`."""
    from graph.stores.sandbox import LIMITS, select_as

    with explain_rejection(text):
        return select_as(store, add_prefixes(text), limits or LIMITS, convert)


def to_rows(text: str, table: Table) -> Table:
    """The answer to *text* with triples as rows of subject, predicate and object."""
    if find_form(text) not in GRAPHS:
        return table
    from graph.stores.oxigraph import triples_to_table

    return triples_to_table(str(line) for (line,) in table.rows)
