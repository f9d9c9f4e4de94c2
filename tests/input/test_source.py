"""YAML is read with the place of every value; what no roadmap needs is refused, each with its place."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.paths import ROOT, SHARED

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location
from graph.input.nodes import Entry, Mapping, Node, Scalar, Sequence, parse_yaml, read_yaml
from graph.input.parser_texts import to_message as to_message_of_parser

SUITE = SHARED / "corpora" / "yaml-test-suite" / "src"
# How the suite prints what an editor does not show.
MARKS = (("␣", " "), ("←", "\r"), ("⇔", "\ufeff"), ("↵", ""))


def iter_scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from iter_scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from iter_scalars(entry.value)


def to_places(text: str) -> list[tuple[str, int, int]]:
    return [(s.text, s.location.line, s.location.column) for s in iter_scalars(parse_yaml(text, name="x.yaml"))]


def to_message(text: str) -> str:
    with pytest.raises(InvalidInput) as caught:
        parse_yaml(text, name="x.yaml")
    return str(caught.value)


# --- places ---------------------------------------------------------------------------------------------------------


def test_every_node_knows_its_place() -> None:
    def at(line: int, column: int) -> Location:
        return Location("x.yaml", line, column)

    assert parse_yaml("a: 1\nb:\n  - c\n", name="x.yaml") == Mapping(
        (
            Entry(Scalar("a", at(1, 1)), Scalar("1", at(1, 4))),
            Entry(Scalar("b", at(2, 1)), Sequence((Scalar("c", at(3, 5)),), at(3, 3))),
        ),
        at(1, 1),
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{이름: 대구, b: c}", [("이름", 1, 2), ("대구", 1, 6), ("b", 1, 10), ("c", 1, 13)]),
        ("{😀: x, b: c}", [("😀", 1, 2), ("x", 1, 5), ("b", 1, 8), ("c", 1, 11)]),
        ("a:\tb", [("a", 1, 1), ("b", 1, 4)]),
        ("a: b\r\nc: d\r\n", [("a", 1, 1), ("b", 1, 4), ("c", 2, 1), ("d", 2, 4)]),
        ("# note\n\n  a: b", [("a", 3, 3), ("b", 3, 6)]),
        ("a: |\n  b\n  c\nd: e", [("a", 1, 1), ("b\nc\n", 1, 4), ("d", 4, 1), ("e", 4, 4)]),
        ("a:\nb: 'c'", [("a", 1, 1), ("", 1, 3), ("b", 2, 1), ("c", 2, 4)]),
    ],
    ids=["after Hangul", "after an emoji", "after a tab", "CRLF", "comment and blank line", "block text", "nothing"],
)
def test_lines_and_columns_count_characters_from_1(text: str, places: list[tuple[str, int, int]]) -> None:
    assert to_places(text) == places


@pytest.mark.parametrize("text", ["", "\n", "# only a note\n"], ids=["nothing", "empty line", "comment"])
def test_an_empty_file_has_no_entries(text: str) -> None:
    assert parse_yaml(text, name="x.yaml") == Mapping((), Location("x.yaml", 1, 1))


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["yes", "no", "010", "12:30", "1_000", "1e3", "0x1F", "2024-11-08", "NaN", "true", "=", "<<"]
)
def test_a_plain_value_stays_the_text_that_is_written(text: str) -> None:
    assert to_places(f"a: {text}") == [("a", 1, 1), (text, 1, 4)]


@pytest.mark.parametrize(("text", "value"), [("~", ""), ("null", ""), ("'~'", "~"), ('"null"', "null")], ids=repr)
def test_nothing_is_empty_unless_it_is_quoted(text: str, value: str) -> None:
    assert to_places(f"a: {text}") == [("a", 1, 1), (value, 1, 4)]


@pytest.mark.parametrize("text", ["대구", '"\\u1103\\u1162\\u1100\\u116E"'], ids=["in the file", "as escapes"])
def test_decomposed_hangul_is_composed(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert [place[0] for place in to_places(f"a: {decomposed}\nb: c")] == ["a", "대구", "b", "c"]


def test_columns_count_composed_hangul() -> None:
    decomposed = unicodedata.normalize("NFD", "{a: 대구, b: c}")
    assert to_places(decomposed) == [("a", 1, 2), ("대구", 1, 5), ("b", 1, 9), ("c", 1, 12)]


# --- what is refused ------------------------------------------------------------------------------------------------


def test_each_key_that_stands_twice_names_both_lines() -> None:
    assert to_message("a: 1\nb: 2\na: 3\nb: 4") == (
        "x.yaml:3:1: key 'a' is already defined in line 1 of x.yaml; keep one\n"
        "x.yaml:4:1: key 'b' is already defined in line 2 of x.yaml; keep one"
    )


def test_a_key_may_stand_again_in_another_mapping() -> None:
    assert to_places("- a: 1\n- a: 2") == [("a", 1, 3), ("1", 1, 6), ("a", 2, 3), ("2", 2, 6)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: *x", "2:4: alias '*x' is not allowed; write out the value, or quote it"),
        ("a: &x [*x]", "1:4: anchor '&x' is not allowed; delete it, or quote the value"),
        ("a: &x 1", "1:4: anchor '&x' is not allowed; delete it, or quote the value"),
        ("a: ! 1", "1:4: tag '!' is not allowed; delete it, or quote the value"),
        ("a: !!int 1", "1:4: tag 'tag:yaml.org,2002:int' is not allowed; delete it, or quote the value"),
        ("a: !!python/object:os.system {}", "1:4: tag 'tag:yaml.org,2002:python/object:os.system' is not allowed; "
         "delete it, or quote the value"),
        ("a: 1\n---\nb: 2", "3:1: a second document begins; move it to a separate file"),
        ("[a]: 1", "1:1: key is not text; write one word"),
        ("a: [1", "1:4: not YAML: the bracket that opens here lacks a comma or its end by line 2; "
         "close it where it belongs"),
        ("a: 'b", "1:4: not YAML: the quote that opens here is never closed; close it"),
        ("a: 'b\nc: 'd'", "1:4: not YAML: the quote that opens here closes only in line 2; close it where it belongs"),
        ("a: b\nc\nd: e", "2:1: not YAML: could not find expected ':'; write 'key: value'"),
        ("a: b\n\tc: d", "2:1: the indentation contains a tab; write spaces"),
        ("%YAML 1.1", "1:10: not YAML: did not find expected <document start>; check quotes and indents here"),
        ("a: b\n%YAML 1.1\n", "3:1: not YAML: did not find expected <document start>; check quotes and indents here"),
        ('a: "b\\q"', "1:6: \\q is not an escape; write \\\\ or single quotes"),
        ("{", "1:1: not YAML: the bracket that opens here is never closed; close it"),
        ("a: 'b'\nc: \"d\ne: f\" g", "2:4: not YAML: the quote that opens here closes only in line 3; "
         "close it where it belongs"),
        ("- 'a\n b'\n- 'c' d", "3:7: the indentation fits no line above; align it with the other keys of its entry"),
        ("[" * 2_000, "1:1001: nested deeper than 64 levels; flatten it"),
        ("가: b\x07", "1:5: control character '\\x07' is not allowed; delete it"),
        ("a: 1\nb: \x00", "2:4: control character '\\x00' is not allowed; delete it"),
        ('a: 1\nb: "x\\0"', "2:4: control character '\\x00' is not allowed; delete it"),
        ("a: \ufffe", "1:4: control character '\\ufffe' is not allowed; delete it"),
        ("a: \ud800", "1:4: control character '\\ud800' is not allowed; delete it"),
    ],
    ids=["alias", "alias cycle", "anchor", "tag without a name",
         "tag", "tag that makes an object", "second document", "key that is a list",
         "open list", "open quote", "quote that closes too late", "key without colon",
         "tab as indent", "directive at the end of the file", "directive in the middle", "unknown escape",
         "bracket alone", "quote of an earlier line", "quote of another line", "deeper than the parser goes",
         "bell after Hangul", "NUL", "NUL as escape", "noncharacter",
         "lone surrogate"],
)  # fmt: skip
def test_what_no_roadmap_needs_is_refused_where_it_stands(text: str, message: str) -> None:
    assert to_message(text) == f"x.yaml:{message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("s:\n  - {id: a, title: 가, publisher: p}}\n", "2:36: } closes no bracket; delete it, or quote the value"),
        ("s:\n  - {id: a}\n]\n", "3:1: ] closes no bracket; delete it, or quote the value"),
        ("s:\n  - {id: a, title: 가} extra\n", "2:23: something follows the closing bracket; delete it, or write it "
         "inside the bracket"),
        ("s:\n  - {id: a, title: 가: 나}\n", "2:21: the value contains a colon and a space; write the whole value in "
         "quotes"),
        ("s:\n  - title: [신규] 가\n", "2:12: text follows the bracket [신규]; write the whole value in quotes"),
        ("roadmaps: [\n", "1:11: not YAML: the bracket that opens here is never closed; close it"),
        ("roadmaps: [\n  - id: x\n", "1:11: not YAML: the bracket that opens here lacks a comma or its end by line 2; "
         "close it where it belongs"),
    ],
    ids=["second brace", "bracket alone in a line", "word after a brace", "colon inside", "tag of a title",
         "never closed", "items in brackets"],
)  # fmt: skip
def test_a_bracket_is_named_at_its_place(text: str, message: str) -> None:
    assert to_message(text) == f"x.yaml:{message}"


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("could not find expected ':'", "':'이 있어야 할 곳에 없다"),
        ("did not find expected ',' or '}'", "','나 '}'가 있어야 할 곳에 없다"),
        ("expected <block end>, but found '}'", "<block end> 자리에 '}' 있음"),
        ("a problem of a newer parser", "a problem of a newer parser"),
    ],
)
def test_what_the_parser_says_has_a_korean_text(problem: str, text: str) -> None:
    assert Message("{problem}", problem=to_message_of_parser(problem)).to_text("ko") == text


def test_nesting_may_be_64_levels_deep() -> None:
    assert to_places("[" * 64 + "a" + "]" * 64) == [("a", 1, 65)]


@pytest.mark.parametrize(
    ("bracket", "column"),
    [("[", 66), ("{a: ", 258), ("- ", 131), ("? ", 131)],
    ids=["list", "mapping", "items", "keys"],
)
def test_65_levels_are_refused_where_the_last_one_stands(bracket: str, column: int) -> None:
    assert to_message(bracket * 65 + "x") == f"x.yaml:1:{column}: nested deeper than 64 levels; flatten it"


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "], ids=["list", "mapping", "block list"])
def test_100_000_levels_do_not_end_the_process(bracket: str) -> None:
    code = (
        "from graph.errors.problems import InvalidInput\nfrom graph.input.nodes import parse_yaml\n"
        f"try:\n    parse_yaml({bracket!r} * 100_000, name='x.yaml')\n"
        "except InvalidInput as error:\n    print(error.problems[0].what)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "nested deeper than 64 levels\n", "")


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
def test_utf_8_is_read(mark: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(mark + "이름: 대구".encode())
    found = [(s.text, s.location.column) for s in iter_scalars(read_yaml(tmp_path / "x.yaml", name="x.yaml"))]
    assert found == [("이름", 1), ("대구", 5)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1\n이름: 대구".encode("cp949"), "2:1: file is CP949; save it as UTF-8 (iconv -f CP949 -t UTF-8)"),
        ("a: 대구".encode("utf-16"), "1:1: file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)"),
        ("\ufeffa: 대구".encode("utf-16-be"), "1:1: file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)"),
        (b"a: 1\nb: 2\nc: \xff\xff", "3:1: file is not UTF-8; save it as UTF-8"),
    ],
    ids=["CP949", "UTF-16, little end first", "UTF-16, big end first", "no text at all"],
)
def test_another_encoding_is_named_with_the_command_to_convert_it(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(InvalidInput) as caught:
        read_yaml(tmp_path / "x.yaml", name="x.yaml")
    assert str(caught.value) == f"x.yaml:{message}"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_yaml(tmp_path / "x.yaml", name="x.yaml")
    reason = "cannot be read (No such file or directory); check the path and its permissions"
    assert str(caught.value) == f"x.yaml:1:1: {reason}"


def test_a_file_over_64_mib_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(InvalidInput) as caught:
        read_yaml(tmp_path / "x.yaml", name="x.yaml")
    assert str(caught.value) == "x.yaml:1:1: file is over 64 MiB; split it into several files"
