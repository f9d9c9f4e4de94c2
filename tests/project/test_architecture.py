"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import networkx as nx
import pytest
from support.paths import ROOT

MODULES = sorted(path for folder in ("graph", "scripts") for path in (ROOT / folder).rglob("*.py"))
# Identifiers of things of other people that are no terms: addresses that users read.
ALLOWED_ADDRESSES = ("http://json-schema.org/draft-07/schema#", "https://www.w3.org/TR/")


@cache
def list_nodes(path: Path) -> list[Any]:
    """Every node of the module, itself first."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.fixture(scope="module", autouse=True)
def _modules() -> None:
    """All modules are parsed once, for all rules."""
    for path in MODULES:
        list_nodes(path)


def iter_texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module with their lines, but for what documents it."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in list_nodes(path)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in list_nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def iter_nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, Any]]:
    """Every node of these kinds in every module, with the module."""
    for path in MODULES:
        yield from ((path, node) for node in list_nodes(path) if isinstance(node, kinds))


def list_tracked() -> list[Path]:
    """The files of the project: those that git tracks or, in a source archive, all of them."""
    if not (ROOT / ".git").exists():
        return [path for path in ROOT.rglob("*") if "__pycache__" not in path.parts]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def to_place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


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


def test_iris_stand_only_in_the_vocabulary() -> None:
    assert [
        f"{to_place(path, line)}: {text}"
        for path in MODULES
        for line, text in iter_texts(path)
        if path.name != "vocabulary.py" and re.search(r"https?://\w", text) and not text.startswith(ALLOWED_ADDRESSES)
    ] == []


def test_graph_is_the_name_of_the_package_only() -> None:
    assert [
        to_place(path, node.lineno)
        for path, node in iter_nodes(ast.Import)
        if any(alias.name.split(".")[0] == "graph" for alias in node.names)
    ] == []
    assert [
        to_place(path, node.lineno)
        for path, node in iter_nodes(ast.Name)
        if isinstance(node.ctx, ast.Store) and node.id == "graph"
    ] == []


def test_modules_stay_small() -> None:
    assert [to_place(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_functions_stay_small() -> None:
    assert [
        f"{to_place(path, node.lineno)}: {node.name}"
        for path, node in iter_nodes(ast.FunctionDef)
        if node.end_lineno - node.lineno >= 50
    ] == []


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    silent = {"utils", "helpers", "common", "misc", "manager"}
    assert [to_place(path) for path in MODULES if silent & {path.stem, *path.relative_to(ROOT).parts}] == []


def test_only_the_command_line_catches_everything() -> None:
    # rdflib raises a bare Exception for many faults of a query, so its store has to look at one; the process of a
    # query is a program of its own, whose last words go to the one that started it; a plug-in may raise anything.
    assert [
        to_place(path, node.lineno)
        for path, node in iter_nodes(ast.ExceptHandler)
        if path != ROOT / "graph" / "cli" / "running.py" and path.name not in ("memory.py", "worker.py", "registry.py")
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception")
    ] == []


def test_no_markup_in_python_strings() -> None:
    assert [
        f"{to_place(path, line)}: {text}"
        for path in MODULES
        for line, text in iter_texts(path)
        if re.search(r"</?(div|span|p|a|script|style|table|html)\b", text)
    ] == []


def test_every_public_module_class_and_function_is_documented() -> None:
    missing = []
    for path in MODULES:
        tree = list_nodes(path)[0]
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
    texts = {path: path.read_bytes() for path in list_tracked() if path.is_file() and path != Path(__file__)}
    assert len(texts) > 400
    assert [
        to_place(path)
        for path, content in texts.items()
        # Like git, takes a file with a zero byte for binary.
        if b"\0" not in content and re.search(pattern, content.decode(), re.MULTILINE)
    ] == []
