"""How two things are linked: directly, by the shortest way and by the strongest, in words, or why they are not."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import CODE, M8G, RM, SKOS, to_prefixed
from graph.reports import report
from graph.reports.result import Kind, Report
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.days import LATEST
from graph.view.names import find_anything
from graph.view.network import Step, find_path, find_strongest_path, to_network
from graph.view.view import View

_PARTICIPATION = to_prefixed(M8G.hasParticipation)
_USE = to_prefixed(RM.hasTechnologyUse)
_BROADER = to_prefixed(SKOS.broader)
HEADINGS = {
    "direct": ("바로 이어짐", "Directly"),
    "shortest": ("가장 짧은 길", "The shortest way"),
    "strongest": ("가장 강한 길", "The strongest way"),
}
# Who has only these roles carries out nothing.
_WEAK_ROLES = {to_prefixed(CODE.to_iri(f"role-{name}")) for name in ("consulted", "funder", "owner", "unspecified")}


@report(
    "connection",
    summary_ko="두 대상이 어떻게 이어지는지: 바로, 가장 짧게, 가장 강하게",
    example=("김제", "KITECH"),
    summary="How two things are linked: directly, by the shortest way, by the strongest way",
    one="an agency, region, technology, plan or project, by any of its names",
    other="another one",
)
def connection(view: View, one: str, other: str) -> Report:
    """Sections ``direct`` (activities that touch both), ``shortest`` and ``strongest``; each row is one step.

    Columns of the ways: step, from, link, to, strength (above 0, at most 1; see :mod:`graph.view.network`). The notes
    tell each way in one sentence, that only weak roles link the two, or that nothing does.

    :raises UnknownName: nothing bears one of the names.
    """
    words = Wording(view)
    answer = _Answer(words, find_anything(view.store, one), find_anything(view.store, other))
    title = words.pick(f"{one} – {other}: 어떻게 이어지나", f"How {one} and {other} are linked")
    sections = (answer.direct(), *answer.ways())
    return words.report("connection", title, (("one", one), ("other", other)), sections)


@dataclass
class _Answer:
    """The sections of one report; a name may stand for several things, such as a city and its government."""

    words: Wording
    ones: Sequence[Iri]
    others: Sequence[Iri]

    def __post_init__(self) -> None:
        self.network = to_network(self.words.view)

    def direct(self) -> Block:
        """The activities that touch both, each with the two links; a technology is touched by what is narrower too."""
        first, second = self.find_touching(self.ones), self.find_touching(self.others)
        lines = []
        for activity in sorted(set(first) & set(second)):
            for link, basis, path in first[activity]:
                for other_link, other_basis, other_path in second[activity]:
                    paths = tuple(one for one in (path, other_path) if one)
                    lines.append(Line((Iri(activity), link, other_link), (Iri(basis), Iri(other_basis)), paths))
        columns = (
            "activity",
            self.words.column("link", "한쪽과의 관계", "link to the one"),
            self.words.column("other_link", "다른 쪽과의 관계", "link to the other"),
        )
        note = "" if lines else self.words.pick("둘을 함께 적은 사업이나 전략은 없다.", "No activity names both.")
        return self.words.section("direct", self.words.pick(*HEADINGS["direct"]), columns, lines, note=note)

    def find_touching(self, things: Sequence[Iri]) -> dict[str, list[tuple[str, str, tuple[Iri, ...]]]]:
        """Activity -> its links to *things*: in words, the statement that says so, and the way up the technologies."""
        narrower = self.find_narrower(things)
        found: dict[str, list[tuple[str, str, tuple[Iri, ...]]]] = {}
        for activity, target, attributes in self.network.edges(data=True):
            if not attributes["statement"] or (target not in things and target not in narrower):
                continue
            path = narrower.get(target, ()) if attributes["kind"] == _USE else ()
            link = f"{attributes['label']}: {self.network.nodes[target]['label']}"
            found.setdefault(activity, []).append((link, attributes["statement"], path if len(path) > 1 else ()))
        return found

    def find_narrower(self, things: Sequence[Iri]) -> dict[str, tuple[Iri, ...]]:
        """Everything below *things* in the technologies, with the way up to them."""
        found: dict[str, tuple[Iri, ...]] = {str(thing): (thing,) for thing in things}
        queue = [str(thing) for thing in things if thing in self.network]
        while queue:
            current = queue.pop(0)
            for below, _, attributes in self.network.in_edges(current, data=True):
                if attributes["kind"] == _BROADER and below not in found:
                    found[below] = (Iri(below), *found[current])
                    queue.append(below)
        return found

    def ways(self) -> tuple[Block, Block]:
        """The shortest and the strongest way; where both are one, it is told once."""
        shortest = find_path(self.network, self.ones, self.others)
        strongest = find_strongest_path(self.network, self.ones, self.others)
        headings = [self.words.pick(*HEADINGS[name]) for name in ("shortest", "strongest")]
        first = self.to_section("shortest", headings[0], shortest, self.tell(shortest))
        if strongest == shortest:
            same = self.words.pick("가장 짧은 길과 같다.", "The same as the shortest way.")
            return first, self.to_section("strongest", headings[1], [], same if shortest else first.note)
        return first, self.to_section("strongest", headings[1], strongest, self.tell(strongest))

    def to_section(self, name: str, heading: str, steps: Sequence[Step], note: str) -> Block:
        lines = [self.to_line(number, step) for number, step in enumerate(steps, start=1)]
        columns = (
            self.words.column("step", "걸음", "step", Kind.NUMBER),
            self.words.column("from", "에서", "from", Kind.THING),
            self.words.column("link", "관계", "link"),
            self.words.column("to", "로", "to", Kind.THING),
            self.words.column("strength", "강도", "strength"),
        )
        return self.words.section(name, heading, columns, lines, note=note)

    def to_line(self, number: int, step: Step) -> Line:
        link = f"{step.label} →" if step.forward else f"← {step.label}"
        teller = step.start if step.forward else step.end
        cells = (number, Iri(step.start), link, Iri(step.end), f"{step.strength:g}")
        if step.kind == _BROADER:
            way = (step.start, step.end) if step.forward else (step.end, step.start)
            return Line(cells, (), ((Iri(way[0]), Iri(way[1])),))
        return Line(cells, (Iri(step.statement or teller),))

    def tell(self, steps: Sequence[Step]) -> str:
        """The way in one line, and that its agencies carry out nothing where that is so; why there is no way."""
        if not steps:
            return self.explain_absence()
        label = self.name_apart([steps[0].start, *(step.end for step in steps)])
        way = label[steps[0].start]
        for step in steps:
            arrow = f" –({step.label})→ " if step.forward else f" ←({step.label})– "
            way += arrow + label[step.end]
        roles = [step.role for step in steps if step.kind == _PARTICIPATION]
        if roles and set(roles) <= _WEAK_ROLES:
            way += ". " + self.words.pick(
                "수립·지원·자문으로만 이어지며, 이 길의 기관이 수행하는 사업은 없다.",
                "Only by owning, funding or advising: no agency on this way carries out anything.",
            )
        return way

    def name_apart(self, things: Sequence[str]) -> dict[str, str]:
        """The names of *things*; a city and its government that share one are told apart by their kind."""
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
        """Why there is no way: the two are one, one stands alone, or nothing on that day links them."""
        if set(self.ones) & set(self.others):
            return self.words.pick("두 이름은 같은 대상을 가리킨다.", "Both names mean the same thing.")
        if not self.words.view.is_latest:
            later = to_network(self.words.view.on(LATEST))
            if find_path(later, self.ones, self.others):
                return self.words.pick(
                    f"{self.words.view.day}에는 둘을 잇는 진술이 없었다. 나중 판에는 있다.",
                    f"On {self.words.view.day} no statement linked the two; later editions do.",
                )
        for things in (self.ones, self.others):
            if not any(self.network.degree(thing) for thing in things if thing in self.network):
                name = self.words.name(things[0]).label
                return self.words.pick(
                    f"{name}: 알려진 이름이지만 어떤 진술도 이 대상을 다른 것과 잇지 않는다.",
                    f"{name}: a known name, but no statement links it to anything.",
                )
        return self.words.pick("둘을 잇는 진술이 없다.", "No statement links the two.")
