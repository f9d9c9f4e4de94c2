"""What has no parts of a kind: strategies without tasks, 세부과제가 적혀 있지 않은 전략."""

from graph.reports.questions.sentences import Sentence, get_kind

# The kinds of parts that may be missing.
_PARTS = ("task", "project")
_WHOLES = ("strategy", "add-on", "area", "project")
_WITHOUT = ("no", "without", "withoutany", "lack", "lacks", "lacking")


def find_missing_part(sentence: Sentence) -> str:
    """The kind of parts that what is asked for does not have, such as ``task``; empty if none is missing."""
    content = sentence.content
    last = max((at for at, piece in enumerate(content) if get_kind(piece) in _WHOLES), default=-1)
    for at, piece in enumerate(content):
        if get_kind(piece) not in _PARTS or sentence.agencies or sentence.polar:
            continue
        if sentence.lexicon.lang == "ko":
            denied = at + 1 < len(content) and "not" in content[at + 1].concepts
            asked = all("what" in one.concepts for one in content[last + 1 :])
            if denied and asked and at + 2 == last and sentence.find_ending(piece) in ("이", "가"):
                return get_kind(piece)
            continue
        denied = at > 0 and content[at - 1].folded in _WITHOUT
        wholes = [get_kind(one) for one in content[: at - 1] if get_kind(one) in _WHOLES]
        if denied and wholes and wholes[-1] != get_kind(piece):
            return get_kind(piece)
    return ""
