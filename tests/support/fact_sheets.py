"""The fact sheets beside this checkout, and the editions of the graph in which their facts must be found.

A sheet tells in its own words what pages print. ``HOMES`` says which roadmap it is of; a fact with a ``source`` is
looked for in the edition by that source, any other in the edition by the page of the sheet itself.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from support.paths import ROOT, SHARED
from support.plain_yaml import read_plain_yaml

from graph.knowledge import Knowledge, load
from graph.model.vocabulary import CODE, DCAT, DCTERMS, ID, M8G, PROV, RDF, RDFS, RM, SCHEMA, SKOS
from graph.stores import Cell, Iri
from graph.view.names import read_names

Sheet = dict[str, Any]
FACTS = SHARED / "facts"
SHEETS: dict[str, Sheet] = {path.stem: read_plain_yaml(path) for path in sorted(FACTS.glob("*.yaml"))}
needs_sheets = pytest.mark.skipif(not SHEETS, reason="the fact sheets are not beside this checkout")

# Sheet -> roadmap, and the project of it that the sheet is about where it is about one only.
HOMES = {
    "chungnam-autoparts-2018": ("chungnam-auto-parts", ""),
    "daegu-amr-2023": ("daegu-smart-specialization", "amr-platform"),
    "daegu-battery-2023": ("daegu-smart-specialization", "battery-centre"),
    "daegu-edrive-2023": ("daegu-smart-specialization", "e-drive-parts"),
    "daejeon-robot-2025": ("daejeon-robot", ""),
    "gangwon-daegu-nano-2022": ("daegu-smart-specialization", "nano-value-chain"),
    "gimje-interim-2024-09": ("gimje-special-vehicles", ""),
    "gimje-kickoff-2024-04": ("gimje-special-vehicles", ""),
    "gimje-tender-2024-01": ("gimje-special-vehicles", ""),
    "gwangju-ai-2022": ("gwangju-ai-complex", ""),
    "gyeongnam-robot-2016": ("gyeongnam-robot", ""),
    "gyeongnam-strategic-2021": ("gyeongnam-strategic-industries", ""),
    "jeju-uam-2022": ("jeju-uam", ""),
    "jeonnam-smartspec-2023": ("jeonnam-smart-specialization", ""),
    "sejong-zone-2019": ("sejong-autonomous-driving-zone", ""),
}
# How the sheets call a project by its number in the announcement.
NUMBERED = {("jeonnam-smartspec-2023", "1"): "southern-coast-monitoring"}
# How the sheets call a source, where it is not a word of its id, title, publisher, address or day.
SOURCES = {"seed": "womennews", "copy": "etametal-bg", "newdaily": "newdaily-2025-12-13"}

_QUADS = f"""SELECT ?g ?s ?p ?o WHERE {{
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER (STRSTARTS(STR(?g), "{ID.to_iri("roadmap/")}") || STRSTARTS(STR(?g), "{ID.to_iri("programme/")}")
    || STR(?g) = "{ID.to_iri("reference")}")
}}"""
_MARKS = str.maketrans(dict.fromkeys("‧․ㆍ・", "·") | {"‌": "", "（": "(", "）": ")", "，": ",", "～": "~", "∼": "~"})


def fold(text: object) -> str:
    """*text* without blanks and case, with one kind of middle dot and no full-width marks."""
    return "".join(str(text).translate(_MARKS).split()).casefold()


def to_list(value: str | list[str]) -> list[str]:
    """Where a sheet writes one text or several."""
    return [value] if isinstance(value, str) else value


def to_days(text: str) -> str:
    """The day, month or year that begins *text*, or stands in it after words: ``2022-01-10 (year inferred)``."""
    found = re.search(r"\d{4}(-\d{2}){0,2}", text)
    assert found, f"no date in {text!r}"
    return found.group()


@dataclass(frozen=True)
class Node:
    """What one graph says of one thing, by predicate."""

    graph: str
    iri: str
    values: dict[str, list[Cell]]

    def get(self, predicate: str) -> Cell:
        """The one value of *predicate*, ``None`` without any."""
        return next(iter(self.values.get(predicate, ())), None)

    def has(self, predicate: str, value: Cell) -> bool:
        return value in self.values.get(predicate, ())

    def code(self, predicate: str) -> str:
        """The code that is the value of *predicate*, with its scheme: ``role-lead``."""
        return CODE.to_name(str(self.get(predicate) or ""))

    @property
    def local(self) -> str:
        """The last step of the IRI: the id of an activity."""
        return self.iri.rpartition("/")[2]

    @property
    def names(self) -> set[str]:
        """Label and other labels, and the label with its category before or behind, as sheets print it."""
        words = [*self.values.get(RDFS.label, ()), *self.values.get(SKOS.altLabel, ())]
        category = self.get(RM.category)
        both = [text for word in words for text in (f"{word}({category})", f"({category}){word}")] if category else []
        return {fold(word) for word in (*words, *both)}


class Graph:
    """The quads of the editions and of the reference graph, by graph and subject."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        nodes: dict[tuple[str, str], dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        for graph, subject, predicate, value in knowledge.query(_QUADS).rows:
            nodes[str(graph), str(subject)][str(predicate)].append(value)
        self.nodes = {key: Node(*key, dict(values)) for key, values in nodes.items()}
        self.parents: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for node in self.nodes.values():
            for predicate, values in node.values.items():
                for value in values:
                    if isinstance(value, Iri) and (node.graph, value) in self.nodes:
                        self.parents[node.graph, value][predicate] = node.iri
        self.names = {kind: read_names(knowledge.store, kind) for kind in ("agency", "region", "technology")}

    def find(self, kind: str, text: str) -> set[str]:
        """Agencies, regions or technologies of this name, alias or former name."""
        return {thing for thing, names in self.names[kind].items() if fold(text) in map(fold, names)}

    def get_reference(self, iri: Cell) -> Node:
        return self.nodes[ID.to_iri("reference"), str(iri)]


# Links that lead from what is below to what is above.
_UPWARD = (DCTERMS.isPartOf, RM.insideOf)


class View:
    """The editions of the roadmap of one sheet."""

    def __init__(self, graph: Graph, name: str) -> None:
        self.graph, self.name, self.sheet = graph, name, SHEETS[name]
        self.roadmap, self.part = HOMES[name]
        self.base = ID.to_iri(f"roadmap/{self.roadmap}")
        below = f"{self.base}/edition/"
        self.graphs = sorted({key[0] for key in graph.nodes if key[0].startswith(below)})
        self.home = next(named for named in self.graphs if self.source_of(named).has(SCHEMA.url, self.sheet["url"]))
        programme = ID.to_iri("programme/smart-specialization-2023/")
        self.call = sorted({key[0] for key in graph.nodes if key[0].startswith(programme)})

    def source_of(self, named: str) -> Node:
        """The source of the edition whose graph is *named*."""
        return self.graph.get_reference(self.graph.nodes[named, named].get(PROV.hadPrimarySource))

    def issued(self, named: str) -> str:
        return str(self.graph.nodes[named, named].get(DCTERMS.issued))

    def by_source(self, text: str) -> list[str]:
        """The graphs of the editions by the source that a sheet calls *text*."""
        # The first word, and with it every number or day: "etnews 2022-05-18".
        first, *others = text.split()
        words = [SOURCES.get(first, first), *(word for word in others if re.fullmatch(r"[-\d]+", word))]
        if text == "this page":
            return [self.home]
        return [named for named in self.graphs if all(word in self._describe(named) for word in words)]

    def _describe(self, named: str) -> str:
        source = self.source_of(named)
        words = [source.iri, self.issued(named), *(source.get(term) for term in (RDFS.label, SCHEMA.url))]
        return " ".join(map(str, words))

    def where(self, fact: Sheet) -> list[list[str]]:
        """Where *fact* must stand: in one graph of each list; by its source, else by the sheet's page."""
        if "source" not in fact:
            return [[self.home]]
        found = [self.by_source(word) for word in fact["source"].split(", ")]
        assert all(found), f"no edition by {fact['source']!r}"
        return found

    def iter_nodes(self, kind: str, graphs: Iterable[str] | None = None) -> Iterator[Node]:
        """The things of the class *kind* in *graphs*, by default in all editions of the roadmap."""
        wanted = set(self.graphs if graphs is None else graphs)
        return (node for node in self.graph.nodes.values() if node.graph in wanted and node.has(RDF.type, kind))

    def owner(self, node: Node) -> Node:
        """The activity, edition or statement that has *node*."""
        parents = {key: iri for key, iri in self.graph.parents[node.graph, node.iri].items() if key not in _UPWARD}
        return self.graph.nodes[node.graph, next(iter(parents.values()))]

    def follow(self, node: Node, predicate: str) -> list[Node]:
        """The things that *node* has by *predicate*, in its own graph."""
        keys = [(node.graph, str(value)) for value in node.values.get(predicate, ())]
        return [self.graph.nodes[key] for key in keys if key in self.graph.nodes]

    def ways_up(self, node: Node) -> list[Node]:
        """*node* and all that it belongs to, up to the roadmap."""
        ways = [node]
        while ways[-1].iri != self.base and self.graph.parents[node.graph, ways[-1].iri]:
            ways.append(self.owner(ways[-1]))
        return ways

    def named(self, text: str, graphs: Iterable[str] | None = None) -> list[Node]:
        """Whatever bears the name *text* as a label, in *graphs*."""
        wanted = set(self.graphs if graphs is None else graphs)
        return [node for node in self.graph.nodes.values() if node.graph in wanted and fold(text) in node.names]

    def texts(self, graphs: Iterable[str] | None = None) -> list[str]:
        """Every literal text in *graphs*, folded."""
        wanted = set(self.graphs if graphs is None else graphs)
        nodes = [node for node in self.graph.nodes.values() if node.graph in wanted]
        return [
            fold(value)
            for node in nodes
            for values in node.values.values()
            for value in values
            if not isinstance(value, Iri)
        ]

    def periods(self, node: Node) -> list[Node]:
        """The periods of *node* and of all that it belongs to, the nearest first."""
        return [period for way in self.ways_up(node) for period in self.follow(way, DCTERMS.temporal)]

    def participations(self, graphs: Iterable[str], text: str) -> list[Node]:
        """The participations of the agencies called *text*."""
        agencies = self.graph.find("agency", text)
        return [one for one in self.iter_nodes(RM.Participation, graphs) if one.get(M8G.hasParticipant) in agencies]


def fits_period(period: Node, text: str) -> bool:
    """Whether *period* is what *text* says: ``2019/2023``, ``2025/``, ``until 2028``, ``2022``, ``3 years``, ``P8M``.

    A text may say several of these: ``3 years from 2023``.
    """
    start, end = period.get(DCAT.startDate), period.get(DCAT.endDate)
    checks = []
    if match := re.match(r"P?(\d+)(?:M| months)|(\d+) years(?: (\d+) months)?", text):
        months, years, rest = match.groups()
        printed = f"{months}개월" if months else f"{years}년{rest}개월" if rest else f"{years}년"
        checks.append(fold(period.get(RM.duration)) == printed)
    if match := re.search(r"until (\S+)", text):
        checks.append(end == match.group(1))
    if match := re.search(r"from (\d{4})", text):
        checks.append(start == match.group(1))
    if match := re.search(r"([-\d]{4,10})/([-\d]*)", text):
        checks.append((start, end) == (match.group(1), match.group(2) or None))
    elif re.fullmatch(r"[-\d]{4,10}", text):
        checks.append(start == end == text)
    assert checks, f"no period in {text!r}"
    return all(checks)


def cases(*keys: str) -> Any:
    """One case for each sheet that tells something under *keys*."""
    found = [
        name for name, sheet in SHEETS.items() if any(sheet.get(key) not in (None, [], "", "null") for key in keys)
    ]
    return pytest.mark.parametrize("name", found)


def missing(facts: Iterable[Any], found: Callable[[Any], object]) -> list[Any]:
    """The *facts* of which *found* says no; there must be some facts."""
    listed = list(facts)
    assert listed
    return [fact for fact in listed if not found(fact)]


@cache
def open_graph() -> Graph:
    """The graph of the folder ``data/``, loaded once for all modules."""
    return Graph(load(ROOT / "data"))


@cache
def open_view(name: str) -> View:
    return View(open_graph(), name)
