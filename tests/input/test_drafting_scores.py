"""The scorer of drafts: what counts as the same value, by the conventions of ``benchmarks/texts/README.md``."""

from typing import Any

import pytest

from benchmarks.drafting import is_same, list_fields
from graph.input.drafting.evidence import Found


def to_fact(field: str, value: str, **more: object) -> dict[str, Any]:
    return {"field": field, "value": value, "quote": value, "start": 10, "item": "", **more}


def to_found(field: str, value: str, start: int = 10, unit: str = "") -> Found:
    return Found(field, value, value, start, "", unit=unit)


@pytest.mark.parametrize(
    ("found", "fact", "same"),
    [
        (to_found("other-agency", "하늘연구원"), to_fact("participant", "하늘연구원", role="contractor"), True),
        (to_found("participant", "하늘연구원"), to_fact("participant", "하늘연구원", role="contractor"), False),
        (to_found("consulted", "하늘연구원"), to_fact("other-agency", "하늘연구원", role="advisor"), True),
        (to_found("consulted", "하늘연구원"), to_fact("other-agency", "하늘연구원", role="sponsor"), False),
        (to_found("owner", "하늘시"), to_fact("participant", "하늘시", role="party"), True),
        (to_found("owner", "하늘시"), to_fact("participant", "하늘시", role="joint"), False),
        (to_found("lead", "하늘연구원"), to_fact("participant", "하늘연구원", role="joint"), False),
        (to_found("legal-basis", "하늘 조례"), to_fact("legal-basis", "「하늘 조례」 제5조"), True),
        (to_found("legal-basis", "바다 조례"), to_fact("legal-basis", "「하늘 조례」 제5조"), False),
        (to_found("share", "7대 3"), to_fact("share", "국비와 지방비가 7대 3"), True),
        (to_found("share", "7대 3", start=90), to_fact("share", "국비와 지방비가 7대 3"), False),
        (to_found("date", "27일", start=90), to_fact("date", "2024년 6월 27일", normalised="2024-06-27"), True),
        (to_found("date", "7월 27일", start=90), to_fact("date", "2024년 6월 27일", normalised="2024-06-27"), False),
        (to_found("date", "6월", start=90), to_fact("date", "2024년 6월 27일", normalised="2024-06-27"), False),
        (to_found("amount", "62억 원"), to_fact("amount", "6,200", amount_won=6_200_000_000), True),
        (to_found("amount", "6,200", unit="백만원"), to_fact("amount", "62억 원", amount_won=6_200_000_000), True),
        (to_found("amount", "6억 원"), to_fact("amount", "62억 원", amount_won=6_200_000_000), False),
        (to_found("title", "하늘 계획"), to_fact("title", "하늘 계획(2025~2029)"), True),
        (to_found("title", "하늘"), to_fact("title", "하늘 계획"), False),
    ],
)
def test_a_value_is_that_of_a_fact(found: Found, fact: dict[str, Any], same: bool) -> None:
    assert is_same(found, fact) == same


def test_the_first_field_of_a_role_is_the_usual_one() -> None:
    assert list_fields(to_fact("participant", "하늘연구원", role="operator")) == ("other-agency",)
    assert list_fields(to_fact("lead", "하늘연구원")) == ("lead",)
