"""Where: the sites of activities and the seats of agencies."""

from graph.model.vocabulary import RDFS, RM
from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri


@operator("site", "agencies", "activities", "regions", "technologies", "kinds", "words", "roles", "yes_no", "types")
def site(asked: Asked) -> Found:
    """One row per site or seat."""
    if asked.agencies:
        return _seat(asked)
    near = list_near(asked)
    if near is None:
        return Refusal(asked.pick("무엇의 위치인지 이름이 없다", "the question names no activity or agency"))
    rows = [row for row in asked.world.view.read("details") if row["activity"] in near and row["link"] == RM.hasSite]
    places: dict[tuple[object, object], dict[str, object]] = {}
    for row in rows:
        place = places.setdefault((row["activity"], row["statement"]), {})
        name = {RDFS.label: "label", RM.region: "region", RM.area: "area"}.get(str(row["property"]), "")
        if name:
            place[name] = row["value"]
    lines = Lines()
    texts = []
    for (activity, statement), place in places.items():
        region = Iri(str(place["region"])) if "region" in place else None
        lines.add(activity, place.get("label"), region, basis=[Iri(str(statement))])
        where = _name_place(asked, region) if region else ""
        texts.append(f"{place.get('label', '')}{f' ({where})' if where else ''}")
    columns = ("activity", asked.words.column("site", "장소", "site"), "region")
    label = asked.names(near[:1])
    item = asked.world.view.activities.items.get(near[0]) if near else None
    if not texts and item and item.places:
        # Without a site, the regions of the plan are known.
        homes = asked.names(item.places)
        for region in item.places:
            lines.add(near[0], None, region, basis=[near[0]])
        korean = f"{label}의 장소는 적혀 있지 않다; 지역은 {homes}이다"
        english = f"No source states a site of {label}; it is of {homes}"
        return Finding(asked.pick(korean, english), columns, lines.lines, ())
    if not texts:
        return find_nothing(asked, f"{label}의 장소는 적혀 있지 않다", f"No source states a site of {label}", columns)
    return Finding(
        asked.pick(f"{label}의 장소는 {asked.join(texts)}이다", f"Site of {label}: {asked.join(texts)}"),
        columns,
        lines.lines,
        (),
    )


def _name_place(asked: Asked, region: Iri) -> str:
    around = asked.world.view.containment.find_around(region)
    names = [asked.name(one) for one in (*around[::-1], region)]
    return asked.pick(" ".join(names), ", ".join(names[::-1]))


def _seat(asked: Asked) -> Found:
    lines = Lines()
    texts = []
    for agency in asked.agencies:
        region = asked.world.seats.get(agency, ("", None))[1]
        if region:
            lines.add(agency, region, basis=[agency])
            texts.append(
                asked.pick(
                    f"{asked.name(agency)}의 소재지는 {_name_place(asked, region)}이다",
                    f"{asked.name(agency)} is based in {_name_place(asked, region)}",
                )
            )
        else:
            texts.append(
                asked.pick(
                    f"{asked.name(agency)}의 소재지는 적혀 있지 않다",
                    f"No source states the seat of {asked.name(agency)}",
                )
            )
    return Finding(asked.join(texts), ("agency", "region"), lines.lines, ("agency", asked.name(asked.agencies[0])))
