"""Whatever a file holds, it is read or refused with its place: generated bombs, arbitrary text and bytes, corpora."""

import json
import random
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.hostile_texts import NAUGHTY
from support.paths import DATA, SHARED
from support.plain_nodes import to_plain

from graph.errors.problems import InvalidInput, Problem, Remarks
from graph.input.loader import load_roadmaps
from graph.input.nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from graph.model.entities import ENTITY_TYPES
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import DC, ORG, RDFS
from graph.pipeline.dataset import to_dataset

SUITE = SHARED / "corpora" / "yaml-test-suite" / "src"
# How the suite prints what an editor does not show.
MARKS = (("␣", " "), ("←", "\r"), ("⇔", "\ufeff"), ("↵", ""))


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its N-Quads or its problems, and the processor time of reading it."""

    nquads: str
    problems: tuple[Problem, ...]
    seconds: float


def load_bytes(content: bytes) -> Outcome:
    """Loads one file; every problem stands in a line of the file and is told in one line."""
    nquads, problems = "", ()
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.yaml")
        path.write_bytes(content)
        begin = time.process_time()
        try:
            nquads = to_dataset(load_roadmaps(path)).nquads
        except InvalidInput as error:
            problems = error.problems
        seconds = time.process_time() - begin
    lines = len(re.split(rb"\r\n|\r|\n", content))
    places = [problem.location for problem in problems]
    assert [place for place in places if place.path != str(path) or not 1 <= place.line <= lines] == []
    assert [problem for problem in problems if len(str(problem).splitlines()) != 1] == []
    return Outcome(nquads, problems, seconds)


# --- bombs ----------------------------------------------------------------------------------------------------------


def make_bomb(chance: random.Random) -> str:
    """A small document that a careless reader makes something huge of, or does not come back from."""
    size = chance.randint(100, 1_000)
    key = chance.choice(("roadmaps", "agencies", "x"))
    laughs = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9 + size % 20)]
    return chance.choice(
        (
            lambda: "a0: &a0 [x, x]\n" + "\n".join(laughs),
            lambda: f"{key}: &x [*x, *x]",
            lambda: f"{key}: &x {{y: *x}}",
            lambda: f"{key}: " + "[" * size,
            lambda: f"{key}: " + "{a: " * size,
            lambda: f"{key}:\n" + "".join(f"{' ' * n}- a:\n" for n in range(1, 120)),
            lambda: "- " * size,
            lambda: "? " * size,
            lambda: f"{key}: " + "9" * size * 5,
            lambda: f"{key}: 0x" + "f" * size * 5,
            lambda: f"{key}: " + "59:" * size + "59",
            lambda: "\n".join("a: b" for _ in range(size)),
            lambda: "\n".join(f"k{n}: b" for n in range(size // 4)),
            lambda: f"{key}: [" + "{}, " * size + "]",
            lambda: f"{key}: [" + ", ".join(f"&b{n} x" for n in range(size)) + "]",
            lambda: "---\n" * size,
            lambda: "%TAG ! x\n" * size,
            lambda: f"{key}: !!binary " + "A" * size,
            lambda: f"<<: [{', '.join(['{a: b}'] * size)}]",
            lambda: f'{key}: "' + "\\u200b" * size + '"',
            lambda: f"{key}: " + "\u200b" * size * 5,
            lambda: f"{key}: |{size}\n  x",
            lambda: "#" * size * 5,
            lambda: " " * size + "a: b\n" + "\t" * size,
            lambda: f"{key}: '" + "''" * size,
            lambda: "a\u0301" * size + "\u0327\u0301" * size,
        )
    )()  # type: ignore[no-untyped-call]


@pytest.fixture
def _untraced() -> Iterator[None]:
    """What is timed is not measured for coverage, which makes it several times slower."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)


@pytest.mark.slow
@pytest.mark.usefixtures("_untraced")
def test_a_thousand_bombs_take_less_than_50_ms_each() -> None:
    load_bytes(b"")
    bombs = [make_bomb(random.Random(seed)) for seed in range(1_000)]
    outcomes = [load_bytes(bomb.encode()) for bomb in bombs]
    # Processor time, so that a busy machine does not decide.
    slow = [bomb for bomb, outcome in zip(bombs, outcomes, strict=True) if outcome.seconds >= 0.05]
    # What one reading was unlucky with, three are not.
    assert [bomb[:60] for bomb in slow if min(load_bytes(bomb.encode()).seconds for _ in range(3)) >= 0.05] == []
    assert sum(bool(outcome.problems) for outcome in outcomes) > 850


def test_a_file_that_takes_too_long_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0, 1, 301])
    monkeypatch.setattr("graph.input.nodes.time.monotonic", lambda: next(clock))
    with pytest.raises(InvalidInput) as caught:
        parse_yaml("a: 1", name="x.yaml")
    assert (str(caught.value), caught.value.exit_code) == (
        "x.yaml:1:1: reading takes longer than 300 seconds; split the file into several",
        3,
    )


@pytest.mark.parametrize("text", ["# e{}", "a: e{}", '"e{}": 1', "a: |\n  e{}"])
def test_a_long_run_of_marks_is_refused_where_it_stands(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_yaml(text.format("\u0316\u0301" * 160_000), name="x.yaml")
    line = text.count("\n") + 1
    column = text.rpartition("\n")[2].index("e") + 32
    assert str(caught.value) == f"x.yaml:{line}:{column}: more than 30 combining marks in a row; delete them"


def test_a_long_run_of_escaped_marks_is_refused() -> None:
    escaped = "\\u0301" * 31
    with pytest.raises(InvalidInput, match=r"^x.yaml:1:4: more than 30 combining marks in a row; delete them$"):
        parse_yaml(f'a: "e{escaped}"', name="x.yaml")


def test_more_nodes_than_the_bound_are_refused_where_the_first_too_many_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.input.nodes.MAX_NODES", 1_000)
    with pytest.raises(InvalidInput) as caught:
        parse_yaml("- a\n" * 1_200, name="x.yaml")
    what = "more than 1,000 keys and values; split the file into several"
    assert str(caught.value) == f"x.yaml:1000:3: {what}"


# --- laws -----------------------------------------------------------------------------------------------------------

KEYS = sorted({name for entity in ENTITY_TYPES.values() for name in entity.fields})
WORDS = [
    "가",
    "no",
    "010",
    "80억원",
    "2024-11-08",
    "2023/2025",
    "kbia",
    "lead",
    "5",
    "1,150",
    "https://a.org",
    "",
    "~",
    "total",
]


def nest(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(KEYS) | st.text(max_size=4)
    return st.lists(children, max_size=4) | st.dictionaries(keys, children, max_size=6)


VALUES = st.recursive(st.sampled_from(WORDS) | st.text(max_size=12), nest, max_leaves=12)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.text())
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    load_bytes(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=150)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,?\n\r\t ~<=.0\\가\u200b\u0301\u2028\u0085", max_size=40))
def test_any_text_of_signs_that_yaml_knows_is_read_or_refused_with_its_place(text: str) -> None:
    load_bytes(text.encode())


@settings(max_examples=150)
@given(st.binary())
def test_any_bytes_are_read_or_refused_with_their_place(content: bytes) -> None:
    load_bytes(content)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(list(ENTITY_TYPES["Document"].fields)), st.lists(VALUES, max_size=3)))
def test_any_document_of_known_words_is_read_or_refused_with_its_place(document: dict[str, Any]) -> None:
    load_bytes(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"))


REAL = DATA.read_bytes()


@pytest.mark.slow
@settings(max_examples=150)
@given(st.integers(0, len(REAL) - 1), st.integers(0, 40), st.binary(max_size=6))
def test_the_real_file_with_any_bytes_changed_is_read_or_refused_with_its_place(at: int, cut: int, put: bytes) -> None:
    load_bytes(REAL[:at] + put + REAL[at + cut :])


def test_decomposed_hangul_gives_the_same_graph_byte_for_byte(tmp_path: Path) -> None:
    text = DATA.read_text(encoding="utf-8")
    decomposed = unicodedata.normalize("NFD", text)
    assert len(decomposed) > len(text) + 2_000
    # The name of the file stands in the graph too, and macOS decomposes it as well.
    names = ("자료.yaml", unicodedata.normalize("NFD", "자료.yaml"))
    graphs = []
    for name, content in zip(names, (text, decomposed), strict=True):
        path = tmp_path / str(len(name)) / name
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        graphs.append(to_dataset(load_roadmaps(path)).nquads)
    assert graphs[0] == graphs[1]


# --- YAML's own test suite ------------------------------------------------------------------------------------------


def read_suite() -> dict[str, tuple[str, str | None]]:
    """Case name -> YAML text and the JSON that it stands for; the suite's files hold one or several cases each."""
    cases = {}
    for path in sorted(SUITE.glob("*.yaml")):
        text, expected = "", None
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if case.get("skip"):
                continue
            # A case takes over from the one before what it does not say itself.
            text, expected = case.get("yaml", text), case.get("json", expected)
            shown = re.sub("—*»", "\t", text)
            for mark, meant in MARKS:
                shown = shown.replace(mark, meant)
            cases[f"{path.stem}-{number}"] = (re.sub("∎\n$", "", shown), None if case.get("fail") else expected)
    return cases


def to_texts(value: object) -> object:
    """A JSON value with every scalar as text; nothing is empty text, as it is here."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): to_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [to_texts(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else unicodedata.normalize("NFC", str(value))


def iter_places(node: Node) -> list[Any]:
    if isinstance(node, Scalar):
        return [node.location]
    if isinstance(node, Sequence):
        return [place for item in node.items for place in iter_places(item)]
    return [place for entry in node.entries for place in (entry.key.location, *iter_places(entry.value))]


# Of the 220 cases of valid YAML without anchors, aliases, tags and second documents, what libyaml reads otherwise.
DIFFERENT = {
    "652Z-0": "a key that begins with '?' within braces loses it",
    "HM87-1": "a value that begins with '?' within brackets is a key",
    "JEF9-2": "the line break of an empty text that ends the file without one is left out",
    "L24T-1": "the line break of a text that ends the file without one is left out",
}


def compare(node: Node, expected: str | None, remarks: Remarks) -> str:
    """What to say of a case that was read: equal, different, refused, empty, or read though it is no valid YAML."""
    if remarks.errors:
        return "refused"
    if expected is None:
        return "lenient"
    if not expected.strip():
        return "empty" if node == Mapping((), node.location) else "different"
    meant = to_texts(json.loads(expected, parse_int=str, parse_float=str))
    return "equal" if to_plain(node) == meant else "different"


@pytest.mark.skipif(not SUITE.is_dir(), reason="yaml-test-suite does not lie beside this checkout")
def test_each_case_of_the_yaml_test_suite_is_read_as_meant_or_refused_with_its_place() -> None:
    cases, unplaced, sorts = read_suite(), [], defaultdict(set)
    for name, (text, expected) in cases.items():
        remarks = Remarks()
        try:
            node = parse_yaml(text, name=name, remarks=remarks)
        except InvalidInput as error:
            sorts["refused"].add(name)
            places = [problem.location for problem in error.problems]
        else:
            places = iter_places(node)
            sorts[compare(node, expected, remarks)].add(name)
        unplaced += [place for place in places if place.path != name or place.line < 1 or place.column < 1]
    assert (len(cases), unplaced) == (405, [])
    assert sorts["different"] == set(DIFFERENT)
    counts = {sort: len(names) for sort, names in sorts.items()}
    assert counts == {"equal": 170, "refused": 215, "lenient": 13, "empty": 3, "different": 4}


# --- naughty strings ------------------------------------------------------------------------------------------------

REFUSED = {
    0: "'publisher' is empty; give it a value or delete 'publisher:'",
    93: "control character '\\x7f' is not allowed; delete it",
    94: "control character '\\x80' is not allowed; delete it",
    95: "control character '\\x85' is not allowed; delete it",
    98: "control character '\\ufffe' is not allowed; delete it",
    175: "control character '\\u2029' is not allowed; delete it",
    434: "'publisher' is empty; give it a value or delete 'publisher:'",
    506: "control character '\\x1b' is not allowed; delete it",
    507: "control character '\\x1b' is not allowed; delete it",
    508: "control character '\\x08' is not allowed; delete it",
}
# The same, but the first of several control characters is found first.
REFUSED_ESCAPED = {
    **REFUSED,
    93: "control character '\\x01' is not allowed; delete it",
    95: "control character '\\x0b' is not allowed; delete it",
}
# A field of each kind of text: plain, Korean, English, and one that others are named by.
DOCUMENT = """\
sources:
  - id: s
    publisher: TEXT
    title: TEXT
reasons:
  - id: r
    ko: 까닭
    en: TEXT
agencies:
  - id: a
    type: company
    name: TEXT
  - id: b
    type: company
    name: 둘째
    unit_of: TEXT
"""
PREDICATES = {DC.publisher, RDFS.label, ORG.unitOf}


def escape(text: str) -> str:
    """*text* with every character as YAML's escape for it."""
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


def read_back(nquads: str) -> list[str]:
    """Every text and every agency that is named, in the order of fields."""
    quads = pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    found = {(quad.subject.value.rsplit("/", 1)[1], quad.predicate.value, getattr(quad.object, "language", None)):
             quad.object.value for quad in quads if quad.predicate.value in PREDICATES}  # fmt: skip
    keys = [("s", DC.publisher, None), ("s", RDFS.label, "ko"), ("r", RDFS.label, "en"), ("a", RDFS.label, "ko")]
    return [found[key] for key in (*keys, ("b", ORG.unitOf, None))]


@pytest.mark.slow
@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of naughty strings does not lie beside this checkout")
@pytest.mark.parametrize("escaped", [False, True], ids=["as they are", "escaped"])
def test_each_naughty_string_comes_back_from_every_kind_of_text_or_is_refused_where_it_stands(escaped: bool) -> None:
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    different, refused = [], {}
    for number, text in enumerate(strings):
        written = escape(text) if escaped else json.dumps(text, ensure_ascii=False)
        outcome = load_bytes(DOCUMENT.replace("TEXT", written).encode())
        if outcome.problems:
            assert min(problem.location.line for problem in outcome.problems) == 3
            refused[number] = outcome.problems[0].text
            continue
        same = unicodedata.normalize("NFC", text).strip()
        if read_back(outcome.nquads) != [same, same, same, same, mint_iri("agency", "a")]:
            different.append(text)
    assert different == []
    assert (len(strings), refused) == (515, REFUSED_ESCAPED if escaped else REFUSED)
