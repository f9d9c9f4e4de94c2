"""How close two activities are, part by part. A part that one side does not state is unknown and does not count."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from graph.model.identifiers import mint_code_iri
from graph.reports.overlaps.titles import count_bigrams, spell
from graph.stores import Iri
from graph.view.activities import Use
from graph.view.landscape import Amount, Landscape
from graph.view.names import read_names

# Kinds of amount in order of preference for the comparison. The total comes first if both sides print it.
_KINDS = tuple(
    Iri(mint_code_iri("amount-kind", name))
    for name in ("total", "national", "province", "city", "county", "local", "private", "fund")
)
_SPENT = Iri(mint_code_iri("amount-stage", "spent"))
# Titles of this similarity differ by at most one word. With fewer bigrams (전략 1) they are similar by chance.
ALIKE, LONG_ENOUGH = Decimal("0.8"), 10


@dataclass(frozen=True)
class Measured:
    """One part of the score, from 0 to 1 or ``None`` if unknown, and the statements behind it."""

    value: Decimal | None = None
    basis: tuple[Iri, ...] = ()


@dataclass(frozen=True)
class Closeness:
    """How close two activities are: the parts, and the closest shared technology with the uses that reach it.

    ``alike`` is true if the titles alone show that both are the same activity. ``apart`` is true if the
    titles are alike, each contains the name of its own technology, and neither activity concerns that of the other.
    """

    technology: Measured
    agencies: Measured
    period: Measured
    money: Measured
    title: Measured
    concept: Iri | None
    uses: tuple[Use, ...]
    alike: bool
    apart: bool

    @property
    def parts(self) -> tuple[Measured, ...]:
        """The five parts in the order of the columns."""
        return self.technology, self.agencies, self.period, self.money, self.title

    @property
    def known(self) -> list[Decimal]:
        """The values of the parts that both sides state."""
        return [part.value for part in self.parts if part.value is not None]

    @property
    def score(self) -> int:
        """The mean of the known parts, each of equal weight, from 0 to 100.

        This is the general coefficient of similarity, in which unknown parts have no weight (Gower 1971,
        https://doi.org/10.2307/2528823).
        """
        return round(100 * sum(self.known, Decimal(0)) / len(self.known))

    @property
    def is_near(self) -> bool:
        """Whether one side names the shared technology itself. Otherwise both name narrower ones (two materials)."""
        return any(use.technology == self.concept for use in self.uses)

    @property
    def basis(self) -> tuple[Iri, ...]:
        """All statements behind the parts."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.basis))


@dataclass
class Comparison:
    """Compares activities of *landscape*. The rarity of a technology is measured over the activities *among*."""

    landscape: Landscape
    among: Sequence[Iri]

    def measure(self, one: Iri, other: Iri) -> Closeness:
        """How close *one* and *other* are."""
        technology, concept, uses = self.compare_technologies(one, other)
        title = self.compare_titles(one, other)
        shorter = min(self.bigrams[side].total() for side in (one, other))
        alike = shorter >= LONG_ENOUGH and title.value is not None and title.value >= ALIKE
        far = concept not in {use.technology for use in uses}
        return Closeness(
            technology=technology,
            agencies=self.compare_agencies(one, other),
            period=self.compare_periods(one, other),
            money=_compare_money(self.landscape, one, other),
            title=title,
            concept=concept,
            uses=uses,
            alike=alike,
            apart=alike and far and all(map(self.is_titled_after, (one, other))),
        )

    @cached_property
    def words(self) -> Mapping[Iri, Set[str]]:
        """The names of each technology in the form for comparison, without single letters."""
        names = read_names(self.landscape.snapshot.store, "technology")
        return {one: {word for word in map(spell, some) if len(word) > 1} for one, some in names.items()}

    def is_titled_after(self, activity: Iri) -> bool:
        """Whether the title contains a name of a technology that the activity names."""
        named = {use.technology for uses in self.landscape.uses.get(activity, {}).values() for use in uses}
        return any(word in self.spellings[activity] for one in named for word in self.words[one])

    @cached_property
    def rarity(self) -> Mapping[Iri, Decimal]:
        """See :meth:`graph.view.landscape.Landscape.measure_rarity`."""
        return self.landscape.measure_rarity(self.among)

    def compare_technologies(self, one: Iri, other: Iri) -> tuple[Measured, Iri | None, tuple[Use, ...]]:
        """The rarest of the closest shared technologies, its rarity, and the uses that reach it."""
        mine, theirs = (self.landscape.meeting_points.get(side, {}) for side in (one, other))
        if not mine or not theirs:
            return Measured(), None, ()
        shared = self.landscape.find_closest(set(mine) & set(theirs))
        if not shared:
            uses = dict.fromkeys(use.statement for side in (mine, theirs) for some in side.values() for use in some)
            return Measured(Decimal(0), tuple(uses)), None, ()
        concept = max(shared, key=lambda one: (self.rarity[one], one))
        reaching = (*mine[concept], *theirs[concept])
        return Measured(self.rarity[concept], tuple(use.statement for use in reaching)), concept, reaching

    @cached_property
    def spellings(self) -> Mapping[Iri, str]:
        """The titles in the form for comparison."""
        return {one: spell(self.landscape.titles[one]) for one in self.among}

    @cached_property
    def bigrams(self) -> Mapping[Iri, Counter[tuple[str, str]]]:
        """The letter bigrams of each title, without spaces and punctuation."""
        found = {spelling: count_bigrams(spelling) for spelling in sorted(set(self.spellings.values()))}
        return {one: found[spelling] for one, spelling in self.spellings.items()}

    def compare_titles(self, one: Iri, other: Iri) -> Measured:
        """Twice the shared bigrams, divided by the bigrams of both (Dice 1945, https://doi.org/10.2307/1932409)."""
        mine, theirs = self.bigrams[one], self.bigrams[other]
        if not mine or not theirs:
            return Measured()
        return Measured(Decimal(2 * (mine & theirs).total()) / (mine.total() + theirs.total()), (one, other))

    @cached_property
    def agencies(self) -> Mapping[Iri, Set[Iri]]:
        """The agencies that lead or take part in each activity."""
        return {one: frozenset(role.agency for role in self.landscape.roles.get(one, ())) for one in self.among}

    def compare_agencies(self, one: Iri, other: Iri) -> Measured:
        """Agencies that lead or take part in both, divided by agencies in either (Jaccard 1901)."""
        mine, theirs = self.agencies[one], self.agencies[other]
        if not mine or not theirs:
            return Measured()
        roles = (*self.landscape.roles[one], *self.landscape.roles[other])
        return Measured(Decimal(len(mine & theirs)) / len(mine | theirs), tuple(role.statement for role in roles))

    @cached_property
    def months(self) -> Mapping[Iri, tuple[int, int]]:
        """The first and last month of each activity, counted from year 0, without activities with an open end."""
        spans = {one: span for one in self.among if (span := self.landscape.find_span(one))}
        return {
            one: (_to_month(span.start, 1), _to_month(span.end, 12))
            for one, span in spans.items()
            if span.start and span.end
        }

    def compare_periods(self, one: Iri, other: Iri) -> Measured:
        """Shared months, divided by the months of the shorter period (Szymkiewicz 1934, Simpson 1960).

        This is the overlap coefficient. A period with an open end is unknown. An activity without a period has the
        period of its parent.
        """
        if not (one in self.months and other in self.months):
            return Measured()
        first, second = self.months[one], self.months[other]
        common = max(0, min(first[1], second[1]) - max(first[0], second[0]) + 1)
        shorter = min(end - start + 1 for start, end in (first, second))
        value = Decimal(common) / shorter if shorter > 0 else None
        spans = (self.landscape.find_span(one), self.landscape.find_span(other))
        return Measured(value, tuple(dict.fromkeys(span.statement for span in spans if span)))


def _to_month(date: str, otherwise: int) -> int:
    """The month of a date, counted from year 0. For a year alone, *otherwise* is the month."""
    year, _, rest = date.partition("-")
    return int(year) * 12 + int(rest[:2] or otherwise)


def find_comparable(landscape: Landscape, one: Iri, other: Iri) -> tuple[Amount, Amount] | None:
    """The amounts of the first kind that both activities print, without parts and spent amounts."""
    sides: list[dict[Iri, Amount]] = [{}, {}]
    for amount in landscape.amounts_of(one, other):
        if not (amount.divided or amount.region or amount.stage == _SPENT):
            sides[amount.activity != one].setdefault(amount.kind, amount)
    kind = next((kind for kind in _KINDS if all(kind in side for side in sides)), None)
    return (sides[0][kind], sides[1][kind]) if kind else None


def _compare_money(landscape: Landscape, one: Iri, other: Iri) -> Measured:
    """The smaller amount divided by the larger one of the same kind."""
    pair = find_comparable(landscape, one, other)
    if not pair or not max(amount.won for amount in pair):
        return Measured()
    smaller, larger = sorted(amount.won for amount in pair)
    return Measured(smaller / larger, tuple(amount.statement for amount in pair))


def to_percent(part: Measured) -> int | None:
    """The part in percent, ``None`` if it is unknown."""
    return None if part.value is None else round(100 * part.value)
