"""Checks a value that a language model proposes, with the parsers and names that the rules use."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import UnreadableValue
from graph.errors.characters import find_control, iter_suspects
from graph.input.drafting.amounts import AMOUNT, is_other_money
from graph.input.drafting.evidence import INFERRED, SECOND, Found
from graph.input.drafting.gazetteer import find_agency, find_region, iter_agencies, iter_regions, iter_technologies
from graph.input.drafting.parts import is_indicator, is_period
from graph.input.drafting.planned import is_generic
from graph.input.drafting.purses import LABELS
from graph.input.drafting.sentences import Sentence
from graph.input.drafting.titles import find_kind
from graph.model.money import find_likely_reading, parse_amount

_LONGEST_TITLE = 80
_LONGEST_VISION = 60


@dataclass(frozen=True)
class Proposal:
    """What a model proposes: the *value* of a *field* of *item*, shown by *quote*."""

    field: str
    item: str
    value: str
    quote: str


def check(proposal: Proposal, one: Sentence, start: int) -> Found | None:
    """The value as the rules would write it, or ``None`` if it does not pass.

    :param one: the sentence in which the quote stands.
    :param start: the offset of the quote in the text.
    """
    if find_control(proposal.value) or any(iter_suspects(proposal.value)):
        return None
    return _CHECKS[proposal.field](proposal, one, start)


def _make(proposal: Proposal, start: int, kind: str) -> Found:
    item = proposal.value if proposal.field == "title" else proposal.item
    return Found(proposal.field, proposal.value, proposal.quote, start, SECOND, item, kind, INFERRED)


def _check_title(proposal: Proposal, _one: Sentence, start: int) -> Found | None:
    value = proposal.value
    kind = find_kind(value)
    if proposal.quote != value or not 4 <= len(value) <= _LONGEST_TITLE or not kind or is_generic(value):
        return None
    return _make(proposal, start, kind)


def _check_agency(proposal: Proposal, one: Sentence, start: int) -> Found | None:
    inside = (found.text for found in iter_agencies(one.text))
    places = (found.text for found in iter_regions(one.text) if re.search(r"[도시군구]$", found.text))
    if proposal.value not in (*inside, *places) and not find_agency(proposal.value):
        return None
    role = find_region(proposal.value) if proposal.field == "owner" else proposal.field
    return _make(proposal, start, role)


def _check_amount(proposal: Proposal, one: Sentence, start: int) -> Found | None:
    for match in AMOUNT.finditer(one.text):
        figure = one.start + match.start("figure")
        if start <= figure < start + len(proposal.quote) and match["figure"].strip() == proposal.value:
            break
    else:
        return None
    try:
        usual = find_likely_reading(parse_amount(proposal.value)) is None
    except UnreadableValue:
        usual = False
    if not usual or is_other_money(one, match):
        return None
    return _make(proposal, start, LABELS.get(match["label"] or "", "total"))


def _check_period(proposal: Proposal, _one: Sentence, start: int) -> Found | None:
    # A year alone may be that of anything.
    spans = re.search(r"부터|까지|[~∼–-]|[년월]\s?(?:간|동안)$|개월", proposal.value)
    return _make(proposal, start, "") if spans and is_period(proposal.value) else None


def _check_technology(proposal: Proposal, _one: Sentence, start: int) -> Found | None:
    found = next((one for one in iter_technologies(proposal.value) if one.text == proposal.value), None)
    return _make(proposal, start, found.id) if found else None


def _check_indicator(proposal: Proposal, _one: Sentence, start: int) -> Found | None:
    return _make(proposal, start, "target") if is_indicator(proposal.value) else None


def _check_vision(proposal: Proposal, one: Sentence, start: int) -> Found | None:
    known = "비전" in one.text and 4 <= len(proposal.value) <= _LONGEST_VISION
    return _make(proposal, start, "") if known else None


def _check_law(proposal: Proposal, _one: Sentence, start: int) -> Found | None:
    known = re.search(r"(?:조례|법률|특별법|법|규칙|시행령)$", proposal.value) and len(proposal.value) > 3
    return _make(proposal, start, "") if known else None


_CHECKS: dict[str, Callable[[Proposal, Sentence, int], Found | None]] = {
    "title": _check_title,
    **dict.fromkeys(("owner", "lead", "participant", "funder", "consulted"), _check_agency),
    "amount": _check_amount,
    "period": _check_period,
    "technology": _check_technology,
    "indicator": _check_indicator,
    "vision": _check_vision,
    "legal-basis": _check_law,
}
FIELDS = tuple(_CHECKS)
"""The fields for which a model may propose a value."""
