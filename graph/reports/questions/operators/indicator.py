"""The targets and results of indicators."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from graph.model.quantities import WON
from graph.model.vocabulary import RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.text import split_words
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Cell, Iri
from graph.view.quantities import to_measures


@operator(
    "indicator",
    "regions",
    "technologies",
    "activities",
    "kinds",
    "target",
    "words",
    "yes_no",
    "roles",
    "types",
    "editions",
    "quantity",
    "agencies",
    "money",
    "total",
    "joint",
    "year",
)
def indicator(asked: Asked) -> Found:
    """One row per indicator, with its baseline, target and result as far as a source states them."""
    near = list_near(asked)
    wanted = {to_iri(one) for one in asked.form.filters.words}
    if near is None and not wanted:
        return Refusal(asked.pick("어느 계획의 지표인지 이름이 없다", "the question names no plan"))
    rows: Sequence[Row] = [
        row
        for row in asked.world.view.read("indicators")
        if (near is None or row["activity"] in near) and (not wanted or row["indicator"] in wanted)
    ]
    names = asked.names(near[:1]) if near else ""
    rows, missing = _choose_year(asked, near, rows)
    columns = (
        "activity",
        asked.words.column("indicator", "성과지표", "indicator", Kind.THING),
        asked.words.column("baseline", "기준값", "baseline"),
        asked.words.column("target", "목표값", "target"),
        asked.words.column("actual", "실적", "actual"),
        "period",
        "printed",
    )
    wants_actual = asked.form.target == "actual"
    has_wanted = [row for row in rows if row["actual" if wants_actual else "target"] is not None]
    if rows and not has_wanted:
        none = ("실적은 적혀 있지 않다. ", "No source states results. ") if wants_actual else ("", "")
        missing += asked.pick(*none)
    rows = has_wanted or rows
    if not rows:
        return find_nothing(
            asked, f"{names}의 그 성과지표는 적혀 있지 않다", f"No source states such an indicator of {names}", columns
        )
    lines = Lines()
    parts = []
    for row in rows:
        values = write_values(row, asked.lang)
        lines.add(
            row["activity"],
            row["indicator"],
            values.get("baseline"),
            values.get("target"),
            values.get("actual"),
            asked.span(row),
            row["printed"],
            basis=[Iri(row["indicator"])],
        )
        parts.append(say_indicator(asked, row, values))
    label = missing + asked.names(dict.fromkeys(Iri(row["activity"]) for row in rows), 2)
    listed = asked.join(parts, 4)
    return Finding(asked.pick(f"{label}: {listed}", f"{label}: {listed}"), columns, lines.lines, ())


def _choose_year(asked: Asked, near: Sequence[Iri] | None, rows: Sequence[Row]) -> tuple[Sequence[Row], str]:
    """The *rows* for the year of the form, also of other indicators with the same words; or all, and that none is."""
    year = asked.form.filters.year
    own = [row for row in rows if _is_of_year(row, year)]
    if not year or not rows or own:
        return own or rows, ""
    # 수소전기차 보급 2022: the same indicator of the plan has another name.
    words = {word for row in rows for word in _split(asked, row) if len(word) > 1}
    every = [row for row in asked.world.view.read("indicators") if near and row["activity"] in near]
    others = [row for row in every if _is_of_year(row, year) and words & _split(asked, row)]
    # What was stated later without a year is no value of this one.
    if others or any(not row["end"] and str(row["since"])[:4] <= year for row in rows):
        return others or rows, ""
    return rows, asked.pick(f"{year}년의 값은 적혀 있지 않다. ", f"No source states a value for {year}. ")


def _split(asked: Asked, row: Row) -> set[str]:
    """The words of an indicator, and those inside its Korean compounds."""
    words = split_words(asked.name(Iri(row["indicator"])))
    return {*words, *(word[at : at + 3] for word in words for at in range(len(word) - 2))}


def _is_of_year(row: Row, year: str) -> bool:
    return str(row["end"] or row["start"] or "")[:4] == year


_BESIDE = {
    RM.unit: "unit",
    RM.qualifier: "qualifier",
    RM.upperAmount: "upper",
    RM.baselineQualifier: "baseline_qualifier",
    RM.actualQualifier: "actual_qualifier",
}


def write_values(row: Mapping[str, Cell], lang: str) -> dict[str, str]:
    """The figures of an indicator with unit and qualifier."""
    names = {"baseline": RM.baseline, "target": RM.target, "actual": RM.actual}
    values: dict[str, Cell] = {term: row[name] for name, term in names.items() if row[name] is not None}
    if not values:
        return {}
    for term, name in _BESIDE.items():
        if row[name] is not None:
            values[term] = row[name]
    measures = to_measures(values)
    found = {}
    for name, term in names.items():
        measure = measures.get(term)
        if measure is None:
            if row[name] is not None:
                found[name] = str(row[name])
            continue
        text = measure.write(lang)
        number = measure.figure.won
        if measure.unit != WON and number == number.to_integral_value() and number >= Decimal(1000):
            text = text.replace(f"{number:f}", f"{number:,f}")
        found[name] = text
    return found


def say_indicator(asked: Asked, row: Mapping[str, Cell], values: Mapping[str, str]) -> str:
    """An indicator with its figures, as :func:`write_values` writes them, and their period."""
    name = asked.name(Iri(row["indicator"]))
    when = asked.span(row)
    texts = []
    for key, korean, english in (
        ("target", "목표", "target"),
        ("actual", "실적", "actual"),
        ("baseline", "기준", "baseline"),
    ):
        if key in values:
            texts.append(f"{asked.pick(korean, english)} {values[key]}")
    return f"{name} {', '.join(texts)}{f' ({when})' if when else ''}"
