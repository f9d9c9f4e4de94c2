"""The years in which an activity runs are its own, or those of the closest whole that has some."""

from collections.abc import Callable

from graph.knowledge import Knowledge
from graph.view.running import iter_runs

LoadText = Callable[..., Knowledge]
PLAN = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions: [{id: aa, name: 가시, level: city}]
roadmaps:
  - id: g
    kind: plan
    title: 계획
    region: aa
    edition: e
    stage: final
    date: 2022-03-01
    source: s
    period: 2023/2027
    projects:
      - {id: own, title: 사업, period: 2024-05/2025, tasks: [{id: lent, title: 과제}]}
      - {id: open, title: 다른 사업, period: /2026}
      - {id: plain, title: 또 다른 사업}
    related_projects: [{id: beside, title: 연관 사업}]
"""


def test_an_activity_runs_in_its_own_years_or_in_those_of_the_closest_whole(load_text: LoadText) -> None:
    runs = {
        one.activity.rpartition("/")[2]: (
            one.start, one.end, one.known, one.whole.rpartition("/")[2] if one.whole else ""
        )
        for one in iter_runs(load_text(PLAN).view())
    }  # fmt: skip
    assert runs == {
        "g": ("2023", "2027", "2022", ""),
        "own": ("2024", "2025", "2022", ""),
        "lent": ("2024", "2025", "2022", "own"),
        "open": ("", "2026", "2022", ""),
        "plain": ("2023", "2027", "2022", "g"),
    }
