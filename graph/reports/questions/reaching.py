"""Whether it is asked if or when something reached a stage: 착공했나요, 예타를 통과했나요, did it pass the study?"""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.cases import has_amount
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence

_FEASIBILITY = "feasibility"
# What becomes of a study of feasibility, by the beginnings of words.
_RESULTS = {
    "feasibility-passed": ("통과", "합격", "pass", "clear", "getthrough", "gotthrough"),
    "feasibility-exempted": ("면제", "exempt"),
    "feasibility-admitted": ("대상", "선정", "admit", "select", "accepted"),
}
_STAGES = ("groundbreaking", "completion", "opening", "designated", *_RESULTS)
_DENIED = ("who", "what", "where", "how", "agency", "how-much", "how-many", "law", "source", "why", "until-when", "not")


def read_feasibility(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which the words for a study of feasibility and for its result are one stage.

    Without a result they are words of titles, or unknown.
    """
    places = [at for at, piece in enumerate(pieces) if _FEASIBILITY in piece.concepts]
    if not places:
        return list(pieces)
    found = list(pieces)
    stage, result = next(
        (
            (stage, at)
            for stage, words in _RESULTS.items()
            for at, piece in enumerate(pieces)
            if at not in places and piece.kind in ("content", "stop") and piece.folded.startswith(words)
        ),
        ("", None),
    )
    for at in places:
        kept = tuple(one for one in pieces[at].concepts if one != _FEASIBILITY)
        if stage:
            found[at] = replace(pieces[at], concepts=(f"stage:{stage}",), title=False, readings=())
        else:
            known = kept or pieces[at].title or pieces[at].readings
            found[at] = replace(pieces[at], concepts=kept, kind="content" if known else "unknown")
    if result is not None:
        found[result] = replace(pieces[result], kind="stop", concepts=(), title=False)
    return found


def find_reached(s: Sentence) -> str:
    """The stage of which it is asked whether or when something reached it, empty if none is."""
    if s.agencies or s.has(*_DENIED) or has_amount(s) or not (s.groups or s.regions):
        return ""
    named = [one for one in s.content if any(f"stage:{stage}" in one.concepts for stage in _STAGES)]
    stages = {stage for one in named for stage in _STAGES if f"stage:{stage}" in one.concepts}
    if len(stages) != 1:
        return ""
    stage = stages.pop()
    whether = s.polar or _ends_in_verb(s, named[-1])
    return stage if whether or (s.has("when") and stage in _RESULTS) else ""


def _ends_in_verb(s: Sentence, named: Piece) -> bool:
    """Whether a Korean question ends in the stage as its verb: 착공했나요, 준공됐습니까."""
    after = [one for one in s.pieces if one.start > named.start]
    plain = all(one.kind in ("ending", "stop") for one in after) and bool(after)
    written = s.written.strip().rstrip("?？!. ")
    results = tuple(word for words in _RESULTS.values() for word in words)
    verb = any(one.folded.startswith(("했", "됐", "되", "하", "돼", "된", *results)) for one in after)
    return s.lexicon.lang == "ko" and plain and verb and written.endswith(s.lexicon.polar) and not s.has("when")
