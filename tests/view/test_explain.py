"""Every row can say why it holds: down to the file, the line and the source."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from support.paths import DATA

from graph.knowledge import Knowledge
from graph.model.identifiers import mint_code_iri, mint_iri, mint_rule_iri
from graph.model.vocabulary import RM
from graph.stores import Iri, open_store
from graph.stores.ntriples import to_iri
from graph.view.evidence import (
    Evidence,
    climb_technologies,
    find_sources,
    find_technology_paths,
    iter_chain,
    read_evidence,
    read_share_terms,
    read_stated,
)
from graph.view.snapshot import Snapshot

LoadText = Callable[..., Knowledge]
DAEGU = mint_iri("roadmap", "daegu-smart-specialization")
EDITION = f"{DAEGU}/edition/selected/womennews-2022-05-04"
GIMJE = mint_iri("roadmap", "gimje-special-vehicles")
LEAD = Iri(f"{EDITION}/e-drive-parts/agencies/lead-kitech")
OWNER = Iri(f"{GIMJE}/edition/final/newsstep-2024-11-08/agencies/owner-gimje-city")


def find_line(text: str, *, after: str = "") -> int:
    """The line of the real data that holds *text*, from the first line on that holds *after*."""
    lines = DATA.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if after in line)
    return next(number for number, line in enumerate(lines) if number >= start and text in line) + 1


def tech(name: str) -> Iri:
    return Iri(mint_code_iri("technology", name))


def test_a_stated_participation_rests_on_its_line_and_source(real: Knowledge) -> None:
    assert read_evidence(real.view(), [LEAD]) == {
        LEAD: Evidence(
            statement=LEAD,
            status=Iri(mint_code_iri("status", "stated")),
            source=Iri(mint_iri("source", "womennews-2022-05-04")),
            publisher="여성신문",
            date="2022-05-04",
            file="roadmaps.yaml",
            line=find_line("{agency: kitech, role: lead}"),
            reason=None,
            printed="",
            rule=None,
            basis=(),
            since="2022-05-04",
        )
    }


def test_the_place_of_evidence_is_file_and_line(real: Knowledge) -> None:
    line = find_line("{agency: kitech, role: lead}")
    assert read_evidence(real.view(), [LEAD])[LEAD].place == f"roadmaps.yaml:{line}"


def test_a_corrected_amount_shows_what_is_printed_and_why(real: Knowledge) -> None:
    line = Iri(f"{EDITION}/e-drive-parts/budget/total")
    evidence = read_evidence(real.view(), [line])[line]
    assert (evidence.printed, evidence.reason) == ("71억5천원", mint_iri("reason", "same-day-report"))


def test_an_inferred_grouping_gives_its_reason(real: Knowledge) -> None:
    grouping = Iri(f"{GIMJE}/edition/final/newsstep-2024-11-08/groupings/area-1")
    evidence = read_evidence(real.view(), [grouping])[grouping]
    assert (evidence.status, evidence.reason, evidence.line) == (
        mint_code_iri("status", "inferred"),
        mint_iri("reason", "order-and-marks"),
        find_line("{focus_area: area-1"),
    )


def test_an_inherited_role_rests_on_the_stated_one(real: Knowledge) -> None:
    inherited = Iri(f"{OWNER}/inherited/roadmap/gimje-special-vehicles/strategy-1")
    evidence = read_evidence(real.view(), [inherited])
    assert set(evidence) == {inherited, OWNER}
    assert evidence[inherited] == Evidence(
        statement=inherited,
        status=Iri(mint_code_iri("status", "derived")),
        source=None,
        publisher="",
        date="",
        file="",
        line=0,
        reason=None,
        printed="",
        rule=Iri(mint_rule_iri("inherited-role")),
        basis=(OWNER,),
    )
    assert evidence[inherited].place == ""


def test_the_sources_of_an_inherited_role_are_those_of_the_stated_one(real: Knowledge) -> None:
    inherited = Iri(f"{OWNER}/inherited/roadmap/gimje-special-vehicles/strategy-1")
    evidence = read_evidence(real.view(), [inherited])
    assert find_sources(evidence, inherited) == [evidence[OWNER]]


def test_the_amount_of_a_region_rests_on_amount_and_share(real: Knowledge) -> None:
    line = f"{EDITION}/nano-value-chain/budget/national"
    amount = Iri(f"{line}/region/daegu/2022-05-04")
    sources = find_sources(read_evidence(real.view(), [amount]), amount)
    assert [(source.statement, source.place) for source in sources] == [
        (
            f"{EDITION}/nano-value-chain/regions/daegu",
            f"roadmaps.yaml:{find_line('{region: daegu, share: 35}')}",
        ),
        (line, f"roadmaps.yaml:{find_line('{kind: national, amount: 100억원}', after='- id: nano-value-chain')}"),
    ]


def test_the_evidence_of_all_stated_at_once_is_that_of_each(real: Knowledge) -> None:
    stated = read_stated(real.view())
    assert stated[LEAD].place == read_evidence(real.view(), [LEAD])[LEAD].place
    assert stated == read_evidence(real.view(), stated)


def test_known_evidence_is_given_back_and_not_read_again(real: Knowledge) -> None:
    owner = read_evidence(real.view(), [OWNER])
    known = {LEAD: owner[OWNER]}
    assert read_evidence(real.view(), [LEAD, OWNER], known=known) == known | owner


def test_an_unknown_statement_has_no_evidence(real: Knowledge) -> None:
    nobody = Iri("https://example.org/nobody")
    assert read_evidence(real.view(), [nobody]) == {}
    assert find_sources({}, nobody) == []


@pytest.mark.parametrize(
    ("narrower", "broader", "path"),
    [
        ("e-drive-parts", "ev", ["e-drive-parts", "ev"]),
        ("ev", "ev", ["ev"]),
        ("ev", "e-drive-parts", []),
        ("amr", "ev", []),
        ("amr", "robot", ["amr", "robot"]),
    ],
    ids=["one step up", "itself", "not downwards", "unrelated", "another branch"],
)
def test_the_path_to_a_broader_technology_is_the_shortest(
    narrower: str, broader: str, path: list[str], real: Knowledge
) -> None:
    ends = (tech(narrower), tech(broader))
    found = find_technology_paths(real.view(), [tech(narrower)], [tech(broader)])
    assert found == {ends: tuple(tech(name) for name in path)}


def test_the_path_from_used_battery_testing_to_ev_names_each_step(real: Knowledge) -> None:
    ends = (tech("used-battery-testing"), tech("ev"))
    names = ("used-battery-testing", "used-battery", "ev-battery", "ev")
    assert find_technology_paths(real.view(), [ends[0]], [ends[1]]) == {ends: tuple(tech(name) for name in names)}


def test_ways_to_several_technologies_do_not_mix(real: Knowledge) -> None:
    names = ["amr", "ev-battery", "robot", "ev"]
    found = find_technology_paths(real.view(), map(tech, names[:2]), map(tech, names[2:]))
    assert found == {
        (tech("amr"), tech("ev")): (),
        (tech("amr"), tech("robot")): (tech("amr"), tech("robot")),
        (tech("ev-battery"), tech("ev")): (tech("ev-battery"), tech("ev")),
        (tech("ev-battery"), tech("robot")): (),
    }


def climb(narrower: str, broader: str, **steps: str) -> str:
    """The way by *steps*, each technology with the next broader ones, all of one letter."""
    ways = {Iri(technology): {Iri(above) for above in broader_ones} for technology, broader_ones in steps.items()}
    return "".join(climb_technologies(ways, Iri(narrower), Iri(broader)))


def test_of_several_ways_up_the_shortest_is_taken() -> None:
    assert climb("a", "z", a="bd", b="c", c="z", d="z") == "adz"


def test_of_equally_short_ways_up_the_first_by_iri_is_taken() -> None:
    assert climb("a", "z", a="cb", b="z", c="z") == "abz"


def test_a_technology_on_two_ways_up_is_reached_by_the_shorter_one() -> None:
    assert climb("a", "z", a="bc", b="d", c="z", d="c") == "acz"


def test_steps_that_lead_in_a_circle_have_an_end() -> None:
    assert climb("a", "z", a="b", b="a") == ""


# --- chains ---------------------------------------------------------------------------------------------------------


def derive(name: str, *basis: str, place: str = "") -> Evidence:
    """The evidence of a statement that was derived from *basis*, or is stated at a *place*."""
    file, _, line = place.partition(":")
    status = Iri(mint_code_iri("status", "stated" if place else "derived"))
    derived = tuple(Iri(one) for one in basis)
    return Evidence(Iri(name), status, None, "", "", file, int(line or 0), None, "", None, derived)


DIAMOND = {
    one.statement: one
    for one in (
        derive("top", "left", "right", "lost"),
        derive("left", "end"),
        derive("right", "end", "near"),
        derive("end", place="b.yaml:1"),
        derive("near", place="a.yaml:10"),
    )
}


def test_a_chain_is_told_depth_first_each_statement_once_with_its_steps() -> None:
    told = [(depth, one.statement) for depth, one in iter_chain(DIAMOND, Iri("top"))]
    assert told == [(0, "top"), (1, "left"), (2, "end"), (1, "right"), (2, "near")]


def test_a_chain_leaves_out_what_was_told_before_and_adds_what_it_tells() -> None:
    seen = {Iri("left")}
    told = [(depth, one.statement) for depth, one in iter_chain(DIAMOND, Iri("top"), depth=3, seen=seen)]
    assert told == [(3, "top"), (4, "right"), (5, "end"), (5, "near")]
    assert seen == set(DIAMOND)


def test_the_sources_of_a_chain_come_in_the_order_of_files_and_lines() -> None:
    places = ("b.yaml:1", "a.yaml:10", "a.yaml:9")
    stated = [derive(place, place=place) for place in places]
    evidence = {one.statement: one for one in (derive("top", *places), *stated)}
    assert [end.place for end in find_sources(evidence, Iri("top"))] == ["a.yaml:9", "a.yaml:10", "b.yaml:1"]


def test_evidence_is_read_step_by_step_and_ends_though_the_steps_form_a_circle() -> None:
    first, second, third = (Iri(mint_iri(name)) for name in ("first", "second", "third"))
    rule, store = Iri(mint_rule_iri("inherited-role")), open_store()
    for statement, bases in ((first, [third, second]), (second, [third]), (third, [first])):
        store.load(f"{to_iri(statement)} {to_iri(RM.derivedBy)} {to_iri(rule)} {to_iri(rule)} .\n")
        for basis in bases:
            store.load(f"{to_iri(statement)} {to_iri(RM.derivedFrom)} {to_iri(basis)} {to_iri(rule)} .\n")
    evidence = read_evidence(Snapshot(store), [first])
    assert {one: evidence[one].basis for one in evidence} == {
        first: (second, third),
        second: (third,),
        third: (first,),
    }


def test_the_terms_of_an_announced_amount_are_the_amounts_of_its_items(real: Knowledge) -> None:
    ((reconciliation, terms),) = read_share_terms(real.view()).items()
    assert reconciliation == f"{EDITION}/budget/national-daegu/reconciliation"
    assert [(term["activity"], term["whole"], term["share"], term["amount"]) for term in terms] == [
        (f"{DAEGU}/battery-centre", Decimal(8_000_000_000), None, Decimal(8_000_000_000)),
        (f"{DAEGU}/e-drive-parts", Decimal(5_000_000_000), None, Decimal(5_000_000_000)),
        (f"{DAEGU}/amr-platform", Decimal(10_000_000_000), 5, Decimal(5_000_000_000)),
        (f"{DAEGU}/nano-value-chain", Decimal(10_000_000_000), 35, Decimal(3_500_000_000)),
    ]


def test_an_item_at_two_places_of_the_order_is_one_term(real: Knowledge) -> None:
    store, item = open_store(), f"{DAEGU}/amr-platform"
    store.load(real.store.dump())
    number = '"9"^^<http://www.w3.org/2001/XMLSchema#integer>'
    store.load(f"<{item}> {to_iri(RM.order)} {number} {to_iri(mint_iri('later'))} .\n")
    (terms,) = read_share_terms(Snapshot(store)).values()
    assert sorted(str(term["activity"]).removeprefix(f"{DAEGU}/") for term in terms) == [
        "amr-platform",
        "battery-centre",
        "e-drive-parts",
        "nano-value-chain",
    ]


# --- things ---------------------------------------------------------------------------------------------------------


def agency(name: str) -> Iri:
    return Iri(mint_iri("agency", name))


def test_an_agency_rests_on_the_page_on_which_it_was_seen(real: Knowledge) -> None:
    one = read_evidence(real.view(), [agency("dmi")])[agency("dmi")]
    assert (one.source, one.place) == (
        "https://www.etnews.com/20210721000055",
        f"roadmaps.yaml:{find_line('id: dmi')}",
    )


def test_an_agency_without_a_page_rests_on_the_first_edition_that_mentions_it(real: Knowledge) -> None:
    one = read_evidence(real.view(), [agency("daegu-city")])[agency("daegu-city")]
    assert one == Evidence(
        statement=agency("daegu-city"),
        status=Iri(mint_code_iri("status", "stated")),
        source=Iri(mint_iri("source", "womennews-2022-05-04")),
        publisher="여성신문",
        date="2022-05-04",
        file="roadmaps.yaml",
        line=find_line("id: daegu-city"),
        reason=None,
        printed="",
        rule=None,
        basis=(),
        mentioned=True,
    )


def test_an_edition_after_the_day_of_the_view_mentions_nobody(real: Knowledge) -> None:
    one = read_evidence(real.view(as_of="2022-05-03"), [agency("daegu-city")])[agency("daegu-city")]
    assert (one.source, one.publisher, one.date, one.mentioned) == (None, "", "", False)


TWO_EDITIONS = """\
    sources:
      - {id: first, title: 기사, publisher: 신문}
      - {id: later, title: 기사, publisher: 방송}
    regions: [{id: city, name: 시, level: city}]
    agencies: [{id: both, name: 연구원, type: company}, {id: new, name: 재단, type: company}]
    roadmaps:
      - {id: plan, kind: plan, title: 계획, region: city, edition: one, stage: interim, date: 2024, source: first,
         agencies: [{agency: both, role: lead}]}
      - {id: plan, edition: two, stage: final, date: 2025, source: later,
         agencies: [{agency: both, role: lead}, {agency: new, role: participant}]}
    """


def test_of_several_editions_the_first_that_mentions_an_agency_is_its_source(load_text: LoadText) -> None:
    evidence = read_evidence(load_text(TWO_EDITIONS).view(), [agency("both"), agency("new")])
    assert {name: (one.source, one.publisher, one.date, one.line) for name, one in evidence.items()} == {
        agency("both"): (mint_iri("source", "first"), "신문", "2024", 5),
        agency("new"): (mint_iri("source", "later"), "방송", "2025", 5),
    }


@pytest.mark.parametrize(("as_of", "source", "line"), [("2024-12-31", "first", 7), ("2025-12-31", "later", 9)])
def test_a_plan_rests_on_the_newest_edition_of_the_day(as_of: str, source: str, line: int, load_text: LoadText) -> None:
    plan = Iri(mint_iri("roadmap", "plan"))
    one = read_evidence(load_text(TWO_EDITIONS).view(as_of=as_of), [plan])[plan]
    assert (one.source, one.line) == (mint_iri("source", source), line)


def test_an_agency_that_no_edition_mentions_has_no_source(real: Knowledge) -> None:
    assert read_evidence(real.view(), [agency("daegu-tp")])[agency("daegu-tp")].source is None


@pytest.mark.parametrize(
    ("as_of", "source"), [("2024-12-31", "newsstep-2024-11-08"), ("2024-10-31", "newsis-2024-09-06")]
)
def test_a_strategy_rests_on_the_newest_edition_of_the_day(country: Knowledge, as_of: str, source: str) -> None:
    strategy = Iri(f"{GIMJE}/strategy-1")
    assert read_evidence(country.view(as_of=as_of), [strategy])[strategy].source == mint_iri("source", source)
