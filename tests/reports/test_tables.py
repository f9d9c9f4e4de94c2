"""Lists and matches have titles, headings and summaries in the language that is asked for."""

import re

import pytest

from graph.cli.lists import LISTS, list_anything
from graph.knowledge import Knowledge
from graph.output.formats import read_formats
from graph.reports.result import Report
from graph.reports.tables import count_things, matches_to_report
from graph.view.matches import match_agencies

HANGUL = re.compile("[가-힣]")


def check_languages(korean: Report, english: Report) -> None:
    texts = [[one.title, *(column.heading for section in one.sections for column in section.columns)]
             for one in (korean, english)]  # fmt: skip
    assert all(HANGUL.search(text) for text in texts[0])
    assert not any(HANGUL.search(text) for text in texts[1])
    ids = [[column.id for section in one.sections for column in section.columns] for one in (korean, english)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("what", LISTS)
def test_a_list_is_headed_in_both_languages(real: Knowledge, what: str) -> None:
    check_languages(*(list_anything(what, lambda lang=lang: real.view(lang=lang), lang=lang) for lang in ("ko", "en")))


def test_a_match_and_the_counts_are_headed_in_both_languages(real: Knowledge) -> None:
    views = [real.view(lang=lang) for lang in ("ko", "en")]
    check_languages(*(count_things(view) for view in views))
    found = match_agencies(real.store, "DMI")
    check_languages(*(matches_to_report(view, found, written="DMI") for view in views))


def test_every_format_is_summarized_in_both_languages() -> None:
    assert [one.name for one in read_formats().values() if not HANGUL.search(one.summary_ko)] == []
    assert [one.name for one in read_formats().values() if HANGUL.search(one.summary)] == []
