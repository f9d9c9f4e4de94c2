"""Records the days on which each row answers each question."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from graph.model.figures import Figure
from graph.stores import Iri

Cell: TypeAlias = "Iri | str | int | Decimal | Figure | tuple[Cell, ...] | None"


class Row(NamedTuple):
    """Cells of a section that answer a question such as ``agency`` or ``agency id:region/daegu``, or any if empty.

    A row that answers many questions has them as a set, which takes far less time than a row for each.
    """

    section: str
    cells: tuple[Cell, ...]
    question: str | frozenset[str] = ""


# From one day until before another one, and the question or questions that a row answers then.
_Span: TypeAlias = tuple[int, int, str | frozenset[str]]


@dataclass(frozen=True)
class Batch:
    """Rows of a section that answer the same questions from day number *since* until before *until*."""

    section: str
    since: int
    until: int
    questions: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass
class Journal:
    """The rows of each owner, day by day."""

    _open: dict[Hashable, dict[Row, int]] = field(default_factory=dict)
    _ended: list[tuple[Row, int, int]] = field(default_factory=list)

    def put(self, owner: Hashable, rows: Iterable[Row], day: int) -> None:
        """Replaces the rows of *owner* by *rows* from *day* on."""
        before = self._open.get(owner, {})
        now = {row: before.get(row, day) for row in rows}
        self._ended += [(row, since, day) for row, since in before.items() if row not in now]
        self._open[owner] = now

    def add(self, row: Row, since: int, until: int) -> None:
        """Adds *row* from day *since* until before day *until*."""
        self._ended.append((row, since, until))

    def close(self, day: int) -> list[Batch]:
        """All rows until before *day*, in a stable order."""
        spans: dict[tuple[str, tuple[Cell, ...]], list[_Span]] = defaultdict(list)
        for row, since, until in self._iter_spans(day):
            spans[row.section, row.cells].append((since, until, row.question))
        batches: dict[tuple[str, int, int, tuple[str, ...]], list[tuple[Cell, ...]]] = defaultdict(list)
        for (section, cells), some in spans.items():
            for (since, until), asked in _gather_questions(some).items():
                batches[section, since, until, tuple(sorted(asked))].append(cells)
        return [Batch(*key, tuple(sorted(rows, key=str))) for key, rows in sorted(batches.items())]

    def _iter_spans(self, day: int) -> Iterator[tuple[Row, int, int]]:
        yield from self._ended
        for rows in self._open.values():
            yield from ((row, since, day) for row, since in rows.items())


def _gather_questions(spans: Iterable[_Span]) -> Mapping[tuple[int, int], Set[str]]:
    """The questions of each span of a row. If a set of questions changed, those in both sets have one span."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    days: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for since, until, asked in spans:
        if isinstance(asked, str):
            found[since, until].add(asked)
        else:
            for question in asked:
                days[question].append((since, until))
    for question, some in days.items():
        for span in _join_spans(some):
            found[span].add(question)
    return found


def _join_spans(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """*spans* without breaks between one that ends and another one that begins."""
    first, *others = sorted(spans)
    for span in others:
        if span[0] == first[1]:
            first = (first[0], span[1])
        else:
            yield first
            first = span
    yield first
