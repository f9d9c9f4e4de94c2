"""The whole way, told as a story: an analyst writes a plan, loads it, asks, doubts an answer, and looks at the page."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.knowledge import load
from graph.output.formats import format_report
from graph.stores import Iri
from graph.view.evidence import find_sources, read_evidence
from graph.view.network import find_path, to_network
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page

PLAN = """\
sources:
  - {id: press, title: 하늘시 미래차 육성계획 발표, publisher: 하늘일보, published: 2025-03-02}
regions:
  - {id: haneul, name: 하늘시, level: city}
agencies:
  - {id: city, name: 하늘시청, type: government, region: haneul}
  - {id: lab, name: 하늘모빌리티연구원, type: research-institute, abbreviations: [HML]}
roadmaps:
  - id: haneul-plan
    kind: plan
    title: 하늘시 미래차 육성계획
    region: haneul
    edition: final
    stage: final
    date: 2025-03-02
    source: press
    agencies:
      - {agency: city, role: owner}
    projects:
      - id: fire-engine
        title: 전기 소방차 실증
        technologies: [전기 소방차]
        agencies:
          - {agency: HML, role: leed}
        budget:
          - {kind: national, amount: 12억 5천만원}
"""


def test_from_a_file_written_by_hand_to_an_answer_that_can_be_defended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    # The analyst writes a plan, and mistypes a role.
    file = tmp_path / "haneul.yaml"
    file.write_text(PLAN, encoding="utf-8")
    with pytest.raises(InvalidInput) as raised:
        load(file)
    assert str(raised.value) == (
        f"{file}:24:33: unknown role 'leed'; did you mean 'lead'? Or add it at the top level of a file: "
        "roles: [{id: leed, name: leed}]"
    )

    # Mended, it loads; the question is asked in the words of the one who asks.
    file.write_text(PLAN.replace("leed", "lead"), encoding="utf-8")
    knowledge = load(file)
    report = knowledge.report("coverage", "electric vehicle", lang="en")
    (row,) = report.sections[0].rows
    assert [str(cell) for cell in row] == [
        "lead",
        "하늘모빌리티연구원",
        "전기 소방차 실증",
        "electric fire engine",
        "electric fire engine → electric vehicle",
        "하늘일보 (2025-03-02): 하늘시 미래차 육성계획 발표",
        "haneul.yaml:24; haneul.yaml:22",
    ]
    assert "하늘모빌리티연구원" in format_report(report, "table").decode()

    # Somebody doubts that the city owns the project: it does because it owns the plan, and the plan says so in line 18.
    owner = knowledge.query("coverage", asked="EV", role="owner").to_dicts()[0]
    evidence = read_evidence(knowledge.view(), [Iri(owner["participation"])])
    derived = evidence[Iri(owner["participation"])]
    assert str(derived.rule).endswith("/rule/inherited-role")
    assert [source.place for source in find_sources(evidence, derived.statement)] == ["haneul.yaml:18"]

    # A data scientist takes the network; a colleague asks how city and laboratory are linked.
    network = to_network(knowledge.view(lang="en"))
    city, lab = (str(knowledge.query("names").rows[0][0]).rpartition("/")[0] + f"/{name}" for name in ("city", "lab"))
    assert [step.label for step in find_path(network, [city], [lab])] == ["owner", "lead"]

    # And an official opens the page.
    assert "하늘시 미래차 육성계획" in render_page(build_page(knowledge.view()))
