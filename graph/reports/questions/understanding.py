"""Asks a question: from the sentence to the form and its answer, or to the reason why there is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors.commands import quote
from graph.errors.suggestions import find_same
from graph.reports.questions.answers import Answered, answer_form
from graph.reports.questions.apposition import drop_apposition
from graph.reports.questions.differences import read_uncovered
from graph.reports.questions.form import Form
from graph.reports.questions.grammar import parse
from graph.reports.questions.joining import join_names, read_parts_of_names, read_short_regions
from graph.reports.questions.lexicon import Lexicon, find_language, read_lexicon
from graph.reports.questions.lists import read_lists
from graph.reports.questions.operators import Refusal
from graph.reports.questions.others import find_elsewhere
from graph.reports.questions.pairs import TWO_TIMES, asks_at_two_times, parse_pair, parse_two_days
from graph.reports.questions.parsed import Parsed, Unread
from graph.reports.questions.places import drop_adjectives, read_data_words, read_eligible
from graph.reports.questions.prefaces import iter_cuts
from graph.reports.questions.reaching import read_feasibility
from graph.reports.questions.refining import refine
from graph.reports.questions.rewording import reword
from graph.reports.questions.scopes import Finder
from graph.reports.questions.segments import Piece, segment
from graph.reports.questions.sentences import Sentence, read_sentence
from graph.reports.questions.several import drop_several
from graph.reports.questions.spelling import repair
from graph.reports.questions.text import Text, read_text
from graph.reports.questions.times import read_times
from graph.reports.questions.titles import read_titles
from graph.reports.questions.world import World
from graph.reports.result import Report
from graph.stores import Iri

_SUGGESTIONS = 3
_FOLLOW_UP = re.compile(
    r"^\s*(?:and|what about|how about|그럼|그러면|그리고|그건|거기|그 사업|그 기관)\b", re.IGNORECASE
)
_LONGEST = 500


@dataclass(frozen=True)
class Recognised:
    """A name in the question: *text* as written, and the entity it refers to, with its label."""

    text: str
    thing: Iri
    label: str


@dataclass(frozen=True)
class Suggestion:
    """A question of the same kind that has an answer."""

    question: str


@dataclass(frozen=True)
class Understanding:
    """The meaning of a question. ``form`` is ``None`` if the question is declined, with the ``reason``.

    ``command`` is the command line of the report that shows more about the answer, possibly empty. ``aside`` is the
    beginning of the question that only introduces it. Without ``stated`` the answer only says that no source states
    what is asked for.
    """

    question: str
    lang: str
    reason: str = ""
    form: Form | None = None
    command: str = ""
    names: tuple[Recognised, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()
    aside: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    stated: bool = True


@dataclass(frozen=True)
class Result:
    """An understanding, and the report that answers the question unless it is declined."""

    understanding: Understanding
    report: Report | None = None


def ask(world: World, question: str, *, lang: str = "") -> Result:
    """The answer to *question*, or why it is declined.

    :param lang: the language of the answer, by default that of the question.
    """
    return _Asking(world, lang).ask(question)


def ask_form(world: World, form: Form, *, lang: str = "ko") -> Result:
    """The answer to a form."""
    asking = _Asking(world, lang)
    return asking.answer("", lang, Parsed(form), ())


@dataclass
class _Asking:
    world: World
    lang: str

    def ask(self, question: str) -> Result:
        spoken = find_language(question)
        lang = self.lang or spoken
        if len(question) > _LONGEST:
            return self.decline(question, lang, _pick(lang, "너무 긴 질문", "the question is too long"))
        lexicon = read_lexicon(spoken)
        parsed = self.parse(question, lexicon)
        repaired: tuple[tuple[str, str], ...] = ()
        if isinstance(parsed, Unread) and parsed.words:
            mended, repaired = repair(question, parsed.words, self.world, lexicon)
            if repaired:
                again = self.parse(mended, lexicon)
                parsed, repaired = (again, repaired) if isinstance(again, Parsed) else (parsed, ())
        unscoped = not parsed.words if isinstance(parsed, Unread) else not _has_scope(parsed.form)
        if _FOLLOW_UP.match(question) and unscoped:
            reason = _pick(
                lang,
                "앞 질문에 이어진 질문으로, 무엇에 관한 것인지 알 수 없다",
                "the question follows another one and does not say what it is about",
            )
            return self.decline(question, lang, reason)
        if isinstance(parsed, Unread):
            return self.decline_unread(question, lang, parsed, lexicon)
        return self.answer(question, lang, parsed, repaired)

    def parse(self, question: str, lexicon: Lexicon) -> Parsed | Unread:
        text = read_text(question)
        pieces = join_names(text, segment(text, self.world, lexicon), self.world.view.names, lexicon)
        pieces = read_parts_of_names(read_short_regions(pieces, self.world), self.world)
        pieces = read_lists(drop_adjectives(pieces, self.world), self.world)
        pieces = drop_several(read_eligible(read_data_words(read_titles(text, pieces, self.world))))
        pieces = reword(read_feasibility(read_times(read_uncovered(pieces))), self.world)
        pieces = drop_apposition(pieces, self.world, lexicon)
        found = self.parse_pieces(pieces, lexicon, question)
        if isinstance(found, Unread):
            found = self.parse_without_context(text, pieces, lexicon) or found
        return found

    def parse_pieces(self, pieces: Sequence[Piece], lexicon: Lexicon, question: str) -> Parsed | Unread:
        """The form of one or two questions."""

        def parse_pieces(some: Sequence[Piece]) -> Parsed | Unread:
            return parse(refine(read_sentence(some, self.world, lexicon, question)))

        found = parse_pieces(pieces)
        if isinstance(found, Unread):
            found = parse_two_days(read_sentence(pieces, self.world, lexicon, question), parse_pieces) or found
        twice = asks_at_two_times(read_sentence(pieces, self.world, lexicon, question))
        if isinstance(found, Unread) or twice or _asks_twice(found.form):
            pair = parse_pair(read_sentence(pieces, self.world, lexicon, question), parse_pieces)
            found = pair or (Unread(reason=TWO_TIMES) if twice and isinstance(found, Parsed) else found)
        return found

    def parse_without_context(self, text: Text, pieces: Sequence[Piece], lexicon: Lexicon) -> Parsed | Unread | None:
        """The form of a question without what only gives its context; otherwise why it has none without reasons."""

        def read(some: Sequence[Piece]) -> Sentence:
            return read_sentence(some, self.world, lexicon, text.written)

        unread = None
        for cut in iter_cuts(text, pieces, lexicon, read):
            found = self.parse_pieces(cut.pieces, lexicon, cut.written)
            if isinstance(found, Parsed):
                return replace(found, aside=cut.aside)
            # The words of a reason are not those that the question lacks.
            unread = unread or (found if cut.written == text.written else None)
        return unread

    def answer(self, question: str, lang: str, parsed: Parsed, repaired: tuple[tuple[str, str], ...]) -> Result:
        found = answer_form(self.world, parsed.form, lang=lang, question=question)
        if isinstance(found, Answered) and found.nothing and question:
            finder = Finder(self.world, read_lexicon(find_language(question)))
            found = find_elsewhere(finder, parsed, lang, question) or found
        if isinstance(found, Refusal):
            return self.decline(question, lang, found.reason)
        if found.report.form:
            parsed = replace(parsed, form=Form.from_dict(found.report.form))
        words = self.world.word(lang)
        names = tuple(Recognised(text, thing, words.name(thing).label) for text, thing in parsed.names)
        command = _to_command(found, parsed.form, lang)
        understood = Understanding(
            question, lang, "", parsed.form, command, names, repaired, parsed.aside, stated=found.stated
        )
        return Result(understood, found.report)

    def decline(self, question: str, lang: str, reason: str) -> Result:
        return Result(Understanding(question, lang, reason))

    def decline_unread(self, question: str, lang: str, unread: Unread, lexicon: Lexicon) -> Result:
        """Names the words that were not understood; says where a name is known; suggests other spellings."""
        if not unread.words:
            found = self.decline(question, lang, unread.reason[lang != "ko"])
            named = (question.replace(unread.text, name) for name in unread.names)
            suggestions = tuple(map(Suggestion, list(named)[:_SUGGESTIONS]))
            return replace(found, understanding=replace(found.understanding, suggestions=suggestions))
        listed = ", ".join(f"'{word}'" for word in unread.words)
        reason = _pick(lang, f"알 수 없는 말: {listed}", f"words that were not understood: {listed}")
        packaged = [word for word in unread.words if _is_packaged(word, lexicon)]
        if packaged:
            known = ", ".join(f"'{word}'" for word in packaged)
            reason += _pick(lang, f"; {known}은 --data data로 알 수 있다", f"; {known} is known with --data data")
        found = self.decline(question, lang, reason)
        suggestions = tuple(Suggestion(one) for one in self.suggest(question, unread, lexicon))
        return replace(found, understanding=replace(found.understanding, suggestions=suggestions))

    def suggest(self, question: str, unread: Unread, lexicon: Lexicon) -> Iterator[str]:
        """Up to three questions with a name of similar spelling that have an answer."""
        word = unread.words[0]
        if len(unread.words) > 1 or len(word) < 3:
            return
        count = 0
        bare, ending = lexicon.split_ending(word)
        known = {
            one.name
            for some in self.world.readings.values()
            for one in some
            if one.kind in ("agency", "region", "technology")
        }
        for name in find_same(bare, known, limit=6):
            candidate = question.replace(word, name + ending)
            if isinstance(self.parse(candidate, lexicon), Parsed):
                yield candidate
                count += 1
            if count == _SUGGESTIONS:
                return


def _asks_twice(form: Form) -> bool:
    """Whether a form asks for agencies and money at once, which has no answer."""
    roles = {"lead", "participant", "funder", "investor", "contractor"}.intersection(form.filters.roles)
    return form.ask in ("amount", "change") and bool(roles) and not form.scope.agencies


def _has_scope(form: Form) -> bool:
    scope = form.scope
    return bool(scope.regions or scope.technologies or scope.agencies or scope.activities)


def _is_packaged(word: str, lexicon: Lexicon) -> bool:
    """Whether the data of the package, which were not loaded, have something of this name."""
    from graph.input.packaged import is_packaged

    bare, _ = lexicon.split_ending(word)
    return any(is_packaged(kind, text) for kind in ("Agency", "Region", "Roadmap") for text in (word, bare))


def _to_command(found: Answered, form: Form, lang: str) -> str:
    if not found.command:
        return ""
    words = ["roadmap-graph", "report", *found.command]
    words += ["--as-of", form.day] if form.day else []
    words += ["--lang", lang] if lang != "ko" else []
    return " ".join(map(quote, words))


def _pick(lang: str, korean: str, english: str) -> str:
    return korean if lang == "ko" else english
