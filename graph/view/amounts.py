"""All amounts of all editions as rows of one long table, for the exporter and the page."""

from collections.abc import Iterator, Mapping
from functools import cache

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
"""``start`` and ``end`` are those of the amount or else of its activity. ``region`` is that of the amount or else the
only region of the plan, ``region_code`` its newest code. An amount holds from ``valid_from`` until before
``valid_until``, which is empty if it still holds. ``counted`` is ``yes`` if the report on funding adds the amount
to the others of its kind and stage, else why it does not: ``inside`` a larger one, the ``sum`` of others, announced
``twice``, ``ended``, or from ``other-source`` than the preferred one of its edition.
"""


def iter_amount_rows(view: View) -> Iterator[tuple[str, ...]]:
    """One row per amount and region, ordered by item, kind and day, with :data:`COLUMNS`."""
    rows = view.read_all("amounts")
    names, editions = view.names, {row["edition"]: row for row in view.read_all("editions")}
    evidence = view.read_evidence({Iri(row["statement"]) for row in rows})
    codes = {row["region"]: str(row["code"]) for row in view.read_all("region-codes")}
    counted = _read_counted(view)
    sources = {row["source"]: row for row in view.read_all("sources")}

    @cache
    def name(thing: Cell) -> str:
        return names[Iri(thing)] if thing else ""

    names.learn({Iri(row[one]) for row in rows for one in ("activity", "kind", "stage", "region") if row[one]})
    for row in rows:
        edition = editions[row["edition"]]
        home = view.landscape.homes.get(Iri(row["activity"]))
        only = home.regions[0] if home and len(home.regions) == 1 else None
        region = row["region"] or only
        span = view.landscape.find_span(Iri(row["activity"]))
        own = (row["start"], row["end"])
        start, end = own if any(own) or not span else (span.start, span.end)
        holds = row["since"] != FOREVER and row["until"] != row["since"]
        source = sources.get(evidence[Iri(row["statement"])].source, {})
        yield (
            name(row["activity"]),
            to_prefixed(str(row["activity"])),
            name(edition["plan"]),
            name(region),
            codes.get(region, ""),
            str(start or ""),
            str(end or ""),
            name(row["kind"]),
            name(row["stage"]),
            str(row["use"] or ""),
            str(edition["name"]),
            str(edition["issued"]),
            str(row["amount"]),
            str(row["upper"] or ""),
            str(row["qualifier"] or ""),
            str(row["printed"]),
            counted.get(Iri(row["statement"]), "ended") if holds else "other-source",
            str(row["since"]) if holds else "",
            str(row["until"]) if holds and row["until"] != FOREVER else "",
            evidence[Iri(row["statement"])].publisher,
            name(evidence[Iri(row["statement"])].source),
            str(source.get("url") or ""),
        )


def _read_counted(view: View) -> Mapping[Iri, str]:
    """Whether the report on funding adds each amount that holds: ``yes``, or the reason why not."""
    entries = (pair for group in Funding(view, "source").groups for pair in group.iter_entries())
    return {entry.statement: why or "yes" for entry, why in entries}
