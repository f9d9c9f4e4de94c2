"""Whether an agency is a party to an agreement: the question names both, and a word for parties or for signing."""

from graph.reports.questions.sentences import Sentence

_SIGNING = ("sign", "party", "parties", "당사자", "서명", "체결", "맺")


def asks_party(sentence: Sentence) -> bool:
    """Whether it is asked if the only agency is a party to an agreement on something named."""
    signed = any(one.folded.startswith(_SIGNING) for one in sentence.content)
    named = len(sentence.agencies) == 1 and bool(sentence.groups)
    whether = sentence.polar or sentence.written.rstrip(" ?!.").endswith(sentence.lexicon.polar)
    other = sentence.has("not", "when", "who", "what", "where", "how-many", "why")
    return whether and named and signed and "agreement" in sentence.stages and not other
