"""``roadmap-graph query`` with SPARQL of the user's own: prefixes, every form, and what is said of a mistake."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from support.commands import run
from support.engines import EACH_ENGINE

from graph.errors import InvalidQuery
from graph.errors.characters import escape_commands
from graph.knowledge import Knowledge, to_full_iri
from graph.model.vocabulary import PREFIXES
from graph.queries import read_queries
from graph.queries.prefixes import add_prefixes, explain_rejection

EV = "https://w3id.org/roadmap-graph/technology#ev"
TURTLE = """\
@prefix tech: <https://w3id.org/roadmap-graph/technology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
tech:ev skos:prefLabel "electric vehicle"@en , "전기차"@ko .
"""
LABELS = "CONSTRUCT { tech:ev skos:prefLabel ?name } WHERE { tech:ev skos:prefLabel ?name }"


@pytest.fixture(autouse=True)
def _memory_is_filled_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine of rdflib takes seconds to fill; that a command fills it is tested in ``test_cli.py``."""
    if "engine" in request.fixturenames and request.getfixturevalue("engine") == "memory":
        reference = request.getfixturevalue("reference")
        monkeypatch.setattr("graph.knowledge.load", lambda *_, **__: reference)


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_prefix_of_the_vocabulary_is_known(prefix: str) -> None:
    assert add_prefixes(f"ASK {{ ?a a {prefix}:b }}").startswith(f"PREFIX {prefix}: <{PREFIXES[prefix]}> ")


def test_a_prefix_is_declared_only_where_it_is_used() -> None:
    text = 'ASK { ?s a <rm:a>, \'tech:b\', """id:c\n""" # code:d\n }'
    assert add_prefixes(text) == text


@EACH_ENGINE
def test_a_declaration_of_the_text_counts(engine: str) -> None:
    done = run("query", "PREFIX rm: <urn:other> ASK { ?s a rm:Agency }", "--store", engine, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no\n", "")


@EACH_ENGINE
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT * {\n  ?s a rmx:Agency }",
            "unknown prefix 'rmx:' at 2:8; did you mean 'rm'? Otherwise declare it: PREFIX rmx: <...>\n",
        ),
        (
            "SELECT * { ?s a :Agency }",
            "unknown prefix ':' at 1:17; declare it: PREFIX : <...>, or use a known one: code, ",
        ),
        ("SELECT * {\n?s\u00a0a rm:Agency }", "U+00A0 NO-BREAK SPACE at 2:3; write a normal space\n"),
        ("\ufeffSELECT * { ?s a rm:Agency }", "U+FEFF ZERO WIDTH NO-BREAK SPACE at 1:1; delete it\n"),
        ("SELECT * { ?s rdfs:label “EV” }", 'U+201C LEFT DOUBLE QUOTATION MARK at 1:26; write "\n'),
        ("SELECT * ｛ ?s ?p ?o }", "U+FF5B FULLWIDTH LEFT CURLY BRACKET at 1:10; write {\n"),
    ],
)
def test_an_error_names_the_prefix_or_the_hidden_character(engine: str, text: str, message: str) -> None:
    done = run("query", text, "--store", engine, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_the_place_of_an_error_is_that_of_the_text() -> None:
    said = [
        run("query", f"SELECT * {{ ?s a {one} . }} }}", "--lang", "en").stderr for one in ("rm:Agency", "<r:Agenc>")
    ]
    assert said[0] == said[1]
    assert said[0].startswith("syntax error at 1:32; ")


def test_only_the_first_line_is_moved() -> None:
    with pytest.raises(InvalidQuery) as caught, explain_rejection("ASK {\n ?s a rm:b "):
        raise InvalidQuery("error at 2:31: expected x")
    assert str(caught.value) == "syntax error at 2:31; one of these is expected: x"


@EACH_ENGINE
@pytest.mark.parametrize(("lang", "yes", "no"), [("ko", "예\n", "아니요\n"), ("en", "yes\n", "no\n")])
def test_ask_is_answered_by_yes_or_no(engine: str, lang: str, yes: str, no: str) -> None:
    asked = [run("query", f"ASK {{ {one} a rm:Agency }}", "--store", engine, "--lang", lang) for one in ("?s", "rm:x")]
    assert [(done.returncode, done.stdout, done.stderr) for done in asked] == [(0, yes, ""), (0, no, "")]


def test_ask_is_a_row_in_other_formats() -> None:
    assert run("query", "ASK { ?s a rm:Agency }", "--format", "csv").stdout == "\ufeffanswer\nTrue\n"


@EACH_ENGINE
@pytest.mark.parametrize("trusted", [(), ("--trusted",)])
def test_construct_prints_turtle(engine: str, trusted: tuple[str, ...]) -> None:
    done = run("query", LABELS, "--store", engine, *trusted)
    assert (done.returncode, done.stdout, done.stderr) == (0, TURTLE, "")


def test_describe_has_all_triples_of_a_thing(real: Knowledge) -> None:
    triples = real.construct("DESCRIBE tech:ev")
    assert f'<{EV}> <http://www.w3.org/2004/02/skos/core#prefLabel> "전기차"@ko .\n' in triples
    assert run("query", "DESCRIBE tech:ev").stdout.encode() == to_turtle(triples)


def to_turtle(triples: str) -> bytes:
    from graph.output.turtle import to_turtle

    return to_turtle(triples)


def test_triples_are_rows_in_other_formats(tmp_path: Path) -> None:
    rows = run("query", LABELS, "--format", "csv", "--iris").stdout.removeprefix("\ufeff").splitlines()
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert rows == ["subject,predicate,object", f"{EV},{label},electric vehicle", f"{EV},{label},전기차"]
    for name, form in (("a.ttl", pyoxigraph.RdfFormat.TURTLE), ("a.nt", pyoxigraph.RdfFormat.N_TRIPLES)):
        assert run("query", LABELS, "--out", str(tmp_path / name)).returncode == 0
        assert len(list(pyoxigraph.parse(path=str(tmp_path / name), format=form))) == 2


MARKS = "a\u202eb\x1b[31mc\u0085\u061c\u2028\\"


@EACH_ENGINE
def test_triples_have_no_commands_to_a_terminal(engine: str, tmp_path: Path) -> None:
    literal = MARKS.replace("\\", "\\\\")
    text = f'CONSTRUCT {{ <http://a> rdfs:label "{literal}" . <http://b\u200f> skos:a\u061c 1 }} {{}}'
    written = [run("query", text, "--store", engine).stdout.encode()]
    for name in ("a.ttl", "a.nt"):
        assert run("query", text, "--store", engine, "--out", str(tmp_path / name)).returncode == 0
        written.append((tmp_path / name).read_bytes())
    skos = PREFIXES["skos"]
    for content, form in zip(written, ("TURTLE", "TURTLE", "N_TRIPLES"), strict=True):
        assert escape_commands(content.decode()) == content.decode()
        read = {quad.triple for quad in pyoxigraph.parse(content, format=getattr(pyoxigraph.RdfFormat, form))}
        assert {(one.subject.value, one.predicate.value, one.object.value) for one in read} == {
            ("http://a", "http://www.w3.org/2000/01/rdf-schema#label", MARKS),
            ("http://b\u200f", f"{skos}a\u061c", "1"),
        }


def test_a_select_has_no_triples(real: Knowledge) -> None:
    with pytest.raises(InvalidQuery, match=r"^this is not a CONSTRUCT or DESCRIBE query; only these give triples$"):
        real.construct("SELECT * { ?s ?p ?o }")


def test_blank_nodes_are_numbered(real: Knowledge) -> None:
    """Engines name them at random, so the same query would give other bytes."""
    text = "CONSTRUCT { ?s rm:of [ rm:by '_:x' ] } WHERE { ?s skos:prefLabel '전기차'@ko }"
    assert real.construct(text) == f'<{EV}> <{PREFIXES["rm"]}of> _:b1 .\n_:b1 <{PREFIXES["rm"]}by> "_:x" .\n'


def test_iris_are_written_on_request() -> None:
    text = "SELECT ?s { ?s skos:prefLabel '전기차'@ko }"
    assert run("query", text, "--format", "csv").stdout == "\ufeffs\n전기차\n"
    assert run("query", text, "--format", "csv", "--iris").stdout == f"\ufeffs\n{EV}\n"


def test_the_value_of_an_example_is_named() -> None:
    done = run("query", "coverage", "--format", "csv", "-p", "role=lead", "--lang", "en")
    assert done.stderr == "asked is not given, so asked=EV applies; choose with -p asked=...\n"
    assert run("query", "coverage", "-p", "asked=EV", "-p", "role=lead", "--format", "csv").stderr == ""


def test_a_warning_names_a_letter_that_looks_like_another() -> None:
    done = run("query", "SELECT * { ?s a rm:\u0410gency }", "--format", "csv", "--lang", "en")
    message = "warning: U+0410 CYRILLIC CAPITAL LETTER A at 1:20; write the Latin letter 'A'\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "\ufeffs\n", message)


def test_a_query_needs_no_spaces() -> None:
    assert run("query", "ASK{?s?p?o}", "--lang", "en").stdout == "yes\n"


@pytest.mark.parametrize(("codec", "name"), [("utf-16", "UTF-16"), ("cp949", "CP949")])
def test_a_query_file_in_another_encoding_is_refused_by_name(codec: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rq"
    path.write_bytes("SELECT * { ?s rdfs:label '전기차와 수소차의 배터리' }".encode(codec))
    done = run("query", str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"file is {name}; save it as UTF-8" in done.stderr


def test_a_query_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "질의.rq"
    path.write_text("ASK { ?s a rm:Agency }", encoding="utf-8-sig")
    assert run("query", str(path), "--lang", "en").stdout == "yes\n"


def test_the_example_of_a_parameter_is_the_value_in_the_file(real: Knowledge) -> None:
    """Otherwise the message about it would be wrong."""
    differing = []
    for name, query in read_queries().items():
        for one in query.examples:
            blocks = [
                {to_full_iri(term.strip("<>")) if ":" in term else term for term in block.split()}
                for text in (query.file.text, real.bind(name, **{one.name: one.example}))
                for block in re.findall(rf"VALUES \?{one.name} \{{([^}}]*)\}}", text)
            ]
            differing += [f"{name} {one.name}"] if any(block != blocks[0] for block in blocks) else []
    assert differing == []
