"""Facts that cannot hold on the same day are errors with both places."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.pipeline.assembly import read_dataset

Read = Callable[..., str]


def region(name: str, more: str) -> str:
    return f"regions:\n  - {{id: {name}, name: {name}시, level: city, {more}}}\n"


@pytest.fixture(params=["one process", "several"])
def read(tmp_path: Path, request: pytest.FixtureRequest) -> Read:
    """The errors of files given as texts, named ``1.yaml``, ``2.yaml`` ..., without their folder."""

    def read_texts(*texts: str) -> str:
        for number, text in enumerate(texts, start=1):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        try:
            if request.param == "several":
                with read_dataset([tmp_path], processes=2):
                    return ""
            load_roadmaps(tmp_path)
        except InvalidInput as error:
            return str(error).replace(f"{tmp_path}/", "")
        return ""

    return read_texts


CODE = "codes: [{{system: legal-dong, code: 4521000000{}}}]"
IN_2 = "in line 2 of 1.yaml; correct one or its 'since' or 'until'"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (("", ""), f" is 'b', but 'a' {IN_2}"),
        ((", until: 2024-01-17", ", since: 2024-01-17"), f" on 2024-01-17 is 'b', but 'a' {IN_2}"),
        ((", until: 2024-01-17", ""), f" on 2024-01-17 is 'b', but 'a' {IN_2}"),
        ((", until: 2024-01-17", ", since: 2024-01-18"), ""),
        ((", until: 2024-06", ", since: 2024-06"), ""),
        ((", since: 2024", ", since: 2020"), f" on 2024-12-31 is 'b', but 'a' {IN_2}"),
    ],
)
def test_two_regions_may_not_have_one_code_at_one_time(read: Read, periods: Sequence[str], expected: str) -> None:
    texts = [region(name, CODE.format(period)) for name, period in zip("ab", periods, strict=True)]
    message = f"2.yaml:2:44: owner of legal-dong code '4521000000'{expected}"
    assert read(*texts) == (message if expected else "")


def test_a_code_of_another_system_is_another_code(read: Read) -> None:
    codes = [f"codes: [{{system: {system}, code: KR-50}}]" for system in ("legal-dong", "iso-3166-2")]
    assert read(*(region(name, code) for name, code in zip("ab", codes, strict=True))) == ""


def test_two_files_may_state_the_same_code_and_name_of_one_region(read: Read) -> None:
    same = region("a", f"{CODE.format('')}, names: [{{name: 옛시, until: 2024}}]")
    assert read(same, same) == ""


def test_a_thing_has_one_name_on_a_day(read: Read) -> None:
    text = region("a", "\n     names: [{name: 옛군, until: 2024-06-30},\n     {name: 새시, since: 2024-01-01}]")
    expected = "name of region 'a' on 2024-01-01 is '새시', but '옛군' in line 3 of 1.yaml"
    assert read(text) == f"1.yaml:4:6: {expected}; correct one or its 'since' or 'until'"


def test_an_agency_has_one_name_on_a_day_in_all_files(read: Read) -> None:
    texts = [
        f"agencies:\n  - {{id: a, name: 원, type: university, names: [{{name: {name}}}]}}\n"
        for name in ("한원", "두원")
    ]
    assert read(*texts) == f"2.yaml:2:48: name of agency 'a' is '두원', but '한원' {IN_2}"


def test_a_region_lies_in_one_region_on_a_day(read: Read) -> None:
    moved = "within_by_date: [{region: p, until: 2023-07-01}, {region: q, since: 2023-07-01}]"
    text = region("a", moved) + "".join(f"  - {{id: {one}, name: {one}도, level: province}}\n" for one in "pq")
    expected = "region of region 'a' on 2023-07-01 is 'q', but 'p' in line 2 of 1.yaml"
    assert read(text) == f"1.yaml:2:85: {expected}; correct one or its 'since' or 'until'"
