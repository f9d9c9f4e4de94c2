"""The policy for untrusted queries: only reading, only on this dataset, no calls to other servers.

The text is split into tokens in one pass, so deep nesting cannot exhaust the check, and its time grows with the length
of the text. The engines disagree with each other and with the grammar on some texts (``SERVICE:x``, ``1SERVICE``,
``?a<?b#>'``). An ambiguous text is therefore refused, and a keyword counts if any engine could see it. See decision 16.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.errors import InvalidQuery, QueryLimit
from graph.errors.messages import Message
from graph.stores.forms import FORMS

MAX_DEPTH = 100
# In characters. A longer text is a list of values, which belongs in the data.
MAX_LENGTH = 500_000
_ESCAPE = r"""\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"""
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\n]+)
    | (?P<comment>\#[^\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''
               |"(?!"")(?:[^"\\\n]|{_ESCAPE})*+"|'(?!'')(?:[^'\\\n]|{_ESCAPE})*+')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>[\w.-]*:(?:[\w:-]|%[0-9A-Fa-f]{{2}})*)
    | (?P<run>[\w.-]+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A run without a colon is split on its own. Otherwise each of its words would be searched for a colon up to its end.
_PART = re.compile(r"(?P<word>\w+)|(?P<other>.)")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING")
# After a less-than sign, these characters could also close a bracket, or start a string or a comment.
_AMBIGUOUS = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*['#)]")
# An engine may not accept such an IRI and may read a shorter name followed by a keyword instead.
_UNFINISHED = re.compile(r"//(?=[^:\[/?#]*[:\[])[^/?#]*>")
_ASCII = re.compile(r"\\(?:u00|U000000)[0-7][0-9A-Fa-f]")
_NO_CHARACTER = re.compile(r"\\(?:u[Dd][89A-Fa-f]|U0000[Dd][89A-Fa-f]|U00(?:1[1-9A-Fa-f]|[2-9A-Fa-f])|U(?!00))")
# How much of a token a message shows.
_SHOWN = 60


class NotAllowed(InvalidQuery):
    """An untrusted query that is refused before an engine reads it."""

    def __init__(self, what: Message, instead: Message) -> None:
        super().__init__(
            Message("{what}; {instead}, or run the query as trusted (--trusted)", what=what, instead=instead)
        )


class Token(NamedTuple):
    """A token of a query: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str


def check_query(query: str) -> str:
    """*query* with line feeds as line ends, because every engine ends a comment at a line feed.

    :raises NotAllowed: the query changes data, contains SERVICE or FROM, or is ambiguous.
    :raises InvalidQuery: the query is not a SELECT, ASK, CONSTRUCT or DESCRIBE query, or has bytes that are not UTF-8.
    :raises QueryLimit: the query is longer than :data:`MAX_LENGTH` or nests deeper than :data:`MAX_DEPTH`.
    """
    _refuse_length(query)
    text = query.replace("\r\n", "\n").replace("\r", "\n")
    tokens = list(_iter_tokens(text))
    words = [token.text.upper() for token in tokens if token.kind == "word"]
    _refuse_updates(words)
    _refuse_other_places(tokens)
    if next((word for word in words if word not in ("PREFIX", "BASE")), "") not in FORMS:
        raise InvalidQuery(Message("this is not a SELECT, ASK, CONSTRUCT or DESCRIBE query; only these read the graph"))
    _refuse_depth(tokens)
    return text


def _refuse_length(query: str) -> None:
    if len(query) > MAX_LENGTH:
        raise QueryLimit(
            Message("the query has more than {most} characters", most=f"{MAX_LENGTH:,}"),
            Message("split it into several queries"),
        )
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise InvalidQuery(Message("the query is not UTF-8; save it as UTF-8")) from error


def _iter_tokens(text: str) -> Iterator[Token]:
    """The tokens of *text*. It stops at the first unclear one, because after an unclosed string each quote is one."""
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "run":
            yield from (Token(str(part.lastgroup), part[0]) for part in _PART.finditer(match[0]))
        elif kind != "space":
            token = Token(kind, match[0])
            _refuse_unclear(token)
            if kind != "comment":
                yield token


def _refuse_unclear(token: Token) -> None:
    if token.kind == "other" and token.text in "\\\"'":
        raise NotAllowed(
            Message("{text} is unpaired or an invalid escape", text=token.text),
            Message("close the string, or write \\\\"),
        )
    # A processor may replace \\u.... before it looks for comments (SPARQL 1.1, 19.2), and the comment would then end.
    if token.kind == "comment" and ("\\u" in token.text or "\\U" in token.text):
        raise NotAllowed(Message("a comment contains \\u...."), Message("delete it"))
    if token.kind == "string" and _ASCII.search(token.text):
        raise NotAllowed(Message("an ASCII character is written as \\u...."), Message("write the character itself"))
    if token.kind == "string" and _NO_CHARACTER.search(token.text):
        raise NotAllowed(
            Message("a string contains the \\u.... of no character"), Message("write the character itself")
        )
    if token.kind == "iri" and (_AMBIGUOUS.match(token.text) or _UNFINISHED.search(token.text)):
        raise NotAllowed(
            Message("{text} is ambiguous", text=_shorten(token.text)),
            Message("put spaces around < and >, or write the IRI in full with scheme and host"),
        )


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _refuse_updates(words: list[str]) -> None:
    for word in words:
        if word in _UPDATES:
            raise NotAllowed(Message("{word} changes data", word=word), Message("use SELECT"))


def _refuse_other_places(tokens: list[Token]) -> None:
    """Refuses SERVICE and FROM, even joined to other characters or followed by a colon like a prefix."""
    for token in tokens:
        seen = token.text.partition(":")[0] if token.kind in ("name", "word") else ""
        # Upper case and not casefold, because that is how rdflib compares (ſ becomes S).
        if "SERVICE" in seen.upper():
            raise NotAllowed(
                Message("'{text}' calls another server", text=_shorten(token.text)),
                Message("query that server directly, or rename the prefix"),
            )
        if "FROM" in seen.upper():
            raise NotAllowed(
                Message("'{text}' reads another dataset", text=_shorten(token.text)), Message("use GRAPH <...> {{ }}")
            )


def _refuse_depth(tokens: list[Token]) -> None:
    depth = signs = 0
    for token in tokens:
        # Engines read each sign before a value inside the one before it.
        signs = signs + 1 if token.kind == "other" and token.text in "!+-" else 0
        if signs > MAX_DEPTH:
            raise QueryLimit(
                Message("the query nests deeper than {most} signs such as '!'", most=MAX_DEPTH),
                Message("delete them, because two cancel each other out"),
            )
        if token.kind == "other":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth > MAX_DEPTH:
            raise QueryLimit(
                Message("the query nests deeper than {most} brackets", most=MAX_DEPTH),
                Message("split it into several queries"),
            )
