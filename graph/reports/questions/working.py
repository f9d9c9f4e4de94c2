"""Whether it is asked what an agency or a region does in something."""

from itertools import pairwise

from graph.reports.questions.cases import has_amount
from graph.reports.questions.sentences import Sentence, get_kind

_WORK = ("any", "task")
_WHICH = ("어떤", "무슨", "뭔", "what", "which")
# What an agency does: 맡다, is in charge of, has to do.
_DOING = ("undertake", "lead", "do", "role")


def asks_work(s: Sentence) -> bool:
    """Whether it is asked what an agency does: what is it in charge of in the pilot, 무슨 일을 맡았나, 뭘 맡나."""
    if len(s.agencies) != 1 or s.has("who", "where", "agency", "how-many", "region") or has_amount(s):
        return False
    scoped = bool(s.groups or s.regions)
    return _does_in_english(s, scoped=scoped) if s.lexicon.lang == "en" else scoped and _does_in_korean(s)


def _does_in_korean(s: Sentence) -> bool:
    # 맡고 있어요: the verb before the auxiliary.
    last = next(one for one in reversed(s.content) if "exist" not in one.concepts or one is s.content[0])
    does = bool({*_DOING, "participant"} & {*last.concepts})
    if s.has("what") and "undertake" in last.concepts and not s.kinds[1:]:
        # 공단은 새만금 사업에서 뭘 맡나요
        return True
    # 무슨 일을, 어떤 업무를; 무슨일 may be one word.
    work = any(
        get_kind(one) == "any" and (s.is_asked(one) or (before is not None and "what" in before.concepts))
        for before, one in zip([None, *s.content], s.content, strict=False)
    )
    whole = any("do" in one.concepts and one.folded.startswith(("무슨", "어떤")) for one in s.content)
    # 맡은 일은, 담당 업무는
    noun = get_kind(last) == "any" and any(
        {"undertake", "lead"} & {*one.concepts} and other is last for one, other in pairwise(s.content)
    )
    return ((work or whole) and does) or noun


def _does_in_english(s: Sentence, *, scoped: bool) -> bool:
    """Whether an English question asks for it: what does it do, what is it in charge of, what task does it have."""
    first = s.content[0]
    what = "what" in first.concepts or s.pieces[0].folded in _WHICH
    nouns = [one for one in s.content if get_kind(one)]
    noun = nouns[0] if nouns and s.content.index(nouns[0]) < 2 else None
    does = any(one.kind == "stop" and one.folded == "do" for one in s.pieces[2:])
    plain = set(s.concepts) <= {"what", "kind:plan", "kind:any", "kind:project", "of:project", *_DOING, "from"}
    if not what:
        return False
    if noun is not None and noun.start < s.agencies[0][0].start:
        # What task does it have? What projects does it lead: activities are asked for.
        return get_kind(noun) in _WORK and scoped and not s.has("lead", "undertake", "participant", "involve")
    last = s.content[-1]
    ends = bool({"undertake", "lead"} & {*last.concepts}) and not s.groups
    return plain and (does or (s.has("undertake", "lead") and bool(s.groups) and not ends))


def asks_task(s: Sentence) -> bool:
    """Whether it is asked what a region does: 경남이 맡은 일은, 부산은 뭘 하나요, what does Busan do in it?"""
    plain = s.kinds[-1:] == ["any"] and s.has("undertake", "lead") and not s.has("how-many", "who", "agency")
    does = s.has("what") and any(one.folded == "do" for one in s.pieces if one.kind == "stop")
    does = does and set(s.concepts) <= {"what", "kind:project", "of:project", "kind:plan"}
    named = any(s.find_ending(piece) in ("은", "는", "이", "가") for piece, _ in s.regions)
    acts = named and (s.has("do") or (s.has("what") and "undertake" in s.content[-1].concepts))
    return (plain or acts if s.lexicon.lang == "ko" else does) and not has_amount(s)
