"""The acts and ordinances that a plan is based on or exempted from, and when they were enacted."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.result import Kind
from graph.stores import Iri


@operator("law", "regions", "technologies", "activities", "kinds", "target", "yes_no", "agencies", "editions")
def law(asked: Asked) -> Found:
    """One row per law, with its article and the month of its enactment if a source states them."""
    near = list_near(asked)
    if near is None:
        return Refusal(asked.pick("어느 계획의 근거인지 이름이 없다", "the question names no plan"))
    kept, statements = _read_laws(asked, near)
    lines = Lines()
    for (activity, name), said in kept.items():
        facts = (said.get("relation"), said.get("article"), said.get("enacted"))
        lines.add(activity, name, *facts, basis=statements[activity, name])
    columns = (
        "activity",
        asked.words.column("law", "법령", "law"),
        asked.words.column("relation", "관계", "relation", Kind.THING),
        asked.words.column("article", "조항", "article"),
        asked.words.column("enacted", "제정", "enacted"),
    )
    yes = asked.pick("예. ", "Yes: ") if asked.form.yes_no else ""
    if not kept:
        no, label = asked.pick("아니오. ", "No. ") if asked.form.yes_no else "", asked.names(near[:1])
        korean = f"{no}{label}의 법적 근거가 적혀 있지 않다"
        return find_nothing(asked, korean, f"{no}No source states a legal basis of {label}", columns)
    listed = asked.join(_say_law(asked, name, said) for (_, name), said in kept.items())
    if asked.form.target == "enact" and not any(said.get("enacted") for said in kept.values()):
        korean, english = f"{listed}의 제정일은 적혀 있지 않다", f"No source states when {listed} was enacted"
        return Finding(asked.pick(korean, english), columns, lines.lines)
    activity = next(iter(kept))[0]
    plan = asked.name_plan(activity)
    sentence = asked.pick(f"{yes}{plan}의 법적 근거는 {listed}이다", f"{yes}Legal basis of {plan}: {listed}")
    home = asked.world.view.activities.items[activity].plan
    return Finding(sentence, columns, lines.lines, ("roadmap", home.rpartition("/")[2]))


_Laws: TypeAlias = dict[tuple[Iri, str], dict[str, object]]


def _read_laws(asked: Asked, near: Sequence[Iri]) -> tuple[_Laws, dict[tuple[Iri, str], list[Iri]]]:
    """What all editions say of each law of each activity, and the statements behind it."""
    rows = [row for row in asked.world.view.read("legal-bases") if row["activity"] in near]
    asked.words.learn(Iri(row["law"]) for row in rows)
    kept: _Laws = {}
    statements: dict[tuple[Iri, str], list[Iri]] = {}
    for row in rows:
        key = (Iri(row["activity"]), asked.name(Iri(row["law"])))
        kept[key] = {**kept.get(key, {}), **{name: value for name, value in row.items() if value is not None}}
        statements.setdefault(key, []).append(Iri(row["law"]))
    return kept, statements


def _say_law(asked: Asked, name: str, said: Mapping[str, object]) -> str:
    enacted = said.get("enacted")
    when = asked.pick(f"({enacted} 제정)", f" (enacted {enacted})") if enacted else ""
    exempted = str(said.get("relation", "")).endswith("exempted-from")
    return name + when + (asked.pick("(특례의 대상 법률)", " (exempted from)") if exempted else "")
