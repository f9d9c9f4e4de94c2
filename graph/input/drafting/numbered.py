"""The titles that a table names by their number only: ``전략 1`` for ``[전략 1] 기반 고도화``."""

import re
from collections.abc import Iterable

from graph.input.drafting.evidence import Found
from graph.input.texts import Text

_LABEL = re.compile(r"(?:추진\s?)?(?P<noun>전략|과제|분야|부문|사업)\s?(?P<number>[0-9]{1,2}|[Ⅰ-Ⅹ]|[①-⑳])\.?")


def find_numbered(text: Text, titles: Iterable[Found], label: str) -> str:
    """The one title whose line begins with this label, empty if there is none or more than one."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return ""
    begins = re.compile(rf"[\[<【(□○▶■\s-]*(?:추진\s?)?{match['noun']}\s?{match['number']}(?![0-9-])[^가-힣0-9]*")
    named = {one.value for one in titles if begins.fullmatch(_get_before(text, one))}
    return min(named) if len(named) == 1 else ""


def _get_before(text: Text, title: Found) -> str:
    """The words before a title on its line."""
    return text.content[text.content.rfind("\n", 0, title.start) + 1 : title.start]
