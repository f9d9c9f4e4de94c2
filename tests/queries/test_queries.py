"""Every query of the library: documented, portable, the same on every engine, and safe to bind."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.engines import EACH_ENGINE, RealOn
from support.report_cases import CASES
from support.servers import SERVERS

from graph.errors import UnknownName
from graph.knowledge import Knowledge, NotAnIri
from graph.model.vocabulary import PREFIXES, RM, TECH
from graph.pipeline.checks import check_all
from graph.pipeline.rules import read_rules
from graph.queries import Parameter, Query, get_query, read_checks, read_queries, run_query, sort_rows
from graph.queries.days import holds, is_dated, to_filter
from graph.stores import Cell, Iri, Store, Table
from graph.view.days import LATEST

QUERIES = sorted(read_queries())
CHECKS = sorted(read_checks())
# The data of the package state nothing of the kind; the tests of the reports have data of their own.
NEED_OWN_DATA = {"named-sources", "value-accounts"}
NEED_MORE_DATA = {
    "agreements",
    "context-figures",
    "durations",
    "edition-removals",
    "exemptions",
    "indicators",
    "larger-amounts",
    "memberships",
    "region-periods",
    "region-successions",
    "same-activities",
    "sites",
    "unnamed-items",
}
EVERY = [*read_queries().values(), *read_checks().values()]
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


def test_a_query_says_its_order_by_columns_that_it_has() -> None:
    unordered = []
    for query in EVERY:
        columns = {name for name, _ in query.order}
        ordered = query.to_text().endswith(f"\nORDER BY {query.file.get_line('order')}\n")
        if not columns or columns - set(query.columns) or "ORDER BY" in query.file.text or not ordered:
            unordered.append(query.file.name)
    assert unordered == []


@pytest.mark.slow
@pytest.mark.parametrize("name", QUERIES)
def test_rows_are_ordered_as_an_engine_orders_them(real: Knowledge, country: Knowledge, name: str) -> None:
    """But for columns of numbers and texts in one, and dates of different precision, which engines do not compare."""
    query = get_query(name)
    for knowledge in (real, country):
        table = run_query(knowledge.store, name)
        keys = [table.columns.index(column) for column, _ in query.order]
        ordered = knowledge.store.select(query.to_text())
        assert sorted(map(str, table.rows)) == sorted(map(str, ordered.rows))
        if not {"issued", "date", "since"} & {column for column, _ in query.order}:
            assert [[row[key] for key in keys] for row in table.rows] == [
                [row[key] for key in keys] for row in ordered.rows
            ]


def test_an_order_puts_what_has_no_value_first_and_keeps_the_order_of_equals() -> None:
    rows = [(None, Iri("x:b"), "z"), (2, "x:a", None), (0, Iri("x:b"), None), (2, "x:a", "y"), (2, None, Iri("x:y"))]
    table, keys = Table(("a", "b", "c"), tuple(rows)), [("a", True), ("b", False), ("c", False)]
    assert sort_rows(table, keys).rows == (rows[4], rows[1], rows[3], rows[2], rows[0])
    assert sort_rows(Table(("a", "b", "c"), ()), keys).rows == ()


DATED = [name for name in QUERIES if get_query(name).is_dated]


def list_days(knowledge: Knowledge) -> list[str]:
    """The days on which editions of *knowledge* appeared, and the latest."""
    rows = run_query(knowledge.store, "editions").to_dicts()
    return [*sorted({str(row["issued"]) for row in rows if len(str(row["issued"])) == 10})[::4], LATEST]


@pytest.mark.slow
@pytest.mark.parametrize("name", DATED)
def test_a_day_in_sparql_leaves_the_rows_that_hold_on_it(country: Knowledge, name: str) -> None:
    every = run_query(country.store, name).to_dicts()
    for day in list_days(country):
        text = get_query(name).bind(day=day)
        kept = sort_rows(country.store.select(text), get_query(name).order).to_dicts()
        assert sorted(map(str, kept)) == sorted(str(row) for row in every if holds(row, day))


def test_what_has_no_day_holds_always_and_what_ended_was_known() -> None:
    row = {"since": "2022-05-04", "until": "2023-06-05", "last": None}
    assert [holds(row, day) for day in ("2022-05-03", "2022-05-04", "2023-06-04", "2023-06-05")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert holds(row, "2023-06-05", ended=True)
    assert not holds(row, "2022-05-03", ended=True)
    assert holds({"last": "2023-06-05"}, "2023-06-05")
    assert not holds({"last": "2023-06-05"}, "2023-06-06")
    assert holds({"since": None, "until": None}, "0001-01-01")
    assert is_dated(["a", "last"])
    assert not is_dated(["start", "end"])
    assert to_filter(["issued", "until"], '"2022"') == (
        'FILTER (COALESCE(STR(?issued), "") <= "2022" && "2022" < COALESCE(STR(?until), "9999-12-31"))'
    )


def test_a_query_without_days_is_not_asked_for_one() -> None:
    with pytest.raises(ValueError, match="query nodes has no days"):
        get_query("nodes").bind(day="2022")


@pytest.mark.parametrize(("former", "name"), [("money", "amounts"), ("edges", "links"), ("milestones", "events")])
def test_a_former_name_of_a_query_is_still_known(former: str, name: str) -> None:
    assert get_query(former) is get_query(name)


def test_a_query_compares_days_as_texts() -> None:
    # Virtuoso compares a text that it has stored by its number, unless STR makes a text of it.
    days = r"\?\w*(?:since|until|issued|date|day)\b"
    files = [*(query.file for query in EVERY), *read_rules()]
    found = {file.name: re.findall(rf"{days} *[<>]=?(?! *http)|[<>]=? *{days}", file.text) for file in files}
    assert {name: places for name, places in found.items() if places} == {}


def list_bindings(query: Query) -> list[dict[str, str]]:
    """Nothing, what the header of a query says may be typed, and the same on the day that it says."""
    undated = {one.name: one.example for one in query.parameters if one.type != "date"}
    examples = {one.name: one.example for one in query.parameters}
    examples |= {"as_of": "2022-12-31"} if query.is_dated else {}
    return [undated] if undated == examples else [undated, examples]


@pytest.mark.slow
@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_gives_the_same_rows_in_the_same_order(real: Knowledge, reference: Knowledge, name: str) -> None:
    assert run_query(reference.store, name) == run_query(real.store, name)
    # The examples without a day are the values in the file, so that this would be the same query again.
    given = list_bindings(get_query(name))[-1]
    assert reference.query(name, **given) == real.query(name, **given)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - NEED_OWN_DATA))
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
    ("amounts", "activity"),
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
        get_query("roles").bind({}, {"colour": []})


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.file.name)
def test_a_query_gives_the_same_rows_in_the_same_order_on_every_server(remote: Store, real: Knowledge, query) -> None:
    expected = sort_rows(real.store.select(query.file.text), query.order)
    # Virtuoso may plan a query otherwise when it has counted the statements; the comment makes it plan the query anew.
    for asked in (query.file.text, query.file.text + "\n# again\n"):
        assert sort_rows(remote.select(asked), query.order) == expected


@pytest.mark.parametrize("case", {name: case for case, (name, _, _) in reversed(CASES.items())}.values())
def test_a_report_is_the_same_with_its_reasons_on_every_server(remote: Store, real: Knowledge, case: str) -> None:
    name, arguments, options = CASES[case]
    asked, expected = (one.report(name, *arguments, **options) for one in (Knowledge(remote), real))
    assert asked == expected
    assert Knowledge(remote).why(asked) == real.why(expected)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - NEED_MORE_DATA - NEED_OWN_DATA))
def test_a_query_runs_as_it_is_and_finds_something(real: Knowledge, name: str) -> None:
    assert run_query(real.store, name).rows


@pytest.mark.parametrize("name", sorted(NEED_MORE_DATA))
def test_a_query_on_editions_and_overlaps_finds_something_in_the_whole_folder(country, name: str) -> None:
    assert run_query(country.store, name).rows


@EACH_ENGINE
@pytest.mark.parametrize("name", CHECKS)
def test_a_check_returns_nothing_on_the_real_data(real_on: RealOn, engine: str, name: str) -> None:
    assert real_on(engine).store.select(read_checks()[name].file.text).rows == ()


def test_parameters_are_read_from_the_header() -> None:
    assert get_query("coverage").parameters == (
        Parameter("asked", "technology", "the technology", "EV"),
        Parameter("role", "role", "the roles that count", "lead,participant"),
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
    assert str(caught.value) == (f"'{text}' is not an IRI; give a full IRI or a prefixed name, e.g. rm:Agency")


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


def test_a_roadmap_that_regions_have_in_common_is_listed_under_each(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: q, name: 군, level: county}, {id: r, name: 시, level: city}]
        roadmaps:
          - {id: both, kind: plan, title: 둘, regions: [q, r], edition: final, stage: final, date: 2024, source: s}
          - {id: one, kind: plan, title: 하나, region: r, edition: final, stage: final, date: 2024, source: s,
             projects: [{id: a, title: 사업, regions: [q, r]}]}
        """
    )
    rows = knowledge.query("roadmap-regions").to_dicts()
    named = [tuple(str(row[name]).rpartition("/")[2] for name in ("region", "roadmap")) for row in rows]
    assert named == [("q", "both"), ("r", "both"), ("r", "one")]


def test_agencies_of_a_region_are_counted_once_per_activity(real: Knowledge) -> None:
    rows = real.query("agencies-by-region", region="대구", role="lead,participant").to_dicts()
    counts = {
        (str(row["agency"]).rpartition("/")[2], str(row["role"]).rpartition("-")[2]): row["activities"] for row in rows
    }
    listed = real.query("roles").to_dicts()
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


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "nothing in 'ＡＩ 도자' names the technology 'drone'; write '{technology: ..., printed: ...}' with words "
            "that name it, or '{technology: ..., inferred: ...}' with a reason [technology-named]",
        ),
        (
            "ko",
            "기술 '드론'의 이름이 'ＡＩ 도자'에 없다; '{technology: ..., printed: ...}' 꼴로 그 이름이 있는 원문을 "
            "적거나 '{technology: ..., inferred: ...}' 꼴로 근거를 적는다 [technology-named]",
        ),
    ],
)
def test_a_technology_without_a_word_is_reported_at_its_line_with_the_remedy(
    tmp_path: Path, lang: str, text: str
) -> None:
    """ＡＩ in full width is a word for AI."""
    path = tmp_path / "a.yaml"
    plan = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}]
roadmaps:
  - {id: plan, kind: plan, title: ＡＩ 도자, region: r, edition: final, stage: final, date: 2024, source: s,
     technologies: [AI, 드론]}
"""
    path.write_text(plan, encoding="utf-8")
    (problem,) = check_all([path], say=lambda _: None, lang=lang).warnings
    assert problem.to_text(lang) == f"{path}:6:25: {text}"


@pytest.mark.parametrize("name", ["coverage", "amounts", "edition-items", "editions", "sources"])
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
