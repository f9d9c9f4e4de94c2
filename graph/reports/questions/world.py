"""What questions read of a view: the names and words of its things, and its facts about activities, each read once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.model.naming import to_key
from graph.model.vocabulary import RDFS, RM
from graph.reports.questions.directions import iter_compounds, iter_directions, iter_national
from graph.reports.questions.lexicon import stem
from graph.reports.questions.spoken import spell_letters
from graph.reports.questions.text import fold, iter_bounds, split_words
from graph.reports.wording import Wording
from graph.stores import Cell, Iri
from graph.view.activities import Held
from graph.view.counts import Count, read_counts
from graph.view.days import LATEST
from graph.view.gaps import Gaps
from graph.view.names import read_names
from graph.view.view import View

Row = Mapping[str, Cell]

# The kinds of things with words of their own: activities, and what belongs to them.
# Names that only count parts, as many plans have them: 1단계, phase 3.
_NUMBERED = re.compile(r"[0-9]+(?:단계|차)|(?:phase|stage|step)[0-9]+")
DOCUMENTS = ("activity", "event", "indicator", "use", "task", "site", "category", "agreement")
_LABELLED = ("event", "indicator", "agreement", "site")
_NAMED = ("technology", "region", "agency")
_IN_GROUP = re.compile(r"(?:SK|LG|GS|CJ|HD|KG|DB)\s*([가-힣]{3,})")
# 남사읍 is 남사 in speech.
_SMALL_PLACES = re.compile(r"([가-힣]{2,})[읍면동리](?![가-힣])")
# 이(e)모빌리티 is 이모빌리티 in speech.
_ALIASES = re.compile(r"(?<=[가-힣])\([A-Za-z]+\)(?=[가-힣])")
_BRACKETS = re.compile(r"\([^)]*\)")
_ACRONYM = re.compile(r"([가-힣A-Za-z][가-힣A-Za-z -]*?)\s*\(([A-Z][A-Za-z-]{1,9})\)")


@dataclass(frozen=True)
class Reading:
    """A meaning of a name: an entity, its kind, and the name in the graph."""

    kind: str
    thing: Iri
    name: str


@dataclass(frozen=True)
class Document:
    """A thing with words: its kind (:data:`DOCUMENTS`), the thing, its activity, and all its texts."""

    kind: str
    thing: Iri
    activity: Iri
    texts: tuple[str, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the texts, English ones by their stem."""
        return frozenset(stem(word) for text in self.texts for word in split_words(text))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(text) for text in self.texts)

    @cached_property
    def bounds(self) -> tuple[Set[int], ...]:
        """Where words begin or end in each folded text."""
        return tuple(frozenset(iter_bounds(text)) for text in self.texts)

    def has(self, word: str) -> bool:
        """Whether a text has *word*: an English word, or Korean letters that begin or end where a word does."""
        if word.isascii():
            return stem(word) in self.words or any(one in self.words for one in (word,))
        for folded, bounds in zip(self.folded, self.bounds, strict=True):
            at = folded.find(word)
            while at >= 0:
                end = at + len(word)
                if (at in bounds and end in bounds) or (len(word) > 2 and (at in bounds or end in bounds)):
                    return True
                # The rest of the word must be no single syllable, except a particle: 전주 is no part of 전주기.
                if (at in bounds and (end + 1 not in bounds or folded[end] in _PARTICLES)) or (
                    end in bounds and at - 1 not in bounds
                ):
                    return True
                at = folded.find(word, at + 1)
        return False


@dataclass
class World:
    """The things of *view* and what questions need to know of them."""

    view: View
    lang: str = "ko"
    _wordings: dict[str, Wording] = field(default_factory=dict)
    _others: dict[str, "World"] = field(default_factory=dict)

    def on(self, day: str) -> "World":
        """The world of another day."""
        if day == self.view.day:
            return self
        if day not in self._others:
            self._others[day] = World(self.view.on(day), self.lang)
        return self._others[day]

    def word(self, lang: str) -> Wording:
        """The names of things in *lang*; those of earlier answers are kept."""
        if lang not in self._wordings:
            self._wordings[lang] = Wording(self.view if self.view.lang == lang else replace(self.view, lang=lang))
        return self._wordings[lang]

    # --- names ---

    @cached_property
    def readings(self) -> Mapping[str, Sequence[Reading]]:
        """Folded names of agencies, regions, technologies and roadmaps, with plurals, and their meanings."""
        found: dict[str, dict[tuple[str, Iri], Reading]] = defaultdict(dict)
        for kind in (*_NAMED, "roadmap", "activity"):
            for thing, names in self.view.names.read(kind).items():
                if kind == "activity" and thing not in self.view.activities.items:
                    continue
                own = thing.rpartition("/")[2].rpartition("#")[2]
                for name in sorted({*names, *iter_national(kind, names)}):
                    if kind in ("activity", "roadmap") and (name == own or _NUMBERED.fullmatch(fold(name))):
                        continue
                    for variant in _iter_variants(kind, name):
                        found[variant].setdefault((kind, thing), Reading(kind, thing, name))
        agencies, regions = (self.view.names.read(kind) for kind in ("agency", "region"))
        spoken = (("region", iter_directions(regions)), ("agency", iter_compounds(agencies, regions)))
        for kind, thing, name in ((kind, *pair) for kind, pairs in spoken for pair in pairs):
            for variant in _iter_variants(kind, name):
                found[variant].setdefault((kind, thing), Reading(kind, thing, name))
        for one in self.documents:
            if one.kind == "category":
                for text in one.texts:
                    if folded := fold(text):
                        found[folded].setdefault(("category", one.activity), Reading("category", one.activity, text))
        return {name: _without_plans(list(some.values())) for name, some in found.items()}

    @cached_property
    def lengths(self) -> Mapping[str, Sequence[int]]:
        """The lengths of names by their first letter, the longest first."""
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self.readings:
            lengths[name[0]].add(len(name))
        return {first: sorted(some, reverse=True) for first, some in lengths.items()}

    @cached_property
    def code_words(self) -> Mapping[str, tuple[str, ...]]:
        """The folded Korean labels of codes, and all labels of types and counts -> concepts such as ``role:lead``."""
        found: dict[str, list[str]] = defaultdict(list)
        schemes = (
            ("role", "role"),
            ("amount-kind", "money"),
            ("agency-type", "type"),
            ("count-of", "of"),
            ("stage", "stage"),
        )
        for scheme, prefix in schemes:
            for code, names in read_names(self.view.store, scheme).items():
                name = code.rpartition(f"#{scheme}-")[2]
                for one in names:
                    concept = f"{prefix}:{name}"
                    if one.isascii() and prefix in ("role", "money"):
                        continue
                    for variant in _iter_plurals(fold(one)):
                        if len(variant) > 1 and concept not in found[variant]:
                            found[variant].append(concept)
        return {word: tuple(concepts) for word, concepts in found.items()}

    # --- words of titles ---

    @cached_property
    def documents(self) -> Sequence[Document]:
        """Everything with a title, description or task."""
        items = self.view.activities.items
        names = self.view.names.read("activity")
        found = [Document("activity", one, one, _without_ids(one, names.get(one, ()))) for one in items]
        texts: dict[tuple[str, Iri, Iri], dict[str, None]] = defaultdict(dict)
        for kind, thing, activity, text in (*self._iter_labelled(), *self._iter_described()):
            if activity in items:
                texts[kind, thing, activity].update({text: None} if text else {})
        labelled = [thing for kind, thing, _ in texts if kind in _LABELLED]
        self.view.names.learn(labelled)
        book = self.view.names.book.labels
        for (kind, thing, activity), own in texts.items():
            labels = [str(row["label"]) for row in book[thing].rows] if kind in _LABELLED and thing in book else []
            found.append(Document(kind, thing, activity, tuple(dict.fromkeys([*own, *labels]))))
        return found

    def _iter_labelled(self) -> Iterator[tuple[str, Iri, Iri, str]]:
        """The kind, thing and activity of what has labels."""
        for row in self.view.read_all("events"):
            kind = "agreement" if row["class"] == RM.Agreement else "event"
            yield kind, Iri(row["event"]), Iri(row["activity"]), ""
        for row in self.view.read_all("indicators"):
            yield "indicator", Iri(row["indicator"]), Iri(row["activity"]), ""

    def _iter_described(self) -> Iterator[tuple[str, Iri, Iri, str]]:
        """The kind, thing, activity and text of what only has a text."""
        for rows in self.view.activities.amounts.values():
            for row in rows:
                if row["use"]:
                    yield "use", Iri(row["statement"]), Iri(row["activity"]), str(row["use"])
        for row in self.view.read_all("details"):
            activity, text = Iri(row["activity"]), str(row["value"])
            if row["property"] == RM.task and row["statement"]:
                yield "task", Iri(row["statement"]), activity, text
            elif row["property"] == RDFS.label and row["link"] == RM.hasSite and row["subject"]:
                yield "site", Iri(row["subject"]), activity, _SMALL_PLACES.sub(r"\1", text)
            elif row["property"] in (RM.category, RM.field, RM.track):
                yield "category", activity, activity, text
        for one in self.counts:
            # 총 16개(생산팹 13개, 연구팹 3개)의 신규팹: what is in brackets has other numbers.
            yield "count", one.statement, one.activity, _BRACKETS.sub("", one.printed)

    @cached_property
    def laws(self) -> Sequence[Document]:
        """The acts and ordinances of plans."""
        rows = self.view.read("legal-bases")
        self.view.names.learn([Iri(row["law"]) for row in rows])
        book = self.view.names.book.labels
        found: dict[tuple[Iri, Iri], dict[str, None]] = defaultdict(dict)
        for row in rows:
            law = Iri(row["law"])
            labels = [str(one["label"]) for one in book[law].rows] if law in book else []
            found[law, Iri(row["activity"])].update(dict.fromkeys(labels))
        return [Document("law", law, activity, tuple(texts)) for (law, activity), texts in found.items()]

    @cached_property
    def _postings(self) -> Mapping[str, Set[int]]:
        """English words and pairs of Korean letters -> the places of documents that have them."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, one in enumerate(self.documents):
            for word in one.words:
                if word.isascii():
                    found[word].add(place)
            for folded in one.folded:
                for at in range(len(folded) - 1):
                    found[folded[at : at + 2]].add(place)
        return found

    def find_documents(self, word: str) -> Sequence[Document]:
        """The documents that have *word*, see :meth:`Document.has`."""
        if word not in self._found:
            if word.isascii():
                places: Set[int] = self._postings.get(stem(word), set())
            else:
                pairs = [self._postings.get(word[at : at + 2], set()) for at in range(max(len(word) - 1, 1))]
                places = set.intersection(*map(set, pairs)) if pairs else set()
            self._found[word] = [self.documents[one] for one in sorted(places) if self.documents[one].has(word)]
        return self._found[word]

    @cached_property
    def _found(self) -> dict[str, Sequence[Document]]:
        return {}

    @cached_property
    def acronyms(self) -> Mapping[str, Sequence[tuple[str, Iri]]]:
        """Folded abbreviations that titles explain in brackets -> what they stand for, and the activity."""
        found: dict[str, list[tuple[str, Iri]]] = defaultdict(list)
        for one in self.documents:
            if one.kind == "activity":
                for text in one.texts:
                    for words, short in _ACRONYM.findall(text):
                        count = len(short)
                        full = (
                            words.strip()
                            if not words.isascii()
                            else " ".join(words.replace("-", " - ").split()[-count - 1 :]).replace(" - ", "-")
                        )
                        found[fold(short)].append((full, one.activity))
        return found

    # --- facts ---

    @cached_property
    def counts(self) -> Sequence[Count]:
        """The announced counts on the day."""
        return read_counts(self.view, self.view.activities)

    @cached_property
    def gaps(self) -> Gaps:
        """The gaps in the sources on the day."""
        return Gaps(self.view)

    @cached_property
    def seats(self) -> Mapping[Iri, tuple[str, Iri | None]]:
        """The type and the seat of each agency with a known seat."""
        return {
            Iri(row["agency"]): (str(row["type"] or ""), Iri(row["region"]) if row["region"] else None)
            for row in self.view.read("seats")
        }

    @cached_property
    def types(self) -> Mapping[Iri, str]:
        """The type of each agency as a code name."""
        rows = self.view.read_all("agency-types")
        return {Iri(row["agency"]): str(row["type"]).rpartition("agency-type-")[2] for row in rows}

    @cached_property
    def active_names(self) -> Mapping[Iri, Sequence[str]]:
        """The names of the agencies with a role on any day, also as their ids write them."""
        names = self.view.names.read("agency")
        return {one.role.agency: sorted(names.get(one.role.agency, ())) for one in self.held}

    @cached_property
    def held(self) -> Sequence[Held]:
        """Every role by the day, with its span."""
        return self.view.activities.held

    @cached_property
    def related_agencies(self) -> Mapping[Iri, Set[Iri]]:
        """Each agency with the agencies of which it is a unit."""
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for row in self.view.read_all("links"):
            if str(row["kind"]).endswith("unitOf"):
                found[Iri(row["source"])].add(Iri(row["target"]))
        return found

    def find_regions_of(self, activity: Iri) -> Set[Iri]:
        """The regions of the plan of *activity* and those with a part in it."""
        return self._regions.get(activity, frozenset())

    @cached_property
    def _regions(self) -> Mapping[Iri, Set[Iri]]:
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for region, activities in self.view.landscape.by_region.items():
            for one in activities:
                found[one].add(region)
        return found

    def find_in_region(self, region: Iri) -> Set[Iri]:
        """The activities of *region* and of the regions in it."""
        within = self.view.containment.find_within(region)
        landscape = self.view.landscape
        return {one for place in within for one in landscape.by_region.get(place, ())}

    def find_with_technology(self, technology: Iri) -> Set[Iri]:
        """The activities that concern *technology* or a narrower one."""
        return {one for one, reached in self.view.landscape.uses.items() if technology in reached}

    def expand(self, activities: Iterable[Iri]) -> list[Iri]:
        """*activities* with all their parts, in order."""
        known = self.view.activities
        return known.sort(one for activity in activities for one in (activity, *known.iter_parts(activity)))

    @property
    def is_latest(self) -> bool:
        return self.view.day == LATEST


# Particles, and 액 for the amount of something.
_PARTICLES = frozenset("과와의을를은는이가에로도액")


def _without_ids(thing: Iri, names: Iterable[str]) -> tuple[str, ...]:
    own = thing.rpartition("/")[2]
    known = sorted(name for name in set(names) if name != own)
    return tuple(dict.fromkeys([*known, *(_ALIASES.sub("", name) for name in known)]))


def _without_plans(readings: list[Reading]) -> list[Reading]:
    """*readings* without activities that are roadmaps too."""
    plans = {one.thing for one in readings if one.kind == "roadmap"}
    return [one for one in readings if one.kind != "activity" or one.thing not in plans]


def _iter_plurals(folded: str) -> list[str]:
    if not folded or not folded[-1].isascii() or not folded[-1].isalpha():
        return [folded] if folded else []
    return [folded, f"{folded[:-1]}ies" if folded.endswith("y") else f"{folded}s"]


def _iter_variants(kind: str, name: str) -> list[str]:
    folded = fold(name)
    found = _iter_plurals(folded)
    key = fold(to_key(name))
    if key != folded:
        found += _iter_plurals(key)
    if kind == "region" and folded.isascii() and folded:
        found += [folded + suffix for suffix in ("city", "province", "metropolitancity")]
        found += [f"cityof{folded}", f"provinceof{folded}"]
    if kind in ("agency", "technology") and (spoken := spell_letters(name)):
        found.append(spoken)
    if kind == "agency" and (group := _IN_GROUP.fullmatch(name)):
        # SK하이닉스 is 하이닉스 in speech.
        found.append(fold(group[1]))
    if kind == "agency" and folded.startswith("한국") and len(folded) > 6:
        found.append(folded[2:])
    if kind == "agency" and folded.endswith("대학교"):
        found.append(folded[:-2])
    if kind == "agency" and folded.isascii() and folded.startswith("korea") and len(folded) > 12:
        found.append(f"the{folded}")
    return list(dict.fromkeys(found))
