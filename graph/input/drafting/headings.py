"""The headings of tables: which field and kind a column has by the words above it."""

import re

from graph.input.drafting.purses import LABELS

_TITLES = (
    (re.compile(r"(?:세부|단위|추진)?과제명?"), "task"),
    (re.compile(r"(?:세부|단위|추진|주요)?사업명?|프로젝트명?"), "project"),
    (re.compile(r"(?:세부|추진)?전략(?:명|과제)?"), "strategy"),
)
OTHERS = (
    (re.compile(r"(?:주관|총괄)(?:기관|기관명)?"), ("lead", "lead")),
    (re.compile(r"전담(?:기관|기관명)?"), ("other-agency", "managing")),
    (re.compile(r"(?:참여|협력|공동)(?:기관|기관명)?"), ("participant", "participant")),
    (re.compile(r"(?:사업|추진|수행)?기간"), ("period", "")),
    (re.compile(r"(?:대상|사업)?지역|시·?군|시·?군·?구"), ("region", "")),
    (re.compile(r"(?:총)?(?:사업비|예산액?|소요예산)|총액|합계|계"), ("amount", "total")),
)
_YEAR = re.compile(r"(?:[’'‘](?P<short>[0-9]{2})|[’'‘]?(?P<year>20[0-9]{2}))(?:년도?)?")
SUM = re.compile(r"(?:총|합|소)?\s?계|총괄|합산")


def to_plain(text: str) -> str:
    """A heading without blanks and without what stands in brackets."""
    return re.sub(r"\s|\([^)]*\)", "", text)


def find_title(text: str) -> str:
    """The kind of the titles below a heading, empty if it is not one of titles."""
    return next((kind for pattern, kind in _TITLES if pattern.fullmatch(to_plain(text))), "")


def find_head(heading: str) -> str:
    """The field of a column with this heading, empty if it is not known. A year is the heading of an amount."""
    plain = to_plain(heading)
    if find_title(heading):
        return "title"
    if find_year(plain) or (plain in LABELS and plain != "모두"):
        return "amount"
    return next((name for pattern, (name, _) in OTHERS if pattern.fullmatch(plain)), "")


def find_year(plain: str) -> str:
    """The year that a heading is, with four figures, empty if it is none."""
    match = _YEAR.fullmatch(plain)
    return "" if match is None else match["year"] or f"20{match['short']}"


def is_sum(words: str) -> bool:
    """Whether *words* are the label of a row of sums."""
    return bool(SUM.fullmatch(to_plain(words)))
