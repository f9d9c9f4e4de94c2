"""Finds the report and the parameters for a question, or the reason why it is not understood, with suggestions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.reports.questions.candidates import iter_candidates
from graph.reports.questions.joining import join_names, to_width
from graph.reports.questions.names import Index, Reading, read_index
from graph.reports.questions.patterns import Language, Pattern, fold, read_language
from graph.reports.questions.question import Read, read_question
from graph.reports.questions.segments import Piece
from graph.stores import Iri
from graph.view.names import read_labels
from graph.view.view import View

_NEEDS_QUOTES = re.compile(r"[^\w@%+=:,./-]")
_SUGGESTIONS = 3
# Hyphens and middle dots within a name: 전기-차.
_JOINTS = re.compile(r"(?<=[^\W\d])[\-\u2010\u2011\u00b7\u2027\u30fb\u119e](?=[^\W\d])")
_KINDS = {
    "technology": ("기술", "technology"),
    "region": ("지역", "region"),
    "agency": ("기관", "agency"),
    "roadmap": ("로드맵", "roadmap"),
}


@dataclass(frozen=True)
class Recognised:
    """A name in the question: *text* as written, and the entity it refers to, with its label."""

    text: str
    kind: str
    thing: Iri
    label: str


@dataclass(frozen=True)
class Suggestion:
    """An understandable question, and its report as a command line."""

    question: str
    command: str


@dataclass(frozen=True)
class Understanding:
    """The meaning of a question. ``report`` is empty if the question is not understood.

    ``reason`` names what was recognised, or what was not, in the language of the answer. If the question is not
    understood, ``suggestions`` has up to three similar questions that are.
    """

    question: str
    lang: str
    reason: str
    report: str = ""
    arguments: tuple[str, ...] = ()
    options: tuple[tuple[str, str | bool], ...] = ()
    as_of: str = ""
    names: tuple[Recognised, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def command(self) -> str:
        """The report as a command line, or an empty text if the question is not understood."""
        if not self.report:
            return ""
        words = ["roadmap-graph", "report", self.report, *self.arguments]
        for name, value in self.options:
            words += [f"--{name}"] if value is True else [f"--{name}", str(value)]
        words += ["--as-of", self.as_of] if self.as_of else []
        words += ["--lang", self.lang] if self.lang != "ko" else []
        return " ".join(map(quote, words))


def quote(word: str) -> str:
    """*word* quoted for a shell, only if necessary. Hangul needs no quotes."""
    return "'" + word.replace("'", "'\"'\"'") + "'" if _NEEDS_QUOTES.search(word) or not word else word


def understand(view: View, question: str, *, lang: str = "") -> Understanding:
    """The report that answers *question*, with the names in *view*.

    :param lang: the language of the answer, by default that of the question.
    """
    language = read_language()
    return _Asking(view, language, read_index(view, language), lang).understand(question)


@dataclass(frozen=True)
class _Taken:
    """The names in the slots of a pattern. *ambiguous* is a name that several entities of its kind share."""

    readings: Mapping[str, Reading]
    texts: Mapping[str, Piece]
    ambiguous: Piece | None = None


@dataclass(frozen=True)
class _Asking:
    """The names of a view and the patterns, for understanding questions. *lang* may be empty."""

    view: View
    language: Language
    index: Index
    lang: str

    def understand(self, question: str) -> Understanding:
        """The understanding of *question*, with suggestions if no report answers it."""
        found = self.find(question)
        return found if found.report else replace(found, suggestions=tuple(self.suggest(to_width(question))))

    def find(self, question: str) -> Understanding:
        """The first understanding that has a report: of the names as they are, then of names in several pieces.

        If none has one, that of the reading with the fewest unknown words, which may have an ambiguous name instead.
        """
        declined: list[tuple[int, Understanding]] = []
        for text in dict.fromkeys((to_width(question), _JOINTS.sub(" ", to_width(question)))):
            read = self.read(text)
            for one in (read, join_names(text, read, self.view.names)):
                found = self.match(question, one)
                if found.report:
                    return found
                declined.append((len(one.unknown), found))
        return min(declined, key=lambda pair: pair[0])[1]

    def read(self, question: str) -> Read:
        found = read_question(question, self.language, self.index)
        return replace(found, lang=self.lang or found.lang)

    def match(self, question: str, read: Read) -> Understanding:
        """The first pattern that matches all of *read*, otherwise the reason why none does."""
        declined = Understanding(question, read.lang, "", names=self.name_all(read))
        if read.unknown:
            spans = ", ".join(f"'{span.text}'" for span in read.unknown)
            return replace(declined, reason=_pick(read, f"알 수 없는 말: {spans}", f"unknown words: {spans}"))
        if len(read.days) > 1:
            several = ", ".join(read.days)
            return replace(declined, reason=_pick(read, f"날짜가 둘 이상: {several}", f"more than one date: {several}"))
        ambiguous: Piece | None = None
        fitting = [pattern for pattern in self.language.patterns if self.fits(pattern, read)]
        # 김제시 is the region, unless only an agency fits the question.
        for names in dict.fromkeys((tuple(map(_prefer_region, read.names)), read.names)):
            for pattern in fitting:
                taken = self.take(pattern, names)
                if taken and not taken.ambiguous:
                    return self.to_understanding(question, read, pattern, taken)
                ambiguous = ambiguous or (taken.ambiguous if taken else None)
        return replace(declined, reason=self.explain(read, ambiguous))

    def explain(self, read: Read, ambiguous: Piece | None) -> str:
        """The reason why no pattern matches the question although all its words are known."""
        if ambiguous:
            names = self.view.names
            several = ", ".join(sorted(names.name_unique(one.kind, one.thing) for one in ambiguous.readings))
            return _pick(
                read,
                f"'{ambiguous.text}': 같은 이름의 대상이 둘 이상 ({several})",
                f"'{ambiguous.text}' is ambiguous ({several})",
            )
        if not read.names:
            return _pick(
                read,
                "기술·지역·기관의 이름이 없거나 답할 수 없는 종류의 질문",
                "the question names no technology, region or agency, or no report answers this kind of question",
            )
        return _pick(
            read,
            "이름과 낱말은 확인되었으나 답할 보고서가 없는 질문",
            "the names and words are known, but no report answers this kind of question",
        )

    def fits(self, pattern: Pattern, read: Read) -> bool:
        """Whether *pattern* accepts the words and as-of dates of the question."""
        present = set(read.concepts) | ({"money"} if "funding-sources" in read.concepts else set())
        allowed = pattern.concepts | self.language.light
        if pattern.has_roles:
            allowed |= {*self.language.implementing, *self.language.includable}
        if "funding-sources" in allowed:
            allowed |= {"money"}
        return (
            present <= allowed
            and all(need & present for need in pattern.needs)
            and (not pattern.asks or read.asked in pattern.asks)
            and (pattern.is_dated or not read.days)
        )

    def take(self, pattern: Pattern, names: Sequence[Piece]) -> _Taken | None:
        """The names in the slots of *pattern*, or ``None`` if a name or a required slot is left over."""
        readings: dict[str, Reading] = {}
        texts: dict[str, Piece] = {}
        for piece in names:
            kinds = [reading.kind for reading in piece.readings]
            free = (slot for slot in pattern.takes if slot.name not in readings)
            slot = next((one for one in free if set(one.kinds) & set(kinds)), None)
            if slot is None:
                return None
            kind = next(kind for kind in slot.kinds if kind in kinds)
            meant = [reading for reading in piece.readings if reading.kind == kind]
            if len(meant) > 1:
                likely = self.view.names.find(kind, piece.text)
                meant = [reading for reading in meant if reading.thing in likely] or meant
            if len(meant) > 1:
                return _Taken(readings, texts, replace(piece, readings=tuple(meant)))
            readings[slot.name], texts[slot.name] = meant[0], piece
        missing = any(slot.is_required and slot.name not in readings for slot in pattern.takes)
        return None if missing else _Taken(readings, texts)

    def to_understanding(self, question: str, read: Read, pattern: Pattern, taken: _Taken) -> Understanding:
        filled = [slot for slot in pattern.takes if slot.name in taken.readings]
        values = {slot.name: _to_value(pattern, taken.readings[slot.name], taken.texts[slot.name]) for slot in filled}
        options: list[tuple[str, str | bool]] = [(slot.name, values[slot.name]) for slot in filled if slot.is_option]
        options += pattern.options.items()
        if pattern.has_roles:
            options += self.to_role_options(read.concepts)
        recognised = [self.recognise(taken.texts[one.name], taken.readings[one.name], read.lang) for one in filled]
        return Understanding(
            question,
            read.lang,
            _word_names(recognised, read.lang),
            report=pattern.report,
            arguments=tuple(values[slot.name] for slot in filled if not slot.is_option),
            options=tuple(options),
            as_of=read.days[0] if read.days else "",
            names=tuple(recognised),
        )

    def to_role_options(self, concepts: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The options ``roles`` and ``include`` of the report ``coverage`` for the roles in the question."""
        implementing = [role for role in self.language.implementing if role in concepts]
        further = [role for role in self.language.includable if role in concepts]
        if 0 < len(implementing) < len(self.language.implementing):
            yield "roles", ",".join(implementing)
        if further:
            yield "include", ",".join(further)

    def name_all(self, read: Read) -> tuple[Recognised, ...]:
        return tuple(self.recognise(piece, piece.readings[0], read.lang) for piece in read.names)

    def recognise(self, piece: Piece, reading: Reading, lang: str) -> Recognised:
        label = read_labels(self.view.store, [reading.thing], lang=lang)[reading.thing]
        return Recognised(piece.text, reading.kind, reading.thing, label)

    def suggest(self, question: str) -> Iterator[Suggestion]:
        """Up to three similar questions that are understood: first with corrected names, then of other kinds."""
        seen: set[str] = set()
        read = join_names(question, self.read(question), self.view.names)
        for candidate in iter_candidates(question, read, self.language, self.index, self.view.names):
            found = self.find(candidate)
            if found.report and found.command not in seen:
                seen.add(found.command)
                yield Suggestion(candidate, replace(found, lang=read.lang).command)
            if len(seen) == _SUGGESTIONS:
                return


def _prefer_region(piece: Piece) -> Piece:
    """*piece* without its agencies if it also names a region."""
    kinds = {reading.kind for reading in piece.readings}
    kept = tuple(one for one in piece.readings if one.kind != "agency") if "region" in kinds else piece.readings
    return replace(piece, readings=kept)


def _to_value(pattern: Pattern, reading: Reading, piece: Piece) -> str:
    """The name as a parameter: as written if it is in the graph, otherwise the name in the graph ("EV" for "EVs")."""
    if pattern.has_ids:
        return reading.thing.rpartition("/")[2]
    return piece.text if fold(piece.text) == fold(reading.name) else reading.name


def _word_names(names: Sequence[Recognised], lang: str) -> str:
    """The meaning of each name, as in ``기술 'EV' = 전기차``."""
    return ", ".join(f"{_KINDS[one.kind][lang != 'ko']} '{one.text}' = {one.label}" for one in names)


def _pick(read: Read, korean: str, english: str) -> str:
    return korean if read.lang == "ko" else english
