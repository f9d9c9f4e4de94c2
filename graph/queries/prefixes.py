"""The prefixes that every query may use without declaring them, and what is wrong with a query that is rejected.

The text is scanned, not parsed. Only the engine decides whether it is a query.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import InvalidQuery
from graph.errors.characters import describe_character, iter_suspects
from graph.errors.messages import Message
from graph.errors.suggestions import advise, find_similar
from graph.model.vocabulary import PREFIXES

# Where neither names nor hidden characters matter to an engine: comments, IRIs and texts.
_NOT_CODE = re.compile(
    r"""\#[^\n]*+|<[^<>"{}|^`\\\s]*+>|\"{3}(?:\\.|(?!\"{3}).)*+\"{3}|'{3}(?:\\.|(?!'{3}).)*+'{3}"""
    r"""|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'""",
    re.DOTALL,
)
_NAME = re.compile(r"(?<![\w.:?$@-])([^\W\d_](?:[\w-]|\.(?=[\w-]))*+)?+:")
_DECLARED = re.compile(r"\bPREFIX\s++([^\s:]*+):", re.IGNORECASE)
_PLACE = re.compile(r"error at ([0-9]+):([0-9]+)")
_QUOTES = dict(zip("“”„‟＂‘’‚‛＇", '"""""' + "'''''", strict=True))


def add_prefixes(text: str) -> str:
    """*text* after a declaration of each known prefix that it uses, on its first line.

    The text itself may declare the same prefix again. The last declaration of a prefix counts.
    """
    used = {name for name, _ in _iter_names(_blank(text))}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used & PREFIXES.keys())) + text


@contextmanager
def explain_rejection(text: str) -> Iterator[None]:
    """Explains why an engine rejected :func:`add_prefixes` of *text*, with places of *text*.

    An unknown prefix or a hidden character is named, because engines only list what could follow.
    """
    try:
        yield
    except InvalidQuery as error:
        raise _explain(text, error) from error


def _explain(text: str, error: InvalidQuery) -> InvalidQuery:
    said = error.args[0]
    if isinstance(said, Message):  # our own reason
        return error
    code = _blank(text)
    if found := _find_unknown_prefix(code) or _find_odd_character(code):
        return InvalidQuery(found)
    added = len(add_prefixes(text)) - len(text)

    def move(place: re.Match[str]) -> str:
        line, column = int(place[1]), int(place[2])
        return f"error at {line}:{max(column - added, 1) if line == 1 else column}"

    return InvalidQuery(_PLACE.sub(move, str(said)))


def iter_odd_characters(text: str) -> Iterator[Message]:
    """The characters of *text* that are invisible or look like others, with their places. Comments do not count."""
    code = _NOT_CODE.sub(lambda found: " " * len(found[0]) if found[0][0] == "#" else found[0], text)
    for suspect in iter_suspects(code):
        yield _describe(text, suspect.position, suspect.advice)


def _blank(text: str) -> str:
    """*text* with spaces for everything but code. Line ends stay, so places are the same."""
    return _NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _iter_names(code: str) -> Iterator[tuple[str, int]]:
    """The prefix of each prefixed name in *code*, and its offset."""
    for found in _NAME.finditer(code):
        yield found[1] or "", found.start()


def _find_unknown_prefix(code: str) -> Message | None:
    declared = {*PREFIXES, *_DECLARED.findall(code)}
    unknown = next(((name, at) for name, at in _iter_names(code) if name not in declared), None)
    if unknown is None:
        return None
    name, at = unknown
    line, column = _find_place(code, at)
    what = Message("unknown prefix '{name}:' at {line}:{column}", name=name, line=line, column=column)
    declare = Message("declare it: PREFIX {name}: <...>", name=name)
    if similar := find_similar(name, sorted(declared - {""})):
        return Message("{what}; {meant} Otherwise {add}", what=what, meant=advise(similar, ()), add=declare)
    names = ", ".join(sorted(PREFIXES))
    return Message("{what}; {add}, or use a known one: {names}", what=what, add=declare, names=names)


def _find_odd_character(code: str) -> Message | None:
    for suspect in iter_suspects(code):
        return _describe(code, suspect.position, suspect.advice)
    for at, character in enumerate(code):
        plain = _QUOTES.get(character) or unicodedata.normalize("NFKC", character)
        if plain != character and plain.isascii() and not plain.isalnum():
            return _describe(code, at, Message("write {plain}", plain=plain))
    return None


def _describe(text: str, at: int, advice: Message) -> Message:
    line, column = _find_place(text, at)
    return Message(
        "{character} at {line}:{column}; {advice}",
        character=describe_character(text[at]),
        line=line,
        column=column,
        advice=advice,
    )


def _find_place(text: str, at: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
