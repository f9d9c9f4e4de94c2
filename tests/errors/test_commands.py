"""A command within a message can be copied into a shell and does what the message says."""

import os
import shlex
from pathlib import Path

import pytest

from graph.errors.commands import name_folder, quote
from graph.stores import Place, get_place
from graph.stores.kept import NoStore

WORDS = ["kept", "my graph", "it's", "a;b", "$HOME", "`ls`", "-x", "가", "", "a/b", 'a"b', "*", "~", "#"]


@pytest.mark.parametrize("word", WORDS)
def test_a_shell_reads_the_word(word: str) -> None:
    assert shlex.split(f"x {quote(word)}") == ["x", word]


@pytest.mark.parametrize("name", ["kept", "my graph", "oxigraph", "memory", "-x", "가", "a/b", "/data/x", "../x"])
def test_a_folder_is_no_engine_and_no_option(name: str) -> None:
    (word,) = shlex.split(name_folder(Path(name)))
    assert (get_place(word), Path(word), word.startswith("-")) == (Place.FOLDER, Path(name), False)


def test_the_command_that_creates_a_graph_takes_the_folder() -> None:
    command = str(NoStore(Path("my graph"), "empty")).partition("create it with: ")[2]
    assert shlex.split(command) == ["roadmap-graph", "load", "--store", "./my graph"]


def test_windows_knows_double_quotes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert [quote(word) for word in ("C:\\kept", "my graph", "")] == ["C:\\kept", '"my graph"', '""']
