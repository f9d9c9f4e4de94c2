"""Splits a question into as few pieces as possible: names, words, days, endings and unknown text."""

import heapq
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from graph.reports.questions.days import find_day
from graph.reports.questions.names import Index, Reading
from graph.reports.questions.patterns import Language

Kind = Literal["name", "word", "stop", "ending", "day", "unknown"]
_MARKS = frozenset("?!.,;:'\"“”‘’()[]·~…/&-–「」『』<>《》？！，")
_UNKNOWN = 1000
_LONGEST_WORD = 40


@dataclass(frozen=True)
class Piece:
    """One piece of a question: *text* as written, and *value*, the concept of a word or an as-of date."""

    kind: Kind
    text: str
    start: int
    end: int
    value: str = ""
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class _Step:
    """A candidate for the next piece, with its end and its cost."""

    kind: Kind
    end: int
    cost: int
    value: str = ""
    readings: tuple[Reading, ...] = ()


def segment(question: str, language: Language, index: Index) -> list[Piece]:
    """The pieces of *question* in order, without punctuation.

    A piece starts at the beginning of a word or directly after another piece. Only an ending or a joinable word may
    follow a name within a word. So no name is found inside a longer unknown word.
    """
    return _Segmenter(question, language, index).run()


class _Segmenter:
    """The search for the cheapest split of a question (Dijkstra 1959; all costs are positive)."""

    def __init__(self, question: str, language: Language, index: Index) -> None:
        self.question = unicodedata.normalize("NFC", question)
        self.language, self.index = language, index
        self.origin: list[int] = []
        letters: list[str] = []
        self.breaks = {0}
        for place, letter in enumerate(self.question):
            if letter.isspace():
                self.breaks.add(len(letters))
                continue
            for one in letter.casefold():
                letters.append(one)
                self.origin.append(place)
        self.folded = "".join(letters)

    def run(self) -> list[Piece]:
        order = count()
        queue: list[tuple[int, int, int, str, tuple[Piece, ...]]] = [(0, next(order), 0, "mark", ())]
        seen: set[tuple[int, str]] = set()
        while queue:
            cost, _, at, last, pieces = heapq.heappop(queue)
            if at == len(self.folded):
                return list(pieces)
            if (at, last) in seen:
                continue
            seen.add((at, last))
            if self.folded[at] in _MARKS:
                heapq.heappush(queue, (cost + 1, next(order), at + 1, "mark", pieces))
            for step in self.steps(at, last):
                found = (*pieces, self.to_piece(at, step))
                after = "joined" if last in ("name", "joined") and not self.is_fresh(at, last) else step.kind
                heapq.heappush(queue, (cost + step.cost, next(order), step.end, after, found))
        return []

    def to_piece(self, at: int, step: _Step) -> Piece:
        start, end = self.origin[at], self.origin[step.end - 1] + 1
        return Piece(step.kind, self.question[start:end], start, end, step.value, step.readings)

    def is_fresh(self, at: int, last: str) -> bool:
        return last == "mark" or at in self.breaks

    def steps(self, at: int, last: str) -> Iterator[_Step]:
        fresh = self.is_fresh(at, last)
        if fresh:
            yield from self.names(at)
            if day := find_day(self.folded[at:]):
                end = at + day.length
                if self.is_edge(end):
                    yield _Step("day", end, 10, day.date)
            yield self.unknown(at)
        yield from self.words(at, last, fresh)
        latin_before = at > 0 and (self.folded[at - 1].isascii())
        if (not fresh and last != "stop") or (fresh and latin_before):
            yield from self.endings(at)

    def names(self, at: int) -> Iterator[_Step]:
        for length in self.index.lengths.get(self.folded[at], ()):
            end = at + length
            text = self.folded[at:end]
            readings = self.index.readings.get(text) if self.is_edge(end) else None
            if readings and (not self.is_word(text) or self.is_upper(at, end)):
                yield _Step("name", end, 8 if self.is_word(text) else 10, readings=tuple(readings))

    def is_word(self, text: str) -> bool:
        return text in self.language.stop or text in self.language.words

    def is_upper(self, at: int, end: int) -> bool:
        """Whether the letters are capitals, so that ``IT`` is a technology and not a pronoun."""
        return self.question[self.origin[at] : self.origin[end - 1] + 1].isupper()

    def words(self, at: int, last: str, fresh: bool) -> Iterator[_Step]:
        for end in range(at + 1, min(at + _LONGEST_WORD, len(self.folded)) + 1):
            text = self.folded[at:end]
            if not self.is_edge(end):
                continue
            if not fresh and last in ("name", "joined") and text not in self.language.joined:
                continue
            concept = self.language.words.get(text) or self.index.words.get(text)
            if concept:
                yield _Step("word", end, 9, concept)
            elif fresh and text in self.language.stop:
                yield _Step("stop", end, 9)

    def endings(self, at: int) -> Iterator[_Step]:
        for end in range(at + 1, min(at + 8, len(self.folded)) + 1):
            if self.folded[at:end] in self.language.endings and self.is_edge(end):
                yield _Step("ending", end, 10)

    def unknown(self, at: int) -> _Step:
        end = at + 1
        while end < len(self.folded) and end not in self.breaks and self.folded[end] not in _MARKS:
            end += 1
        return _Step("unknown", end, _UNKNOWN + end - at)

    def is_edge(self, end: int) -> bool:
        """Whether a piece may end here. It may not end between two Latin letters or digits of one word."""
        if end >= len(self.folded) or end in self.breaks:
            return end <= len(self.folded)
        before, after = self.folded[end - 1], self.folded[end]
        return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())
