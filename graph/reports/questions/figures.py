"""Amounts, days and numbers in a question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import UnreadableValue
from graph.model.dates import parse_date
from graph.model.money import parse_amount
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.spoken import AMOUNT, read_won
from graph.reports.questions.text import Text

# 2024 조선 is a year before a word, 2024조 an amount.
_AMOUNT = re.compile(
    r"(?!(?:19|20)[0-9]{2}\s+[조만억][가-힣])(?:약\s*)?[0-9][0-9,.]*\s*(?:십|백|천)?\s*(?:조|억|만)(?:\s*[0-9][0-9,.]*\s*(?:십|백|천)?\s*(?:조|억|만|천)?)*\s*원?(?![0-9])"
)
_ENGLISH = re.compile(
    r"(?:krw|₩)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(trillion|billion|million|bn|tn|mn)\b(?:\s*(?:korean\s+)?won|\s*krw)?",
    re.IGNORECASE,
)
_SCALES = {"trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6}
_DATE = re.compile(r"([12][09][0-9]{2})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9])")
_YEAR = re.compile(r"([12][09][0-9]{2})\s*년(?:도)?(?:\s*([0-9]{1,2})월(?:\s*([0-9]{1,2})일)?)?(?:\s*말(?!\S*고))?")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9,.]*[0-9억조만])")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = re.compile(rf"({'|'.join(MONTHS)})\s+([0-9]{{1,2}},?\s+)?((?:19|20)[0-9]{{2}})", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"(1[0-2]|[1-9])\s*월(?!\s*[0-9]{1,2}\s*일)")
_PLAIN_MONTHS = [one for one in MONTHS if one not in ("march", "may")]
_IN_MONTH = re.compile(rf"({'|'.join([*map(str.title, MONTHS), *_PLAIN_MONTHS])})\b(?!\s+[0-9])")
# A month without its year follows one of these words; march and may are months only in capitals.
_BEFORE_MONTH = re.compile(r"\b(?:in|between|from|since|of|and|to|by|until)\s+$", re.IGNORECASE)
_NTH_YEAR = re.compile(r"([1-9][0-9]?)\s*(?:차\s*[년연]도|년\s*차|(?:st|nd|rd|th)[\s-]+year\b)", re.IGNORECASE)
_YEAR_NUMBER = re.compile(r"year\s+([1-9][0-9]?|one|two|three|four|five|six)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Figure:
    """A figure in a question and where it ends.

    The kinds are ``amount``, ``day``, ``month`` (``-03``), ``number``, ``ordinal``, ``percent``, and ``nth-year`` for a
    year counted from the start (3차년도).
    """

    kind: str
    value: str
    end: int


def find_figures(text: Text, at: int, lexicon: Lexicon) -> Iterator[Figure]:
    """The figures that begin at *at* in the folded text."""
    place = text.places[at]
    written = text.written
    if written[place].isdigit() or written[place] in "₩약kK":
        yield from _find_amounts(text, place)
    if written[place].isdigit():
        yield from _find_days(text, place)
        yield from _find_month(text, place)
        yield from _find_numbers(text, place, lexicon)
    elif written[place].isalpha():
        if month := _MONTH.match(written, place):
            day = month[2].strip(" ,") if month[2] else ""
            date = f"{month[3]}-{MONTHS.index(month[1].casefold()) + 1:02}"
            yield from _to_day(f"{date}-{int(day):02}" if day else date, text.find_end(month.end()))
        elif _BEFORE_MONTH.search(written[:place]) and (alone := _IN_MONTH.match(written, place)):
            yield Figure("month", f"-{MONTHS.index(alone[1].casefold()) + 1:02}", text.find_end(alone.end()))
        if at in text.breaks and (spoken := AMOUNT.match(written, place)) and (won := read_won(spoken[0])):
            yield Figure("amount", str(won), text.find_end(spoken.end()))
        yield from _find_words(text, at, lexicon)


def _find_amounts(text: Text, place: int) -> Iterator[Figure]:
    if english := _ENGLISH.match(text.written, place):
        won = Decimal(english[1].replace(",", "")) * _SCALES[english[2].casefold()]
        yield Figure("amount", f"{won.normalize():f}", text.find_end(english.end()))
    if korean := _AMOUNT.match(text.written, place):
        try:
            won = parse_amount(korean[0].strip()).won
        except UnreadableValue:
            return
        yield Figure("amount", f"{won.normalize():f}", text.find_end(korean.end()))


def _find_days(text: Text, place: int) -> Iterator[Figure]:
    if date := _DATE.match(text.written, place):
        yield from _to_day("-".join(part.zfill(2) for part in date.groups() if part), text.find_end(date.end()))
    elif year := _YEAR.match(text.written, place):
        yield from _to_day("-".join(part.zfill(2) for part in year.groups() if part), text.find_end(year.end()))
    elif bare := _BARE_YEAR.match(text.written, place):
        yield from _to_day(bare[0], text.find_end(bare.end()))


def _find_month(text: Text, place: int) -> Iterator[Figure]:
    if alone := _MONTH_ALONE.match(text.written, place):
        yield Figure("month", f"-{int(alone[1]):02}", text.find_end(alone.end()))


def _to_day(date: str, end: int) -> Iterator[Figure]:
    try:
        yield Figure("day", parse_date(date).text, end)
    except UnreadableValue:
        return


def _find_numbers(text: Text, place: int, lexicon: Lexicon) -> Iterator[Figure]:
    if nth := _NTH_YEAR.match(text.written, place):
        yield Figure("nth-year", nth[1], text.find_end(nth.end()))
    match = _NUMBER.match(text.written, place)
    if not match:
        return
    value, end = match[0].replace(",", ""), match.end()
    after = text.written[end:]
    spaces = len(after) - len(after.lstrip())
    if after.lstrip().startswith(("%", "％")):
        yield Figure("percent", value, text.find_end(end + spaces + 1))
        return
    for kind, counters in (("ordinal", lexicon.ordinal_counters), ("number", lexicon.counters)):
        for counter in sorted(counters, key=len, reverse=True):
            if after.lstrip().startswith(counter):
                yield Figure(kind, value, text.find_end(end + spaces + len(counter)))
    if suffix := re.match(r"(?:st|nd|rd|th)\b", after):
        yield Figure("ordinal", value, text.find_end(end + suffix.end()))
    yield Figure("number", value, text.find_end(end))
    if not lexicon.counters:
        yield from _find_years(text, value, text.find_end(end))


def _find_years(text: Text, value: str, end: int) -> Iterator[Figure]:
    """A number of years in English: five years, 10-year."""
    for word in ("years", "year"):
        if text.folded.startswith(word, end) and text.is_edge(end + len(word)):
            yield Figure("number", value, end + len(word))


def _find_words(text: Text, at: int, lexicon: Lexicon) -> Iterator[Figure]:
    """Numerals in words with a counter (두 곳) and ordinals (두번째)."""
    if at not in text.breaks:
        return
    if numbered := _YEAR_NUMBER.match(text.written, text.places[at]):
        number = numbered[1].casefold()
        yield Figure("nth-year", str(lexicon.numerals.get(number, number)), text.find_end(numbered.end()))
    for word, number in lexicon.ordinals.items():
        for year in ("년도", "연도", "year", "년차"):
            if text.folded.startswith(word + year, at) and text.is_edge(at + len(word + year)):
                yield Figure("nth-year", str(number), at + len(word + year))
        if text.folded.startswith(word, at) and text.is_edge(at + len(word)):
            yield Figure("ordinal", str(number), at + len(word))
    for word, number in lexicon.numerals.items():
        if not text.folded.startswith(word, at):
            continue
        end = at + len(word)
        if not lexicon.counters and end in text.breaks:
            yield Figure("number", str(number), end)
            yield from _find_years(text, str(number), end)
        if lexicon.counters and end in text.breaks and _is_noun(text, end, lexicon):
            yield Figure("number", str(number), end)
        # 한 대 counts machines, 10대 and 열 개 items of a list.
        for counter in (one for one in lexicon.counters if one != "대"):
            if text.folded.startswith(counter, end) and (end in text.breaks or len(word) > 0):
                yield Figure("number", str(number), end + len(counter))


def _is_noun(text: Text, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun that is counted begins at *at*: 네 전략."""
    ends = range(at + 1, min(at + 6, len(text)) + 1)
    concepts = (concept for end in ends for concept in lexicon.words.get(text.folded[at:end], ()))
    return any(one == "agency" or one.startswith("kind:") for one in concepts)
