"""Texts whose letters are decomposed (NFD), as some systems write them: rules read the composed form.

Offsets refer to the text as it was read, so they are put back afterwards.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.input.drafting.evidence import Found, Leftover
from graph.input.texts import Text

T = TypeVar("T", Found, Leftover)
# A character with the vowels, finals and marks that are composed with it.
_CLUSTER = re.compile("(?s:.)[\u1160-\u11ff\u0300-\u036f\u3099\u309a]*")


@dataclass(frozen=True)
class Composed:
    """A text in NFC, and the text as read with the offset of each character. Both are the same if it was in NFC."""

    text: Text
    read: Text
    offsets: tuple[int, ...] = ()

    def put_back(self, found: Iterable[T]) -> list[T]:
        """*found* with the quotes and offsets of the text as read."""
        if not self.offsets:
            return list(found)
        spans = ((one, self.offsets[one.start], self.offsets[one.end]) for one in found)
        return [replace(one, quote=self.read.content[start:end], start=start) for one, start, end in spans]


def compose(text: Text) -> Composed:
    """*text* in NFC."""
    if unicodedata.is_normalized("NFC", text.content):
        return Composed(text, text)
    pieces: list[str] = []
    offsets: list[int] = []
    places = [0] * (len(text.content) + 1)
    for match in _CLUSTER.finditer(text.content):
        piece = unicodedata.normalize("NFC", match[0])
        places[match.start() : match.end()] = [len(offsets)] * len(match[0])
        # A piece that stays longer than one character ends with the cluster.
        offsets += [match.start(), *([match.end()] * (len(piece) - 1))]
        pieces.append(piece)
    places[-1] = len(offsets)
    offsets.append(len(text.content))
    passages = tuple(one._replace(start=places[one.start], end=places[one.end]) for one in text.passages)
    return Composed(replace(text, content="".join(pieces), passages=passages), text, tuple(offsets))
