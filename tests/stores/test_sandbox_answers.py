"""What the process of an untrusted query sends back is JSON that is read as values alone."""

import json
import pickle
from decimal import Decimal

import pytest

from graph.errors import QueryLimit
from graph.errors.messages import Message
from graph.knowledge import Knowledge
from graph.stores import Iri, Table
from graph.stores.plain import UnreadableAnswer
from graph.stores.protocol import Cell
from graph.stores.sandbox import LIMITS, select
from graph.stores.sandbox import answers as module
from graph.stores.sandbox.answers import (
    Outcome,
    read_outcome,
    read_table,
    write_outcome,
    write_table,
)

CELLS: tuple[Cell, ...] = (
    Iri("https://example.org/가"), "가\n\x00\ud800", "", 10**40, -1, Decimal("1.50"), Decimal("-1E+3"), True, False,
    None,
)  # fmt: skip


def test_every_kind_of_cell_comes_back_with_its_type() -> None:
    table = Table(tuple(f"c{number}" for number in range(len(CELLS))), (CELLS, CELLS[::-1]))
    found = read_table(write_table(table))
    assert found == table
    assert [type(cell) for cell in found.rows[0]] == [type(cell) for cell in CELLS]
    assert [str(cell) for cell in found.rows[0]] == [str(cell) for cell in CELLS]


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(b"{}\n\x00\xff"),
        Outcome(b""),
        Outcome(limit="rows"),
        Outcome(bug="ValueError: x"),
        Outcome(fault="syntax error", exit_code=2),
        Outcome(
            fault=Message("{what} is {{x}}", what=Message("a {kind}", kind={"ko": "기관", "en": "agency"})), exit_code=2
        ),
    ],
)
def test_an_outcome_comes_back(outcome: Outcome) -> None:
    found = read_outcome(write_outcome(outcome))
    assert found == outcome
    assert str(found.fault) == str(outcome.fault)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b'[["a"]]', b'[["a"],[1]]', b'[["a"],[[1,2]]]', b'[[1],[[1]]]', b'[["a"],[[1.5]]]',
        b'[["a"],[[{}]]]', b'[["a"],[[["iri",1]]]]', b'[["a"],[[["code","x"]]]]', b'[["a"],[[["decimal","x"]]]]',
        b"[" * 100_000, pickle.dumps(Table((), ())),
    ],
)  # fmt: skip
def test_anything_else_is_no_table(content: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        read_table(content)


@pytest.mark.parametrize(
    "fault",
    [1, None, {"template": "{x:>999999999}", "values": {"x": ""}}, {"template": "{x.__class__}", "values": {"x": ""}},
     {"template": "{x}", "values": {}}, {"template": "{", "values": {}}, {"labels": {"ko": ""}}],
)  # fmt: skip
def test_a_fault_is_a_text_with_plain_gaps(fault: object) -> None:
    head = {"content": False, "fault": fault, "exit_code": 2, "limit": "", "bug": ""}
    with pytest.raises(UnreadableAnswer):
        read_outcome(json.dumps(head).encode())


def test_an_answer_of_a_process_that_was_taken_over_is_a_crash(
    real: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str, ...]]:
            return open, (str(path), "w")

    path = tmp_path_factory.mktemp("evil") / "written"
    monkeypatch.setattr("graph.stores.sandbox.worker.write_outcome", lambda _: pickle.dumps(Evil()))
    with pytest.raises(QueryLimit, match="the query crashed the engine"):
        select(real.store, "SELECT * { ?s ?p ?o } LIMIT 1", LIMITS)
    assert not path.exists()
    assert not hasattr(module, "pickle")
