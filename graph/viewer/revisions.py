"""What changed between the editions of each plan, in the words of report ``changes``."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, groupby

from graph.reports.changes import iter_named, to_cell
from graph.reports.wording import Wording
from graph.stores import Iri
from graph.view.accounts import Account, read_accounts
from graph.view.changes import Change, Entry, State, compare, iter_states
from graph.view.evidence import find_sources, read_evidence
from graph.viewer.citations import Citations
from graph.viewer.data import Difference, Revision, Step, Value, Version, Words
from graph.viewer.rows import Row, Rows

# Of a plan with more editions, each is compared with the one before it only.
MOST_EDITIONS = 8


class _Spans(dict[object, tuple[str, str]]):
    """Things with the days on which they hold, each from the day of ``put`` until a later ``put`` leaves it out."""

    def put(self, now: Iterable[object], day: str) -> None:
        """Ends everything that *now* leaves out on *day*, and begins the rest."""
        kept = dict.fromkeys(now)
        for thing, (since, until) in self.items():
            if not until and thing not in kept:
                self[thing] = (since, day)
        self.update({thing: (day, "") for thing in kept if thing not in self or self[thing][1]})


@dataclass(frozen=True)
class _Found:
    """A comparison of two editions by their positions, with the statements behind each change."""

    before: int
    after: int
    changes: tuple[Change, ...]
    basis: tuple[tuple[Iri, ...], ...]


@dataclass
class Revisions:
    """Compares the editions of each plan; ``shown`` holds the nodes of the page."""

    rows: Rows
    citations: Citations
    shown: set[str]
    to_id: Callable[[str], str]

    def list_revisions(self) -> tuple[Revision, ...]:
        """The plans with several editions, in the order of their IRIs."""
        accounts = read_accounts(self.rows.view, revised=True)
        by_plan = {plan: list(some) for plan, some in groupby(accounts, key=lambda one: one.plan)}
        found = {plan: self._compare(some) for plan, some in by_plan.items() if self.to_id(plan) in self.shown}
        self._learn(found)
        return tuple(self._to_revision(plan, spans) for plan, spans in found.items())

    def _compare(self, accounts: Sequence[Account]) -> _Spans:
        """The editions and comparisons on each day on which one of *accounts* begins to count."""
        days: dict[str, list[Account]] = defaultdict(list)
        for one in accounts:
            days[self._since[one.edition]].append(one)
        spans = _Spans()
        for day in sorted(days):
            spans.put(self._iter_found([one for one in accounts if self._since[one.edition] <= day]), day)
        return spans

    @cached_property
    def _since(self) -> Mapping[Iri, str]:
        return {Iri(str(edition)): str(row["since"]) for edition, row in self._editions.items()}

    def _iter_found(self, accounts: Iterable[Account]) -> Iterator[object]:
        """The preferred account of each edition, and the changes between each two editions."""
        states: list[tuple[Account, State]] = [(told[-1], state) for told, state in iter_states(accounts)]
        for told, _ in states:
            yield told.edition
        for (old, before), (new, after) in combinations(states, 2):
            if len(states) <= MOST_EDITIONS or states.index((new, after)) == states.index((old, before)) + 1:
                changes = tuple(compare(before, after))
                basis = tuple(one.basis or (new.edition,) for one in changes)
                yield _Found(old.position, new.position, changes, basis)

    def _learn(self, found: Mapping[Iri, _Spans]) -> None:
        """Reads the names and the evidence of all changes, each in one query."""
        steps = [one for spans in found.values() for one in spans if isinstance(one, _Found)]
        changes = [change for step in steps for change in step.changes]
        named = {*iter_named(changes), *(thing for one in changes for thing in (one.item, one.what))}
        named |= {one for change in changes for side in (change.before, change.after) for one in side
                  if isinstance(one, Iri)}  # fmt: skip
        for words in self._words:
            words.learn(named)
        statements = {one for step in steps for some in step.basis for one in some}
        self._evidence = read_evidence(self.rows.view, statements, known=self.rows.evidence)

    @cached_property
    def _words(self) -> tuple[Wording, Wording]:
        view = self.rows.view
        return Wording(replace(view, lang="ko")), Wording(replace(view, lang="en"))

    def _to_revision(self, plan: Iri, spans: _Spans) -> Revision:
        versions, steps = [], []
        for one, (since, until) in spans.items():
            if isinstance(one, _Found):
                pairs = zip(one.changes, one.basis, strict=True)
                changes = tuple(self._to_difference(change, basis) for change, basis in pairs)
                steps.append(Step(one.before, one.after, changes, since, until))
            else:
                versions.append(self._to_version(one, since, until))
        versions.sort(key=lambda one: (one.position, one.since))
        steps.sort(key=lambda one: (one.before, one.after, one.since))
        return Revision(self.to_id(plan), tuple(versions), tuple(steps))

    def _to_version(self, edition: object, since: str, until: str) -> Version:
        row = self._editions[edition]
        cited = self.citations.cite_source(row["source"])
        return Version(
            int(str(row["position"])),
            str(row["name"]),
            self.rows.words.say(row["stage"]),
            str(row["issued"]),
            cited,
            int(row["dating"] is not None),
            since,
            until,
        )

    @cached_property
    def _editions(self) -> Mapping[object, Row]:
        return {row["edition"]: row for row in self.rows.ask("editions")}

    def _to_difference(self, change: Change, basis: Iterable[Iri]) -> Difference:
        item, sides = self.to_id(change.item), (change.before, change.after)
        before, after = (self._to_values(side) for side in sides)
        cited = dict.fromkeys(
            citation
            for statement in basis
            for one in find_sources(self._evidence, statement)
            if (citation := self.citations.cite(one))
        )
        named = item if item in self.shown else ""
        name = Words("", "") if named else self._name(change.item)
        return Difference(change.kind, named, name, self._name(change.what), before, after, tuple(cited))

    def _to_values(self, side: "str | tuple[Iri, ...] | tuple[Entry, ...]") -> tuple[Value, ...]:
        """Each thing as a node or by its name; a text or entries as one text."""
        ko, en = (to_cell(side, words) for words in self._words)
        if isinstance(ko, tuple) and isinstance(en, tuple):
            return tuple(self._to_value(one) for one in ko if isinstance(one, Iri))
        return (Value(text=Words(str(ko), str(en))),) if ko else ()

    def _to_value(self, thing: Iri) -> Value:
        node = self.to_id(thing)
        return Value(node) if node in self.shown else Value(text=self._name(thing))

    def _name(self, thing: Iri) -> Words:
        return Words(*(words.name(thing).label for words in self._words))
