"""The closed word classes of questions, one file for each language."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.input.nodes import Node, Scalar, read_yaml
from graph.input.nodes import Sequence as Items
from graph.reports.questions.lexicon.english import inflect
from graph.reports.questions.lexicon.korean import conjugate, is_tail
from graph.reports.questions.text import fold

LANGUAGES = {"ko": "korean", "en": "english"}
# What follows an apostrophe: who's, they're, we've.
_ENGLISH_TAILS = frozenset(("s", "re", "ve", "ll", "d", "m"))
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎ]")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, folded. *words* maps each to its concepts, *synonyms* to the things it may mean."""

    lang: str
    stop: frozenset[str]
    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    joiners: frozenset[str]
    polar: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    numerals: Mapping[str, int]
    ordinals: Mapping[str, int]
    counters: tuple[str, ...]
    ordinal_counters: tuple[str, ...]
    suffixes: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]]

    def is_verb(self, kind: str, word: str) -> bool:
        """Whether a piece of a *kind* is the form of a verb."""
        return word in self.verbs.get(kind, ())

    def is_tail(self, letters: str, *, after_verb: bool = False) -> bool:
        """Whether *letters* may follow a word, or a form of a verb, without a space."""
        if self.lang == "en":
            return letters in _ENGLISH_TAILS
        return is_tail(letters, after_verb=after_verb)

    def split_ending(self, word: str) -> tuple[str, str]:
        """An unknown word and the Korean particle at its end, which leaves at least two letters."""
        if self.lang == "ko":
            for size in (3, 2, 1):
                if len(word) - size >= 2 and self.is_tail(word[-size:]):
                    return word[:-size], word[-size:]
        return word, ""

    def list_same(self, word: str) -> list[str]:
        """*word* and the words of the same meaning."""
        same = {word: None}
        for words in self.synonyms.values():
            if word in words or (word.isascii() and stem(word) in map(stem, words)):
                same.update(dict.fromkeys(words))
        return list(same)


@cache
def read_lexicon(lang: str) -> Lexicon:
    """The lexicon of ``ko`` or ``en``."""
    name = f"{LANGUAGES[lang]}.yaml"
    root: Any = _to_plain(read_yaml(Path(str(resources.files(__package__))) / name, name=name))
    words: dict[str, list[str]] = defaultdict(list)
    verbs: dict[str, set[str]] = {"content": set(), "stop": set()}
    for concept, entries in root["words"].items():
        for form in _inflect_all(entries, lang, verbs["content"]):
            if concept not in words[form]:
                words[form].append(concept)
    return Lexicon(
        lang=lang,
        stop=frozenset(_inflect_all(root["stop"], lang, verbs["stop"])),
        verbs={kind: frozenset(forms) for kind, forms in verbs.items()},
        nouns={
            "content": _fold_all([one for entries in root["words"].values() for one in entries if "+" not in one]),
            "stop": _fold_all([one for one in root["stop"] if "+" not in one]),
        },
        joiners=_fold_all(root["joiners"]),
        polar=tuple(root["polar"]),
        words={word: tuple(concepts) for word, concepts in words.items()},
        numerals={fold(word): int(number) for word, number in root["numerals"].items()},
        ordinals={fold(word): int(number) for word, number in root["ordinals"].items()},
        counters=tuple(root["counters"]),
        ordinal_counters=tuple(root["ordinal-counters"]),
        suffixes=tuple(root["suffixes"]["region"]),
        synonyms={name: tuple(map(fold, entries)) for name, entries in root["synonyms"].items()},
    )


def find_language(question: str) -> str:
    """``ko`` if the words around the names are Korean, otherwise ``en``."""
    if not _HANGUL.search(question):
        return "en"
    english = re.findall(r"[a-z]+", question.casefold())
    common = {
        "who",
        "what",
        "which",
        "how",
        "the",
        "is",
        "does",
        "do",
        "did",
        "are",
        "of",
        "in",
        "when",
        "where",
        "why",
    }
    return "en" if sum(word in common for word in english) >= 2 else "ko"


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """An English word without the ending of its plural, for comparing words of titles.

    >>> stem("batteries"), stem("projects"), stem("bus"), stem("centers")
    ('battery', 'project', 'bus', 'centre')
    """
    if word.isascii():
        if len(word) > 4 and word.endswith("ies"):
            word = f"{word[:-3]}y"
        elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        # British spelling is that of the data.
        word = {"center": "centre", "program": "programme", "fiber": "fibre"}.get(word, word)
        word = re.sub(r"iz(e|ed|ing|ation)$", r"is\1", word)
    return word


def _inflect_all(entries: Sequence[str], lang: str, verbs: set[str]) -> Iterator[str]:
    """The folded forms of *entries*; adds Korean forms of verbs to *verbs*.

    An entry with ``+`` is inflected. In Korean the class of an irregular stem follows: ``짓+ㅅ``.
    """
    for entry in entries:
        stem, plus, irregular = entry.partition("+")
        if lang == "ko" and plus:
            forms: Sequence[str] = conjugate(stem, irregular)
            verbs.update(forms)
        else:
            forms = inflect(entry)
        yield from filter(None, map(fold, forms))


def _fold_all(words: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for word in words if (folded := fold(word)))


def _to_plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_to_plain(item) for item in node.items]
    return {entry.key.text: _to_plain(entry.value) for entry in node.entries}
