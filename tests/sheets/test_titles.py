"""Plans, visions and titles of the fact sheets: each stands in an edition of the roadmap, in its place."""

import re

from support.fact_sheets import SHEETS, Node, Sheet, View, cases, fits_period, fold, needs_sheets, open_view, to_list

from graph.model.vocabulary import DCTERMS, RDF, RM

pytestmark = needs_sheets

# Sheet -> type of the plan as the graph says it: kind of the roadmap, and what else it must have.
TYPES = {
    "plan": ("plan", ""),
    "plan made by a study": ("plan", "Study"),
    "study contract that is to produce a plan": ("plan", "Study"),
    "project": ("project", ""),
    "pilot project by agreement": ("project", "Agreement"),
    "designated zone": ("zone", "Zone"),
    "national call": ("selection", "programme"),
    "national call (산업통상자원부)": ("selection", "programme"),
    "project under a national call": ("selection", "programme"),
}
# Sheet -> stage of the edition by its page.
STAGES = {
    "adopted": "published",
    "announced": "published",
    "applied; decision due the next month": "applied",
    "designated": "designated",
    "final report": "final",
    "interim report": "interim",
    "kickoff": "kickoff",
    # Said of the day of the agreement.
    "MOU signed": "announced",
    "project started": "executed",
    "selected": "selected",
    "selected for execution": "executed",
    "tender open": "tender",
    "third of five years, yearly plan adopted": "executed",
}
# Sheet, title -> how the graph words it.
TITLES = {
    # The round of the call is part of its title in the graph.
    ("daegu-edrive-2023", "스마트특성화 기반구축사업 (2023 round)"): "2023년 스마트특성화 기반구축사업",
    # What stands in brackets is the track of the project, not the name of the call.
    ("gangwon-daegu-nano-2022", "2023년 지역거점 스마트특성화 기반구축사업(초광역협력)"): (
        "2023년 지역거점 스마트특성화 기반구축사업"
    ),
}
# What the sheets say of a vision -> the source of its edition, and how a note of the graph says it.
VISION_SOURCES = {"August 2025 pages": "2025-08", "news1, the word play is lost": "news1"}
VISION_NOTES = {
    "": "",
    "called goal by one copy": "비전으로 적힌 문구를 목표로 적었다",
    "voiced by the mayor; not the vision of the final plan": "비전은 시장이 밝힌 것이며 최종 계획의 비전이 아니다",
}
# Sheet, list or area in the sheet's own words -> the id of the activity whose parts its items are.
OWN_WORDS = {
    ("gimje-kickoff-2024-04", "study tasks (marked △)"): "study",
    ("gimje-tender-2024-01", "과업내용 (study tasks, marked △)"): "study",
}


@cases("plan")
def test_the_plan_has_its_title_kind_and_stage(name: str) -> None:
    view, plan = open_view(name), SHEETS[name]["plan"]
    title = TITLES.get((name, plan["title"]), plan["title"])
    assert view.named(title, [*view.graphs, *view.call])
    kind, with_it = TYPES[plan["type"]]
    roadmaps = list(view.iter_nodes(RM.Roadmap))
    assert {node.code(RM.roadmapKind) for node in roadmaps} - {""} == {f"roadmap-kind-{kind}"}
    if with_it == "programme":
        assert any(node.get(RM.programme) for node in roadmaps)
    elif with_it:
        assert list(view.iter_nodes(getattr(RM, with_it), [view.home]))
    assert view.graph.nodes[view.home, view.home].code(RM.stage) == f"stage-{STAGES[plan['stage']]}"
    policies = {fold(text) for node in roadmaps for text in node.values.get(RM.parentPolicy, ())}
    assert {fold(text) for text in to_list(plan.get("parent") or plan.get("parents") or [])} <= policies
    if horizon := re.fullmatch(r"(\d{4}) \((\d+) years\)", plan.get("horizon", "")):
        year, years = horizon.groups()
        assert any(fits_period(one, f"{years} years until {year}") for one in top_periods(view))


def top_periods(view: View, graphs: list[str] | None = None) -> list[Node]:
    return [one for node in view.iter_nodes(RM.Roadmap, graphs) for one in view.follow(node, DCTERMS.temporal)]


@cases("vision")
def test_every_vision_is_worded_so(name: str) -> None:
    view = open_view(name)
    editions: set[str] = set()
    for vision in view.sheet["vision"]:
        found = [node for node in view.named(vision["text"]) if node.has(RDF.type, RM.Vision)]
        # One without a source of its own is that of the sheet's page; each wording is of another edition.
        graphs = {node.graph for node in found}
        graphs &= set(view.by_source(VISION_SOURCES[vision["source"]]) if "source" in vision else [view.home])
        assert graphs, vision
        editions |= graphs
        notes = view.texts([view.home])
        assert all(any(fold(part) in text for text in notes) for part in vision.get("components_seen", ()))
        said = VISION_NOTES[vision.get("status") or vision.get("note") or ""]
        assert any(fold(said) in text for text in view.texts())
    assert len(editions) == len(view.sheet["vision"])


def entries(name: str) -> list[tuple[Sheet, str]]:
    """The entries of a hierarchy, each with the title that it has under its kind."""
    kinds = ("area", "strategy", "project", "axis", "list")
    return [(entry, next(entry[kind] for kind in kinds if kind in entry)) for entry in SHEETS[name]["hierarchy"]]


def find_whole(view: View, title: str) -> list[Node]:
    """What an entry of the hierarchy is in the graph: a thing of that name, of that number, or the study."""
    if title.isdigit():
        return [node for node in view.iter_nodes(RM.Strategy) if node.local == f"strategy-{title}"]
    if local := OWN_WORDS.get((view.name, title)):
        return [node for node in view.iter_nodes(RM.Study) if node.local == local]
    return [node for node in view.named(title) if node.has(RDF.type, RM.Activity)]


def is_list(view: View, title: str, items: list[str]) -> bool:
    """Whether the items are of one list: by their category, or by a count that prints the name of the list."""
    wanted = fold(title.partition(" (")[0])
    found = [node for text in items for node in view.named(text)]
    kinds = [node.code(RM.countOf) for node in view.iter_nodes(RM.AnnouncedCount) if said(node) == wanted]
    classes = {"count-of-focus-area": RM.FocusArea, "count-of-strategy": RM.Strategy, "count-of-industry": RM.FocusArea}
    by_category = {node.local for node in found if fold(node.get(RM.category)) == wanted}
    by_count = {node.local for node in found for kind in kinds if node.has(RDF.type, classes[kind])}
    return max(len(by_category), len(by_count)) == len(items)


def said(node: Node) -> str:
    return fold(node.get(RM.printedText))


@cases("hierarchy")
def test_every_title_of_the_hierarchy_is_in_its_place(name: str) -> None:
    view = open_view(name)
    for entry, title in entries(name):
        items = [*entry.get("items", ()), *entry.get("examples", ())]
        if "list" in entry:
            assert is_list(view, title, items), title
            continue
        wholes = find_whole(view, title)
        assert wholes, title
        iris = {node.iri for node in wholes}
        graphs = (
            view.by_source(entry["items_source"].partition("(")[2].rstrip(")"))
            if "items_source" in entry
            else [view.home]
        )
        parts = [
            node
            for text in items
            for node in view.named(text, graphs)
            if iris & set(node.values.get(DCTERMS.isPartOf, ()))
        ]
        assert {text for text in items if not any(fold(text) in part.names for part in parts)} == set()
        for region in entry.get("cooperation", ()):
            found = view.graph.find("region", region)
            assert any(
                part.get(RM.region) in found and view.owner(part).iri in iris
                for part in view.iter_nodes(RM.RegionalPart)
            )
        for key, code in (("tasks_stated", "task"), ("fields_stated", "focus-area")):
            if key in entry:
                counts = [count for node in wholes for count in view.follow(node, RM.hasAnnouncedCount)]
                assert (f"count-of-{code}", int(entry[key])) in {
                    (one.code(RM.countOf), one.get(RM.count)) for one in counts
                }


@cases("phases")
def test_every_phase_has_its_period_and_contents(name: str) -> None:
    view = open_view(name)
    for phase in view.sheet["phases"]:
        # A note says that the phase is told by copies only.
        graphs = view.graphs if "note" in phase else [view.home]
        found = [node for node in view.named(phase["title"], graphs) if node.has(RDF.type, RM.Phase)]
        assert len(found) == 1, phase
        assert [fits_period(one, phase["period"]) for one in view.follow(found[0], DCTERMS.temporal)] == [True]
        inside = {name for part in view.follow(found[0], DCTERMS.hasPart) for name in part.names}
        assert {fold(item) for item in phase.get("items", ())} == inside
