"""Plugin that keeps the mark ``slow`` true: it measures what every test costs and says which marks are wrong.

A test is slow above :data:`LIMIT` seconds of processor time, and so are the cases of a function if they take more than
three times as much together, so that the quick run stays quick. A fixture that a module shares counts by its share, one
of the session not at all. Tests that are marked together (a function with its cases, a class, a module) count together.
Processor time hardly depends on what else the machine does, as time by the clock would.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support.selection import is_of_folders

LIMIT = 0.5
# Marked together, but so far below the limit that the mark only hides tests from the quick run.
FAR_BELOW = LIMIT / 5
# What no test that is not marked takes, even where its branches are measured on a busy machine; fails the run in CI.
MOST = LIMIT * 16
# A test that opens a browser or asks a server is slow whatever it costs.
HEAVY = {"browser", "servers"}
_PROPERTY = "processor time"
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Cost(NamedTuple):
    """Seconds of processor time of a test, and what it is marked with: nothing, itself with others, or its fixtures."""

    test: str
    seconds: float
    marked: str


def read_processor_time() -> float:
    """Seconds that this process and those that it started have taken; those that still run count on Linux only."""
    return sum(os.times()[:4]) + sum(map(_read_ticks, _iter_children("self"))) / _TICKS


def _iter_children(process: str) -> Iterator[str]:
    """The processes below *process*, found where the kernel lists them."""
    try:
        lists = [(task / "children").read_text() for task in Path("/proc", process, "task").iterdir()]
    except OSError:
        return
    for child in "".join(lists).split():
        yield child
        yield from _iter_children(child)


def _read_ticks(process: str) -> int:
    try:
        fields = Path("/proc", process, "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))


class Meter:
    """Measures the tests of one process and attaches what each cost to its last report."""

    def __init__(self) -> None:
        self.users: Counter[tuple[Path, str]] = Counter()
        self.fixtures: dict[tuple[Path, str], float] = defaultdict(float)
        self.start = 0.0
        self.shared = 0.0

    @pytest.hookimpl(tryfirst=True)
    def pytest_itemcollected(self, item: pytest.Item) -> None:
        names = getattr(item, "fixturenames", ())
        self.users.update((item.path, name) for name in names)
        if HEAVY.intersection(names):
            item.add_marker("slow")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        if fixturedef.scope == "function":
            return (yield)
        before, outside, self.shared = read_processor_time(), self.shared, 0.0
        try:
            return (yield)
        finally:
            whole = max(read_processor_time() - before, 0.0)
            if fixturedef.scope != "session":
                self.fixtures[request.path, fixturedef.argname] += max(whole - self.shared, 0.0)
            self.shared = outside + whole

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Generator[None, object, object]:
        self.start, self.shared = read_processor_time(), 0.0
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        if call.when == "teardown":
            own = max(read_processor_time() - self.start - self.shared, 0.0)
            keys = [(item.path, name) for name in getattr(item, "fixturenames", ())]
            share = sum(self.fixtures[key] / self.users[key] for key in keys if key in self.fixtures)
            item.user_properties.append((_PROPERTY, (item.nodeid, own + share, _find_mark(item))))


def _find_mark(item: pytest.Item) -> str:
    """What is marked as slow: function, class, module, or a parameter in it; fixtures that make it so; or nothing."""
    for node, _ in item.iter_markers_with_node("slow"):
        if HEAVY.intersection(getattr(item, "fixturenames", ())):
            return "fixtures"
        of_parameters = getattr(getattr(item, "callspec", None), "marks", ())
        if any(mark.name == "slow" for mark in of_parameters):
            return f"{item.nodeid.partition('::')[0]}::[...]"
        return node.nodeid.partition("[")[0]
    return ""


class Bill:
    """Gathers what the tests of all processes cost, and says at the end which marks do not fit."""

    def __init__(self) -> None:
        self.costs: list[Cost] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            self.costs += [Cost(*value) for name, value in report.user_properties if name == _PROPERTY]

    def iter_unmarked(self, limit: float) -> Iterator[Cost]:
        """The tests above *limit* that nothing marks, dearest last, where a cut log still shows it."""
        dear = (cost for cost in self.costs if not cost.marked and cost.seconds > limit)
        return iter(sorted(dear, key=lambda cost: cost.seconds))

    def iter_marked_below(self) -> Iterator[Cost]:
        """What is marked and far below the limit, with all that is marked together."""
        together: dict[str, float] = defaultdict(float)
        for cost in self.costs:
            together[cost.marked] += cost.seconds
        for marked, seconds in sorted(together.items()):
            if marked not in ("", "fixtures") and seconds < FAR_BELOW:
                yield Cost(marked, seconds, marked)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if os.environ.get("ROADMAP_GRAPH_REQUIRE_QUICK") == "1" and any(self.iter_unmarked(MOST)):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        # Of what is marked together all must have run, and what modules share is divided among all.
        if not is_of_folders(config):
            return
        for text, costs in (
            (
                f"above {LIMIT} s of processor time and not marked as slow (fails in CI above {MOST} s)",
                self.iter_unmarked(LIMIT),
            ),
            (f"marked as slow and below {FAR_BELOW} s of processor time", self.iter_marked_below()),
        ):
            lines = [f"{cost.seconds:>6.2f} s  {cost.test}" for cost in costs]
            if lines:
                terminalreporter.section(text)
                terminalreporter.write_line("\n".join(lines))


def pytest_configure(config: pytest.Config) -> None:
    """Each worker measures; the one process that prints gathers."""
    config.pluginmanager.register(Meter(), "meter")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Bill(), "bill")
