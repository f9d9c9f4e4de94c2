"""Which technologies two sides share: the closest ones, so that the two activities share no narrower one."""

from graph.stores import Iri
from graph.view.profiles import Profile, read_reach

CAR, EV, TRUCK, ROBOT = map(Iri, ("car", "ev", "truck", "robot"))
BROADER = {EV: {CAR}, TRUCK: {EV, CAR}, CAR: set[Iri](), ROBOT: set[Iri]()}
POINTS = {Iri("a"): (CAR, EV), Iri("b"): (CAR, EV, TRUCK), Iri("c"): (ROBOT,), Iri("d"): (EV, CAR)}


def test_each_technology_has_the_narrower_ones_that_the_activity_reaches_too() -> None:
    reach = read_reach(POINTS, BROADER)
    assert reach == {
        "a": {CAR: {EV}, EV: set()},
        "b": {CAR: {EV, TRUCK}, EV: {TRUCK}, TRUCK: set()},
        "c": {ROBOT: set()},
        "d": {CAR: {EV}, EV: set()},
    }
    assert reach[Iri("a")] is reach[Iri("d")]


def test_a_profile_groups_activities_by_the_narrower_technologies() -> None:
    profile = Profile(sorted(POINTS), read_reach(POINTS, BROADER), {})
    assert profile.technologies == {
        CAR: {frozenset({EV}): ["a", "d"], frozenset({EV, TRUCK}): ["b"]},
        EV: {frozenset(): ["a", "d"], frozenset({TRUCK}): ["b"]},
        TRUCK: {frozenset(): ["b"]},
        ROBOT: {frozenset(): ["c"]},
    }
    assert profile.roles == {}
