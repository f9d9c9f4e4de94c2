"""What holds on a day: a later edition replaces what it speaks of, another account adds to it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from support.engines import EACH_ENGINE
from support.paths import ROOT

from graph.errors import UnreadableValue
from graph.knowledge import Knowledge, load
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import CODE, ID, PREFIXES
from graph.stores import Cell, Iri
from graph.view.names import find_things, read_labels

LoadText = Callable[..., Knowledge]
HEAD = """\
sources:
  - {id: paper, title: 기사, publisher: 신문}
  - {id: other, title: 다른 기사, publisher: 다른 신문}
regions:
  - {id: daegu, name: 대구광역시, level: metropolitan-city}
  - {id: gangwon, name: 강원특별자치도, level: province}
agencies:
  - {id: old, name: 옛 기관, type: association}
  - {id: new, name: 새 기관, type: association}
  - {id: third, name: 다른 기관, type: association}
roadmaps:
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
BEFORE, AFTER = "2022-12-31", "2023-12-31"
WOMENNEWS = "여성신문 (2022-05-04): 대구시, ‘스마트특성화 기반구축사업’ 3년간 국비 215억 확보"
HELLOT = "헬로티 (hellot.net) (2023-06-04): hellot 78557"


def read_coverage(knowledge: Knowledge, day: str) -> list[tuple[str, str, str]]:
    """Role, agency and source of each row of the report on EV batteries."""
    rows = knowledge.report("coverage", "EV battery", as_of=day).sections[0].rows
    return [(str(row[0]), str(row[1]), str(row[5])) for row in rows]


def read_roles(knowledge: Knowledge, day: str) -> list[tuple[str, str]]:
    """Role and agency of every participation that holds on *day*, sorted, with short names."""
    return [
        (str(row["role"]).removeprefix(CODE.to_iri("role-")), str(row["agency"]).rpartition("/")[2])
        for row in select_valid(knowledge, "?x m8g:role ?role ; m8g:hasParticipant ?agency", "?role ?agency", day)
    ]


def read_money(knowledge: Knowledge, day: str) -> list[tuple[str, str]]:
    """Kind and print of every budget line that holds on *day*, sorted."""
    pattern = "?x rm:amountKind ?kind ; rm:printedText ?printed"
    return [
        (str(row["kind"]).removeprefix(CODE.to_iri("amount-kind-")), str(row["printed"]))
        for row in select_valid(knowledge, pattern, "?kind ?printed", day)
    ]


def select_valid(knowledge: Knowledge, pattern: str, order: str, day: str) -> list[Mapping[str, Cell]]:
    prefixes = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    valid = f'?x rm:validFrom ?since ; rm:validUntil ?until . FILTER (?since <= "{day}" && "{day}" < ?until)'
    query = f"{prefixes}SELECT DISTINCT {order} {{ {pattern} . {valid} }} ORDER BY {order}"
    return list(knowledge.store.select(query).to_dicts())


# --- the real data --------------------------------------------------------------------------------------------------


def test_in_2022_the_association_leads_the_battery_centre(country: Knowledge) -> None:
    assert read_coverage(country, BEFORE) == [
        ("주관", "한국전지산업협회 대구분원", WOMENNEWS),
        ("참여", "대구기계부품연구원", WOMENNEWS),
        ("참여", "대구경북과학기술원", WOMENNEWS),
    ]


def test_in_2023_the_institute_leads_it_and_the_association_takes_part(country: Knowledge) -> None:
    assert read_coverage(country, AFTER) == [
        ("주관", "대구기계부품연구원", HELLOT),
        ("참여", "대구경북과학기술원", HELLOT),
        ("참여", "한국배터리산업협회", HELLOT),
    ]


def test_without_a_day_the_latest_view_is_given(country: Knowledge) -> None:
    assert read_coverage(country, "") == read_coverage(country, AFTER)


def test_before_the_first_edition_nothing_is_known_and_the_note_says_so(country: Knowledge) -> None:
    report = country.report("coverage", "EV battery", lang="en", as_of="2000-01-01")
    assert [section.rows for section in report.sections] == [(), ()]
    assert report.sections[0].note == (
        "EV battery: the technology is known, but no strategy or project in the data concerns it as of 2000-01-01. "
        "Matches without limits of region, day and exact technology: 2."
    )


@pytest.mark.parametrize(
    ("day", "last"),
    [("2022", "2022-12-31"), ("2022-05", "2022-05-31"), ("2023-06", "2023-06-30"), ("2022-04", "2022-04-30")],
)
def test_a_year_or_month_means_its_last_day(day: str, last: str, country: Knowledge) -> None:
    assert country.report("coverage", "EV battery", as_of=day) == country.report("coverage", "EV battery", as_of=last)


def test_the_lead_changes_on_the_day_of_the_edition(country: Knowledge) -> None:
    leads = [read_coverage(country, day)[0][1] for day in ("2022-05-04", "2023-06-03", "2023-06-04")]
    assert leads == ["한국전지산업협회 대구분원", "한국전지산업협회 대구분원", "대구기계부품연구원"]
    assert read_coverage(country, "2022-05-03") == []


def test_what_is_no_day_is_refused(country: Knowledge) -> None:
    with pytest.raises(UnreadableValue, match=r"^'2022-13' is not a date; write '2024', '2024-11' or '2024-11-08'$"):
        country.report("coverage", "EV battery", as_of="2022-13")


def test_both_names_of_the_association_find_the_same_agency(country: Knowledge) -> None:
    found = [find_things(country.store, "agency", name) for name in ("한국배터리산업협회", "한국전지산업협회")]
    assert found == [[mint_iri("agency", "kbia")]] * 2


@pytest.mark.parametrize(
    ("kind", "thing", "day", "name"),
    [
        ("agency", "kbia", "2022-12-31", "한국전지산업협회"),
        ("agency", "kbia", "2023-02-22", "한국전지산업협회"),
        ("agency", "kbia", "2023-02-23", "한국배터리산업협회"),
        ("agency", "koceti", "2024-12-31", "건설기계부품연구원"),
        ("agency", "koceti", "2025-01-01", "한국건설기계연구원"),
        ("region", "jeonbuk", "2024-01-17", "전라북도"),
        ("region", "jeonbuk", "2024-01-18", "전북특별자치도"),
        ("region", "gangwon", "2023-06-10", "강원도"),
        ("region", "gangwon", "2023-06-11", "강원특별자치도"),
    ],
)
def test_a_thing_is_called_as_on_the_day(kind: str, thing: str, day: str, name: str, country: Knowledge) -> None:
    iri = Iri(mint_iri(kind, thing))
    assert read_labels(country.store, [iri], lang="ko", day=day) == {iri: name}


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2022-12-31", "스마트 이송·물류 AMR(자율주행로봇) 산업육성 초광역 협력 플랫폼 구축사업"),
        ("2023-12-31", "스마트 이송·물류 자율주행로봇(AMR) 플랫폼 구축사업"),
    ],
)
def test_a_project_is_titled_as_by_the_newest_edition_of_the_day(day: str, title: str, country: Knowledge) -> None:
    iri = Iri(mint_iri("roadmap", "daegu-smart-specialization") + "/amr-platform")
    assert read_labels(country.store, [iri], lang="ko", day=day) == {iri: title}


def test_gunwi_lies_in_north_gyeongsang_until_june_2023_and_in_daegu_since(country: Knowledge) -> None:
    rows = country.query(
        "PREFIX rm: <https://w3id.org/roadmap-graph/ontology#> PREFIX schema: <https://schema.org/> "
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT DISTINCT ?province ?since ?until { "
        '?gunwi rdfs:label "군위군"@ko ; rm:hasContainment ?dated . ?dated schema:containedInPlace ?province . '
        "OPTIONAL { ?dated dcat:startDate ?since } OPTIONAL { ?dated dcat:endDate ?until } } ORDER BY ?province"
    ).rows
    assert [(str(row[0]).removeprefix(ID.base), *map(str, row[1:])) for row in rows] == [
        ("region/daegu", "2023-07-01", "None"),
        ("region/gyeongbuk", "None", "2023-06-30"),
    ]


# --- the rules on a small roadmap -----------------------------------------------------------------------------------


@EACH_ENGINE
class TestReplacing:
    def test_lead_and_participants_are_replaced_together_and_the_consulted_stay(
        self, engine: str, load_text: LoadText
    ) -> None:
        others = "{agency: new, role: participant}, {agency: third, role: consulted}"
        first = f"    agencies: [{{agency: old, role: lead}}, {others}]\n"
        second = "    agencies: [{agency: new, role: lead}]\n"
        knowledge = load_text(HEAD + FIRST + first + SECOND + second, engine=engine)
        assert read_roles(knowledge, BEFORE) == [("consulted", "third"), ("lead", "old"), ("participant", "new")]
        assert read_roles(knowledge, AFTER) == [("consulted", "third"), ("lead", "new")]

    def test_an_edition_that_names_no_agency_leaves_them_as_they_were(self, engine: str, load_text: LoadText) -> None:
        lead = "    agencies: [{agency: old, role: lead}]\n"
        money = "    budget: [{kind: total, amount: 80억원}]\n"
        knowledge = load_text(HEAD + FIRST + lead + SECOND + money, engine=engine)
        assert read_roles(knowledge, AFTER) == [("lead", "old")]

    def test_a_new_figure_replaces_all_money_of_its_activity(self, engine: str, load_text: LoadText) -> None:
        first = "    budget: [{kind: national, amount: 100억원}, {kind: total, amount: 160억원}]\n"
        second = "    budget: [{kind: total, amount: 146억원}]\n"
        knowledge = load_text(HEAD + FIRST + first + SECOND + second, engine=engine)
        assert read_money(knowledge, BEFORE) == [("national", "100억원"), ("total", "160억원")]
        assert read_money(knowledge, AFTER) == [("total", "146억원")]

    def test_a_repeated_figure_leaves_the_rest_in_force(self, engine: str, load_text: LoadText) -> None:
        first = "    budget: [{kind: national, amount: 100억원}, {kind: total, amount: 160억원}]\n"
        second = "    budget: [{kind: total, amount: 160억 원}]\n"
        knowledge = load_text(HEAD + FIRST + first + SECOND + second, engine=engine)
        assert read_money(knowledge, AFTER) == [("national", "100억원"), ("total", "160억 원")]

    def test_money_that_was_spent_does_not_replace_what_was_planned(self, engine: str, load_text: LoadText) -> None:
        first = "    budget: [{kind: total, amount: 146억원, stage: selected}]\n"
        second = "    budget: [{kind: total, amount: 122억원, stage: spent}]\n"
        knowledge = load_text(HEAD + FIRST + first + SECOND + second, engine=engine)
        assert read_money(knowledge, AFTER) == [("total", "122억원"), ("total", "146억원")]

    def test_one_year_out_of_a_total_does_not_replace_the_total(self, engine: str, load_text: LoadText) -> None:
        first = "    budget: [{kind: national, amount: 300억원}, {kind: total, amount: 400억원}]\n"
        whole = "{id: all, kind: total, amount: 400억원}"
        year = "{kind: total, amount: 80억원, period: 2023/2023, inside: all}"
        knowledge = load_text(HEAD + FIRST + first + SECOND + f"    budget: [{whole}, {year}]\n", engine=engine)
        assert read_money(knowledge, AFTER) == [("national", "300억원"), ("total", "400억원"), ("total", "80억원")]

    def test_another_account_adds_agencies_but_replaces_no_amount(self, engine: str, load_text: LoadText) -> None:
        first = "    budget: [{kind: total, amount: 72억원}]\n    agencies: [{agency: old, role: lead}]\n"
        account = (
            "    budget: [{kind: total, amount: 71억원}, {kind: national, amount: 50억원}]\n"
            "    agencies: [{agency: old, role: participant}, {agency: new, role: participant}]\n"
        )
        knowledge = load_text(HEAD + FIRST + first + ACCOUNT + account, engine=engine)
        assert read_roles(knowledge, AFTER) == [("lead", "old"), ("participant", "new")]
        assert read_money(knowledge, AFTER) == [("national", "50억원"), ("total", "72억원")]

    def test_an_earlier_edition_that_is_read_later_does_not_win(self, engine: str, load_text: LoadText) -> None:
        lead = "    agencies: [{{agency: {}, role: lead}}]\n"
        knowledge = load_text(HEAD + SECOND + lead.format("new") + FIRST + lead.format("old"), engine=engine)
        assert read_roles(knowledge, AFTER) == [("lead", "new")]
        assert read_roles(knowledge, BEFORE) == [("lead", "old")]

    def test_a_title_is_that_of_the_newest_edition_of_the_day(self, engine: str, load_text: LoadText) -> None:
        later = SECOND + "    title: 새 계획\n" + ACCOUNT + "    title: 딴 제목\n"
        knowledge = load_text(HEAD + FIRST + later, engine=engine)
        plan = Iri(mint_iri("roadmap", "plan"))
        labels = [read_labels(knowledge.store, [plan], lang="ko", day=day)[plan] for day in (BEFORE, AFTER)]
        assert labels == ["계획", "새 계획"]

    def test_a_region_gets_the_share_of_the_edition_in_force(self, engine: str, load_text: LoadText) -> None:
        def state(daegu: int, gangwon: int, more: str) -> str:
            shares = f"regions: [{{region: daegu, share: {daegu}}}, {{region: gangwon, share: {gangwon}}}]"
            return f"    projects: [{{id: one, {more}{shares}}}]\n"

        money = "title: 사업, budget: [{kind: national, amount: 80억원}], "
        knowledge = load_text(HEAD + FIRST + state(5, 5, money) + SECOND + state(65, 35, ""), engine=engine)
        amounts = [
            [row["amount"] for row in knowledge.query("region-amounts", region=region, as_of=day).to_dicts()]
            for day in (BEFORE, AFTER)
            for region in ("daegu", "gangwon")
        ]
        assert amounts == [[Decimal(won) * 10**8] for won in (40, 40, 52, 28)]


def test_a_period_in_relative_words_is_resolved_and_says_so(load_text: LoadText) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        roadmaps:
          - {id: plan, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2022-05-04, source: s,
             period: {printed: 올해부터 5년간}}
        """
    )
    (row,) = knowledge.query("durations").to_dicts()
    assert (row["start"], row["end"], row["printed"]) == ("2022", "2026", "올해부터 5년간")
    assert str(row["reason"]).endswith("code#reason-relative-period")


@pytest.mark.slow
def test_a_view_of_a_day_holds_for_any_query() -> None:
    text = "SELECT ?e WHERE { ?e a <https://w3id.org/roadmap-graph/ontology#Edition> }"
    latest, then = (load(ROOT / "data", as_of=day).query(text).rows for day in ("", "2022-12-31"))
    assert set(then) < set(latest)
    assert all(not str(edition).endswith("newsstep-2024-11-08") for (edition,) in then)
