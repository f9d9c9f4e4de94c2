"""Questions folded for comparison: without case, width, spaces and punctuation, and with the places of word breaks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.naming import FORMS

_KEPT = re.compile(r"[^\W_]|%")


@dataclass(frozen=True)
class Text:
    """A question. *folded* has the letters and digits of *written*; *places* are their positions there.

    A piece may begin and end at *breaks*, where spaces or punctuation stood, at both ends, and between Hangul and other
    letters.
    """

    written: str
    folded: str
    places: Sequence[int]
    breaks: frozenset[int]

    def __len__(self) -> int:
        return len(self.folded)

    def is_edge(self, at: int) -> bool:
        """Whether a piece may begin or end at *at*: not between two Latin letters or two digits of one word."""
        if at <= 0 or at >= len(self.folded) or at in self.breaks:
            return True
        before, after = self.folded[at - 1], self.folded[at]
        if not (before.isascii() and after.isascii()):
            return True
        return before.isdigit() != after.isdigit() and not (before.isalpha() and after.isdigit())

    def cut(self, start: int, end: int) -> str:
        """The text as written between two positions of the folded text."""
        if start >= end:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]

    def find_end(self, written: int) -> int:
        """The position in the folded text that follows the position *written* of the question."""
        return next((at for at, place in enumerate(self.places) if place >= written), len(self.folded))


def fold(text: str) -> str:
    """*text* without spaces, punctuation, width and case, for comparing questions, words and names.

    >>> fold("R&D 분야"), fold("Ｅ-Fuel")
    ('rd분야', 'efuel')
    """
    return "".join(_KEPT.findall(unicodedata.normalize("NFKC", text))).casefold()


def read_text(question: str) -> Text:
    """*question* folded, with its breaks."""
    written = FORMS.sub(lambda form: " " * len(form[0]), unicodedata.normalize("NFKC", question))
    letters: list[str] = []
    places: list[int] = []
    breaks = {0}
    for at, letter in enumerate(written):
        if not _KEPT.match(letter):
            breaks.add(len(letters))
            continue
        for one in letter.casefold():
            letters.append(one)
            places.append(at)
    breaks.add(len(letters))
    return Text(written, "".join(letters), tuple(places), frozenset(breaks))


def split_words(text: str) -> list[str]:
    """The folded words of a title: between spaces, punctuation and changes from Latin letters to Hangul.

    >>> split_words("스마트 이송·물류 AMR(자율주행로봇)"), split_words("e-drive parts")
    (['스마트', '이송', '물류', 'amr', '자율주행로봇'], ['e', 'drive', 'parts'])
    """
    found = re.findall(
        r"[가-힣]+|[a-z]+(?:'[a-z]+)?|[0-9]+(?:\.[0-9]+)?", unicodedata.normalize("NFKC", text).casefold()
    )
    return [word.removesuffix("'s").replace("'", "") for word in found]


def iter_bounds(text: str) -> Iterator[int]:
    """The places in folded *text* where a word begins or ends."""
    at = 0
    yield 0
    for part in re.split(r"[\s\W_]+|(?<=[가-힣])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[가-힣])", text):
        at += len(fold(part))
        yield at
