"""Reads the facts of a roadmap from a text by rules, and lists the figures and names that no rule took."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from graph.errors.characters import find_control, iter_suspects
from graph.errors.messages import Message
from graph.input.drafting.aims import iter_aims, iter_technologies_in, iter_technologies_of
from graph.input.drafting.amounts import AMOUNT, is_other_money, iter_amounts
from graph.input.drafting.asides import is_aside, is_elsewhere, is_part, list_without
from graph.input.drafting.columns import read_columns
from graph.input.drafting.composed import compose
from graph.input.drafting.days import iter_days
from graph.input.drafting.evidence import FIELDS, Found, Leftover
from graph.input.drafting.figures import iter_figures
from graph.input.drafting.furniture import list_body
from graph.input.drafting.gazetteer import iter_agencies
from graph.input.drafting.grids import read_grids
from graph.input.drafting.items import PAID
from graph.input.drafting.outlines import Outline, read_outline
from graph.input.drafting.parties import iter_parties, read_short_forms
from graph.input.drafting.places import find_owners
from graph.input.drafting.scope import LISTED, Scope, order_titles
from graph.input.drafting.sentences import Sentence, iter_sentences
from graph.input.drafting.tables import Rows, list_regional, read_tables
from graph.input.drafting.titles import is_festival, iter_headed, iter_printed, iter_quoted_names, iter_titles
from graph.input.texts import Text
from graph.model.naming import to_key

_NUMBER = re.compile(r"[0-9][0-9,.]*(?:\s?[조억만천백])*\s?(?:원|명|개|대|곳|건|%|GW|MW|㎡|평|년|월|일)?")

# What is over: ‘하늘 구축사업’(국비 9억 원)을 마쳤고.
_ENDED = re.compile(
    r"[’'”」』]?(?:\([^()\n]*\))?[을를]\s(?:마(?:쳤|친(?!다)|치고)|끝(?:냈|낸|내고)|완료(?:했|한(?!다)))"
)


@dataclass(frozen=True)
class Reading:
    """The facts that a text states, in reading order, and what is left over.

    ``scale`` says how much a draft may hold: ``plan``, ``event`` (a meeting that adopts nothing) or ``none``.
    ``remarks`` are about the reading as a whole.
    """

    text: Text
    found: tuple[Found, ...]
    left_over: tuple[Leftover, ...]
    main: Found | None
    scale: str
    short_forms: Mapping[str, str]
    remarks: tuple[Message, ...] = ()


def read(text: Text, *, more: Callable[[Reading], Reading] | None = None) -> Reading:
    """The facts of *text*. Every quote is exactly what stands at its offsets, and no value is without one.

    :param more: adds to what the rules found, with offsets in the composed text.
    """
    composed = compose(read_grids(text))
    made = _read_composed(read_columns(composed.text))
    made = more(made) if more else made
    main = composed.put_back([made.main])[0] if made.main else None
    found, left_over = composed.put_back(made.found), composed.put_back(made.left_over)
    return replace(made, found=tuple(found), left_over=tuple(left_over), main=main)


def _read_composed(text: Text) -> Reading:
    every = list(iter_sentences(text))
    sentences = list_without(list_body(every), is_aside)
    outline = read_outline(sentences, list_regional(text), _list_tabled(text))
    sentences = [one for one in sentences if one.start not in outline.talks]
    titles, main = _find_titles(text, sentences, outline)
    scope = Scope(titles, main, sentences, _list_above(outline, titles))
    # Everything else is blank to the rules, so that offsets stay.
    content = _show(text.content, sentences)
    short_forms = read_short_forms(content)
    scale = _find_scale(scope)
    if main and main.kind == "study":
        own = [one for one in sentences if not _is_foreign(one, titles)]
        scope = Scope(titles, main, own, _list_above(outline, titles))
    owners = find_owners(scope, content)
    here = list_without(scope.sentences, lambda one: is_elsewhere(one, owners))
    titles = _drop_outside(titles, main, scope.sentences, here)
    above = _list_above(outline, titles)
    scope = Scope(titles, main, here, above)
    whole = Scope(titles, main, [one for one in here if not is_part(one, owners)], above)
    statements = [
        *(title for title in titles if title.kind not in ("law", "slogan", "wish")),
        *iter_parties(scope, content, short_forms),
        *iter_aims(scope, content),
        *iter_technologies_of(scope, content),
        *iter_days(scope),
        *iter_figures(scope, numbers=scale == "plan"),
        *(iter_amounts(whole) if scale == "plan" else ()),
    ]
    kept = [one for one in statements if main is not None and _is_sound(one, content)]
    kept.sort(key=lambda one: (one.start, FIELDS.index(one.field), one.end))
    held = {to_key(one.value) for one in kept if one.field == "title"}
    named = [one for one in iter_titles(every) if to_key(one.value) not in held]
    tables = read_tables(text, kept, main, owners) if main and scale == "plan" else Rows()
    tables.found += iter_technologies_in([one for one in tables.found if one.field == "title"])
    kept += [one for one in tables.found if _is_sound(one, text.content)]
    unsound = [Leftover("cell", one.quote, one.start) for one in tables.found if not _is_sound(one, text.content)]
    rest = [*_iter_tables(text, tables.read), *tables.left_over, *unsound, *_iter_left_over(text, kept, named, owners)]
    rest.sort(key=lambda one: (one.start, one.end))
    return Reading(text, tuple(kept), tuple(rest), main, scale, short_forms)


def _find_titles(text: Text, sentences: list[Sentence], outline: Outline) -> tuple[list[Found], Found | None]:
    """The titles of a text and the main one, from broader rules only if narrower ones do not know the main one."""
    able = [one for one in (*outline.titles, *iter_titles(sentences)) if not _ENDED.match(text.content, one.end)]
    labelled = any(one.kind == "plan" and one.rule == "title after its label" for one in able)
    titles, main = order_titles([*([] if labelled else iter_headed(sentences)), *able], sentences)
    if main is None or main.rule in LISTED:
        titles, main = order_titles([*titles, *iter_printed(sentences)], sentences)
    if main is None and any(AMOUNT.search(one.text) for one in sentences):
        titles, main = order_titles([*iter_quoted_names(sentences), *titles], sentences)
    main = None if main and is_festival(main) else main
    return [main if main and one.start == main.start else one for one in titles], main


def _drop_outside(
    titles: list[Found], main: Found | None, sentences: list[Sentence], here: list[Sentence]
) -> list[Found]:
    """The titles without those in the sentences that are not *here*, but with the main one."""
    inside = {one.start for one in here}
    outside = [one for one in sentences if one.start not in inside]
    return [one for one in titles if one is main or not any(part.start <= one.start < part.end for part in outside)]


def _list_tabled(text: Text) -> set[int]:
    """The numbers of the passages right before or between the cells of tables."""
    return {at for at, (one, two) in enumerate(pairwise(text.passages)) if one.kind != "cell" and two.kind == "cell"}


def _list_above(outline: Outline, titles: list[Found]) -> dict[int, str]:
    """The title above each line of a list, without titles that are not kept."""
    known = {*(title.value for title in titles), *outline.regional.values()}
    return {start: title for start, title in outline.above.items() if title in known}


def _iter_tables(text: Text, read: Collection[int]) -> Iterator[Leftover]:
    """Each table from which no rule took anything."""
    for number, cells in groupby((one for one in text.passages if one.kind == "cell"), key=lambda one: one.table):
        if number in read:
            continue
        every = list(cells)
        quote = text.content[every[0].start : every[-1].end]
        yield Leftover("table", quote, every[0].start, Message("table {number} not used", number=number))


def _show(content: str, sentences: list[Sentence]) -> str:
    """*content* with blanks for all that stands outside of *sentences*."""
    shown: list[str] = []
    end = 0
    for one in sentences:
        shown += [" " * (one.start - end), one.text]
        end = one.end
    return "".join(shown).ljust(len(content))


def _is_foreign(one: Sentence, titles: list[Found]) -> bool:
    """Whether a sentence of a text on a study is about the money of something else than an item of a list."""
    paid = any(one.start <= title.start < one.end and title.rule == PAID for title in titles)
    return bool(AMOUNT.search(one.text)) and not paid and not re.search("용역|기초금액|연구비", one.text)


def _is_sound(one: Found, content: str) -> bool:
    """Whether the quote is exact and the value has no character that a file must not contain."""
    exact = content[one.start : one.end] == one.quote and bool(one.quote)
    return exact and not find_control(one.value + one.item) and not any(iter_suspects(one.value + one.item))


def _find_scale(scope: Scope) -> str:
    if scope.main is None:
        return "none"
    if scope.main.kind == "event":
        return "event"
    return "plan"


def _iter_left_over(text: Text, kept: list[Found], titles: list[Found], owners: list[str]) -> Iterator[Leftover]:
    """Amounts, other figures, agencies and quoted titles outside of every quote, in reading order."""
    taken = bytearray(len(text.content))
    for one in kept:
        taken[one.start : one.end] = b"x" * (one.end - one.start)
    found: list[Leftover] = []

    def add(kind: str, quote: str, start: int, reason: str = "") -> None:
        end = start + len(quote)
        if quote and not any(taken[start:end]):
            taken[start:end] = b"x" * len(quote)
            found.append(Leftover(kind, quote, start, reason=reason))

    for title in titles:
        add("title", title.quote, title.start)
    for sentence in iter_sentences(text):
        reason = _explain_sentence(sentence, owners)
        for match in AMOUNT.finditer(sentence.text):
            other = "other-money" if is_other_money(sentence, match) else ""
            add("amount", match["figure"], sentence.start + match.start("figure"), reason or other)
        for agency in iter_agencies(sentence.text):
            add("agency", agency.text, sentence.start + agency.start, reason)
        for match in _NUMBER.finditer(sentence.text):
            add("figure", match[0].rstrip(" .,"), sentence.start + match.start(), reason)
    yield from sorted(found, key=lambda one: (one.start, one.end))


def _explain_sentence(one: Sentence, owners: list[str]) -> str:
    """Why the rules do not read a sentence, empty if they do."""
    if is_aside(one):
        return "aside"
    return "elsewhere" if is_elsewhere(one, owners) else "part" if is_part(one, owners) else ""
