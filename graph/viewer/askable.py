"""The words of questions that the page can answer from its own rows, for the question box.

What a word means is known to `graph.reports.questions` alone: the page gets the words of the lexicons, the patterns of
Korean endings, and which concepts each kind of question takes.
"""

from collections import defaultdict
from dataclasses import dataclass

from graph.reports.questions.asks import COMMON
from graph.reports.questions.lexicon import LANGUAGES, Lexicon, read_lexicon
from graph.reports.questions.lexicon.korean import get_patterns
from graph.viewer.inline import to_json
from graph.viewer.packing import Json

# A concept of words that mean nothing by themselves.
_STOP = "-"


@dataclass(frozen=True)
class Askable:
    """A kind of question that the page answers.

    :ivar ask: the ask of the same question in :mod:`graph.reports.questions`.
    :ivar about: the kinds of nodes that such a question is about; with *open*, it may be about everything.
    :ivar needs: concepts, one of which makes a question one of this kind.
    :ivar takes: further concepts that it may have.
    :ivar within: the kinds of nodes that such a question may name as conditions besides, by which the page filters.
    :ivar amount: whether it is about an amount of money, not about a node.
    """

    name: str
    ask: tuple[str, ...]
    about: tuple[str, ...]
    needs: str
    takes: str = ""
    within: tuple[str, ...] = ()
    open: bool = False
    amount: bool = False


_ACTIVITIES = (
    "Roadmap", "Programme", "FocusArea", "Strategy", "AddOnStrategy", "Project", "Axis", "Phase", "Zone", "Task",
    "Study", "RelatedProject",
)  # fmt: skip
_AGENCIES = "who agency lead participant owner funder contractor undertake involve cover institute where role:*"
_MONEY = "money how-much costs by-source money:* each"
_GAPS = f"{_AGENCIES} money money:total period technology source"
_ITEMS = "kind:project kind:strategy kind:plan kind:any"
_FACTS = "vision law basis period when until-when start end site where target actual indicator how-many"

# In the order in which they are tried; a question is of the first kind that needs one of its concepts.
ASKABLE = (
    Askable("partners", ("partners",), ("Region",), "partner", "same region agency who joint"),
    Askable("changes", ("change",), ("Roadmap",), "change", "money money:total vision times"),
    Askable("gaps", ("lack",), ("Region",), "not lack-word", _GAPS, open=True),
    Askable("money", ("amount",), ("Region", *_ACTIVITIES), _MONEY, "get spend pay sum"),
    Askable("facts", ("vision", "law", "date", "site", "indicator"), _ACTIVITIES, _FACTS, "undertake announced"),
    Askable("agencies", ("agencies",), ("Concept",), _AGENCIES, "technology region", within=("Region",)),
    Askable("agencies-of", ("agencies",), _ACTIVITIES, _AGENCIES),
    Askable("check", ("source",), (), "source from", "where get money money:*", amount=True),
    Askable("items", ("activities",), ("Region",), _ITEMS, "cover technology region", within=("Concept",)),
)


def build_askable() -> str:
    """The table of the question box as JSON: ``kinds``, ``words`` and ``verbs`` by language and concept,
    ``tails`` and ``joiners`` of Korean words.
    """
    kinds: list[Json] = [
        {
            "name": one.name,
            "about": [*one.about],
            "open": one.open,
            "within": [*one.within],
            "amount": one.amount,
            "needs": [*one.needs.split()],
            "takes": [*one.takes.split(), *sorted(COMMON - {"only"})],
        }
        for one in ASKABLE
    ]
    wanted = {concept for one in ASKABLE for concept in f"{one.needs} {one.takes}".split()} | COMMON
    words: dict[str, Json] = {}
    verbs: dict[str, Json] = {}
    for lang in LANGUAGES:
        lexicon = read_lexicon(lang)
        words[lang] = _by_concepts(lexicon, wanted, verbs=False)
        verbs[lang] = _by_concepts(lexicon, wanted, verbs=True)
    tails: list[Json] = [one.pattern for one in get_patterns()]
    joiners: list[Json] = [*sorted(read_lexicon("ko").joiners)]
    return to_json({"kinds": kinds, "words": words, "verbs": verbs, "tails": tails, "joiners": joiners})


def _by_concepts(lexicon: Lexicon, wanted: set[str], *, verbs: bool) -> dict[str, Json]:
    """The words or the forms of verbs by their concepts, each a text of words."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, concepts in sorted(lexicon.words.items()):
        if lexicon.is_verb("content", word) == verbs and any(_is_wanted(one, wanted) for one in concepts):
            found[" ".join(concepts)].append(word)
    for word in sorted(lexicon.stop):
        if lexicon.is_verb("stop", word) == verbs and word not in lexicon.words:
            found[_STOP].append(word)
    return {concepts: " ".join(some) for concepts, some in sorted(found.items())}


def _is_wanted(concept: str, wanted: set[str]) -> bool:
    return concept in wanted or f"{concept.partition(':')[0]}:*" in wanted
