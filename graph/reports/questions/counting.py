"""Whether a question asks how many there are, or for the value of an indicator."""

from itertools import pairwise

from graph.reports.questions.asks import ROLE_CONCEPTS
from graph.reports.questions.indicators import find_counted_indicator, list_counted
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, find_indicators, get_kind
from graph.reports.questions.targets import find_counted

_ROLES = tuple(ROLE_CONCEPTS)


def _names_number(s: Sentence) -> bool:
    """Whether 수 stands right after the words of an indicator: 일자리 수."""
    return any(s.sort_piece(one) == "title" and find_indicators(s, one.folded) for one in _list_numbered(s))


def is_indicator(s: Sentence) -> bool:
    """Whether the value of an indicator is asked for."""
    named = s.has("target", "actual", "indicator") or _names_number(s)
    if find_counted_indicator(s):
        return True
    if any("how-much" in one.concepts and one.folded.endswith("money") for one in s.content):
        return False
    if not (named or s.has("how-many", "how-much", "from-to")) or s.has("money", "exemption") or s.money:
        return False
    is_zone = s.lexicon.lang == "ko" and s.kinds == ["zone"]
    sorts = ("title", "name", "technology")
    if not named and s.kinds and not is_zone and find_counted(s) not in ("", "industry"):
        # 사업의 고용은 얼마: the word beside the question word is the indicator.
        return any(
            s.lexicon.lang == "ko" and {"how-many", "how-much"} & {*other.concepts} and s.sort_piece(one) == "title"
            and find_indicators(s, one.folded)
            for one, other in pairwise(s.content)
        )  # fmt: skip
    pieces = [piece for piece in s.content if piece.kind == "content" and s.sort_piece(piece) in sorts]
    return any(find_indicators(s, piece.folded) for piece in pieces)


def asks_number(s: Sentence) -> bool:
    """Whether 수 stands right after what is counted: 세부 과제 수는?"""
    return any(get_kind(one) or {"agency", "region", "type:government"} & {*one.concepts} for one in _list_numbered(s))


def is_apart(s: Sentence) -> bool:
    """Whether something else than activities or agencies stands beside how many: how many jobs does it expect."""
    return bool(list_counted(s)) and not s.has("count-noun")


def _list_numbered(s: Sentence) -> list[Piece]:
    """The content right before 수."""
    pairs = pairwise(s.pieces)
    return [one for one, other in pairs if other.kind == "stop" and other.folded == "수" and one.kind == "content"]


def is_count(s: Sentence) -> bool:
    """Whether it is asked how many activities, agencies or regions there are."""
    nouns = s.has("agency", "exemption", "eligible", "attended", "count-noun", "institute", "region", "member")
    if asks_number(s):
        return True
    nouns = nouns or s.has(*_ROLES) or any(one.startswith(("kind:", "of:", "type:")) for one in s.concepts)
    if is_apart(s):
        return False
    return s.has("how-many", "count-noun") and not s.has("when") and nouns
