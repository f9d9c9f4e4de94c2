"""What an edition removes or replaces is gone from that day in every answer, and is still there on earlier days."""

from collections.abc import Callable
from itertools import chain

import pytest
from support.engines import EACH_ENGINE

from graph.errors.problems import InvalidInput
from graph.knowledge import Knowledge
from graph.model.entities import ENTITY_TYPES, Activity
from graph.model.records import Kind
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import DCTERMS, RM, to_prefixed
from graph.view.network import to_network

LoadText = Callable[..., Knowledge]
HEAD = """\
sources: [{id: s1, title: 가, publisher: p}, {id: s2, title: 나, publisher: p}, {id: s3, title: 다, publisher: p}]
regions: [{id: r, name: 시, level: city}]
agencies: [{id: a, name: 가기관, type: association}, {id: b, name: 나기관, type: association}]
roadmaps:
  - id: plan
    kind: plan
    title: 계획
    region: r
    edition: one
    stage: published
    date: 2020-01-10
    source: s1
    category: 옛 분류
    commitment: proposed
    visions: [{id: vision, title: 첫 비전}]
    drivers: [{id: driver, title: 동인, technologies: [ev]}]
    legal_basis: [{id: act, title: 법}]
    agencies: [{agency: a, role: owner}]
    indicators: [{id: jobs, name: 고용, unit: 명, target: 8000, period: 2025}, {name: 매출, target: 5}]
    agreements: [{id: mou, title: 협약, parties: [a, b], date: 2020-01}]
    milestones: [{id: start, title: 착수, date: 2020-02}]
    sites: [{id: site, title: 단지}]
    context: [{id: cars, name: 등록 대수, value: 10}]
    budget: [{id: all, kind: total, amount: 10억원}, {kind: national, amount: 4억원, inside: all}]
    strategies:
      - id: strategy
        title: 전략
        technologies: [ev]
        agencies: [{agency: b, role: lead}]
        related_projects: [{id: related, title: 관련 사업}]
        zones: [{id: zone, title: 구역, area: 100, technologies: [amr], agencies: [{agency: a, role: participant}]}]
"""
NEXT = "  - {id: plan, edition: two, stage: revised, date: 2021-06-01, source: s2, %s}\n"
AGAIN = "  - {id: plan, edition: three, stage: revised, date: 2022, source: s3, %s}\n"
DAYS = ("2021-05-31", "2021-06-01", "2021-06-02")


def list_sections(knowledge: Knowledge, day: str) -> dict[str, int]:
    """The number of rows of each section of the reports on the plan, without the editions and the overview."""
    reports = [
        knowledge.report("roadmap", "plan", as_of=day),
        knowledge.report("coverage", "ev", as_of=day),
        knowledge.report("coverage", "amr", as_of=day),
        knowledge.report("agency", "b", as_of=day),
        knowledge.report("timeline", as_of=day),
    ]
    sections = chain.from_iterable(report.sections for report in reports)
    return {
        f"{place} {section.id}": len(section.rows)
        for place, section in enumerate(sections)
        if section.id not in ("editions", "overview")
    }


@EACH_ENGINE
def test_everything_with_an_id_can_be_removed_and_its_parts_end_with_it(engine: str, load_text: LoadText) -> None:
    removes = "removes: [strategy, vision, driver, act, jobs, mou, start, site, cars, all]"
    knowledge = load_text(HEAD + NEXT % removes, engine=engine)
    before, *after = ({name: rows for name, rows in list_sections(knowledge, day).items() if rows} for day in DAYS)
    names = {name.partition(" ")[2] for name in before}
    assert {"visions", "drivers", "legal", "tree", "agencies", "money", "indicators", "timeline"} <= names
    assert [{name.partition(" ")[2]: rows for name, rows in one.items()} for one in after] == [
        # The owner, the category, the other indicator, the agency itself, and in the last report the editions.
        {"agencies": 1, "details": 1, "indicators": 1, "names": 1, "profile": 1, "timeline": 2}
    ] * 2


@pytest.mark.parametrize(("day", "shown"), [(DAYS[0], True), (DAYS[1], False), ("2022-01-01", True)])
def test_the_network_lacks_it_from_that_day_until_it_is_stated_again(
    day: str, shown: bool, load_text: LoadText
) -> None:
    text = HEAD + NEXT % "removes: [strategy]" + AGAIN % "strategies: [{id: strategy, zones: [{id: zone}]}]"
    network = to_network(load_text(text).view(as_of=day))
    found = {node.rpartition("/")[2] for node in network} & {"strategy", "zone", "related"}
    assert found == ({"strategy", "zone"} if shown else set()) | ({"related"} if day < "2021-06-01" else set())


def test_replacing_all_ends_what_the_edition_does_not_state(load_text: LoadText) -> None:
    stated = "replaces: all, budget: [{kind: city, amount: 3억원}], strategies: [{id: strategy}]"
    knowledge = load_text(HEAD + NEXT % stated)
    sections = {one.id: one for one in knowledge.report("roadmap", "plan", as_of=DAYS[1], lang="en").sections}
    assert [str(row.cells[1]) for row in sections["overview"].rows] == ["계획", "plan", "시"]
    assert [str(row.cells[1]) for row in sections["tree"].rows] == ["전략"]
    assert [str(row.cells[1]) for row in sections["money"].rows] == ["city"]
    assert [name for name in ("visions", "drivers", "legal", "indicators") if name in sections] == []
    earlier = {one.id: one for one in knowledge.report("roadmap", "plan", as_of=DAYS[0], lang="en").sections}
    assert [len(earlier[name].rows) for name in ("overview", "tree", "money", "indicators")] == [4, 3, 2, 2]


def test_an_unknown_id_is_reported_with_a_similar_one(load_text: LoadText) -> None:
    with pytest.raises(InvalidInput, match=r":32:\d+: unknown id 'strategi'; did you mean 'strategy'\?$"):
        load_text(HEAD + NEXT % "removes: [strategi]")


def test_an_id_names_one_thing_of_an_edition(load_text: LoadText) -> None:
    with pytest.raises(InvalidInput, match=r"strategy id 'jobs' is already defined in line 19 of .*; keep one$"):
        load_text(HEAD.replace("id: strategy\n", "id: jobs\n"))


def test_the_rule_follows_every_link_of_the_model() -> None:
    """The rule lists the links from an activity to its statements, so a new field must be added there."""
    text = (get_ontology_folder() / "rules" / "removal.rq").read_text(encoding="utf-8")
    nested = {
        field.term
        for entity in ENTITY_TYPES.values()
        if issubclass(entity, Activity)
        for field in entity.fields.values()
        if field.kind is Kind.NESTED and not issubclass(ENTITY_TYPES[field.of], Activity)
    } - {DCTERMS.issued}
    assert {to_prefixed(term) for term in nested if to_prefixed(term) not in text} == set()
    assert to_prefixed(RM.hasRelatedProject) in text


def test_a_plain_fact_holds_until_a_later_edition_states_it_again(load_text: LoadText) -> None:
    knowledge = load_text(
        HEAD + NEXT % "commitment: funded, strategies: [{id: strategy, zones: [{id: zone, area: 200}]}]"
    )
    rows = knowledge.query("facts", as_of="all").to_dicts()
    wanted = ("area", "commitment", "category")
    found = [
        (name, str(row["value"]).rpartition("#")[2], row["since"], row["until"])
        for row in rows
        if (name := str(row["property"]).rpartition("#")[2]) in wanted
    ]
    assert sorted(found) == [
        ("area", "100", "2020-01-10", "2021-06-01"),
        ("area", "200", "2021-06-01", "9999-12-31"),
        ("category", "옛 분류", "2020-01-10", "9999-12-31"),
        ("commitment", "commitment-funded", "2021-06-01", "9999-12-31"),
        ("commitment", "commitment-proposed", "2020-01-10", "2021-06-01"),
    ]


def test_a_path_on_an_earlier_day_does_not_speak_of_the_removal(load_text: LoadText) -> None:
    knowledge = load_text(HEAD + NEXT % "removes: [strategy]")
    report = knowledge.report("connection", "ev", "b", as_of=DAYS[0], lang="en")
    rows = [row for section in report.sections for row in section.rows]
    assert rows
    assert "ends" not in " ".join(str(cell) for row in rows for cell in row.cells)
    later = knowledge.report("connection", "ev", "b", as_of=DAYS[1], lang="en")
    assert [len(section.rows) for section in later.sections] == [0] * len(later.sections)
