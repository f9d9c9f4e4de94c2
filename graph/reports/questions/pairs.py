"""Two questions about one thing in one sentence: ``주관기관과 총사업비는``, ``who leads it and how much is it``.

The sentence is cut at a joining word into two sentences. The second one gets the names of the first one, unless it has
names of its own. Only if both have a form, of the same things, is the pair understood.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph.reports.questions.form import Form
from graph.reports.questions.parsed import Parsed, Unread
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence

# Concepts of the fields of a thing that can be asked for together.
_FIELDS = {
    "agency": "who agency lead participant owner funder consulted contractor role:*",
    "money": "money how-much costs money:* percent",
    "date": "period start end when until-when how-many-years",
    "place": "site area where",
    "law": "law vision indicator target actual",
    "count": "how-many",
}
_GROUPS = {concept: group for group, concepts in _FIELDS.items() for concept in concepts.split()}
# Question words; twice the same one asks two questions.
_QUESTION = ("who", "when", "where", "how-much", "how-many")
TWO_TIMES = ("서로 다른 때에 관한 두 질문", "two questions about different times")
# What makes two days the ends of a span.
_SPANNING = ("부터", "에서", "to", "until", "through", "보다")
_LINKING = ("고", "며", "는데", "은데", "이고", "구")


def parse_pair(sentence: Sentence, parse: Callable[[Sequence[Piece]], Parsed | Unread]) -> Parsed | Unread | None:
    """The form of two questions; ``None`` if the sentence does not ask for two fields of one thing."""
    asked = {group for piece in sentence.content for group in list_fields(piece)}
    if len(asked) < 2 and not asks_at_two_times(sentence):
        return None
    for first, second in _iter_cuts(sentence):
        one, other = parse(first), parse(second)
        if _is_bare_when(sentence, second) and sentence.has("designating-authority", "selected", "event"):
            # Who designated the zone and when: the day of the act is asked for, not that of the zone.
            continue
        if isinstance(one, Parsed) and isinstance(other, Parsed) and _fit(one.form, other.form):
            return replace(one, form=replace(one.form, also=(other.form,)))
    return None


def parse_two_days(sentence: Sentence, parse: Callable[[Sequence[Piece]], Parsed | Unread]) -> Parsed | None:
    """The form of one question about two days: 2022년 선정 때와 2023년에 각각, at selection in 2022 and in 2023."""
    pieces = list(sentence.pieces)
    days = [at for at, piece in enumerate(pieces) if piece.figure == "day"]
    if len(days) != 2 or pieces[days[0]].value == pieces[days[1]].value:
        return None
    first, second = days
    # Words between the days and a stage before them only say when.
    while first > 0 and _says_when(pieces[first - 1]):
        first -= 1
    between = pieces[days[0] + 1 : second]
    if not all(_says_when(piece) for piece in between) or any(piece.folded in _SPANNING for piece in between):
        return None
    after = second + 1
    while after < len(pieces) and _says_when(pieces[after]) and pieces[after].kind == "content":
        after += 1
    rest = [[one for one in some if "compare" not in one.concepts] for some in (pieces[:first], pieces[after:])]
    one, other = (parse([*rest[0], pieces[at], *rest[1]]) for at in days)
    if not (isinstance(one, Parsed) and isinstance(other, Parsed)):
        return None
    if bool(one.form.day) != bool(other.form.day):
        # Only one of the years has an amount of its own, so both are days.
        one, other = _date(one), _date(other)
    if one.form.ask in ("change", "conflict", "compare"):
        return None
    # Of several things some may be new on the second day.
    single = one.form.ask == other.form.ask and len(one.form.scope.activities) == 1
    fits = single and _fit(one.form, other.form)
    return replace(one, form=replace(one.form, also=(other.form,))) if fits else None


def _date(parsed: Parsed) -> Parsed:
    form = parsed.form
    return replace(
        parsed, form=replace(form, day=form.day or form.filters.year, filters=replace(form.filters, year=""))
    )


def _says_when(piece: Piece) -> bool:
    """Whether a piece is no content but a stage or a word for then."""
    if piece.kind in ("ending", "joiner", "stop"):
        return True
    return piece.kind == "content" and bool(piece.concepts) and all(map(_is_time, piece.concepts))


def _is_time(concept: str) -> bool:
    return concept.startswith("stage:") or concept in ("selected", "announced", "former", "eligible", "current")


def asks_at_two_times(sentence: Sentence) -> bool:
    """Whether a question word stands twice with different times: who leads it now, and who led it in 2022?"""
    pieces = list(sentence.pieces)
    for at, _ in enumerate(pieces):
        if _is_cut(sentence, pieces, at):
            one, other = pieces[:at], pieces[at + 1 :]
            words = _list_concepts(one) & _list_concepts(other)
            if words.intersection(_QUESTION) and _list_times(one) != _list_times(other):
                return True
    return False


def _list_concepts(pieces: Sequence[Piece]) -> set[str]:
    return {concept for piece in pieces for concept in piece.concepts}


def _list_times(pieces: Sequence[Piece]) -> set[str]:
    """The days, stages and words for then in a part of a question; now is no condition."""
    days = {piece.value for piece in pieces if piece.figure == "day"}
    return days | {one for one in _list_concepts(pieces) if one in ("former", "before") or one.startswith("stage:")}


def _is_bare_when(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a question has no verb beside when."""
    concepts = {one for piece in pieces if piece.kind == "content" and list_fields(piece) for one in piece.concepts}
    return concepts == {"when"} and sentence.lexicon.lang == "en"


def list_fields(piece: Piece) -> set[str]:
    """The fields that a piece may ask for."""
    found = {_GROUPS.get(one) or _GROUPS.get(f"{one.partition(':')[0]}:*", "") for one in piece.concepts}
    return found - {""}


def _fit(one: Form, other: Form) -> bool:
    """Whether two forms ask for different fields of the same things."""
    timed = bool(one.day or other.day or one.editions or other.editions) and one.ask == other.ask
    same = one.scope == other.scope and (timed or one.day == other.day)
    named = one.scope.activities or one.scope.regions or one.scope.agencies
    return same and bool(named) and replace(one, scope=other.scope) != other


def _iter_cuts(sentence: Sentence) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The pieces of both questions for each place where the sentence may be cut."""
    pieces = list(sentence.pieces)
    for at, piece in enumerate(pieces):
        if not _is_cut(sentence, pieces, at):
            continue
        before = pieces[:at] if piece.kind != "ending" else pieces[: at + 1]
        after = pieces[at + 1 :]
        left, right = (any(map(list_fields, one)) for one in (before, after))
        if not (left and right):
            continue
        fields = [one for one in before if one.kind == "content" and list_fields(one)]
        if sentence.lexicon.lang == "ko" and len(fields) == 1 and piece.kind == "joiner":
            # 주관기관과 총사업비는 얼마: what both share stands around them.
            noun = next(place for place, one in enumerate(after) if list_fields(one))
            yield [*before, *after[noun + 1 :]], [*(one for one in before if one not in fields), *after]
        shared = _list_shared(before, sentence)
        if _list_times(before) != _list_times(after):
            # What was so in 2022, and what is so now: the day belongs to its half.
            own = asks_at_two_times(sentence) or any(one.figure == "day" for one in after)
            shared = [one for one in shared if one.figure != "day" or not own]
        if {one for part in after for one in part.concepts} == {"who"}:
            # When was it designated, and by whom?
            shared = [*shared, *(one for one in before if sentence.has_role(one))]
        if sentence.lexicon.lang == "ko":
            yield before, [*shared, *after]
        elif shared:
            yield before, [*after, *shared]
        else:
            # the budget and the period of the project
            yield [*before, *_list_shared(after, sentence)], after


def _list_shared(pieces: Sequence[Piece], sentence: Sentence) -> list[Piece]:
    """The names among *pieces*, with the kinds of what they name."""
    return [
        piece
        for piece in pieces
        if piece.kind == "figure" or (piece.kind == "content" and not list_fields(piece) and _is_name(piece, sentence))
    ]


def _is_name(piece: Piece, sentence: Sentence) -> bool:
    return sentence.sort_piece(piece) != "concept" or any(one.startswith("kind:") for one in piece.concepts)


def _is_cut(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.kind == "joiner" or "follow-up" in piece.concepts:
        return True
    if sentence.lexicon.lang == "ko":
        return piece.kind == "ending" and piece.folded.endswith(_LINKING) and at + 1 < len(pieces)
    return False
