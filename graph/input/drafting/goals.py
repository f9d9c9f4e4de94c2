"""Tables of targets: each row names what is measured, and one column says what it should become."""

import re
from collections.abc import Iterator, Mapping

from graph.input.drafting.evidence import Found
from graph.input.drafting.parts import is_indicator
from graph.input.texts import Passage, Text

_MEASURE = re.compile(r"(?:핵심|성과|정책|주요|목표)?(?:성과)?(?:지표|목표)(?:명)?|구분|항목")
_AIM = re.compile(r"목표|최종")
_YEAR = re.compile(r"[’']?(?P<year>(?:20)?[0-9]{2})(?:년도?)?")
_ABOUT = re.compile(r"지표|목표")
_FIGURE = re.compile(
    r"(?:누적|연간|연|총|약)?\s?[0-9][0-9,.]*(?:\s?[조억만천백]\s?(?:[0-9][0-9,.]*)?)*\s?(?P<unit>[가-힣㎡㏊㎞%a-zA-Z/]{0,8})"
)
# The unit after what is measured: 국산화율(%), 인력 배출(명, 누적).
_BRACKET = re.compile(r"\s?\((?:단위\s?[:：]\s?)?(?P<unit>[가-힣%㎡㎞a-zA-Z]{1,5})(?:,[^()]*)?\)$")
_UNIT = re.compile(r"단위")


def iter_goals(text: Text, grid: Mapping[int, Mapping[int, Passage]], caption: str, item: str) -> Iterator[Found]:
    """The indicators of a table whose headings have a column of targets, or years and a word for targets.

    :param grid: the cells by row and column.
    :param caption: the short paragraph before the table.
    :param item: the title that the targets belong to.
    """
    first, *rest = sorted(grid) or [0]
    if not rest:
        return
    heads = {column: _plain(text, cell) for column, cell in grid[first].items()}
    names = heads.get(1, "")
    about = _ABOUT.search(caption + " ".join(heads.values()))
    target = _find_target(heads)
    if not about or not target or not _MEASURE.fullmatch(names):
        return
    units = next((column for column, head in heads.items() if _UNIT.fullmatch(head)), 0)
    for row in rest:
        cells = grid[row]
        if 1 not in cells or target not in cells:
            continue
        name, cell = _words(text, cells[1]), cells[target]
        bracket = _BRACKET.search(name)
        printed, unit = _words(text, cell), _words(text, cells[units]) if units in cells else ""
        if bracket and not unit:
            name, unit = name[: bracket.start()], bracket["unit"]
        figure = _FIGURE.fullmatch(printed)
        value = f"{name} {printed}{'' if figure and figure['unit'] else unit}"
        if figure and re.search("[가-힣A-Za-z]", name) and (figure["unit"] or unit) and is_indicator(value):
            yield Found(
                "indicator", value, printed, cell.start, "target in a table", item, "target", address=cell.address
            )


def _find_target(heads: Mapping[int, str]) -> int:
    """The only column of targets, or else the last year, 0 if it is not clear which one it is."""
    aims = [column for column, head in heads.items() if column > 1 and _AIM.search(head)]
    years = {column: match["year"] for column, head in heads.items() if (match := _YEAR.fullmatch(head))}
    if aims:
        return aims[0] if len(aims) == 1 else 0
    return max(years, key=lambda column: years[column]) if len(years) > 1 else 0


def _words(text: Text, cell: Passage) -> str:
    return text.content[cell.start : cell.end].strip()


def _plain(text: Text, cell: Passage) -> str:
    """A heading without blanks. What it has in brackets may say that it is a target."""
    return re.sub(r"\s", "", _words(text, cell))
