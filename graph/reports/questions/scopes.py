"""Finds the activities that a question names: by words of their titles, technologies, regions, kinds and ordinals."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import RM
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.segments import Piece
from graph.reports.questions.text import split_words
from graph.reports.questions.world import World
from graph.stores import Iri
from graph.view.activities import Item

_PLAN_KINDS = {name: Iri(mint_code_iri("roadmap-kind", name)) for name in ("plan", "project", "selection", "zone")}


@dataclass(frozen=True)
class Group:
    """The pieces of a question that name one activity, or a set of activities, together."""

    words: tuple[str, ...] = ()
    technologies: tuple[tuple[Iri, ...], ...] = ()
    names: tuple[tuple[str, tuple[Iri, ...]], ...] = ()
    categories: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), compare=False)

    def list_texts(self) -> list[str]:
        """The words and names of the group."""
        return [*self.words, *(text for text, _ in self.names), *self.categories, *(one.text for one in self.pieces)]

    def leave(self, pieces: Sequence[Piece]) -> "Group":
        """The group without the technologies of *pieces*."""
        kept = [pair for pair in zip(self.technologies, self.pieces, strict=True) if pair[1] not in pieces]
        return replace(self, technologies=tuple(one for one, _ in kept), pieces=tuple(piece for _, piece in kept))

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.technologies or self.names or self.categories)


@dataclass(frozen=True)
class Match:
    """The activities that a group may mean, and the words that belong to something else, such as an event."""

    activities: tuple[Iri, ...]
    left: tuple[str, ...] = ()


def is_of_kind(item: Item, kind: str) -> int:  # noqa: PLR0911 - one return for each rank
    """How well an activity is of a *kind* named in a question: 0 best, -1 not at all."""
    exact = _EXACT.get(kind, ())
    if kind == "any":
        return 0
    if item.kind in exact:
        return 0
    if item.kind == RM.Roadmap:
        plan_kind = {"project": "project", "plan": "plan", "zone": "zone", "selection": "selection"}.get(kind)
        if plan_kind and item.plan_kind == _PLAN_KINDS[plan_kind]:
            return 0
        return 3 if kind in ("plan", "project", "zone", "selection", "programme") else -1
    if item.kind == RM.RelatedProject and kind == "project":
        return 1
    if item.kind == RM.Programme and kind in ("project", "plan"):
        return 4
    near = _NEAR.get(kind, ())
    return 2 + near.index(item.kind) if item.kind in near else -1


_EXACT: Mapping[str, tuple[str, ...]] = {
    "project": (RM.Project,),
    "strategy": (RM.Strategy,),
    "add-on": (RM.AddOnStrategy,),
    "area": (RM.FocusArea, RM.Axis),
    "task": (RM.Task,),
    "plan": (),
    "programme": (RM.Programme,),
    "phase": (RM.Phase,),
    "zone": (),
    "study": (RM.Study,),
    "selection": (),
}
_NEAR: Mapping[str, tuple[str, ...]] = {
    "project": (RM.Strategy, RM.AddOnStrategy, RM.Task),
    "strategy": (RM.AddOnStrategy,),
    "task": (RM.Project,),
    "plan": (),
    "zone": (RM.Zone,),
    "programme": (RM.Project,),
    "area": (),
}


@dataclass
class Finder:
    """Finds activities of *world*."""

    world: World
    lexicon: Lexicon

    def _titled(self, word: str) -> set[Iri]:
        """The activities with a word in their titles, or a word of the same meaning."""
        same = self.lexicon.list_same(word)
        return {one.activity for each in same for one in self.world.find_documents(each) if one.kind == "activity"}

    def _sited(self, word: str) -> set[Iri]:
        """The activities with a site of this name, if no title has it."""
        return {one.activity for one in self.world.find_documents(word) if one.kind == "site"}

    def _titled_by_words(self, text: str) -> set[Iri]:
        """The activities with all words of *text* in their titles: semiconductor materials."""
        words = [word for word in split_words(text) if len(word) > 1]
        return set.intersection(*map(self._titled, words)) if len(words) > 1 else set()

    @property
    def items(self) -> Mapping[Iri, Item]:
        return self.world.view.activities.items

    def find(self, group: Group, among: Set[Iri] | None, kinds: Sequence[str], *, every: bool = False) -> Match:
        """The activities that *group* names, *among* those given.

        A word of a title may be that of a parent. The activities with most words of their own are meant, and of these
        those of the first fitting kind, without their parts.

        :param every: all that fit, for lists.
        """
        pool = set(self.items) if among is None else set(among)
        covered: dict[Iri, int] = dict.fromkeys(pool, 0)
        left = []
        tests: list[tuple[str, Set[Iri]]] = [(text, set(things) | self._titled(text)) for text, things in group.names]
        tests += [(text, self._of_category(text) | self._titled(text)) for text in group.categories]
        for word in sorted(group.words, key=lambda word: -len(word)):
            tests.append((word, self._titled(word) or self._sited(word)))
        for technologies, piece in zip(group.technologies, group.pieces, strict=True):
            using = {one for technology in technologies for one in self.world.find_with_technology(technology)}
            tests.append(("", using | self._titled(piece.folded) | self._titled_by_words(piece.text)))
        for word, titled in tests:
            fitting = {one: score + (one in titled) for one, score in covered.items() if self._has(one, titled)}
            if fitting:
                covered = fitting
            elif word:
                left.append(word)
            else:
                return Match((), tuple(group.words))
        if tests and len(left) == len(tests):
            return Match((), tuple(left))
        found = list(covered)
        if tests and not every and len(left) < len(tests):
            most = max(covered.values(), default=0)
            found = [one for one in found if covered[one] == most] if most else found
        elif tests and every:
            found = [one for one in found if covered[one] or not left]
        found = self.choose_kind(found, kinds, every=every)
        return Match(tuple(self.world.view.activities.sort(found)), tuple(left))

    def has_title(self, activities: Iterable[Iri], word: str, *, alone: bool = False) -> bool:
        """Whether all *activities* have a word in their titles, or, unless *alone*, a word of the same meaning."""
        if alone:
            found = (one for one in self.world.find_documents(word) if one.kind == "activity")
            return {one.activity for one in found}.issuperset(activities)
        return self._titled(word).issuperset(activities)

    def choose_kind(self, activities: Iterable[Iri], kinds: Sequence[str], *, every: bool = False) -> list[Iri]:
        """The *activities* of the best fitting kind; without a kind, those that no other one contains."""
        every_one = list(activities)
        if kinds:
            ranks = {
                one: min((rank for kind in kinds if (rank := is_of_kind(self.items[one], kind)) >= 0), default=-1)
                for one in every_one
            }
            best = min((rank for rank in ranks.values() if rank >= 0), default=-1)
            kept = [one for one, rank in ranks.items() if rank == best and rank >= 0]
            if every and best <= 1:
                kept = [one for one, rank in ranks.items() if 0 <= rank <= 1]
            every_one = kept
        if every and kinds:
            return every_one
        inside = set(every_one)
        return [one for one in every_one if not inside.intersection(self.world.view.activities.iter_wholes(one))]

    def _has(self, activity: Iri, own: Set[Iri]) -> bool:
        return activity in own or not own.isdisjoint(self.world.view.activities.iter_wholes(activity))

    def _of_category(self, text: str) -> Set[Iri]:
        return {one.thing for one in self.world.readings.get(text, ()) if one.kind == "category"}
