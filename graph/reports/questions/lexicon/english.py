"""The forms of English verbs and nouns, by rule and by a list of irregular verbs."""

from collections.abc import Sequence

_VOWELS = "aeiou"
# The past forms of irregular verbs.
_IRREGULAR = {
    "arise": "arose arisen", "be": "was were been", "bear": "bore borne", "begin": "began begun",
    "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought", "choose": "chose chosen",
    "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did done", "draw": "drew drawn",
    "drive": "drove driven", "fall": "fell fallen", "find": "found", "foot": "footed", "get": "got gotten",
    "give": "gave given", "go": "went gone", "grow": "grew grown", "have": "had", "hear": "heard", "hit": "hit",
    "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led", "leave": "left",
    "lend": "lent", "lie": "lay lain", "lose": "lost", "make": "made", "mean": "meant", "meet": "met",
    "pay": "paid", "put": "put", "read": "read", "rest": "rested", "ride": "rode ridden", "rise": "rose risen",
    "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "show": "showed shown", "sit": "sat", "speak": "spoke spoken", "spend": "spent", "split": "split",
    "stand": "stood", "swap": "swapped", "take": "took taken", "teach": "taught", "tell": "told",
    "think": "thought", "undergo": "underwent undergone", "undertake": "undertook undertaken", "win": "won",
    "write": "wrote written",
}  # fmt: skip
# Verbs of more than one syllable that double their last consonant.
_DOUBLING = ("begin", "commit", "refer", "occur", "permit", "submit", "transfer", "control")


def inflect(entry: str) -> Sequence[str]:
    """An *entry* of the lexicon in all its forms; ``+`` follows the word that is inflected.

    >>> inflect("take+ part")
    ['take part', 'takes part', 'taking part', 'took part', 'taken part']
    >>> inflect("plan+")
    ['plan', 'plans', 'planning', 'planned']
    """
    base, plus, rest = entry.partition("+")
    if not plus:
        return [entry]
    before, _, word = base.rpartition(" ")
    front = f"{before} " if before else ""
    return [f"{front}{form}{rest}" for form in dict.fromkeys([word, _add_s(word), _add_ing(word), *_list_past(word)])]


def _add_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ss", "sh", "ch", "x", "o", "z")) else f"{word}s"


def _add_ing(word: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return f"{word[:-1]}ing"
    return f"{_double(word)}ing"


def _list_past(word: str) -> Sequence[str]:
    if word in _IRREGULAR:
        return _IRREGULAR[word].split()
    if word.endswith("e"):
        return [f"{word}d"]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [f"{word[:-1]}ied"]
    return [f"{_double(word)}ed"]


def _double(word: str) -> str:
    """*word* with its last consonant doubled, if that follows one short vowel: plan, put."""
    short = (
        len(word) > 2
        and word[-1] not in f"{_VOWELS}wxy"
        and word[-2] in _VOWELS
        and (word[-3] not in _VOWELS or word[-3:-1] == "ui")
    )
    single = sum(one in _VOWELS for one in word) == 1 or word in _DOUBLING
    return word + word[-1] if short and single else word
