"""Reads the evidence file of a draft back, which another program or a person may have changed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import RoadmapError
from graph.errors.commands import quote
from graph.errors.messages import Message
from graph.input.drafting.evidence import FIELDS, INFERRED, MISSING, STATED, Found
from graph.input.reading import SilentPipe, read_bounded

MAX_BYTES = 64 * 1024 * 1024
_TEXTS = ("path", "item", "field", "value", "quote", "status", "rule", "kind")


class UnreadableEvidence(RoadmapError):
    """An evidence file that cannot be read. The message begins with its path."""

    def __init__(self, path: Path, what: Message, instead: Message) -> None:
        super().__init__(Message("{path}: {what}; {instead}", path=path, what=what, instead=instead))


@dataclass(frozen=True)
class Rest:
    """What no field of a draft took. *reason* is the code of why, and *note* a remark. Both may be empty."""

    kind: str
    quote: str
    start: int
    reason: str = ""
    note: str = ""

    @property
    def end(self) -> int:
        """The offset after the quote."""
        return self.start + len(self.quote)


@dataclass(frozen=True)
class Stored:
    """The evidence of a draft: the digest of its document, its values in reading order, and what is left over."""

    sha256: str
    found: tuple[Found, ...]
    left_over: tuple[Rest, ...]


def read_evidence(path: Path, *, content: str) -> Stored:
    """The evidence in the file *path*.

    :param content: the text of the document, in which each quote must stand at its offsets.
    :raises UnreadableEvidence: the file is missing, too large or is not the evidence of this text.
    """
    again = Message("write it again with: roadmap-graph draft FILE --evidence {path}", path=quote(str(path)))
    try:
        read = read_bounded(path, MAX_BYTES + 1)
    except (OSError, SilentPipe) as error:
        what = Message("cannot be read ({reason})", reason=getattr(error, "strerror", None) or "pipe")
        raise UnreadableEvidence(path, what, again) from error
    if len(read) > MAX_BYTES:
        raise UnreadableEvidence(path, Message("file is over 64 MiB"), again)
    try:
        stored = _to_stored(json.loads(read))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableEvidence(path, Message("not the evidence of a draft"), again) from error
    quotes = [(one.quote, one.start) for one in stored.found]
    for text, start in (*quotes, *((one.quote, one.start) for one in stored.left_over)):
        if start < 0 or not content.startswith(text, start):
            what = Message("'{quote}' is not at {start} in the text", quote=text[:40], start=start)
            raise UnreadableEvidence(path, what, again)
    return stored


def _to_stored(read: Any) -> Stored:
    found = tuple(_to_found(one) for one in read["fields"])
    rest = tuple(_to_rest(one) for one in read["left_over"])
    return Stored(_text(read["sha256"]), found, rest)


def _to_found(one: Any) -> Found:
    texts = {name: _text(one[name]) for name in _TEXTS}
    if texts["field"] not in FIELDS or texts["status"] not in (STATED, INFERRED, MISSING):
        raise ValueError(texts["field"])
    return Found(start=_number(one["start"]), **texts)


def _to_rest(one: Any) -> Rest:
    if not isinstance(one, dict):
        raise TypeError(one)
    reason, note = (_text(one.get(name, "")) for name in ("reason", "note"))
    return Rest(_text(one["kind"]), _text(one["quote"]), _number(one["start"]), reason, note)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
