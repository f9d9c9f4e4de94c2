"""Why a row holds: the statements behind it, each with source, date, file and line, and the rule if it was derived."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

from graph.queries import run_query
from graph.stores import Cell, Iri, Store
from graph.view.names import LATEST


class Evidence(NamedTuple):
    """What one statement rests on.

    ``file`` and ``line`` are where the data files state it, ``source`` and ``publisher`` tell the document that says
    so, ``date`` the day of that edition. A derived statement has none of these, but a ``rule`` and the statements it
    was derived from. Of a thing that several editions describe it is the newest, preferred description; the source of
    an agency or region that names none is the first edition that mentions it, and ``mentioned`` says so.
    """

    statement: Iri
    status: Iri
    source: Iri | None
    publisher: str
    date: str
    file: str
    line: int
    reason: Iri | None
    printed: str
    rule: Iri | None
    basis: tuple[Iri, ...]
    mentioned: bool = False

    @property
    def place(self) -> str:
        """``file:line``, empty for a derived statement."""
        return f"{self.file}:{self.line}" if self.file else ""


NONE: Mapping[Iri, Evidence] = MappingProxyType({})


def read_evidence(
    store: Store, statements: Iterable[Iri], *, as_of: str = LATEST, known: Mapping[Iri, Evidence] = NONE
) -> Mapping[Iri, Evidence]:
    """The evidence of *statements* and, step by step, of all that they were derived from.

    :param statements: statements, or things that an edition or a file describes.
    :param as_of: the day of the view; descriptions of later editions do not count.
    :param known: evidence that was read before: it is given back with the rest and not read again.
    """
    found = dict(known)
    wanted = set(statements) - set(found)
    while wanted:
        found.update(_read_step(store, sorted(wanted), as_of))
        wanted = {basis for evidence in found.values() for basis in evidence.basis} - set(found)
    return found


def read_stated(store: Store) -> dict[Iri, Evidence]:
    """The evidence of every statement of every edition: one question, for who needs nearly all of it."""
    found: dict[Iri, Evidence] = {}
    for row in run_query(store, "statement-sources").to_dicts():
        if (statement := Iri(row["statement"])) not in found:
            found[statement] = _to_evidence(statement, [{**row, "rule": None, "basis": None}])
    return found


def find_sources(evidence: Mapping[Iri, Evidence], statement: Iri) -> list[Evidence]:
    """The stated evidence at the end of the chain that begins at *statement*, in the order of places."""
    ends = [one for _, one in iter_chain(evidence, statement) if one.file]
    return sorted(ends, key=lambda end: (end.file, end.line))


def iter_chain(
    evidence: Mapping[Iri, Evidence], statement: Iri, *, depth: int = 0, seen: set[Iri] | None = None
) -> Iterator[tuple[int, Evidence]]:
    """*statement* and all it was derived from, each once, with the number of steps between, depth first.

    :param seen: statements that were told before; they are left out, and those told now are added.
    """
    seen = set() if seen is None else seen
    if statement in seen or statement not in evidence:
        return
    seen.add(statement)
    yield depth, evidence[statement]
    for basis in evidence[statement].basis:
        yield from iter_chain(evidence, basis, depth=depth + 1, seen=seen)


def read_share_terms(store: Store) -> dict[Iri, list[dict[str, Cell]]]:
    """For each reconciliation the amounts of its region that add up to the announced one, as of its announcement.

    The terms are rows of query ``reconciliation-terms``.
    """
    terms: dict[Iri, dict[Cell, dict[str, Cell]]] = defaultdict(dict)
    for row in run_query(store, "reconciliation-terms").to_dicts():
        # An item may stand at several places of the order, one per edition; its amount counts once.
        terms[Iri(row["reconciliation"])][row["statement"]] = row
    return {reconciliation: list(rows.values()) for reconciliation, rows in terms.items()}


def find_technology_paths(
    store: Store, narrower: Iterable[Iri], broader: Iterable[Iri]
) -> dict[tuple[Iri, Iri], tuple[Iri, ...]]:
    """The shortest way up from each of *narrower* to each of *broader* by ``skos:broader``, both included.

    Empty where there is none.
    """
    lower, upper = sorted(set(narrower)), sorted(set(broader))
    steps: dict[Iri, set[Iri]] = defaultdict(set)
    rows = run_query(store, "technology-steps", technology=lower, asked=upper).to_dicts() if lower and upper else ()
    for row in rows:
        steps[Iri(row["narrower"])].add(Iri(row["broader"]))
    return {(one, other): tuple(climb_technologies(steps, one, other)) for one in lower for other in upper}


def climb_technologies(steps: Mapping[Iri, Set[Iri]], narrower: Iri, broader: Iri) -> list[Iri]:
    """The shortest way up from *narrower* to *broader* by *steps*, of several the first by IRI; empty without one.

    :param steps: each technology with the next broader ones.
    """
    queue: deque[Iri] = deque([narrower])
    ways: dict[Iri, list[Iri]] = {narrower: [narrower]}
    while queue and broader not in ways:
        current = queue.popleft()
        for above in sorted(steps.get(current, set()) - set(ways)):
            ways[above] = [*ways[current], above]
            queue.append(above)
    return ways.get(broader, [])


def _read_step(store: Store, statements: list[Iri], as_of: str) -> dict[Iri, Evidence]:
    rows: dict[Iri, list[dict[str, object]]] = defaultdict(list)
    for row in run_query(store, "evidence", statement=statements, as_of=[as_of]).to_dicts():
        rows[Iri(row["statement"])].append(dict(row))
    evidence = {statement: _to_evidence(statement, found) for statement, found in rows.items()}
    unsourced = [statement for statement, one in evidence.items() if one.file and not one.source]
    if unsourced:
        evidence.update(_read_mentions(store, {statement: evidence[statement] for statement in unsourced}, as_of))
    return evidence


def _read_mentions(store: Store, unsourced: Mapping[Iri, Evidence], as_of: str) -> Iterator[tuple[Iri, Evidence]]:
    """Evidence of things that name no source of their own: the first edition that mentions each is its source."""
    told: set[Iri] = set()
    for row in run_query(store, "mentions", thing=sorted(unsourced), as_of=[as_of]).to_dicts():
        thing = Iri(row["thing"])
        if thing not in told:
            told.add(thing)
            source, publisher, date = Iri(row["source"]), str(row["publisher"]), str(row["date"])
            yield thing, unsourced[thing]._replace(source=source, publisher=publisher, date=date, mentioned=True)


def _to_evidence(statement: Iri, rows: list[dict[str, object]]) -> Evidence:
    first = rows[0]

    def iri(name: str) -> Iri | None:
        return Iri(first[name]) if first[name] else None

    return Evidence(
        statement=statement,
        status=Iri(first["status"]),
        source=iri("source"),
        publisher=str(first["publisher"] or ""),
        date=str(first["date"] or ""),
        file=str(first["file"] or ""),
        line=int(str(first["line"] or 0)),
        reason=iri("reason"),
        printed=str(first["printed"] or ""),
        rule=iri("rule"),
        basis=tuple(sorted({Iri(row["basis"]) for row in rows if row["basis"]})),
    )
