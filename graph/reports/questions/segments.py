"""Cuts a question into pieces: names, words, titles, figures and endings, in the cheapest of all ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.reports.questions.figures import find_figures
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.text import Text
from graph.reports.questions.world import Reading, World

# What a piece costs. Few long pieces are cheaper than many short ones.
_NAME, _WORD, _TITLE, _FIGURE, _STOP, _ENDING, _JOINER, _UNKNOWN = 30, 32, 46, 26, 34, 12, 11, 400
# What a piece costs more inside a word: 대구은행 is not 대구.
_INSIDE = 6
# What a piece costs more after an ending within a word: 현대자동차 is not 현, 대 and 자동차.
_AFTER_ENDING = 30
_LONGEST_WORD = 16
_LONGEST_TITLE = 20


@dataclass(frozen=True)
class Piece:
    """A part of a question.

    *kind* is ``content``, ``figure``, ``stop``, ``ending``, ``joiner`` or ``unknown``. A content piece has the concepts
    of a word, the readings of a name, and is a ``title`` if words of titles have it. A figure has its kind and value.
    """

    kind: str
    start: int
    end: int
    text: str
    folded: str
    concepts: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    title: bool = False
    figure: str = ""
    value: str = ""


@dataclass(frozen=True)
class _Step:
    cost: int
    piece: Piece
    before: int


def segment(text: Text, world: World, lexicon: Lexicon) -> list[Piece]:
    """The pieces of *text*, in order. A word with an unknown part is unknown as a whole."""
    return _Segmenter(text, world, lexicon).run()


@dataclass
class _Segmenter:
    text: Text
    world: World
    lexicon: Lexicon

    def run(self) -> list[Piece]:
        size = len(self.text)
        best: list[_Step | None] = [None] * (size + 1)
        reached = [0] + [10**9] * size
        for at in range(size):
            if reached[at] >= 10**9:
                continue
            last = best[at]
            follows = last is not None and last.piece.kind in ("ending", "joiner") and at not in self.text.breaks
            for piece, cost in self.iter_pieces(at):
                total = reached[at] + cost
                if follows and piece.kind not in ("ending", "joiner"):
                    total += _AFTER_ENDING
                if total < reached[piece.end]:
                    reached[piece.end] = total
                    best[piece.end] = _Step(total, piece, at)
        found: list[Piece] = []
        at = size
        while at > 0:
            step = best[at]
            assert step is not None
            found.append(step.piece)
            at = step.before
        return found[::-1]

    def iter_pieces(self, at: int) -> Iterator[tuple[Piece, int]]:
        text, folded = self.text, self.text.folded
        edge = text.is_edge(at)
        inside = 0 if at in text.breaks else _INSIDE
        if at in text.breaks:
            yield self.make_unknown(at)
        if edge:
            for figure in find_figures(text, at, self.lexicon):
                piece = self.make("figure", at, figure.end)
                yield (
                    replace(piece, figure=figure.kind, value=figure.value),
                    _FIGURE + (8 if figure.kind == "number" else 0),
                )
            yield from self.iter_content(at, inside)
            for end in range(at + 1, min(at + _LONGEST_WORD, len(folded)) + 1):
                word = folded[at:end]
                if word in self.lexicon.stop and text.is_edge(end) and (not inside or end - at > 1):
                    yield self.make("stop", at, end), _STOP + inside * 2
                if word in self.lexicon.joiners and at in text.breaks and end in text.breaks:
                    yield self.make("joiner", at, end), _JOINER
        if at and (at not in text.breaks or self.follows_bracket(at)):
            for end in range(at + 1, min(at + 8, len(folded)) + 1):
                word = folded[at:end]
                if not text.is_edge(end):
                    continue
                if word in self.lexicon.joiners and self.lexicon.lang == "ko":
                    yield self.make("joiner", at, end), _JOINER
                if word in self.lexicon.endings:
                    yield self.make("ending", at, end), _ENDING
        elif at and self.lexicon.lang == "en" and folded[at] == "s" and at + 1 in text.breaks:
            yield self.make("ending", at, at + 1), _ENDING

    def iter_content(self, at: int, inside: int) -> Iterator[tuple[Piece, int]]:
        """Names, words and words of titles that begin at *at*; all meanings of one span are one piece."""
        text, folded, world = self.text, self.text.folded, self.world
        spans: dict[int, tuple[Piece, int]] = {}
        for length in world.lengths.get(folded[at], ()):
            end = at + length
            known = world.readings.get(folded[at:end], ()) if end <= len(folded) and text.is_edge(end) else ()
            if known and (fitting := self.fit(known, at, end, inside)):
                cost = _NAME + inside + (8 if length < 2 else 0)
                spans[end] = replace(self.make("content", at, end), readings=tuple(fitting)), cost
        for end in range(at + 1, min(at + 40, len(folded)) + 1):
            if not text.is_edge(end):
                continue
            word = folded[at:end]
            concepts = self.lexicon.words.get(word, ()) if end - at <= 32 else ()
            coded = world.code_words.get(word, ())
            concepts = tuple(dict.fromkeys((*concepts, *coded)))
            if concepts and not (inside and end - at < 2):
                piece, cost = spans.get(end, (self.make("content", at, end), 10**6))
                spans[end] = replace(piece, concepts=concepts), min(cost, _WORD + inside)
        for end in self.iter_title_ends(at):
            piece, cost = spans.get(end, (self.make("content", at, end), 10**6))
            spans[end] = replace(piece, title=True), min(cost, _TITLE + inside)
        yield from spans.values()

    def fit(self, known: Sequence[Reading], at: int, end: int, inside: int) -> list[Reading]:
        """Short Latin names that are also words must be written in capitals: IT, TS."""
        word = self.text.folded[at:end]
        if word.isascii() and len(word) <= 3 and (word in self.lexicon.stop or len(word) <= 2):
            written = self.text.cut(at, end)
            known = [
                one
                for one in known
                if written.isupper() or (len(word) == 2 and word not in self.lexicon.stop and one.kind == "technology")
            ]
        # A Korean name of one syllable is a particle more often.
        return [] if len(word) == 1 and (inside or not word.isascii()) else list(known)

    def iter_title_ends(self, at: int) -> Iterator[int]:
        """The ends of the words of titles that begin at *at*, the longest one for Korean."""
        text, folded = self.text, self.text.folded
        if folded[at].isascii():
            end = at + 1
            while not text.is_edge(end):
                end += 1
            word = folded[at:end]
            if (
                (at in text.breaks or not folded[at - 1].isascii())
                and self.has_documents(word)
                and (len(word) > 1 or self.is_hyphened(end))
            ):
                yield end
            return
        for end in range(at + 2, min(at + _LONGEST_TITLE, len(folded)) + 1):
            if end - 1 in text.breaks:
                break
            if folded[end - 1].isascii() and not text.is_edge(end):
                continue
            if not self.has_documents(folded[at:end]):
                if end - at > 3:
                    break
                continue
            yield end

    def has_documents(self, word: str) -> bool:
        """Whether a title has *word* or a word of the same meaning."""
        return any(self.world.find_documents(one) for one in self.lexicon.list_same(word))

    def follows_bracket(self, at: int) -> bool:
        """Whether a closing bracket or quotation mark stands right before *at*: (경남)의."""
        return self.text.written[self.text.places[at] - 1] in ")]\"'”’」』"

    def is_hyphened(self, end: int) -> bool:
        """Whether a hyphen joins the letter before *end* to a word: e-drive."""
        after = self.text.places[end - 1] + 1
        return self.text.written[after : after + 1] in ("-", "\u2010", "\u2011")

    def make(self, kind: str, at: int, end: int) -> Piece:
        return Piece(kind, at, end, self.text.cut(at, end), self.text.folded[at:end])

    def make_unknown(self, at: int) -> tuple[Piece, int]:
        end = at + 1
        while end not in self.text.breaks:
            end += 1
        return self.make("unknown", at, end), _UNKNOWN + end - at
