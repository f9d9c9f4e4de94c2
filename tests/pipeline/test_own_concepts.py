"""Own technologies and codes reach the graph, its rules and a kept graph as those of the ontology do."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.files import find_files
from graph.knowledge import Knowledge, load
from graph.pipeline.assembly import assemble
from graph.pipeline.checks import check_all
from graph.pipeline.derivation import derive_apart
from graph.pipeline.kept.keeper import keep
from graph.reports.reasons import explain_report
from graph.stores.folder import open_folder

CONCEPTS = """\
technologies:
  - {id: own-energy, name: 시험에너지, broader: energy, exact_match: ["https://example.org/e"], definition: 시험}
  - {id: sky-fuel, name: 하늘연료, name_en: sky fuel, broader: own-energy}
roles: [{id: leader, name: 총괄, broader: lead}, {id: witness, name: 입회}]
stages: [{id: pilot, name: 시범}]
commitments: [{id: wish, name: 희망}]
funding_sources: [{id: levy, name: 부담금, broader: fund}]
amount_stages: [{id: promised, name: 약속}]
agency_types: [{id: shipyard, name: 조선소}]
levels: [{id: ri, name: 마을}]
code_systems: [{id: own-table, name: 자체 코드표}]
roadmap_kinds: [{id: idea, name: 구상}]
count_of: [{id: well, name: 우물}]
legal_relations: [{id: amends, name: 개정}]
"""
PLAN = """\
sources: [{id: paper, title: 기사, publisher: 신문, published: 2024-01-01}]
regions: [{id: haneul, name: 하늘시, level: 마을, codes: [{system: 자체 코드표, code: "7"}]}]
agencies:
  - {id: lab, name: 하늘연구원, type: 조선소, region: haneul}
  - {id: eye, name: 하늘감시원, type: 조선소}
roadmaps:
  - id: plan
    kind: 구상
    title: 하늘연료 계획
    region: haneul
    edition: final
    stage: 시범
    date: 2024-01-01
    source: paper
    commitment: 희망
    technologies: [하늘연료]
    agencies: [{agency: lab, role: 총괄}, {agency: eye, role: 입회}]
    counts: [{of: 우물, count: 3}]
    legal_basis: [{title: 시험법, relation: 개정}]
    budget: [{kind: 부담금, amount: 3억원, stage: 약속}]
"""
EVERY_REPORT = {
    "agency": ("하늘연구원",), "changes": (), "conflicts": (), "connection": ("하늘시", "하늘연구원"),
    "coverage": ("sky fuel",), "funding": (), "gaps": (), "matrix": (), "network": (),
    "overlap": (), "partners": ("하늘시",), "reconcile": (),
    "region": ("하늘시",), "roadmap": ("plan",), "technology": ("시험에너지",), "timeline": (),
}  # fmt: skip
# The codes, and the report in which each is named.
SHOWN = {
    "총괄": "coverage", "입회": "roadmap", "시범": "roadmap", "희망": "roadmap", "부담금": "funding", "약속": "funding",
    "조선소": "agency", "마을": "region", "자체 코드표": "region", "구상": "roadmap", "우물": "roadmap",
    "개정": "roadmap", "하늘연료": "coverage", "시험에너지": "technology",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "codes.yaml").write_text(CONCEPTS, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def own(data: Path) -> Knowledge:
    return load(data)


def to_text(knowledge: Knowledge, report: str, *arguments: str) -> str:
    return knowledge.to_bytes(knowledge.report(report, *arguments), "markdown").decode()


@pytest.mark.parametrize("report", EVERY_REPORT)
def test_every_report_knows_own_technologies_and_codes(own: Knowledge, report: str) -> None:
    text = to_text(own, report, *EVERY_REPORT[report])
    assert [name for name, where in SHOWN.items() if where == report and name not in text] == []
    assert "id/" not in text


def test_an_own_technology_reaches_the_broader_ones_of_the_ontology(own: Knowledge) -> None:
    report = own.report("coverage", "energy", include="witness")
    rows = {section.id: [(row.cells[0], row.cells[1]) for row in section.rows] for section in report.sections}
    named = {one: [(role.label, agency.label) for role, agency in found] for one, found in rows.items()}
    assert named == {
        "implementing": [("총괄", "하늘연구원")],
        "responsible": [("입회", "하늘감시원")],
        "activities": [("하늘연료 계획", "하늘연료")],
    }


def test_an_own_role_below_lead_counts_as_a_lead(own: Knowledge) -> None:
    (lacking,) = (section for section in own.report("gaps").sections if section.id == "lead")
    assert list(lacking.rows) == []


def test_an_own_concept_has_its_place_in_the_files_as_evidence(own: Knowledge) -> None:
    rows = own.query("evidence", statement="id:technology/sky-fuel").to_dicts()
    assert [(row["file"], row["line"]) for row in rows] == [("codes.yaml", 3)]


def test_the_names_and_steps_of_an_own_technology_cite_the_file_that_defines_it(own: Knowledge) -> None:
    names = {one: own.report("technology", one, lang="en").sections[0] for one in ("sky-fuel", "energy")}
    cited = {one: {tuple(map(str, row.cells[2:])) for row in section.rows} for one, section in names.items()}
    assert cited == {
        "sky-fuel": {("technologies of the data files", "codes.yaml:3")},
        "energy": {("technology taxonomy", "ontology/technology.ttl")},
    }
    explained = explain_report(own.view(), own.report("coverage", "energy"))
    steps = {str(row[-1]) for section in explained.sections if section.explains for row in section.rows if not row[3]}
    assert steps == {"codes.yaml:3; codes.yaml:2"}


@pytest.mark.slow
def test_deriving_in_several_processes_knows_the_own_concepts_of_all_files(data: Path, own: Knowledge) -> None:
    with assemble(find_files([data]), processes=2) as assembly, derive_apart(assembly, as_of="9999-12-30") as derived:
        quads = {line for part in derived for line in part.splitlines()}
    reached = {line.split()[2] for line in quads if "#reaches>" in line}
    home = "https://w3id.org/roadmap-graph/"
    own_ones = {f"<{home}id/technology/sky-fuel>", f"<{home}id/technology/own-energy>"}
    assert reached == {*own_ones, f"<{home}technology#energy>"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("codes.yaml", "broader: energy", "broader: robot"),
        ("codes.yaml", "name: 시험에너지", "name: 다른 이름"),
        ("codes.yaml", "roles:", "# A line more.\nroles:"),
        ("plan.yaml", "count: 3", "count: 4"),
    ],
)
def test_a_kept_graph_follows_changes_of_own_concepts(
    data: Path, tmp_path: Path, name: str, old: str, new: str
) -> None:
    for number in range(10):
        (data / f"more-{number}.yaml").write_text(f"reasons: [{{id: r-{number}, ko: 가, en: a}}]\n", encoding="utf-8")
    keep(tmp_path / "store", [data], say=lambda _: None, lang="en")
    file = data / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    keep(tmp_path / "store", [data], say=lambda _: None, lang="en")
    assert open_folder(tmp_path / "store").dump() == load(data).store.dump()


def test_a_cycle_of_own_technologies_is_an_error_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "technologies:\n  - {id: one, name: 하나, broader: two}\n  - {id: two, name: 둘, broader: one}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidInput) as caught:
        check_all([file], say=lambda _: None, lang="en")
    message = f"'broader' of technology 'one' leads back to it (one > two > one), see {file}:3; delete one"
    assert str(caught.value) == f"{file}:2:34: {message}"
