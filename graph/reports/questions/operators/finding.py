"""What an operator works on, and what it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.errors.particles import add_particle
from graph.model.identifiers import mint_code_iri
from graph.reports.columns import Heads
from graph.reports.lines import write_span
from graph.reports.questions.form import ASKS, Form, to_iri
from graph.reports.questions.world import Row, World
from graph.reports.result import Money
from graph.reports.wording import Line, Wording
from graph.stores import Iri
from graph.view.landscape import read_figure

_MOST_NAMED = 6


@dataclass(frozen=True)
class Finding:
    """The answer of an operator: one sentence without its source, and the rows behind it.

    :ivar command: the report that shows more, as words of a command line.
    :ivar cited: whether the sources of the rows follow the sentence.
    :ivar note: more about the rows, for readers who go on.
    :ivar nothing: whether no source states what is asked for, so that other things of the name are tried first.
    """

    sentence: str
    columns: Heads
    lines: Sequence[Line]
    command: tuple[str, ...] = ()
    cited: bool = True
    note: str = ""
    nothing: bool = False


def find_nothing(asked: "Asked", korean: str, english: str, columns: Heads, command: tuple[str, ...] = ()) -> Finding:
    """An answer without rows and sources: that no source states it."""
    return Finding(asked.pick(korean, english), columns, (), command, cited=False, nothing=True)


@dataclass(frozen=True)
class Refusal:
    """Why a form has no answer."""

    reason: str


Found: TypeAlias = Finding | Refusal


@dataclass
class Asked:
    """One form, asked of a world in one language."""

    world: World
    form: Form
    words: Wording

    @property
    def lang(self) -> str:
        return self.words.view.lang

    def pick(self, korean: str, english: str) -> str:
        """The text in the language of the answer."""
        return self.words.pick(korean, english)

    # --- the things of the form ---

    @property
    def regions(self) -> list[Iri]:
        return [to_iri(one) for one in self.form.scope.regions]

    @property
    def technologies(self) -> list[Iri]:
        return [to_iri(one) for one in self.form.scope.technologies]

    @property
    def agencies(self) -> list[Iri]:
        return [to_iri(one) for one in self.form.scope.agencies]

    @property
    def activities(self) -> list[Iri]:
        """The activities of the form that are known on the day."""
        known = self.world.view.activities.items
        return [one for one in map(to_iri, self.form.scope.activities) if one in known]

    # --- words ---

    def name(self, thing: Iri) -> str:
        """The name of a thing; a part without a name of its own has that of its plan too."""
        return self.words.name(thing).label

    def name_activity(self, activity: Iri) -> str:
        """The title of an activity, with that of its plan if it says little by itself, such as ``1단계``."""
        title = self.name(activity)
        item = self.world.view.activities.items.get(activity)
        if item and item.plan != activity and len(title) < 12:
            return self.pick(f"{self.name(item.plan)}의 {title}", f"{title} of {self.name(item.plan)}")
        return title

    def name_plan(self, activity: Iri) -> str:
        """A title after its region, if the title does not have it."""
        title = self.name(activity)
        item = self.world.view.activities.items.get(activity)
        region = self.name(item.region) if item and item.region else ""
        short = region[:2] if self.lang == "ko" else region
        return title if not region or short in title else self.pick(f"{region} {title}", f"{title} ({region})")

    def join(self, texts: Iterable[str], most: int = _MOST_NAMED) -> str:
        """A list in a sentence; long ones are cut with the number of the rest."""
        every = list(dict.fromkeys(text for text in texts if text))
        shown, left = every[:most], len(every) - most
        if left > 0:
            return self.pick(f"{', '.join(shown)} 외 {left}건", f"{', '.join(shown)} and {left} more")
        if self.lang == "ko" or len(shown) < 2:
            return ", ".join(shown)
        return f"{', '.join(shown[:-1])} and {shown[-1]}"

    def names(self, things: Iterable[Iri], most: int = _MOST_NAMED) -> str:
        """The names of *things* as a list."""
        every = list(dict.fromkeys(things))
        self.words.learn(every)
        return self.join(map(self.name, every), most)

    def money(self, row: Row) -> Money:
        """The amount of a row of query ``amounts``."""
        return self.words.money(read_figure(row))

    def topic(self, text: str) -> str:
        return add_particle(text, "은")

    def code(self, scheme: str, name: str) -> str:
        """The label of a code."""
        return self.name(to_code(scheme, name))

    def span(self, row: Row) -> str:
        """A period in words."""
        start, end = str(row["start"] or ""), str(row["end"] or "")
        if start and end:
            return start if start == end else write_span(row)
        if start:
            return self.pick(f"{start}년부터" if len(start) == 4 else f"{start}부터", f"from {start}")
        return self.pick(f"{end}년까지" if len(end) == 4 else f"{end}까지", f"until {end}") if end else ""


def to_code(scheme: str, name: str) -> Iri:
    """The IRI of a code, such as role and lead."""
    return Iri(mint_code_iri(scheme, name))


@dataclass(frozen=True)
class Operator:
    """A function that answers forms of one *ask*, and the slots that it honours."""

    ask: str
    slots: frozenset[str]
    function: Callable[[Asked], Found]


OPERATORS: dict[str, Operator] = {}


def operator(ask: str, *slots: str) -> Callable[[Callable[[Asked], Found]], Callable[[Asked], Found]]:
    """Registers an operator. Slots are the fields of the form, its scope and its filters that it uses."""
    if ask not in ASKS:
        raise ValueError(f"unknown ask '{ask}'")

    def add(function: Callable[[Asked], Found]) -> Callable[[Asked], Found]:
        OPERATORS[ask] = Operator(ask, frozenset(slots), function)
        return function

    return add


def list_slots(form: Form) -> set[str]:
    """The slots that *form* fills, except ``ask``."""
    values = form.to_dict()
    nested: Mapping[str, object] = {**values.get("scope", {}), **values.get("filters", {})}
    return {*nested, *(name for name in values if name not in ("ask", "scope", "filters", "day"))}


@dataclass
class Lines:
    """Collects lines without duplicates."""

    found: dict[tuple[object, ...], Line] = field(default_factory=dict)

    def add(self, *cells: object, basis: Iterable[Iri]) -> None:
        known = self.found.get(cells)
        every = tuple(dict.fromkeys([*(known.basis if known else ()), *basis]))
        self.found[cells] = Line(cells, every)  # type: ignore[arg-type]  # cells are checked when they are worded

    def __len__(self) -> int:
        return len(self.found)

    def column(self, at: int) -> list[Iri]:
        """The things in one column, without duplicates."""
        return list(dict.fromkeys(cell for line in self.found.values() if isinstance(cell := line.cells[at], Iri)))

    @property
    def lines(self) -> list[Line]:
        return list(self.found.values())
