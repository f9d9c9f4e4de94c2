"""The names of things as the store has them: labels, things of the same name, and what contains these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.naming import Spelling, find_qualifier, qualify, to_key, without_form
from graph.model.vocabulary import CODE, ID, RM, TECH
from graph.queries import run_query
from graph.queries.days import select_holding
from graph.stores import Cell, Iri, Store
from graph.view.days import LATEST

_CLASSES = {
    "activity": (RM.Activity,),
    "agency": (RM.Agency,),
    "region": (RM.Region,),
    "roadmap": (RM.Roadmap, RM.Programme),
    "source": (RM.Source,),
}
KINDS = ("activity", "agency", "region", "roadmap", "source", "technology", "role", "amount-kind")
# The things that are shown with their parent if they share a name.
_TOLD_APART = ("agency", "region", "roadmap", "programme")


def read_names(store: Store, kind: str) -> dict[Iri, list[str]]:
    """All names of the things of *kind* (see :data:`KINDS`): labels, aliases, former names, codes, ids."""
    if kind in _CLASSES:
        rows = run_query(store, "names", **{"class": [Iri(iri) for iri in _CLASSES[kind]]})
    else:
        scheme = TECH.scheme if kind == "technology" else CODE.to_iri(kind)
        rows = run_query(store, "concept-names", scheme=[Iri(scheme)])
    names: dict[Iri, list[str]] = {}
    for row in rows.to_dicts():
        names.setdefault(Iri(row["thing"]), []).append(str(row["name"]))
    return names


@dataclass(frozen=True)
class Labels:
    """All labels of a thing, as rows of query ``labels``."""

    thing: Iri
    rows: Sequence[Mapping[str, Cell]]
    book: "StoreBook" = field(repr=False, compare=False)

    def choose(self, *, lang: str, day: str = LATEST) -> str:
        """The name of the thing in *lang* on *day*, with its parent if another thing of its kind has the same name."""
        return qualify(self.choose_plain(lang, day), self.find_qualifier(lang, day))

    def choose_plain(self, lang: str, day: str) -> str:
        """The name of the thing alone."""
        return str(max(self.rows, key=lambda row: _rate(row, lang, day))["label"]) if self.rows else self.thing

    def find_qualifier(self, lang: str, day: str) -> str:
        """What tells the thing from others of its name, empty if there are none."""
        same = self.book.namesakes.get(self.thing, ())
        # Namesakes may differ in their legal forms, which are not part of a name.
        plain = without_form(self.choose_plain(lang, day)) if same else ""
        rivals = [one for one in sorted(same) if without_form(self.book.labels[one].choose_plain(lang, day)) == plain]
        return find_qualifier(_Words(self.book, lang, day), to_kind(self.thing), self.thing, rivals) if rivals else ""

    def list_dated(self) -> list[Spelling]:
        """The dated names."""
        dated = [row for row in self.rows if row["property"] == RM.hasName]
        return [_to_spelling(str(row["label"]), row["since"], row["last"]) for row in dated]


@dataclass
class StoreBook:
    """The names that were read from *store*; each is read once. It finds things by name (:mod:`graph.model.naming`)."""

    store: Store
    region: str = "region"
    agency: str = "agency"
    labels: dict[Iri, Labels] = field(default_factory=dict)
    namesakes: dict[Iri, set[Iri]] = field(default_factory=lambda: defaultdict(set))
    _above: dict[Iri, list[Mapping[str, Cell]]] = field(default_factory=dict)
    _names: dict[str, dict[Iri, list[str]]] = field(default_factory=dict)
    _keys: dict[str, dict[str, set[Iri]]] = field(default_factory=dict)

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the labels of *things*, and all that tells those of one name apart."""
        fresh = {thing for thing in things if thing not in self.labels}
        while fresh:
            rows: dict[Iri, list[Mapping[str, Cell]]] = {thing: [] for thing in sorted(fresh)}
            for row in run_query(self.store, "labels", thing=list(rows)).to_dicts():
                rows[Iri(row["thing"])].append(row)
            self.labels.update({thing: Labels(thing, found, self) for thing, found in rows.items()})
            others = self._read_namesakes([thing for thing in rows if to_kind(thing)])
            fresh = {thing for thing in others if thing not in self.labels}

    def _read_namesakes(self, things: Sequence[Iri]) -> set[Iri]:
        """Those that share a name with one of *things*, and the parents of both."""
        rows = run_query(self.store, "namesakes", thing=things).to_dicts() if things else []
        pairs = [
            (one, other) for row in rows if to_kind(one := Iri(row["thing"])) == to_kind(other := Iri(row["other"]))
        ]
        agencies = [thing for thing in things if to_kind(thing) == self.agency]
        named = self.read_names(self.agency) if agencies else {}
        keys = [(one, to_key(name)) for one in agencies for name in named.get(one, ())]
        pairs += [(one, other) for one, key in keys for other in self.get_called(self.agency, key) if other != one]
        for one, other in pairs:
            self.namesakes[one].add(other)
        shared = {thing for pair in pairs for thing in pair}
        self.read_above(shared)
        return {*shared, *(Iri(row["parent"]) for thing in shared for row in self._above[thing])}

    def read_above(self, things: Iterable[Iri], day: str = "") -> list[Iri]:
        """What directly contains *things*, on *day* or at any time."""
        wanted = sorted(set(things))
        if unknown := [thing for thing in wanted if thing not in self._above]:
            self._above.update({thing: [] for thing in unknown})
            for row in run_query(self.store, "name-parents", thing=unknown).to_dicts():
                self._above[Iri(row["thing"])].append(row)
        rows = [row for thing in wanted for row in self._above[thing]]
        return [Iri(row["parent"]) for row in (select_holding(rows, day) if day else rows)]

    def read_names(self, kind: str) -> dict[Iri, list[str]]:
        """See :func:`read_names`."""
        if kind not in self._names:
            self._names[kind] = read_names(self.store, kind)
        return self._names[kind]

    def get_called(self, kind: str, key: str) -> set[Iri]:
        if kind not in self._keys:
            keys = self._keys[kind] = {}
            for thing, names in self.read_names(kind).items():
                for name in names:
                    keys.setdefault(to_key(name), set()).add(thing)
        return self._keys[kind].get(key, set())

    def list_spellings(self, kind: str, thing: Iri) -> list[Spelling]:
        """The names of *thing*. Those of a region hold as long as it exists."""
        self.learn([thing])
        dated = self.labels[thing].list_dated()
        others = [name for name in self.read_names(kind)[thing] if name not in {one.name for one in dated}]
        rows = run_query(self.store, "region-periods", {"region": [thing]}).to_dicts() if kind == self.region else []
        if not rows:
            return [*dated, *map(Spelling, others)]
        return [*dated, *(_to_spelling(name, row["start"], row["end"]) for row in rows for name in others)]

    def list_above(self, kind: str, thing: Iri) -> list[tuple[str, Iri]]:  # noqa: ARG002 - the IRI says the kind
        return [(to_kind(one), one) for one in self.read_above([thing])]

    def get_id(self, thing: Iri) -> str:
        return thing.rpartition("/")[2]


@dataclass(frozen=True)
class _Words:
    """The names of a book in one language on one day."""

    book: StoreBook
    lang: str
    day: str
    region: str = "region"
    agency: str = "agency"

    def list_above(self, kind: str, thing: Iri) -> list[tuple[str, Iri]]:  # noqa: ARG002 - the IRI says the kind
        return [(to_kind(one), one) for one in self.book.read_above([thing], self.day)]

    def get_id(self, thing: Iri) -> str:
        return self.book.get_id(thing)

    def get_word(self, kind: str, thing: Iri) -> str:  # noqa: ARG002 - the IRI says the kind
        self.book.learn([thing])
        labels = self.book.labels[thing]
        return f"{labels.find_qualifier(self.lang, self.day)} {labels.choose_plain(self.lang, self.day)}".strip()


def _to_spelling(name: str, since: Cell, until: Cell) -> Spelling:
    return Spelling(name, True, str(since or ""), str(until or ""))


def to_kind(thing: Iri) -> str:
    """The kind of a thing that may be told apart by its parent, otherwise an empty text."""
    kind, _, name = thing.removeprefix(ID.base).partition("/")
    return kind if kind in _TOLD_APART and name and "/" not in name else ""


def is_activity(thing: Iri) -> bool:
    """Whether *thing* is part of a roadmap or programme, whose id is the first part of its own."""
    kind, _, name = thing.removeprefix(ID.base).partition("/")
    return kind in ("roadmap", "programme") and name.count("/") == 1


def to_plan(activity: Iri) -> Iri:
    """The roadmap or programme of an activity."""
    return Iri(activity.rpartition("/")[0])


def _rate(row: Mapping[str, Cell], lang: str, day: str) -> tuple[object, ...]:
    """The rank of a name: by day, language, newest edition and preferred account."""
    language, translated = str(row["language"]).lower(), row["property"] == RM.translation
    order = [("ko-latn", False), ("ko", False)] if lang == "ko" else [("ko", False), ("ko-latn", False)]
    order += [(lang, True), ("", False), (lang, False)]
    fitting = order.index((language, translated)) if (language, translated) in order else -1
    since, last = str(row["since"] or ""), str(row["last"] or LATEST)
    position = int(str(row["position"] or 0))
    dated = row["property"] == RM.hasName
    # Former names count only for a given day. A translation stays valid after a change of name.
    timely = (since <= day <= last and day != LATEST) if dated else since <= day
    # Without an English name, the Korean one is that of the day.
    former = dated and timely
    return timely, former and lang == "ko", fitting, former, position, -int(str(row["rank"] or 0)), row["label"]
