"""How the targets of indicators and the areas of sites changed from one edition to the next."""

from collections.abc import Sequence

from graph.model.vocabulary import RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.finding import Asked, Finding, Lines, find_nothing
from graph.reports.questions.operators.indicator import say_indicator, write_values
from graph.reports.questions.operators.roles import find_scope
from graph.reports.questions.operators.spans import choose_between
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.days import FOREVER


def find_indicators(asked: Asked) -> Finding | None:
    """One row per indicator that the form names, with its days, the oldest first; ``None`` if it names none."""
    wanted = set(map(to_iri, asked.form.filters.words))
    stated = [row for row in asked.world.view.read_all("indicators") if row["indicator"] in wanted]
    if not stated:
        return None
    rows = sorted(choose_between(asked, stated, "activity"), key=lambda row: (str(row["since"]), str(row["indicator"])))
    asked.words.learn([Iri(row["indicator"]) for row in rows])
    lines, by_day = Lines(), dict[str, list[str]]()
    for row in rows:
        values = write_values(row, asked.lang)
        since, until = _get_days(row)
        cells = (row["activity"], row["indicator"], values.get("target"), values.get("actual"), since, until)
        lines.add(*cells, basis=[Iri(row["indicator"])])
        by_day.setdefault(since, []).append(say_indicator(asked, row, values))
    columns = (
        "activity",
        asked.words.column("indicator", "성과지표", "indicator", Kind.THING),
        asked.words.column("target", "목표값", "target"),
        asked.words.column("actual", "실적", "actual"),
        "since",
        "until",
    )
    label = asked.names((Iri(row["activity"]) for row in rows), 2)
    if not rows:
        return find_nothing(asked, "그때의 값은 적혀 있지 않다", "No source states a value for these days", columns)
    # What one edition states of several indicators is no change.
    same = len({tuple(texts) for texts in by_day.values()}) < 2
    days = list(by_day.items())[:1] if same else list(by_day.items())
    steps = " → ".join(f"{asked.join(texts)} ({since})" for since, texts in days)
    none = asked.pick(", 바뀌지 않음", ", not changed") if same else ""
    yes = asked.pick(*(("아니오. ", "No: ") if same else ("예. ", "Yes: "))) if asked.form.yes_no else ""
    return Finding(f"{yes}{label}: {steps}{none}", columns, lines.lines, ("changes",))


def find_areas(asked: Asked) -> Finding:
    """One row per area of a site of the scope, with its days, the oldest first."""
    scope = find_scope(asked)
    near = asked.world.expand(scope.activities) if scope else []
    rows: Sequence[Row] = [
        row
        for row in asked.world.view.read_all("details")
        if row["property"] == RM.area and row["activity"] in near and row["since"]
    ]
    rows = sorted(choose_between(asked, rows, "activity"), key=lambda row: (str(row["since"]), str(row["subject"])))
    columns = (
        "activity",
        asked.words.column("site", "장소", "site", Kind.THING),
        asked.words.column("area", "면적(㎢)", "area (km²)", Kind.DECIMAL),
        "since",
        "until",
    )
    name = asked.names([Iri(row["activity"]) for row in rows] or near[:1], 2)
    if not rows:
        korean, english = f"{name}의 면적은 적혀 있지 않다", f"No source states an area of {name}"
        return find_nothing(asked, korean, english, columns, ("changes",))
    lines, texts = Lines(), []
    for row in rows:
        since, until = _get_days(row)
        basis = [Iri(row["statement"] or row["edition"])]
        lines.add(row["activity"], row["subject"], row["value"], since, until, basis=basis)
        site = f"{asked.name(Iri(row['subject']))} " if row["subject"] else ""
        texts.append(asked.pick(f"{site}{row['value']}㎢ ({since})", f"{site}{row['value']} km² ({since})"))
    steps = " → ".join(dict.fromkeys(texts))
    return Finding(
        asked.pick(f"{name}의 면적: {steps}", f"Area of {name}: {steps}"), columns, lines.lines, ("changes",)
    )


def _get_days(row: Row) -> tuple[str, str]:
    return str(row["since"]), "" if row["until"] == FOREVER else str(row["until"])
