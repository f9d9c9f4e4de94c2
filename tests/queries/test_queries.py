"""Every query of the library: documented, portable, the same on every engine, and safe to bind."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from support.engines import EACH_ENGINE, RealOn
from support.report_cases import CASES
from support.servers import SERVERS

from graph.errors import UnknownName
from graph.knowledge import Knowledge, NotAnIri
from graph.model.vocabulary import PREFIXES, RM, TECH
from graph.pipeline.rules import read_rules
from graph.queries import Parameter, Query, get_query, read_queries, run_query
from graph.queries.ordering import sort_rows, split_order
from graph.stores import Cell, Iri, Store, Table

QUERIES = sorted(read_queries())
CHECKS = sorted(read_queries("checks"))
NEED_MORE_DATA = {
    "agreements",
    "context-figures",
    "durations",
    "edition-removals",
    "exemptions",
    "indicators",
    "memberships",
    "same-activities",
    "sites",
    "unnamed-items",
}
EVERY = [*read_queries().values(), *read_queries("checks").values()]
TYPES = {
    "agency", "amount-kind", "class", "date", "region", "roadmap", "role", "scheme", "statement", "technology", "text",
    "thing",
}  # fmt: skip


def test_a_query_documents_itself() -> None:
    assert [query.file.name for query in EVERY if not is_documented(query)] == []


def is_documented(query: Query) -> bool:
    return (
        query.file.text.startswith("#+ summary: ")
        and bool(query.file.get_line("summary"))
        and bool(re.search("[가-힣]", query.file.get_line("summary-ko")))
        and query.file.get_line("description").endswith(".")
        and bool(query.file.get_line("tags") or query.file.name in CHECKS)
        and len(query.parameters) == len(query.file.header.get("parameter", ()))
        and all(parameter.example and parameter.type in TYPES for parameter in query.parameters)
    )


def test_a_query_declares_its_own_prefixes_as_the_vocabulary_has_them() -> None:
    wrong = {}
    for query in EVERY:
        declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", query.file.text, re.MULTILINE))
        body = re.sub(r"^(PREFIX|#).*$", "", query.file.text, flags=re.MULTILINE)
        used = set(re.findall(r"(?<![\w?<])([a-z][\w]*):[\w]", re.sub(r"<[^>]*>", "", body)))
        if declared.items() - PREFIXES.items() or used != set(declared):
            wrong[query.file.name] = (declared, used)
    assert wrong == {}


def test_a_query_fixes_its_order() -> None:
    unordered = []
    for query in EVERY:
        text, keys = split_order(query.file.text)
        left = not re.search(r"^ORDER BY ", query.file.text, re.MULTILINE) or "ORDER BY" in text
        if left or {key.column for key in keys} - set(query.columns):
            unordered.append(query.file.name)
    assert unordered == []


@pytest.mark.parametrize("name", QUERIES)
def test_rows_are_ordered_as_an_engine_orders_them(real: Knowledge, country: Knowledge, name: str) -> None:
    for knowledge in (real, country):
        assert run_query(knowledge.store, name) == knowledge.store.select(get_query(name).file.text)


def test_an_order_puts_what_has_no_value_first_and_keeps_the_order_of_equals() -> None:
    query, keys = split_order("SELECT *\nORDER BY DESC(COALESCE(?a, 0)) STR(?b) ?c\n")
    assert query == "SELECT *"
    rows = [(None, Iri("x:b"), "z"), (2, "x:a", None), (0, Iri("x:b"), None), (2, "x:a", "y"), (2, None, Iri("x:y"))]
    table = Table(("a", "b", "c"), tuple(rows))
    assert sort_rows(table, keys).rows == (rows[4], rows[1], rows[3], rows[2], rows[0])
    assert sort_rows(Table(("a", "b", "c"), ()), keys).rows == ()


def test_an_order_of_another_form_is_left_to_the_engine() -> None:
    text = "SELECT ?a { ?a ?b ?c }\nORDER BY (?a + 1) ?a"
    assert split_order(text) == (text, ())


def test_a_query_compares_days_as_texts() -> None:
    # Virtuoso compares a text that it has stored by its number, unless STR makes a text of it.
    days = r"\?\w*(?:since|until|issued|date|day)\b"
    files = [*(query.file for query in EVERY), *read_rules()]
    found = {file.name: re.findall(rf"{days} *[<>]=?(?! *http)|[<>]=? *{days}", file.text) for file in files}
    assert {name: places for name, places in found.items() if places} == {}


def list_bindings(query: Query) -> list[dict[str, str]]:
    """Nothing, what the header of a query says may be typed, and the same on the day that it says."""
    examples = {one.name: one.example for one in query.parameters}
    undated = {one.name: one.example for one in query.parameters if one.type != "date"}
    return [undated] if undated == examples else [undated, examples]


@pytest.mark.slow
@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_gives_the_same_rows_in_the_same_order(real: Knowledge, reference: Knowledge, name: str) -> None:
    assert run_query(reference.store, name) == run_query(real.store, name)
    for given in list_bindings(get_query(name)):
        assert reference.query(name, **given) == real.query(name, **given)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_answers_what_its_header_says_may_be_typed(real: Knowledge, country: Knowledge, name: str) -> None:
    # Without the day, before which an example may not be known.
    examples = list_bindings(get_query(name))[0]
    answer = real.query(name, **examples)
    assert answer.rows or country.query(name, **examples).rows
    assert answer.columns == get_query(name).columns


@pytest.fixture(scope="module", params=SERVERS)
def remote(request: pytest.FixtureRequest, servers, real: Knowledge) -> Iterator[Store]:
    store = servers(request.param).open()
    store.replace(io.StringIO(real.store.dump(), newline="\n"))
    yield store
    store.replace(())


# What reports narrow queries to: the variable, and the column by which one sees it.
NARROWED = [
    ("activities", "activity"),
    ("budget-accounts", "activity"),
    ("corrections", "thing"),
    ("editions", "plan"),
    ("groupings", "strategy"),
    ("periods", "activity"),
    ("roles", "agency"),
    ("technology-uses", "reached"),
]


def narrow(store: Store, name: str, column: str) -> tuple[list[dict[str, Cell]], list[dict[str, Cell]]]:
    """The rows of a query with every second thing of a column, asked for and picked from all rows."""
    rows = run_query(store, name).to_dicts()
    things = sorted({Iri(row[column]) for row in rows})[::2]
    return run_query(store, name, {column: things}).to_dicts(), [row for row in rows if row[column] in things]


@EACH_ENGINE
@pytest.mark.parametrize(("name", "column"), [*NARROWED, ("edition-items", "edition")])
def test_a_query_can_be_narrowed_to_some_things(real_on: RealOn, engine: str, name: str, column: str) -> None:
    narrowed, picked = narrow(real_on(engine).store, name, column)
    assert narrowed == picked != []


@pytest.mark.parametrize(("name", "column"), NARROWED)
def test_a_server_narrows_a_query_to_some_things(remote: Store, name: str, column: str) -> None:
    narrowed, picked = narrow(remote, name, column)
    assert narrowed == picked != []


def test_a_query_cannot_be_narrowed_by_what_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="has no variable colour"):
        get_query("roles").to_text({}, {"colour": []})


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.file.name)
def test_a_query_gives_the_same_rows_in_the_same_order_on_every_server(remote: Store, real: Knowledge, query) -> None:
    assert remote.select(query.file.text) == real.store.select(query.file.text)


@pytest.mark.parametrize("case", {name: case for case, (name, _, _) in reversed(CASES.items())}.values())
def test_a_report_is_the_same_with_its_reasons_on_every_server(remote: Store, real: Knowledge, case: str) -> None:
    name, arguments, options = CASES[case]
    asked, expected = (one.report(name, *arguments, **options) for one in (Knowledge(remote), real))
    assert asked == expected
    assert Knowledge(remote).why(asked) == real.why(expected)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - NEED_MORE_DATA))
def test_a_query_runs_as_it_is_and_finds_something(real: Knowledge, name: str) -> None:
    assert run_query(real.store, name).rows


@pytest.mark.parametrize("name", sorted(NEED_MORE_DATA))
def test_a_query_on_editions_and_overlaps_finds_something_in_the_whole_folder(country, name: str) -> None:
    assert run_query(country.store, name).rows


@EACH_ENGINE
@pytest.mark.parametrize("name", CHECKS)
def test_a_check_returns_nothing_on_the_real_data(real_on: RealOn, engine: str, name: str) -> None:
    assert real_on(engine).store.select(read_queries("checks")[name].file.text).rows == ()


def test_parameters_are_read_from_the_header() -> None:
    assert get_query("coverage").parameters == (
        Parameter("asked", "technology", "the technology", "EV"),
        Parameter("role", "role", "the roles that count", "lead,participant"),
        Parameter("as_of", "date", "the day of the view; by default the latest", "2024-12-31"),
    )


def test_binding_replaces_the_example_by_the_terms() -> None:
    text = get_query("coverage").to_text({"asked": [Iri(TECH.to_iri("amr"))]})
    assert f"VALUES ?asked {{ <{TECH.to_iri('amr')}> }}" in text
    assert "tech:ev" not in text


@pytest.mark.parametrize(
    "given", ["lead,participant", "lead, 참여", ["lead", "participant"], ["lead,participant"]], ids=str
)
def test_a_parameter_takes_several_values(real: Knowledge, given: str | list[str]) -> None:
    both = real.query("coverage", asked="EV", role=given).rows
    assert len(both) == 6
    assert set(real.query("coverage", asked="EV", role="lead").rows) < set(both)


def test_a_name_may_hold_a_comma(real: Knowledge) -> None:
    name = "Ministry of Trade, Industry and Energy"
    assert (
        real.query("activities-of-agency", agency=name).rows == real.query("activities-of-agency", agency="MOTIE").rows
    )
    with pytest.raises(UnknownName, match=r"^unknown agency 'KITEHC'"):
        real.query("activities-of-agency", agency="MOTIE, KITEHC")


def test_a_thing_without_names_is_given_by_its_iri_whole_or_with_a_prefix(real: Knowledge) -> None:
    rows = real.query("labels", thing="tech:ev").rows
    assert rows
    assert real.query("labels", thing=TECH.to_iri("ev")).rows == rows
    assert set(rows) < set(real.query("labels", thing="tech:ev, tech:amr").rows)


@pytest.mark.parametrize("text", ["전기차", "ev", "rm:a b", "> } #", ""])
def test_a_thing_without_names_is_not_given_by_a_name(real: Knowledge, text: str) -> None:
    with pytest.raises(NotAnIri) as caught:
        real.query("labels", thing=text)
    assert str(caught.value) == (
        f"'{text}' is no IRI; write it whole, or with a prefix such as rm:Agency or id:region/daegu"
    )


def test_a_bound_query_gives_the_same_rows_as_text(real: Knowledge) -> None:
    text = real.bind("coverage", asked="AMR", role="lead")
    assert "VALUES ?role { <https://w3id.org/roadmap-graph/code#role-lead> }" in text
    assert real.query(text) == real.query("coverage", asked="AMR", role="lead")


def test_what_is_announced_but_not_named_is_counted(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        roadmaps:
          - {id: plan, kind: plan, title: 계획, region: r, edition: final, stage: final, date: 2024, source: s,
             counts: [{of: project, count: 3}, {of: strategy, count: 1}], projects: [{id: a, title: 사업}],
             strategies: [{id: b, title: 전략}]}
        """
    )
    (row,) = knowledge.query("unnamed-items").to_dicts()
    assert (row["count"], row["listed"], row["unnamed"]) == (3, 1, 2)


def test_agencies_of_a_region_are_counted_once_per_activity(real: Knowledge) -> None:
    rows = real.query("agencies-by-region", region="대구", role="lead,participant").to_dicts()
    counts = {
        (str(row["agency"]).rpartition("/")[2], str(row["role"]).rpartition("-")[2]): row["activities"] for row in rows
    }
    listed = real.query("participations-by-date").to_dicts()
    assert counts["dmi", "lead"] == counts["dmi", "participant"] == 1
    assert sum(counts.values()) == len({
        (row["agency"], row["role"], row["activity"]) for row in listed
        if str(row["role"]).endswith(("-lead", "-participant")) and "/daegu-" in str(row["activity"])
    })  # fmt: skip


def test_activities_of_the_tree_are_those_that_reach_a_technology(real: Knowledge) -> None:
    tree = {str(row["technology"]): row["activities"] for row in real.query("technologies-tree").to_dicts()}
    for name in ("ev", "pbm", "amr"):
        found = real.query("activities-by-technology", asked=name).to_dicts()
        assert tree[TECH.to_iri(name)] == len({row["activity"] for row in found}) > 0


@EACH_ENGINE
@pytest.mark.parametrize("hostile", ["} UNION { ?s ?p ?o } #", "\\1", '" } DROP ALL #', "a\nb", "?x", "{0}"], ids=repr)
def test_a_bound_text_never_becomes_query_text(real_on: RealOn, engine: str, hostile: str) -> None:
    assert run_query(real_on(engine).store, "labels", thing=[hostile]).rows == ()


def test_an_iri_that_would_close_the_brackets_is_refused() -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        get_query("labels").to_text({"thing": [Iri("https://example.org/> } #")]})


def test_an_undeclared_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="has no parameter colour"):
        get_query("coverage").to_text({"colour": [Iri(RM.Agency)]})


def test_an_unknown_query_answers_with_suggestions() -> None:
    with pytest.raises(UnknownName, match=r"^unknown query 'coverege'; did you mean 'coverage'\?$"):
        get_query("coverege")


@pytest.mark.parametrize("name", ["checks/statement-has-source", "../queries/coverage", "Coverage", ""])
def test_a_query_is_no_path_to_a_file(name: str) -> None:
    with pytest.raises(UnknownName, match=r"^unknown query "):
        get_query(name)


@pytest.mark.parametrize("query", [q for q in EVERY if q.file.name == "technology-named"], ids=["technology-named"])
def test_a_check_finds_what_it_is_for(load_text, query) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        roadmaps:
          - {id: plan, kind: plan, title: 드론 계획, region: r, edition: final, stage: final, date: 2024, source: s,
             technologies: [전기차]}
        """
    )
    assert len(knowledge.store.select(query.file.text).rows) == 1


@pytest.mark.parametrize("name", ["coverage", "edition-amounts", "edition-items", "editions", "sources"])
@pytest.mark.parametrize("server", SERVERS)
def test_a_query_gives_the_same_rows_on_every_server_over_the_whole_folder(
    folders: Callable[[str], Store], country: Knowledge, server: str, name: str
) -> None:
    assert run_query(folders(server), name) == run_query(country.store, name)


@pytest.fixture(scope="module")
def folders(servers, country: Knowledge) -> Iterator[Callable[[str], Store]]:
    filled: dict[str, Store] = {}

    def fill(name: str) -> Store:
        if name not in filled:
            filled[name] = servers(name).open()
            filled[name].replace(io.StringIO(country.store.dump(), newline="\n"))
        return filled[name]

    yield fill
    for store in filled.values():
        store.replace(())
