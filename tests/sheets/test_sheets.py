"""Pages, days, law and zones of the fact sheets are in the graph, and each key of a sheet has its test."""

import re
from importlib import import_module

import pytest
from support.fact_sheets import (
    SHEETS,
    Sheet,
    View,
    cases,
    fits_period,
    fold,
    missing,
    needs_sheets,
    open_view,
    to_days,
)

from graph.model.vocabulary import DC, DCTERMS, RDF, RDFS, RM, SCHEMA

pytestmark = needs_sheets

# Key of a sheet -> the test that finds its facts.
TOPICS = {
    "agencies": "test_agencies.test_every_agency_has_its_role",
    "agreements": "test_agencies.test_every_agreement_has_its_day_and_parties",
    "budgets": "test_money.test_every_amount_is_a_budget_line_of_its_kind",
    "context_figures": "test_money.test_every_context_figure_is_there_and_is_no_target",
    "dates": "test_sheets.test_every_date_is_that_of_its_thing",
    "groups": "test_agencies.test_every_group_is_an_agency_of_the_roadmap",
    "hierarchy": "test_titles.test_every_title_of_the_hierarchy_is_in_its_place",
    "kpis": "test_money.test_every_kpi_is_an_indicator_with_its_values",
    "legal_basis": "test_sheets.test_every_legal_basis_is_there",
    "linked_to_seed": "test_sheets.test_what_the_sheet_goes_on_from_is_the_same_thing",
    "oddities": "test_sheets.test_what_is_odd_is_said",
    "phases": "test_titles.test_every_phase_has_its_period_and_contents",
    "plan": "test_titles.test_the_plan_has_its_title_kind_and_stage",
    "published": "test_sheets.test_the_page_of_the_sheet_is_a_source",
    "publisher": "test_sheets.test_the_page_of_the_sheet_is_a_source",
    "region_tasks": "test_agencies.test_every_region_has_its_task",
    "regions": "test_agencies.test_every_region_plays_its_part",
    "shares": "test_money.test_every_share_is_that_of_a_regional_part",
    "stated_counts": "test_money.test_every_stated_count_is_an_announced_count",
    "technologies": "test_agencies.test_every_technology_is_used",
    "url": "test_sheets.test_the_page_of_the_sheet_is_a_source",
    "versions": "test_money.test_every_version_is_an_edition_with_its_amounts_titles_and_leads",
    "vision": "test_titles.test_every_vision_is_worded_so",
    "zone": "test_sheets.test_the_zone_has_its_area_term_and_exemptions",
}
# Key of a sheet -> the fields of its entries that the tests read, and those that tell nothing to look for.
FIELDS = {
    "agencies": "abbr country location name printed printed_also project role source task tasks type unit",
    "agreements": "clauses date parties type",
    "budgets": "amount_krw approx computed_krw conditional item kind parts "
    "parts_source payer period period_printed printed printed_also source",
    "context_figures": "computed_total name printed printed_total values",
    "dates": "conditional printed_as source value what",
    "groups": "name other_names since type",
    "hierarchy": "area axis cooperation examples fields_stated items "
    "items_source list project strategy tasks_stated title",
    "kpis": "actual baseline baseline_krw by delta delta_krw is_target name "
    "printed project qualifier source target target_krw unit value value_krw",
    "legal_basis": "article enacted note role source status title",
    "phases": "items note period title",
    "plan": "horizon parent parents stage title type",
    "region_tasks": "project region task",
    "regions": "level name note role",
    "shares": "of printed regions",
    "stated_counts": "areas core_technologies new_projects projects strategies tasks",
    "versions": "additional_strategies areas by_source changed_titles date lead local_krw national_krw note "
    "participants printed source stage status strategies title total_krw year_tranche_krw",
    "vision": "components_seen note source status text",
    "zone": "area_km2 exemptions exemptions_elsewhere valid",
}
# Keys about the sheet or the page, not about the roadmap: no facts.
WITHOUT_FACTS = {
    "also_seen",  # addresses of copies; one that tells something of its own is the source of an edition
    "bullet_marks",
    "complete",
    "complete_note",
    "features",
    "id",
    "model_must_say",
    "published_note",
}

# Sheet, what a date is of -> the label of the milestone, or the id of the activity with the period; "" is the roadmap.
DATED = {
    ("chungnam-autoparts-2018", "study since"): "study",
    ("daegu-amr-2023", "project"): "amr-platform",
    ("daegu-amr-2023", "call for companies opens"): "참여 기업 모집 시작",
    ("daegu-battery-2023", "project"): "battery-centre",
    ("daegu-edrive-2023", "project"): "e-drive-parts",
    ("daejeon-robot-2025", "plan"): "",
    ("gangwon-daegu-nano-2022", "project"): "nano-value-chain",
    ("gimje-interim-2024-09", "interim report"): "중간보고회",
    ("gimje-interim-2024-09", "final report planned"): "최종보고회 예정",
    ("gimje-kickoff-2024-04", "kickoff meeting"): "착수보고회",
    ("gimje-kickoff-2024-04", "study"): "study",
    ("gimje-tender-2024-01", "tender closes"): "용역 입찰 마감",
    ("gimje-tender-2024-01", "study duration"): "study",
    (
        "gimje-tender-2024-01",
        "special-purpose vehicle innovation cluster around 김제 특장차 1·2단지",
    ): "special-vehicle-cluster",
    ("gwangju-ai-2022", "project"): "",
    ("gwangju-ai-2022", "data centre finished"): "데이터센터 준공 목표",
    ("gwangju-ai-2022", "complex finished"): "집적단지 완공 목표",
    ("gyeongnam-robot-2016", "plan"): "",
    ("gyeongnam-strategic-2021", "plan"): "",
    ("gyeongnam-strategic-2021", "study since"): "study",
    ("jeju-uam-2022", "first commercial service"): "첫 상용 서비스",
    ("jeonnam-smartspec-2023", "projects"): "",
    ("sejong-zone-2019", "zone valid"): "zone",
}
# Sheet, date -> the value that the graph gives, where it is not as precise or worded otherwise; and what says so.
VALUES = {
    # Milestones have no "about": the month stands for it, the note has the day.
    ("daegu-amr-2023", "about 2023-05-26"): ("2023-05", "2023년 5월 26일 무렵"),
    ("daegu-edrive-2023", "3 years, no years printed"): ("3 years", "연도는 없다"),
    ("gimje-kickoff-2024-04", "8 months, until November 2024"): ("8 months until 2024-11", "8개월이면 12월에 끝나지만"),
    ("gimje-tender-2024-01", "P8M from start"): ("P8M", "기간은 착수일부터이다"),
    ("chungnam-autoparts-2018", "2018-01"): ("2018-01/", "지난 1월부터"),
    ("gyeongnam-strategic-2021", "2020-03"): ("2020-03/", "지난해 3월부터"),
    ("gyeongnam-robot-2016", "until 2035"): ("until 2035", "20년"),
}
PRINTED_AS = {"three years": "3년", "four years": "4년"}
# What a sheet calls its part of the way to or from the announcement -> stage of its edition.
STAGE_WORDS = {
    "application": "applied",
    "execution": "executed",
    "interim": "interim",
    "kickoff": "kickoff",
    "tender": "tender",
}
RELATIONS = {"basis": "basis", "exempted from": "exempted-from"}
# What a sheet says of a law beside its title -> the day and the words of the graph.
LAW_NOTES = {
    "": ("", ""),
    "bill introduced 2022-08": ("2022-08", "2022년 8월에 발의된 법안"),
    "first plan since then": ("", "조례를 만든 뒤 처음 세운 계획"),
}
# Sheet, words that stand among its oddities -> how the graph says the same.
ODD = {
    ("chungnam-autoparts-2018", "551억 and 551억7000만원"): "551억원",
    ("chungnam-autoparts-2018", "six strategies as detailed projects"): "여섯 추진 전략을 세부 과제로 적었다",
    ("chungnam-autoparts-2018", "vision or goal"): "비전으로 적힌 문구를 목표로 적었다",
    ("chungnam-autoparts-2018", "sedaily 29S2CKCNYF"): "sedaily 29S2CKCNYF",
    ("daegu-amr-2023", "a headline cuts it to 102"): "고용을 102명으로 줄여 적는다",
    ("daegu-battery-2023", "printed as EES"): "EES",
    ("daegu-battery-2023", "printed total 26,251"): "26,251",
    ("daegu-battery-2023", "about 31 months"): "약 31개월",
    ("daegu-edrive-2023", "47억500만원"): "47억500만원",
    ("daejeon-robot-2025", "R·DB"): "R·DB",
    ("daejeon-robot-2025", "R&BD"): "R&DB로, 이 과제는 R&BD로 적는다",
    ("daejeon-robot-2025", "11 named"): "11개만 이름이 나온다",
    ("gangwon-daegu-nano-2022", "question marks"): "나노소재?부품산업",
    ("gangwon-daegu-nano-2022", "무연탄 기반"): "무연탄 기반 탄소나노소재·부품산업 가치사슬 혁신 플랫폼 구축사업",
    ("gimje-interim-2024-09", "8t here"): "8톤으로 적는다",
    ("gimje-interim-2024-09", "상단 probably stands for 산단"): "상단",
    ("gimje-kickoff-2024-04", "without any comma"): "참석 기관 목록의 나눔",
    ("gimje-kickoff-2024-04", "vice-mayor"): "부시장과 과장",
    ("gimje-tender-2024-01", "price of the study"): "연구용역의 값이며 계획의 사업비가 아니다",
    ("gwangju-ai-2022", "about 58억"): "약 58억원",
    ("gyeongnam-robot-2016", "44,367.5억"): "44,367.5억",
    ("gyeongnam-robot-2016", "December, February"): "12월과 2월",
    ("gyeongnam-strategic-2021", "클러스트"): "클러스트",
    ("gyeongnam-strategic-2021", "경남도 or 경상남도"): "경상남도 또는 경남도",
    ("jeju-uam-2022", "도심항공모빌리티"): "도심항공모빌리티",
    ("jeonnam-smartspec-2023", "called three years"): "3년이라고 적었다",
    ("jeonnam-smartspec-2023", "one more participant"): "한국드론산업진흥협회가 참여 기관으로 더",
    ("sejong-zone-2019", "12 on two other pages"): "다른 두 매체는 12건",
    ("sejong-zone-2019", "nine with the technology"): "자율주행 기술을 가진 아홉 곳",
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_page_of_the_sheet_is_a_source(name: str) -> None:
    """The day of the sheet is the source's, none where the sheet saw none; hours are dropped."""
    view = open_view(name)
    source, published = view.source_of(view.home), view.sheet["published"]
    assert source.get(DC.publisher) == view.sheet["publisher"]
    assert source.get(DCTERMS.issued) == (None if published == "null" else to_days(published))
    assert source.get(SCHEMA.url) == view.sheet["url"]
    assert published == "null" or view.issued(view.home) == to_days(published)


def has_date(view: View, date: Sheet) -> bool:
    """Whether the milestone or period that the date is of has its value, as precise as the sheet gives it."""
    where = DATED[view.name, date["what"]]
    value, words = VALUES.get((view.name, date["value"]), (date["value"], ""))
    # "copies": one of the other pages.
    others = [named for named in view.graphs if named != view.home]
    graphs = others if date.get("source") == "copies" else view.where(date)[0]
    days = [node.get(RM.milestoneDate) for node in view.named(where, graphs) if node.has(RDF.type, RM.Milestone)]
    things = [node for node in view.iter_nodes(RM.Activity, graphs) if node.local == (where or view.roadmap)]
    periods = [one for node in things for one in view.follow(node, DCTERMS.temporal)]
    texts = view.texts(graphs)
    printed = PRINTED_AS[date["printed_as"]] if "printed_as" in date else ""
    lines = [line for node in things for line in view.follow(node, RM.hasBudgetLine)]
    return (
        (value in days if days else any(fits_period(one, value) for one in periods))
        and any(fold(words) in text for text in texts)
        and (not printed or any(one.get(RM.duration) == printed for one in periods))
        and ("conditional" not in date or any(line.code(RM.amountStage) == "amount-stage-applied" for line in lines))
    )


@cases("dates")
def test_every_date_is_that_of_its_thing(name: str) -> None:
    view = open_view(name)
    dates = [date for date in view.sheet["dates"] if date["value"] != "phases 1 and 2"]
    assert missing(dates, lambda date: has_date(view, date)) == []
    for date in view.sheet["dates"]:
        if date not in dates:
            # No date: the national demonstration beside the pilot, with its two phases.
            demonstration = view.named(date["what"].removeprefix("national demonstration "), [view.home])
            phases = [part for node in demonstration for part in view.follow(node, DCTERMS.hasPart)]
            assert sorted(str(part.get(RDFS.label)) for part in phases) == ["1단계", "2단계"]


def has_law(view: View, law: Sheet, graphs: list[str]) -> bool:
    day, words = LAW_NOTES[law.get("status") or law.get("note") or ""]
    days = {node.get(RM.milestoneDate) for node in view.iter_nodes(RM.Milestone, graphs)}
    return any(
        node.has(RDF.type, RM.LegalBasis)
        and node.get(RM.article) == law.get("article")
        and (
            node.get(RM.enacted)
            == (to_days(law["enacted"].partition("(")[2] or law["enacted"]) if "enacted" in law else None)
        )
        and ("role" not in law or node.code(RM.legalRelation) == f"legal-relation-{RELATIONS[law['role']]}")
        and words in str(node.get(RDFS.comment))
        and (not day or day in days)
        for node in view.named(law["title"], graphs)
    )


@cases("legal_basis")
def test_every_legal_basis_is_there(name: str) -> None:
    view = open_view(name)
    assert missing(view.sheet["legal_basis"], lambda law: all(has_law(view, law, one) for one in view.where(law))) == []


@cases("zone")
def test_the_zone_has_its_area_term_and_exemptions(name: str) -> None:
    view, told = open_view(name), SHEETS[name]["zone"]
    (zone,) = view.iter_nodes(RM.Zone, [view.home])
    assert str(zone.get(RM.area)) == told["area_km2"]
    assert fits_period(view.follow(zone, DCTERMS.temporal)[0], told["valid"])
    exemptions = {(node.get(RDFS.label), str(node.get(RM.count))) for node in view.follow(zone, RM.hasExemption)}
    assert exemptions == {(one["under"], one["count"]) for one in told["exemptions"]}
    elsewhere = {
        str(node.get(RM.count))
        for node in view.iter_nodes(RM.AnnouncedCount)
        if node.graph != view.home and node.code(RM.countOf) == "count-of-exemption"
    }
    assert elsewhere == {told["exemptions_elsewhere"]}


@cases("linked_to_seed")
def test_what_the_sheet_goes_on_from_is_the_same_thing(name: str) -> None:
    """An earlier or later edition says more of the same roadmap or project; another region's is of the same call."""
    view = open_view(name)
    if "national call" in view.sheet["linked_to_seed"]:
        assert {node.get(RM.programme) for node in view.iter_nodes(RM.Roadmap)} & {
            node.get(RM.programme) for node in open_view("daegu-amr-2023").iter_nodes(RM.Roadmap)
        } - {None}
        return
    told = view.sheet["linked_to_seed"]
    day = (re.findall(r"\d{4}-\d{2}-\d{2}", told) or ["2022-05-04"])[0]
    for year in re.findall(r"\((\d{4})\)", told):
        later = [named for named in view.graphs if view.issued(named).startswith(year)]
        assert any(node.local == view.part for node in view.iter_nodes(RM.Project, later))
    stage = next(word for word in STAGE_WORDS if word in told)
    assert view.graph.nodes[view.home, view.home].code(RM.stage) == f"stage-{STAGE_WORDS[stage]}"
    seed = [named for named in view.graphs if view.issued(named) == day]
    ids = {node.local for node in view.iter_nodes(RM.Activity, seed)}
    assert (view.part or view.roadmap) in ids
    number = re.search(r"project (\d)", told)
    orders = {node.get(RM.order) for node in view.iter_nodes(RM.Project, seed) if node.local == view.part}
    assert number is None or int(number.group(1)) in orders


@cases("oddities")
def test_what_is_odd_is_said(name: str) -> None:
    """Misprints, conflicts and gaps that a field or note holds; each is still told by the sheet."""
    view = open_view(name)
    told = {words: said for (sheet, words), said in ODD.items() if sheet == name}
    assert told
    oddities = " | ".join(view.sheet["oddities"])
    assert [words for words in told if words not in oddities] == []
    texts = view.texts()
    assert missing(told.values(), lambda said: any(fold(said) in text for text in texts)) == []


def test_every_field_of_every_entry_is_read() -> None:
    """A field that a sheet adds needs a place in a test before it can be listed here."""
    entries = [
        (key, field)
        for sheet in SHEETS.values()
        for key in TOPICS
        for entry in (sheet.get(key) if isinstance(sheet.get(key), list) else [sheet.get(key)])
        if isinstance(entry, dict)
        for field in entry
    ]
    assert {(key, field) for key, field in entries if field not in FIELDS.get(key, "").split()} == set()


def test_every_key_of_every_sheet_has_a_test_or_carries_no_facts() -> None:
    keys = {key for sheet in SHEETS.values() for key in sheet}
    assert keys - WITHOUT_FACTS == set(TOPICS)
    assert not WITHOUT_FACTS & set(TOPICS)
    tests = [test.partition(".") for test in TOPICS.values()]
    assert [
        name for module, _, name in tests if not callable(getattr(import_module(f"tests.sheets.{module}"), name, None))
    ] == []
