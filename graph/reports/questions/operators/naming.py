"""Parts of which a source gives only the number: four areas without names."""

from collections.abc import Collection, Iterable

from graph.reports.questions.operators.finding import Asked, Finding, Lines, to_code
from graph.stores import Iri
from graph.view.counts import Count

_COUNTED = {"area": "focus-area", "add-on": "add-on-strategy"}


def list_unnamed(counts: Iterable[Count], activities: Collection[Iri], kinds: tuple[str, ...]) -> list[Count]:
    """The counts of the first of *kinds* that are stated of *activities*."""
    code = to_code("count-of", _COUNTED.get(kinds[0], kinds[0])) if kinds else ""
    return [one for one in counts if one.activity in activities and one.of == code]


def find_unnamed(asked: Asked, activities: Collection[Iri]) -> Finding | None:
    """That no source names the parts of which one gives the number; ``None`` if none does."""
    found = list_unnamed(asked.world.counts, activities, asked.form.filters.kinds)
    if not found:
        return None
    lines, texts = Lines(), []
    for one in found:
        lines.add(one.activity, one.of, one.count, one.listed, one.printed, basis=[one.statement])
        name, noun = asked.name(one.activity), asked.name(one.of)
        texts.append(
            asked.pick(
                f"{name}의 {noun} {one.count}개('{one.printed}')의 이름은 적혀 있지 않다",
                f"The names of the {one.count} {noun} of {name} are not stated",
            )
        )
    columns = ("activity", "of", "count", "listed", "printed")
    return Finding(asked.join(texts), columns, lines.lines, nothing=True)
