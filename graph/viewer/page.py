"""Fills the page from the store: labels come from the ontology or the data, and every fact has its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from graph.model.vocabulary import CODE, DCTERMS, RM, to_prefixed
from graph.pipeline.garbage import pause_collector
from graph.stores import Iri
from graph.view.amounts import COLUMNS, iter_amount_rows
from graph.view.days import FOREVER
from graph.view.network import LEAST, get_strength
from graph.view.view import View
from graph.viewer.answers.build import build_answers
from graph.viewer.answers.sections import Places
from graph.viewer.citations import Citations
from graph.viewer.data import Absence, Edge, Fact, Kind, Node, Page, Words
from graph.viewer.facts import Facts
from graph.viewer.figures import Figures, read_days
from graph.viewer.headings import to_headings
from graph.viewer.maps import build_map
from graph.viewer.questions import ask_questions
from graph.viewer.revisions import Revisions
from graph.viewer.rows import Rows

_NODE_KINDS = (
    RM.Roadmap, RM.Programme, RM.Vision, RM.Axis, RM.FocusArea, RM.Strategy, RM.AddOnStrategy, RM.Project, RM.Phase,
    RM.Zone, RM.Task, RM.Study, RM.RelatedProject, RM.Agency, RM.Region,
)  # fmt: skip
# The links to things that a later edition replaces as a whole.
_REPLACED = (RM.hasVision, RM.hasDriver, RM.hasLegalBasis)
_TITLE = Words("지역 산업전략 로드맵 지식그래프", "Knowledge graph of regional strategy roadmaps")


@pause_collector()
def build_page(view: View) -> Page:
    """Everything the page shows, in a fixed order."""
    builder = _Builder(view)
    figures = Figures(builder.rows, builder.facts, to_id)
    nodes = builder.nodes()
    shown = {node.id for node in nodes}
    linked = [(statement, edge) for statement, edge in builder.edges() if {edge.source, edge.target} <= shown]
    edges = [edge for _, edge in linked]
    # Answers refer to amounts by index, so all stay; the page shows only those of its nodes.
    amounts = list(figures.amounts())
    places = Places(
        nodes=builder.find_places(nodes),
        edges={statement: place for place, (statement, _) in enumerate(linked) if statement},
        amounts=figures.amount_places,
        say=builder.words.say,
    )
    return Page(
        title=_TITLE,
        node_kinds=builder.kinds(row["kind"] for row in builder.rows.ask("nodes")),
        edge_kinds=builder.kinds(row["kind"] for row in builder.rows.links),
        nodes=tuple(nodes),
        edges=tuple(edges),
        questions=tuple(ask_questions(view, shown, shorten=to_id)),
        roots=tuple(node.id for node in nodes if node.kind in ("Roadmap", "Programme")),
        parts=builder.parts(shown),
        statuses=builder.codes("status", ("stated", "inferred", "derived")),
        roles=builder.codes("role", dict.fromkeys(edge.role for edge in edges if edge.role)),
        funds=builder.codes("amount-kind", dict.fromkeys((*(one.kind for one in amounts), *figures.list_named()))),
        stages=builder.codes("amount-stage", dict.fromkeys(amount.stage for amount in amounts if amount.stage)),
        amounts=tuple(amounts),
        reconciliations=tuple(figures.reconciliations()),
        frames=dict(figures.frames()),
        spans=tuple(span for span in figures.spans() if span.node in shown),
        editions=tuple(edition for edition in figures.editions() if edition.plan in shown),
        days=builder.days,
        revisions=Revisions(builder.rows, builder.citations, shown, to_id).list_revisions(),
        map=build_map(view, builder.days, shown, builder.words.say, to_id),
        answers=places.to_answers(build_answers(view, builder.days)),
        amount_rows=(
            COLUMNS,
            *(tuple("" if cell is None else str(cell) for cell in row) for row in iter_amount_rows(view)),
        ),
        least=LEAST,
        strengths=builder.strengths(),
        headings=to_headings(),
    )


def to_id(iri: str) -> str:
    """The id of a node in the page: its prefixed name, shorter than the IRI and equally unique."""
    return to_prefixed(iri)


def to_local(iri: str) -> str:
    """The local name of a class or property: ``Agency``, ``hasPart``."""
    return to_prefixed(iri).rpartition(":")[2]


class _Builder:
    def __init__(self, view: View) -> None:
        self.view = view
        self.rows = Rows(view)
        self.words = self.rows.words
        self.citations = Citations(self.rows)
        self.facts = Facts(self.rows, to_id, self.citations)

    @cached_property
    def shares(self) -> Mapping[object, str]:
        """The terms of printed ratios by the statement of the regional part."""
        rows = self.rows.ask("joint-activities")
        return {row["statement"]: str(row["share"]) for row in rows if row["share"] is not None}

    def nodes(self) -> list[Node]:
        facts = self.facts.by_thing()
        aliases: dict[str, set[str]] = defaultdict(set)
        for query in ("names", "concept-names"):
            for row in self.rows.ask(query):
                aliases[str(row["thing"])].add(str(row["name"]))
        unique = {row["node"]: row for row in self.rows.ask("nodes")}
        rank = {kind: number for number, kind in enumerate(_NODE_KINDS)}
        ordered = sorted(
            unique.values(),
            key=lambda row: (
                rank.get(str(row["kind"]), 99),
                _parent(row),
                int(str(row["place"] or 0)),
                str(row["node"]),
            ),
        )
        return [self.node(row, facts, aliases) for row in ordered]

    def find_places(self, nodes: Iterable[Node]) -> dict[str, int]:
        """The index of each node by its IRI."""
        places = {node.id: place for place, node in enumerate(nodes)}
        return {str(row["node"]): places[to_id(str(row["node"]))] for row in self.rows.ask("nodes")}

    def node(self, row: Mapping[str, object], facts: Mapping[str, list[Fact]], aliases: Mapping[str, set[str]]) -> Node:
        iri = str(row["node"])
        label = self.words.say(row["node"])
        return Node(
            id=to_id(iri),
            kind=to_local(str(row["kind"])),
            label=label,
            order=int(str(row["place"] or 0)),
            aliases=tuple(sorted({*aliases.get(iri, ()), *self.words.list_qualified(Iri(iri))} - {label.ko, label.en})),
            facts=tuple(facts.get(iri, ())),
            since=self.first_days.get(iri, ""),
            names=self.words.say_by_day(Iri(iri), self.days),
            absent=self.absences.get(iri, ()),
        )

    @cached_property
    def first_days(self) -> Mapping[str, str]:
        return {str(row["thing"]): str(row["since"]) for row in self.rows.ask("first-stated")}

    @cached_property
    def absences(self) -> Mapping[str, tuple[Absence, ...]]:
        found: dict[str, set[Absence]] = defaultdict(set)
        for row in self.rows.ask("edition-removals"):
            found[str(row["item"])].add(Absence(str(row["since"]), str(row["until"] or "")))
        for row in self.rows.links:
            if row["kind"] in _REPLACED and (ended := _find_end(row)) is not None:
                found[str(row["target"])].add(Absence(ended, ""))
        return {item: tuple(sorted(days, key=lambda one: (one.since, one.until))) for item, days in found.items()}

    @cached_property
    def days(self) -> tuple[str, ...]:
        return read_days(self.rows)

    def edges(self) -> Iterable[tuple[Iri | None, Edge]]:
        """Every link with its statement, if there is one."""
        for row in self.rows.links:
            statement = Iri(row["statement"]) if row["statement"] else None
            evidence = self.rows.evidence.get(statement) if statement else None
            yield (
                statement,
                Edge(
                    source=to_id(str(row["source"])),
                    target=to_id(str(row["target"])),
                    kind=to_local(str(row["kind"])),
                    label=self.words.say(row["role"] or row["kind"]),
                    role=_to_role(row),
                    status=_to_status(row),
                    reason=self.words.say(row["reason"]) if row["reason"] else Words("", ""),
                    cited=self.citations.cite(evidence),
                    place=evidence.place if evidence else "",
                    share=self.shares.get(row["statement"], ""),
                    since=str(row["since"] or ""),
                    until="" if row["until"] in (None, FOREVER) else str(row["until"]),
                ),
            )

    def strengths(self) -> dict[str, float]:
        """The strengths of links by kind, role and status, including inherited roles."""
        found = {}
        for row in self.rows.ask("links"):
            terms = {name: to_prefixed(str(row[name] or "")) for name in ("kind", "role", "status")}
            found[f"{to_local(terms['kind'])} {_to_role(row)} {_to_status(row)}"] = get_strength(terms)
        return dict(sorted(found.items()))

    def kinds(self, iris: Iterable[object]) -> tuple[Kind, ...]:
        wanted = list(dict.fromkeys(Iri(iri) for iri in iris if isinstance(iri, Iri)))
        wanted.sort(key=lambda iri: (_NODE_KINDS.index(iri) if iri in _NODE_KINDS else 99, iri))
        found: dict[Iri, dict[str, str]] = defaultdict(dict)
        for row in self.view.read("definitions", thing=wanted):
            found[Iri(row["thing"])][str(row["language"])] = str(row["definition"])
        return tuple(
            Kind(to_local(iri), self.words.say(iri), Words(found[iri].get("ko", ""), found[iri].get("en", "")))
            for iri in wanted
        )

    def codes(self, scheme: str, names: Iterable[str]) -> tuple[Kind, ...]:
        """The codes *names* of a scheme, with their labels and definitions in the ontology."""
        iris = {name: Iri(CODE.to_iri(f"{scheme}-{name}")) for name in names}
        described = {kind.id: kind for kind in self.kinds(iris.values())}
        return tuple(replace(described[to_local(iri)], id=name) for name, iri in iris.items())

    def parts(self, shown: set[str]) -> dict[str, tuple[str, ...]]:
        """The tree of parts, with each strategy under the focus area of its grouping."""
        order = {to_id(str(row["node"])): int(str(row["place"] or 0)) for row in self.rows.ask("nodes")}
        parts: dict[str, set[str]] = defaultdict(set)
        grouped = set()
        for row in self.rows.links:
            source, target = to_id(str(row["source"])), to_id(str(row["target"]))
            if row["kind"] in (DCTERMS.hasPart, RM.hasGrouping) and {source, target} <= shown:
                parts[source].add(target)
                if row["kind"] == RM.hasGrouping:
                    grouped.add(target)
        areas = {to_id(str(row["source"])) for row in self.rows.links if row["kind"] == RM.hasGrouping}
        return {
            whole: tuple(
                sorted(found - (set() if whole in areas else grouped), key=lambda one: (order.get(one, 0), one))
            )
            for whole, found in sorted(parts.items())
        }


def _to_texts(row: Iterable[object]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row)


def _find_end(row: Mapping[str, object]) -> str | None:
    """The day on which what a link leads to was replaced. Empty if it never holds, ``None`` if it still holds."""
    if row["since"] == FOREVER:
        return ""
    return None if row["until"] in (None, FOREVER) else str(row["until"])


def _to_role(row: Mapping[str, object]) -> str:
    return to_local(str(row["role"])).removeprefix("role-") if row["role"] else ""


def _to_status(row: Mapping[str, object]) -> str:
    return to_local(str(row["status"])).removeprefix("status-") if row["status"] else "stated"


def _parent(row: Mapping[str, object]) -> str:
    return str(row["node"]).rpartition("/")[0]
