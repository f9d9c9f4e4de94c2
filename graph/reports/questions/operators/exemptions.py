"""The exemptions of a zone."""

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
    found: dict[Iri, dict[str, object]] = {}
    for row in asked.world.view.read("details"):
        if row["activity"] in near and row["link"] == RM.hasExemption:
            one = found.setdefault(Iri(row["statement"]), {"activity": row["activity"]})
            one[{RDFS.label: "act", RM.count: "count"}.get(str(row["property"]), "")] = row["value"]
    lines = Lines()
    texts = []
    for statement, one in found.items():
        lines.add(one["activity"], one.get("act"), one.get("count"), basis=[statement])
        texts.append(asked.pick(f"{one.get('act')} {one.get('count')}건", f"{one.get('act')} {one.get('count')}"))
    columns = ("activity", asked.words.column("act", "법령", "act"), "count")
    if not texts:
        return find_nothing(asked, "규제특례가 적혀 있지 않다", "No source states exemptions", columns)
    return Finding(
        asked.pick(f"규제특례는 {asked.join(texts)}이다", f"Exemptions: {asked.join(texts)}"), columns, lines.lines, ()
    )
