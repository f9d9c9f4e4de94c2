"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import grimp
import networkx as nx
import pytest
from conftest import ROOT

MODULES = sorted(path for folder in ("graph", "scripts") for path in (ROOT / folder).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
# Identifiers of things of other people that are no terms: addresses that users read.
ALLOWED_ADDRESSES = ("http://json-schema.org/draft-07/schema#", "https://www.w3.org/TR/")


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def without_docstrings(tree: ast.Module) -> list[ast.Constant]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]


def test_imports_point_down_the_layers() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_modules_import_each_other_in_a_circle() -> None:
    built = grimp.build_graph("graph", cache_dir=None)
    imports = nx.DiGraph(
        (one, other) for one in built.modules for other in built.find_modules_directly_imported_by(one)
    )
    assert len(imports) > 100
    assert [sorted(circle) for circle in nx.strongly_connected_components(imports) if len(circle) > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_iris_stand_only_in_the_vocabulary(path: Path) -> None:
    if path.name == "vocabulary.py":
        return
    texts = [node.value for node in without_docstrings(parse(path)) if isinstance(node.value, str)]
    iris = [text for text in texts if re.search(r"https?://\w", text) and not text.startswith(ALLOWED_ADDRESSES)]
    assert iris == []


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_graph_is_the_name_of_the_package_only(path: Path) -> None:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] != "graph" for alias in node.names), f"line {node.lineno}"
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            assert node.id != "graph", f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} in line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_module_is_called_by_a_word_that_says_nothing(path: Path) -> None:
    assert not {"utils", "helpers", "common", "misc", "manager"} & {path.stem, *path.parts}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_only_the_command_line_catches_everything(path: Path) -> None:
    # rdflib raises a bare Exception for many faults of a query, so its store has to look at one; the process of a
    # query is a program of its own, whose last words go to the one that started it.
    if path == ROOT / "graph" / "cli" / "__init__.py" or path.name in ("memory.py", "worker.py"):
        return
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert not (isinstance(node.type, ast.Name) and node.type.id == "Exception"), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_markup_in_python_strings(path: Path) -> None:
    texts = [node.value for node in without_docstrings(parse(path)) if isinstance(node.value, str)]
    assert [text for text in texts if re.search(r"</?(div|span|p|a|script|style|table|html)\b", text)] == []


def test_every_public_module_class_and_function_is_documented() -> None:
    missing = []
    for path in MODULES:
        tree = parse(path)
        for node in [tree, *tree.body]:
            public = not getattr(node, "name", "").startswith("_") and getattr(node, "name", "") != "main"
            documentable = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and public
            if documentable and not ast.get_docstring(node):
                missing.append(f"{path.relative_to(ROOT)}: {getattr(node, 'name', 'module')}")
    assert missing == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(^|[\s\"'(=])/(work|root|home|Users)/",
        r"https?://[a-z0-9.-]*(pypi|npmjs|registry|debian|unpkg|jsdelivr|cdnjs)",
    ],
    ids=["a path of a machine", "a host of a package registry"],
)
def test_no_file_holds(pattern: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
        check=True,
    ).stdout.split("\n")  # fmt: skip
    found = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in (".png", ".ico", ".gz") or not path.is_file() or path == Path(__file__):
            continue
        if re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE):
            found.append(name)
    assert found == []
