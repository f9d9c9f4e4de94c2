"""How two things are linked."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri
from graph.view.network import find_path, to_network


@operator("relation", "regions", "technologies", "agencies", "activities", "kinds", "yes_no", "words")
def relation(asked: Asked) -> Found:
    """One row per step of the shortest path."""
    if asked.regions and (len(asked.activities) > 1 or (asked.form.filters.kinds and not asked.activities)):
        return Refusal(
            asked.pick(
                "어느 지역의 무엇과 이을지 알 수 없다", "it is not clear which activities of the regions are meant"
            )
        )
    things = [*asked.regions, *asked.agencies, *asked.technologies, *asked.activities]
    if len(things) < 2:
        return Refusal(asked.pick("이어 볼 두 대상의 이름이 없다", "the question does not name two things"))
    network = to_network(asked.words.view)
    one, other = things[:2]
    names = [asked.name(one), asked.name(other)]
    columns = ("step", "from", "link", "to")
    heads = tuple(
        asked.words.column(name, korean, english)
        for name, korean, english in zip(columns, ("단계", "출발", "연결", "도착"), columns, strict=True)
    )
    steps = find_path(network, [one], [other]) if one in network and other in network else None
    command = ("connection", *names)
    if not steps:
        return find_nothing(
            asked,
            f"{names[0]}와 {names[1]}의 연결이 적혀 있지 않다",
            f"No source links {names[0]} and {names[1]}",
            heads,
            command,
        )
    lines = Lines()
    chain = [names[0]]
    for number, step in enumerate(steps, start=1):
        source, target = asked.name(Iri(step.start)), asked.name(Iri(step.end))
        lines.add(str(number), source, step.label, target, basis=[Iri(step.statement)] if step.statement else [])
        chain.append(target if chain[-1] != target else source)
    path = " – ".join(chain)
    return Finding(
        asked.pick(f"{names[0]}와 {names[1]}의 연결은 {path}이다", f"{names[0]} and {names[1]} are linked: {path}"),
        heads,
        lines.lines,
        command,
    )
