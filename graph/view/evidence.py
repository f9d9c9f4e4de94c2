"""The evidence of a row: its statements, each with source, date, file and line, or with the rule that derived it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import NamedTuple

from graph.stores import Cell, Iri
from graph.view.snapshot import Snapshot


class Evidence(NamedTuple):
    """The evidence of one statement.

    ``file`` and ``line`` locate it in the data files, ``source`` and ``publisher`` name the document, ``date`` is the
    date of the edition. A derived statement has a ``rule`` and a ``basis`` instead. For a thing that several editions
    describe, the newest preferred description counts. An agency or region without a source of its own gets the first
    edition that mentions it, and ``mentioned`` is true. ``since`` is the day from which the edition counts, and
    ``dating`` the reason for its date if that is inferred.
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
    since: str = ""
    dating: Iri | None = None

    @property
    def place(self) -> str:
        """``file:line``, empty for a derived statement."""
        return f"{self.file}:{self.line}" if self.file else ""


NONE: Mapping[Iri, Evidence] = MappingProxyType({})


def read_evidence(
    snapshot: Snapshot, statements: Iterable[Iri], *, known: Mapping[Iri, Evidence] = NONE
) -> Mapping[Iri, Evidence]:
    """The evidence of *statements* and of all statements that they were derived from.

    Descriptions in editions that appeared after the day do not count.

    :param statements: statements, or things that an edition or a file describes.
    :param known: evidence read earlier, which is returned too and not read again.
    """
    found = dict(known)
    wanted = set(statements) - set(found)
    while wanted:
        found.update(_read_step(snapshot, sorted(wanted)))
        wanted = {basis for evidence in found.values() for basis in evidence.basis} - set(found)
    return found


def read_stated(snapshot: Snapshot) -> dict[Iri, Evidence]:
    """The evidence of every statement of every edition, in one query, for callers that need most of it."""
    found: dict[Iri, Evidence] = {}
    for row in snapshot.read("statement-sources"):
        if (statement := Iri(row["statement"])) not in found:
            found[statement] = _to_evidence(statement, [{**row, "rule": None, "basis": None}])
    return found


def find_sources(evidence: Mapping[Iri, Evidence], statement: Iri) -> list[Evidence]:
    """The stated evidence at the ends of the chain from *statement*, sorted by file and line."""
    ends = [one for _, one in iter_chain(evidence, statement) if one.file]
    return sorted(ends, key=lambda end: (end.file, end.line))


def iter_chain(
    evidence: Mapping[Iri, Evidence], statement: Iri, *, depth: int = 0, seen: set[Iri] | None = None
) -> Iterator[tuple[int, Evidence]]:
    """*statement* and all statements it was derived from, each once with its depth, depth first.

    :param seen: statements to leave out; those yielded are added.
    """
    seen = set() if seen is None else seen
    if statement in seen or statement not in evidence:
        return
    seen.add(statement)
    yield depth, evidence[statement]
    for basis in evidence[statement].basis:
        yield from iter_chain(evidence, basis, depth=depth + 1, seen=seen)


def read_share_terms(snapshot: Snapshot) -> dict[Iri, list[dict[str, Cell]]]:
    """The terms of each reconciliation, as of its announcement: the amounts of its region that are summed.

    A term is a row of query ``reconciliation-terms`` with the columns ``upper`` and ``qualifier`` of its amount, and
    ``whole_upper`` of the amount of the activity. The query itself has none: with them, Virtuoso ignores its filter.
    """
    lines = {row["statement"]: row for row in snapshot.read_all("amounts")}
    terms: dict[Iri, dict[Cell, dict[str, Cell]]] = defaultdict(dict)
    for row in snapshot.read("reconciliation-terms"):
        # An item may have several rows, one per edition; its amount counts once.
        line = lines.get(row["line"], {})
        whole_upper, upper = line.get("upper"), None
        if whole_upper is not None:
            share = Decimal(str(row["amount"])) / Decimal(str(row["whole"]))
            upper = (Decimal(str(whole_upper)) * share).quantize(Decimal(1), ROUND_HALF_UP)
        inexact = {"upper": upper, "whole_upper": whole_upper, "qualifier": line.get("qualifier")}
        terms[Iri(row["reconciliation"])][row["statement"]] = {**row, **inexact}
    return {reconciliation: list(rows.values()) for reconciliation, rows in terms.items()}


def find_technology_paths(
    snapshot: Snapshot, narrower: Iterable[Iri], broader: Iterable[Iri]
) -> dict[tuple[Iri, Iri], tuple[Iri, ...]]:
    """The shortest path from each of *narrower* up to each of *broader* by ``skos:broader``, ends included.

    Empty if there is no path.
    """
    lower, upper = sorted(set(narrower)), sorted(set(broader))
    steps = read_technology_steps(snapshot)
    return {(one, other): tuple(climb_technologies(steps, one, other)) for one in lower for other in upper}


def read_technology_steps(snapshot: Snapshot) -> dict[Iri, set[Iri]]:
    """Each technology that has broader ones, with those directly broader."""
    steps: dict[Iri, set[Iri]] = defaultdict(set)
    for row in snapshot.read("technology-steps"):
        steps[Iri(row["narrower"])].add(Iri(row["broader"]))
    return steps


def climb_technologies(steps: Mapping[Iri, Set[Iri]], narrower: Iri, broader: Iri) -> list[Iri]:
    """The shortest path from *narrower* up to *broader*; of several the first by IRI, empty if there is none.

    :param steps: each technology with those directly broader.
    """
    queue: deque[Iri] = deque([narrower])
    paths: dict[Iri, list[Iri]] = {narrower: [narrower]}
    while queue and broader not in paths:
        current = queue.popleft()
        for above in sorted(steps.get(current, set()) - set(paths)):
            paths[above] = [*paths[current], above]
            queue.append(above)
    return paths.get(broader, [])


def _read_step(snapshot: Snapshot, statements: list[Iri]) -> dict[Iri, Evidence]:
    rows: dict[Iri, list[dict[str, object]]] = defaultdict(list)
    for row in snapshot.read("evidence", statement=statements):
        rows[Iri(row["statement"])].append(dict(row))
    evidence = {statement: _to_evidence(statement, found) for statement, found in rows.items()}
    unsourced = [statement for statement, one in evidence.items() if one.file and not one.source]
    if unsourced:
        evidence.update(_read_mentions(snapshot, {statement: evidence[statement] for statement in unsourced}))
    return evidence


def _read_mentions(snapshot: Snapshot, unsourced: Mapping[Iri, Evidence]) -> Iterator[tuple[Iri, Evidence]]:
    """The evidence of things without a source of their own, with the first edition that mentions each as its source."""
    seen: set[Iri] = set()
    for row in snapshot.read("mentions", thing=sorted(unsourced)):
        thing = Iri(row["thing"])
        if thing not in seen:
            seen.add(thing)
            source, publisher, date = Iri(row["source"]), str(row["publisher"]), str(row["issued"])
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
        date=str(first["issued"] or ""),
        file=str(first["file"] or ""),
        line=int(str(first["line"] or 0)),
        reason=iri("reason"),
        printed=str(first["printed"] or ""),
        rule=iri("rule"),
        basis=tuple(sorted({Iri(row["basis"]) for row in rows if row["basis"]})),
        since=str(first["since"] or ""),
        dating=iri("dating"),
    )
