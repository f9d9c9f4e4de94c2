"""Figures, dates and titles that several sources state differently."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.model.vocabulary import RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.change import find_changed
from graph.reports.questions.operators.exemptions import iter_exemptions
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.misprints import list_misprints
from graph.reports.questions.operators.money import list_kinds
from graph.reports.questions.operators.roles import Scoped, find_scope
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.quantities import iter_accounts

_MOST = 4


@operator(
    "conflict",
    "regions",
    "technologies",
    "activities",
    "money",
    "kinds",
    "target",
    "words",
    "yes_no",
    "quantity",
    "total",
)
def conflict(asked: Asked) -> Found:
    """One row per source and value; the value with the lowest preference is the current one."""
    if asked.form.target == "misprint":
        return list_misprints(asked)
    scope = find_scope(asked)
    inside = None if scope is None else set(asked.world.expand(scope.activities))
    words = {to_iri(one) for one in asked.form.filters.words}
    differing = _Differing(asked, inside)
    if asked.form.target not in ("", "period"):
        return _of_counts(asked, inside, scope.label if scope else "")
    if not words:
        differing.add_amounts()
    if not asked.form.filters.money:
        differing.add_values()
    differing.add_events(words)
    label, yes = scope.label if scope else "", asked.form.yes_no
    columns = ("activity", "what", "amount", "printed", "preference")
    if not differing.lines.found and asked.form.quantity:
        return Refusal(
            asked.pick("두 값을 나란히 적은 출처는 없다", "no sources of one edition state both of these values")
        )
    if not differing.lines.found and scope and scope.named and not words and (changed := _find_changed(asked, scope)):
        return changed
    if not differing.lines.found:
        no = asked.pick("아니오. ", "No. ") if yes else ""
        korean = f"{no}{label + '에 관해 ' if label else ''}출처마다 다르게 적은 값은 없다"
        english = f"{no}No sources state different values{' for ' + label if label else ''}"
        return find_nothing(asked, korean, english, columns, ("conflicts",))
    listed, so = differing.say(), asked.pick("예. ", "Yes: ") if yes else ""
    sentence = asked.pick(f"{so}출처마다 다르게 적은 값은 {listed}이다", f"{so}sources differ on {listed}")
    return Finding(sentence, columns, differing.lines.lines, ("conflicts",))


def _find_changed(asked: Asked, scope: Scoped) -> Finding | None:
    """What sources of different editions state, if those of one edition agree."""
    plain = replace(asked, form=replace(asked.form, yes_no=False))
    by_period = asked.form.target == "period"
    found = _find_changed_periods(asked, scope) if by_period else find_changed(plain, scope.activities)
    if found is None:
        return None
    yes = asked.pick("예. ", "Yes: ") if asked.form.yes_no else ""
    listed = found.sentence
    sentence = asked.pick(
        f"{yes}판에 따라 다르게 적은 값은 {listed}이다; 한 판 안에서 출처가 서로 다르게 적은 값은 없다",
        f"{yes}editions differ: {listed}; the sources of one edition agree",
    )
    return replace(found, sentence=sentence)


def _find_changed_periods(asked: Asked, scope: Scoped) -> Finding | None:
    """The periods of the activities in each edition, if they differ."""
    lines, texts = Lines(), []
    for one in scope.activities:
        rows = [row for row in asked.world.view.read("periods", ended=True) if row["activity"] == one]
        rows.sort(key=lambda row: str(row["since"]))
        spans = dict.fromkeys((asked.span(row), str(row["since"])) for row in rows)
        if len({span for span, _ in spans}) > 1:
            texts.append(f"{asked.name_activity(one)}: {' → '.join(f'{span} ({day})' for span, day in spans)}")
            for row in rows:
                lines.add(one, asked.span(row), row["printed"], str(row["since"]), basis=[Iri(row["statement"])])
    columns = ("activity", "period", "printed", "since")
    return Finding(asked.join(texts), columns, lines.lines, ("changes",)) if texts else None


def _of_counts(asked: Asked, inside: set[Iri] | None, label: str) -> Found:
    """How many things of a kind each source counts; exemptions also by act."""
    target, lines, texts = asked.form.target, Lines(), []
    columns = ("activity", asked.words.column("counted", "대상", "counted"), "count")
    for row in asked.world.view.read_all("counts"):
        if (inside is None or row["activity"] in inside) and str(row["of"]).endswith(f"count-of-{target}"):
            lines.add(row["activity"], asked.name(Iri(row["of"])), row["count"], basis=[Iri(row["statement"])])
            texts.append(str(row["count"]))
    if target == "exemption" and inside is not None:
        for activity, statement, act, count in iter_exemptions(asked, inside):
            lines.add(activity, act, count, basis=[statement])
            texts.append(f"{act} {count}")
    if not texts or inside is None:
        return Refusal(asked.pick("그 수를 적은 출처가 없다", "no source states such a number"))
    listed = " / ".join(dict.fromkeys(texts))
    yes = asked.pick("예. ", "Yes: ") if len(set(texts)) > 1 else asked.pick("아니오. ", "No: ")
    yes = yes if asked.form.yes_no else ""
    return Finding(
        asked.pick(f"{yes}{label}에 관해 출처가 적은 수는 {listed}이다", f"{yes}sources count for {label}: {listed}"),
        columns,
        lines.lines,
        ("conflicts",),
    )


@dataclass
class _Differing:
    """The values that differ among the activities *inside*, or among all."""

    asked: Asked
    inside: set[Iri] | None
    lines: Lines = field(default_factory=Lines)
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def is_inside(self, row: Row) -> bool:
        return self.inside is None or row["activity"] in self.inside

    def add_amounts(self) -> None:
        """The amounts of one edition that differ; those that are only spelt differently agree."""
        asked, kinds = self.asked, list_kinds(self.asked, self.asked.form.filters.money)
        rows = [row for row in asked.world.view.read("budget-accounts") if self.is_inside(row)]
        won: dict[tuple[object, object], set[object]] = defaultdict(set)
        for row in rows:
            won[row["activity"], row["kind"]].add(row["amount"])
        for row in rows:
            if len(won[row["activity"], row["kind"]]) > 1 and (not kinds or row["kind"] in kinds):
                cells = (row["activity"], row["kind"], asked.words.money(row["amount"]), row["printed"])
                self.lines.add(*cells, row["preference"], basis=[Iri(row["statement"])])
                key = f"{asked.name(Iri(row['activity']))} {asked.name(Iri(row['kind']))}"
                self.texts[key].append(str(row["printed"]))

    def add_values(self) -> None:
        """Periods, indicators and counts."""
        asked = self.asked
        for row, measure in iter_accounts(asked.world.view.read("value-accounts")):
            if self.is_inside(row):
                value = measure.write(asked.lang) if measure else str(row["value"])
                what = row["statement"] if row["link"] == RM.hasIndicator else row["property"]
                self.lines.add(row["activity"], what, None, value, row["preference"], basis=[Iri(row["statement"])])
                is_indicator = row["link"] == RM.hasIndicator
                named = asked.name(Iri(row["statement"])) if is_indicator else asked.name(Iri(row["activity"]))
                self.texts[f"{named} {asked.name(Iri(row['property']))}"].append(value)

    def add_events(self, words: set[Iri]) -> None:
        """Events of one name with different dates."""
        for event, activity, day in _list_events(self.asked, self.inside, words):
            self.lines.add(activity, event, None, day, None, basis=[event])
            self.texts[self.asked.name(event)].append(day)

    def say(self) -> str:
        """Each value as its sources print it."""
        parts = [f"{key}: {' / '.join(dict.fromkeys(some))}" for key, some in self.texts.items() if len(set(some)) > 1]
        left = len(parts) - _MOST
        more = self.asked.pick(f" 외 {left}건", f" and {left} more") if left > 0 else ""
        return "; ".join(parts[:_MOST] or list(self.texts)) + more


def _list_events(asked: Asked, inside: set[Iri] | None, words: set[Iri]) -> Iterator[tuple[Iri, Iri, str]]:
    """Events of one name with different dates, also those of sources that are not preferred."""
    if inside is None and not words:
        return
    by_name: dict[tuple[str, Iri], dict[tuple[Iri, str], None]] = defaultdict(dict)
    for row in asked.world.view.read_all("events"):
        if inside is None or row["activity"] in inside:
            event, activity = Iri(row["event"]), Iri(row["activity"])
            by_name[asked.name(event), activity][event, str(row["date"] or "")] = None
    for (_, activity), events in by_name.items():
        named = not words or any(event in words for event, _ in events)
        if named and len({day for _, day in events}) > 1:
            yield from ((event, activity, day) for event, day in events)
