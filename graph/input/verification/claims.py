"""What an edition claims that its source prints: figures, titles, periods and the names of agencies and regions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors.problems import Location
from graph.input.names import iter_names
from graph.input.nodes import Mapping as MappingNode
from graph.input.nodes import Node, Scalar
from graph.model.dates import Period as Span
from graph.model.entities import Statement, statements
from graph.model.parties import Agency, Region
from graph.model.records import Kind, Record, Reference, Value

_NAMED = (Agency.__name__, Region.__name__)
# The marks of what the source does not print, or prints differently.
_MARKS = ("inferred", "corrected")
# The kinds that 'printed' of the same statement replaces.
_FIGURES = (Kind.AMOUNT, Kind.QUANTITY, Kind.SHARE, Kind.INTEGER, Kind.PERIOD)
# The fields with the words of the source.
_WORDS = ("title", "printed", "duration")
_Key = tuple[str, str]


@dataclass(frozen=True)
class Claim:
    """A value that must occur in the text of the source, in one of its *spellings*. *name* is its field.

    *is_a_name* says that the spellings are the names of an agency or region.
    """

    name: str
    location: Location
    spellings: tuple[str, ...]
    is_a_name: bool = False

    @property
    def value(self) -> str:
        """The value as messages show it."""
        return self.spellings[0]


@dataclass(frozen=True)
class Skipped:
    """A value that is not compared with the text, because it is inferred, corrected or a translation."""

    name: str
    location: Location


class Claims:
    """Finds the claims of editions.

    :param documents: all files, with the names of all agencies and regions.
    :param nodes: the contents of the files as they are written, for the printed text of figures.
    """

    def __init__(self, documents: Iterable[Record], nodes: Iterable[Node]) -> None:
        self._names = _collect_names(documents)
        self._written = _collect_scalars(nodes)

    def iter_claims(self, record: Record) -> Iterator[Claim | Skipped]:
        """The claims of *record* and of the records within it, in the order of the file."""
        mark = next((name for name in _MARKS if record.values.get(name)), "")
        own = list(self._iter_own(record))
        if mark:
            yield from [Skipped(one.name, one.location) for one in own] or [Skipped(mark, record.location)]
        else:
            yield from own
        for value in record.values.get("translation", ()):
            yield Skipped("translation", value.location)
        for _, nested in record.iter_nested():
            yield from self.iter_claims(nested)

    def _iter_own(self, record: Record) -> Iterator[Claim]:
        seen: set[tuple[Location, str]] = set()
        covered = _find_covered(record)
        for name, values in record.values.items():
            if name in covered:
                continue
            for value in values:
                claim = self._to_claim(record, name, value)
                # What one text says about several fields is one claim.
                if claim and (claim.location, claim.value) not in seen:
                    seen.add((claim.location, claim.value))
                    yield claim

    def _to_claim(self, record: Record, name: str, value: Value) -> Claim | None:
        field = record.entity.fields[name]
        written = self._get_written(value)
        if field.kind is Kind.REFERENCE and field.of in _NAMED and isinstance(value.content, Reference):
            return self._to_named(name, field.of, value, written)
        spellings: tuple[str, ...] = ()
        if name in _WORDS:
            spellings = (value.content,)
        elif field.kind is Kind.PERIOD:
            spellings = _find_printed(value.content)
        elif field.kind in _FIGURES and (field.kind is not Kind.INTEGER or issubclass(record.entity, Statement)):
            spellings = _with_unit(written, record)
        return Claim(name, value.location, spellings) if spellings else None

    def _to_named(self, name: str, kind: str, value: Value, written: str) -> Claim:
        known = self._names.get((kind, value.content.id), [])
        # A name as it is written comes first, an id is not a name.
        own = [written] if written and written != value.content.id else []
        return Claim(name, value.location, tuple(dict.fromkeys([*own, *known])) or (value.content.id,), is_a_name=True)

    def _get_written(self, value: Value) -> str:
        """The text of *value* in the file. Several values in one cell of a spreadsheet have none."""
        written = self._written.get(value.location, [])
        if len(written) == 1:
            return written[0]
        return "" if isinstance(value.content, Reference) else str(value.content)


def _find_covered(record: Record) -> frozenset[str]:
    """The fields of a statement whose printed text is given in 'printed'."""
    if not record.values.get("printed"):
        return frozenset()
    fields = record.entity.fields
    covered = {name for name in record.values if fields[name].kind in _FIGURES or name == "duration"}
    if issubclass(record.entity, statements.Participation):
        covered.add("agency")
    if issubclass(record.entity, statements.RegionalPart) and "share" not in record.values:
        covered.add("region")
    return frozenset(covered)


def _find_printed(period: Span) -> tuple[str, ...]:
    """The text of a period that is written as printed, and not as ``2023/2025``."""
    return (period.printed,) if period.printed else ()


def _with_unit(written: str, record: Record) -> tuple[str, ...]:
    """A figure alone, and with the unit that is written apart."""
    unit = record.get_value("unit")
    return (written, f"{written}{unit}", f"{written} {unit}") if isinstance(unit, str) else (written,)


def _collect_names(documents: Iterable[Record]) -> Mapping[_Key, list[str]]:
    """The names of each agency and region: official ones, aliases, abbreviations and former ones, but no codes."""
    found: dict[_Key, list[str]] = defaultdict(list)
    for document in documents:
        for _, record in document.iter_nested():
            if record.entity.__name__ in _NAMED:
                codes = {value.content.get_value("code") for value in record.values.get("codes", ())}
                names = (one.name for one in iter_names(record) if one.name not in codes)
                found[record.entity.__name__, record.get_value("id")] += names
    return found


def _collect_scalars(nodes: Iterable[Node]) -> Mapping[Location, list[str]]:
    found: dict[Location, list[str]] = defaultdict(list)
    rest = list(nodes)
    while rest:
        node = rest.pop()
        if isinstance(node, Scalar):
            found[node.location].append(node.text)
        elif isinstance(node, MappingNode):
            rest.extend(entry.value for entry in node.entries)
        else:
            rest.extend(node.items)
    return found
