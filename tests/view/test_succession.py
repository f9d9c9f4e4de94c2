"""Which region another one has become, and from when to when a region exists."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge
from graph.model.identifiers import mint_iri
from graph.stores import Iri
from graph.view.places import find_regions_within, go_to_regions
from graph.view.view import View

# a is renamed b, b and c become d; e loses f, then becomes g with a date of a year.
TEXT = """
regions:
  - {id: a, name: 가시, level: city}
  - {id: b, name: 나시, level: city, successor_of: [{region: a, kind: renamed, since: 2010-01-01}]}
  - {id: c, name: 다시, level: city, codes: [{system: legal-dong, code: 1, until: 2019-12-31}]}
  - {id: d, name: 라시, level: city, successor_of: [
      {region: b, kind: merged, since: 2020-01-01}, {region: c, kind: merged, since: 2020-01-01}]}
  - {id: e, name: 마군, level: county}
  - {id: f, name: 바군, level: county, successor_of: [{region: e, kind: split, since: 2005-03}]}
  - {id: g, name: 사시, level: city, successor_of: [{region: e, kind: renamed, since: 2015}]}
"""


def to_iri(name: str) -> Iri:
    return Iri(mint_iri("region", name))


def to_names(regions: object) -> str:
    return "".join(sorted(str(region)[-1] for region in regions))  # type: ignore[attr-defined]


@pytest.fixture(params=["oxigraph", "memory"])
def view(load_text: Callable[..., Knowledge], request: pytest.FixtureRequest) -> View:
    return load_text(TEXT, engine=request.param).view()


@pytest.mark.slow
def test_a_region_becomes_another_one_step_by_step(view: View) -> None:
    heirs = {
        day: "".join(view.on(day).succession.find_heir(to_iri(one))[-1] for one in "abcdefg")
        for day in ("2004-12-31", "2010-01-01", "2016-01-01", "2020-01-01")
    }
    assert heirs == {
        "2004-12-31": "abcdefg",
        "2010-01-01": "bbcdefg",
        "2016-01-01": "bbcdgfg",
        "2020-01-01": "ddddgfg",
    }


@pytest.mark.slow
def test_a_region_contains_what_has_become_it(view: View) -> None:
    within = {one: to_names(find_regions_within(view, to_iri(one))) for one in "abcdefg"}
    assert within == {"a": "a", "b": "ab", "c": "c", "d": "abcd", "e": "e", "f": "f", "g": "eg"}
    assert to_names(find_regions_within(view.on("2012-06-30"), to_iri("d"))) == "d"


@pytest.mark.slow
def test_a_region_exists_from_its_first_to_its_last_day(view: View) -> None:
    succession = view.succession
    days = {one: (succession.find_start(to_iri(one)), succession.find_end(to_iri(one))) for one in "abcdefg"}
    assert days == {
        "a": ("", "2009-12-31"),
        "b": ("2010-01-01", "2019-12-31"),
        "c": ("", "2019-12-31"),
        "d": ("2020-01-01", ""),
        "e": ("", "2014-12-31"),
        "f": ("2005-03", ""),
        "g": ("2015", ""),
    }


@pytest.mark.slow
def test_a_view_goes_back_to_the_last_day_on_which_all_regions_existed(view: View) -> None:
    days = {names: go_to_regions(view, *map(to_iri, names)).day for names in ("d", "f", "a", "bc", "be", "de")}
    assert days == {
        "d": view.day,
        "f": view.day,
        "a": "2009-12-31",
        "bc": "2019-12-31",
        "be": "2014-12-31",
        "de": "2014-12-31",
    }
