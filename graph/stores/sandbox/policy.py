"""What a query of a stranger may say: it reads with SELECT, from this dataset, and calls nobody.

The text is read as tokens, in one pass, so that no nesting can exhaust it. The engines read some texts differently, and
differently from the grammar (``SERVICE:x``, ``1SERVICE``, ``?a<?b#>'``); so a text that could be read in two ways is
refused too, and a keyword is found wherever any of them might find it. See decision 16.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.errors import InvalidQuery, QueryLimit

MAX_DEPTH = 100
_ESCAPE = r"""\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"""
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\n]+|\#[^\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
               |"(?!"")(?:[^"\\\n]|{_ESCAPE})*"|'(?!'')(?:[^'\\\n]|{_ESCAPE})*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>[\w.-]*:(?:[\w:-]|%[0-9A-Fa-f]{{2}})*)
    | (?P<word>\w+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING")
# In a comparison an IRI with these could be the end of a bracket, the start of a text, or a comment.
_AMBIGUOUS = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*['#)]")
# A name with such a beginning may be no IRI, and be read as a shorter name with a keyword after it.
_UNFINISHED = re.compile(r"//[^/?#]*[:\[][^/?#]*>")
_ASCII = re.compile(r"\\(?:u00|U000000)[0-7][0-9A-Fa-f]")


class NotAllowed(InvalidQuery):
    """A query of a stranger that is refused before any engine reads it."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what}; {instead}, or run the query as trusted (--trusted)")


class Token(NamedTuple):
    """A piece of a query: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str


def check_query(query: str) -> str:
    """*query* as it may be run: with plain line ends, which end a comment for every engine.

    :raises NotAllowed: it changes data, has SERVICE or FROM, or can be read in two ways.
    :raises InvalidQuery: it is no SELECT.
    :raises QueryLimit: it nests deeper than :data:`MAX_DEPTH`.
    """
    text = query.replace("\r\n", "\n").replace("\r", "\n")
    tokens = list(_iter_tokens(text))
    for token in tokens:
        _refuse_unclear(token)
    words = [token.text.upper() for token in tokens if token.kind == "word"]
    _refuse_updates(words)
    _refuse_other_places(tokens)
    if next((word for word in words if word not in ("PREFIX", "BASE")), "") != "SELECT":
        raise InvalidQuery("this is not a SELECT query; only SELECT gives rows")
    _refuse_depth(tokens)
    return text


def _iter_tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind != "space":
            yield Token(kind, match[0])


def _refuse_unclear(token: Token) -> None:
    if token.kind == "other" and token.text in "\\\"'":
        raise NotAllowed(f"{token.text} stands alone or before what it does not escape", "end the text, or write \\\\")
    if token.kind == "string" and _ASCII.search(token.text):
        raise NotAllowed("a letter of ASCII is written as \\u....", "write the letter itself")
    if token.kind == "iri" and (_AMBIGUOUS.match(token.text) or _UNFINISHED.search(token.text)):
        raise NotAllowed(
            f"{token.text} can be read in two ways",
            "put spaces around < and >, or write the IRI from its scheme and host on",
        )


def _refuse_updates(words: list[str]) -> None:
    for word in words:
        if word in _UPDATES:
            raise NotAllowed(f"{word} changes data", "ask with SELECT")


def _refuse_other_places(tokens: list[Token]) -> None:
    """A keyword may be glued to what stands before it, and a prefix may be a keyword and a colon."""
    for token in tokens:
        seen = token.text.partition(":")[0] if token.kind in ("name", "word") else ""
        # Upper case and not casefold, because that is how rdflib compares (ſ becomes S).
        if "SERVICE" in seen.upper():
            raise NotAllowed(f"'{token.text}' calls another server", "ask that server itself, or rename the prefix")
        if "FROM" in seen.upper():
            raise NotAllowed(f"'{token.text}' reads a graph from elsewhere", "ask within GRAPH <...> { }")


def _refuse_depth(tokens: list[Token]) -> None:
    depth = 0
    for token in tokens:
        if token.kind == "other":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth > MAX_DEPTH:
            raise QueryLimit(f"the query nests deeper than {MAX_DEPTH} brackets", "ask in several queries")
