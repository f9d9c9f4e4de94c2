"""The lines of the details panel: plain facts, money, periods, names by date, counts, shares, reconciliations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model.dates import overlap
from graph.model.figures import Figure, add_up
from graph.model.quantities import WON, format_quantity
from graph.model.vocabulary import DCAT, DCTERMS, PROV, RDFS, RM, SCHEMA, SKOS
from graph.reports.lines import write_span
from graph.stores import Cell, Iri
from graph.view.agreement import compare_figures
from graph.view.counts import read_counts
from graph.view.days import FOREVER
from graph.view.evidence import Evidence
from graph.view.landscape import read_figure
from graph.view.quantities import LINKS, iter_accounts, iter_measured
from graph.viewer.citations import Citations
from graph.viewer.data import Citation, Fact, Words
from graph.viewer.rows import ALWAYS, Row, Rows, to_days
from graph.viewer.words import Wordbook

# Properties whose values are addresses, not things of the graph.
_ADDRESSES = (SCHEMA.sameAs, PROV.hadPrimarySource, SKOS.exactMatch, SKOS.closeMatch)


@dataclass(frozen=True)
class Facts:
    """All facts of all things, each with status, source and place."""

    rows: Rows
    to_id: Callable[[str], str]
    citations: Citations

    @property
    def words(self) -> Wordbook:
        return self.rows.words

    def by_thing(self) -> dict[str, list[Fact]]:
        """Facts by the IRI of the thing, in the order of the panel."""
        found: dict[str, list[Fact]] = defaultdict(list)
        money = (self.money, self.named_sources, self.reconciliations)
        told = (self.periods, self.shares, self.counts, self.milestones, self.agreements, self.details, self.variants)
        for make in (*money, *told, self.editions, self.parties, self.plain, self.background):
            for thing, fact in make():
                found[thing].append(fact)
        return found

    def to_fact(
        self, label: Words, value: Words, evidence: Evidence | None, *, kind: str = "", target: str = ""
    ) -> Fact:
        if evidence is None:
            return Fact(label, value, kind=kind, target=target)
        why, days = evidence.reason or evidence.rule, self.rows.days.get(evidence.statement, ALWAYS)
        return Fact(
            label,
            value,
            kind=kind,
            status=evidence.status.rpartition("-")[2],
            reason=self.words.say(why) if why else Words("", ""),
            source=self.citations.cite(evidence),
            place=evidence.place,
            target=target,
            since=days.since,
            until=days.until,
        )

    def money(self) -> Iterator[tuple[str, Fact]]:
        """Budget lines, totals first; each amount that counts is followed by the variants of other sources."""
        # A line with several periods has several rows.
        lines, evidence = {row["statement"]: row for row in self.rows.ask("amounts")}, self.rows.evidence
        ordered = sorted(lines.values(), key=_money_order)
        counting = [row for row in ordered if row["since"] != FOREVER]
        for row in ordered:
            one = evidence.get(Iri(row["statement"]))
            label, value = self.words.say(row["kind"]), _write_both(read_figure(row))
            if row["region"]:
                region = self.words.say(row["region"])
                label = Words(f"{label.ko} · {region.ko} 몫", f"{label.en}, {region.en}'s part")
            for name in ("stage", "use"):
                if row[name]:
                    added = self.words.say(row[name])
                    label = Words(f"{label.ko} · {added.ko}", f"{label.en}, {added.en}")
            state = "variant" if row["since"] == FOREVER else "money"
            if state == "variant":
                label = Words(f"{label.ko} · 다른 출처", f"{label.en}, another source")
            fact = self.to_fact(label, value, one, kind=state)
            if state == "variant" and one:
                fact = replace(fact, since=one.since, compared=_compare(row, counting))
            # A stated amount has a reason only if it corrects the printed text.
            corrects = one is not None and one.reason is not None and fact.status == "stated"
            yield str(row["activity"]), replace(fact, printed=one.printed) if one and corrects else fact

    def named_sources(self) -> Iterator[tuple[str, Fact]]:
        """Funding sources without an amount."""
        for row in self.rows.ask("named-sources"):
            one, value = self.rows.evidence.get(Iri(row["statement"])), Words("금액 미상", "amount not stated")
            yield str(row["activity"]), self.to_fact(self.words.say(row["kind"]), value, one)

    def periods(self) -> Iterator[tuple[str, Fact]]:
        """Resolved years or, if no year is printed, the printed duration."""
        rows, evidence = self.rows.ask("periods"), self.rows.evidence
        for row in rows:
            span, text = write_span(row), str(row["duration"] or row["printed"] or "")
            if span:
                text = f"{span} ({row['duration']})" if row["duration"] else span
            label, one = self.words.say(Iri(DCTERMS.temporal)), evidence.get(Iri(row["statement"]))
            yield str(row["activity"]), self.to_fact(label, Words(text, text), one, kind="period")

    def reconciliations(self) -> Iterator[tuple[str, Fact]]:
        """The arithmetic of each announced amount: its terms, their sum, the announced amount."""
        rows, evidence = self.rows.ask("reconciliation"), self.rows.evidence
        terms = self.rows.share_terms
        for row in rows:
            amounts = [read_figure(term) for term in terms.get(Iri(row["statement"]), ())]
            texts = []
            for lang in ("ko", "en"):
                parts = " + ".join(_write(amount, lang) for amount in amounts)
                total, announced = _write(add_up(amounts), lang), _write(read_figure(row, "announced"), lang)
                when = f"{row['since']} 발표" if lang == "ko" else f"announced {row['since']}"
                texts.append(f"{parts} = {total} ({when}: {announced})")
            label, kind = self.words.say(Iri(RM.Reconciliation)), self.words.say(row["kind"])
            one = evidence.get(Iri(row["statement"]))
            joined = Words(f"{label.ko} · {kind.ko}", f"{label.en}, {kind.en}")
            yield str(row["roadmap"]), self.to_fact(joined, Words(*texts), one)

    def shares(self) -> Iterator[tuple[str, Fact]]:
        rows, evidence = self.rows.ask("joint-activities"), self.rows.evidence
        for row in rows:
            region, role = self.words.say(row["region"]), self.words.say(row["role"] or "")
            share = Words("", "") if row["share"] is None else Words(f"비율 {row['share']}", f"share {row['share']}")
            value = Words(_join(region.ko, role.ko, share.ko), _join(region.en, role.en, share.en))
            one = evidence.get(Iri(row["statement"]))
            label = self.words.say(Iri(RM.RegionalPart))
            yield str(row["activity"]), self.to_fact(label, value, one, target=self.to_id(str(row["region"])))

    def counts(self) -> Iterator[tuple[str, Fact]]:
        rows, evidence = self.rows.ask("counts"), self.rows.evidence
        view = self.rows.view
        listed_now = {one.statement: one.listed for one in read_counts(view, view.activities)} if rows else {}
        for row in rows:
            of = self.words.say(row["of"])
            value = Words(f"{row['count']}건", str(row["count"]))
            listed = listed_now.get(Iri(row["statement"]))
            if listed is not None:
                value = Words(f"{value.ko} (여기 {listed}건)", f"{value.en} ({listed} listed here)")
            label = self.words.say(Iri(RM.AnnouncedCount))
            joined = Words(f"{label.ko} · {of.ko}", f"{label.en}, {of.en}")
            yield str(row["activity"]), self.to_fact(joined, value, evidence.get(Iri(row["statement"])))

    def milestones(self) -> Iterator[tuple[str, Fact]]:
        for row in self.rows.milestones:
            what, date = self.words.say(row["event"]), str(row["date"] or "")
            when = str(row["printed"] or date)
            if date[:4] not in when:
                when = f"{when} ({date})"
            value, label = Words(f"{what.ko}: {when}", f"{what.en}: {row['date']}"), self.words.say(Iri(RM.Milestone))
            if row["host"]:
                host = self.words.say(row["host"])
                value = Words(f"{value.ko} ({host.ko})", f"{value.en} ({host.en})")
            yield str(row["activity"]), self.to_event(row, label, value)

    def agreements(self) -> Iterator[tuple[str, Fact]]:
        """Each agreement with its date, its parties and their stated number."""
        rows: dict[Cell, list[Row]] = defaultdict(list)
        for row in self.rows.ask("events"):
            if row["class"] == RM.Agreement:
                rows[row["event"]].append(row)
        for event, (first, *more) in sorted(rows.items(), key=lambda item: str(item[0])):
            title, date, count = self.words.say(event), str(first["date"] or ""), first["party_count"]
            parties = [self.words.say(row["party"]) for row in (first, *more) if row["party"]]
            number = Words("", "") if count is None else Words(f"당사자 {count}곳", f"{count} parties")
            korean = _join(title.ko, date, *(party.ko for party in parties), number.ko)
            value = Words(korean, _join(title.en, date, *(party.en for party in parties), number.en))
            yield str(first["activity"]), self.to_event(first, self.words.say(Iri(RM.Agreement)), value)

    def to_event(self, row: Row, label: Words, value: Words) -> Fact:
        """A milestone or agreement, with the evidence that it has itself and the days of its row."""
        days = to_days(row["since"], row["until"])
        fact = self.to_fact(label, value, self.rows.evidence.get(Iri(row["event"])))
        return replace(fact, since=days.since, until=days.until)

    def details(self) -> Iterator[tuple[str, Fact]]:
        """The values of sites, indicators and the like, each with the name of its thing."""
        yield from self._detail(background=False)

    def background(self) -> Iterator[tuple[str, Fact]]:
        """The figures that are neither a target nor a budget."""
        yield from self._detail(background=True)

    def _detail(self, *, background: bool) -> Iterator[tuple[str, Fact]]:
        rows = [(row, it) for row, it in iter_measured(self.rows.ask("details")) if row["link"]]
        valued = {row["subject"] for row, measure in rows if measure or not self._is_name(row)}
        for row, measure in rows:
            if (row["link"] == RM.hasContextFigure) != background:
                continue
            is_name = not measure and self._is_name(row)
            if is_name and row["subject"] in valued:
                continue
            link, what = self.words.say(row["link"]), self.words.say(row["property"])
            subject = Words("", "") if is_name else self.words.say(row["subject"])
            said = Words(*map(measure.write, ("ko", "en"))) if measure else self.words.say(row["value"])
            label = Words(f"{link.ko} · {what.ko}", f"{link.en}, {what.en}")
            # The value of a background figure need not be money.
            label = link if background and row["property"] == SCHEMA.value else label
            when = write_span(row) if row["link"] in LINKS else ""
            value = Words(_join_value(subject.ko, said.ko, when), _join_value(subject.en, said.en, when))
            until = "" if row["until"] == FOREVER else str(row["until"])
            fact = self.to_fact(label, value, self.rows.evidence.get(Iri(row["statement"])))
            source = fact.source or self.cite_edition(row["edition"])
            yield str(row["activity"]), replace(fact, source=source, since=str(row["since"]), until=until)

    def _is_name(self, row: Row) -> bool:
        """Whether a value is the name of its thing, which stands before its other values."""
        return self.words.say(row["value"]).ko == self.words.say(row["subject"]).ko

    def variants(self) -> Iterator[tuple[str, Fact]]:
        """The periods, figures, dates and counts of sources that are not preferred, as far as they differ."""
        held = {row["statement"] for query in ("periods", "counts") for row in self.rows.ask(query)}
        held |= {row["indicator"] for row in self.rows.ask("indicators")}
        held |= {row["event"] for row in self.rows.ask("events")}
        held |= {row["statement"] for row in self.rows.ask("details") if row["since"] != FOREVER}
        held |= {row["driver"] for row in self.rows.ask("drivers")}
        rows = self.rows.ask("value-accounts")
        # They end with the value that holds instead of them.
        ends = {(row["facet"], row["since"]): row["statement"] for row in rows if row["statement"] in held}
        seen = set()
        for row, measure in iter_accounts(row for row in rows if row["statement"] not in held):
            is_span = row["property"] in (DCAT.startDate, DCAT.endDate)
            what, said = self.words.say(row["property"]), self.words.say(row["value"])
            if is_span:
                span = write_span(row)
                what, said = self.words.say(row["link"]), Words(span, span)
            elif measure:
                subject = self.words.say(row["statement"])
                said = Words(*(f"{getattr(subject, lang)}: {measure.write(lang)}" for lang in ("ko", "en")))
            if (key := (row["statement"], is_span or row["property"])) in seen:
                continue
            seen.add(key)
            label = Words(f"{what.ko} · 다른 출처", f"{what.en}, another source")
            fact = self.to_fact(label, said, self.rows.evidence.get(Iri(row["statement"])), kind="account")
            until = self.rows.days.get(Iri(str(ends.get((row["facet"], row["since"])))), ALWAYS).until
            yield str(row["activity"]), replace(fact, since=str(row["since"]), until=until)

    def editions(self) -> Iterator[tuple[str, Fact]]:
        """The editions of each plan with their dates; the citation has the date of the source itself."""
        for row in self.rows.ask("editions"):
            stage = self.words.say(row["stage"])
            marks = ("추정", "inferred") if row["dating"] else ("", "")
            dates = [_join(str(row["issued"]), mark and f"({mark})") for mark in marks]
            value = Words(f"{stage.ko} ({dates[0]})", f"{stage.en} ({dates[1]})")
            cited, since = self.citations.cite_source(row["source"]), str(row["since"])
            yield str(row["plan"]), Fact(self.words.say(Iri(RM.Edition)), value, source=cited, since=since)
            if row["note"]:
                said = Words(str(row["note"]), str(row["note"]))
                yield str(row["plan"]), Fact(self.words.say(Iri(RDFS.comment)), said, source=cited, since=since)

    @cached_property
    def editions_by_iri(self) -> Mapping[Cell, Row]:
        """The rows of query ``editions`` by edition."""
        return {row["edition"]: row for row in self.rows.ask("editions")}

    def cite_edition(self, iri: Cell) -> Citation | None:
        """The source of an edition, of none for no edition."""
        edition = self.editions_by_iri.get(iri)
        return self.citations.cite_source(edition["source"]) if edition else None

    def parties(self) -> Iterator[tuple[str, Fact]]:
        """Names, codes, containment, members and claims of identity, with their days."""
        for row in self.rows.ask("party-details"):
            link = Iri(RM.DatedName) if row["link"] == RM.hasName else row["link"]
            label, said = self.words.say(row["system"] or link), self.words.say(row["value"])
            days = f" ({row['start'] or ''}–{row['end'] or ''})" if row["start"] or row["end"] else ""
            printed = str(row["printed"] or "")
            reason = self.words.say(row["reason"]) if row["reason"] else Words("", "")
            status, value = "inferred" if row["reason"] else "stated", Words(f"{said.ko}{days}", f"{said.en}{days}")
            cited = self.citations.cite_source(row["source"])
            fact = Fact(label, value, status=status, reason=reason, source=cited, printed=printed)
            yield str(row["thing"]), fact

    def plain(self) -> Iterator[tuple[str, Fact]]:
        for row in self.rows.ask("facts"):
            edition = self.editions_by_iri.get(row["edition"])
            # A translated title comes from the data, not from the source.
            cited = None if row["property"] == RM.translation else self.cite_edition(row["edition"])
            link = str(row["value"]) if row["property"] in _ADDRESSES else ""
            value = Words(link, link) if link else self.words.say(row["value"])
            since = str(edition["since"]) if edition else ""
            place = f"{row['file']}:{row['line']}"
            until = "" if row["until"] == FOREVER else str(row["until"])
            kind = "translation" if row["property"] == RM.translation else ""
            label = self.words.say(row["property"])
            fact = Fact(label, value, kind, source=cited, place=place, since=since, until=until)
            yield str(row["thing"]), fact


def _compare(variant: Row, counting: Iterable[Row]) -> str:
    """How *variant* relates to an amount of the same thing that counts, see :class:`graph.viewer.data.Fact`."""
    alike = [
        row
        for row in counting
        if all(row[name] == variant[name] for name in ("activity", "kind", "region", "stage", "use"))
        and overlap(*((str(one["start"] or ""), str(one["end"] or "")) for one in (row, variant)))
    ]
    found = {compare_figures(read_figure(row), read_figure(variant)) for row in alike}
    return next((one for one in ("same", "about", "differs") if one in found), "")


def _write(figure: Figure, lang: str) -> str:
    return format_quantity(figure, lang=lang, unit=WON)


def _write_both(figure: Figure) -> Words:
    return Words(_write(figure, "ko"), _write(figure, "en"))


def _money_order(row: Row) -> tuple[object, ...]:
    """Sorts by activity; current before earlier, total before parts, preferred source before others."""
    kind, earlier = str(row["kind"]), row["until"] not in (None, FOREVER)
    scope = [str(row[name] or "") for name in ("region", "stage", "use")]
    return str(row["activity"]), earlier, not kind.endswith("-total"), kind, scope, row["since"] == FOREVER


def _join_value(subject: str, value: str, when: str = "") -> str:
    """``subject (when): value``."""
    named = _join(subject, f"({when})" if when else "")
    return f"{named}: {value}" if named else value


def _join(*words: str) -> str:
    return " ".join(word for word in words if word)
