"""All amounts of all editions as rows of one long table, for the exporter and the page."""

from collections.abc import Iterator, Mapping, Sequence

from graph.model.vocabulary import to_prefixed
from graph.stores import Cell, Iri
from graph.view.days import FOREVER
from graph.view.funding import Funding
from graph.view.view import View

COLUMNS = (
    "item", "item_id", "plan", "region", "region_code", "start", "end", "kind", "stage", "use", "edition",
    "edition_date", "amount_won", "upper_won", "qualifier", "printed", "counted", "valid_from", "valid_until",
    "publisher", "source", "source_url",
)  # fmt: skip


def iter_amount_rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """One row per amount and region, ordered by item, kind and day, with :data:`COLUMNS`. A reduction is negative.

    ``start`` and ``end`` are those of the amount or else of its activity. ``region`` is that of the amount or else the
    only region of the plan, ``region_code`` its newest code. An amount holds from ``valid_from`` until before
    ``valid_until``, which is empty if it still holds. ``counted`` is ``yes`` if the report on funding adds the amount
    to the others of its kind and stage, else why it does not: ``inside`` a larger one, the ``sum`` of others, announced
    ``twice``, ``ended``, or from ``other-source`` than the preferred one of its edition.
    """
    table = _Table(view, view.read_all("amounts"))
    for row in table.rows:
        yield (*table.place(row), *table.state(row), *table.date(row), *table.cite(row))


class _Table:
    """What the rows of the amounts have in common: names, editions, evidence, codes and sources, read once."""

    def __init__(self, view: View, rows: Sequence[Mapping[str, Cell]]) -> None:
        self.rows = rows
        self._view = view
        self._editions = {row["edition"]: row for row in view.read_all("editions")}
        self._evidence = view.read_evidence({Iri(row["statement"]) for row in rows})
        self._codes = {row["region"]: str(row["code"]) for row in view.read_all("region-codes")}
        self._counted = _read_counted(view)
        self._sources = {row["source"]: row for row in view.read_all("sources")}
        named = ("activity", "kind", "stage", "region")
        view.names.learn({Iri(row[one]) for row in rows for one in named if row[one]})

    def place(self, row: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """Item, plan, region and years."""
        home = self._view.landscape.homes.get(Iri(row["activity"]))
        region = row["region"] or (home.regions[0] if home and len(home.regions) == 1 else None)
        span = self._view.landscape.find_span(Iri(row["activity"]))
        own = (row["start"], row["end"])
        start, end = own if any(own) or not span else (span.start, span.end)
        return (
            self._name(row["activity"]),
            to_prefixed(str(row["activity"])),
            self._name(self._editions[row["edition"]]["plan"]),
            self._name(region),
            self._codes.get(region, ""),
            str(start or ""),
            str(end or ""),
        )

    def state(self, row: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """What the money is for, and the amount."""
        edition = self._editions[row["edition"]]
        return (
            self._name(row["kind"]),
            self._name(row["stage"]),
            str(row["use"] or ""),
            str(edition["name"]),
            str(edition["issued"]),
            row["amount"],
            row["upper"],
            str(row["qualifier"] or ""),
            str(row["printed"]),
        )

    def date(self, row: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """Whether the amount counts, and the days on which it holds."""
        if row["since"] == FOREVER or row["until"] == row["since"]:
            return "other-source", "", ""
        until = "" if row["until"] == FOREVER else str(row["until"])
        return self._counted.get(Iri(row["statement"]), "ended"), str(row["since"]), until

    def cite(self, row: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """Publisher, title and address of the source."""
        evidence = self._evidence[Iri(row["statement"])]
        url = self._sources.get(evidence.source, {}).get("url")
        return evidence.publisher, self._name(evidence.source), str(url or "")

    def _name(self, thing: Cell) -> str:
        return self._view.names[Iri(thing)] if thing else ""


def _read_counted(view: View) -> Mapping[Iri, str]:
    """Whether the report on funding adds each amount that holds: ``yes``, or the reason why not."""
    entries = (pair for group in Funding(view, "source").groups for pair in group.iter_entries())
    return {entry.statement: why or "yes" for entry, why in entries}
