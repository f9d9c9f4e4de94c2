"""The columns of several reports: the ontology term of each heading and the kind of the cells."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from graph.model.vocabulary import DC, DCAT, DCTERMS, M8G, PROV, RM, SCHEMA
from graph.reports.result import Column, Kind


class Head(NamedTuple):
    """The head of a column.

    Without a text the heading is the label of the ontology term. Without a kind, :data:`TERMS` gives the kind.
    """

    id: str
    kind: Kind | None = None
    korean: str = ""
    english: str = ""


# Columns, some of them without a heading yet. An id alone is a head without a text.
Heads: TypeAlias = tuple[str | Head | Column, ...]

# Column id -> the ontology term whose label is the heading, and the default kind of the cells.
TERMS: Mapping[str, tuple[str, Kind]] = {
    "activity": (RM.Activity, Kind.THING),
    "agency": (RM.Agency, Kind.THING),
    "amount": (SCHEMA.value, Kind.MONEY),
    "amount_stage": (RM.amountStage, Kind.THING),
    "announced": (RM.announcedAmount, Kind.MONEY),
    "arithmetic": (RM.arithmetic, Kind.TEXT),
    "by": (RM.resolvedBy, Kind.THING),
    "check": (RM.Reconciliation, Kind.TEXT),
    "computed": (RM.computedAmount, Kind.MONEY),
    "count": (RM.count, Kind.NUMBER),
    "date": (DCTERMS.issued, Kind.TEXT),
    "difference": (RM.difference, Kind.MONEY),
    "duration": (RM.duration, Kind.TEXT),
    "end": (DCAT.endDate, Kind.TEXT),
    "for_region": (RM.forRegion, Kind.THING),
    "kind": (RM.amountKind, Kind.THING),
    "listed": (RM.listed, Kind.NUMBER),
    "of": (RM.countOf, Kind.THING),
    "other_roadmap": (RM.Roadmap, Kind.THING),
    "path": (RM.reaches, Kind.PATHS),
    "period": (DCTERMS.temporal, Kind.TEXT),
    "place": (RM.line, Kind.PLACES),
    "preference": (RM.preference, Kind.NUMBER),
    "printed": (RM.printedText, Kind.TEXT),
    "publisher": (DC.publisher, Kind.TEXT),
    "reason": (RM.reason, Kind.THING),
    "region": (RM.Region, Kind.THING),
    "resolved": (RM.resolvedText, Kind.QUANTITY),
    "roadmap": (RM.Roadmap, Kind.THING),
    "role": (M8G.role, Kind.THING),
    "same": (RM.sameActivity, Kind.THING),
    "share": (RM.share, Kind.DECIMAL),
    "since": (RM.validFrom, Kind.TEXT),
    "source": (PROV.hadPrimarySource, Kind.SOURCES),
    "stage": (RM.stage, Kind.THING),
    "start": (DCAT.startDate, Kind.TEXT),
    "status": (RM.status, Kind.THING),
    "technology": (RM.technology, Kind.THING),
    "until": (RM.validUntil, Kind.TEXT),
    "use": (RM.forUse, Kind.TEXT),
    "verdict": (RM.verdict, Kind.TEXT),
    "what": (RM.correctedField, Kind.THING),
}
