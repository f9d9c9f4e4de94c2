"""The exemptions of a zone."""

from collections.abc import Collection, Iterator

from graph.model.vocabulary import RDFS, RM
from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri


@operator("exemptions", "activities", "regions", "technologies", "kinds", "yes_no")
def exemptions(asked: Asked) -> Found:
    """One row per act, with the number of exemptions from it."""
    near = list_near(asked)
    if near is None:
        return Refusal(asked.pick("어느 구역의 특례인지 이름이 없다", "the question names no zone"))
    lines = Lines()
    texts = []
    for activity, statement, act, count in iter_exemptions(asked, near):
        lines.add(activity, act, count, basis=[statement])
        texts.append(asked.pick(f"{act} {count}건", f"{act} {count}"))
    columns = ("activity", asked.words.column("act", "법령", "act"), "count")
    if not texts:
        return find_nothing(asked, "규제특례가 적혀 있지 않다", "No source states exemptions", columns)
    return Finding(
        asked.pick(f"규제특례는 {asked.join(texts)}이다", f"Exemptions: {asked.join(texts)}"), columns, lines.lines, ()
    )


def iter_exemptions(asked: Asked, near: Collection[Iri]) -> Iterator[tuple[Iri, Iri, object, object]]:
    """The exemptions of the activities *near*: activity, statement, act and number."""
    found: dict[Iri, dict[str, object]] = {}
    for row in asked.world.view.read("details"):
        if row["activity"] in near and row["link"] == RM.hasExemption:
            one = found.setdefault(Iri(row["statement"]), {"activity": row["activity"]})
            one[{RDFS.label: "act", RM.count: "count"}.get(str(row["property"]), "")] = row["value"]
    for statement, one in found.items():
        yield Iri(str(one["activity"])), statement, one.get("act"), one.get("count")
