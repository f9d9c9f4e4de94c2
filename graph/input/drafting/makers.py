"""The governments whose plan a paper is, where no sentence says so: a line of names, or one behind a label."""

import re
from collections.abc import Sequence

from graph.input.drafting.gazetteer import Mention, find_region, iter_agencies
from graph.input.drafting.sentences import Sentence

# A paper has its maker on one of the first lines.
_FIRST_LINES = 10
_LABEL = re.compile(
    r"(?:제\s?출(?:\s?자)?|제\s?안\s?자|수립\s?(?:주체|권자|기관)|작성\s?(?:기관|주체)|발행(?:처|기관)?|시행\s?(?:주체|기관))\s?[:：]\s?"
)
_NAME = re.compile(
    r"(?P<name>[가-힣]{1,8}(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구))(?P<head>지사|장|수|청장)?"
)
# 2026. 1. 하늘시 (미래과)
_DATE = re.compile(r"20[0-9]{2}\.\s?[0-9]{1,2}\.(?:\s?[0-9]{1,2}\.)?\s+")
_BETWEEN = re.compile(r"\s?[·,/]\s?")


def find_maker(sentences: Sequence[Sentence]) -> Mention | None:
    """The government of a known region behind a label, or with which a line begins that has only names."""
    for one in sentences[:_FIRST_LINES]:
        label = _LABEL.match(one.text)
        dated = _DATE.match(one.text)
        start = label.end() if label else dated.end() if dated else 0
        match = _NAME.match(one.text, start)
        region = find_region(match["name"]) if match else ""
        rest = one.text[match.end() :] if match else ""
        if (
            match
            and region
            and one.heading
            and (_is_end(rest) if label or dated else not match["head"] and _is_list(rest))
        ):
            return Mention(match["name"], one.start + start, region)
    return None


def _is_end(rest: str) -> bool:
    return not rest or rest[0] in " (,·"


def _is_list(rest: str) -> bool:
    """Whether only names of agencies follow, or nothing."""
    names = _BETWEEN.split(rest.strip()) if rest.strip() else []
    return all(
        not name or any(len(agency.text) == len(name) for agency in iter_agencies(name)) or bool(find_region(name))
        for name in names
    )
