"""What each rule derives from a small roadmap, alike on every engine, and from the real data."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from support.engines import EACH_ENGINE
from support.paths import DATA

from graph.knowledge import Knowledge, load
from graph.model.identifiers import mint_iri, mint_rule_iri
from graph.model.vocabulary import ID, PREFIXES, RDF, RDFS, RM, to_prefixed
from graph.pipeline.rules import read_rules
from graph.queries.headers import QueryFile
from graph.stores import Cell, Iri

LoadText = Callable[..., Knowledge]
HEAD = """\
sources:
  - {id: paper, title: 기사, publisher: 신문}
  - {id: other, title: 다른 기사, publisher: 다른 신문}
regions:
  - {id: daegu, name: 대구광역시, level: metropolitan-city}
  - {id: gangwon, name: 강원특별자치도, level: province}
agencies:
  - {id: city, name: 대구시, type: government}
  - {id: ministry, name: 산업부, type: government}
  - {id: dmi, name: 대구기계부품연구원, type: research-institute}
"""
FIRST = """\
  - id: plan
    kind: plan
    title: 계획
    region: daegu
    edition: selected
    stage: selected
    date: 2022-05-04
    source: paper
"""
SECOND = """\
  - id: plan
    edition: executed
    stage: executed
    date: 2023-06
    source: other
"""
ACCOUNT = """\
  - id: plan
    edition: selected
    stage: selected
    date: 2022-05-04
    source: other
    preference: 2
"""
PAPER, OTHER = "roadmap/plan/edition/selected/paper", "roadmap/plan/edition/selected/other"
LATER = "roadmap/plan/edition/executed/other"


def shorten(cell: Cell) -> Cell:
    if not isinstance(cell, Iri):
        return cell
    return cell.removeprefix(ID.base) if cell.startswith(ID.base) else to_prefixed(cell)


def read_derived(knowledge: Knowledge, rule: str, properties: str) -> list[tuple[Cell, ...]]:
    """Subject and the values of *properties* in the rule's graph, with short names, sorted."""
    names = properties.split()
    values = " ; ".join(f"{name} ?v{number}" for number, name in enumerate(names))
    prefixes = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    query = f"{prefixes}SELECT DISTINCT * {{ GRAPH <{mint_rule_iri(rule)}> {{ ?s {values} }} }}"
    table = knowledge.store.select(query)
    columns = ["s", *(f"v{number}" for number in range(len(names)))]
    return sorted(tuple(shorten(row[column]) for column in columns) for row in table.to_dicts())


# --- the rules themselves -------------------------------------------------------------------------------------------


def test_the_rules_run_in_this_order() -> None:
    assert [(rule.get_line("order"), rule.name) for rule in read_rules()] == [
        ("5", "facet"),
        ("6", "driver-facet"),
        ("6", "removal"),
        ("7", "supersession"),
        ("10", "validity"),
        ("20", "technology-reach"),
        ("30", "grouping"),
        ("32", "home"),
        ("34", "regional-part"),
        ("40", "inherited-role"),
        ("42", "role-in-whole"),
        ("50", "region-amount"),
        ("60", "reconciliation"),
    ]


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.name)
def test_each_rule_says_in_one_sentence_what_it_derives(rule: QueryFile) -> None:
    assert {key: len(lines) for key, lines in rule.header.items()} == {"summary": 1, "summary-ko": 1, "order": 1}
    assert rule.get_line("summary").endswith(".")
    assert rule.get_line("summary-ko").endswith(".")


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.name)
def test_the_graph_of_a_rule_bears_its_words(rule: QueryFile, real: Knowledge) -> None:
    iri = mint_rule_iri(rule.name)
    rows = real.store.select(f"SELECT ?o {{ GRAPH <{iri}> {{ <{iri}> ?p ?o }} }} ORDER BY ?o").rows
    assert {row[0] for row in rows} == {RM.Rule, rule.get_line("summary"), rule.get_line("summary-ko")}
    kinds = real.store.select(f"SELECT ?p (COUNT(?o) AS ?n) {{ GRAPH <{iri}> {{ <{iri}> ?p ?o }} }} GROUP BY ?p").rows
    assert sorted(kinds) == [(RDF.type, 1), (RDFS.label, 2)]


# --- each on a small roadmap ----------------------------------------------------------------------------------------


@EACH_ENGINE
class TestDerived:
    def test_a_statement_holds_from_the_day_of_its_edition(self, engine: str, load_text: LoadText) -> None:
        lead = "    agencies: [{agency: dmi, role: lead}]\n"
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + lead + SECOND + lead, engine=engine)
        assert read_derived(knowledge, "validity", "rm:validFrom") == [
            (f"{LATER}/agencies/lead-dmi", "2023-06"),
            (f"{PAPER}/agencies/lead-dmi", "2022-05-04"),
        ]

    def test_of_two_accounts_the_preferred_one_holds_for_what_it_states(self, engine: str, load_text: LoadText) -> None:
        first = FIRST + "    budget: [{kind: total, amount: 72억원}]\n"
        account = ACCOUNT + (
            "    budget: [{kind: total, amount: 71억원}, {kind: national, amount: 50억원}]\n"
            "    agencies: [{agency: dmi, role: lead}]\n"
        )
        knowledge = load_text(HEAD + "roadmaps:\n" + first + account, engine=engine)
        assert read_derived(knowledge, "validity", "rm:validFrom") == [
            (f"{OTHER}/agencies/lead-dmi", "2022-05-04"),
            (f"{OTHER}/budget/national", "2022-05-04"),
            (f"{PAPER}/budget/total", "2022-05-04"),
        ]

    def test_a_technology_reaches_itself_and_all_that_is_broader(self, engine: str, load_text: LoadText) -> None:
        knowledge = load_text(
            HEAD + "roadmaps:\n" + FIRST + "    technologies: [used-battery-testing]\n", engine=engine
        )
        use = f"{PAPER}/technologies/used-battery-testing"
        reached = read_derived(knowledge, "technology-reach", "rm:reaches")
        assert (use, "tech:used-battery-testing") in reached
        assert (use, "tech:ev") in reached
        assert {row[0] for row in reached} == {use}

    def test_a_grouped_strategy_is_part_of_its_area(self, engine: str, load_text: LoadText) -> None:
        parts = """\
    focus_areas: [{id: area, title: 분야}]
    strategies: [{id: one, title: 전략}, {id: two, title: 전략}]
    groupings: [{focus_area: area, strategies: [one], printed: 분야의 전략}]
"""
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + parts, engine=engine)
        assert read_derived(knowledge, "grouping", "dcterms:hasPart") == [("roadmap/plan/area", "roadmap/plan/one")]
        assert read_derived(knowledge, "grouping", "dcterms:isPartOf") == [("roadmap/plan/one", "roadmap/plan/area")]

    def test_what_an_edition_describes_belongs_to_its_plan_and_region(self, engine: str, load_text: LoadText) -> None:
        parts = """\
    projects: [{id: one, title: 사업}]
    related_projects: [{id: beside, title: 연관 사업}]
"""
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + parts, engine=engine)
        assert read_derived(knowledge, "home", "rm:plan rm:homeRegion") == [
            (activity, "roadmap/plan", "region/daegu")
            for activity in ("roadmap/plan", "roadmap/plan/beside", "roadmap/plan/one")
        ]

    def test_a_part_of_a_region_reaches_the_tasks_below(self, engine: str, load_text: LoadText) -> None:
        projects = "    projects: [{id: one, title: 사업, regions: [gangwon], tasks: [{id: task, title: 과제}]}]\n"
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + projects, engine=engine)
        assert read_derived(knowledge, "regional-part", "rm:appliesTo") == [
            (f"{PAPER}/one/regions/gangwon", activity) for activity in ("roadmap/plan/one", "roadmap/plan/task")
        ]

    def test_regions_stated_for_a_part_take_the_place_of_those_of_the_whole(
        self, engine: str, load_text: LoadText
    ) -> None:
        projects = (
            "    projects: [{id: one, title: 사업, regions: [gangwon, daegu], "
            "tasks: [{id: task, title: 과제, regions: [daegu]}]}]\n"
        )
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + projects, engine=engine)
        assert read_derived(knowledge, "regional-part", "rm:appliesTo") == [
            (f"{PAPER}/one/regions/daegu", "roadmap/plan/one"),
            (f"{PAPER}/one/regions/gangwon", "roadmap/plan/one"),
            (f"{PAPER}/task/regions/daegu", "roadmap/plan/task"),
        ]

    def test_owner_and_funder_are_handed_down_to_every_part(self, engine: str, load_text: LoadText) -> None:
        plan = """\
    agencies: [{agency: city, role: owner}, {agency: ministry, role: funder}, {agency: dmi, role: consulted}]
    focus_areas: [{id: area, title: 분야, projects: [{id: one, title: 사업}]}]
"""
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + plan, engine=engine)
        owner, funder = f"{PAPER}/agencies/owner-city", f"{PAPER}/agencies/funder-ministry"
        assert read_derived(knowledge, "inherited-role", "m8g:hasParticipant m8g:role rm:derivedFrom rm:status") == [
            (f"{stated}/inherited/roadmap/plan/{part}", agency, role, stated, "code:status-derived")
            for stated, agency, role in (
                (funder, "agency/ministry", "code:role-funder"),
                (owner, "agency/city", "code:role-owner"),
            )
            for part in ("area", "one")
        ]
        assert read_derived(knowledge, "inherited-role", "m8g:hasParticipation") == [
            (f"roadmap/plan/{part}", f"{stated}/inherited/roadmap/plan/{part}")
            for part in ("area", "one")
            for stated in (funder, owner)
        ]

    def test_the_owner_of_a_programme_owns_the_parts_of_its_roadmaps(self, engine: str, load_text: LoadText) -> None:
        programme = """\
programmes:
  - {id: calls, title: 사업, edition: first, stage: announced, date: 2022, source: paper,
     agencies: [{agency: ministry, role: owner}]}
"""
        plan = "    programme: calls\n    projects: [{id: one, title: 사업}]\n"
        knowledge = load_text(HEAD + programme + "roadmaps:\n" + FIRST + plan, engine=engine)
        parts = [row[0] for row in read_derived(knowledge, "inherited-role", "m8g:hasParticipation")]
        assert parts == ["roadmap/plan", "roadmap/plan/one"]

    def test_a_region_has_its_share_and_without_shares_the_whole(self, engine: str, load_text: LoadText) -> None:
        projects = """\
    projects:
      - {id: alone, title: 사업, budget: [{kind: national, amount: 50억원}]}
      - id: shared
        title: 사업
        budget: [{kind: national, amount: 100억원}]
        regions: [{region: gangwon, share: 65}, {region: daegu, share: 35}]
      - id: joint
        title: 사업
        budget: [{kind: national, amount: 100억원}]
        regions: [gangwon, daegu]
"""
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + projects, engine=engine)
        assert read_derived(knowledge, "region-amount", "rm:forRegion schema:value rm:amountKind") == [
            (
                f"{PAPER}/{project}/budget/national/region/{region}/2022-05-04",
                f"region/{region}",
                won,
                "code:amount-kind-national",
            )
            for project, region, won in (
                ("alone", "daegu", Decimal(5_000_000_000)),
                ("shared", "daegu", Decimal(3_500_000_000)),
                ("shared", "gangwon", Decimal(6_500_000_000)),
            )
        ]

    @pytest.mark.parametrize(
        ("shares", "amounts"),
        [
            ((1, 1, 1), (3_333_333_333, 3_333_333_334, 3_333_333_333)),
            (("33.3", "33.3", "33.3%"), (3_333_333_333, 3_333_333_334, 3_333_333_333)),
            ((2, 1, 0), (6_666_666_667, 3_333_333_333, 0)),
            ((0, "66.6", "33.3"), (0, 6_666_666_667, 3_333_333_333)),
            ((4, 3, 3), (4_000_000_000, 3_000_000_000, 3_000_000_000)),
        ],
        ids=str,
    )
    def test_parts_are_whole_won_and_add_up_for_any_ratio(
        self, engine: str, load_text: LoadText, shares: tuple[object, ...], amounts: tuple[int, ...]
    ) -> None:
        regions = ("daegu", "gangwon", "busan")
        parts = ", ".join(f"{{region: {one}, share: {share}}}" for one, share in zip(regions, shares, strict=True))
        projects = f"""\
    projects:
      - id: one
        title: 사업
        budget: [{{kind: national, amount: 100억원}}, {{kind: city, amount: 0원}}]
        regions: [{parts}]
"""
        head = HEAD.replace("agencies:", "  - {id: busan, name: 부산광역시, level: metropolitan-city}\nagencies:")
        knowledge = load_text(head + "roadmaps:\n" + FIRST + projects, engine=engine)
        rows = read_derived(knowledge, "region-amount", "rm:forRegion rm:amountKind schema:value")
        found = {(row[1], row[2]): row[3] for row in rows}
        assert found == {
            (f"region/{region}", f"code:amount-kind-{kind}"): Decimal(won)
            for region, amount in zip(regions, amounts, strict=True)
            for kind, won in (("national", amount), ("city", 0))
        }

    def test_the_announced_part_is_compared_with_the_sum_of_the_parts(self, engine: str, load_text: LoadText) -> None:
        plan = """\
    budget: [{kind: national, amount: 81억원, region: daegu}]
    projects:
      - {id: one, title: 사업, budget: [{kind: national, amount: 30억원}, {kind: total, amount: 90억원}]}
      - {id: two, title: 사업, budget: [{kind: national, amount: 50억원}]}
"""
        knowledge = load_text(HEAD + "roadmaps:\n" + FIRST + plan, engine=engine)
        amounts = "rm:computedAmount rm:announcedAmount rm:difference rm:derivedFrom"
        line = f"{PAPER}/budget/national-daegu"
        assert read_derived(knowledge, "reconciliation", amounts) == [
            (f"{line}/reconciliation", Decimal(8_000_000_000), Decimal(8_100_000_000), Decimal(-100_000_000), line)
        ]

    def test_each_edition_is_compared_with_its_own_parts_only(self, engine: str, load_text: LoadText) -> None:
        def state(won: int, title: str) -> str:
            return f"""\
    budget: [{{kind: national, amount: {won}억원, region: daegu}}]
    projects: [{{id: one, {title}budget: [{{kind: national, amount: {won}억원}}]}}]
"""

        text = HEAD + "roadmaps:\n" + FIRST + state(80, "title: 사업, ") + SECOND + state(75, "")
        assert read_derived(load_text(text, engine=engine), "reconciliation", "rm:computedAmount rm:difference") == [
            (f"{LATER}/budget/national-daegu/reconciliation", Decimal(7_500_000_000), Decimal(0)),
            (f"{PAPER}/budget/national-daegu/reconciliation", Decimal(8_000_000_000), Decimal(0)),
        ]

    def test_a_later_edition_is_compared_with_earlier_parts_where_it_states_none(
        self, engine: str, load_text: LoadText
    ) -> None:
        first = FIRST + "    projects: [{id: one, title: 사업, budget: [{kind: national, amount: 80억원}]}]\n"
        later = SECOND + "    budget: [{kind: national, amount: 75억원, region: daegu}]\n"
        knowledge = load_text(HEAD + "roadmaps:\n" + first + later, engine=engine)
        assert read_derived(knowledge, "reconciliation", "rm:computedAmount rm:difference") == [
            (f"{LATER}/budget/national-daegu/reconciliation", Decimal(8_000_000_000), Decimal(500_000_000))
        ]

    def test_shares_of_a_later_edition_leave_earlier_amounts_as_they_were(
        self, engine: str, load_text: LoadText
    ) -> None:
        def state(daegu: int, gangwon: int) -> str:
            return f"""\
    projects:
      - id: one
        title: 사업
        budget: [{{kind: national, amount: 80억원}}]
        regions: [{{region: daegu, share: {daegu}}}, {{region: gangwon, share: {gangwon}}}]
"""

        text = HEAD + "roadmaps:\n" + FIRST + state(5, 5) + SECOND + state(65, 35)
        amounts = [row[1:] for row in read_derived(load_text(text, engine=engine), "region-amount", "schema:value")]
        assert amounts == [
            (Decimal(5_200_000_000),),
            (Decimal(2_800_000_000),),
            (Decimal(4_000_000_000),),
            (Decimal(4_000_000_000),),
        ]


# --- the real data --------------------------------------------------------------------------------------------------


def test_the_215_of_daegu_are_computed_and_confirmed(real: Knowledge) -> None:
    amounts = "rm:forRegion rm:computedAmount rm:announcedAmount rm:difference"
    ((_, *row),) = read_derived(real, "reconciliation", amounts)
    assert row == ["region/daegu", Decimal(21_500_000_000), Decimal(21_500_000_000), Decimal(0)]


def test_the_parts_of_the_215_are_80_50_50_and_35(real: Knowledge) -> None:
    rows = read_derived(real, "region-amount", "rm:forRegion rm:amountKind schema:value")
    found = [row[3] for row in rows if row[1:3] == ("region/daegu", "code:amount-kind-national")]
    assert sorted(found) == [Decimal(amount) * 10**8 for amount in (35, 50, 50, 80)]


def test_the_consulted_of_gimje_inherit_no_strategy(real: Knowledge) -> None:
    rows = read_derived(real, "inherited-role", "m8g:hasParticipant m8g:role")
    assert {row[1:] for row in rows if "gimje" in str(row[0])} == {("agency/gimje-city", "code:role-owner")}


def test_the_nine_strategies_of_gimje_are_grouped_three_two_four(real: Knowledge) -> None:
    plan = mint_iri("roadmap", "gimje-special-vehicles").removeprefix(ID.base)
    areas = {1: (1, 2, 3), 2: (4, 5), 3: (6, 7, 8, 9)}
    assert read_derived(real, "grouping", "dcterms:hasPart") == [
        (f"{plan}/area-{area}", f"{plan}/strategy-{number}") for area, numbers in areas.items() for number in numbers
    ]


@pytest.mark.slow
def test_every_engine_derives_the_same_from_the_real_data(real: Knowledge) -> None:
    assert load(DATA, engine="memory").store.dump() == real.store.dump()
