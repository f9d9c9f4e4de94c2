"""The four forms of a SPARQL query, and one answer for all of them: a table."""

import re

from graph.stores.ntriples import to_lines
from graph.stores.protocol import Store, Table

# The column of a table of triples. Each cell is one line of N-Triples.
TRIPLE = "triple"
# The column of the answer to ASK.
TRUTH = "answer"
GRAPHS = ("CONSTRUCT", "DESCRIBE")
FORMS = ("SELECT", "ASK", *GRAPHS)
_START = re.compile(
    r"(?:\s++|#[^\n]*+|BASE\s*+<[^<>]*+>|PREFIX\s*+[^\s:<>]*+:\s*+<[^<>]*+>)*+(\w++)", re.IGNORECASE | re.ASCII
)
# Texts and IRIs, in which a blank node is none, and blank nodes.
_BLANK = re.compile(r'"(?:[^"\\]|\\.)*+"|<[^>]*+>|(_:[^\s]++)')


def find_form(query: str) -> str:
    """The form of *query*: one of :data:`FORMS`, or an empty text for anything else.

    >>> find_form("PREFIX a: <urn:a> ask { ?s ?p ?o }")
    'ASK'
    """
    found = _START.match(query)
    word = found[1].upper() if found else ""
    return word if word in FORMS else ""


def ask_store(store: Store, query: str) -> Table:
    """The answer of *store* to *query*.

    ASK has one row with a truth value in the column ``answer``. CONSTRUCT and DESCRIBE have the column ``triple`` with
    one line of N-Triples per row, without duplicates and sorted. Their blank nodes are numbered in this order.

    :raises InvalidQuery: the engine rejects the query, or it has none of these forms.
    :raises ServiceFault: it calls another server, and fails.
    """
    form = find_form(query)
    if form == "ASK":
        return Table((TRUTH,), ((store.ask(query),),))
    if form in GRAPHS:
        return Table((TRIPLE,), tuple((line,) for line in _sort_triples(store.construct(query))))
    return store.select(query)


def _sort_triples(ntriples: str) -> list[str]:
    """The lines of *ntriples* without line ends. Engines name blank nodes at random, so the names do not count."""
    lines = sorted({line.rstrip("\n") for line in to_lines(ntriples)}, key=lambda line: (_write_blanks(line, {}), line))
    names: dict[str, str] = {}
    return [_write_blanks(line, names, number=True) for line in lines]


def _write_blanks(line: str, names: dict[str, str], *, number: bool = False) -> str:
    """*line* with all blank nodes alike, or with a number for each of *names*, which grows."""

    def write(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        return names.setdefault(found[1], f"_:b{len(names) + 1}") if number else "_:b"

    return _BLANK.sub(write, line) if "_:" in line else line
