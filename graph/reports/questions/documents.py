"""The words of a question that name other things than activities: events, indicators, uses of money, tasks, sites."""

from collections.abc import Mapping, Sequence

from graph.reports.questions.indicators import list_printed
from graph.reports.questions.sentences import Sentence
from graph.reports.questions.world import Document
from graph.stores import Iri

# What takes words that are no titles of activities, and the documents they may be.
_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "date": ("event", "agreement"),
    "indicator": ("indicator",),
    "amount": ("use",),
    # An event, such as a meeting, belongs to the plan.
    "agencies": ("task", "event"),
    "role": ("task",),
    "site": ("site",),
    "conflict": ("event", "indicator"),
    "source": ("event", "indicator"),
    "count": ("count", "indicator", "event"),
    "change": ("event", "use", "indicator"),
}
# The start or end of anything is no event of that name.
_PLAIN_ACTS = ("시작", "끝", "종료", "완료", "마감", "개시", "출발")
# Words that say of nothing which one it is.
NEW = ("new", "신규", "새", "신설")


def find_documents(
    sentence: Sentence, ask: str, words: Sequence[str], activities: Sequence[Iri], pool: set[Iri] | None
) -> tuple[list[Document], list[str]]:
    """The documents with most of *words* within the scope, and the words that none has."""
    acts = _list_acts(sentence, ask)
    words = [*words, *acts]
    wanted, world = _DOCUMENTS.get(ask, ()), sentence.world
    known = world.view.activities
    inside = pool
    if activities:
        parts = set(world.expand(activities))
        inside = {*parts, *(whole for one in parts for whole in known.iter_wholes(one))}
    scored: dict[Document, set[str]] = {}
    for word in dict.fromkeys(words):
        same = sentence.lexicon.list_same(word)
        for one in (one for each in same for one in world.find_documents(each)):
            fits = one.kind in wanted and (inside is None or one.activity in inside)
            # A printed number is only that of the word beside how many.
            if fits and (one.kind != "count" or word in acts):
                scored.setdefault(one, set()).add(word)
    read = set().union(*scored.values())
    best = max(map(len, scored.values()), default=0)
    named = [one for one, own in scored.items() if len(own) == best]
    if ask == "indicator" and (other := read - set().union(*(scored[one] for one in named))):
        # 매출과 고용 목표: each indicator that is named must be in the answer.
        named += [one for one, own in scored.items() if own & other]
    # What is to be reached is new anyway.
    free = (*acts, *(NEW if named and ask in ("indicator", "count") else ()))
    return named, [word for word in words if word not in read and word not in free]


def _list_acts(sentence: Sentence, ask: str) -> list[str]:
    """Words that also name something that a source has: a start or end an event (준공은 언제), or a printed number.

    Without such an event, the period is meant.
    """
    if ask == "count":
        return list_printed(sentence)
    if ask != "date" or sentence.lexicon.lang == "en":
        return []
    acts = (one for one in sentence.content if one.title and {"start", "end"} & {*one.concepts})
    acts = (one for one in acts if not one.folded.startswith(_PLAIN_ACTS))
    return [one.folded for one in acts if len(one.folded) > 1]
