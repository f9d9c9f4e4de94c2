"""The values for the views on money and time: amounts, reconciliations, periods, events and editions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.model.figures import Figure, add_up, list_joined
from graph.model.money import frame_amount
from graph.model.vocabulary import to_prefixed
from graph.stores import Iri
from graph.view.activities import INFERRED
from graph.view.days import FOREVER, to_day
from graph.view.evidence import Evidence
from graph.view.landscape import read_figure
from graph.view.reductions import find_reduced
from graph.viewer.data import Amount, Citation, Edition, Reconciliation, Span, Term, Words
from graph.viewer.facts import Facts
from graph.viewer.rows import Days, Row, Rows, to_days


def to_code(iri: object, scheme: str) -> str:
    """The name of a code, such as ``national`` for an amount kind; empty for none."""
    return to_prefixed(str(iri)).rpartition(":")[2].removeprefix(f"{scheme}-") if iri else ""


def read_days(rows: Rows) -> tuple[str, ...]:
    """The days of all editions without duplicates, oldest first; a month or year counts as its last day."""
    return tuple(sorted({to_day(str(row["since"])) for row in rows.ask("editions")}))


@dataclass(frozen=True)
class Figures:
    """Converts the rows; ``facts`` gives texts and citations, ``to_id`` the id of a node."""

    rows: Rows
    facts: Facts
    to_id: Callable[[str], str]

    def amounts(self) -> Iterator[Amount]:
        """Budget lines, then the regional parts of them."""
        rows, evidence = self.rows.ask("amounts"), self.rows.evidence
        lines = {Iri(row["statement"]): row for row in rows}
        for row in rows:
            one = evidence.get(Iri(row["statement"]))
            days, counted = to_days(row["since"], row["until"]), _find_counted(row, lines)
            yield Amount(
                activity=self.to_id(str(row["activity"])),
                kind=to_code(counted["kind"], "amount-kind"),
                value=to_figure(read_figure(row)),
                region=self.to_id(str(row["region"])) if row["region"] else "",
                stage=to_code(counted["stage"], "amount-stage"),
                cited=self.cite(one),
                place=one.place if one else "",
                since=(one.since if one else "") if row["since"] == FOREVER else days.since,
                until=days.until,
            )
        yield from self.region_amounts()

    def list_named(self) -> list[str]:
        """The funding sources that are named without an amount."""
        return [to_code(row["kind"], "amount-kind") for row in self.rows.ask("named-sources")]

    @property
    def amount_places(self) -> Mapping[Iri, int]:
        """The index of each amount by its statement."""
        statements = [Iri(row["statement"]) for query in ("amounts", "region-amounts") for row in self.rows.ask(query)]
        # A line with several periods has several rows; the first counts.
        return {statement: place for place, statement in reversed(list(enumerate(statements)))}

    def region_amounts(self) -> Iterator[Amount]:
        """The derived part of each region in an amount, which is based on the amount and the share."""
        rows, evidence = self.rows.ask("region-amounts"), self.rows.evidence
        lines = {Iri(row["statement"]): row for row in self.rows.ask("amounts")}
        for row in rows:
            one = evidence.get(Iri(row["statement"]))
            basis = [evidence[step] for step in (one.basis if one else ()) if step in evidence]
            share = next((step for step in basis if step.statement not in lines), None)
            days, line = to_days(row["since"], row["until"]), _find_counted(lines[Iri(row["line"])], lines)
            yield Amount(
                activity=self.to_id(str(row["activity"])),
                kind=to_code(line["kind"], "amount-kind"),
                value=to_figure(read_figure(row)),
                region=self.to_id(str(row["region"])),
                stage=to_code(line["stage"], "amount-stage"),
                share=str(row["share"] or ""),
                status="inferred" if row["status"] == INFERRED else "stated",
                cited=self.cite(share),
                place=share.place if share else "",
                since=days.since,
                until=days.until,
            )

    def frames(self) -> Mapping[str, Words]:
        """The words around the figures of inexact amounts, by qualifier."""
        used = list_joined({str(row["qualifier"] or "") for row in self.rows.ask("amounts")})
        return {one: Words(frame_amount(one, lang="ko"), frame_amount(one, lang="en")) for one in sorted(used)}

    def reconciliations(self) -> Iterator[Reconciliation]:
        """Each announced amount with the terms of its sum."""
        rows, evidence = self.rows.ask("reconciliation"), self.rows.evidence
        terms = self.rows.share_terms
        for row in rows:
            one, some = evidence.get(Iri(row["statement"])), terms.get(Iri(row["statement"]), ())
            line = next((evidence[step] for step in (one.basis if one else ()) if step in evidence), None)
            days = to_days(row["since"], row["until"])
            yield Reconciliation(
                roadmap=self.to_id(str(row["roadmap"])),
                region=self.to_id(str(row["region"])),
                kind=to_code(row["kind"], "amount-kind"),
                announced=to_figure(read_figure(row, "announced")),
                computed=to_figure(add_up(map(read_figure, some))),
                difference=to_exact(row["difference"]),
                terms=tuple(map(self.to_term, some)),
                cited=self.cite(line),
                place=line.place if line else "",
                since=days.since,
                until=days.until,
            )

    def to_term(self, row: Row) -> Term:
        """One addend, from a row of query ``reconciliation-terms``."""
        activity, share = self.to_id(str(row["activity"])), str(row["share"] or "")
        whole = read_figure(row, "whole", "whole_upper")
        return Term(activity, to_figure(whole), share, to_figure(read_figure(row)))

    def spans(self) -> Iterator[Span]:
        """Periods with a year, then dated events."""
        rows, evidence = self.rows.ask("periods"), self.rows.evidence
        for row in rows:
            one = evidence.get(Iri(row["statement"]))
            start, end, printed = (str(row[name] or "") for name in ("start", "end", "printed"))
            if start or end:
                days = to_days(row["since"], row["until"])
                yield self.to_span(row["activity"], one, days, start=start, end=end, printed=printed)
        for row in self.rows.milestones:
            days = to_days(row["since"], row["until"])
            label, printed = self.facts.words.say(row["event"]), str(row["printed"] or "")
            yield self.to_span(row["activity"], None, days, start=str(row["date"]), label=label, printed=printed)

    def to_span(self, node: object, one: Evidence | None, days: Days, **values: object) -> Span:
        """A span with its status, citation, place and days."""
        place = one.place if one else ""
        known = {"status": _status(one), "cited": self.cite(one), "place": place}
        return Span(self.to_id(str(node)), since=days.since, until=days.until, **{**known, **values})  # type: ignore[arg-type]

    def editions(self) -> Iterator[Edition]:
        """Every edition in every source, in the order of the days from which they count."""
        rows = self.rows.ask("editions")
        for row in sorted(rows, key=_edition_order):
            cited = self.facts.citations.cite_source(row["source"])
            stage, since = self.facts.words.say(row["stage"]), to_day(str(row["since"]))
            yield Edition(self.to_id(str(row["plan"])), stage, str(row["issued"]), cited, since)

    def cite(self, evidence: Evidence | None) -> Citation | None:
        """The source of *evidence*."""
        return self.facts.citations.cite(evidence)


def to_figure(figure: Figure) -> str:
    """Won as in :func:`to_exact`; of an inexact amount also the upper end and the qualifier: ``30/50/약``."""
    if figure.is_exact:
        return to_exact(figure.won)
    upper = "" if figure.upper is None else to_exact(figure.upper)
    return f"{to_exact(figure.won)}/{upper}/{figure.qualifier}"


def to_exact(value: object) -> str:
    """Won without exponent and without trailing zeros after the point."""
    number = Decimal(str(value))
    return str(number.quantize(Decimal(1))) if number == number.to_integral_value() else str(number.normalize())


def _edition_order(row: Row) -> tuple[str, str, int, str]:
    return str(row["since"]), str(row["plan"]), int(str(row["position"])), str(row["source"])


def _status(evidence: Evidence | None) -> str:
    return evidence.status.rpartition("-")[2] if evidence else "stated"


def _find_counted(row: Row, lines: Mapping[Iri, Row]) -> Row:
    """The amount with whose kind and stage *row* counts: of a reduction, the one that it reduces."""

    def find_won(statement: Iri) -> Decimal | None:
        return read_figure(lines[statement]).won if statement in lines else None

    def find_larger(statement: Iri) -> list[Iri]:
        return [Iri(lines[statement]["inside"])] if statement in lines and lines[statement]["inside"] else []

    found = find_reduced(Iri(row["statement"]), find_won, find_larger)
    return lines[found[0]] if found else row
