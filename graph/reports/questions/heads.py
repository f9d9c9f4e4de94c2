"""The head noun of a question: the last one in Korean and the first one in English."""

from collections.abc import Mapping

from graph.reports.questions.sentences import Sentence

# The groups of nouns that can be asked for.
_NOUNS: Mapping[str, tuple[str, ...]] = {
    "money": ("money", "spent", "money:total", "money:national"),
    "agency": ("agency", "institute", "type", "who"),
    "activity": ("kind",),
    "role": ("role",),
    "region": ("region",),
    "lead": ("lead", "contractor", "investor", "designating-authority"),
    "technology": ("technology",),
    "date": ("period", "start", "end"),
}


def is_head(s: Sentence, *wanted: str) -> bool:
    """Whether the head noun is of one of the *wanted* groups."""
    nouns = []
    for piece in s.content:
        if piece.kind == "content" and s.sort_piece(piece) == "concept":
            nouns += [group for group, concepts in _NOUNS.items() if _is_noun(piece.concepts, concepts)][:1]
    return bool(nouns) and (nouns[-1] if s.lexicon.lang == "ko" else nouns[0]) in wanted


def _is_noun(concepts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    # 주관 is a role, but no noun that means the role.
    return any(one in wanted or (not one.startswith("role:") and one.partition(":")[0] in wanted) for one in concepts)


def ranks_by_agencies(s: Sentence) -> bool:
    """Whether the number of agencies ranks activities: 참여 기관이 가장 많은 사업."""
    return s.has("agency", "participant") and not s.money and is_head(s, "activity")
