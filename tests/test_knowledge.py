"""The Python interface: queries, reports, networks and data frames from one loaded graph."""

import sys
from decimal import Decimal

import pytest

from graph.errors import MissingExtra, UnknownName
from graph.knowledge import Knowledge


def test_a_report_becomes_a_data_frame_of_names(real: Knowledge) -> None:
    frame = real.to_dataframe(real.report("coverage", "EV"))
    assert list(frame.columns) == ["role", "agency", "activity", "technology", "path", "source", "place"]
    assert list(frame["agency"])[:2] == ["한국전지산업협회 대구분원", "한국생산기술연구원"]


def test_amounts_in_a_data_frame_are_whole_won(real: Knowledge) -> None:
    frame = real.to_dataframe(real.report("conflicts"))
    assert list(frame["amount"]) == [7_150_000_000, 7_150_000_000, 7_100_000_000]


def test_any_section_of_a_report_becomes_a_data_frame(real: Knowledge) -> None:
    report = real.report("reconcile")
    assert list(real.to_dataframe(report, section="counts")["count"]) == [4, 7, 3, 9]
    with pytest.raises(UnknownName, match=r"^unknown section 'count'; did you mean 'counts'\?$"):
        real.to_dataframe(report, section="count")


def test_the_rows_of_a_query_become_a_data_frame(real: Knowledge) -> None:
    frame = real.to_dataframe(real.query("region-amounts", region="대구", kind="국비"))
    assert list(frame["amount"]) == [Decimal(80 * 10**8), Decimal(50 * 10**8), Decimal(50 * 10**8), Decimal(35 * 10**8)]


def test_without_pandas_the_error_names_the_extra(real: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"^pandas is not installed; pip install 'roadmap-graph\[notebook\]'$"):
        real.to_dataframe(real.query("editions"))


def test_the_network_of_a_day_leaves_out_what_was_not_known(country: Knowledge) -> None:
    """The final plan of Gimje with its seven add-on strategies appeared on 2024-11-08."""
    counts = {
        day: sum(kind == "rm:AddOnStrategy" for _, kind in country.network(as_of=day).nodes(data="kind"))
        for day in ("2024-10-31", "2024-12-31", "")
    }
    assert counts == {"2024-10-31": 0, "2024-12-31": 7, "": 7}
