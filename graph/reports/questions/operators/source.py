"""The sources of an amount, or of all that is stated of a plan."""

from decimal import Decimal

from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.money import COLUMNS, add_rows, list_amounts, list_kinds
from graph.reports.questions.operators.roles import find_scope
from graph.stores import Iri


@operator(
    "source",
    "regions",
    "technologies",
    "activities",
    "agencies",
    "money",
    "quantity",
    "kinds",
    "target",
    "words",
    "editions",
    "total",
    "yes_no",
    "roles",
)
def source(asked: Asked) -> Found:
    """One row per source that states the amount, or per source of the editions of a plan."""
    if asked.form.quantity:
        return _of_amount(asked)
    scope = find_scope(asked)
    if scope is None:
        return Refusal(asked.pick("무엇의 출처인지 이름이나 금액이 없다", "the question names no plan and no amount"))
    if asked.form.filters.money:
        rows = [row for one in scope.activities for row in list_amounts(asked, one, asked.form.filters.money)]
        if rows:
            return _of_statements(asked, [Iri(row["statement"]) for row in rows])
    view = asked.world.view
    plans = list_plans(asked) or []
    stages = asked.form.editions
    rows = [row for row in view.read("editions") if row["plan"] in plans]
    rows = [row for row in rows if str(row["stage"]).rpartition("stage-")[2] in stages] or rows
    lines = Lines()
    for row in rows:
        lines.add(row["plan"], row["stage"], str(row["issued"]), basis=[Iri(row["edition"])])
    sources = {Iri(row["source"]): None for row in rows if row["source"]}
    publishers = (
        {Iri(row["source"]): str(row["publisher"] or "") for row in view.read("sources", {"source": sorted(sources)})}
        if sources
        else {}
    )
    listed = asked.join((publishers.get(one) or asked.name(one) for one in sources), 8)
    label = asked.names(plans, 2)
    if not rows:
        return Refusal(asked.pick("그 출처가 적혀 있지 않다", "no source is stated"))
    return Finding(
        asked.pick(
            f"{label}의 출처는 {listed}이다({len(sources)}건)", f"Sources on {label}: {listed} ({len(sources)})"
        ),
        ("roadmap", "stage", "date"),
        lines.lines,
        (),
        cited=False,
    )


def _of_amount(asked: Asked) -> Found:
    """Every budget line of this amount, also of sources that are not preferred."""
    wanted = {Decimal(one) for one in asked.form.quantity}
    view = asked.world.view
    scope = find_scope(asked)
    inside = None if scope is None else set(asked.world.expand(scope.activities))
    kinds = list_kinds(asked, asked.form.filters.money)
    statements: dict[Iri, None] = {}
    for row in view.read_all("amounts"):
        if (
            Decimal(str(row["amount"])) in wanted
            and (inside is None or row["activity"] in inside)
            and (not kinds or row["kind"] in kinds)
        ):
            statements[Iri(row["statement"])] = None
    if not statements:
        for entry, _ in view.ledger.shares:
            if entry.figure.won in wanted and (inside is None or entry.amount.activity in inside):
                statements[entry.statement] = None
    if not statements:
        return find_nothing(
            asked,
            "이 금액을 적은 출처가 없다",
            "No source states this amount" + (" for this" if inside is not None else ""),
            COLUMNS,
        )
    return _of_statements(asked, list(statements))


def _of_statements(asked: Asked, statements: list[Iri]) -> Finding:
    view = asked.world.view
    rows = {Iri(row["statement"]): row for row in view.read_all("amounts")}
    evidence = view.read_evidence(statements)
    lines = Lines()
    texts = []
    for statement in statements:
        one = evidence.get(statement)
        row = rows.get(statement)
        if row:
            add_rows(asked, lines, [row])
            if one and one.publisher:
                texts.append(
                    f"{one.publisher} ({one.date}, '{row['printed']}')"
                    if one.date
                    else f"{one.publisher} ('{row['printed']}')"
                )
    listed = asked.join(texts, 6)
    first = next((rows[one] for one in statements if one in rows), None)
    if first is None:
        return Finding(
            asked.pick("이 금액은 다른 금액에서 도출한 것이다", "This amount was derived from others"),
            COLUMNS,
            lines.lines,
            ("reconcile",),
        )
    name = f"{asked.name(Iri(first['activity']))} {asked.name(Iri(first['kind']))} {asked.money(first)}"
    return Finding(
        asked.pick(f"{name}의 출처는 {listed}이다", f"{name}: stated by {listed}"),
        COLUMNS,
        lines.lines,
        (),
        cited=False,
    )
