"""What the files state becomes RDF: each edition in its own graph, each fact with its file and line."""

import os
import shutil
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pyoxigraph
import pytest
from support.paths import DATA, ROOT

from graph.errors.problems import Location
from graph.input.loader import load_roadmaps
from graph.model.identifiers import REFERENCE_GRAPH, mint_code_iri, mint_iri
from graph.model.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, RM
from graph.pipeline.dataset import Dataset, ontology_to_nquads, to_dataset
from graph.stores import Iri, Store, open_store

DAEGU = mint_iri("roadmap", "daegu-smart-specialization")
PREFIX_LINES = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return to_dataset(load_roadmaps(DATA))


@pytest.fixture(scope="module")
def stated(dataset: Dataset) -> Store:
    """What the real data state, without the ontology and without what follows."""
    store = open_store()
    store.load(dataset.nquads)
    return store


def write(path: Path, text: str) -> Path:
    path.write_text(dedent(text), encoding="utf-8")
    return path


FIGURES = """\
    sources: [{id: paper, title: 기사, publisher: 신문}]
    regions: [{id: city, name: 가나시, level: city}]
    roadmaps:
      - id: plan
        kind: plan
        title: 계획
        region: city
        edition: final
        stage: final
        date: 2024. 11. 8.
        source: paper
        period: {printed: 2023년부터 2025년까지}
        budget:
          - {kind: total, amount: 약 30~50억원 규모}
          - {kind: national, amount: 30억원, printed: 국비 약 30억원}
          - {kind: city, amount: 5억원, period: ’23~’25}
        indicators:
          - {name: 고용, target: 100~200명 이상}
          - {name: 매출, target: 150억원}
          - {name: 설치, actual: 약 30여 기}
        context: [{name: 시장, value: 약 83조 원}]
        milestones: [{title: 착공, date: 2025?}]
        projects: [{id: one, title: 사업, period: 3년 6개월}]
"""


def read_properties(path: Path, kind: str, *names: str) -> list[tuple[object, ...]]:
    """The values of properties of every statement of a class, in the order of the file."""
    store = open_store()
    store.load(to_dataset(load_roadmaps(path)).nquads)
    values = " ".join(f"OPTIONAL {{ ?one {name} ?v{place} }}" for place, name in enumerate(names))
    columns = " ".join(f"?v{place}" for place in range(len(names)))
    query = f"SELECT {columns} {{ GRAPH ?graph {{ ?one a rm:{kind} ; rm:line ?line {values} }} }} ORDER BY ?line ?one"
    return list(store.select(PREFIX_LINES + query).rows)


def test_qualifier_upper_end_and_printed_text_are_with_every_figure(tmp_path: Path) -> None:
    path = write(tmp_path / "figures.yaml", FIGURES)
    amounts = ("schema:value", "rm:upperAmount", "rm:qualifier", "rm:printedText")
    assert read_properties(path, "BudgetLine", *amounts) == [
        (Decimal(3_000_000_000), Decimal(5_000_000_000), "약 규모", "약 30~50억원 규모"),
        (Decimal(3_000_000_000), None, "약", "국비 약 30억원"),
        (Decimal(500_000_000), None, None, "5억원"),
    ]
    figures = ("rm:target", "rm:actual", "rm:upperAmount", "rm:unit", "rm:qualifier", "rm:actualQualifier")
    assert read_properties(path, "Indicator", *figures) == [
        (Decimal(100), None, Decimal(200), "명", "이상", None),
        (Decimal(15_000_000_000), None, None, "원", None, None),
        (None, Decimal(30), None, "기", None, "약 여"),
    ]
    assert read_properties(path, "ContextFigure", "schema:value", "rm:unit", "rm:qualifier") == [
        (Decimal(83 * 10**12), "원", "약")
    ]


def test_printed_periods_and_dates_in_doubt_have_days_and_text(tmp_path: Path) -> None:
    path = write(tmp_path / "figures.yaml", FIGURES)
    names = ("dcat:startDate", "dcat:endDate", "rm:duration", "rm:printedText", "rm:status")
    stated = Iri(mint_code_iri("status", "stated"))
    assert read_properties(path, "Period", *names) == [
        ("2023", "2025", None, "2023년부터 2025년까지", stated),
        ("2023", "2025", None, "’23~’25", stated),
        (None, None, "3년 6개월", None, stated),
    ]
    assert read_properties(path, "Milestone", "rm:milestoneDate", "rm:printedText") == [("2025", "2025?")]
    assert read_properties(path, "Edition", "dcterms:issued") == [("2024-11-08",)]


# --- the real data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "number"),
    [("Strategy", 9), ("AddOnStrategy", 7), ("FocusArea", 3), ("Project", 4), ("Roadmap", 2), ("Programme", 1)],
)
def test_the_real_data_state_as_many_as_the_articles(kind: str, number: int, stated: Store) -> None:
    query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?edition a rm:Edition . GRAPH ?edition {{ ?x a rm:{kind} }} }}"
    assert stated.select(PREFIX_LINES + query).rows == ((number,),)


def test_each_edition_is_a_graph_of_its_own(stated: Store) -> None:
    query = "SELECT ?edition ?plan { GRAPH ?edition { ?edition a rm:Edition ; dcterms:isVersionOf ?plan } }"
    editions = {
        (f"{DAEGU}/edition/selected/dgmbc-2022-05", DAEGU),
        (f"{DAEGU}/edition/selected/nocutnews-2022-05-04", DAEGU),
        (f"{DAEGU}/edition/selected/womennews-2022-05-04", DAEGU),
        (
            mint_iri("programme", "smart-specialization-2023", "edition", "selected", "womennews-2022-05-04"),
            mint_iri("programme", "smart-specialization-2023"),
        ),
        (
            mint_iri("roadmap", "gimje-special-vehicles", "edition", "final", "newsstep-2024-11-08"),
            mint_iri("roadmap", "gimje-special-vehicles"),
        ),
    }
    assert set(stated.select(PREFIX_LINES + query).rows) == editions
    graphs = stated.select("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }").rows
    assert {row[0] for row in graphs} == {edition for edition, _ in editions} | {REFERENCE_GRAPH}


def test_each_account_of_the_e_drive_total_keeps_what_it_prints(stated: Store) -> None:
    query = """
        SELECT ?printed ?won ?reason ?other {
          GRAPH ?edition { <PROJECT> rm:hasBudgetLine ?line .
            ?line rm:amountKind code:amount-kind-total ; rm:printedText ?printed ; schema:value ?won .
            OPTIONAL { ?line rm:reason ?reason ; rm:resolvedBy ?other }
          }
          ?edition rm:preference ?rank
        } ORDER BY ?rank
    """.replace("PROJECT", f"{DAEGU}/e-drive-parts")
    reason, other = Iri(mint_iri("reason", "same-day-report")), Iri(mint_iri("source", "nocutnews-2022-05-04"))
    assert stated.select(PREFIX_LINES + query).rows == (
        ("71억5천원", Decimal(7_150_000_000), reason, other),
        ("71억 5천만 원", Decimal(7_150_000_000), None, None),
        ("71억 원", Decimal(7_100_000_000), None, None),
    )


def test_a_participation_knows_its_file_and_line(stated: Store) -> None:
    statement = f"{DAEGU}/edition/selected/womennews-2022-05-04/e-drive-parts/agencies/lead-kitech"
    written = "          - {agency: kitech, role: lead}"
    line = DATA.read_text(encoding="utf-8").split("\n").index(written) + 1
    query = f"SELECT ?file ?line {{ <{statement}> <{RM.file}> ?file ; <{RM.line}> ?line }}"
    assert stated.select(query).rows == (("roadmaps.yaml", line),)


def test_a_field_knows_where_it_was_written(dataset: Dataset) -> None:
    lines = DATA.read_text(encoding="utf-8").split("\n")
    line = lines.index("    title: 스마트특성화 기반구축사업 대구시 선정 과제") + 1
    assert dataset.places[DAEGU, RDFS.label] == Location(str(DATA), line, 12)


def test_what_is_not_printed_is_marked_inferred_with_its_reason(stated: Store) -> None:
    query = "SELECT ?kind ?reason { ?s rm:status code:status-inferred ; a ?kind ; rm:reason ?reason } ORDER BY ?kind"
    rows = [row for row in stated.select(PREFIX_LINES + query).rows if row[0] != RM.Statement]
    assert rows == [
        (RM.Grouping, mint_iri("reason", "order-and-marks")),
        (RM.Grouping, mint_iri("reason", "order-and-marks")),
        (RM.Grouping, mint_iri("reason", "order-and-marks")),
        (RM.IdentityClaim, mint_iri("reason", "nano-centre-names")),
    ]


# --- small files ----------------------------------------------------------------------------------------------------


def test_a_small_file_becomes_these_quads(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.yaml",
        """\
        reasons:
          - {id: order, ko: 순서가 같다, en: "The \\"order\\" is the same"}
        """,
    )
    reason, graph = f"<{mint_iri('reason', 'order')}>", f"<{REFERENCE_GRAPH}>"
    assert to_dataset(load_roadmaps(path)).nquads.splitlines() == [
        f'{reason} <{DCTERMS.identifier}> "order" {graph} .',
        f"{reason} <{RDF.type}> <{RM.Reason}> {graph} .",
        f'{reason} <{RDFS.label}> "The \\"order\\" is the same"@en {graph} .',
        f'{reason} <{RDFS.label}> "순서가 같다"@ko {graph} .',
        f'{reason} <{RM.file}> "a.yaml" {graph} .',
        f'{reason} <{RM.line}> "2"^^<http://www.w3.org/2001/XMLSchema#integer> {graph} .',
    ]


EVERY_KIND = ROOT / "tests" / "roadmaps" / "every-kind.yaml"
FIRST = mint_iri("roadmap", "plan", "edition", "selected", "paper")
LATER = mint_iri("roadmap", "plan", "edition", "final", "paper")
SCHEME = mint_iri("programme", "scheme", "edition", "final", "paper")


def test_each_kind_of_value_and_of_nesting_becomes_these_quads() -> None:
    expected = pyoxigraph.parse(path=EVERY_KIND.with_suffix(".trig"))
    written = to_dataset(load_roadmaps(EVERY_KIND)).nquads
    assert written.splitlines() == sorted(f"{quad} ." for quad in expected)


def test_an_edition_after_the_day_of_the_view_is_left_out() -> None:
    dataset = to_dataset(load_roadmaps(EVERY_KIND))
    assert dataset.issued == {SCHEME: "2022", FIRST: "2022-05-04", LATER: "2024"}
    lines = dataset.nquads.splitlines()
    earlier = [line for line in lines if not line.endswith((f" <{FIRST}> .", f" <{LATER}> ."))]
    assert sorted("".join(dataset.iter_nquads("2022-05-03")).splitlines()) == earlier
    assert sorted("".join(dataset.iter_nquads("2022-05-04")).splitlines()) == [
        line for line in lines if not line.endswith(f" <{LATER}> .")
    ]
    assert sorted("".join(dataset.iter_nquads("2024")).splitlines()) == lines


def test_the_triples_are_those_of_the_quads_whatever_their_graph() -> None:
    dataset = to_dataset(load_roadmaps(EVERY_KIND))
    quads = pyoxigraph.parse(dataset.nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    triples = pyoxigraph.parse("".join(dataset.iter_triples()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in triples} == {quad.triple for quad in quads}
    assert set(dataset.triples) == {REFERENCE_GRAPH, SCHEME, FIRST, LATER}


def test_each_thing_and_each_of_its_fields_has_the_place_of_its_first_mention(tmp_path: Path) -> None:
    for name, reason in (("a.yaml", "{id: r, ko: 가, en: a}"), ("b.yaml", "{id: r, en: a, ko: 가}")):
        write(tmp_path / name, f"reasons:\n  - {reason}\n")
    write(tmp_path / "c.yaml", "reasons: [{id: s, ko: 나, en: b}]\n")
    dataset = to_dataset(load_roadmaps(tmp_path))
    one, other = mint_iri("reason", "r"), mint_iri("reason", "s")
    a, c = str(tmp_path / "a.yaml"), str(tmp_path / "c.yaml")
    assert dataset.places == {
        (one,): Location(a, 2, 5),
        (one, DCTERMS.identifier): Location(a, 2, 10),
        (one, RDFS.label): Location(a, 2, 17),
        (other,): Location(c, 1, 11),
        (other, DCTERMS.identifier): Location(c, 1, 16),
        (other, RDFS.label): Location(c, 1, 23),
    }
    told = [line for line in dataset.nquads.splitlines() if RM.file in line]
    assert told == [
        f'<{one}> <{RM.file}> "a.yaml" <{REFERENCE_GRAPH}> .',
        f'<{other}> <{RM.file}> "c.yaml" <{REFERENCE_GRAPH}> .',
    ]


def test_the_warnings_of_the_files_go_with_the_dataset(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", "sources: [{id: s, title: 1_000, publisher: 신문}]\n")
    roadmaps = load_roadmaps(path)
    assert [warning.location for warning in roadmaps.warnings] == [Location(str(path), 1, 26)]
    assert to_dataset(roadmaps).warnings == roadmaps.warnings


PLAN = """\
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}]
agencies:
  - {id: a, name: 가, type: company}
  - {id: a-3, name: 나, type: company}
"""


def test_the_same_role_twice_is_two_statements_and_nobody_elses(tmp_path: Path) -> None:
    roadmap = """\
roadmaps:
  - {id: x, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024, source: s, agencies: [
      {agency: a, role: lead, task: 하나}, {agency: a-3, role: lead}, {agency: a, role: lead, task: 둘}]}
"""
    store = open_store()
    store.load(to_dataset(load_roadmaps(write(tmp_path / "a.yaml", PLAN + roadmap))).nquads)
    query = (
        "SELECT ?agency ?task { ?s m8g:hasParticipant ?agency ; rm:order ?n OPTIONAL { ?s rm:task ?task } } ORDER BY ?n"
    )
    agencies = [mint_iri("agency", "a"), mint_iri("agency", "a-3"), mint_iri("agency", "a")]
    assert store.select(PREFIX_LINES + query).rows == tuple(zip(agencies, ("하나", None, "둘"), strict=True))


def test_a_roadmap_and_a_programme_of_one_id_have_editions_of_their_own(tmp_path: Path) -> None:
    plans = """\
programmes: [{id: x, title: 사업, edition: e, stage: final, date: 2024, source: s}]
roadmaps: [{id: x, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024, source: s}]
"""
    store = open_store()
    store.load(to_dataset(load_roadmaps(write(tmp_path / "a.yaml", PLAN + plans))).nquads)
    query = "SELECT ?edition ?plan { ?edition dcterms:isVersionOf ?plan } ORDER BY ?plan"
    assert store.select(PREFIX_LINES + query).rows == tuple(
        (f"{mint_iri(kind, 'x')}/edition/e/s", mint_iri(kind, "x")) for kind in ("programme", "roadmap")
    )


def test_an_edition_that_only_changes_a_part_says_nothing_of_its_order(tmp_path: Path) -> None:
    plans = """\
roadmaps:
  - {id: x, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: one, title: 하나}, {id: two, title: 둘}]}
  - {id: x, edition: f, stage: closed, date: 2025, source: s, projects: [{id: two, commitment: closed}]}
"""
    store = open_store()
    store.load(to_dataset(load_roadmaps(write(tmp_path / "a.yaml", PLAN + plans))).nquads)
    query = "SELECT ?edition ?part ?n { GRAPH ?edition { ?part a rm:Project ; rm:order ?n } } ORDER BY ?n"
    plan = mint_iri("roadmap", "x")
    assert store.select(PREFIX_LINES + query).rows == (
        (f"{plan}/edition/e/s", f"{plan}/one", 1),
        (f"{plan}/edition/e/s", f"{plan}/two", 2),
    )


def test_a_year_stays_a_year(tmp_path: Path) -> None:
    roadmap = """\
roadmaps:
  - {id: x, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024, source: s,
     period: 2024/2026-06}
"""
    store = open_store()
    store.load(to_dataset(load_roadmaps(write(tmp_path / "a.yaml", PLAN + roadmap))).nquads)
    query = "SELECT (DATATYPE(?a) AS ?start) (DATATYPE(?b) AS ?end) { ?period dcat:startDate ?a ; dcat:endDate ?b }"
    xsd = PREFIXES["xsd"]
    assert store.select(PREFIX_LINES + query).rows == ((f"{xsd}gYear", f"{xsd}gYearMonth"),)


# --- same input, same bytes -----------------------------------------------------------------------------------------


def test_neither_the_order_of_files_nor_their_folder_changes_a_byte(tmp_path: Path) -> None:
    more = """\
    sources: [{id: s, title: 기사, publisher: 신문}]
    """
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        shutil.copy(DATA, tmp_path / folder / "roadmaps.yaml")
        write(tmp_path / folder / "more.yaml", more)
    one, other = (tmp_path / "one", tmp_path / "other")
    expected = to_dataset(load_roadmaps(one)).nquads
    assert to_dataset(load_roadmaps(other / "roadmaps.yaml", other / "more.yaml")).nquads == expected
    assert to_dataset(load_roadmaps(other / "more.yaml", other / "roadmaps.yaml")).nquads == expected


def test_neither_decomposed_hangul_nor_line_ends_change_a_byte(tmp_path: Path) -> None:
    text = DATA.read_text(encoding="utf-8")
    path = tmp_path / "roadmaps.yaml"
    path.write_bytes(unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode())
    assert to_dataset(load_roadmaps(path)).nquads == to_dataset(load_roadmaps(DATA)).nquads


@pytest.mark.slow
def test_the_seed_of_hashes_changes_no_byte() -> None:
    code = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom graph.knowledge import load\n"
        "print(hashlib.sha256(load(Path(sys.argv[1])).store.dump().encode()).hexdigest())"
    )
    hashes = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(DATA)]
        hashes.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)
    assert len(hashes) == 1


def test_the_quads_are_sorted_and_each_stands_once(dataset: Dataset) -> None:
    lines = dataset.nquads.splitlines()
    assert lines == sorted(set(lines))


def test_each_ontology_file_is_a_graph_of_its_own() -> None:
    store = open_store()
    store.load(ontology_to_nquads())
    graphs = store.select("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph").rows
    assert graphs == tuple((mint_iri("ontology", name),) for name in ("codes", "roadmap", "technology"))
