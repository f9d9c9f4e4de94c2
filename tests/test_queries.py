"""Every query of the library: documented, portable, the same on every engine, and safe to bind."""

import re

import pytest

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.queries import Parameter, get_query, read_queries, run_query
from graph.stores import Iri
from graph.vocabulary import PREFIXES, RM, TECH

QUERIES = sorted(read_queries())
CHECKS = sorted(read_queries("checks"))
NEED_MORE_DATA = {"durations", "edition-removals", "same-activities"}
EVERY = [*read_queries().values(), *read_queries("checks").values()]
TYPES = {"date", "agency", "amount-kind", "class", "region", "role", "scheme", "statement", "technology", "thing"}


@pytest.fixture(scope="module")
def engines(real: Knowledge, reference: Knowledge) -> dict[str, Knowledge]:
    return {"memory": reference, "oxigraph": real}


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.file.name)
def test_a_query_documents_itself(query) -> None:
    assert query.file.text.startswith("#+ summary: ")
    assert query.file.get_line("summary")
    assert re.search("[가-힣]", query.file.get_line("summary-ko"))
    assert len(query.parameters) == len(query.file.header.get("parameter", ()))
    assert {parameter.type for parameter in query.parameters} <= TYPES


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.file.name)
def test_a_query_declares_its_own_prefixes_as_the_vocabulary_has_them(query) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", query.file.text, re.MULTILINE))
    body = re.sub(r"^(PREFIX|#).*$", "", query.file.text, flags=re.MULTILINE)
    used = set(re.findall(r"(?<![\w?<])([a-z][\w]*):[\w]", re.sub(r"<[^>]*>", "", body)))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    assert used == set(declared)


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.file.name)
def test_a_query_fixes_its_order(query) -> None:
    assert re.search(r"^ORDER BY ", query.file.text, re.MULTILINE)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_same_rows_in_the_same_order_on_every_engine(engines, name: str) -> None:
    answers = {engine: run_query(knowledge.store, name) for engine, knowledge in engines.items()}
    assert answers["memory"] == answers["oxigraph"]


@pytest.mark.parametrize("name", sorted(set(QUERIES) - NEED_MORE_DATA))
def test_a_query_runs_as_it_is_and_finds_something(engines, name: str) -> None:
    assert run_query(engines["oxigraph"].store, name).rows


@pytest.mark.parametrize("name", sorted(NEED_MORE_DATA))
def test_a_query_on_editions_and_overlaps_finds_something_in_the_whole_folder(country, name: str) -> None:
    assert run_query(country.store, name).rows


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_returns_nothing_on_the_real_data(engines, name: str) -> None:
    for knowledge in engines.values():
        assert knowledge.store.select(read_queries("checks")[name].file.text).rows == ()


def test_parameters_are_read_from_the_header() -> None:
    assert get_query("coverage").parameters == (
        Parameter("asked", "technology", "the technology"),
        Parameter("role", "role", "the roles that count"),
        Parameter("as_of", "date", "the day of the view, e.g. 2022-12-31; by default the latest"),
    )


def test_binding_replaces_the_example_by_the_terms() -> None:
    text = get_query("coverage").to_text({"asked": [Iri(TECH.to_iri("amr"))]})
    assert f"VALUES ?asked {{ <{TECH.to_iri('amr')}> }}" in text
    assert "tech:ev" not in text


@pytest.mark.parametrize("hostile", ["} UNION { ?s ?p ?o } #", "\\1", '" } DROP ALL #', "a\nb", "?x", "{0}"], ids=repr)
def test_a_bound_text_never_becomes_query_text(engines, hostile: str) -> None:
    for knowledge in engines.values():
        assert run_query(knowledge.store, "labels", thing=[hostile]).rows == ()


def test_an_iri_that_would_close_the_brackets_is_refused() -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        get_query("labels").to_text({"thing": [Iri("https://example.org/> } #")]})


def test_an_undeclared_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="has no parameter colour"):
        get_query("coverage").to_text({"colour": [Iri(RM.Agency)]})


def test_an_unknown_query_answers_with_suggestions() -> None:
    with pytest.raises(UnknownName, match=r"^unknown query 'coverege'; did you mean 'coverage'\?$"):
        get_query("coverege")


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
