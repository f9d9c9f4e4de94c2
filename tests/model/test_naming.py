"""Names are compared without what writers vary."""

import pytest

from graph.model.naming import Spelling, iter_parts, narrow, to_code_key, to_key, to_local


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ＥＶ", "ev"),
        ("E-V", "ev"),
        ("시·도", "시도"),
        ("시ㆍ도", "시도"),
        ("시‧도", "시도"),
        ("(재)한국연구원", "한국연구원"),
        ("한국연구원（재）", "한국연구원"),
        ("재단법인 한국연구원", "한국연구원"),
        ("㈜하늘", "하늘"),
        ("하늘 주식회사", "하늘"),
        ("(사) 한국 협회", "한국협회"),
        ("학교법인 하늘학원", "하늘학원"),
        ("Sky Co., Ltd.", "sky"),
        # A form alone is a name, and a form inside a name belongs to it.
        ("주식회사", "주식회사"),
        ("전국주식회사협회", "전국주식회사협회"),
        ("C++", "c++"),
    ],
)
def test_width_case_marks_and_legal_forms_do_not_count(written: str, key: str) -> None:
    assert to_key(written) == key
    assert to_key(key) == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26", "2600000000"),
        ("26110", "2611000000"),
        ("２６１１０", "2611000000"),
        ("2611000000", "2611000000"),
        ("261", ""),
    ],
)
def test_codes_may_be_cut_to_province_or_district(text: str, code: str) -> None:
    assert to_code_key(text) == code


def test_a_local_name_is_taken_from_an_iri() -> None:
    iri = "https://w3id.org/roadmap-graph/id/region/daegu"
    assert [to_local(text) for text in (iri, "id:region/daegu", "region/daegu")] == ["region/daegu"] * 3


def test_the_parts_of_a_qualified_name_are_its_words() -> None:
    assert iter_parts("중구 (부산)") == ["중구", "부산"]
    assert iter_parts("Jung-gu, Busan") == ["Jung-gu", "Busan"]


@pytest.mark.parametrize(("day", "meant"), [("2008-05-01", {"old"}), ("2020-05-01", {"new"}), ("", {"old", "new"})])
def test_of_two_things_the_one_of_that_name_on_that_day_is_meant(day: str, meant: set[str]) -> None:
    things = {
        "old": [Spelling("을시"), Spelling("갑시", True, "1990-01-01", "2009-12-31")],
        "new": [Spelling("갑시", True, "2012-01-01")],
    }
    assert narrow("갑시", things, day) == meant


def test_an_exact_name_comes_before_a_similar_one() -> None:
    assert narrow("AB", {"one": [Spelling("A-B")], "other": [Spelling("AB")]}, "") == {"other"}
