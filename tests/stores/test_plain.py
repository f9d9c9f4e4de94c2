"""What processes send each other and a catalogue keeps is JSON that is read as values of known types alone."""

import json
import pickle
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from support.paths import DATA

from graph.errors.messages import Message
from graph.errors.problems import Duplicate, Location, Malformed, Problem, TooSlow, UnknownField
from graph.input.files import find_files
from graph.input.texts.text import Passage
from graph.input.texts.worker import Answer
from graph.pipeline.assembly import Reading, _Order, read_files
from graph.stores.plain import UnreadableAnswer, read_line, to_line

PLACE = Location("가\n\udcff.yaml", 1, 2)


@dataclass(frozen=True)
class Told:
    problems: tuple[Problem, ...]


def test_problems_come_back_as_what_they_are() -> None:
    told = Told(
        (
            Malformed(location=PLACE, what=Message("{a} {b}", a=Message("x"), b="\u2028\ud800"), instead="나"),
            TooSlow(location=PLACE, what="a", instead=""),
            Duplicate(location=PLACE, name="a", kind=Message("agency"), first=PLACE),
            UnknownField(location=PLACE, name="a", owner=Message("b"), known=("c", "d")),
        )
    )
    line = to_line(told)
    assert line.count(b"\n") == 0
    read = read_line(line, Told)
    assert read == told
    assert [type(one) for one in read.problems] == [Malformed, TooSlow, Duplicate, UnknownField]


def test_amounts_are_exact() -> None:
    assert str(read_line(to_line(Decimal("1.50")), Decimal)) == "1.50"
    with pytest.raises(UnreadableAnswer):
        read_line(b'"x"', Decimal)


@pytest.mark.slow
def test_the_reading_of_a_file_comes_back(tmp_path: Path) -> None:
    (reading,) = read_files(_Order(tuple(find_files([DATA])), None, tmp_path / "spool"))
    assert read_line(to_line(reading), Reading) == reading


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'["Answer"]',
        b'["Path","/etc/passwd"]',
        b'["Answer","a",[],"","",""',
        b'["Answer","a",[],"","","",1]',
        b'["Answer",1,[],"","",""]',
        b'["Answer","a",[[1,2,"paragraph","x",0,0,0,0]],"","",""]',
        b'["Answer","a",[[1,2,"paragraph","x",0,0,0,0,true]],"","",""]',
        b'["Answer","a",[[1,2,"paragraph","x",0,0,0,0,1.0]],"","",""]',
        b'["Answer","a",{},"","",""]',
        b'["Answer","a",[],{"template":"{x:>999999999}","values":{"x":""}},"",""]',
        b'["Answer","a",[],{"template":"{x.__class__}","values":{"x":""}},"",""]',
        b'["Answer","a",[],{"template":"{x}","values":{}},"",""]',
        b"[" * 100_000,
        b"1" * 5_000,
        pickle.dumps(Answer()),
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        read_line(line, Answer)


def test_a_record_is_a_list() -> None:
    answer = Answer("가", (Passage(0, 1, "paragraph", "paragraph 1"),))
    assert json.loads(to_line(answer)) == [
        "Answer",
        "가",
        [[0, 1, "paragraph", "paragraph 1", 0, 0, 0, 0, 0]],
        "",
        "",
        "",
    ]
    assert read_line(to_line(answer), Answer) == answer
