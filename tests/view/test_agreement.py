"""Figures of two sources agree if they are equal, or if the inexact one may mean the other."""

from decimal import Decimal

import pytest

from graph.model.figures import Figure
from graph.view.agreement import compare_figures

EOK = 10**8


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("122", ""), ("122", ""), "same"),
        (("122", "약"), ("122", ""), "about"),
        (("48", "약"), ("47.55", ""), "about"),
        (("48", "약"), ("47.4", ""), "differs"),
        (("71.5", ""), ("71", ""), "differs"),
        (("50", "약"), ("47", ""), "about"),
        (("50", "이상"), ("47", ""), "differs"),
    ],
)
def test_two_figures_agree(one: tuple[str, str], other: tuple[str, str], told: str) -> None:
    figures = [Figure(Decimal(eok) * EOK, qualifier=qualifier) for eok, qualifier in (one, other)]
    assert compare_figures(*figures) == told
    assert compare_figures(*reversed(figures)) == told


def test_ranges_agree_if_they_overlap() -> None:
    wide = Figure(Decimal(30), Decimal(50))
    assert compare_figures(wide, Figure(Decimal(50))) == "about"
    assert compare_figures(wide, Figure(Decimal(51))) == "differs"
