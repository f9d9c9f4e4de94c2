"""Hosts of meetings and the number of parties to an agreement reach the timeline and the page."""

from pathlib import Path

import pytest

from graph.knowledge import Knowledge, load

TEXT = """\
sources: [{id: paper, title: 기사, publisher: 신문, published: 2024-01-01}]
regions: [{id: east, name: 동쪽시, level: city}]
agencies: [{id: hall, name: 동쪽시청, type: government}]
roadmaps:
  - id: plan
    kind: plan
    title: 동쪽 계획
    region: east
    edition: final
    stage: 착공
    date: 2024-01-01
    source: paper
    milestones: [{title: 첫 회의, date: 2023-05-01, host: hall}]
    agreements:
      - {title: 공동 협약, date: 2023-06, party_count: 6}
      - {title: 다른 협약, date: 2023-07, parties: [hall], party_count: 3}
    sites: [{title: 배관, length: 13, starts_at: 여천, ends_at: 효문, stage: 준공}]
"""


@pytest.fixture
def events(tmp_path: Path) -> Knowledge:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    return load(tmp_path / "a.yaml")


def test_the_timeline_names_the_host_and_the_number_of_parties(events: Knowledge) -> None:
    rows = [[str(cell) for cell in row.cells] for row in events.report("timeline").sections[0].rows]
    assert [row[3] for row in rows] == [
        "첫 회의 (동쪽시청)",
        "공동 협약 (당사자 6곳)",
        "다른 협약 (동쪽시청, 당사자 3곳)",
        "final (착공)",
    ]


def test_the_query_of_sites_has_route_and_stage(events: Knowledge) -> None:
    (row,) = events.query("sites").to_dicts()
    assert (row["starts_at"], row["ends_at"], row["stage"].rpartition("#")[2]) == ("여천", "효문", "stage-completion")
