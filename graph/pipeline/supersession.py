"""The rule for budget lines of several editions: which a later edition supersedes, and what they stay inside.

Other statements are superseded facet by facet (``ontology/rules/validity.rq``). The amounts of an activity belong
together: a new total makes its old funding sources obsolete. The rule goes through the editions of a roadmap in order.

- A line supersedes the earlier line of the same facet: kind, region, use, and planned or spent.
- A line with a shorter period than another line of its facet is one part of it (``slices``). It supersedes only parts
  of an overlapping period, and a whole does not supersede it as long as its figure is the same. A whole without a
  period has parts only in its own edition: a later line with a period may be the same money, stated more exactly.
- A new figure for the undivided money of an activity supersedes all earlier lines of the activity for an overlapping
  period, and, in other activities, what is inside these. A repeated figure leaves them in force, and so does a new
  funding source beside a repeated total.
- A line that an edition removes ends with what is inside it. Stated again, it is new.
- What is inside a superseded line with a successor is inside the successor. A line without ``inside`` is inside what
  its predecessor was inside.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from graph.model.dates import is_shorter, overlap, to_days
from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import RM
from graph.stores import Cell
from graph.stores.ntriples import to_iri

_SPENT = mint_code_iri("amount-stage", "spent")
_TOTAL = mint_code_iri("amount-kind", "total")


@dataclass(frozen=True)
class Line:
    """A budget line as one account of an edition states it; ``rank`` is the preference of the account.

    ``period`` is the first and the last day; an open end is empty.
    """

    statement: str
    edition: str
    rank: int
    activity: str
    kind: str
    facet: str
    spent: bool
    amount: tuple[Decimal, Decimal]
    divided: bool
    is_total: bool
    inside: str
    period: tuple[str, str]

    @property
    def money(self) -> tuple[str, bool]:
        """The activity, and whether the money is spent. Lines of equal money are compared."""
        return self.activity, self.spent

    def overlaps(self, other: "Line") -> bool:
        """Whether both periods share a day. A year contains its days."""
        return overlap(self.period, other.period)

    def is_slice(self, whole: "Line") -> bool:
        """Whether this line is of the facet of *whole* and has a shorter period."""
        return self.facet == whole.facet and self.is_shorter(whole)

    def is_shorter(self, other: "Line") -> bool:
        """Whether the period of *other* contains that of this line and is longer."""
        return is_shorter(self.period, other.period)


@dataclass
class Succession:
    """The lines in force after the editions so far, with the lines that were superseded and the larger amounts."""

    current: dict[str, Line] = field(default_factory=dict)
    superseded: dict[str, str] = field(default_factory=dict)
    larger: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    slices: set[str] = field(default_factory=set)

    def remove(self, ended: Mapping[str, str]) -> None:
        """Takes the lines in force that an edition removes, with what is inside them, out of force.

        :param ended: statements, each with the edition that removes it. Those that are not in force have no effect.
        """
        known = {one: edition for one, edition in ended.items() if one in self.current}
        self._end({one: known[removed] for one, removed in self._find_inside(known).items()})

    def add(self, stated: Sequence[Line]) -> None:
        """Puts the lines that one edition *stated* in force, of several accounts the preferred ones.

        :param stated: the lines of an edition that is later than those before, the preferred ones first.
        """
        best: dict[str, Line] = {}
        lines = [line for line in stated if best.setdefault(line.facet, line).rank == line.rank]
        self._place(
            stated, {line.statement: list(_find_preferred(line, lines)) for line in stated if line not in lines}
        )
        self.slices |= {line.statement for line in lines if self._is_slice(line, lines)}
        successors = self._find_successors(lines)
        ended = {old: news[0].edition for old, news in successors.items()}
        changed = {
            old for old, news in successors.items() if any(new.amount != self.current[old].amount for new in news)
        }
        for old in self.current.values():
            if new := self._find_change(old, lines):
                ended.setdefault(old.statement, new.edition)
                changed.add(old.statement)
        for statement, larger in self._find_inside(changed).items():
            ended.setdefault(statement, ended[larger])
        self._hand_on(lines, successors)
        self._end(ended)
        self.current.update((line.statement, line) for line in lines)

    def _end(self, ended: Mapping[str, str]) -> None:
        self.superseded |= ended
        for statement in ended:
            del self.current[statement]

    def _find_successors(self, lines: Sequence[Line]) -> dict[str, list[Line]]:
        """The lines in force with the new lines of the same facet, of which several may be for a part of the period."""
        found: dict[str, list[Line]] = defaultdict(list)
        for old in self.current.values():
            for new in lines:
                if new.facet == old.facet and new.overlaps(old) and self._are_alike(new, old):
                    found[old.statement].append(new)
        return dict(found)

    def _is_slice(self, line: Line, lines: Iterable[Line]) -> bool:
        """Whether *line* is one part of another one of *lines*, or of one in force, or restates such a part."""
        if any(line.is_slice(whole) for whole in lines):
            return True
        return any(
            old.statement in self.slices
            if (old.facet, old.period) == (line.facet, line.period)
            else line.is_slice(old) and any(old.period)
            for old in self.current.values()
        )

    def _are_alike(self, new: Line, old: Line) -> bool:
        """Whether both lines are wholes, or both parts of one."""
        return (new.statement in self.slices) == (old.statement in self.slices)

    def _is_divided(self, line: Line) -> bool:
        return line.divided or line.statement in self.slices

    def _find_change(self, old: Line, lines: Iterable[Line]) -> Line | None:
        """The first of *lines* with a new figure for all the money of which *old* is one figure."""
        alike = [
            line for line in lines if line.money == old.money and not self._is_divided(line) and line.overlaps(old)
        ]
        repeated = any(line.is_total and self._is_known(line) for line in alike)
        known = {one.facet for one in self.current.values()}
        # A funding source that is new divides a repeated total, or an amount for a longer period. It changes nothing.
        return next(
            (
                line
                for line in alike
                if not self._is_known(line) and (line.facet in known or not (repeated or line.is_shorter(old)))
            ),
            None,
        )

    def _is_known(self, line: Line) -> bool:
        """Whether a line in force has the same figure."""
        return any(
            (old.facet, old.amount) == (line.facet, line.amount) and old.overlaps(line) and self._are_alike(line, old)
            for old in self.current.values()
        )

    def _find_inside(self, larger: Iterable[str]) -> dict[str, str]:
        """The lines in force inside those of *larger*, at any depth, each with the one of *larger*."""
        found = {one: one for one in larger}
        while inside := {
            one: found[above]
            for one, line in self.current.items()
            if one not in found
            for above in found
            if above in self.larger[one] or self._is_part(line, self.current[above])
        }:
            found |= inside
        return found

    def _is_part(self, line: Line, whole: Line) -> bool:
        """Whether *line* is one use, region or shorter period of *whole*, an amount of the same activity."""
        if (line.money, line.kind) != (whole.money, whole.kind) or not line.overlaps(whole):
            return False
        if line.amount[0] < 0 or whole.amount[0] < 0:
            # A reduction is inside what its source names.
            return False
        return line.is_slice(whole) or (self._is_divided(line) and not self._is_divided(whole))

    def _place(self, stated: Iterable[Line], preferred: Mapping[str, Sequence[str]]) -> None:
        """Records what lines are inside. What one account says also holds for the *preferred* lines of another."""
        for line in stated:
            if line.inside:
                # Two sources may take a reduction from different amounts.
                others = preferred.get(line.statement, ()) if line.amount[0] >= 0 else ()
                for one in (line.statement, *others):
                    self.larger[one] |= {line.inside, *preferred.get(line.inside, ())}

    def _hand_on(self, lines: Sequence[Line], successors: Mapping[str, Sequence[Line]]) -> None:
        """Puts what was inside a superseded line inside its successors."""
        for old, news in successors.items():
            for new in news:
                if not new.inside:
                    self.larger[new.statement] |= self.larger[old]
        for statement in (*self.current, *(line.statement for line in lines)):
            followed = {new.statement for one in self.larger[statement] for new in successors.get(one, ())}
            self.larger[statement] |= followed - {statement}

    def iter_triples(self) -> Iterator[str]:
        """What was superseded and what is inside what, as N-Triples without stops."""
        for statement, edition in sorted(self.superseded.items()):
            yield f"{to_iri(statement)} {to_iri(RM.supersededIn)} {to_iri(edition)}"
        for statement, larger in sorted(self.larger.items()):
            yield from (f"{to_iri(statement)} {to_iri(RM.largerAmount)} {to_iri(one)}" for one in sorted(larger))


@dataclass
class _Edition:
    """The lines that the accounts of an edition state, and the earlier ones that they remove, each with its account."""

    lines: set[Line] = field(default_factory=set)
    removed: dict[str, str] = field(default_factory=dict)


def _find_preferred(line: Line, preferred: Iterable[Line]) -> Iterator[str]:
    """The *preferred* lines that state the money of *line*: for its period, or a longer one, or parts of it."""
    alike = [one for one in preferred if one.facet == line.facet]
    same = [one for one in alike if one.period == line.period]
    longer = [one for one in alike if line.is_slice(one)]
    return (one.statement for one in same or longer or alike if one.overlaps(line))


def supersede(rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """The triples that follow from *rows*, the budget lines of rule ``supersession``, as N-Triples without stops."""
    plans: dict[str, dict[int, _Edition]] = defaultdict(lambda: defaultdict(_Edition))
    for row in rows:
        editions = plans[str(row["plan"])]
        editions[int(str(row["position"]))].lines.add(_to_line(row))
        if row["removed"]:
            editions[int(str(row["removed"]))].removed[str(row["statement"])] = str(row["removing"])
    for _, editions in sorted(plans.items()):
        succession = Succession()
        for _, edition in sorted(editions.items()):
            succession.remove(edition.removed)
            succession.add(sorted(edition.lines, key=lambda line: (line.rank, line.statement)))
        yield from succession.iter_triples()


def _to_line(row: Mapping[str, Cell]) -> Line:
    amount, inside = Decimal(str(row["amount"])), (row["inside_activity"], row["inside_kind"])
    return Line(
        statement=str(row["statement"]),
        edition=str(row["edition"]),
        rank=int(str(row["preference"])),
        activity=str(row["activity"]),
        kind=str(row["kind"]),
        facet=str(row["facet"]),
        spent=row["stage"] == _SPENT,
        amount=(amount, Decimal(str(row["upper"] or amount))),
        # A reduction is not a figure for all the money of its activity.
        divided=bool(row["region"] or row["use"]) or inside == (row["activity"], row["kind"]) or amount < 0,
        is_total=row["kind"] == _TOTAL,
        inside=str(row["inside"] or ""),
        period=to_days((str(row["start"] or ""), str(row["end"] or ""))),
    )
