"""What a region does without another one: 다른 시·도와 공동으로 추진하지 않는 과제."""

from graph.reports.questions.sentences import Sentence

_TOGETHER = frozenset(("joint", "partner", "another-region", "else", "not-only", "overlap", "share"))
_ALONE = frozenset(("alone", "only"))


def read_alone(s: Sentence) -> None:
    """Notes that only work of a single region is meant, and which pieces say so."""
    if not s.kinds or s.agencies or s.money or s.types or len(s.regions) > 1 or s.has("agency", "institute", "who"):
        return
    if any(s.has_role(one) and one.folded.endswith(("기관", "업체", "agency", "agencies")) for one in s.content):
        # 단독 주관기관: agencies are asked for.
        return
    plain = [one for one in s.content if s.sort_piece(one) == "concept"]
    alone = [one for one in plain if "alone" in one.concepts or (one.folded == "alone" and _ALONE & {*one.concepts})]
    denied = [one for one in plain if {"not"} & {*one.concepts}]
    together = [one for one in plain if _TOGETHER & {*one.concepts}]
    if len(alone) + len(denied) != 1 or (denied and not together) or (alone and together):
        return
    s.alone = True
    regions = [one for one in plain if together and "region" in one.concepts]
    s.used |= {one.start for one in (*alone, *denied, *together, *regions)}
