"""Reports, forms and exporters are found by name: ours in a folder, others by the entry points of what is installed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from support.commands import list_measuring
from support.paths import ROOT

from graph.errors import RoadmapError, UnknownName
from graph.output.exporters import Exporter
from graph.reports import report
from graph.reports.registry import BrokenPlugin, DuplicateName, Registry
from graph.reports.result import Column, Kind, Report, Row, Section, find_fault

GROUP = "[group_of_a_test]"
REGISTRY = f"""
from graph.output.exporters import Exporter
from graph.reports.registry import Registry, expect_bytes

EXPORTERS = Registry(
    "exporter", package=__name__, folder=__path__, group="{GROUP.strip("[]")}", find_fault=expect_bytes
)
"""
MODULE = """
from graph.output.exporters import Exporter
from package_of_a_test import EXPORTERS

def export(store):
    return b"{name}"

EXPORTERS.add(Exporter("{name}", "x", "nothing", export))
"""

Install = Callable[..., None]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package called ``package_of_a_test`` with a registry."""
    folder = tmp_path / "package_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text(REGISTRY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith(("package_of_a_test", "other_"))]:
        monkeypatch.delitem(sys.modules, name)
    return folder


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Installs a distribution: ``install("other-one", "other_one", text, "[group]", "name = other_one")``."""

    def install_module(distribution: str, module: str, text: str, *points: str) -> None:
        folder = tmp_path / f"{distribution.replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        (tmp_path / f"{module}.py").write_text(dedent(text), encoding="utf-8")
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", "utf-8")
        (folder / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")

    return install_module


def to_report(columns: tuple[Column, ...], *rows: tuple[object, ...]) -> Report:
    return Report("r", "R", "ko", (), (Section("s", "S", columns, tuple(Row(cells, ()) for cells in rows)),))


def get_registry() -> Registry[Exporter]:
    from package_of_a_test import EXPORTERS

    return EXPORTERS


def write(package: Path, **modules: str) -> None:
    for module, name in modules.items():
        (package / f"{module}.py").write_text(MODULE.format(name=name), encoding="utf-8")


# --- ours ------------------------------------------------------------------------------------------------------------


def test_ours_are_found_in_the_order_of_names(package: Path) -> None:
    write(package, one="zebra", two="ant")
    assert list(get_registry().read_all()) == ["ant", "zebra"]


def test_a_name_that_is_that_of_a_module_reads_no_other(package: Path) -> None:
    write(package, ant="ant")
    (package / "bee.py").write_text("raise RuntimeError", encoding="utf-8")
    assert get_registry().get("ant").name == "ant"
    with pytest.raises(RuntimeError):
        get_registry().read_all()


@pytest.mark.parametrize("name", ["inner/one", "../one", "one.two", "two"])
def test_a_name_is_no_path_to_a_module(package: Path, name: str) -> None:
    (package / "inner").mkdir()
    write(package, one="ant")
    (package / "inner" / "one.py").write_text("raise RuntimeError", encoding="utf-8")
    with pytest.raises(UnknownName):
        get_registry().get(name)
    assert get_registry().get("ant").name == "ant"


def test_two_of_one_name_are_refused_with_both_places(package: Path) -> None:
    write(package, one="ant", two="ant")
    with pytest.raises(DuplicateName) as caught:
        get_registry().read_all()
    assert str(caught.value) == (
        "exporter 'ant' is a duplicate, defined in package_of_a_test.one.export and in package_of_a_test.two.export; "
        "rename or uninstall one"
    )


@pytest.mark.usefixtures("package")
def test_a_function_that_is_defined_anew_takes_the_place_of_the_former() -> None:
    registry = get_registry()
    for content in (b"1", b"2"):

        def export(store, content=content):
            return content

        registry.add(Exporter("ant", "x", "nothing", export))
    assert registry.get("ant").function(None) == b"2"


def test_a_report_without_a_help_for_a_parameter_is_refused() -> None:
    def ask(view, asked):
        return None

    with pytest.raises(TypeError, match=r"^parameter 'asked' of report 'ask' has no help$"):
        report("ask", summary_ko="물음", summary="question")(ask)


@pytest.mark.parametrize("name", ["data", "lang", "format", "out", "as_of", "store", "why", "help", "depth", "name"])
def test_a_parameter_with_the_name_of_an_option_of_every_report_is_refused(name: str) -> None:
    namespace: dict[str, Callable[..., Report]] = {}
    exec(f"def ask(view, {name}): pass", namespace)
    with pytest.raises(TypeError, match=f"^parameter '{name}' of report 'ask' is taken; choose another name$"):
        report("ask", summary_ko="물음", summary="question")(namespace["ask"])


# --- others ----------------------------------------------------------------------------------------------------------


def test_other_distributions_add_by_entry_points(package: Path, install: Install) -> None:
    write(package, one="zebra")
    install("other-one", "other_one", MODULE.format(name="ant"), GROUP, "ant = other_one")
    install("other-two", "other_two", MODULE.format(name="bee"), GROUP, "bee = other_two:export")
    assert get_registry().get("ant").function(None) == b"ant"
    assert list(get_registry().read_all()) == ["ant", "bee", "zebra"]
    assert [item.name for item in get_registry().iter_all()] == ["zebra", "ant", "bee"]


def test_only_what_is_asked_for_is_loaded(package: Path, install: Install) -> None:
    write(package, zebra="zebra")
    install("other-one", "other_one", MODULE.format(name="ant"), GROUP, "ant = other_one")
    install("other-two", "other_two", "raise RuntimeError", GROUP, "bee = other_two", "bees = other_two")
    assert (get_registry().get("zebra").name, get_registry().get("ant").name) == ("zebra", "ant")
    # Names are known without loading anything.
    with pytest.raises(UnknownName) as caught:
        get_registry().get("beez")
    assert set(caught.value.suggestions) == {"bee", "bees"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import nothing_of_this_name", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def broken(:", "SyntaxError: invalid syntax (other_one.py, line 1)"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("raise BaseException(0)", "BaseException: 0"),
        ("", "it defines no exporter of that name"),
        (MODULE.format(name="bee"), "it defines no exporter of that name"),
    ],
)
def test_one_that_cannot_be_loaded_is_told_with_its_name(package: Path, install: Install, text: str, why: str) -> None:
    install("other-one", "other_one", text, GROUP, "ant = other_one")
    told = f"exporter 'ant' of other-one 1.0 (other_one) fails: {why}; fix or uninstall it"
    for ask in (get_registry().read_all, lambda: get_registry().get("ant")):
        with pytest.raises(BrokenPlugin) as caught:
            ask()
        assert str(caught.value) == told


def test_a_fault_while_it_runs_is_that_of_its_distribution(package: Path, install: Install) -> None:
    text = MODULE.format(name="ant").replace('return b"ant"', "return {}[store]")
    install("other-one", "other_one", text, GROUP, "ant = other_one:export")
    with pytest.raises(BrokenPlugin) as caught:
        get_registry().get("ant").function("key")
    assert str(caught.value) == (
        "exporter 'ant' of other-one 1.0 (other_one:export) fails: KeyError: 'key'; fix or uninstall it"
    )


@pytest.mark.parametrize(
    ("done", "why"),
    [
        ("return None", "it returns NoneType, not bytes"),
        ("return 'text'", "it returns str, not bytes"),
        ("yield b''", "it returns generator, not bytes"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("raise BaseException(0)", "BaseException: 0"),
    ],
)
def test_a_result_of_another_type_is_the_fault_of_its_distribution(package, install: Install, done, why) -> None:
    text = MODULE.format(name="ant").replace('return b"ant"', done)
    install("other-one", "other_one", text, GROUP, "ant = other_one:export")
    with pytest.raises(BrokenPlugin) as caught:
        get_registry().get("ant").function(None)
    assert str(caught.value) == f"exporter 'ant' of other-one 1.0 (other_one:export) fails: {why}; fix or uninstall it"


COLUMNS = (Column("a", "A"), Column("b", "B", Kind.NUMBER))


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        (None, "it returns NoneType, not a Report"),
        ("text", "it returns str, not a Report"),
        (to_report(COLUMNS, ("x", 1)), ""),
        (to_report(COLUMNS, (1, None), (Decimal(1), 2)), ""),
        (to_report(COLUMNS, ("x", 1), ("x",)), "row 2 of section 's' has 1 cells in 2 columns"),
        (to_report(COLUMNS, ("x", 1, "y")), "row 1 of section 's' has 3 cells in 2 columns"),
        (to_report(COLUMNS, ("x", "1")), "row 1 of section 's' has str in column 'b', which holds number"),
        (to_report(COLUMNS, (object(), 1)), "row 1 of section 's' has object in column 'a', which holds text"),
        (to_report(COLUMNS, (3.5, 1)), "row 1 of section 's' has float in column 'a', which holds text"),
        (to_report((*COLUMNS, COLUMNS[0])), "section 's' has two columns of one id"),
        (to_report((Column("a", None),)), "a name, title, heading or note is not a text"),
        (replace(to_report(COLUMNS), title=None), "a name, title, heading or note is not a text"),
        (replace(to_report(COLUMNS), parameters=(("top", 5),)), "a parameter is not a text or a thing"),
    ],
)
def test_a_report_that_no_format_could_write_is_told(result: object, fault: str) -> None:
    assert str(find_fault(result) or "") == fault


def test_what_the_user_can_mend_is_told_as_the_other_says_it(package: Path, install: Install) -> None:
    told = "from graph.errors import RoadmapError\n" + MODULE.format(name="ant")
    text = told.replace('return b"ant"', "raise RoadmapError('no such day')")
    install("other-one", "other_one", text, GROUP, "ant = other_one")
    with pytest.raises(RoadmapError, match=r"^no such day$"):
        get_registry().get("ant").function(None)


@pytest.mark.parametrize(
    ("points", "other"),
    [(("ant = other_one",), "other_one.export"), (("ant = json",), "other-one 1.0 (json)")],
    ids=["by its decorator", "by its entry point"],
)
def test_one_of_a_name_of_ours_is_refused_where_all_are_listed(
    package: Path, install: Install, points: tuple[str, ...], other: str
) -> None:
    write(package, ant="ant")
    install("other-one", "other_one", MODULE.format(name="ant"), GROUP, *points)
    assert get_registry().get("ant").function(None) == b"ant"
    with pytest.raises(DuplicateName) as caught:
        get_registry().read_all()
    assert str(caught.value) == (
        f"exporter 'ant' is a duplicate, defined in package_of_a_test.ant.export and in {other}; "
        "rename or uninstall one"
    )


def test_two_distributions_with_one_name_are_refused(package: Path, install: Install) -> None:
    for number in ("one", "two"):
        install(f"other-{number}", f"other_{number}", MODULE.format(name="ant"), GROUP, f"ant = other_{number}")
    for ask in (get_registry().read_all, lambda: get_registry().get("ant")):
        with pytest.raises(DuplicateName) as caught:
            ask()
        assert str(caught.value) == (
            "exporter 'ant' is a duplicate, defined in other-one 1.0 (other_one) and in other-two 1.0 (other_two); "
            "rename or uninstall one"
        )


# --- the command line ------------------------------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
(OTHER,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
(POINTS,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """The command among what is installed in *folder*."""
    settings = {
        "PATH": "",
        "COLUMNS": "160",
        "ROADMAP_GRAPH_LANG": "en",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(folder))),
        **list_measuring(),
    }
    command = [sys.executable, "-m", "graph.cli", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_the_command_line_knows_what_the_package_of_the_documentation_adds(tmp_path: Path, install: Install) -> None:
    # In the file of an installed package a section is the name of the group alone, and a value has no quotes.
    points = re.sub(r'project.entry-points|"', "", POINTS).replace("[.", "[").splitlines()
    install("my-roadmaps", "my_roadmaps", OTHER, *points)
    told = run(tmp_path, "report", "publishers", "--format", "lines")
    assert (told[0], "여성신문\t1" in told[1].splitlines(), told[2]) == (0, True, "")
    assert run(tmp_path, "report", "publishers", "--least", "2", "--out", "x.lines")[:2] == (0, "")
    assert (tmp_path / "x.lines").read_bytes() == b""
    assert "\n  publishers " in run(tmp_path, "report", "--help")[1]
    assert "\nlines,.lines," in run(tmp_path, "list", "forms", "--format", "csv")[1]
    assert run(tmp_path, "build")[0] == 0
    statements = (tmp_path / "build" / "roadmaps.nq").read_bytes().count(b"\n")
    assert (tmp_path / "build" / "roadmaps.size").read_text(encoding="utf-8") == f"{statements}\n"


@pytest.mark.slow
def test_the_command_line_names_what_is_broken_only_when_it_is_needed(tmp_path: Path, install: Install) -> None:
    install("other-one", "other_one", "import nothing_at_all", "[roadmap_graph.reports]", "greeting = other_one")
    asked = ("report", "coverage", "EV", "--format", "csv")
    assert run(tmp_path, *asked) == (0, run(ROOT, *asked)[1], "")
    told = (
        "report 'greeting' of other-one 1.0 (other_one) fails: ModuleNotFoundError: No module named 'nothing_at_all'; "
        "fix or uninstall it\n"
    )
    for words in (("report", "greeting"), ("report", "--help"), ("list", "reports")):
        assert run(tmp_path, *words) == (2, "", told)


@pytest.mark.slow
def test_two_exporters_of_one_file_are_refused(tmp_path: Path, install: Install) -> None:
    text = OTHER.replace('extension="size"', 'extension="TTL"')
    install("other-one", "other_one", text, "[roadmap_graph.exporters]", "size = other_one:write_size")
    assert run(tmp_path, "build") == (
        *(2, ""),
        "file 'roadmaps.ttl' is a duplicate, defined in exporter 'size' and in exporter 'turtle'; "
        "rename or uninstall one\n",
    )
    assert not (tmp_path / "build").exists()


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "CSV"])
def test_a_format_with_the_ending_of_another_is_refused_where_it_is_used_or_listed(
    tmp_path: Path, install: Install, ending: str
) -> None:
    text = OTHER.replace('extension="lines"', f'extension="{ending}"')
    install("other-one", "other_one", text, "[roadmap_graph.formats]", "lines = other_one:write_lines")
    told = (
        f"file ending '.{ending}' is a duplicate, defined in format 'csv' and in format 'lines'; "
        "rename or uninstall one\n"
    )
    for words in (("report", "gaps", "--format", "lines"), ("list", "formats")):
        assert run(tmp_path, *words) == (2, "", told)
    assert run(tmp_path, "report", "gaps", "--out", "x.csv")[:2] == (0, "")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
