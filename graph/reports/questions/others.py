"""Other things that a question may mean, tried before an answer says that no source states something.

A name may be that of a plan, its parts, or another plan, and a kind (과제, project) is often named loosely. An answer
that found nothing is kept only if nothing else of the name has one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reports.questions.answers import Answered, answer_form
from graph.reports.questions.form import Filters, Form, to_id, to_iri
from graph.reports.questions.operators import Refusal
from graph.reports.questions.operators.naming import list_unnamed
from graph.reports.questions.parsed import Parsed
from graph.reports.questions.scopes import Finder, Group
from graph.reports.questions.text import split_words
from graph.stores import Iri

# The kinds of activities that are often named by each other's words.
_KINDS = ("project", "strategy", "task", "area")
# The asks that list or rank activities of a kind.
_OF_KIND = ("extreme", "activities", "count")
_MOST = 3
_MOST_TRIED = 16


def find_elsewhere(finder: Finder, parsed: Parsed, lang: str, question: str) -> Answered | Refusal | None:
    """The answer for another thing of the same name, before the one that found nothing.

    :returns: ``None`` if nothing else has an answer, and :class:`Refusal` with the names if more than three have one.
    """
    form = parsed.form
    if form.ask == "share" and not (form.target == "ratio" and form.filters.money):
        # The share of another thing is not the share that is asked for.
        return None
    if form.ask == "activities" and list_unnamed(
        finder.world.counts, {to_iri(one) for one in form.scope.activities}, form.filters.kinds
    ):
        # What a source counts without names is nothing else.
        return None
    for other in _iter_kinds(form):
        found = answer_form(finder.world, other, lang=lang, question=question)
        if isinstance(found, Answered) and not found.nothing:
            return found
    stated = [
        one
        for one in list(dict.fromkeys(_iter_same(finder, parsed)))[:_MOST_TRIED]
        if _states(finder, _about(form, [one]), lang)
    ]
    stated = _without_parts(finder, stated)
    if len(stated) > _MOST:
        names = ", ".join(finder.world.word(lang).name(one).label for one in stated)
        return Refusal(
            f"이름이 맞는 것이 여럿이어서 어느 것인지 알 수 없다 ({names})"
            if lang == "ko"
            else f"several things have this name ({names})"
        )
    if stated:
        first, *rest = (_about(form, [one]) for one in stated)
        said = replace(first, also=(*rest, replace(form, also=())))
    elif whole := next(_iter_wholes(finder, form, lang), None):
        said = replace(form, also=(whole,))
    else:
        return None
    found = answer_form(finder.world, said, lang=lang, question=question)
    return found if isinstance(found, Answered) else None


def _about(form: Form, activities: Sequence[Iri]) -> Form:
    return replace(form, scope=replace(form.scope, activities=tuple(map(to_id, activities))), also=())


def _states(finder: Finder, form: Form, lang: str) -> bool:
    found = answer_form(finder.world, form, lang=lang)
    return isinstance(found, Answered) and not found.nothing


def _iter_kinds(form: Form) -> Iterator[Form]:
    """The form with other kinds of what is listed: the tasks of a plan are often called projects."""
    kinds = form.filters.kinds
    if form.ask not in _OF_KIND or kinds[:1] not in [(one,) for one in _KINDS] or not form.scope.activities:
        return
    if _restricts(form.filters):
        # What is missing are the conditions, not the kind.
        return
    for kind in _KINDS:
        if kind != kinds[0]:
            filters = replace(form.filters, kinds=(kind, *(one for one in kinds[1:] if one != kind)))
            yield replace(form, filters=filters, target=kind if form.ask == "count" else form.target)


def _restricts(filters: Filters) -> bool:
    return replace(filters, kinds=(), money=()) != Filters()


def _iter_same(finder: Finder, parsed: Parsed) -> Iterator[Iri]:
    """The other activities with the words of the question in their titles, those of each kind that fit best."""
    world, known = finder.world, {to_iri(one) for one in parsed.form.scope.activities}
    near = {*known, *(whole for one in known for whole in world.view.activities.iter_wholes(one))}
    pool: set[Iri] | None = None
    if parsed.form.scope.regions:
        pool = {one for region in parsed.form.scope.regions for one in world.find_in_region(to_iri(region))}
    for group in _iter_groups(finder, parsed.groups):
        for kinds in ((), *((one,) for one in _KINDS), ("plan",), ("selection",), ("programme",), ("zone",)):
            found = finder.find(group, pool, kinds)
            if not found.left and _names(group, found.activities):
                yield from (one for one in found.activities if one not in near)


def _iter_groups(finder: Finder, groups: Sequence[Group]) -> Iterator[Group]:
    """*groups*, and those with the words of a name instead, which others may have too: 용인 클러스터."""
    readings = finder.world.readings
    for group in groups:
        yield group
        words = [
            word for text, _ in group.names for one in readings.get(text, ())[:1] for word in split_words(one.name)
        ]
        if len(words) > 1:
            yield replace(group, names=(), words=(*group.words, *words))


def _names(group: Group, activities: Sequence[Iri]) -> bool:
    """Whether few activities have the words, so that these may be a name."""
    return 0 < len(activities) <= _MOST and bool(group.words or group.names or group.pieces)


def _without_parts(finder: Finder, activities: Sequence[Iri]) -> list[Iri]:
    known, every = finder.world.view.activities, set(activities)
    return [one for one in activities if every.isdisjoint(known.iter_wholes(one))]


def _iter_wholes(finder: Finder, form: Form, lang: str) -> Iterator[Form]:
    """The form about what contains its only activity, the closest first, for what a whole states of its parts."""
    activities = [to_iri(one) for one in form.scope.activities]
    if len(activities) != 1 or form.ask not in _OF_WHOLES:
        return
    for whole in finder.world.view.activities.iter_wholes(activities[0]):
        other = _about(replace(form, filters=replace(form.filters, kinds=())), [whole])
        if _states(finder, other, lang):
            yield other


# What a whole has too, if the source does not divide it.
_OF_WHOLES = ("amount", "law", "vision", "date", "site", "area", "drivers", "exemptions")
