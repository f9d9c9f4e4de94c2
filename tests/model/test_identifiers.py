"""Ids are ASCII and look like what they are; IRIs are made of them and stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.identifiers import is_id, mint_code_iri, mint_edition_iri, mint_iri, mint_rule_iri

HOME = "https://w3id.org/roadmap-graph/"


@pytest.mark.parametrize("text", ["dmi", "daegu-amr", "2022", "a-1-b", "x" * 80], ids=lambda text: text[:10])
def test_an_id_is_lower_case_letters_digits_and_single_hyphens(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "DMI", "daegu_amr", "-a", "a-", "a--b", "a b", "a\n", "대구", "dmі", "ｄｍｉ", "dmi\u200b", "\u202edmi", "a/b",
     "../a", "x" * 81, "é"],
    ids=["empty", "upper case", "underscore", "hyphen first", "hyphen last", "two hyphens", "blank",
         "line end", "Hangul", "Cyrillic look-alike", "full width", "zero width", "right to left", "slash", "dots",
         "too long", "accent"],
)  # fmt: skip
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.slow
@given(st.text())
def test_every_id_is_ascii(text: str) -> None:
    assert not is_id(text) or text.isascii()


def test_an_iri_follows_from_its_steps() -> None:
    assert mint_iri("agency", "dmi") == HOME + "id/agency/dmi"


def test_an_edition_lies_below_its_plan() -> None:
    plan = mint_iri("programme", "calls")
    assert mint_edition_iri(plan, "final", "paper") == HOME + "id/programme/calls/edition/final/paper"


def test_a_code_is_named_by_scheme_and_name() -> None:
    assert mint_code_iri("role", "lead") == HOME + "code#role-lead"


def test_a_technology_is_a_code_of_its_own_file() -> None:
    assert mint_code_iri("technology", "ev") == HOME + "technology#ev"


def test_a_rule_is_named_by_its_file() -> None:
    assert mint_rule_iri("grouping") == HOME + "id/rule/grouping"
