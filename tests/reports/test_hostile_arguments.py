"""No argument of a report becomes part of a query: it names a thing that is there, or our own error says no."""

import json
import random
import re
import unicodedata
from collections.abc import Callable
from itertools import product

import pytest
from support.hostile_texts import NAUGHTY

from graph.errors import RoadmapError
from graph.knowledge import Knowledge
from graph.reports import read_reports
from graph.reports.result import Report
from graph.view.names import KINDS, read_names

# What a careless f-string, str.format, re.sub, template or path would take for its own.
ENDINGS = [
    '" } UNION { ?s ?p ?o } #', "' } UNION { ?s ?p ?o } #", "> } UNION { ?s ?p ?o } #", '" } ?s ?p ?o . { "', " } } #",
    "}", "{", '"', "'", '"""', "'''", "\\", '\\"', "\\n", "\\u0022 }", "\n", "\r\n} #", "\t", "# ", "> ", "<", "<x:y>",
    "?asked", "$asked", "?asked ?s ?p ?o", '" UNDEF "', " UNDEF", '") ("', "^^<x:y>", "@ko", "; DROP ALL", "*", ".*",
    " } LIMIT 9 OFFSET 1 #", "' OR 1=1", '" . FILTER(true) #', "(EV|AMR)", "^", "\\1", "\\g<0>", "{0}", "{asked}", "%s",
    "{{ 7 * 7 }}", "%(x)s", "${x}", "`id`", "../../etc/passwd", "\0", "\ud800", "\u202e", "\u200b", "\ufeff", "tech:ev",
    "|", ",,", ", ,", "e" * 5_000, "\u0301" * 500, "가" * 500,
]  # fmt: skip
BEGINNINGS = ("", "EV", "대구", "lead")
EDITION = "gimje-special-vehicles/final"
QUICK, ALL = 20, 715


def list_strings() -> list[str]:
    """The 515 naughty strings, where they lie beside the checkout, and 200 that aim at our own queries."""
    own = [beginning + ending for ending, beginning in product(ENDINGS, BEGINNINGS)]
    return [*(json.loads(NAUGHTY.read_text(encoding="utf-8")) if NAUGHTY.exists() else ()), *own[:200]]


def list_places() -> list[tuple[str, int | str]]:
    """Each parameter that takes text: the report, and the place or the name of the parameter."""
    return [
        (spec.name, place if parameter.default is parameter.empty else parameter.name)
        for spec in read_reports().values()
        for place, parameter in enumerate(spec.parameters)
        if parameter.annotation is str
    ] + [(name, "as_of") for name in read_reports()]


def ask(knowledge: Knowledge, name: str, place: int | str, text: str) -> Report:
    arguments = list(read_reports()[name].example)
    if isinstance(place, int):
        arguments[place] = text
        return knowledge.report(name, *arguments)
    # Two editions belong together; the other is one that there is.
    other = {"before": {"after": EDITION}, "after": {"before": EDITION}}.get(place, {})
    return knowledge.report(name, *arguments, **{place: text, **other})


def fold(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text)).casefold()


@pytest.fixture(scope="module")
def names(real: Knowledge) -> set[str]:
    """Every name of everything in the data."""
    return {fold(name) for kind in KINDS for some in read_names(real.store, kind).values() for name in some}


def try_place(knowledge: Knowledge, names: set[str], where: tuple[str, int | str], texts: list[str]) -> list[str]:
    """What of *texts* was answered although nothing is called so, and no number, date or default is meant."""
    name, place = where
    meant = re.compile(
        r"[+]?\d+" if place in ("top", "limit") else r"\d{4}(-\d\d?){0,2}" if place == "as_of" else r"(?!)"
    )
    wrong = []
    for text in texts:
        try:
            ask(knowledge, name, place, text)
        except RoadmapError:
            continue
        known = all(fold(part) in names or not fold(part) for part in text.split(",")) or fold(text) in names
        default = isinstance(place, str) and not text.strip()
        if not (default or (known and text.strip()) or meant.fullmatch(text)):
            wrong.append(text)
    return wrong


PLACES = list_places()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "place"), PLACES)
def test_no_argument_is_answered_unless_it_names_what_there_is(
    real: Knowledge, names: set[str], name: str, place: int | str
) -> None:
    texts = random.Random(f"{name} {place}").sample(list_strings(), QUICK)
    assert try_place(real, names, (name, place), texts) == []


@pytest.mark.faults
def test_no_hostile_string_is_answered(
    real: Knowledge, names: set[str], record_property: Callable[[str, object], None]
) -> None:
    texts = list_strings()
    assert len(texts) == ALL
    wrong = {where: try_place(real, names, where, texts) for where in PLACES}
    answered = sum(map(len, wrong.values()))
    record_property("fault", ("strings as arguments of reports", ALL * len(PLACES), f"{answered} answered"))
    assert {where: some for where, some in wrong.items() if some} == {}
