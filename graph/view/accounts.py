"""The accounts of editions: what each source says of an edition, thing by thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import UnknownName
from graph.stores import Cell, Iri
from graph.view.snapshot import Snapshot

_Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Account:
    """One source of an edition: the values of its things by property, the facets of its statements, what it ends."""

    edition: Iri
    plan: Iri
    name: str
    position: int
    preference: int
    issued: str
    inferred: bool
    things: Mapping[Iri, Mapping[str, list[Cell]]]
    facets: Mapping[Iri, str]
    ended: frozenset[Iri]


def find_editions(snapshot: Snapshot, name: str) -> list[Iri]:
    """The accounts of the edition named ``roadmap/edition``, the preferred one first.

    :raises UnknownName: no such edition; lists the most similar names.
    """
    names: dict[str, list[Iri]] = defaultdict(list)
    rows = snapshot.read("editions")
    for row in sorted(rows, key=lambda row: int(str(row["preference"]))):
        plan = str(row["plan"]).rpartition("/")[2]
        names[f"{plan}/{row['name']}"].append(Iri(row["edition"]))
    if name not in names:
        raise UnknownName("edition", name, names)
    return names[name]


def read_accounts(snapshot: Snapshot, *plans: Iri, revised: bool = False) -> list[Account]:
    """The accounts of all editions that count by the day, each plan's oldest edition first.

    :param plans: only these plans.
    :param revised: only plans with several editions.
    """
    ended: dict[Iri, set[Iri]] = defaultdict(set)
    for row in snapshot.read("edition-removals", ended=True):
        ended[Iri(row["edition"])].add(Iri(row["item"]))
    rows = [row for row in snapshot.read("editions") if not plans or row["plan"] in plans]
    if revised:
        named = Counter(plan for plan, _ in {(row["plan"], row["name"]) for row in rows})
        rows = [row for row in rows if named[row["plan"]] > 1]
    editions = {Iri(row["edition"]): row for row in rows}
    grouped: dict[Iri, list[_Row]] = defaultdict(list)
    for row in snapshot.read("edition-statements", {"edition": sorted(editions)}):
        grouped[Iri(row["edition"])].append(row)
        if row["superseded"]:
            ended[Iri(row["superseded"])].add(Iri(row["thing"]))
    accounts = [_to_account(editions[one], said, frozenset(ended[one])) for one, said in grouped.items()]
    return sorted(accounts, key=lambda one: (one.plan, one.position, -one.preference, one.edition))


def _to_account(edition: _Row, rows: Sequence[_Row], ended: frozenset[Iri]) -> Account:
    things: dict[Iri, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        things[Iri(row["thing"])][str(row["property"])].append(row["value"])
    return Account(
        Iri(edition["edition"]),
        Iri(edition["plan"]),
        str(edition["name"]),
        int(str(edition["position"])),
        int(str(edition["preference"])),
        str(edition["issued"]),
        edition["dating"] is not None,
        things,
        {Iri(row["thing"]): str(row["facet"]) for row in rows if row["facet"]},
        ended,
    )
