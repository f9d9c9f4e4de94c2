"""Messages say what to write for what is nearly right."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps

TEXT = """\
sources: [{id: s, title: 가, publisher: p}, {id: t, title: 나, publisher: p}]
regions: [{id: gimje, name: 김제시, level: city}]
roadmaps:
  - {id: x, kind: plan, title: 계획, region: gimje, edition: one, stage: interim, date: 2023, source: s,
     budget: [{id: n, kind: national, amount: 50억원}]}
  - {id: x, edition: two, stage: final, date: 2024, source: t,
     %s}
"""


def read_errors(folder: Path, text: str) -> list[str]:
    path = folder / "x.yaml"
    path.write_text(TEXT % text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    return [problem.text for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("budget: [{kind: national, amount: △10억원, inside: n}]", [
            "the budget line 'n' is stated in 'x/one' and not in this edition; state it in this edition, too, or state "
            "the new amount"]),
        ("budget: [{kind: national, amount: △10억원, inside: m}]", [
            "unknown budget line 'm'; no similar name is known"]),
        ("agencies: [KETI, ETRI]", [
            "a participation is not a mapping; write '{agency: KETI, role: ...}'",
            "a participation is not a mapping; write '{agency: ETRI, role: ...}'"]),
        ("projects: [사업]", ["a project is not a mapping; write 'key: value' lines"]),
        ("counts: [{of: strategy, count: 12345678901234567890}]", [
            "'12345678901234567890' has too many digits; write at most 15 digits"]),
        ("indicators: [{name: 고용, target: 연 500명}]", [
            "'연 500명' is a figure per year; write '500' with 'unit: 명/년' and 'printed: 연 500명'"]),
        ("indicators: [{name: 순위, baseline: 세계 3위}]", [
            "'세계 3위' is a rank; write '3' with 'unit: 위' and 'printed: 세계 3위'"]),
        ("budget: [{kind: total, amount: 30억원(국비 50%)}]", [
            "'30억원(국비 50%)' is an amount and a share; write 'amount: 30억원' with 'printed: 30억원(국비 50%)'"]),
        ("budget: [{kind: total, amount: 시군별 2억원}]", [
            "'시군별 2억원' is an amount for each of several; write one line for each region: 'amount: 2억원' with "
            "'region: ...' and 'printed: 시군별 2억원'"]),
    ],
    ids=["line of another edition", "unknown line", "names of agencies", "title of a project", "digits", "per year",
         "rank", "amount and share", "for each"],
)  # fmt: skip
def test_a_message_says_what_to_write(text: str, messages: list[str], tmp_path: Path) -> None:
    assert read_errors(tmp_path, text) == messages


def test_two_unknown_technologies_get_two_ids(tmp_path: Path) -> None:
    found = read_errors(tmp_path, "projects: [{id: p, title: 가, technologies: [하늘배, 바다차]}]")
    ids = {message.partition("{id: ")[2].partition(",")[0] for message in found}
    assert len(ids) == 2
    assert all(name.startswith("own-technology-") for name in ids)


def test_errors_below_a_misspelt_key_are_found_beside_the_right_key(tmp_path: Path) -> None:
    wrong = "progects: [{id: p, title: 가, technologies: [하늘배]}]"
    for text in (f"{wrong}, projects: [{{id: q, title: 나}}]", f"projects: [{{id: q, title: 나}}], {wrong}"):
        found = [message.partition(";")[0] for message in read_errors(tmp_path, text)]
        assert found == ["unknown field 'progects' in roadmap 'x'", "unknown technology '하늘배'"]
