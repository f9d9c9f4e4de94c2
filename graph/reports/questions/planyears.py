"""Plans that are named by a year: the 2024 shipbuilding strategy, 2018년 조선 전략과 2024년 조선 전략.

A year beside the words for a plan names the one that was issued in it. Two years may share these words.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, replace

from graph.reports.questions.cases import asks_difference
from graph.reports.questions.scopes import Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, to_group
from graph.stores import Iri

_PLANS = {"kind:plan", "kind:strategy", "kind:selection", "kind:programme", "kind:zone"}
_WORDS = ("title", "technology", "category")
_MOST_BETWEEN = 6


@dataclass(frozen=True)
class _Named:
    """A year with the place of the word for its plan, and the words that name the plan."""

    at: int
    end: int
    words: Sequence[Piece]


def read_plans_of_years(s: Sentence) -> None:
    """Notes the plans that one year, or two different ones, name in *s*, and which pieces do."""
    years = [at for at, piece in enumerate(s.content) if piece.figure == "day"]
    single = all(len(s.content[at].value) == len("2025") for at in years)
    if not single or not 0 < len(years) < 3 or s.has("before") or _is_span(s, years):
        return
    if s.has("change") and not asks_difference(s):
        return
    named = _list_named(s, years)
    plans = [_find_plans(s, one) for one in named]
    if len(named) < len(years) or any(len(some) != 1 for some in plans):
        return
    if len({some[0] for some in plans}) < len(plans):
        return
    _drop_words(s, {piece for one in named for piece in one.words})
    for one, (plan,) in reversed(list(zip(named, plans, strict=True))):
        _add_plan(s, one, plan, alone=len(named) > 1)


def _is_span(s: Sentence, years: Sequence[int]) -> bool:
    """Whether years are the ends of a span: 2021년부터 2023년까지, from 2021 to 2023."""
    after = [s.find_ending(s.content[at]) for at in years]
    words = {one.folded for one in s.pieces}
    return len(years) > 1 and (after[0].startswith(("부터", "에서")) or bool({"from", "between"} & words))


def _list_named(s: Sentence, years: Sequence[int]) -> list[_Named]:
    """The years with words for a plan. One without words of its own has those of the other year."""
    taken: set[int] = set()
    found: dict[int, _Named] = {}
    for at in years:
        end, words = _find_plan_words(s, at, taken)
        if end is not None and all(s.sort_piece(one) in _WORDS for one in words):
            found[at] = _Named(at, end, words)
            taken.add(end)
    if len(years) > 1 and len(found) < len(years):
        shared = next(iter(found.values()), None) or _find_only(s)
        found = {at: found.get(at) or replace(shared, at=at) for at in years} if shared else {}
    return [found[at] for at in years if at in found]


def _find_only(s: Sentence) -> _Named | None:
    """The only word for a plan: which of the strategies is larger, that of 2018 or that of 2024?"""
    ends = [at for at, piece in enumerate(s.content) if _PLANS & {*piece.concepts}]
    return _Named(0, ends[0], _list_before(s, ends[0])) if len(ends) == 1 else None


def _list_before(s: Sentence, end: int) -> list[Piece]:
    first = end
    while first > 0 and s.sort_piece(s.content[first - 1]) in _WORDS:
        first -= 1
    return s.content[first:end]


def _find_plan_words(s: Sentence, at: int, taken: Collection[int]) -> tuple[int | None, list[Piece]]:
    """The place of the word for a plan beside the year at *at*, and the words that name the plan.

    2024년에 내놓은 조선 전략, 조선 전략(2024), the shipbuilding strategy of 2024
    """
    content = s.content
    before = [end for end in range(max(at - 2, 0), at) if _PLANS & {*content[end].concepts} and end not in taken]
    if before and all(_is_beside(s, one) for one in content[before[-1] + 1 : at]):
        return before[-1], _list_before(s, before[-1])
    ends = range(at + 1, min(at + _MOST_BETWEEN, len(content)))
    end = next((end for end in ends if _PLANS & {*content[end].concepts} and end not in taken), at)
    between = (one for one in content[at + 1 : end] if s.sort_piece(one) != "region" and one.figure != "day")
    return (end if end > at else None), [one for one in between if not _is_beside(s, one)]


def _is_beside(s: Sentence, piece: Piece) -> bool:
    """Whether a word only says that a plan was issued: 내놓은, published in."""
    return "announced" in piece.concepts and s.sort_piece(piece) == "concept"


def _drop_words(s: Sentence, words: Set[Piece]) -> None:
    """Takes the words for the plans out of the groups of the sentence."""
    for place, parts in enumerate(s.group_pieces):
        if not words.isdisjoint(parts):
            kept = [one for one in parts if one not in words]
            s.group_pieces[place] = kept
            s.groups[place] = to_group([(s.sort_piece(one), one) for one in kept])


def _add_plan(s: Sentence, named: _Named, plan: Iri, *, alone: bool) -> None:
    """Adds the name of *plan* to the words beside those that name it, or *alone* as a group."""
    content = s.content
    year, noun = content[named.at], content[named.end]
    name = (f"{year.folded}{noun.folded}", (plan,))
    s.apposed.add(noun.start)
    beside = content[min(named.at, named.end) : max(named.at, named.end)]
    s.used |= {year.start, noun.start, *(one.start for one in beside if "announced" in one.concepts)}
    place = next((place for place, group in enumerate(s.groups) if group.is_empty), None)
    if place is None and s.groups and not alone:
        place = 0
    if place is None:
        s.groups.insert(0, Group(names=(name,)))
        s.group_pieces.insert(0, [])
    else:
        s.groups[place] = replace(s.groups[place], names=(name, *s.groups[place].names))


def _find_plans(s: Sentence, named: _Named) -> list[Iri]:
    """The plans of the year with all words; those with the words in their own titles count first."""
    issued = ((one, set(s.world.expand([one]))) for one in _find_issued(s, s.content[named.at].value))
    plans = [one for one, inside in issued if all(_is_in(s, piece, inside) for piece in named.words)]
    titled = [one for one in plans if all(_is_titled(s, piece, one) for piece in named.words)]
    return titled or plans


def _is_titled(s: Sentence, piece: Piece, plan: Iri) -> bool:
    found = s.world.find_documents(piece.folded)
    return any(one.kind == "activity" and one.activity == plan for one in found)


def _find_issued(s: Sentence, year: str) -> list[Iri]:
    """The plans with an edition of the year, of the regions if some are named."""
    rows = s.world.view.read_all("editions")
    plans = dict.fromkeys(Iri(row["plan"]) for row in rows if str(row["issued"] or "").startswith(year))
    items = s.world.view.activities.items
    regions = {things[0] for _, things in s.regions}
    within = {one for region in regions for one in s.world.view.containment.find_within(region)}
    own = [one for one in plans if one in items and (not regions or within & set(items[one].places))]
    # The plan of a district is not that of its city.
    return [one for one in own if regions & set(items[one].places)] or own


def _is_in(s: Sentence, piece: Piece, inside: set[Iri]) -> bool:
    """Whether a word or technology belongs to one of the activities."""
    uses = {
        activity
        for one in piece.readings
        if one.kind == "technology"
        for activity in s.world.find_with_technology(one.thing)
    }
    titled = {one.activity for one in s.world.find_documents(piece.folded)}
    return not inside.isdisjoint(uses | titled)
