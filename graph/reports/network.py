"""The network of agencies: centrality, brokers between regions, communities."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import networkx as nx

from graph.model.vocabulary import CODE, M8G, to_prefixed
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Kind, Report
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.network import to_network
from graph.view.view import View

_PARTICIPATION = to_prefixed(M8G.hasParticipation)
# The roles that carry an activity out. Owners, funders and advisers would link almost all agencies.
_CARRYING_OUT = {to_prefixed(CODE.to_iri(f"role-{name}")) for name in ("lead", "participant", "cooperating")}

_NONE = (
    "사업을 주관하거나 사업에 참여·협력하는 기관을 적은 출처가 없다.",
    "No source names an agency that leads, takes part or cooperates in an activity.",
)
_ALONE = (
    "둘 이상의 기관이 함께 수행하는 사업을 적은 출처가 없다.",
    "No source names two agencies that carry out the same activity.",
)


@report(
    "network",
    summary_ko="기관 연결망 분석: 중심성, 지역을 연결하는 기관, 군집",
    summary="The network of agencies: centrality, brokers between regions, communities",
)
def network(view: View) -> Report:
    """Sections ``centrality``, ``brokers`` and ``communities`` of the network of agencies.

    Two agencies are linked if both lead, take part or cooperate in one activity. The weight of the link is the number
    of such activities. Owners, funders and advisers do not count.

    - *partners*: the number of linked agencies, degree centrality (Freeman 1978, "Centrality in social networks").
    - *betweenness*: the fraction of shortest paths between two other agencies that pass through the agency, 0 to 1
      (Freeman 1977, "A set of measures of centrality based on betweenness", computed as in Brandes 2001).
    - *brokers*: agencies that carry out activities in two or more regions. The columns count the pairs of regions that
      the agency joins, and the pairs that no other agency joins (liaison in Gould and Fernandez 1989, "Structures of
      mediation").
    - *communities*: groups with many links inside and few outside, found by greedy modularity (Clauset, Newman and
      Moore 2004, "Finding community structure in very large networks"). Modularity Q as in Newman and Girvan 2004.
    """
    words = Wording(view)
    answer = _Answer(words, _read_teams(view))
    title = words.pick("기관 연결망", "The network of agencies")
    return words.report("network", title, (), (answer.centrality(), answer.brokers(), answer.communities()))


def _read_teams(view: View) -> dict[Iri, dict[Iri, list[Iri]]]:
    """Activity -> agency that carries it out -> the statements of its roles."""
    teams: dict[Iri, dict[Iri, list[Iri]]] = defaultdict(lambda: defaultdict(list))
    for activity, agency, attributes in to_network(view).edges(data=True):
        # Regions also have roles in joint activities, but they are not agencies.
        if attributes["kind"] == _PARTICIPATION and attributes["role"] in _CARRYING_OUT:
            teams[Iri(activity)][Iri(agency)].append(Iri(attributes["statement"]))
    return teams


@dataclass
class _Answer:
    """The sections of one report. ``teams`` holds the agencies that carry out each activity."""

    words: Wording
    teams: dict[Iri, dict[Iri, list[Iri]]]

    def __post_init__(self) -> None:
        self.statements: dict[Iri, list[Iri]] = defaultdict(list)
        self.links: nx.Graph[Iri] = nx.Graph()
        for _, team in sorted(self.teams.items()):
            for agency, statements in sorted(team.items()):
                self.statements[agency] += statements
                self.links.add_node(agency)
            for one, other in combinations(sorted(team), 2):
                weight = self.links.get_edge_data(one, other, {"weight": 0})["weight"]
                self.links.add_edge(one, other, weight=weight + 1)

    def centrality(self) -> Block:
        between = nx.betweenness_centrality(self.links)
        activities = Counter(agency for team in self.teams.values() for agency in team)
        lines = []
        for agency in sorted(self.links, key=lambda one: (-between[one], -self.links.degree(one), one)):
            cells = (agency, activities[agency], self.links.degree(agency), _round(between[agency]))
            lines.append(Line(cells, tuple(self.statements[agency])))
        columns = (
            "agency",
            self.words.column("activities", "수행하는 사업 수", "activities", Kind.NUMBER),
            self.words.column("partners", "함께 수행하는 기관 수", "partners", Kind.NUMBER),
            self.words.column("betweenness", "매개 중심성", "betweenness", Kind.DECIMAL),
        )
        note = self.words.pick(
            "한 사업을 주관하거나 사업에 참여·협력하는 기관을 서로 연결하였다. 매개 중심성은 다른 두 기관 사이의 "
            "최단 경로 중 이 기관을 지나는 경로의 비율(0~1)이다(Freeman 1977).",
            "Agencies that lead, take part or cooperate in one activity are linked. Betweenness is the fraction of "
            "shortest paths between two other agencies that pass through the agency, 0 to 1 (Freeman 1977).",
        )
        heading = self.words.pick("중심성", "Centrality")
        note = note if lines else self.words.pick(*_NONE)
        return self.words.section("centrality", heading, columns, lines, note=note, cited=False)

    def brokers(self) -> Block:
        regions = _read_regions(self.words.view)
        joined: dict[Iri, set[Iri]] = defaultdict(set)
        for activity, team in self.teams.items():
            for agency in team:
                joined[agency] |= regions.get(activity, set())
        joining: dict[tuple[Iri, Iri], set[Iri]] = defaultdict(set)
        for agency, places in joined.items():
            for pair in combinations(sorted(places), 2):
                joining[pair].add(agency)
        lines = []
        for agency in sorted(joined, key=lambda one: (-len(joined[one]), one)):
            where = tuple(sorted(joined[agency]))
            pairs = list(combinations(where, 2))
            alone = sum(joining[pair] == {agency} for pair in pairs)
            if pairs:
                lines.append(Line((agency, where, len(pairs), alone), tuple(self.statements[agency])))
        columns = (
            "agency",
            Head("region", Kind.THINGS),
            self.words.column("pairs", "연결 지역 쌍의 수", "pairs of regions", Kind.NUMBER),
            self.words.column("alone", "단독 연결 쌍의 수", "joined by it alone", Kind.NUMBER),
        )
        some = self.words.pick(
            "둘 이상의 지역에서 사업을 수행하는 기관이다. 단독 연결 쌍은 다른 기관이 연결하지 않는 두 지역이다.",
            "Agencies that carry out activities in two or more regions. "
            "The last column counts the pairs that only this agency joins.",
        )
        none = self.words.pick(
            "둘 이상의 지역에서 사업을 수행하는 기관이 없다.", "No agency works in two or more regions."
        )
        heading = self.words.pick("지역을 연결하는 기관", "Brokers between regions")
        return self.words.section("brokers", heading, columns, lines, note=some if lines else none, cited=False)

    def communities(self) -> Block:
        linked = self.links.subgraph(one for one in sorted(self.links) if self.links.degree(one))
        groups = nx.community.greedy_modularity_communities(linked, weight="weight") if linked else []
        ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
        lines = []
        for number, group in enumerate(ordered, start=1):
            common = [activity for activity, team in sorted(self.teams.items()) if len(set(team) & set(group)) > 1]
            basis = [statement for agency in group for statement in self.statements[agency]]
            lines.append(Line((number, len(group), tuple(group), tuple(common)), tuple(basis)))
        columns = (
            self.words.column("number", "군집", "community", Kind.NUMBER),
            self.words.column("size", "기관 수", "agencies", Kind.NUMBER),
            Head("agency", Kind.THINGS),
            Head("activity", Kind.THINGS),
        )
        quality = nx.community.modularity(linked, map(set, ordered), weight="weight") if ordered else 0.0
        note = self.words.pick(
            f"내부 연결이 많고 외부 연결이 적은 기관의 군집이다(Clauset 외 2004). 모듈성 Q = {_round(quality)}.",
            f"Groups with many links inside and few outside (Clauset et al. 2004). Modularity Q = {_round(quality)}.",
        )
        heading = self.words.pick("군집", "Communities")
        note = note if lines else self.words.pick(*_ALONE)
        return self.words.section("communities", heading, columns, lines, note=note, cited=False)


def _read_regions(view: View) -> dict[Iri, set[Iri]]:
    """Activity -> the regions of its roadmap and the regions with a part in it."""
    every = sorted(view.names.read("region"))
    regions: dict[Iri, set[Iri]] = defaultdict(set)
    for row in view.read("region-activities", region=every):
        regions[Iri(row["activity"])].add(Iri(row["region"]))
    return regions


def _round(value: float) -> Decimal:
    return Decimal(f"{value:.3f}")
