"""Plugin of the mutation run (mutmut 3.8): what a shared fixture calls counts for every test that uses the fixture.

By itself mutmut counts it for the first test alone, and tries no other test on what is changed there.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from mutmut.state import state

called: dict[str, set[str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
    before = set(state()._stats)
    state()._stats.clear()
    result = yield
    called[fixturedef.argname] = set(state()._stats)
    state()._stats.update(before)
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Function) -> None:
    for name in item.fixturenames:
        state()._stats.update(called.get(name, ()))
