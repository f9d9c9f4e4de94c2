"""A page of any size with made-up names, shaped like the real one: regions, plans, projects, agencies, technologies."""

from collections.abc import Sequence
from typing import Any

from graph.viewer.data import Answers, Citation, Edge, Fact, Kind, Node, Page, Source, Words

KINDS = ("Roadmap", "Strategy", "Project", "Agency", "Concept", "Region")
LINKS = ("hasPart", "hasParticipation", "hasTechnologyUse", "region", "broader")
SOURCE = Citation(Source("made up", Words("made up", "made up"), "2024-01-01"), "2024-01-01")
EMPTY = Words("", "")


def make_page(size: int) -> Page:
    """A page of about *size* nodes: a roadmap has ten strategies and ten projects, each with agency and technology."""
    plans = max(1, size // 34)
    regions = [_node("Region", number) for number in range(max(2, plans // 4))]
    technologies = [_node("Concept", number) for number in range(max(8, size // 12))]
    agencies = [_node("Agency", number) for number in range(max(8, size // 5))]
    roots, parts, edges = [], {}, []
    activities: list[Node] = []
    while len(regions) + len(technologies) + len(agencies) + len(roots) + len(activities) < size:
        number = len(roots)
        root = _node("Roadmap", number)
        kinds = ("Strategy",) * 10 + ("Project",) * 10
        own = [_node(kind, number * 20 + place, money=kind == "Project") for place, kind in enumerate(kinds)]
        roots.append(root)
        activities += own
        parts[root.id] = tuple(node.id for node in own)
        edges.append(_edge(root.id, "region", regions[number % len(regions)].id))
        for place, node in enumerate(own):
            edges.append(_edge(root.id, "hasPart", node.id))
            edges.append(_edge(node.id, "hasParticipation", agencies[(number * 7 + place) % len(agencies)].id, "lead"))
            edges.append(_edge(node.id, "hasTechnologyUse", technologies[(number * 3 + place) % len(technologies)].id))
    for place, node in enumerate(technologies[8:], start=8):
        edges.append(_edge(node.id, "broader", technologies[place % 8].id))
    for place, node in enumerate(agencies):
        edges.append(_edge(node.id, "region", regions[place % len(regions)].id))
    nodes = (*roots, *activities, *agencies, *technologies, *regions)
    described = [tuple(Kind(name, Words(name, name), EMPTY) for name in names) for names in (KINDS, LINKS)]
    return Page(
        Words("made up", "made up"), *described, nodes, tuple(edges), (), tuple(node.id for node in roots), parts,
        answers=make_answers(nodes, edges),
    )  # fmt: skip


def make_answers(nodes: Sequence[Node], edges: Sequence[Edge]) -> Answers:
    """The rows on who covers what: each lead and participant with each technology of the activity."""
    places = {node.id: place for place, node in enumerate(nodes)}
    broader = {edge.source: edge.target for edge in edges if edge.kind == "broader"}
    uses: dict[str, list[int]] = {}
    for place, edge in enumerate(edges):
        if edge.kind == "hasTechnologyUse":
            uses.setdefault(edge.source, []).append(place)
    covered = [
        one
        for place, edge in enumerate(edges)
        if edge.kind == "hasParticipation" and edge.role in ("lead", "participant")
        for use in uses.get(edge.source, ())
        for one in (place, use)
    ]
    reached: list[Any] = []
    for node in (node for node in nodes if node.kind == "Concept"):
        above = [node.id]
        while above[-1] in broader:
            above.append(broader[above[-1]])
        reached += [places[node.id], [places[one] for one in above]]
    columns = {"coverage": "role:edge use:edge", "reaches": "technology:node reached:nodes"}
    sections = {"coverage": [[0, 1, 0, *covered]], "reaches": [[0, 1, 0, *reached]]}
    return Answers(questions=("",), sets=((0,),), columns=columns, sections=sections)


def _node(kind: str, number: int, *, money: bool = False) -> Node:
    name = Words(f"지어낸 {kind} 이름 {number}", f"Made-up {kind.lower()} {number}")
    facts = [
        Fact(
            Words("번역 제목", "Translated title"),
            Words(name.en, name.en),
            source=SOURCE,
            place=f"made-up.yaml:{number}",
        )
    ]
    if money:
        facts.append(
            Fact(Words("총사업비", "total"), Words(f"{number + 1}억 원", f"KRW {number + 1}"), "money", source=SOURCE)
        )
    return Node(f"id:{kind.lower()}/{number}", kind, name, number, facts=tuple(facts))


def _edge(source: str, kind: str, target: str, role: str = "") -> Edge:
    label = Words("주관", "lead") if role else Words(kind, kind)
    return Edge(source, target, kind, label, role, cited=SOURCE, place="made-up.yaml:1")
