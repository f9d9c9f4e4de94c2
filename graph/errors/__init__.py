"""Errors that the user can fix. Each message says what is wrong and what would be right.

Errors in input files are collected and carry locations. They are in :mod:`graph.errors.problems`.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from graph.errors.exits import ExitCode
from graph.errors.messages import Message, to_text
from graph.errors.suggestions import advise, find_same, find_similar, quote

__all__ = ["find_same", "find_similar", "quote"]

# Characters of what another program says that are shown.
_LONGEST_REASON = 300


# How Oxigraph begins its message about a syntax error.
_SYNTAX = re.compile(r"error at ([0-9]+):([0-9]+): expected (?:one of )?(.+)", re.DOTALL)


class RoadmapError(Exception):
    """An error that the user can fix. The command line prints its text and exits with :attr:`exit_code`."""

    exit_code: int = ExitCode.INPUT

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)

    def to_text(self, lang: str) -> str:
        """The message in *lang* (ko or en). A message of another program stays as it is."""
        return to_text(self.args[0], lang)

    def __str__(self) -> str:
        return self.to_text("en")


class UnreadableValue(RoadmapError):
    """A text that cannot be parsed as an amount, a date or another typed value. The loader adds the location."""

    def __init__(self, what: Message | str, instead: Message | str) -> None:
        self.what = what
        self.instead = instead
        super().__init__(Message("{what}; {instead}", what=what, instead=instead))


class UnknownName(RoadmapError):
    """The name of a technology, agency, query or report that does not exist.

    :param closed: nobody can add a name, so any similar one helps. Otherwise only a misspelling is suggested.
    :param data: the files that have the name, if they are not loaded.
    :param tell_apart: the names to suggest for a name that several things share.
    """

    def __init__(  # noqa: PLR0913 - each changes what is suggested
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        *,
        closed: bool = False,
        data: str = "",
        tell_apart: Callable[[str], list[str]] = lambda name: [name],
    ) -> None:
        self.kind = kind
        self.name = name
        every = sorted(set(known))
        similar = find_similar(name, every) if closed else find_same(name, every, prefixes=True)
        self.suggestions = tuple(one for found in similar for one in tell_apart(found))
        advice = advise(self.suggestions, every, kind=kind)
        if data:
            advice = Message("it is known with --data {data}", data=data)
        super().__init__(Message("unknown {kind} '{name}'; {advice}", kind=Message(kind), name=name, advice=advice))


class AmbiguousName(RoadmapError):
    """A name that several entities share."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(
            Message(
                "{kind} '{name}' is ambiguous; write one of {names}",
                kind=Message(kind),
                name=name,
                names=quote(candidates),
            )
        )


class SameThing(RoadmapError):
    """Two names of the same entity, where two different ones are needed."""

    def __init__(self, one: str, other: str, name: str) -> None:
        super().__init__(
            Message(
                "'{one}' and '{other}' both mean '{name}'; give the names of two different things",
                one=one,
                other=other,
                name=name,
            )
        )


class InvalidQuery(RoadmapError):
    """A query that the engine rejects. A text without a :class:`Message` is the engine's own reason."""

    def to_text(self, lang: str) -> str:
        said = self.args[0]
        return to_text(said if isinstance(said, Message) else _introduce(str(said)), lang)


class ServiceFault(RoadmapError):
    """A trusted query that calls another server with SERVICE, and fails while it runs."""

    def __init__(self, why: str) -> None:
        shown = " ".join(why.split())
        # A server may answer with a whole page.
        shown = shown if len(shown) <= _LONGEST_REASON else f"{shown[:_LONGEST_REASON]}..."
        super().__init__(
            Message(
                "a query with SERVICE failed: {shown}; check the address and what that server answers, or write "
                "SERVICE SILENT to go on without it",
                shown=shown,
            )
        )


class QueryLimit(RoadmapError):
    """A query that exceeded its limit of time, memory, rows or nesting. Later queries still run."""

    exit_code = ExitCode.LIMIT

    def __init__(self, what: Message, instead: Message) -> None:
        super().__init__(Message("{what}; {instead}", what=what, instead=instead))


class MissingExtra(RoadmapError):
    """An optional package that is needed but not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            Message("{package} is not installed; pip install 'roadmap-graph[{extra}]'", package=package, extra=extra)
        )


class UnknownStore(RoadmapError):
    """A value of ``--store`` that is not a store. The message lists the valid values."""

    def __init__(self, store: str, known: Iterable[str]) -> None:
        super().__init__(
            Message(
                "'{store}' is not a store; write {known}, a folder (./kept) or the address of a server (http://...)",
                store=store,
                known=", ".join(known),
            )
        )


class UnknownScheme(UnknownStore):
    """An address of another kind than http. Its text may contain a login, so only the *scheme* is shown."""

    def __init__(self, scheme: str) -> None:
        RoadmapError.__init__(
            self,
            Message(
                "an address that begins with '{scheme}' is not a store; give a folder (./kept) or an address that "
                "begins with http:// or https://",
                scheme=scheme,
            ),
        )


class EndpointFault(RoadmapError):
    """A failed request to a SPARQL server, and what to do about it. The message never contains a password."""

    def __init__(self, address: str, what: Message, instead: Message) -> None:
        self.address = address
        self.what = what
        self.instead = instead
        super().__init__(Message("{address}: {what}; {instead}", address=address, what=what, instead=instead))


class WrongUse(RoadmapError):
    """Arguments of a command or function that are invalid or do not fit together."""


class EndpointLimit(EndpointFault):
    """A limit that the SPARQL server or the client imposes and that a request exceeded."""

    exit_code = ExitCode.LIMIT


def _introduce(reason: str) -> Message:
    """The *reason* of an engine, which is in English, within a sentence of the user's language."""
    if found := _SYNTAX.fullmatch(reason.strip()):
        line, column, expected = found.groups()
        # Engines break the line where the list of the symbols that could follow is long.
        expected = " ".join(expected.split())
        return Message(
            "syntax error at {line}:{column}; one of these is expected: {expected}",
            line=line,
            column=column,
            expected=expected,
        )
    return Message("the engine rejects the query: {reason}", reason=reason)
