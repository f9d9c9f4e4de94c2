"""Every row can say why it holds: down to the file, the line and the source."""

import pytest
from conftest import DATA

from graph.explain import Evidence, find_sources, find_technology_paths, read_evidence
from graph.identifiers import mint_code_iri, mint_iri, mint_rule_iri
from graph.knowledge import Knowledge
from graph.stores import Iri

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
    assert read_evidence(real.store, [LEAD]) == {
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
        )
    }


def test_the_place_of_evidence_is_file_and_line(real: Knowledge) -> None:
    line = find_line("{agency: kitech, role: lead}")
    assert read_evidence(real.store, [LEAD])[LEAD].place == f"roadmaps.yaml:{line}"


def test_a_corrected_amount_shows_what_is_printed_and_why(real: Knowledge) -> None:
    line = Iri(f"{EDITION}/e-drive-parts/budget/total")
    evidence = read_evidence(real.store, [line])[line]
    assert (evidence.printed, evidence.reason) == ("71억5천원", mint_iri("reason", "same-day-report"))


def test_an_inferred_grouping_gives_its_reason(real: Knowledge) -> None:
    grouping = Iri(f"{GIMJE}/edition/final/newsstep-2024-11-08/groupings/area-1")
    evidence = read_evidence(real.store, [grouping])[grouping]
    assert (evidence.status, evidence.reason, evidence.line) == (
        mint_code_iri("status", "inferred"),
        mint_iri("reason", "order-and-marks"),
        find_line("{focus_area: area-1"),
    )


def test_an_inherited_role_rests_on_the_stated_one(real: Knowledge) -> None:
    inherited = Iri(f"{OWNER}/inherited/roadmap/gimje-special-vehicles/strategy-1")
    evidence = read_evidence(real.store, [inherited])
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
    evidence = read_evidence(real.store, [inherited])
    assert find_sources(evidence, inherited) == [evidence[OWNER]]


def test_the_amount_of_a_region_rests_on_amount_and_share(real: Knowledge) -> None:
    line = f"{EDITION}/nano-value-chain/budget/national"
    amount = Iri(f"{line}/region/daegu/2022-05-04")
    sources = find_sources(read_evidence(real.store, [amount]), amount)
    assert [(source.statement, source.place) for source in sources] == [
        (
            f"{EDITION}/nano-value-chain/regions/daegu",
            f"roadmaps.yaml:{find_line('{region: daegu, share: 35}')}",
        ),
        (line, f"roadmaps.yaml:{find_line('{kind: national, amount: 100억원}', after='- id: nano-value-chain')}"),
    ]


def test_an_unknown_statement_has_no_evidence(real: Knowledge) -> None:
    nobody = Iri("https://example.org/nobody")
    assert read_evidence(real.store, [nobody]) == {}
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
    found = find_technology_paths(real.store, [tech(narrower)], [tech(broader)])
    assert found == {ends: tuple(tech(name) for name in path)}


def test_the_path_from_used_battery_testing_to_ev_names_each_step(real: Knowledge) -> None:
    ends = (tech("used-battery-testing"), tech("ev"))
    names = ("used-battery-testing", "used-battery", "ev-battery", "ev")
    assert find_technology_paths(real.store, [ends[0]], [ends[1]]) == {ends: tuple(tech(name) for name in names)}


def test_ways_to_several_technologies_do_not_mix(real: Knowledge) -> None:
    names = ["amr", "ev-battery", "robot", "ev"]
    found = find_technology_paths(real.store, map(tech, names[:2]), map(tech, names[2:]))
    assert found == {
        (tech("amr"), tech("ev")): (),
        (tech("amr"), tech("robot")): (tech("amr"), tech("robot")),
        (tech("ev-battery"), tech("ev")): (tech("ev-battery"), tech("ev")),
        (tech("ev-battery"), tech("robot")): (),
    }


def agency(name: str) -> Iri:
    return Iri(mint_iri("agency", name))


def test_an_agency_rests_on_the_page_on_which_it_was_seen(real: Knowledge) -> None:
    one = read_evidence(real.store, [agency("dmi")])[agency("dmi")]
    assert (one.source, one.place) == (
        "https://www.etnews.com/20210721000055",
        f"roadmaps.yaml:{find_line('id: dmi')}",
    )


def test_an_agency_without_a_page_rests_on_the_first_edition_that_mentions_it(real: Knowledge) -> None:
    one = read_evidence(real.store, [agency("daegu-city")])[agency("daegu-city")]
    assert (one.source, one.mentioned) == (mint_iri("source", "womennews-2022-05-04"), True)


def test_an_agency_that_no_edition_mentions_has_no_source(real: Knowledge) -> None:
    assert read_evidence(real.store, [agency("daegu-tp")])[agency("daegu-tp")].source is None


@pytest.mark.parametrize(
    ("as_of", "source"), [("2024-12-31", "newsstep-2024-11-08"), ("2024-10-31", "newsis-2024-09-06")]
)
def test_a_strategy_rests_on_the_newest_edition_of_the_day(country: Knowledge, as_of: str, source: str) -> None:
    strategy = Iri(f"{GIMJE}/strategy-1")
    assert read_evidence(country.store, [strategy], as_of=as_of)[strategy].source == mint_iri("source", source)
