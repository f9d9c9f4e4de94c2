"""An agency that only says whose an activity is: KAIST's valley programme, 대구기계부품연구원의 AMR 플랫폼."""

from collections.abc import Collection, Sequence

from graph.reports.questions.operators.roles import get_code
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence
from graph.reports.questions.world import World
from graph.stores import Iri
from graph.view.activities import DERIVED

# The roles of those whose an activity is.
_OWNING = ("lead", "owner", "operator", "investor", "contractor")
# The asks that are about what is named, and in which another agency would be a condition.
_ABOUT = ("agencies", "amount", "date", "status", "law", "vision", "site", "share", "change", "source", "conflict")


def find_holders(sentence: Sentence, ask: str, activities: Sequence[Iri]) -> list[Piece]:
    """The pieces of agencies in the genitive or right before the name of what they lead or own."""
    if ask not in _ABOUT or not activities:
        return []
    return [
        piece
        for piece, things in sentence.agencies
        if _is_genitive(sentence, piece)
        and all(has_role(sentence.world, things[:1], one, _OWNING) for one in activities)
    ]


def _is_genitive(sentence: Sentence, piece: Piece) -> bool:
    """Whether the name of an activity follows an agency in the genitive or without an ending."""
    after = next((one for one in sentence.content if one.start > piece.start), None)
    beside = after is not None and after.start == piece.end
    own = sentence.find_ending(piece) in ("s", "의") or piece.text.endswith(("'s", "’s", "s'", "s’")) or beside
    return own and after is not None and any(after in parts for parts in sentence.group_pieces)


def has_role(world: World, agencies: Collection[Iri], activity: Iri, codes: Collection[str]) -> bool:
    """Whether a source gives one of *agencies* one of the roles *codes* in an activity; derived roles do not count."""
    held = world.view.activities.roles.get(activity, ())
    return any(role.agency in agencies and role.status != DERIVED and get_code(role.general) in codes for role in held)
