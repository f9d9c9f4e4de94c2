"""A folder scan fills the registries, sorted by name; duplicate names are refused."""

import sys
from pathlib import Path

import pytest

from graph.output.exporters import Exporter
from graph.reports.registry import find_marked, read_marked

MODULE = """
from graph.output.exporters import exporter

@exporter("{name}", extension="x", summary="nothing")
def export(store):
    return b""
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package called ``plugins_of_a_test``."""
    folder = tmp_path / "plugins_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        monkeypatch.delitem(sys.modules, name)
    return folder


def test_what_is_marked_is_found_in_the_order_of_names(package: Path) -> None:
    for module, name in (("one", "zebra"), ("two", "ant")):
        (package / f"{module}.py").write_text(MODULE.format(name=name), encoding="utf-8")
    assert list(read_marked(package.name, [str(package)], Exporter)) == ["ant", "zebra"]


@pytest.mark.parametrize("name", ["inner/one", "../one", "one.two", "two"])
def test_a_name_is_no_path_to_a_module(package: Path, name: str) -> None:
    (package / "inner").mkdir()
    for path in ("one.py", "inner/one.py"):
        (package / path).write_text(MODULE.format(name="ant"), encoding="utf-8")
    assert find_marked(package.name, [str(package)], Exporter, name) is None
    found = find_marked(package.name, [str(package)], Exporter, "ant")
    assert found is not None
    assert found.name == "ant"


def test_two_of_one_name_are_refused(package: Path) -> None:
    for module in ("one", "two"):
        (package / f"{module}.py").write_text(MODULE.format(name="ant"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^two are called ant in plugins_of_a_test$"):
        read_marked(package.name, [str(package)], Exporter)
