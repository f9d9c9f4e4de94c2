"""Turns the parts of a question into its form.

Every content word must be used by the form; otherwise the question is declined with the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.reports.questions.adding import adds_up
from graph.reports.questions.choosing import choose_ask
from graph.reports.questions.conditions import (
    find_acts,
    find_nth_year,
    find_unused,
    list_untaken_figures,
    read_issued,
    split_day,
    to_filters,
)
from graph.reports.questions.counted import find_unpassed, find_whole, is_condition_dropped, is_part_count_wrong
from graph.reports.questions.differences import subtracts
from graph.reports.questions.documents import NEW, find_documents
from graph.reports.questions.form import Form, Scope, to_id
from graph.reports.questions.indicators import split_indicators
from graph.reports.questions.owning import find_holders
from graph.reports.questions.parsed import Parsed, Unread
from graph.reports.questions.reaching import find_reached
from graph.reports.questions.scopes import Group, Match, is_of_kind
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind
from graph.reports.questions.sides import Region, pair_regions
from graph.reports.questions.targets import find_direction, find_target
from graph.reports.questions.text import fold
from graph.reports.questions.world import Document
from graph.stores import Iri


def parse(sentence: Sentence) -> Parsed | Unread:
    """The form of a question.

    The result is :class:`Unread` if a word is unknown or left over, or if nothing is asked that has an operator.
    """
    unknown = [piece for piece in sentence.content if piece.kind == "unknown" or piece in sentence.loose]
    if unknown:
        return Unread(tuple(piece.text for piece in unknown))
    if not sentence.content:
        return Unread(reason=("질문에 내용이 없다", "the question is empty"))
    ask = choose_ask(sentence)
    if not ask:
        return Unread(reason=("무엇을 묻는지 알 수 없는 질문", "it is not clear what is asked"))
    if untaken := list_untaken_figures(sentence, ask):
        return Unread(untaken)
    rest = find_unused(sentence, ask)
    left = tuple(piece.text for piece in rest if not piece.title)
    if left:
        return Unread(left)
    # A word that no slot takes may belong to a title.
    sentence.groups = _add_words(sentence.groups, rest)
    sentence.absorbed = tuple(piece.folded for piece in rest)
    return _Builder(sentence, ask).build()


def _add_words(groups: Sequence[Group], pieces: Sequence[Piece]) -> list[Group]:
    words = tuple(piece.folded for piece in pieces)
    if not groups or not words:
        return [*groups, *([Group(words)] if words else [])]
    return [*groups[:-1], replace(groups[-1], words=(*groups[-1].words, *words))]


# What asks for or compares editions by their stages; anything else is asked as it was at a stage (선정 때).
_TAKING_STAGES = ("change", "agencies", "check", "date", "source", "count")
# What lists or counts activities: the kind that is asked for does not restrict what contains them.
_LISTING = ("activities", "count", "extreme", "lack")
# More activities of other regions than these are no answer to a question for one thing.
_MOST_ELSEWHERE = 3
# The kinds of activities that a technology may restrict, instead of naming one of them.
_WORK = frozenset(("project", "strategy", "add-on", "task", "any"))


@dataclass
class _Found:
    """The things that the groups of a question name, and the words that belong to no activity."""

    activities: list[Iri] = field(default_factory=list)
    technologies: list[Iri] = field(default_factory=list)
    without: tuple[str, ...] = ()
    left: list[str] = field(default_factory=list)


@dataclass
class _Builder:
    """Builds the form of one ask."""

    sentence: Sentence
    ask: str

    def build(self) -> Parsed | Unread:  # noqa: PLR0911 - one return for each reason
        sentence = self.sentence
        if self.ask == "definition":
            return self.define()
        if ambiguous := self.find_ambiguous():
            return ambiguous
        target, outer = self.split_kinds()
        pool = self.find_pool(sentence.regions)
        if self.ask == "name":
            # An agency has one name whatever it works on.
            sentence.groups = [one for one in sentence.groups if one.words or one.names or one.categories]
        groups, indicators = split_indicators(sentence) if self.ask == "indicator" else (list(sentence.groups), [])
        found = _Found(left=[])
        # Things that each stand with a region of their own are looked up one by one.
        for group, regions in pair_regions(sentence, groups):
            elsewhere = self.place(group, regions, target, outer, found)
            if elsewhere:
                return self.mismatch(elsewhere, regions)
        left_out = sentence.excluded_groups or sentence.excluded_regions
        if left_out and not self.leave_out(found, pool, target):
            return Unread(tuple(word for one in self.sentence.excluded_groups for word in one.list_texts()))
        if reason := self.find_reason(found):
            return Unread(reason=reason)
        whole = find_whole(sentence, self.ask, found.activities)
        found.activities = list(whole or ())
        if whole is None or is_part_count_wrong(sentence, self.ask, found.activities):
            return Unread(reason=("그런 수의 항목이 없다", "there are not that many"))
        holders = find_holders(sentence, self.ask, found.activities)
        sentence.agencies = [pair for pair in sentence.agencies if pair[0] not in holders]
        documents, unread = find_documents(sentence, self.ask, [*found.left, *indicators], found.activities, pool)
        written = {piece.folded: piece.text for piece in sentence.content}
        left = [written.get(word, word) for word in dict.fromkeys(unread)]
        left += [piece.text for piece in sentence.spans if not self.lasts(found.activities, int(piece.value))]
        nth = sentence.nth_year
        if nth and (self.ask not in ("amount", "indicator") or not find_nth_year(sentence, found.activities)):
            left.append(nth.text)
        if self.ask == "date" and (passed := find_unpassed(sentence, documents)):
            left.append(passed.text)
        if left:
            return Unread(tuple(left))
        return self.finish(target, outer, found, documents)

    def find_reason(self, found: _Found) -> tuple[str, str] | None:  # noqa: PLR0911 - one return for each reason
        """Why a question whose names are known has no answer, if it has none. Goes to what an ordinal names."""
        sentence = self.sentence
        if len(sentence.ordinals) > 1 and not (sentence.ordinal_kind and self.ask != "extreme"):
            return "순번을 둘 이상 물었다", "the question names several positions of a list"
        if sentence.ordinal_kind and self.ask != "extreme" and not self.go_to_ordinal(found):
            return "그 번호의 항목이 없다", "there is no item of this number"
        places = [things[0] for _, things in sentence.regions]
        if self.ask in ("activities", "count", "agencies", "lack") and len(places) > len(set(places)):
            return "같은 지역을 두 번 물었다", "the question names a region twice"
        kinds = set(sentence.kinds) - {"any"}
        if self.ask == "amount" and sentence.has("sum") and len(sentence.groups) > 1 and len(kinds) > 1:
            return "서로 다른 종류의 것을 함께 물었다", "the question names things of different kinds together"
        apart = not sentence.has("joint", "partner", "both", "overlap", "same")
        if self.ask == "count" and len(sentence.regions) > 1 and found.activities and apart:
            return "여러 지역의 수를 함께 물었다", "the question asks for the numbers of several regions at once"
        if self.ask == "count" and is_condition_dropped(sentence):
            return "계획 안에서 조건에 맞는 것의 수를 물었다", "the question counts what fits a condition within a plan"
        spent = sentence.has("spent") and not subtracts(sentence)
        if spent and set(sentence.then) - {"closed"} and self.ask == "amount":
            return "서로 다른 때에 관한 두 질문", "two questions about different times"
        timed = sentence.day and (sentence.stages or sentence.has("announced"))
        if self.ask in ("activities", "count") and timed and not read_issued(sentence, self.ask):
            # What was announced in a year is not what was known by its end.
            return "그때 발표·선정·지정된 것만 가려내지 않는다", "what was new in a year is not listed"
        return None

    def leave_out(self, found: _Found, pool: set[Iri] | None, target: str) -> bool:
        """Finds what the question leaves out; whether there is such a thing."""
        inside = set(self.sentence.world.expand(found.activities)) if found.activities else pool
        kinds = [target] if target else []
        without: list[Iri] = []
        for region in self.sentence.excluded_regions if self.ask != "regions" else ():
            without += sorted(self.sentence.world.find_in_region(region))
        for group in self.sentence.excluded_groups:
            match = self.sentence.finder.find(group, inside, kinds)
            if not match.activities or match.left:
                return False
            without += match.activities
        found.without = tuple(dict.fromkeys(map(to_id, without)))
        return True

    def lasts(self, activities: Sequence[Iri], years: int) -> bool:
        """Whether a number of years is the whole period of an activity, so that it restricts nothing."""
        known = self.sentence.world.view.activities
        near = {one for activity in activities for one in (activity, *known.iter_wholes(activity))}
        rows = (row for one in near for row in known.periods.get(one, ()) if row["start"] and row["end"])
        return any(int(str(row["end"])[:4]) - int(str(row["start"])[:4]) + 1 == years for row in rows)

    def find_pool(self, regions: Sequence[Region]) -> set[Iri] | None:
        """The activities of *regions*. Whether a region has a part is what a check asks; it is no condition."""
        return None if self.ask == "check" and self.sentence.groups else self.sentence.find_pool(regions)

    def place(
        self, group: Group, regions: Sequence[Region], target: str, outer: Sequence[str], found: _Found
    ) -> Sequence[Iri]:
        """Adds what *group* names to *found*; returns activities of another region that it names, if there are any."""
        if self.keeps_technologies(group):
            found.technologies += [things[0] for things in group.technologies]
            return ()
        finder, every, pool = self.sentence.finder, self.lists_all, self.find_pool(regions)
        kinds = list(outer) if self.ask == "count" else [target] if target else list(outer)
        if self.ask == "count" and "strategy" in kinds:
            # A plan may be called a strategy.
            kinds.append("plan")
        if group.categories and not set(self.sentence.kinds) & _WORK:
            kinds = []
        match = finder.find(group, pool, kinds, every=every)
        if not match.activities and len(regions) > 1:
            # The regions may be words of the title.
            match = finder.find(group, None, kinds, every=every)
        if not match.activities and kinds:
            # The words name what contains the things that are asked for.
            match = finder.find(group, pool, [], every=every)
            # 전략 4 of a plan is named itself.
            match = match if group.names else self.to_wholes(match, outer)
        if not match.activities and self.sentence.has("law") and (lawful := self.find_with_law(group, pool)):
            # The words are those of an ordinance.
            match = Match(tuple(lawful))
        if not match.activities and self.ask == "site":
            # The region may be that of the site.
            match = finder.find(group, None, kinds)
        if not match.activities and pool is not None and not self.sentence.has("law"):
            match = finder.find(group, None, kinds)
            literal = all(finder.has_title(match.activities, word, alone=True) for word in group.words)
            literal = literal and len(match.activities) <= _MOST_ELSEWHERE
            if match.activities and literal and not self.has_title_with_region(match.activities):
                # A word of another kind is no name of something elsewhere.
                if not set(group.words).intersection((*self.sentence.absorbed, *NEW)):
                    return match.activities
                found.left += group.words
                return ()
        if not match.activities and group.technologies and not (group.words or group.names or group.categories):
            found.technologies += [things[0] for things in group.technologies]
            return ()
        found.activities += match.activities
        # A name that fits nothing beside the other words is not dropped either.
        dropped = () if match.activities else (*group.words, *(text for text, _ in group.names))
        found.left += [*match.left, *dropped]
        return ()

    def to_wholes(self, match: Match, outer: Sequence[str]) -> Match:
        """The one plan of what was found if the question names a plan: strategies of the car parts plan."""
        items = self.sentence.world.view.activities.items
        plans = tuple(dict.fromkeys(items[one].plan for one in match.activities))
        named = set(outer) & {"plan", "selection", "zone"} and self.ask in _LISTING
        return replace(match, activities=plans) if named and len(plans) == 1 and plans[0] in items else match

    def find_with_law(self, group: Group, pool: set[Iri] | None) -> list[Iri]:
        """The activities in *pool* with a law that has all words of *group*."""
        words = [*group.words, *(text for text, _ in group.names), *(piece.folded for piece in group.pieces)]
        laws = (one for one in self.sentence.world.laws if pool is None or one.activity in pool)
        return list(dict.fromkeys(one.activity for one in laws if words and all(map(one.has, words))))

    def has_title_with_region(self, activities: Sequence[Iri]) -> bool:
        """Whether a region is a word of the titles, as in 마산로봇랜드."""
        finder = self.sentence.finder
        return any(finder.has_title(activities, piece.folded) for piece, _ in self.sentence.regions)

    def is_numbered(self, activity: Iri) -> bool:
        """Whether an activity is called by one of the numbers: 1단계, phase 1."""
        if self.sentence.ordinal_kind != "phase":
            return False
        names = self.sentence.world.view.names.read("activity").get(activity, ())
        wanted = {name for one in self.sentence.ordinals for name in (f"{one}단계", f"phase{one}")}
        return not wanted.isdisjoint(map(fold, names))

    def go_to_ordinal(self, found: _Found) -> bool:
        """Replaces plans by the part of them that an ordinal names: 전략 7번, phase 3. Whether there is one."""
        sentence = self.sentence
        items = sentence.world.view.activities.items
        plans = {items[one].plan for one in found.activities}
        pool = sentence.world.expand(plans) if plans else sorted(sentence.find_pool() or items)
        placed = (one for one in pool if items[one].place in sentence.ordinals or self.is_numbered(one))
        parts = [one for one in placed if is_of_kind(items[one], sentence.ordinal_kind) == 0]
        if parts and len(parts) >= len(set(sentence.ordinals)):
            found.activities, found.technologies, sentence.ordinal = parts, [], 0
            return True
        return False

    @property
    def lists_all(self) -> bool:
        """Whether all activities that fit are meant, and not those that fit best."""
        named = any(group.words or group.names for group in self.sentence.groups)
        plural = any(get_kind(one) and one.folded.endswith(("s", "들")) for one in self.sentence.content)
        return (
            self.ask in _LISTING
            or self.sentence.has("each")
            or (self.ask == "amount" and plural and self.sentence.has("sum"))
            or (self.ask in ("amount", "agencies", "check") and not named)
        )

    def define(self) -> Parsed:
        """The terms that are asked for: technologies, and words that may be abbreviations."""
        groups = self.sentence.groups
        technologies = tuple(dict.fromkeys(to_id(things[0]) for group in groups for things in group.technologies))
        pieces = [piece.folded for group in groups for piece in group.pieces]
        words = dict.fromkeys([*self.sentence.words, *pieces])
        return Parsed(Form("definition", " ".join(words), Scope(technologies=technologies)), self.list_names())

    def mismatch(self, activities: Sequence[Iri], regions: Sequence[Region]) -> Parsed:
        """The activity that is named is of another region: the answer says so."""
        scope = Scope(
            regions=tuple(to_id(things[0]) for _, things in regions), activities=tuple(map(to_id, activities))
        )
        return Parsed(Form("check", target="region", scope=scope, yes_no=True, why=True), self.list_names())

    def split_kinds(self) -> tuple[str, list[str]]:
        """The kind that is asked for, and those of what contains it: the last and the others in Korean."""
        kinds = self.sentence.kinds
        if self.ask == "kind":
            # The kinds are the choice, no condition.
            return "", []
        order = self.sentence.order_kinds() if self.sentence.lexicon.lang == "ko" else kinds[::-1]
        target = order[-1] if order else ""
        if any(group.categories for group in self.sentence.groups) and target in ("plan", "area"):
            # A category names what is listed: 5대 핵심기술 of a plan.
            return "", []
        return target, [one for one in order[:-1] if one != target]

    def keeps_technologies(self, group: Group) -> bool:
        """Whether technologies stay technologies instead of naming activities."""
        if group.words or group.names or group.categories or not group.technologies:
            return False
        if self.ask in ("relation", "overlap", "lack", "partners", "regions"):
            return True
        if not _WORK.issuperset(self.sentence.kinds):
            return False
        if self.ask in ("agencies", "check"):
            return not (self.sentence.kinds and self.is_single(group))
        return self.ask in ("activities", "extreme", "count")

    def is_single(self, group: Group) -> bool:
        """Whether a technology with a kind names a single activity: AMR 사업."""
        pool = None if self.ask == "check" else self.sentence.find_pool()
        return len(self.sentence.finder.find(group, pool, self.sentence.kinds[-1:]).activities) == 1

    # --- the form ---

    def find_ambiguous(self) -> Unread | None:
        """That a name means several things."""
        names = self.sentence.world.view.names
        for kind, pairs in (("region", self.sentence.regions), ("agency", self.sentence.agencies)):
            for piece, things in pairs:
                if len(things) > 1:
                    unique = tuple(sorted(names.name_unique(kind, one) for one in things))
                    several = ", ".join(unique)
                    korean = f"'{piece.text}': 같은 이름의 대상이 둘 이상 ({several})"
                    english = f"'{piece.text}' is ambiguous ({several})"
                    return Unread(reason=(korean, english), text=piece.text, names=unique)
        return None

    def finish(self, target: str, outer: Sequence[str], found: _Found, documents: Sequence[Document]) -> Parsed:
        sentence = self.sentence
        # An agency has one name wherever it works.
        places = [] if self.ask == "name" else sentence.regions
        if self.ask == "role" and not sentence.agencies and len(places) > 1:
            # 전남 과제에서 부산이 맡은 일: the other regions say where the activity is.
            places = places[-1:] if sentence.lexicon.lang == "ko" else places[:1]
        scope = Scope(
            regions=tuple(to_id(things[0]) for _, things in places),
            technologies=tuple(dict.fromkeys(map(to_id, found.technologies))),
            agencies=tuple(to_id(things[0]) for _, things in sentence.agencies),
            activities=tuple(dict.fromkeys(map(to_id, found.activities))),
        )
        day, year = split_day(sentence, self.ask, found.activities)
        stages = sentence.stages if self.ask in _TAKING_STAGES else sentence.then
        asked = find_target(sentence, self.ask)
        if self.ask == "status" or asked == "party":
            stages = [stage] if (stage := find_reached(sentence)) else []
        kinds = tuple(dict.fromkeys([*([target] if target else []), *outer]))
        filters = replace(to_filters(sentence, self.ask, kinds, documents, year), without=found.without)
        if filters.issued:
            day, stages = "", find_acts(sentence)
        form = Form(
            ask=self.ask,
            target=asked,
            scope=scope,
            filters=filters,
            day=day,
            editions=tuple(dict.fromkeys(stages)),
            quantity=tuple(sentence.amounts),
            direction=find_direction(sentence) if self.ask in ("extreme", "compare") else "",
            rank=sentence.ordinal or 1 if self.ask == "extreme" else 1,
            top=sentence.top if self.ask == "extreme" else 0,
            yes_no=sentence.polar or (self.ask == "status" and bool(stages) and not sentence.has("when")),
            why=sentence.has("why"),
            total=sentence.has("sum") or adds_up(sentence, self.ask),
        )
        return Parsed(form, self.list_names(), groups=tuple(sentence.groups))

    def list_names(self) -> tuple[tuple[str, Iri], ...]:
        """The names of the question with the things that they mean."""
        sentence = self.sentence
        found = [(piece.text, things[0]) for piece, things in (*sentence.regions, *sentence.agencies)]
        for piece in sentence.content:
            if sentence.sort_piece(piece) == "technology":
                found.append((piece.text, next(one.thing for one in piece.readings if one.kind == "technology")))
        return tuple(found)
