"""The sections of the answers with their columns, and the encoding of their rows."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, TypeVar

from graph.model.figures import Figure
from graph.model.vocabulary import to_prefixed
from graph.stores import Iri
from graph.viewer.answers.journal import Batch, Cell
from graph.viewer.data import Answers, Words
from graph.viewer.figures import to_exact, to_figure

Key = TypeVar("Key", bound=Hashable)

# Section -> its columns with their kinds. A kind with a final ``s`` is a list.
SECTIONS: Mapping[str, Mapping[str, str]] = {
    "compare.agencies": {"agency": "node", "left": "nodes", "right": "nodes"},
    "compare.joint": {"activity": "node", "left": "text", "right": "text", "agencies": "nodes", "inferred": "number"},
    "compare.money": {"region": "node", "kind": "text", "stage": "text", "value": "won", "inferred": "number"},
    "compare.only": {"region": "node", "technology": "node", "activities": "nodes"},
    "compare.periods": {"region": "node", "plan": "node", "period": "text"},
    "compare.shared": {"technology": "node", "left": "nodes", "right": "nodes"},
    "compare.sides": {"region": "node", "activity": "node"},
    "compare.strategies": {"region": "node", "what": "text", "count": "number"},
    "coverage": {"role": "edge", "use": "edge"},
    "coverage.others": {"role": "edge", "use": "edge"},
    "doubles": {"one": "amount", "other": "amount"},
    "flows": {"activity": "node", "all": "won", "total": "amount", "funds": "parts", "rest": "won", "parts": "parts"},
    "funding.amounts": {"group": "group", "amount": "amount", "why": "text"},
    "funding.missing": {"activity": "node", "why": "text", "whole": "node", "kind": "text"},
    "funding.rests": {"amount": "amount", "won": "won"},
    "funding.sums": {
        "group": "group",
        "kind": "text",
        "stage": "text",
        "count": "number",
        "value": "won",
        "inferred": "number",
    },
    "gaps.lead": {"item": "node"},
    "gaps.money": {"item": "node"},
    "gaps.technology": {"item": "node"},
    "gaps.project": {"item": "node"},
    "gaps.period": {"item": "node", "whole": "node"},
    "gaps.uncovered": {"item": "node", "activities": "nodes"},
    "gaps.unnamed": {"item": "node", "of": "words", "count": "number", "listed": "number"},
    "homes": {"activity": "node", "plan": "node", "region": "node", "regions": "nodes"},
    "inherited": {"activity": "node", "role": "edge"},
    "joint": {"activity": "node", "region": "node"},
    "members": {"activity": "node", "region": "node"},
    "partners": {
        "region": "node",
        "kind": "text",
        "thing": "node",
        "mine": "nodes",
        "theirs": "nodes",
        "agencies": "nodes",
    },
    "partners.left": {"count": "number"},
    "reaches": {"technology": "node", "reached": "nodes"},
    "running": {"activity": "node", "start": "text", "end": "text", "known": "text", "whole": "node"},
    "repeated": {"agency": "node", "activity": "node"},
    "within": {"region": "node", "outer": "node"},
}


# The largest integer that every JSON parser reads exactly.
_LARGEST = 2**53 - 1


@dataclass(frozen=True)
class Places:
    """The indexes of nodes, and of links and amounts by their statements, in the lists of the page; names of codes."""

    nodes: Mapping[str, int]
    edges: Mapping[Iri, int]
    amounts: Mapping[Iri, int]
    say: Callable[[object], Words]

    def to_answers(self, batches: Iterable[Batch]) -> Answers:
        """*batches* by section, encoded as :class:`graph.viewer.data.Answers`."""
        encoder = _Encoder(self)
        questions, sets = _Numbers[str](), _Numbers[tuple[int, ...]]()
        sections: dict[str, list[list[Any]]] = {name: [] for name in SECTIONS}
        for batch in batches:
            asked = sets.number(tuple(questions.number(_to_question(one)) for one in batch.questions))
            cells = encoder.encode(batch)
            sections[batch.section].append([batch.since, batch.until, asked, *cells])
        columns = {name: " ".join(f"{one}:{kind}" for one, kind in SECTIONS[name].items()) for name in SECTIONS}
        return Answers(tuple(questions), tuple(sets), tuple(encoder.texts), columns, sections)


class _Numbers(dict[Key, int]):
    """Things numbered in the order of their first use."""

    def number(self, thing: Key) -> int:
        """The number of *thing*."""
        return self.setdefault(thing, len(self))


@dataclass
class _Encoder:
    places: Places
    texts: _Numbers[str] = field(default_factory=_Numbers)

    def encode(self, batch: Batch) -> Iterator[Any]:
        """The cells of *batch*, row by row."""
        kinds = [self._by_kind[kind] for kind in SECTIONS[batch.section].values()]
        for row in batch.rows:
            for to_value, cell in zip(kinds, row, strict=True):
                yield to_value(cell)

    @cached_property
    def _by_kind(self) -> Mapping[str, Callable[[Any], Any]]:
        places = self.places
        single: dict[str, Callable[[Any], Any]] = {
            "node": lambda iri: -1 if iri is None else places.nodes[iri],
            "edge": places.edges.__getitem__,
            "amount": lambda iri: -1 if iri is None else places.amounts[iri],
            # Texts count down from -1, nodes up from 0.
            "group": lambda key: places.nodes[key] if key in places.nodes else -1 - self._to_text(key),
            "text": self._to_text,
            "won": _to_won,
            "number": int,
            "words": self._to_words,
        }
        several = {f"{kind}s": partial(_encode_all, single[kind]) for kind in ("node", "amount")}
        part = (single["node"], single["won"], single["amount"])
        parts = {"parts": lambda cell: [[encode(one) for encode, one in zip(part, each, strict=True)] for each in cell]}
        return single | several | parts

    def _to_text(self, cell: Cell) -> int:
        """The index of a text or of the name of a code; ``None`` is the empty text."""
        if isinstance(cell, Decimal):
            return self.texts.number(to_exact(cell))
        if isinstance(cell, Iri):
            name = to_prefixed(cell).rpartition(":")[2]
            return self.texts.number(name.removeprefix("amount-kind-").removeprefix("amount-stage-"))
        return self.texts.number(str(cell or ""))

    def _to_words(self, cell: Cell) -> dict[str, str]:
        words = self.places.say(cell)
        return {"ko": words.ko, "en": words.en}


def _encode_all(encode: Callable[[Cell], Any], cells: Iterable[Cell]) -> list[Any]:
    return [encode(cell) for cell in cells]


def _to_won(amount: Decimal | Figure) -> int | str:
    """A number if JSON holds it exactly, else its text."""
    if isinstance(amount, Figure) and not amount.is_exact:
        return to_figure(amount)
    won = amount.won if isinstance(amount, Figure) else amount
    return int(won) if won == won.to_integral_value() and abs(won) <= _LARGEST else to_exact(won)


def _to_question(question: str) -> str:
    """The question with the ids of nodes instead of IRIs."""
    return " ".join(map(to_prefixed, question.split(" ")))
