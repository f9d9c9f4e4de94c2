"""What numbers and stages in a question say of what it names: they must hold, or the question is declined."""

from collections.abc import Sequence

from graph.model.vocabulary import RM
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind
from graph.reports.questions.world import Document
from graph.stores import Iri

# What an event must have in its title to be meant: to be admitted to a study is not to pass it.
_PASSED = ("통과", "합격")
# The asks for which a count of parts names what contains them.
_OF_WHOLES = ("amount", "share", "compute", "agencies", "date")


def find_whole(sentence: Sentence, ask: str, activities: Sequence[Iri]) -> Sequence[Iri] | None:
    """The activities that a question with a count names: 공모사업 3개 is what contains three; ``None`` if none fits."""
    count, world = sentence.stated_count, sentence.world
    if count < 2 or ask not in _OF_WHOLES or len(activities) != 1 or not sentence.groups:
        return activities
    if _has_parts(sentence, activities[0], count):
        return activities
    wholes = (one for one in world.view.activities.iter_wholes(activities[0]) if _has_parts(sentence, one, count))
    whole = next(wholes, None)
    return None if whole is None else [whole]


def _has_parts(sentence: Sentence, activity: Iri, count: int) -> bool:
    """Whether an activity has a number of parts of one kind, or a source says so."""
    known = sentence.world.view.activities
    kinds = [known.items[one].kind for one in known.iter_parts(activity)]
    stated = (one for one in sentence.world.counts if one.activity == activity)
    return count in {kinds.count(one) for one in kinds} or any(one.count == count for one in stated)


def is_part_count_wrong(sentence: Sentence, ask: str, activities: Sequence[Iri]) -> bool:
    """Whether there are not as many as the question says of what it asks about: 9개 전략 가운데, 대구 네 과제의."""
    if sentence.parts_of is not None:
        count, piece = sentence.parts_of
        noun = next((one for one in sentence.content if one.start > piece.start and get_kind(one)), None)
    elif sentence.stated_count > 1 and ask in _OF_WHOLES and not sentence.groups:
        count, noun = sentence.stated_count, next((one for one in sentence.content if get_kind(one)), None)
    else:
        return False
    world = sentence.world
    inside = set(world.expand(activities)) if activities else sentence.find_pool() or set()
    items = world.view.activities.items
    found = [one for one in inside if is_of_kind(items[one], get_kind(noun)) == 0]
    carried = [one for one in inside if items[one].kind in (RM.Project, RM.Strategy, RM.AddOnStrategy, RM.Task)]
    stated = {one.count for one in world.counts if one.activity in inside}
    return count not in {len(found), len(carried), *stated}


def is_condition_dropped(sentence: Sentence) -> bool:
    """Whether words between the plan and what is counted restrict it: 로봇 계획에서 AI 관련 과제는 몇 개."""
    if sentence.lexicon.lang == "en":
        return False
    kinds = [at for at, piece in enumerate(sentence.content) if get_kind(piece)]
    named = {piece.start for pieces in sentence.group_pieces for piece in pieces}
    places = [at for at, piece in enumerate(sentence.content) if piece.start in named]
    within = [at for at in places if len(kinds) > 1 and kinds[0] < at < kinds[-1]]
    # 계획 전략 4의 과제: a name is no condition.
    restricts = any(sentence.sort_piece(sentence.content[at]) != "name" for at in within)
    return restricts and any(at < kinds[0] for at in places)


def find_unpassed(sentence: Sentence, documents: Sequence[Document]) -> Piece | None:
    """A word for passing a study if the events that the other words name do not have it."""
    piece = next((one for one in sentence.content if one.folded.startswith(_PASSED)), None)
    if piece is None or not documents or any(one.has(piece.folded) for one in documents):
        return None
    return piece
