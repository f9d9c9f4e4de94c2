"""One contract for every engine: what is loaded comes back, typed and whole."""

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.servers import SERVERS

from graph.errors import InvalidQuery, UnknownScheme, UnknownStore
from graph.model.vocabulary import XSD
from graph.stores import ENGINES, Iri, Place, Store, Table, get_place, open_store
from graph.stores.ntriples import to_iri, to_text, to_typed

A, B = "https://example.org/a", "https://example.org/b"
ONE, TWO = "https://example.org/graph/1", "https://example.org/graph/2"
NAME, SIZE = "https://example.org/name", "https://example.org/size"
QUADS = f"""\
<{A}> <{NAME}> "가" <{ONE}> .
<{A}> <{SIZE}> "7"^^<{XSD.integer}> <{ONE}> .
<{B}> <{NAME}> "나" <{TWO}> .
"""
# What N-Quads, Turtle or a reader of lines may break on; a lone carriage return among them.
HARD_TEXTS = [
    "one\ntwo", "one\r\ntwo", "one\rtwo", "tab\there", 'a "quoted" word', "'''", '"""', 'ends in "', "back\\slash",
    "ends in \\", "\\n", "\\u0041", "line\u2028separator", "paragraph\u2029separator", "next\x85line", "대구", "😀",
    " ", "> <x> <y> .", "<script>", "\ufeffmark", "",
]  # fmt: skip


STORES = (*ENGINES, *(pytest.param(f"endpoint@{name}", marks=pytest.mark.slow) for name in SERVERS))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    _, remote, server = request.param.partition("@")
    if not remote:
        yield open_store(request.param)
        return
    # No server is needed where no test asks for one.
    opened = request.getfixturevalue("servers")(server).open()
    yield opened
    opened.replace(())


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.dump() == ""
    assert store.select("SELECT ?s { ?s ?p ?o }").rows == ()
    assert store.select("SELECT ?s { GRAPH ?g { ?s ?p ?o } }").rows == ()


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    expected = (
        "'virtuoso' is not a store; write memory, oxigraph, a folder (./kept) or the address of a server (http://...)"
    )
    with pytest.raises(UnknownStore) as caught:
        open_store("virtuoso")
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("store", "scheme"),
    [
        ("ftp://me:secret@x/", "ftp:"),
        ("file:///tmp/x", "file:"),
        ("FILE:/tmp/x", "FILE:"),
        ("http:/localhost/", "http:"),
        ("httpss://localhost/", "httpss:"),
        ("git+ssh://x/", "git+ssh:"),
        ("localhost:7878/", "localhost:"),
    ],
)
def test_an_address_of_another_scheme_is_no_folder(store: str, scheme: str) -> None:
    with pytest.raises(UnknownScheme) as caught:
        get_place(store)
    assert str(caught.value) == (
        f"an address that begins with '{scheme}' is not a store; give a folder (./kept) or an address that begins "
        "with http:// or https://"
    )


@pytest.mark.parametrize("folder", ["./ftp:x", "C:/kept", "d:\\kept", "/tmp/a:b", "kept/"])
def test_a_folder_may_contain_a_colon(folder: str) -> None:
    assert get_place(folder) is Place.FOLDER


class TestContract:
    """What every engine does alike."""

    @pytest.mark.parametrize(
        ("term", "cell"),
        [
            (f"<{A}>", Iri(A)),
            ('"가"', "가"),
            ('"가"@ko', "가"),
            (to_typed("7", XSD.integer), 7),
            (to_typed("-7", XSD.integer), -7),
            (to_typed("7150000000", XSD.decimal), Decimal(7_150_000_000)),
            (to_typed("0.5", XSD.decimal), Decimal("0.5")),
            (to_typed("true", XSD.boolean), True),
            (to_typed("false", XSD.boolean), False),
            (to_typed("2024", XSD.gYear), "2024"),
            (to_typed("2024-11", XSD.gYearMonth), "2024-11"),
            (to_typed("2024-11-08", XSD.date), "2024-11-08"),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_a_cell_is_a_plain_value_of_its_type(self, store: Store, term: str, cell: object) -> None:
        store.load(f"<{A}> <{NAME}> {term} <{ONE}> .\n")
        ((found,),) = store.select("SELECT ?value { ?thing ?property ?value }").rows
        assert (type(found), found) == (type(cell), cell)

    def test_an_unbound_cell_is_none(self, store: Store) -> None:
        store.load(QUADS)
        query = f"SELECT ?thing ?size {{ ?thing <{NAME}> ?name OPTIONAL {{ ?thing <{SIZE}> ?size }} }} ORDER BY ?thing"
        assert store.select(query) == Table(("thing", "size"), ((Iri(A), 7), (Iri(B), None)))

    def test_columns_keep_the_order_of_the_query(self, store: Store) -> None:
        store.load(QUADS)
        assert store.select(f"SELECT ?b ?a {{ ?a <{SIZE}> ?b }}").to_dicts() == [{"b": 7, "a": Iri(A)}]
        assert store.select(f"SELECT ?b ?a {{ ?a <{SIZE}> ?b }}").columns == ("b", "a")

    def test_no_answer_is_a_table_without_rows(self, store: Store) -> None:
        assert store.select("SELECT ?a { ?a ?b ?c }") == Table(("a",), ())

    def test_a_query_without_graph_sees_all_graphs(self, store: Store) -> None:
        store.load(QUADS)
        query = f"SELECT ?name {{ ?thing <{NAME}> ?name }} ORDER BY ?name"
        assert store.select(query).rows == (("가",), ("나",))

    def test_a_statement_of_two_graphs_is_one_in_their_union(self, store: Store) -> None:
        store.load(f'<{A}> <{NAME}> "가" <{ONE}> .\n<{A}> <{NAME}> "가" <{TWO}> .\n')
        assert store.select(f"SELECT DISTINCT ?name {{ <{A}> <{NAME}> ?name }}").rows == (("가",),)
        query = f"SELECT ?graph {{ GRAPH ?graph {{ <{A}> <{NAME}> ?name }} }} ORDER BY ?graph"
        assert store.select(query).rows == ((ONE,), (TWO,))

    def test_graph_asks_one_graph_only(self, store: Store) -> None:
        store.load(QUADS)
        assert store.select(f"SELECT ?name {{ GRAPH <{TWO}> {{ ?thing <{NAME}> ?name }} }}").rows == (("나",),)

    def test_a_join_reaches_over_graphs(self, store: Store) -> None:
        store.load(QUADS + f"<{A}> <{A}> <{B}> <{TWO}> .\n")
        query = f"SELECT ?near ?far {{ ?x <{NAME}> ?near ; <{A}>/<{NAME}> ?far }}"
        assert store.select(query).rows == (("가", "나"),)

    def test_money_is_added_exactly(self, store: Store) -> None:
        amounts = ("8000000000", "5000000000", "0.1", "0.2")
        store.load("".join(f"<{A}> <{SIZE}> {to_typed(text, XSD.decimal)} <{ONE}> .\n" for text in amounts))
        ((total,),) = store.select("SELECT (SUM(?x) AS ?total) { ?a ?b ?x }").rows
        assert total == Decimal("13000000000.3")

    def test_construct_gives_triples_as_ntriples_lines(self, store: Store) -> None:
        store.load(QUADS)
        triples = store.construct(f"CONSTRUCT {{ ?a <{B}> ?c }} {{ ?a ?b ?c }}")
        expected = [f'<{A}> <{B}> "7"^^<{XSD.integer}> .\n', f'<{A}> <{B}> "가" .\n', f'<{B}> <{B}> "나" .\n']
        assert sorted(triples.splitlines(keepends=True)) == expected

    def test_the_dump_is_sorted_quads(self, store: Store) -> None:
        for line in reversed(QUADS.splitlines()):
            store.load(line + "\n")
        assert store.dump() == QUADS

    def test_a_quad_loaded_twice_stands_once(self, store: Store) -> None:
        store.load(QUADS)
        store.load(QUADS)
        assert store.dump() == QUADS

    @pytest.mark.parametrize("text", HARD_TEXTS, ids=repr)
    def test_a_hard_text_survives_every_way_through_the_store(self, store: Store, text: str) -> None:
        store.load(f"<{A}> <{NAME}> {to_text(text, language='ko')} <{ONE}> .\n")
        triples = store.construct("CONSTRUCT WHERE { ?a ?b ?c }")
        constructed = [t.object.value for t in pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)]
        dumped = [q.object.value for q in pyoxigraph.parse(store.dump(), format=pyoxigraph.RdfFormat.N_QUADS)]
        assert store.select("SELECT ?c { ?a ?b ?c }").rows == ((text,),)
        assert (constructed, dumped) == ([text], [text])

    @pytest.mark.parametrize(
        "query",
        [
            "",
            "SELECT",
            "SELECT ?a { ?a ?b }",
            "SELECT ?a { ?a ?b ?c",
            "SELECT ?a { ?a nobody:knows ?c }",
            "SELECT ?a { ?a <not an IRI> ?c }",
            "ASK { ?a ?b ?c }",
            "DESCRIBE <https://example.org/a>",
            "CONSTRUCT WHERE { ?a ?b ?c }",
            "INSERT DATA { <https://example.org/a> <https://example.org/b> 1 }",
            "DELETE WHERE { ?a ?b ?c }",
            "DROP ALL",
            "LOAD <https://example.org/data.ttl>",
            "SELECT ?a { ?a ?b ?c } ; DROP ALL",
        ],
        ids=repr,
    )
    def test_what_is_no_select_is_refused_and_changes_nothing(self, store: Store, query: str) -> None:
        store.load(QUADS)
        with pytest.raises(InvalidQuery) as caught:
            store.select(query)
        assert str(caught.value) != ""
        assert store.dump() == QUADS

    def test_rows_are_asked_for_with_select(self, store: Store) -> None:
        with pytest.raises(InvalidQuery, match=r"^this is not a SELECT query; only SELECT gives rows$"):
            store.select("ASK { ?a ?b ?c }")

    def test_yes_or_no_is_asked_for_with_ask(self, store: Store) -> None:
        store.load("<urn:a> <urn:b> <urn:c> <urn:g> .\n")
        assert store.ask("ASK { <urn:a> ?b ?c }") is True
        assert store.ask("ASK { <urn:c> ?b ?c }") is False
        with pytest.raises(InvalidQuery, match=r"^this is not an ASK query; only ASK gives yes or no$"):
            store.ask("SELECT ?a { ?a ?b ?c }")

    def test_a_thing_is_described_by_its_triples(self, store: Store) -> None:
        store.load("<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:c> <urn:b> <urn:d> <urn:g> .\n")
        assert store.construct("DESCRIBE <urn:a>") == "<urn:a> <urn:b> <urn:c> .\n"

    def test_triples_are_asked_for_with_construct(self, store: Store) -> None:
        with pytest.raises(InvalidQuery, match=r"^this is not a CONSTRUCT or DESCRIBE query; only these give triples$"):
            store.construct("SELECT ?a { ?a ?b ?c }")

    @pytest.mark.parametrize("query", ["CONSTRUCT", "INSERT DATA { <urn:a> <urn:b> 1 }", "CONSTRUCT { ?a x:y ?c } {}"])
    def test_a_construct_with_a_fault_is_refused(self, store: Store, query: str) -> None:
        with pytest.raises(InvalidQuery):
            store.construct(query)


def test_oxigraph_refuses_a_function_that_it_does_not_know() -> None:
    with pytest.raises(InvalidQuery, match="<urn:unknown> is not supported"):
        open_store("oxigraph").select("SELECT ?x { BIND (<urn:unknown>(1) AS ?x) }")


def test_every_kind_of_term_comes_back_as_its_value(store: Store) -> None:
    terms = {
        "<https://example.org/a>": Iri("https://example.org/a"),
        '"tab\\t line\\n quote\\" back\\\\ end\\r"': 'tab\t line\n quote" back\\ end\r',
        '"<https://example.org/no-iri>"': "<https://example.org/no-iri>",
        '"3"': "3",
        '"가"@ko': "가",
        '""': "",
        f'"-3"^^<{XSD.integer}>': -3,
        f'"1.25"^^<{XSD.decimal}>': Decimal("1.25"),
        f'"true"^^<{XSD.boolean}>': True,
        f'"2022-05"^^<{XSD.gYearMonth}>': "2022-05",
    }
    graph_iri, subject = to_iri("https://example.org/g"), to_iri("https://example.org/s")
    store.load(
        "".join(
            f"{subject} {to_iri(f'https://example.org/p{n}')} {term} {graph_iri} .\n" for n, term in enumerate(terms)
        )
    )
    rows = dict(store.select(f"SELECT DISTINCT ?p ?o {{ {subject} ?p ?o }}").rows)
    found = [rows[f"https://example.org/p{number}"] for number in range(len(terms))]
    assert [(type(one), one) for one in found] == [(type(one), one) for one in terms.values()]
    assert store.select("SELECT ?a ?b { BIND (1 AS ?b) OPTIONAL { ?a <https://example.org/none> ?b } }").rows == (
        (None, 1),
    )


ODD = [
    f'"abc"^^<{XSD.integer}>', f'"1_0"^^<{XSD.integer}>', f'"٣"^^<{XSD.integer}>', f'"{"9" * 5_000}"^^<{XSD.integer}>',
    f'"NaN"^^<{XSD.decimal}>', f'"1e5"^^<{XSD.decimal}>', f'"abc"^^<{XSD.boolean}>', f'"TRUE"^^<{XSD.boolean}>',
    f'"x"^^<{XSD.date}>',
]  # fmt: skip


@pytest.mark.parametrize("term", ODD)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_text_that_does_not_fit_its_datatype_stays_a_text(engine: str, term: str, capfd) -> None:
    expected = term.split('"')[1]
    assert open_store(engine).select(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}").rows == ((expected,),)
    assert capfd.readouterr() == ("", "")


def test_what_is_no_iri_is_no_thing() -> None:
    rows = open_store("memory").select('SELECT (IRI("not an iri <>") AS ?x) {}').rows
    assert [(type(cell), cell) for (cell,) in rows] == [(str, "not an iri <>")]
    rows = open_store("oxigraph").select('SELECT (<<( <a:b> <a:c> "d" )>> AS ?x) {}').rows
    assert [(type(cell), cell) for (cell,) in rows] == [(str, '<<( <a:b> <a:c> "d" )>>')]


@pytest.mark.parametrize(("first", "second"), [("memory", "oxigraph"), ("oxigraph", "memory")])
def test_a_dump_loaded_into_the_other_engine_is_dumped_alike(first: str, second: str) -> None:
    one, other = open_store(first), open_store(second)
    one.load(QUADS + "".join(f"<{A}> <{NAME}> {to_text(text)} <{TWO}> .\n" for text in HARD_TEXTS))
    other.load(one.dump())
    assert other.dump() == one.dump()
    assert len(one.dump().split("\n")) == 3 + len(HARD_TEXTS) + 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_both_engines_give_back_any_text(text: str) -> None:
    for engine in ENGINES:
        store = open_store(engine)
        store.load(f"<{A}> <{NAME}> {to_text(text)} <{ONE}> .\n")
        assert store.select("SELECT ?c { ?a ?b ?c }").rows == ((text,),)
