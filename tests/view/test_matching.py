"""Agencies are found as people write them; near twins and shared names are told, never merged."""

import pytest
from support.commands import run

from graph.knowledge import Knowledge
from graph.view.matches import match_agencies
from graph.view.names import get_thing, read_labels


@pytest.mark.parametrize(
    ("written", "agency"),
    [
        ("(재)자동차융합기술원", "jiat"),
        ("자동차융합기술원(재)", "jiat"),
        ("KATECH", "katech"),
        ("katech", "katech"),
        ("한자연", "katech"),
        ("자동차부품연구원", "katech"),
        ("한국전지산업협회", "kbia"),
        ("한국배터리산업협회", "kbia"),
        ("한국 전지 산업 협회", "kbia"),
        ("건설기계부품연구원", "koceti"),
        ("한국건설기계연구원", "koceti"),
        ("전자부품연구원", "keti"),
        ("한국염색기술연구소", "dyetec"),
        ("전북발전연구원", "jeonbuk-institute"),
        ("전북자동차기술원", "jiat"),
        ("교통안전공단", "kotsa"),
        ("대구TP", "daegu-tp"),
        ("한국전지산업협회 대구분원", "kbia-daegu"),
        ("나노융합실용화센터", "daegu-tp-nano"),
    ],
)
def test_a_written_name_means_one_agency_for_certain(country: Knowledge, written: str, agency: str) -> None:
    (match,) = match_agencies(country.store, written)
    assert (match.agency.rpartition("/")[2], match.score, match.certain) == (agency, 100.0, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한국전자기술연구원", "한국전자통신연구원"),
        ("한국기계연구원", "한국건설기계연구원"),
        ("한국교통안전공단", "도로교통공단"),
        ("한국교통안전공단", "한국교통연구원"),
        ("자동차융합기술원", "한국자동차연구원"),
    ],
)
def test_near_twins_are_two_agencies(country: Knowledge, one: str, other: str) -> None:
    (first,), (second,) = match_agencies(country.store, one), match_agencies(country.store, other)
    assert first.certain
    assert second.certain
    assert first.agency != second.agency


def test_a_misspelt_name_is_a_suggestion_with_a_score(country: Knowledge) -> None:
    best, *_ = match_agencies(country.store, "한국생산기술연구언")
    assert best.agency.endswith("/agency/kitech")
    assert not best.certain
    assert 90 < best.score < 100


def test_a_name_between_twins_suggests_both_and_decides_nothing(country: Knowledge) -> None:
    found = match_agencies(country.store, "한국전자연구원")
    names = {match.agency.rpartition("/")[2] for match in found}
    assert {"keti", "etri"} <= names
    assert not any(match.certain for match in found)


def test_a_name_that_two_agencies_share_is_not_certain(load_text) -> None:
    knowledge = load_text(
        """
        agencies:
          - {id: kyungpook, name: 경북대학교, abbreviations: [KNU], type: university}
          - {id: kangwon, name: 강원대학교, abbreviations: [KNU], type: university}
        """
    )
    found = match_agencies(knowledge.store, "KNU")
    assert [(match.agency.rpartition("/")[2], match.certain) for match in found] == [
        ("kangwon", False),
        ("kyungpook", False),
    ]
    (sure,) = match_agencies(knowledge.store, "경북대")
    assert (sure.agency.rpartition("/")[2], sure.certain) == ("kyungpook", True)


def test_nothing_near_is_nothing(country: Knowledge) -> None:
    assert match_agencies(country.store, "국제연합") == []


def test_the_command_says_how_sure_it_is() -> None:
    done = run("match", "한자연", "--format", "csv", "--lang", "en")
    assert done.stdout.splitlines()[1] == "katech,Korea Automotive Technology Institute,한자연,100,certain"
    assert run("match", "국제연합").returncode == 1


@pytest.mark.parametrize(
    ("day", "province"),
    [("2023-06-30", "gyeongbuk"), ("2023-07-01", "daegu"), ("2024", "daegu"), ("2000-01-01", "gyeongbuk")],
)
def test_gunwi_lies_in_its_province_of_the_day(country: Knowledge, day: str, province: str) -> None:
    (row,) = country.query("region-within", region="군위군", as_of=day).to_dicts()
    assert str(row["within"]).rpartition("/")[2] == province


@pytest.mark.parametrize("name", ["전라북도", "전북도", "전북자치도", "전북특별자치도", "전북", "JEONBUK"])
def test_a_province_is_found_by_any_name_of_any_time(country: Knowledge, name: str) -> None:
    assert get_thing(country.store, "region", name).endswith("/region/jeonbuk")


@pytest.mark.parametrize(("day", "name"), [("2024-01-17", "전라북도"), ("2024-01-18", "전북특별자치도")])
def test_the_province_of_gimje_bears_its_name_of_the_day(country: Knowledge, day: str, name: str) -> None:
    (row,) = country.query("region-within", region="김제시", as_of=day).to_dicts()
    assert read_labels(country.store, [row["within"]], lang="ko", day=day)[row["within"]] == name
