"""Sentences of a document with their offsets, and the marks of lists before them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.input.texts import Text

# A stop ends a sentence after a Korean syllable or a closing mark, even if no space follows. 7. 25. is a date.
_END = re.compile(r"(?<=[가-힣\"”’')\]])[.!?。]+[\"”’']?(?=\s|[가-힣\"“‘'`<(△▲○□◇◆■●▷※]|$)")
_MARK = re.compile(
    r"\s*(?:[□○◇◆■●▷▶▸►※✓✔★☆▣▤❖◼◻◾◽➤➢♦♢✦✧∘‧ㅇㅁ•∙ㆍ◦‣◎❍❏▪▢◈⦁⇒☞*-]|·(?=\s)|[①-⑳❶-❿➊-➓➀-➉]|[oO](?=\s)|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.)]?(?=\s)"
    r"|[0-9]{1,2}[.)](?=\s)|[가-하][.)](?=\s)|\((?:[0-9]{1,2}|[가-하])\)(?=\s)|[0-9]{1,2}-[0-9]{1,2}[.)]?(?=\s[가-힣A-Za-z]))\s*"
)
_ENTRY = re.compile(r"[①-⑳◇◆▷▶]")
# A longer sentence is no prose, and rules that look around would take too long.
LONGEST = 2_000


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading or list item from *start* to *end*; *paragraph* is the number of its passage."""

    text: str
    start: int
    paragraph: int
    heading: bool
    mark: str = ""

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.text)


def iter_sentences(text: Text) -> Iterator[Sentence]:
    """The sentences outside of tables in order. Without a stop at its end it is a heading or list item."""
    for number, passage in enumerate(text.passages):
        if passage.kind == "cell":
            continue
        content = text.content[passage.start : passage.end]
        # The stop of a mark (가.) ends no sentence.
        mark = _MARK.match(content)
        ends = [match.end() for match in _END.finditer(content, mark.end() if mark else 0)]
        cuts = [0, *ends] if ends and ends[-1] == len(content) else [0, *ends, len(content)]
        for first, last in itertools.pairwise(cuts):
            yield from _trim(content[first:last], passage.start + first, number)


def _trim(piece: str, start: int, paragraph: int) -> Iterator[Sentence]:
    mark = _MARK.match(piece)
    if mark and _ENTRY.search(mark[0]) and _ENTRY.search(piece, mark.end()):
        # Entries on one line: the first mark belongs to the list.
        mark = None
    body = piece[mark.end() :] if mark else piece
    start += len(piece) - len(body)
    start += len(body) - len(body.lstrip())
    body = body.strip()
    if body and len(body) <= LONGEST:
        heading = not re.search(r"[.!?]", body[-2:])
        yield Sentence(body, start, paragraph, heading, mark[0].strip() if mark else "")
