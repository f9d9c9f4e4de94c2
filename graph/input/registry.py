"""The registry of the declarations of all files: it finds what a reference means, and reports contradictions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Contradiction, Cycle, Duplicate, Location, MissingField, Problem, Undecided
from graph.input.cycles import Link, iter_cycles
from graph.input.declarations import Account, Declarations, Declared, Issued, Mention, Part, Shared, to_id_noun
from graph.input.names import LATEST, DeclaredNames, Named
from graph.input.overlaps import Dated
from graph.input.successions import Day, Replacement, iter_impossible
from graph.model.codes import OwnConcept
from graph.model.editions import Issue, find_undecided
from graph.model.entities import ENTITY_TYPES, Activity, BudgetLine, Plan
from graph.model.parties import Region
from graph.model.records import PART, Kind


class _Doubt(NamedTuple):
    """A contradiction if two references, as written, mean different entities of *kind*."""

    problem: Problem
    kind: str
    texts: tuple[str, str]


@dataclass
class Registry:
    """The declarations of all files. Files must be added in the order of their names to give the same result.

    ``packaged`` are further ids and names by type that a file may use without declaring them.
    """

    ids: dict[str, dict[str, Location]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    called: DeclaredNames = field(default_factory=DeclaredNames)
    parts: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    accounts: dict[tuple[str, str], dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    activities: set[str] = field(default_factory=set)
    packaged: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _editions: dict[tuple[str, str], Location] = field(default_factory=dict)
    _issued: list[Issued] = field(default_factory=list)
    _first: dict[tuple[str, str], Shared] = field(default_factory=dict)
    _stated: dict[tuple[tuple[str, str], str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _once: dict[tuple[tuple[str, str], str], Part] = field(default_factory=dict)
    _dated: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    _doubts: list[_Doubt] = field(default_factory=list)
    _replacements: list[Replacement] = field(default_factory=list)
    _days: dict[str, dict[str, Day]] = field(default_factory=lambda: {"since": {}, "until": {}})

    def add(self, declarations: Declarations, *, packaged: bool = False) -> None:
        """Adds one file and records its conflicts with the files before it.

        A conflict with a *packaged* file is a problem of the other file.
        """
        self.problems.extend(declarations.problems)
        self.unread.update(declarations.unread)
        for edition in declarations.editions:
            self._claim(edition)
        self._issued.extend(declarations.issues)
        for plan in declarations.plans:
            self.ids[plan.kind].setdefault(plan.name, plan.location)
        here: dict[tuple[str, str], Location] = {}
        for shared in declarations.shared:
            self._add_shared(shared, here)
        for name in declarations.names:
            if name.suggested:
                self.names[name.kind].setdefault(name.name, set()).add(name.id)
                self._check_label(name)
        self._replacements.extend(declarations.replacements)
        self.called.add(declarations.names, declarations.above)
        for part in declarations.parts:
            self._add_part(part)
        for account in declarations.accounts:
            self._add_account(account)
        for dated in declarations.dated:
            self._add_dated(dated, packaged=packaged)
        self.links.extend(declarations.links)

    def find(self, mention: Mention) -> set[str]:
        """The ids that *mention* can refer to: those of the exact id or name, or of a similar or qualified one.

        For a budget line, these are the sources of the edition that state it.
        """
        if mention.kind == BudgetLine.__name__:
            return self.accounts[mention.plan].get(mention.text, set())
        if found := self.find_exact(mention):
            return found
        whole = not mention.plan[0] and mention.kind != "Activity"
        return self.called.find(mention.kind, mention.text, self._get_known(mention)) if whole else set()

    def find_exact(self, mention: Mention) -> set[str]:
        """The ids of the entities whose id or name is *mention* as written."""
        if mention.text in self._get_known(mention):
            return {mention.text}
        return self.names[mention.kind].get(mention.text, set())

    def iter_contradictions(self) -> Iterator[Problem]:
        """The contradictions between references, which are compared after they were resolved."""
        for doubt in self._doubts:
            one, other = (self._find_likely(doubt.kind, text) for text in doubt.texts)
            # If a text means several entities, that is another problem.
            if one.isdisjoint(other):
                yield doubt.problem

    def _find_likely(self, kind: str, text: str) -> set[str]:
        """The ids that a *text* outside editions means, where names hold today."""
        return self.called.narrow(kind, text, self.find(Mention(kind, text, ("", ""))), LATEST)

    def get_words(self, mention: Mention) -> list[str]:
        """All ids and names that *mention* could use, sorted."""
        return sorted({*self._get_known(mention), *self.names[mention.kind], *self.packaged[mention.kind]})

    def list_stating(self, plan: tuple[str, str], line: str) -> list[str]:
        """The editions of *plan* that state the budget line with this id, sorted."""
        kind, name = plan
        start = f"{name}/"
        return sorted(
            of[len(start) :] for (one, of), lines in self.accounts.items()
            if one == kind and of.startswith(start) and line in lines
        )  # fmt: skip

    def get_values(self, kind: str, name: str) -> Mapping[str, str]:
        """The single values that the first file states of an entity, as text; empty if no file declares it."""
        known = self._first.get((kind, name))
        return {field_name: word.text for field_name, word in known.values.items()} if known else {}

    def iter_remaining(self) -> Iterator[Problem]:
        """The problems that only all files together show."""
        yield from self._iter_missing()
        yield from self._iter_undecided()
        yield from self.iter_cycles()
        yield from iter_impossible(
            self._replacements,
            lambda text: min(self._find_likely(Region.__name__, text), default=""),
            self._days["since"],
            self._days["until"],
        )

    def _iter_undecided(self) -> Iterator[Undecided]:
        issued = sorted(set(self._issued), key=lambda one: one.location)
        for one, other in find_undecided(dict(enumerate(edition.issue for edition in issued))):
            first, second = sorted((issued[one], issued[other]), key=lambda edition: edition.location)
            yield Undecided(
                location=second.location,
                name=_name_edition(second.issue),
                date=second.issue.date,
                other=_name_edition(first.issue),
                other_date=first.issue.date,
                first=first.location,
            )

    def _iter_missing(self) -> Iterator[MissingField]:
        """The fields that at least one edition of a plan or part must state but none does."""
        for (plan, name), part in self._once.items():
            entity = ENTITY_TYPES[part.kind]
            for field_name, declared in entity.fields.items():
                if declared.once and part.stated is not None and field_name not in self._stated[plan, name]:
                    owner = entity.describe(name)
                    yield MissingField(location=part.location, name=field_name, owner=owner, instead=declared.instead)

    def iter_cycles(self) -> Iterator[Cycle]:
        """The references that lead from an entity back to itself."""
        found = ((link, self.find(Mention(link.kind, link.target, ("", "")))) for link in self.links)
        yield from iter_cycles((link, target) for link, targets in found for target in sorted(targets))

    def _get_known(self, mention: Mention) -> Set[str]:
        if mention.kind == "Activity":
            return self.activities
        if mention.kind == BudgetLine.__name__:
            return {line for line in self.accounts[mention.plan] if "/" not in line}
        if mention.plan[0]:
            return {name for name, kind in self.parts[mention.plan].items() if mention.kind in (kind, PART)}
        return self.ids[mention.kind].keys()

    def _claim(self, edition: Declared) -> None:
        first = self._editions.setdefault((edition.kind, edition.name), edition.location)
        if first is not edition.location:
            problem = Duplicate(location=edition.location, name=edition.name, kind=edition.kind, first=first)
            self.problems.append(problem)

    def _add_shared(self, shared: Shared, here: dict[tuple[str, str], Location]) -> None:
        """Compares an entity with its description in an earlier file and records contradictions."""
        key = (shared.kind, shared.id)
        known = self._first.setdefault(key, shared)
        first = here.setdefault(key, shared.location)
        self.ids[shared.kind].setdefault(shared.id, first)
        entity = ENTITY_TYPES[shared.kind]
        if entity is Region:
            self._add_days(shared)
        if first is not shared.location:
            kind = to_id_noun(entity)
            self.problems.append(Duplicate(location=shared.location, name=shared.id, kind=kind, first=first))
            return
        for name, word in shared.values.items() if known is not shared else ():
            earlier = known.values.get(name)
            if earlier and earlier.text != word.text:
                owner, other = entity.describe(shared.id), earlier.text
                problem = Contradiction(
                    location=word.location, name=name, owner=owner, other=other, first=earlier.location
                )
                declared = entity.fields[name]
                of = declared.of if declared.kind is Kind.REFERENCE else ""
                self._report(problem, of, (other, word.text))

    def _add_days(self, region: Shared) -> None:
        """Records the first and the last day of a region, of which one file may state one and another the other."""
        for name, days in self._days.items():
            word, known = region.values.get(name), days.get(region.id)
            if word and not (known and known.text):
                days[region.id] = Day(word.text, word.location)
            days.setdefault(region.id, Day("", region.location))

    def _add_account(self, account: Account) -> None:
        lines = self.accounts[account.plan[0], f"{account.plan[1]}/{account.edition}"]
        for line in account.lines:
            # The id alone if only one source uses it.
            for word in (line, f"{account.source}/{line}"):
                lines.setdefault(word, set()).add(account.source)

    def _add_dated(self, dated: Dated, *, packaged: bool) -> None:
        """Compares a dated fact with those of the same subject and records contradictions."""
        kind = Region.__name__ if dated.subject.startswith("region|") else ""
        for other in self._dated[dated.subject]:
            later, earlier = (other, dated) if packaged else (dated, other)
            if overlap := later.find_overlap(earlier):
                self._report(overlap, kind, (earlier.value, later.value))
        self._dated[dated.subject].append(dated)

    def _report(self, problem: Problem, kind: str, texts: tuple[str, str]) -> None:
        """Records a contradiction between two *texts*, which may be references to one entity of *kind*."""
        if kind:
            self._doubts.append(_Doubt(problem, kind, texts))
        else:
            self.problems.append(problem)

    def _check_label(self, name: Named) -> None:
        """Reports a label that two own concepts of a list share, because it would find neither."""
        others = self.names[name.kind][name.name] - {name.id}
        if others and issubclass(ENTITY_TYPES[name.kind], OwnConcept):
            here, there = (self._first[name.kind, one].location for one in (name.id, min(others)))
            label = Message("{noun} label", noun=Message(ENTITY_TYPES[name.kind].to_noun()))
            self.problems.append(Duplicate(location=here, name=name.name, kind=label, first=there))

    def _add_part(self, part: Part) -> None:
        entity = ENTITY_TYPES[part.kind]
        if part.id and not issubclass(entity, Plan):
            self.parts[part.plan][part.id] = part.kind
            self.activities.update([f"{part.plan[1]}/{part.id}"] if issubclass(entity, Activity) else ())
        self._stated[part.plan, part.id].update(part.stated or ())
        self._once.setdefault((part.plan, part.id), part)


def register(declarations: Iterable[Declarations]) -> Registry:
    """The registry of all files, which must come in the order of their names."""
    registry = Registry()
    for one in declarations:
        registry.add(one)
    return registry


def _name_edition(issue: Issue) -> str:
    """``plan/edition``, as in the command ``diff``."""
    return f"{issue.plan.rpartition('/')[2]}/{issue.name}"
