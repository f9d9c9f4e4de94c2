"""Money and figures of the fact sheets: each amount, version, indicator, context figure and share is in the graph."""

import re
from decimal import Decimal

from support.fact_sheets import (
    NUMBERED,
    Node,
    Sheet,
    View,
    cases,
    fits_period,
    fold,
    missing,
    needs_sheets,
    open_view,
    to_list,
)

from graph.model.vocabulary import DCAT, M8G, RDFS, RM, SCHEMA

pytestmark = needs_sheets

# Sheet, item of the budget -> the activity that has the line; "" is the roadmap itself.
ITEMS = {
    ("chungnam-autoparts-2018", "next year"): "phase-1",
    ("chungnam-autoparts-2018", "phase 1"): "phase-1",
    ("chungnam-autoparts-2018", "ten years"): "",
    ("chungnam-autoparts-2018", "phase 2"): "phase-2",
    ("daegu-amr-2023", "project"): "amr-platform",
    ("daegu-battery-2023", "project"): "battery-centre",
    ("daegu-edrive-2023", "project"): "e-drive-parts",
    ("daejeon-robot-2025", "plan"): "",
    ("daejeon-robot-2025", "로봇드론지원센터 (inside the plan)"): "",
    ("daejeon-robot-2025", "딥테크 스케일업 밸리 육성사업"): "deep-tech-scale-up",
    ("gangwon-daegu-nano-2022", "project"): "nano-value-chain",
    ("gimje-tender-2024-01", "연구용역 기초금액"): "study",
    ("gwangju-ai-2022", "project"): "",
    ("gwangju-ai-2022", "핵심 인프라 조성"): "infrastructure",
    ("gwangju-ai-2022", "AI 전문기업 육성"): "firms",
    ("gwangju-ai-2022", "핵심인력 양성"): "people",
    ("gwangju-ai-2022", "산업융합형 R&D"): "research",
    ("gwangju-ai-2022", "year 3"): "",
    ("gyeongnam-robot-2016", "plan"): "",
    ("gyeongnam-robot-2016", "strategy 1"): "strategy-1",
    ("gyeongnam-robot-2016", "strategy 2"): "strategy-2",
    ("gyeongnam-robot-2016", "strategy 3"): "strategy-3",
    ("gyeongnam-robot-2016", "strategy 4"): "strategy-4",
    ("gyeongnam-robot-2016", "경남 마산로봇랜드 조성사업 (related)"): "robot-land",
    ("gyeongnam-robot-2016", "로봇비즈니스벨트 조성사업 (related)"): "robot-business-belt",
    ("jeonnam-smartspec-2023", "three projects"): "",
    ("jeonnam-smartspec-2023", "project 1"): "southern-coast-monitoring",
}
# Kind of money in a sheet -> code. The sheets call what an area, a strategy or a year gets a kind of its own.
KINDS = {
    "total": "total",
    "national": "national",
    "private": "private",
    "local": "local",
    "local (city)": "city",
    "local (province)": "province",
    "procurement base price": "study-price",
    "yearly tranche": "total",
    "area": "total",
    "strategy": "total",
}
# Sheet, amount -> the edition by which source prints it, where the sheet does not say that a copy does.
PRINTED_ELSEWHERE = {("gyeongnam-robot-2016", "128300000000"): "ilyo"}
# Sheet, period of a budget -> how the graph says it.
PERIODS = {
    # The article counts 2023 to 2026 as three years; the line has no period of its own, the project has.
    ("jeonnam-smartspec-2023", "2023/2026 called 3 years"): "3 years 2023/2026",
}
# Sheet, name of a figure -> its label in the graph, where that is not the same.
FIGURES = {
    ("gimje-kickoff-2024-04", "participants of the meeting"): "attendee",
    ("gwangju-ai-2022", "supported firms, infrastructure, 2022"): "인프라 지원 기업",
    ("gwangju-ai-2022", "supported firms, start-up"): "창업 지원 기업",
    ("gwangju-ai-2022", "trained"): "양성 인력",
    ("gwangju-ai-2022", "firms attracted so far"): "유치 기업",
    ("gwangju-ai-2022", "new jobs so far"): "신규 일자리",
    ("gwangju-ai-2022", "computing power"): "컴퓨팅 성능",
    ("gwangju-ai-2022", "test equipment"): "실증장비",
    ("daegu-battery-2023", "used batteries per year"): "연간 사용 후 배터리",
    ("daegu-battery-2023", "EVs supplied in Daegu"): "대구 전기차 보급",
    ("daejeon-robot-2025", "world market 2030"): "세계 로봇시장 규모",
    ("daejeon-robot-2025", "domestic sales 2023"): "국내 로봇산업 매출",
}
UNITS = {"persons": "명", "per year": "개/년"}
QUALIFIERS = {"at least": "이상", "about": "약"}


def lines(view: View, graphs: list[str], *, kind: str, won: str, owner: str | None = None) -> list[Node]:
    """The budget lines of a kind and amount in *graphs*; of the activity with the id *owner* if one is asked for."""
    code = f"amount-kind-{KINDS[kind]}"
    return [
        line
        for line in view.iter_nodes(RM.BudgetLine, graphs)
        if line.code(RM.amountKind) == code
        and line.get(SCHEMA.value) == Decimal(won)
        and (owner is None or view.owner(line).local == (owner or view.roadmap))
    ]


def has_amount(view: View, budget: Sheet, graphs: list[str], *, printed: str) -> bool:
    """Whether one edition of *graphs* has the amount as the sheet says: kind, won, print, period, place in a whole."""
    name = view.name
    found = lines(
        view, graphs, kind=budget["kind"], won=budget["amount_krw"], owner=ITEMS[name, budget.get("item", "project")]
    )
    period = PERIODS.get((name, budget.get("period", "")), budget.get("period", ""))
    return any(
        fold(line.get(RM.printedText)) in fold(printed or line.get(RM.printedText))
        and (not period or any(fits_period(one, period) for one in view.periods(line)))
        and ("approx" not in budget or line.get(RM.qualifier) == "약")
        and ("conditional" not in budget or line.code(RM.amountStage) == "amount-stage-applied")
        and ("inside" not in budget.get("item", "") or line.get(RM.insideOf))
        and (budget["kind"] != "yearly tranche" or line.get(RM.insideOf))
        for line in found
    )


@cases("budgets")
def test_every_amount_is_a_budget_line_of_its_kind(name: str) -> None:
    view = open_view(name)

    def is_there(budget: Sheet) -> bool:
        source = PRINTED_ELSEWHERE.get((name, budget["amount_krw"]))
        places = [view.by_source(source)] if source else view.where(budget)
        # Of several pages one prints it as the sheet does.
        return all(has_amount(view, budget, graphs, printed="") for graphs in places) and any(
            has_amount(view, budget, graphs, printed=budget["printed"]) for graphs in places
        )

    assert missing(view.sheet["budgets"], is_there) == []


@cases("budgets")
def test_parts_other_spellings_and_remainders_of_amounts_are_there(name: str) -> None:
    view = open_view(name)
    texts = view.texts()
    for budget in view.sheet["budgets"]:
        owner = ITEMS[name, budget["item"]]
        for part in budget.get("parts", ()):
            for graphs in view.where({"source": budget["parts_source"]}):
                assert lines(view, graphs, kind=part["kind"], won=part["amount_krw"], owner=owner), part
        for spelling in to_list(budget.get("printed_also", [])):
            print_only = fold(spelling.partition(" (")[0])
            assert any(print_only in text for text in texts), spelling
        if "computed_krw" in budget:
            # Ten years less phase 1, as the sheet computes it.
            rest = Decimal("767200000000") - Decimal("472900000000")
            assert rest == Decimal(budget["computed_krw"])
            assert any("2,943억" in text for text in texts)
        if "period_printed" in budget:
            assert any(fold(budget["period_printed"]) == text for text in texts)
        if "payer" in budget:
            assert budget["payer"] == "not stated"
            assert any("누가내는지는적혀있지않다" in text for text in texts)


@cases("versions")
def test_every_version_is_an_edition_with_its_amounts_titles_and_leads(name: str) -> None:
    view = open_view(name)
    for version in view.sheet["versions"]:
        graphs = [named for named in view.graphs if view.issued(named).startswith(version["date"])]
        if "source" in version:
            told = [named for graphs_of_one in view.where(version) for named in graphs_of_one]
            graphs = [named for named in told if named in graphs]
        assert graphs, version
        owner = view.part or None
        amounts = {key.removesuffix("_krw"): won for key, won in version.items() if key.endswith("_krw")}
        tranche = amounts.pop("year_tranche", None)
        if tranche:
            assert any(line.get(RM.insideOf) for line in lines(view, graphs, kind="total", won=tranche)), version
        for kind, won in {**amounts, **version.get("by_source", {})}.items():
            code = "local (city)" if kind == "local" and view.part else kind
            assert lines(view, graphs, kind=code, won=won, owner=owner), (version["date"], kind)
        for text in (version.get("title"), *version.get("changed_titles", {}).values()):
            assert text is None or view.named(text, graphs), text
        for order, text in version.get("changed_titles", {}).items():
            assert [node.local for node in view.named(text, graphs)] == [f"strategy-{order}"]
        leads = {"lead": [version["lead"]] if "lead" in version else [], "participant": version.get("participants", [])}
        for role, agencies in leads.items():
            for agency in agencies:
                roles = {one.code(M8G.role) for one in view.participations(graphs, agency) if has_part(view, one)}
                assert roles == {f"role-{role}"}, (version["date"], agency)


def has_part(view: View, node: Node) -> bool:
    return view.owner(node).local == view.part


@cases("versions")
def test_prints_counts_and_states_of_versions_are_there(name: str) -> None:
    view = open_view(name)
    for version in view.sheet["versions"]:
        graphs = [named for named in view.graphs if view.issued(named).startswith(version["date"])]
        if "printed" in version:
            printed = [
                line
                for line in view.iter_nodes(RM.BudgetLine, graphs)
                if fold(line.get(RM.printedText)) in fold(version["printed"]) and has_part(view, line)
            ]
            texts = {fold(line.get(RM.printedText)) for line in printed}
            assert len(texts) == len(re.findall(r"\d[\d,.]*억", version["printed"])), version
        if "note" in version:
            # A misprint has a reason beside the right amount.
            assert version["note"] == "misprint"
            assert any(line.get(RM.reason) for line in printed)
        for key, code in (
            ("areas", "focus-area"),
            ("strategies", "strategy"),
            ("additional_strategies", "add-on-strategy"),
        ):
            if key in version:
                assert has_count(view, graphs, code, version[key]), version
        states = {view.graph.nodes[named, named].code(RM.stage).removeprefix("stage-") for named in graphs}
        if "stage" in version:
            assert states == {version["stage"].partition(" ")[0]}
        if "status" in version:
            assert states == {{"finished": "closed"}[version["status"]]}


def has_count(view: View, graphs: list[str] | None, code: str, number: str) -> bool:
    return any(
        one.code(RM.countOf) == f"count-of-{code}" and one.get(RM.count) == int(number)
        for one in view.iter_nodes(RM.AnnouncedCount, graphs)
    )


def to_number(text: str) -> Decimal:
    """The number that begins *text*: ``8.85PF``."""
    return Decimal(text.rstrip("PF종"))


def to_values(kpi: Sheet) -> dict[str, Decimal]:
    """What the sheet says of an indicator, by the property of the graph that must say it."""
    values = {}
    for key in ("baseline", "target"):
        text = kpi.get(key) or kpi.get(f"{key}_krw")
        if text:
            values[key] = to_number(next(iter(text.values())) if isinstance(text, dict) else text)
    plain = kpi.get("value") or kpi.get("value_krw")
    if plain:
        values["actual" if kpi.get("actual") == "true" else "target"] = Decimal(plain)
    return values


def has_kpi(view: View, kpi: Sheet, graphs: list[str]) -> bool:
    label = FIGURES.get((view.name, kpi["name"]), kpi["name"])
    values = to_values(kpi)
    if "점유율" in label:
        values = {key: value * 100 for key, value in values.items()}
    years = [year for key in ("baseline", "target") if isinstance(kpi.get(key), dict) for year in kpi[key]]
    for node in view.iter_nodes(RM.Indicator, graphs):
        periods = view.periods(node)
        if (
            node.get(RDFS.label) == label
            and all(node.get(getattr(RM, key)) == value for key, value in values.items())
            and ("unit" not in kpi or node.get(RM.unit) == UNITS[kpi["unit"]])
            and ("qualifier" not in kpi or node.get(RM.qualifier) == QUALIFIERS[kpi["qualifier"]])
            and ("by" not in kpi or periods[0].get(DCAT.endDate) == kpi["by"])
            and (not years or [periods[0].get(DCAT.startDate), periods[0].get(DCAT.endDate)] == years)
            and ("project" not in kpi or view.owner(node).local == NUMBERED[view.name, kpi["project"]])
            and ("printed" not in kpi or node.get(RM.printedText) == kpi["printed"])
            and ("점유율" not in label or node.get(RM.unit) == "%")
        ):
            return True
    return False


@cases("kpis")
def test_every_kpi_is_an_indicator_with_its_values(name: str) -> None:
    view = open_view(name)
    # What is no target is a count.
    targets = [kpi for kpi in view.sheet["kpis"] if kpi.get("is_target") != "false"]
    counted = [kpi for kpi in view.sheet["kpis"] if kpi not in targets]
    for kpi in targets:
        if any(key.startswith("delta") for key in kpi):
            values = to_values(kpi)
            assert values["target"] - values["baseline"] == Decimal(kpi.get("delta") or kpi["delta_krw"])
    assert [kpi for kpi in targets if not all(has_kpi(view, kpi, graphs) for graphs in view.where(kpi))] == []
    for kpi in counted:
        assert has_count(view, [view.home], FIGURES[name, kpi["name"]], kpi["value"])
        assert QUALIFIERS[kpi["qualifier"]] == "약"
        # An announced count has no qualifier; the note of the edition says that the number is rough.
        assert any("참석자수는대략이다" in text for text in view.texts([view.home]))


@cases("context_figures")
def test_every_context_figure_is_there_and_is_no_target(name: str) -> None:
    view = open_view(name)
    found = {
        (node.get(RDFS.label), str(period.get(DCAT.endDate)), str(node.get(SCHEMA.value)))
        for node in view.iter_nodes(RM.ContextFigure, [view.home])
        for period in view.periods(node)[:1]
    }
    prints = {node.get(RM.printedText) for node in view.iter_nodes(RM.ContextFigure, [view.home])}
    for figure in view.sheet["context_figures"]:
        label = FIGURES[name, figure["name"]]
        values = figure.get("values", {})
        assert {(label, year, value) for year, value in values.items()} <= found
        if "printed_total" in figure:
            assert (f"{label} 합계", max(values), figure["printed_total"]) in found
            assert sum(map(int, values.values())) == int(figure["computed_total"])
        assert "printed" not in figure or figure["printed"] in prints
    labels = {FIGURES[name, figure["name"]] for figure in view.sheet["context_figures"]}
    assert not labels & {node.get(RDFS.label) for node in view.iter_nodes(RM.Indicator)}


@cases("shares")
def test_every_share_is_that_of_a_regional_part(name: str) -> None:
    view = open_view(name)
    for share in view.sheet["shares"]:
        parts = {
            region: [
                part
                for part in view.iter_nodes(RM.RegionalPart, [view.home])
                if part.get(RM.region) in view.graph.find("region", region)
            ]
            for region in share["regions"]
        }
        assert all(len(found) == 1 for found in parts.values()), share
        terms = {region: found[0] for region, found in parts.items()}
        whole = sum(int(str(part.get(RM.share))) for part in terms.values())
        for region, fraction in share["regions"].items():
            assert Decimal(int(str(terms[region].get(RM.share)))) / whole == Decimal(fraction)
            assert terms[region].get(RM.printedText) == share["printed"]
            assert view.owner(terms[region]).local == view.part


@cases("stated_counts")
def test_every_stated_count_is_an_announced_count(name: str) -> None:
    view = open_view(name)
    codes = {
        "core_technologies": "focus-area",
        "areas": "focus-area",
        "new_projects": "project",
        "projects": "project",
        "strategies": "strategy",
        "tasks": "task",
    }
    counts = view.sheet["stated_counts"].items()
    assert missing(counts, lambda item: has_count(view, [view.home], codes[item[0]], item[1])) == []
