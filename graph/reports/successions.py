"""The section on the regions of a report: whether they exist on the day, which regions they replaced, and by which they
were replaced.
"""

from collections.abc import Iterable, Iterator, Mapping

from graph.reports.columns import Head
from graph.reports.result import Kind
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.places import go_to_regions
from graph.view.succession import Step
from graph.view.view import View

FORMER = Head("former", Kind.TEXT, "이전 지역", "former region")
_COUNTED = {
    "before": ("이전 지역에 대한 내용을 포함", "includes what is stated of the former region"),
    "after": ("새 지역의 보고서에 포함", "included in the report on the new region"),
    "kept": ("새 지역에는 미반영: 몫을 알 수 없음", "not counted for the new region: shares unknown"),
    "divided": (
        "제외: 이전 지역이 나뉘어 몫을 알 수 없음",
        "not included: the former region was divided, shares unknown",
    ),
    "later": ("기준일 이후의 변동", "after the as-of date"),
}


def turn_to(view: View, *places: Iri | None) -> tuple[Wording, tuple[Block, ...]]:
    """The words for a report on regions, and the section on the changes of these regions if there are any.

    The view of the words is that of :func:`graph.view.places.go_to_regions`.
    """
    regions = [place for place in places if place]
    block = to_change_section(Wording(view), regions)
    return Wording(go_to_regions(view, *regions)), (block,) if block.lines or block.note else ()


def to_change_section(words: Wording, regions: Iterable[Iri]) -> Block:
    """One row per former region and region that replaced it, as far as one of the two is among *regions*."""
    regions, succession = tuple(regions), words.view.succession
    found: dict[Step, str] = {}
    for region in regions:
        if succession.is_yet_to_come(region):
            found |= {step: "later" for step in succession.steps if step.region == region}
        found |= {step: "before" if step.entire else "divided" for step in succession.iter_before(region)}
        found |= {step: "after" if step.entire else "kept" for step in succession.iter_after(region)}
    lines = [
        Line((step.former, step.kind, step.region, step.since, words.pick(*_COUNTED[why])), (step.statement,))
        for step, why in sorted(found.items(), key=lambda item: (item[0].since, item[0].former, item[0].region))
    ]
    columns = (
        Head("former", Kind.THING, "이전 지역", "former region"),
        Head("change", Kind.THING, "변동 구분", "kind of change"),
        Head("new", Kind.THING, "새 지역", "new region"),
        Head("start"),
        Head("counted", Kind.TEXT, "보고서 반영", "in this report"),
    )
    note = " ".join(text for region in regions for text in _explain(words, region))
    return words.section("changes", words.pick("지역의 변동", "Changes of the region"), columns, lines, note=note)


def _explain(words: Wording, region: Iri) -> Iterator[str]:
    """Whether *region* exists on the day of the view."""
    succession, label = words.view.succession, words.name(region).label
    day, start, end = words.view.day, succession.find_start(region), succession.find_end(region)
    if succession.is_yet_to_come(region):
        yield words.pick(
            f"{label}: {day}에는 아직 없는 지역이다. {start}에 생겼다.",
            f"{label} does not exist yet on {day}. It exists from {start}.",
        )
    elif succession.has_ended(region):
        yield words.pick(f"{label}: {end}까지 있던 지역이다.", f"{label} existed until {end}.")
        steps = [step for step in succession.iter_after(region) if step.since > end]
        after = [describe_step(words, step, step.region) for step in steps]
        named = ", ".join(after) or words.pick("자료에 없음", "not in the data")
        yield words.pick(f"이후 지역: {named}.", f"Replaced by: {named}.")
        if region in succession.heirs:
            yield words.pick(f"이하의 내용은 {end} 기준이다.", f"The sections below show {end}.")


def describe_step(words: Wording, step: Step, shown: Iri) -> str:
    """One of the regions of *step* with the reason: ``전라남도 (2026-07-01 통합)``."""
    kind, label = words.name(step.kind).label, words.name(shown).label
    return f"{label} ({words.pick(f'{step.since} {kind}', f'{kind} on {step.since}')})"


def read_formers(words: Wording, region: Iri) -> Mapping[Iri, str]:
    """The former regions that have entirely become part of *region*, each with the reason."""
    steps = words.view.succession.iter_before(region)
    return {step.former: describe_step(words, step, step.former) for step in steps if step.entire}


def mark_former(words: Wording, region: Iri, block: Block) -> Block:
    """*block* with a column that names the former region of which a row is stated, if the block has such rows."""
    formers = read_formers(words, region)
    if not formers or not block.lines:
        return block
    marks: dict[object, set[str]] = {former: {text} for former, text in formers.items()}
    for row in words.view.read("region-activities", region=sorted(formers)):
        marks.setdefault(row["activity"], set()).add(formers[Iri(row["region"])])
    found = [
        ", ".join(sorted({text for thing in _iter_things(line) for text in marks.get(thing, ())}))
        for line in block.lines
    ]
    if not any(found):
        return block
    lines = (line._replace(cells=(*line.cells, mark)) for line, mark in zip(block.lines, found, strict=True))
    return block._replace(columns=(*block.columns, FORMER), lines=tuple(lines))


def _iter_things(line: Line) -> Iterator[object]:
    for cell in line.cells:
        yield from cell if isinstance(cell, tuple) else (cell,)
