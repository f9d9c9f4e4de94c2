"""Every text of an error in the code, found in its syntax tree."""

import ast
from collections.abc import Iterator
from pathlib import Path

from support.paths import ROOT

# These make an error of their texts.
_REPORTING = frozenset({"self.report", "_invalid", "_unusable", "Malformed", "Misread", "Deceptive"})


def iter_templates() -> Iterator[str]:
    """The English text of each message."""
    for _, call in _iter_calls():
        if _get_name(call) == "Message":
            yield from (text for text in _iter_texts(call.args[0]))


def iter_untranslatable() -> Iterator[str]:
    """Where an error is given a text that is not a message."""
    # A fault of SERVICE has the words of another program.
    errors = _REPORTING | _find_errors() - {"ServiceFault"}
    for path, call in _iter_calls():
        arguments = (
            [*call.args, *(keyword.value for keyword in call.keywords)]
            if {_get_name(call), ast.unparse(call.func)} & errors
            else []
        )
        for argument in arguments:
            if isinstance(argument, ast.JoinedStr) or any(" " in text for text in _iter_texts(argument)):
                yield f"{path.relative_to(ROOT)}:{argument.lineno}"


def _iter_calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((ROOT / "graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _find_errors() -> frozenset[str]:
    """The names of all errors that a user can fix."""
    found = {"RoadmapError"}
    classes = [
        node
        for path in sorted((ROOT / "graph").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while new := {one.name for one in classes if {ast.unparse(base) for base in one.bases} & found} - found:
        found |= new
    return frozenset(found)


def _get_name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _iter_texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, if they are written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _iter_texts(node.body)
        yield from _iter_texts(node.orelse)
