"""How many of the first in a ranking are meant, and whether agencies are ranked: top 3, 상위 3개, the two largest."""

from graph.reports.questions.cases import has_amount
from graph.reports.questions.heads import is_head
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind
from graph.reports.questions.several import read_count

# Words that count things, and do not measure them.
_MANY = ("많", "적", "최다", "최소", "themost", "fewest", "theleast")
_FIRST = ("top", "상위", "하위")


def read_top(s: Sentence) -> None:
    """Notes how many of the largest or smallest are meant, and which piece says so."""
    pieces = [one for one in s.pieces if one.kind != "ending"]
    for at, piece in enumerate(pieces):
        if not {"big", "small"} & {*piece.concepts}:
            continue
        near = [*pieces[at + 1 : at + 2], *pieces[max(at - 1, 0) : at]]
        if s.lexicon.lang == "ko" and at + 2 < len(pieces) and get_kind(pieces[at + 1]):
            # 가장 큰 사업 3개
            near.append(pieces[at + 2])
        number = next((one for one in near if _is_number(s, pieces, one)), None)
        if number and (read_count(s, number) > 1 or piece.folded in _FIRST):
            s.top = read_count(s, number)
            s.used |= {number.start}
            return


def _is_number(s: Sentence, pieces: list[Piece], piece: Piece) -> bool:
    """Whether a piece counts things, and is not the number of a phase."""
    after = pieces[pieces.index(piece) + 1 :][:1]
    return read_count(s, piece) > 0 and not any(get_kind(one) == "phase" for one in after)


def ranks_agencies(s: Sentence) -> bool:
    """Whether agencies are ranked by their work: 사업이 가장 많은 기관, which agency has the most projects."""
    counted = s.has("how-many", "count-noun")
    many = any({"big", "small"} & {*one.concepts} and (counted or one.folded.startswith(_MANY)) for one in s.content)
    return many and bool(s.roles or s.kinds) and is_head(s, "agency") and not has_amount(s)


def ranks_agencies_by_money(s: Sentence) -> bool:
    """Whether agencies are ranked by money, which no source divides among them, or by nothing that is named."""
    if is_head(s, "agency") and not (s.kinds or s.roles or s.types or s.groups or has_amount(s)):
        # 상위 5개 기관
        return True
    gets = not s.kinds or s.has("get", "pay")
    return is_head(s, "agency") and has_amount(s) and gets and not s.has("by-source", "investor")
