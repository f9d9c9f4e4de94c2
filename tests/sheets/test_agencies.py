"""Who and where in the fact sheets: agencies with their roles, groups, agreements, regions and technologies."""

import re

from support.fact_sheets import NUMBERED, Node, Sheet, View, cases, fold, missing, needs_sheets, open_view, to_days

from graph.model.identifiers import REFERENCE_GRAPH
from graph.model.vocabulary import DCAT, ID, M8G, ORG, RDF, RDFS, RM, SCHEMA
from graph.stores import Cell, Iri

pytestmark = needs_sheets

# Role in a sheet -> the roles that the graph gives the agency, and where: in the roadmap, in the one project that the
# sheet is about ("part"), in a project beside the plan ("related"), in the study behind it, or in the national call.
ROLES = {
    "owner": (("owner",), "roadmap"),
    "owner/contracting authority": (("owner",), "study"),
    "owner/funder": (("owner", "funder"), "roadmap"),
    "lead": (("lead",), "part"),
    "participant": (("participant",), "part"),
    "consulted": (("consulted",), "roadmap"),
    "funder": (("funder",), "related"),
    "programme owner": (("owner",), "call"),
    "programme owner/evaluator": (("evaluator",), "part"),
    # The plan was made together with the province; that it is an owner is not printed.
    "co-author of the plan": (("unspecified",), "roadmap"),
    "contractor of the study": (("contractor",), "study"),
    "contractor (analysis)": (("contractor",), "study"),
    "contractor (strategies and projects)": (("contractor",), "study"),
    "private investor of a related project": (("investor",), "related"),
    "former private investor (bankrupt)": (("former-investor",), "related"),
    "partner of SK텔레콤 since 2022-02": (("cooperating",), "roadmap"),
    "designating authority": (("designating-authority",), "roadmap"),
    "funder of earlier R&D": (("funder",), "related"),
}
# The sheet names the project beside the plan with its lead only; the participants are of the same project.
PLACED = {("daejeon-robot-2025", "participant"): "related"}
# Words of a role that the graph keeps as the task of the participation or as a milestone.
TASKS = {
    "co-author of the plan": "계획 공동 작성",
    "contractor (analysis)": "분석",
    "contractor (strategies and projects)": "전략과 사업",
    "partner of SK텔레콤 since 2022-02": "SK텔레콤의 협력사",
    "training": "전문인력 양성",
}
MEMBERSHIP = "consortium member since "
TYPES = {"company": "company", "public corporation": "public-corporation", "government": "government"}
GROUP_TYPES = {"consortium": "consortium", "governance body": "group"}
# The graph has no countries of agencies; the note says it.
COUNTRIES = {"US": "미국 기업"}
LEVELS = {
    "province": "province",
    "metropolitan city": "metropolitan-city",
    "si": "city",
    "gun": "county",
    "gu": "district",
    "eup/myeon": "town",
    # Sejong stands beside the metropolitan cities.
    "special self-governing city": "metropolitan-city",
}
# Part of a region in a sheet -> how the graph has it: as role of a regional part, site, owner or parent.
PARTS = {
    "lead": "role-lead",
    "participant": "role-participant",
    "partner": "role-participant",
    "owner": "owner",
    "parent region": "parent",
    "site": "site",
    "site of a related project": "related site",
    "zone": "sites",
}
# A partner without a regional part: the sheet means the government that signed.
GOVERNMENTS = {"jeju-uam-2022"}
# The regions whose roadmaps name a parent region.
REGIONS = {"gimje-special-vehicles": ID.to_iri("region/gimje")}
# Sheet, technology -> what it is called in the graph, where neither a technology nor a printed text is called so.
TECHNOLOGIES = {
    # A core technology of a plan on car parts; the graph has it as inferred.
    ("chungnam-autoparts-2018", "친환경"): ("eco-mobility",),
    # The centre tests used batteries; its title names them.
    ("daegu-battery-2023", "사용 후 배터리"): ("used-battery-testing",),
    # Two technologies in one word.
    ("gyeongnam-strategic-2021", "IT·S/W"): ("ict", "software"),
    # The sheet shortens the title of the project.
    ("jeonnam-smartspec-2023", "선박 고속엔진 수리진단"): ("ship-engine-diagnosis",),
}


def is_in(view: View, node: Node, agency: Sheet, place: str) -> bool:
    """Whether the participation *node* is where the sheet has it."""
    ways = view.ways_up(node)
    if "project" in agency:
        numbered = NUMBERED.get((view.name, agency["project"]))
        return any(way.local == numbered or fold(agency["project"]) in way.names for way in ways)
    apart = {kind for kind in (RM.Study, RM.RelatedProject) if any(way.has(RDF.type, kind) for way in ways)}
    if place in ("study", "related"):
        return apart == {RM.Study if place == "study" else RM.RelatedProject}
    return not apart and (place != "part" or not view.part or ways[1].local == view.part)


def fits(view: View, node: Node, agency: Sheet) -> bool:
    """Whether what else the sheet says of the participation and its agency holds: tasks, unit, type, names, place."""
    one = view.graph.get_reference(node.get(M8G.hasParticipant))
    names = {fold(name) for name in view.graph.names["agency"][Iri(one.iri)]}
    task, unit = fold(node.get(RM.task) or ""), fold(node.get(RM.unit) or "")
    tasks = [fold(text) for text in (TASKS.get(agency["role"], ""), *agency.get("tasks", ()))]
    printed = {fold(node.get(RM.printedText)), *names}
    return (
        all(text in task for text in tasks)
        and fold(agency.get("unit", "")) in {"", unit, *(name.removeprefix(fold(agency["name"])) for name in names)}
        and ("type" not in agency or one.code(ORG.classification) == f"agency-type-{TYPES[agency['type']]}")
        and ("printed" not in agency or fold(agency["printed"]) in printed)
        and all(fold(agency[key]) in names for key in ("abbr", "printed_also") if key in agency)
        and ("country" not in agency or COUNTRIES[agency["country"]] in str(one.get(RDFS.comment)))
        and ("location" not in agency or one.get(RM.region) in view.graph.find("region", agency["location"]))
    )


def has_role(view: View, agency: Sheet, graphs: list[str]) -> bool:
    roles, place = ROLES[agency["role"]]
    place = PLACED.get((view.name, agency["role"]), place)
    name = agency["name"]
    if view.graph.find("agency", name + agency.get("unit", "")):
        # A unit that is an agency of its own is the one that acts.
        name += agency.get("unit", "")
    found = [
        node
        for node in view.participations(view.call if place == "call" else graphs, name)
        if is_in(view, node, agency, place) and fits(view, node, agency)
    ]
    return {node.code(M8G.role) for node in found} == {f"role-{role}" for role in roles}


def is_member(view: View, agency: Sheet) -> bool:
    """Whether the agency joined a group of the roadmap in the month that the sheet gives."""
    agencies, since = view.graph.find("agency", agency["name"]), agency["role"].removeprefix(MEMBERSHIP)
    groups = {node.get(M8G.hasParticipant) for node in view.iter_nodes(RM.Participation)}
    return any(
        node.get(RM.member) in agencies and node.get(DCAT.startDate) == since and view.owner(node).iri in groups
        for node in view.iter_nodes(RM.Membership, [REFERENCE_GRAPH])
    )


@cases("agencies")
def test_every_agency_has_its_role(name: str) -> None:
    view = open_view(name)

    def is_there(agency: Sheet) -> bool:
        if agency["role"].startswith(MEMBERSHIP):
            return is_member(view, agency)
        return all(has_role(view, agency, graphs) for graphs in view.where(agency))

    assert missing(view.sheet["agencies"], is_there) == []


@cases("agencies")
def test_what_a_copy_adds_to_an_agency_stands_in_the_edition_by_that_copy(name: str) -> None:
    view = open_view(name)
    named = [agency["name"] for agency in view.sheet["agencies"]]
    assert all(view.graph.find("agency", one) for one in named)
    for agency in view.sheet["agencies"]:
        told = {node.graph for node in view.participations(view.graphs, agency["name"])}
        if agency.get("source", "").endswith(" only"):
            assert told == set(view.by_source(agency["source"]))
        if "task" in agency:
            words, copy = re.fullmatch(r"(\w+) \(per (\w+)\)", agency["task"]).groups()
            found = view.participations(view.by_source(copy), agency["name"])
            assert [node.get(RM.task) for node in found] == [TASKS[words]]
        if since := re.search(r"partner of (\S+) since (\S+)", agency["role"]):
            partner, month = since.groups()
            dated = [node for node in view.iter_nodes(RM.Milestone) if node.get(RM.milestoneDate) == month]
            assert any(partner in str(node.get(RDFS.label)) for node in dated)


@cases("groups")
def test_every_group_is_an_agency_of_the_roadmap(name: str) -> None:
    view = open_view(name)
    for group in view.sheet["groups"]:
        found = view.graph.find("agency", group["name"])
        assert len(found) == 1, group
        one = view.graph.get_reference(next(iter(found)))
        assert one.code(ORG.classification) == f"agency-type-{GROUP_TYPES[group['type']]}"
        assert all(view.graph.find("agency", other) == found for other in group.get("other_names", ()))
        assert view.participations([view.home], group["name"])
        if "since" in group:
            since = {node.get(DCAT.startDate) for node in view.follow(one, RM.hasMembership)}
            assert min(map(str, since)) == group["since"]


@cases("agreements")
def test_every_agreement_has_its_day_and_parties(name: str) -> None:
    view = open_view(name)
    found = list(view.iter_nodes(RM.Agreement, [view.home]))
    for agreement in view.sheet["agreements"]:
        assert agreement["type"] == "MOU"
        parties = set().union(*(view.graph.find("agency", party) for party in agreement["parties"]))
        assert len(parties) == len(agreement["parties"])
        assert any(
            "업무협약" in str(node.get(RDFS.label))
            and set(node.values[RM.party]) == parties
            and node.get(RM.milestoneDate) == to_days(agreement["date"])
            and ("inferred" in agreement["date"]) == (node.get(RM.reason) is not None)
            and str(node.get(RM.count)) == agreement.get("clauses", "None")
            for node in found
        ), agreement


def regions_of(view: View, kind: str) -> dict[Cell, list[Node]]:
    """Things of the class *kind* by their region, from the edition by the page of the sheet."""
    found: dict[Cell, list[Node]] = {}
    for node in view.iter_nodes(kind, [view.home]):
        found.setdefault(node.get(RM.region), []).append(node)
    return found


def has_region(view: View, region: Sheet, iri: str) -> bool:
    """Whether the region plays the part that the sheet gives it."""
    told, _, number = region["role"].partition(" (project ")
    part = PARTS[told]
    if "site" in part:
        related = [any(way.has(RDF.type, RM.RelatedProject) for way in view.ways_up(node)) for node in sites(view, iri)]
        return related == ["related" in part]
    if part == "parent":
        home = view.graph.nodes[ID.to_iri("reference"), REGIONS[view.roadmap]]
        return home.get(SCHEMA.containedInPlace) == iri
    if part == "owner":
        return iri in {node.get(RM.region) for node in view.iter_nodes(RM.Roadmap)}
    if view.name in GOVERNMENTS:
        return governs(view, iri) and told == "partner"
    parts = regions_of(view, RM.RegionalPart).get(Iri(iri), [])
    orders = {view.owner(one).get(RM.order) for one in parts if one.code(RM.role) == part}
    return int(number.rstrip(")")) in orders if number else bool(orders)


def governs(view: View, iri: str) -> bool:
    """Whether the government of the region takes part."""
    found = [view.graph.get_reference(node.get(M8G.hasParticipant)) for node in view.iter_nodes(RM.Participation)]
    return any(one.get(RM.region) == iri and one.code(ORG.classification) == "agency-type-government" for one in found)


def sites(view: View, iri: str) -> list[Node]:
    return regions_of(view, RM.Site).get(Iri(iri), [])


@cases("regions")
def test_every_region_plays_its_part(name: str) -> None:
    view = open_view(name)
    for region in view.sheet["regions"]:
        if region["level"] == "area":
            # Not administrative areas: the sites of the zone.
            assert PARTS[region["role"]] == "sites"
            labels = {fold(node.get(RDFS.label)) for node in view.iter_nodes(RM.Site, [view.home])}
            assert {fold(text) for text in region["name"].split(", ")} == labels
            continue
        found = view.graph.find("region", region["name"]) or view.graph.find("region", region["name"].split()[-1])
        found = {
            iri for iri in found if view.graph.get_reference(iri).code(RM.level) == f"level-{LEVELS[region['level']]}"
        }
        assert len(found) == 1, region
        assert has_region(view, region, found.pop()), region


@cases("region_tasks")
def test_every_region_has_its_task(name: str) -> None:
    view = open_view(name)
    for told in view.sheet["region_tasks"]:
        regions = view.graph.find("region", told["region"])
        parts = [node for node in view.iter_nodes(RM.RegionalPart, [view.home]) if node.get(RM.region) in regions]
        owner = NUMBERED[name, told["project"]] if "project" in told else view.part
        assert [node.get(RM.task) for node in parts if view.owner(node).local == owner] == [told["task"]]


def split_names(text: str) -> list[str]:
    """The names in a technology of a sheet: ``UAM (도심항공교통)`` is two."""
    return [word for word in re.split(r"\s*[(),]\s*", text) if word]


def uses_technology(view: View, text: str) -> bool:
    """Whether a use in the roadmap is of the technology *text*, or it or a driver prints the text."""
    found = view.graph.find("technology", text)
    return any(
        node.get(RM.technology) in found or fold(node.get(RM.printedText)) == fold(text)
        for node in view.iter_nodes(RM.TechnologyUse)
    ) or any(fold(text) in node.names for node in view.iter_nodes(RM.Driver))


@cases("technologies")
def test_every_technology_is_used(name: str) -> None:
    view = open_view(name)

    def is_there(text: str) -> bool:
        wanted = TECHNOLOGIES.get((name, text))
        return uses_technology(view, text) or all(uses_technology(view, one) for one in wanted or split_names(text))

    assert missing(view.sheet["technologies"], is_there) == []
