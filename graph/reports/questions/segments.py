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
_LONGEST_TAIL = 16
# Counters of agencies: 네 곳.
_AGENCY_COUNTERS = ("곳", "군데", "개사")


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
    before: tuple[int, bool]


def segment(text: Text, world: World, lexicon: Lexicon) -> list[Piece]:
    """The pieces of *text*, in order. A word with an unknown part is unknown as a whole."""
    return _Segmenter(text, world, lexicon).run()


def _get_cost(step: _Step) -> int:
    return step.cost


@dataclass
class _Segmenter:
    text: Text
    world: World
    lexicon: Lexicon
    known: tuple[int, Sequence[tuple[Piece, int]]] = (-1, ())

    def run(self) -> list[Piece]:
        """The cheapest pieces. A place is reached after a form of a verb or not, since other endings follow verbs."""
        size = len(self.text)
        best: dict[tuple[int, bool], _Step] = {}
        for at in range(size):
            steps: list[tuple[tuple[int, bool], _Step | None]]
            steps = [((at, verb), best[at, verb]) for verb in (False, True) if (at, verb) in best]
            for before, last in steps or [((0, False), None)] * (at == 0):
                for piece, cost in (*self.list_pieces(at), *(self.iter_tails(at, last.piece) if last else ())):
                    self.add(best, before, last, piece, cost)
        if not size:
            return []
        step: _Step | None = min(
            (best[state] for state in ((size, False), (size, True)) if state in best), key=_get_cost
        )
        found: list[Piece] = []
        while step:
            found.append(step.piece)
            step = best.get(step.before) if step.before[0] else None
        return found[::-1]

    def add(
        self, best: dict[tuple[int, bool], _Step], before: tuple[int, bool], last: _Step | None, piece: Piece, cost: int
    ) -> None:
        """Reaches the end of *piece* after *last*, if no cheaper way does."""
        total = cost + (last.cost if last else 0)
        apart = piece.start in self.text.breaks or piece.kind in ("ending", "joiner")
        if last and last.piece.kind in ("ending", "joiner") and not apart:
            total += _AFTER_ENDING
        state = (piece.end, self.lexicon.is_verb(piece.kind, piece.folded))
        known = best.get(state)
        if known is None or total < known.cost:
            best[state] = _Step(total, piece, before)

    def list_pieces(self, at: int) -> Sequence[tuple[Piece, int]]:
        """The pieces that begin at *at* whatever stands before; they are found once."""
        if self.known[0] != at:
            self.known = (at, list(self.iter_pieces(at)))
        return self.known[1]

    def iter_pieces(self, at: int) -> Iterator[tuple[Piece, int]]:
        text, folded = self.text, self.text.folded
        edge = text.is_edge(at)
        inside = 0 if at in text.breaks else _INSIDE
        if at in text.breaks:
            yield self.make_unknown(at)
        if edge:
            for figure in find_figures(text, at, self.lexicon):
                piece = self.make("figure", at, figure.end)
                if piece.folded.endswith(_AGENCY_COUNTERS):
                    piece = replace(piece, concepts=("counted-agency",))
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

    def iter_tails(self, at: int, last: Piece) -> Iterator[tuple[Piece, int]]:
        """Joining particles and endings after the piece *last*, without a space."""
        text, folded, lexicon = self.text, self.text.folded, self.lexicon
        if lexicon.lang == "en":
            for end in range(at + 1, min(at + 2, len(folded)) + 1):
                apart = at in text.breaks and end in text.breaks
                joined = folded[at] == "s" or text.written[text.places[at] - 1] in "'’"
                if apart and joined and lexicon.is_tail(folded[at:end]):
                    yield self.make("ending", at, end), _ENDING
            return
        if at in text.breaks and not self.follows_bracket(at):
            return
        after_verb = lexicon.is_verb(last.kind, last.folded)
        after_noun = not after_verb or last.title or last.readings or last.folded in lexicon.nouns[last.kind]
        for end in range(at + 1, min(at + _LONGEST_TAIL, len(folded)) + 1):
            letters = folded[at:end]
            if text.is_edge(end):
                # 주관하고 있는 has no particle.
                if letters in lexicon.joiners and not (letters == "하고" and folded[end : end + 1] in ("있", "계")):
                    yield self.make("joiner", at, end), _JOINER
                if last.kind not in ("ending", "joiner", "unknown") and (
                    (after_verb and lexicon.is_tail(letters, after_verb=True))
                    or (after_noun and lexicon.is_tail(letters))
                ):
                    # The longer word counts: 달라졌 and 나요, not 달라 and 졌나요.
                    yield self.make("ending", at, end), _ENDING + end - at
            if end in text.breaks:
                return

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
        # A particle at the end of a word is no part of the next one: 기관이 하는 has no 이하.
        particle = self.find_particle(at) if inside else 0
        for end in range(at + 1, min(at + 40, len(folded)) + 1):
            if not text.is_edge(end) or end > particle > 0:
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

    def find_particle(self, at: int) -> int:
        """The end of the word if the letters from *at* may be a particle, otherwise 0."""
        end = at + 1
        while end not in self.text.breaks:
            end += 1
        letters = self.text.folded[at:end]
        return end if self.lexicon.lang == "ko" and len(letters) < 3 and self.lexicon.is_tail(letters) else 0

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
        if at in text.breaks and len(self.lexicon.list_same(folded[at])) > 1:
            # 팹: a word of one syllable that has synonyms.
            yield at + 1
        for end in range(at + 2, min(at + _LONGEST_TITLE, len(folded)) + 1):
            if end - 1 in text.breaks:
                break
            if folded[end - 1].isascii() and not text.is_edge(end):
                continue
            if not self.has_documents(folded[at:end]):
                if end - at > 3:
                    break
                continue
            if not self.is_light(folded[at:end]):
                yield end

    def is_light(self, word: str) -> bool:
        """Whether a word is a form of a verb without a meaning of its own, which titles have too: 되는."""
        cuts = range(1, len(word))
        return any(
            self.lexicon.is_verb("stop", word[:cut]) and self.lexicon.is_tail(word[cut:], after_verb=True)
            for cut in cuts
        )

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
