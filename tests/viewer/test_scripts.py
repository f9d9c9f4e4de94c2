"""The scripts of the page: which needs which, in what order they stand, and what the page makes of them."""

import os
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path, PurePosixPath

from support.paths import ROOT

from graph.viewer import full, rendering
from graph.viewer.review import rendering as review
from graph.viewer.sources import read_script

STATIC = ROOT / "graph" / "viewer" / "static"
SOURCES = {str(path.relative_to(STATIC)): path.read_text(encoding="utf-8") for path in sorted(STATIC.rglob("*.js"))}
*LIGHT, PAGE = rendering.SCRIPTS
# The page for the review of a draft is a page of its own.
REVIEW = review.SCRIPTS
LISTED = (*LIGHT, *full.SCRIPTS, PAGE)
# A folder needs only folders that stand before it; views do not need the SPARQL tab, nor it them.
FOLDERS = ("data", "state", "parts", "views | sparql | review", "")
LONGEST, MOST_LINES = 140, 400
WORDS = ("state/words.js", "state/phrases.js", "state/moneywords.js", "sparql/words.js")

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<code>[\w$]+|\s+|.)""",
    re.DOTALL,
)
# A piece of a template, up to its end or to the code in it.
PIECE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|(?P<opens>\$\{))", re.DOTALL)
# What stands before a slash that divides; any other begins a regular expression.
DIVIDED = re.compile(r"(?!return$).*[\w$)\]}]", re.DOTALL)
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
IMPORT = re.compile(r'^import \{ (\w+) \} from "(\.[./\w]+)";$', re.MULTILINE)


def iter_tokens(text: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token of JavaScript; the code in ``${}`` of a template is code like any other."""
    before, at = "", 0
    in_template: list[bool] = []
    while match := TOKEN.match(text, at):
        kind, token = str(match.lastgroup), match[0]
        if token == "`" or (token == "}" and in_template.pop()):
            piece = PIECE.match(text, match.end())
            assert piece, text[at:]
            in_template += [True] if piece["opens"] else []
            kind, token = "text", token + piece[0]
        elif token == "{":
            in_template.append(False)
        elif token == "/" and not DIVIDED.fullmatch(before) and (pattern := PATTERN.match(text, at)):
            kind, token = "pattern", pattern[0]
        yield kind, token
        before = token if token.strip() and kind != "comment" else before
        at += len(token)


def read_code(text: str) -> str:
    """The script without comments, texts and regular expressions, and without its imports and exports."""
    return "".join(token if kind == "code" else " " for kind, token in iter_tokens(without_module(text)))


def without_module(text: str) -> str:
    return re.sub(r"^(?:import|export) .*\n", "", text, flags=re.MULTILINE)


def find_defined(name: str) -> list[str]:
    return re.findall(r"^(?:const|let|class|function) (\w+)", SOURCES[name], re.MULTILINE)


HOMES = {defined: name for name in SOURCES for defined in find_defined(name)}


def find_used(name: str) -> set[str]:
    """The names of other scripts that stand in a script: neither after a dot nor as a key."""
    words = re.findall(r"(?:(?<![\w$.])|(?<=\.\.\.))[A-Za-z_$][\w$]*(?![\w$:])", read_code(SOURCES[name]))
    return {word for word in words if HOMES.get(word, name) != name}


NEEDS = {name: {HOMES[used] for used in find_used(name)} for name in SOURCES}


def test_code_is_told_from_texts_comments_and_patterns() -> None:
    text = 'const a = b / c; // d\n/* e */ f("g", `h${i({ j: `k${l}` })}m`);\nreturn /[/n"]o/u.test(p) / q;\n'
    assert [line.split() for line in read_code(text).splitlines()] == [
        ["const", "a", "=", "b", "/", "c;"],
        ["f(", ",", "i({", "j:", "l", "})", ");"],
        ["return", ".test(p)", "/", "q;"],
    ]


def test_scripts_import_what_they_use_and_nothing_else() -> None:
    for name in set(SOURCES) - {full.WORKER}:
        found = IMPORT.findall(SOURCES[name])
        imported = {used: os.path.normpath(PurePosixPath(name).parent / path) for used, path in found}
        assert imported == {used: HOMES[used] for used in find_used(name)}, name
        assert len(found) == SOURCES[name].count("\nimport "), name


def test_every_name_is_defined_once_and_exported_if_another_script_uses_it() -> None:
    defined = list(chain.from_iterable(map(find_defined, SOURCES)))
    assert len(defined) == len(set(defined))
    for used in set(chain.from_iterable(map(find_used, SOURCES))):
        assert f"\nexport {{ {used} }};\n" in SOURCES[HOMES[used]]


def test_no_scripts_need_each_other() -> None:
    TopologicalSorter(NEEDS).prepare()


def test_every_script_is_listed_after_those_that_it_needs() -> None:
    assert sorted((*LISTED, *REVIEW, full.WORKER)) == sorted(SOURCES)
    for place, name in enumerate(REVIEW):
        assert NEEDS[name] <= set(REVIEW[:place]), name
    for place, name in enumerate(LISTED):
        assert NEEDS[name] <= set(LISTED[:place]), name
    for name in (*LIGHT, PAGE):
        assert NEEDS[name] <= set(LIGHT), name


def test_folders_need_those_below_them_only() -> None:
    ranks = {folder: rank for rank, row in enumerate(FOLDERS) for folder in row.split(" | ")}
    folders = {name: str(PurePosixPath(name).parent).strip(".") for name in SOURCES}
    for name, needs in NEEDS.items():
        for other in needs:
            same = folders[name] == folders[other]
            assert same or ranks[folders[other]] < ranks[folders[name]], f"{name} needs {other}"


def test_the_tabs_stand_in_the_order_of_the_views() -> None:
    template = (ROOT / "graph/viewer/templates/page.html").read_text(encoding="utf-8")
    added = re.findall(r'^views\.set\("(\w+)"', "".join(SOURCES[name] for name in LISTED), re.MULTILINE)
    assert added == re.findall(r'id="tab-(\w+)"', template)


def test_no_text_goes_over_several_lines() -> None:
    """The page holds the lines of scripts without their indentation, which would change such a text."""
    texts = [(name, token) for name in SOURCES for kind, token in iter_tokens(SOURCES[name]) if kind == "text"]
    assert [one for one in texts if "\n" in one[1]] == []


def test_the_page_holds_the_code_of_scripts_without_comments_and_imports() -> None:
    for name, source in SOURCES.items():
        strict, *lines = read_script(name).split("\n")
        assert strict == '"use strict";'
        assert [line for line in lines if line != line.strip() or re.match(r"import |export |//|/\*|$", line)] == []
        assert list_tokens("\n".join(lines)) == list_tokens(without_module(source)), name


def list_tokens(text: str) -> list[str]:
    return [token for kind, token in iter_tokens(text) if kind != "comment" and token.strip()]


def test_every_text_that_a_script_names_exists() -> None:
    """A missing text is empty on the page."""
    known = set(re.findall(r'^  "?([\w.-]+)"?: \[', "".join(SOURCES[name] for name in WORDS), re.MULTILINE))
    for name in LISTED:
        named = re.findall(r'\bterm\("([^"]+)"\)', SOURCES[name])
        for listed in re.findall(r"\[([^\[\]]*)\]\.map\(term\)", SOURCES[name]):
            named += re.findall(r'"([^"]+)"', listed)
        assert [one for one in named if one not in known] == [], name


def test_no_line_is_too_long_to_read() -> None:
    found = []
    for path in filter(Path.is_file, sorted(STATIC.rglob("*"))):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found += [f"{path.relative_to(STATIC)}:{number}"] if len(line) > LONGEST else []
    assert found == []


def test_no_script_is_too_long_to_read() -> None:
    assert [name for name, source in SOURCES.items() if source.count("\n") > MOST_LINES] == []
