"""The parties of agreements and the days of memberships, which several operators read."""

from collections.abc import Iterable
from itertools import permutations

from graph.model.vocabulary import RM
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal
from graph.reports.questions.operators.roles import fits
from graph.reports.result import Kind
from graph.stores import Iri


def list_parties(asked: Asked, activities: Iterable[Iri], label: str) -> Found:
    """The parties of the agreements about *activities*, with the number that a source states."""
    inside = set(activities)
    rows = [
        row
        for row in asked.world.view.read("events", ended=True)
        if row["class"] == RM.Agreement and row["activity"] in inside and row["party"]
    ]
    rows = [row for row in rows if fits(asked, Iri(row["party"]))]
    if not rows:
        return Refusal(asked.pick("협약의 당사자가 적혀 있지 않다", "no source states the parties of an agreement"))
    lines = Lines()
    for row in rows:
        lines.add(row["party"], row["event"], str(row["date"] or ""), basis=[Iri(row["event"])])
    columns = ("agency", asked.words.column("event", "협약", "agreement", Kind.THING), "date")
    names = asked.names(dict.fromkeys(Iri(row["party"]) for row in rows), 12)
    count = len({row["party"] for row in rows})
    return Finding(
        asked.pick(
            f"{label}에 관한 협약의 당사자는 {names}이다({count}곳)",
            f"Parties of the agreement on {label}: {names} ({count})",
        ),
        columns,
        lines.lines,
    )


def check_party(asked: Asked) -> Found:
    """Whether the agency is a party to an agreement on the activities of the form."""
    agency, inside = asked.agencies[0], set(asked.world.expand(asked.activities))
    every = asked.world.view.read("events", ended=True)
    rows = [row for row in every if row["class"] == RM.Agreement and row["activity"] in inside and row["party"]]
    if not rows:
        return Refusal(asked.pick("협약의 당사자가 적혀 있지 않다", "no source states the parties of an agreement"))
    own = [row for row in rows if row["party"] == agency]
    lines = Lines()
    for row in own or rows:
        lines.add(row["party"], row["event"], str(row["date"] or ""), basis=[Iri(row["event"])])
    name, names = asked.name(agency), asked.names(dict.fromkeys(Iri(row["party"]) for row in rows), 12)
    what, days = asked.names(asked.activities, 2), asked.join(str(row["date"] or "") for row in own)
    dated = f" ({days})" if days else ""
    if own:
        korean = f"예. {asked.topic(name)} {what}에 관한 협약의 당사자이다{dated}"
        english = f"Yes, {name} is a party to the agreement on {what}{dated}"
    else:
        korean = f"아니오. {asked.topic(name)} {what}에 관한 협약의 당사자로 적혀 있지 않다. 당사자는 {names}이다"
        english = f"No, no source names {name} as a party to the agreement on {what}; parties: {names}"
    columns = ("agency", asked.words.column("event", "협약", "agreement", Kind.THING), "date")
    return Finding(asked.pick(korean, english), columns, lines.lines)


def find_membership(asked: Asked) -> Finding | None:
    """Since when one of two agencies is a member of the other."""
    lines, texts = Lines(), []
    for group, member in permutations(asked.agencies, 2):
        for row in asked.world.view.read_all("agency-links", asked=[group]):
            if row["agency"] == group and row["other"] == member and str(row["link"]).endswith("hasMembership"):
                lines.add(member, group, row["start"], row["end"], basis=[Iri(row["statement"])])
                since = row["start"] or asked.pick("적혀 있지 않음", "not stated")
                text = asked.pick(
                    f"{asked.topic(asked.name(member))} {asked.name(group)}의 구성원이다(시작: {since})",
                    f"{asked.name(member)} is a member of {asked.name(group)} (since: {since})",
                )
                texts.append(text)
    columns = ("agency", asked.words.column("group", "모임", "group", Kind.THING), "start", "end")
    return Finding(asked.join(dict.fromkeys(texts)), columns, lines.lines) if texts else None
