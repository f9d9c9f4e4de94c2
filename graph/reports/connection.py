"""How two things are linked: directly, by the shortest path and by the strongest path, or why they are not linked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graph.errors import SameThing
from graph.model.vocabulary import CODE, M8G, RM, SKOS, to_prefixed
from graph.reports import report
from graph.reports.result import Kind, Report
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.days import LATEST
from graph.view.network import Step, find_path, find_strongest_path, to_network
from graph.view.view import View

_PARTICIPATION = to_prefixed(M8G.hasParticipation)
_USE = to_prefixed(RM.hasTechnologyUse)
_BROADER = to_prefixed(SKOS.broader)
HEADINGS = {
    "direct": ("직접 연결", "Direct links"),
    "shortest": ("최단 경로", "Shortest path"),
    "strongest": ("가장 강한 경로", "Strongest path"),
}
# An agency with only these roles carries out no activity.
_WEAK_ROLES = {to_prefixed(CODE.to_iri(f"role-{name}")) for name in ("consulted", "funder", "owner", "unspecified")}


@report(
    "connection",
    summary_ko="두 대상의 연결: 직접 연결, 최단 경로, 가장 강한 경로",
    example=("김제", "KITECH"),
    summary="How two things are linked: directly, by the shortest path, by the strongest path",
    one="an agency, region, technology, plan or project, by any of its names",
    other="another one",
)
def connection(view: View, one: str, other: str) -> Report:
    """Sections ``direct`` (activities linked to both), ``shortest`` and ``strongest`` (one row per step).

    A path has the columns step, from, link, to and strength (above 0, at most 1, see :mod:`graph.view.network`). The
    note of a path writes it in one line. It also reports if only weak roles link the two, or if no path exists.

    :raises UnknownName: nothing has one of the names.
    :raises SameThing: both names mean the same.
    """
    words = Wording(view)
    answer = _Answer(words, *_find_both(words, one, other))
    title = words.pick(f"{one} – {other}의 연결", f"How {one} and {other} are linked")
    sections = (answer.direct(), *answer.paths())
    return words.report("connection", title, (("one", one), ("other", other)), sections)


def _find_both(words: Wording, one: str, other: str) -> tuple[list[Iri], list[Iri]]:
    """The things with either name, without those with both: 김제시 and gimje-city are the region and the agency."""
    ones, others = (words.view.names.find_anything(name) for name in (one, other))
    first, second = ([it for it in some if it not in rest] for some, rest in ((ones, others), (others, ones)))
    if not first and not second:
        raise SameThing(one, other, words.name(ones[0]).label)
    return first or ones, second or others


# The text of a link, its statement, and the path up the technologies.
_Link: TypeAlias = tuple[str, str, tuple[Iri, ...]]


@dataclass
class _Answer:
    """The sections of one report. One name can mean several things, such as a city and its government."""

    words: Wording
    ones: Sequence[Iri]
    others: Sequence[Iri]

    def __post_init__(self) -> None:
        self.network = to_network(self.words.view)

    def direct(self) -> Block:
        """The activities linked to both, each with the two links. A narrower technology counts as its broader one."""
        first, second = self.find_linked(self.ones), self.find_linked(self.others)
        lines = []
        for activity in sorted(set(first) & set(second)):
            for link, basis, path in first[activity]:
                for other_link, other_basis, other_path in second[activity]:
                    paths = tuple(one for one in (path, other_path) if one)
                    lines.append(Line((Iri(activity), link, other_link), (Iri(basis), Iri(other_basis)), paths))
        lines += [*self.list_own(self.ones, second, first=True), *self.list_own(self.others, first, first=False)]
        columns = (
            "activity",
            self.words.column("link", "한쪽과의 관계", "link to the one"),
            self.words.column("other_link", "다른 쪽과의 관계", "link to the other"),
        )
        note = "" if lines else self.words.pick("두 대상을 함께 적은 계획 요소가 없다.", "No activity names both.")
        return self.words.section("direct", self.words.pick(*HEADINGS["direct"]), columns, lines, note=note)

    def list_own(self, asked: Sequence[Iri], linked: Mapping[str, Sequence[_Link]], *, first: bool) -> list[Line]:
        """The links of the *asked* activities themselves to the other side."""
        own = self.words.pick("그 자체", "itself")
        return [
            Line((activity, own, link) if first else (activity, link, own), (Iri(basis),), (path,) if path else ())
            for activity in asked
            for link, basis, path in linked.get(activity, ())
        ]

    def find_linked(self, things: Sequence[Iri]) -> dict[str, list[_Link]]:
        """Activity -> its links to *things*: the text, the statement, and the path up the technologies."""
        narrower = self.find_narrower(things)
        found: dict[str, list[_Link]] = {}
        for activity, target, attributes in self.network.edges(data=True):
            if not attributes["statement"] or (target not in things and target not in narrower):
                continue
            path = narrower.get(target, ()) if attributes["kind"] == _USE else ()
            link = f"{attributes['label']}: {self.network.nodes[target]['label']}"
            found.setdefault(activity, []).append((link, attributes["statement"], path if len(path) > 1 else ()))
        return found

    def find_narrower(self, things: Sequence[Iri]) -> dict[str, tuple[Iri, ...]]:
        """All technologies below *things*, each with the path up to them."""
        found: dict[str, tuple[Iri, ...]] = {str(thing): (thing,) for thing in things}
        queue = [str(thing) for thing in things if thing in self.network]
        while queue:
            current = queue.pop(0)
            for below, _, attributes in self.network.in_edges(current, data=True):
                if attributes["kind"] == _BROADER and below not in found:
                    found[below] = (Iri(below), *found[current])
                    queue.append(below)
        return found

    def paths(self) -> tuple[Block, Block]:
        """The shortest and the strongest path. If they are the same, only the first section has its steps."""
        shortest = find_path(self.network, self.ones, self.others)
        strongest = find_strongest_path(self.network, self.ones, self.others)
        headings = [self.words.pick(*HEADINGS[name]) for name in ("shortest", "strongest")]
        first = self.to_section("shortest", headings[0], shortest, self.describe(shortest))
        if strongest == shortest:
            same = self.words.pick("최단 경로와 같다.", "Same as the shortest path.")
            return first, self.to_section("strongest", headings[1], [], same if shortest else first.note)
        return first, self.to_section("strongest", headings[1], strongest, self.describe(strongest))

    def to_section(self, name: str, heading: str, steps: Sequence[Step], note: str) -> Block:
        lines = [self.to_line(number, step) for number, step in enumerate(steps, start=1)]
        columns = (
            self.words.column("step", "순서", "step", Kind.NUMBER),
            self.words.column("from", "출발", "from", Kind.THING),
            self.words.column("link", "관계", "link"),
            self.words.column("to", "도착", "to", Kind.THING),
            self.words.column("strength", "강도", "strength"),
        )
        return self.words.section(name, heading, columns, lines, note=note)

    def to_line(self, number: int, step: Step) -> Line:
        link = f"{step.label} →" if step.forward else f"← {step.label}"
        subject = step.start if step.forward else step.end
        cells = (number, Iri(step.start), link, Iri(step.end), f"{step.strength:g}")
        if step.kind == _BROADER:
            path = (step.start, step.end) if step.forward else (step.end, step.start)
            return Line(cells, (), ((Iri(path[0]), Iri(path[1])),))
        return Line(cells, (Iri(step.statement or subject),))

    def describe(self, steps: Sequence[Step]) -> str:
        """The path in one line, or the reason why there is none.

        A second sentence follows if the agencies on the path carry out no activity.
        """
        if not steps:
            return self.explain_absence()
        label = self.name_apart([steps[0].start, *(step.end for step in steps)])
        text = label[steps[0].start]
        for step in steps:
            arrow = f" –({step.label})→ " if step.forward else f" ←({step.label})– "
            text += arrow + label[step.end]
        roles = [step.role for step in steps if step.kind == _PARTICIPATION]
        if roles and set(roles) <= _WEAK_ROLES:
            text += ". " + self.words.pick(
                "수립·지원·자문 역할로만 연결되며, 이 경로의 기관이 수행하는 사업은 없다.",
                "The agencies on it are only owners, funders or advisers and carry out no activity.",
            )
        return text

    def name_apart(self, things: Sequence[str]) -> dict[str, str]:
        """The names of *things*. If a city and its government share a name, the kind distinguishes them."""
        self.words.learn(Iri(thing) for thing in things)
        names = {thing: self.words.name(Iri(thing)).label for thing in things}
        shared = {name for name in names.values() if list(names.values()).count(name) > 1}
        kinds = {to_prefixed(kind): Iri(kind) for kind in (RM.Agency, RM.Region)}
        for thing, name in names.items():
            kind = kinds.get(self.network.nodes[thing]["kind"])
            if name in shared and kind:
                names[thing] = f"{name}({self.words.name(kind).label})"
        return names

    def explain_absence(self) -> str:
        """Why there is no path: one has no links, or no statement links them on the as-of date."""
        if not self.words.view.is_latest:
            later = to_network(self.words.view.on(LATEST))
            if find_path(later, self.ones, self.others):
                return self.words.pick(
                    f"{self.words.view.day} 기준으로 두 대상을 잇는 진술이 없다. 이후의 판에는 있다.",
                    f"As of {self.words.view.day} no statement links the two. Later editions link them.",
                )
        for things in (self.ones, self.others):
            if not any(self.network.degree(thing) for thing in things if thing in self.network):
                name = self.words.name(things[0]).label
                return self.words.pick(
                    f"{name}: 등록된 이름이지만 이 대상을 다른 대상과 잇는 진술이 없다.",
                    f"{name}: the name is known, but no statement links it to anything.",
                )
        return self.words.pick("두 대상을 잇는 진술이 없다.", "No statement links the two.")
