"""The regions of Korea against the tables they are made from, read without the loader."""

import csv
import re
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from support.paths import DATA, ROOT, SHARED
from support.plain_yaml import read_plain_yaml

TABLE = SHARED / "facts" / "regions.csv"
KOREA = ROOT / "data" / "korea.yaml"
CHANGES = ROOT / "scripts" / "regions_2026.csv"
SOURCE = "legal-dong-2024-08-01"
CHANGED = "region-changes-2026"

needs_table = pytest.mark.skipif(not TABLE.exists(), reason="the legal-dong code table is not beside this checkout")


def read(path: Any) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = read_plain_yaml(path)
    return found


@pytest.fixture(scope="module")
def regions() -> dict[str, dict[str, Any]]:
    return {region["id"]: region for region in read(KOREA)["regions"]}


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, str]]:
    """The rows of the table and of the later changes by code, branch offices left out."""
    with TABLE.open(encoding="utf-8", newline="") as file, CHANGES.open(encoding="utf-8", newline="") as changes:
        changed = list(csv.DictReader(changes))
        ends = {code: row["created"] for row in changed for code in row["follows"].split()}
        return {
            row["legal_dong_code"]: {**row, "abolished": ends.get(row["legal_dong_code"], row.get("abolished", ""))}
            for row in [*csv.DictReader(file), *changed]
            if not re.search("출(장|장소)?$", row["sigungu"] or row["sido"])
            # Created and abolished on the first day of the table: there is no day on which it was valid.
            and row.get("abolished") != "1988-04-23"
        }


def to_code(code: str, **days: str) -> dict[str, str]:
    source = CHANGED if days.get("since", "") > "2026" else SOURCE
    found = {"system": "legal-dong", "code": code, **days, "source": source}
    return found | ({"until_source": CHANGED} if days.get("until", "") > "2026" else {})


# --- against the table ----------------------------------------------------------------------------------------------


@needs_table
def test_the_file_is_what_the_script_yields_now() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import write_regions

    text = write_regions.to_yaml(write_regions.read_rows(TABLE))
    hint = "run python scripts/write_regions.py ../shared/facts/regions.csv data/korea.yaml"
    assert KOREA.read_text(encoding="utf-8") == text, hint


@needs_table
def test_every_code_of_the_table_but_the_offices_stands_once(regions: Any, rows: Any) -> None:
    written = Counter(code["code"] for region in regions.values() for code in region["codes"])
    assert written == dict.fromkeys(rows, 1)


@needs_table
def test_26_offices_are_left_out_and_the_file_says_so(rows: Any) -> None:
    lines = [len(table.read_text(encoding="utf-8").splitlines()) - 1 for table in (TABLE, CHANGES)]
    assert sum(lines) - len(rows) == 26 + 36
    assert "# - 26 codes of branch offices" in KOREA.read_text(encoding="utf-8")


@needs_table
def test_the_days_of_every_code_are_those_of_the_table(regions: Any, rows: Any) -> None:
    for code in (code for region in regions.values() for code in region["codes"]):
        row = rows[code["code"]]
        days = {} if row["created"] == "1988-04-23" else {"since": row["created"]}
        if row["abolished"]:
            days["until"] = str(date.fromisoformat(row["abolished"]) - timedelta(days=1))
        assert code == to_code(code["code"], **days)


@needs_table
def test_a_region_is_called_as_its_last_code_and_its_municipal_codes_have_one_name(regions: Any, rows: Any) -> None:
    for region in regions.values():
        found = [rows[code["code"]] for code in region["codes"]]
        assert region["name"] == (found[-1]["sigungu"] or found[-1]["sido"])
        assert len({row["sigungu"] for row in found}) == 1


@needs_table
def test_a_region_lies_in_the_province_of_its_last_code(regions: Any, rows: Any) -> None:
    names = {name["name"]: region["id"] for region in regions.values() for name in region.get("names", [region])}
    for region in regions.values():
        province = region
        while "within" in province:
            province = regions[province["within"]]
        assert province["id"] == names[rows[region["codes"][-1]["code"]]["sido"]]


# --- within the file ------------------------------------------------------------------------------------------------


def test_ids_are_unique_and_tell_the_first_code(regions: Any) -> None:
    assert len(read(KOREA)["regions"]) == len(regions)
    coded = {name: region["codes"][0]["code"] for name, region in regions.items() if name.startswith("kr-")}
    assert coded == {name: name.removeprefix("kr-") for name in coded}


def test_the_regions_without_a_code_in_their_id_are_the_provinces_and_two_more(regions: Any) -> None:
    assert [name for name in regions if not name.startswith("kr-")] == [
        "seoul", "jeonnam-gwangju", "busan", "daegu", "incheon", "gwangju", "daejeon", "ulsan", "sejong", "gyeonggi",
        "gangwon", "cheorwon", "chungbuk", "chungnam", "jeonbuk", "gimje", "jeonnam", "gyeongbuk", "gyeongnam", "jeju",
    ]  # fmt: skip


def test_every_region_lies_in_one_of_a_higher_level(regions: Any) -> None:
    pairs = {
        (region["level"], regions[region["within"]]["level"] if "within" in region else None)
        for region in regions.values()
    }
    assert pairs == {
        ("metropolitan-city", None),
        ("province", None),
        ("city", "province"),
        ("city", "metropolitan-city"),
        ("county", "province"),
        ("county", "metropolitan-city"),
        ("district", "metropolitan-city"),
        ("district", "city"),
    }


def test_a_district_named_with_its_city_lies_in_that_city(regions: Any) -> None:
    for region in regions.values():
        city, _, district = region["name"].rpartition(" ")
        if district != region["name"]:
            assert regions[region["within"]]["name"] == city


def test_codes_of_one_region_do_not_overlap_save_the_two_of_sejong(regions: Any) -> None:
    """The table gives Sejong a code as a province and one as its own municipality, both from the first day."""
    overlaps = [
        (name, one["code"], other["code"])
        for name, region in regions.items()
        for one, other in combinations(region["codes"], 2)
        if not one.get("until", "9") < other.get("since", "0")
    ]
    assert overlaps == [("sejong", "3600000000", "3611000000")]


def test_codes_and_places_of_one_region_leave_no_day_between(regions: Any) -> None:
    lists = [region.get(key, []) for region in regions.values() for key in ("names", "codes", "within_by_date")]
    pairs = [(one, other) for dated in lists for one, other in pairwise(dated)]
    gaps = [
        (one, other)
        for one, other in pairs
        if "until" in one and date.fromisoformat(one["until"]) + timedelta(days=1) != date.fromisoformat(other["since"])
    ]
    assert gaps == []


def test_an_alias_of_a_municipality_is_the_name_or_alias_of_no_other(regions: Any) -> None:
    written = Counter(name for region in regions.values() for name in {region["name"], *region.get("aliases", [])})
    shared = {
        alias
        for region in regions.values()
        if "within" in region
        for alias in region.get("aliases", [])
        if written[alias] > 1
    }
    assert shared == set()


# --- examples -------------------------------------------------------------------------------------------------------


def test_gimje_kept_its_identity_when_the_province_got_another_code(regions: Any) -> None:
    assert regions["gimje"] == {
        "id": "gimje",
        "name": "김제시",
        "name_en": "Gimje",
        "aliases": ["김제"],
        "since": "1989-01-01",
        "level": "city",
        "within": "jeonbuk",
        "codes": [
            to_code("4521000000", since="1989-01-01", until="2024-01-17"),
            to_code("5221000000", since="2024-01-18"),
        ],
    }


def test_gunwi_moved_from_gyeongbuk_to_daegu(regions: Any) -> None:
    assert regions["kr-4772000000"] == {
        "id": "kr-4772000000",
        "name": "군위군",
        "romanised": "Gunwi-gun",
        "aliases": ["군위"],
        "level": "county",
        "within": "daegu",
        "within_by_date": [
            {"region": "gyeongbuk", "until": "2023-06-30", "source": SOURCE},
            {"region": "daegu", "since": "2023-07-01", "source": SOURCE},
        ],
        "codes": [to_code("4772000000", until="2023-06-30"), to_code("2772000000", since="2023-07-01")],
    }


def test_four_counties_moved_to_another_province(regions: Any) -> None:
    moved = {
        region["name"]: region["within_by_date"]
        for region in regions.values()
        if "within_by_date" in region and region["within"] != "jeonnam-gwangju"
    }
    assert {name: [place["region"] for place in places] for name, places in moved.items()} == {
        "달성군": ["gyeongbuk", "daegu"],
        "군위군": ["gyeongbuk", "daegu"],
        "강화군": ["gyeonggi", "incheon"],
        "옹진군": ["gyeonggi", "incheon"],
    }


def test_27_municipalities_moved_to_the_merged_province_and_kept_their_identity(regions: Any) -> None:
    moved = [region for region in regions.values() if region.get("within") == "jeonnam-gwangju"]
    assert Counter(region["within_by_date"][0]["region"] for region in moved) == {"jeonnam": 22, "gwangju": 5}
    assert regions["kr-4611000000"] == {
        "id": "kr-4611000000",
        "name": "목포시",
        "romanised": "Mokpo-si",
        "aliases": ["목포"],
        "level": "city",
        "within": "jeonnam-gwangju",
        "within_by_date": [
            {"region": "jeonnam", "until": "2026-06-30", "source": SOURCE, "until_source": CHANGED},
            {"region": "jeonnam-gwangju", "since": "2026-07-01", "source": CHANGED},
        ],
        "codes": [to_code("4611000000", until="2026-06-30"), to_code("1211000000", since="2026-07-01")],
    }


def test_sixteen_provinces_remain(regions: Any) -> None:
    assert len([name for name, region in regions.items() if "within" not in region and "until" not in region]) == 16


def test_the_successions_of_2026_are_those_of_the_changes(regions: Any) -> None:
    found = [
        (regions[one["region"]]["name"], one["kind"], one["since"], region["name"], one["source"])
        for region in regions.values()
        for one in region.get("successor_of", [])
    ]
    day = "2026-07-01"
    assert found == [
        ("광주광역시", "merged", day, "전남광주통합특별시", CHANGED),
        ("전라남도", "merged", day, "전남광주통합특별시", CHANGED),
        ("중구", "merged", day, "제물포구", CHANGED),
        ("동구", "merged", day, "제물포구", CHANGED),
        ("중구", "split", day, "영종구", CHANGED),
        ("서구", "split", day, "서해구", CHANGED),
        ("서구", "split", day, "검단구", CHANGED),
    ]


def test_new_districts_lie_in_their_city(regions: Any) -> None:
    new = [region for region in regions.values() if region.get("since") == "2026-02-01"]
    assert [(one["name"], one["codes"][0]["code"], regions[one["within"]]["name"]) for one in new] == [
        ("화성시 만세구", "4159100000", "화성시"),
        ("화성시 효행구", "4159300000", "화성시"),
        ("화성시 병점구", "4159500000", "화성시"),
        ("화성시 동탄구", "4159700000", "화성시"),
    ]


def test_every_region_has_an_english_name_of_which_only_the_romanised_ones_are_marked(regions: Any) -> None:
    every = [
        *regions.values(),
        *(one for path in (ROOT / "data" / "regions").glob("*.yaml") for one in read(path).get("regions", [])),
    ]
    assert [one["name"] for one in every if len({"name_en", "romanised"} & one.keys()) != 1] == []
    assert Counter("name_en" in one for one in every)[True] == 6


def test_jeonbuk_has_two_names_and_two_codes(regions: Any) -> None:
    assert regions["jeonbuk"] == {
        "id": "jeonbuk",
        "name": "전북특별자치도",
        "name_en": "Jeonbuk",
        "aliases": ["전북", "전북도", "전북자치도"],
        "level": "province",
        "names": [
            {"name": "전라북도", "until": "2024-01-17", "source": SOURCE},
            {"name": "전북특별자치도", "since": "2024-01-18", "source": SOURCE},
        ],
        "codes": [to_code("4500000000", until="2024-01-17"), to_code("5200000000", since="2024-01-18")],
    }


# --- beside the roadmaps --------------------------------------------------------------------------------------------


def test_the_source_is_declared_as_in_the_roadmaps() -> None:
    assert read(KOREA)["sources"][:1] == [source for source in read(DATA)["sources"] if source["id"] == SOURCE]


def test_what_the_roadmaps_say_of_a_region_stands_here_too(regions: Any) -> None:
    for declared in read(DATA)["regions"]:
        region = regions[declared["id"]]
        assert [code for code in declared.pop("codes", []) if code not in region["codes"]] == []
        assert {key: region.get(key) for key in declared} == declared
