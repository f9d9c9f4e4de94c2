"""The long table of all amounts: read back by pandas, equal to the query and to the report on funding."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

import pandas as pd
import pytest

from graph.knowledge import Knowledge
from graph.output.exporters import read_exporters
from graph.view.amounts import COLUMNS


@pytest.fixture(scope="module")
def table(country: Knowledge) -> pd.DataFrame:
    content = read_exporters()["amounts"].function(country.store)
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")


def test_it_has_each_amount_of_the_query_once(table: pd.DataFrame, country: Knowledge) -> None:
    rows = country.view().read_all("amounts")
    assert tuple(table.columns) == COLUMNS
    assert len(table) == len(rows) > 200
    assert sorted(map(Decimal, table["amount_won"])) == sorted(Decimal(str(row["amount"])) for row in rows)


def test_what_counts_adds_up_to_the_sums_of_the_report(table: pd.DataFrame, country: Knowledge) -> None:
    (section,) = (one for one in country.report("funding", by="source").sections if one.id == "sums")
    told = {(str(row[0]), str(row[1])): row[3].won for row in section.rows}
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in table[table["counted"] == "yes"].to_dict("records"):
        sums[row["kind"], row["stage"] or "적혀 있지 않음"] += Decimal(row["amount_won"])
    assert dict(sums) == told


def test_a_row_says_where_when_and_from_which_source(table: pd.DataFrame) -> None:
    (row,) = table[(table["item_id"].str.endswith("battery-centre")) & (table["amount_won"] == "8000000000")].to_dict(
        "records"
    )
    assert row["region"] == "대구광역시"
    assert row["region_code"] == "2700000000"
    assert (row["kind"], row["amount_won"], row["upper_won"]) == ("국비", "8000000000", "")
    assert row["edition_date"] == "2022-05-04"
    assert row["publisher"] == "여성신문"


def test_a_replaced_amount_has_its_last_day_and_does_not_count(table: pd.DataFrame) -> None:
    ended = table[table["counted"] == "ended"]
    assert len(ended) > 20
    assert (ended["valid_until"] > ended["valid_from"]).all()
    others = table[table["counted"] == "other-source"]
    assert (others["valid_from"] == "").all()


def test_a_reduction_is_a_negative_number(load_text: Callable[[str], Knowledge]) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        roadmaps:
          - {id: plan, kind: project, title: 사업, region: r, edition: final, stage: final, date: 2024, source: s,
             budget: [{id: n, kind: national, amount: 20억원}, {kind: national, amount: △5억원, inside: n}]}
        """
    )
    rows = list(csv.DictReader(io.StringIO(read_exporters()["amounts"].function(knowledge.store).decode("utf-8-sig"))))
    assert [(row["amount_won"], row["printed"], row["counted"]) for row in rows] == [
        ("2000000000", "20억원", "yes"),
        ("-500000000", "△5억원", "yes"),
    ]
