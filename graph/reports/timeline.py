"""Periods, milestones, editions and agreements in chronological order."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.model.vocabulary import RM
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Kind, Named, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Cell, Iri
from graph.view.activities import INFERRED, STATED, Activities
from graph.view.days import FOREVER
from graph.view.places import find_activities_in
from graph.view.view import View

_KINDS = (RM.Edition, RM.Milestone, RM.Agreement, RM.Period)


@report(
    "timeline",
    summary_ko="기간, 일정, 판, 협약의 연표",
    summary="Periods, milestones, editions and agreements in chronological order",
    region="only activities of this region or of a region in it",
)
def timeline(view: View, *, region: str = "") -> Report:
    """Sections ``timeline`` and, if a period has a length but no date, ``undated``.

    Columns: start, end (empty for an event), kind of entry, content, the activity, its roadmap and region, the status,
    the printed text, and the date of the edition that replaced the milestones. Dates are as precise as printed. A year
    comes before its months, a month before its days. Editions of one roadmap are in their order, which
    their stages decide if their dates do not.

    :raises UnknownName: no region has this name.
    """
    place = view.names.get("region", region) if region else None
    words, changes = turn_to(view, place)
    scope = find_activities_in(words.view, place) if place else None
    asked = words.name(place) if place else None
    title = words.pick("연표", "Timeline") + (f": {asked}" if asked else "")
    activities = Activities(words.view, None if scope is None else {"activity": scope})
    sections = (*changes, *read_timeline(words, activities, scope))
    return words.report("timeline", title, (("region", asked),) if asked else (), sections)


def read_timeline(
    words: Wording, activities: Activities, scope: Collection[Iri] | None, *, editions: bool = True
) -> tuple[Block, ...]:
    """The sections of the report for the activities of *scope*. ``None`` stands for all.

    :param editions: whether editions are among the entries.
    """
    reader = _Reader(words, activities, scope)
    kinds = _KINDS if editions else _KINDS[1:]
    entries = sorted((one for one in reader.iter_entries() if one.kind in kinds), key=lambda one: one.sort_key)
    dated = [entry for entry in entries if entry.start or entry.end]
    undated = [entry for entry in entries if not (entry.start or entry.end)]
    return (reader.to_timeline(dated), *([reader.to_undated(undated)] if undated else []))


@dataclass(frozen=True)
class _Entry:
    """One row of the timeline. For a period, *what* is the kind of its activity."""

    start: str
    end: str
    kind: Iri
    what: RawCell
    activity: Iri
    status: Iri
    printed: str
    replaced: str
    basis: Iri
    # Of an edition, the latest date of it and of those before it, and its position: a date may be imprecise.
    latest: str = ""
    position: int = 0

    @property
    def sort_key(self) -> tuple[str, str, int, str, int, str]:
        first = self.latest or self.start or self.end
        return first, self.end, _KINDS.index(self.kind), self.activity, self.position, self.basis


@dataclass
class _Reader:
    """Reads the entries. *scope* holds the activities to read, and ``None`` stands for all."""

    words: Wording
    activities: Activities
    scope: Collection[Iri] | None

    def iter_entries(self) -> Iterator[_Entry]:
        for entry in (*self.iter_periods(), *self.iter_events(), *self.iter_editions()):
            if entry.activity in self.activities.items and (self.scope is None or entry.activity in self.scope):
                yield entry

    def iter_periods(self) -> Iterator[_Entry]:
        for activity, rows in self.activities.periods.items():
            for row in rows:
                printed = "; ".join(dict.fromkeys(str(row[name]) for name in ("printed", "duration") if row[name]))
                yield _Entry(
                    start=str(row["start"] or ""),
                    end=str(row["end"] or ""),
                    kind=Iri(RM.Period),
                    what=self.activities.items[activity].kind,
                    activity=activity,
                    status=Iri(row["status"]),
                    printed=printed,
                    replaced="",
                    basis=Iri(row["statement"]),
                )

    def iter_events(self) -> Iterator[_Entry]:
        """Milestones and agreements. The text includes the host or the parties."""
        rows: dict[Iri, list[dict[str, Cell]]] = defaultdict(list)
        named: set[Iri] = set()
        for row in self.words.view.read("events", None if self.scope is None else {"activity": self.scope}, ended=True):
            rows[Iri(row["event"])].append(row)
            named |= {Iri(row[name]) for name in ("event", "party", "host") if row[name]}
        self.words.learn(named)
        dropped = {row["item"] for row in self.words.view.read("edition-removals")}
        for event, (first, *more) in rows.items():
            if event in dropped:
                continue
            agencies = [Iri(row[name]) for row in (first, *more) for name in ("host", "party") if row[name]]
            names = ", ".join(self.words.name(agency).label for agency in agencies)
            if first["party_count"] is not None:
                number = self.words.pick(f"당사자 {first['party_count']}곳", f"{first['party_count']} parties")
                names = ", ".join(filter(None, (names, number)))
            until = str(first["until"] or FOREVER)
            yield _Entry(
                start=str(first["date"] or ""),
                end="",
                kind=Iri(first["class"]),
                what=Named(event, f"{self.words.name(event)} ({names})") if names else event,
                activity=Iri(first["activity"]),
                status=Iri(first["status"]) if first["status"] else INFERRED if first["reason"] else STATED,
                printed=str(first["printed"] or ""),
                replaced=until if until <= self.words.view.day else "",
                basis=event,
            )

    def iter_editions(self) -> Iterator[_Entry]:
        rows = self.words.view.read("editions", None if self.scope is None else {"plan": self.scope})
        self.words.learn(Iri(row["stage"]) for row in rows)
        latest: dict[Cell, str] = {}
        before: dict[tuple[Cell, Cell], str] = {}
        for row in sorted(rows, key=lambda row: (str(row["plan"]), int(str(row["position"])))):
            before.setdefault((row["plan"], row["position"]), latest.get(row["plan"], ""))
            latest[row["plan"]] = max(latest.get(row["plan"], ""), str(row["issued"]))
        for row in rows:
            yield _Entry(
                start=str(row["issued"]),
                end="",
                kind=Iri(RM.Edition),
                what=f"{row['name']} ({self.words.name(Iri(row['stage'])).label})",
                activity=Iri(row["plan"]),
                status=INFERRED if row["dating"] else STATED,
                printed="",
                replaced="",
                basis=Iri(row["edition"]),
                latest=max(str(row["issued"]), before[row["plan"], row["position"]]),
                position=int(str(row["position"])),
            )

    def to_timeline(self, entries: list[_Entry]) -> Block:
        note = "" if entries else self.explain_absence()
        return self.to_section("timeline", self.words.pick("연표", "Chronological order"), entries, note)

    def to_undated(self, entries: list[_Entry]) -> Block:
        heading = self.words.pick("날짜가 없는 항목", "Without a date")
        note = self.words.pick(
            "출처에 기간의 길이나 설명만 있어 연표에 넣을 수 없다.",
            "The sources print only a length or a description, so these entries have no date.",
        )
        return self.to_section("undated", heading, entries, note)

    def explain_absence(self) -> str:
        if self.scope is not None and not set(self.scope) & set(self.activities.items):
            return self.words.pick(
                "기준일까지 확인된 이 지역의 계획이 없다.", "No plan of this region is known by the as-of date."
            )
        return self.words.pick("날짜가 적힌 항목이 없다.", "No entry has a date.")

    def to_section(self, name: str, heading: str, entries: list[_Entry], note: str) -> Block:
        columns = (
            *self.words.columns("start", "end"),
            self.words.column("entry", "종류", "entry", Kind.THING),
            self.words.column("what", "내용", "what", Kind.LABEL),
            *self.words.columns("activity", "roadmap", Head("region", Kind.THINGS), "status", "printed"),
            self.words.column("replaced", "일정을 대체한 판의 날짜", "milestones replaced on"),
        )
        return self.words.section(name, heading, columns, [self.to_line(entry) for entry in entries], note=note)

    def to_line(self, entry: _Entry) -> Line:
        item = self.activities.items[entry.activity]
        where = (entry.activity, item.plan, item.places)
        when = (entry.start, entry.end, entry.kind, entry.what)
        return Line((*when, *where, entry.status, entry.printed, entry.replaced), (entry.basis,))
