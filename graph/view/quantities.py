"""The figures of indicators and background figures with all that belongs to them: unit, qualifier, end of the range."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from graph.model.figures import Figure
from graph.model.quantities import format_quantity
from graph.model.vocabulary import RM, SCHEMA
from graph.stores import Cell, Iri

# The properties that hold a figure. What qualifies a statement qualifies the first that it has.
FIGURES = (RM.target, SCHEMA.value, RM.baseline, RM.actual)
# The qualifiers of figures that have one of their own.
_QUALIFIERS = {RM.baseline: RM.baselineQualifier, RM.actual: RM.actualQualifier}
# The properties that are shown with a figure.
BESIDE = (RM.unit, RM.qualifier, RM.upperAmount, *_QUALIFIERS.values())
# The links to the statements with figures that are not amounts of the plan.
LINKS = (RM.hasIndicator, RM.hasContextFigure)
# The columns of query ``value-accounts`` with the figure that the qualifier and the upper end belong to.
_MAIN = {"target": RM.target, "figure": SCHEMA.value}


class Measure(NamedTuple):
    """A figure with its unit."""

    figure: Figure
    unit: str

    def write(self, lang: str) -> str:
        return format_quantity(self.figure, lang=lang, unit=self.unit)


def to_measures(values: Mapping[str, Cell]) -> dict[str, Measure]:
    """The figures among the *values* of a statement by property, with what else it says about them."""
    unit, (main, *_) = str(values.get(RM.unit) or ""), [name for name in FIGURES if name in values] or [""]
    found = {}
    for name in FIGURES:
        number = values.get(name)
        if isinstance(number, int | Decimal) and not isinstance(number, bool):
            upper = values.get(RM.upperAmount) if name == main else None
            own = values.get(_QUALIFIERS.get(name, "")) or (values.get(RM.qualifier) if name == main else None)
            qualifier = str(own or "")
            highest = None if upper is None else Decimal(str(upper))
            found[name] = Measure(Figure(Decimal(number), highest, qualifier), unit)
    return found


def iter_measured(rows: Iterable[Mapping[str, Cell]]) -> Iterator[tuple[Mapping[str, Cell], Measure | None]]:
    """The *rows* of query ``details``, those of a figure with all that the statement says about it.

    Unit, qualifier and upper end have no rows of their own then.
    """
    values: dict[Cell, dict[str, Cell]] = defaultdict(dict)
    kept = list(rows)
    for row in kept:
        if row["link"] in LINKS:
            values[row["statement"]][str(row["property"])] = row["value"]
    measures = {statement: to_measures(some) for statement, some in values.items()}
    for row in kept:
        found = measures.get(row["statement"], {})
        if not found or row["property"] not in BESIDE:
            yield row, found.get(str(row["property"]))


def iter_accounts(rows: Iterable[Mapping[str, Cell]]) -> Iterator[tuple[Mapping[str, Cell], Measure | None]]:
    """The *rows* of query ``value-accounts``, a figure once even if another unit, range or qualifier is stated."""
    seen: set[tuple[Cell, ...]] = set()
    for row in rows:
        main = "target" if row["target"] is not None else "figure"
        beside = row[main] is not None and row["property"] in BESIDE
        one = {**row, "property": Iri(_MAIN[main]), "value": row[main]} if beside else row
        key = (one["statement"], one["property"], one["value"])
        if key not in seen:
            seen.add(key)
            yield one, _measure_account(one)


def _measure_account(row: Mapping[str, Cell]) -> Measure | None:
    says = {
        RM.unit: row["unit"],
        RM.upperAmount: row["upper"],
        RM.qualifier: row["qualifier"],
        **{term: row[name] for name, term in _MAIN.items()},
    }
    stated = {str(row["property"]): row["value"], **{name: value for name, value in says.items() if value is not None}}
    return to_measures(stated).get(str(row["property"])) if row["link"] in LINKS else None
