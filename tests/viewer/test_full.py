"""The full page answers SPARQL by itself, opened as a file: the same rows as the library, and no query can harm it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from support.browsers import listen
from support.hostile_texts import SLY
from support.pages import SCRIPT, sample_page
from support.paths import ROOT

from graph.knowledge import Knowledge
from graph.model.vocabulary import CODE, ID, TECH, XSD
from graph.queries import get_query, read_queries
from graph.stores import Iri
from graph.stores.protocol import Cell, to_cell
from graph.view.days import LATEST
from graph.viewer.full import NOTHING, build_full
from graph.viewer.inline import to_hash
from graph.viewer.page import build_page
from graph.viewer.rendering import VIS_NETWORK, render_page
from graph.viewer.sources import read_vendored

DONE = "() => !engine.isRunning() && document.querySelector('.ask-stop')?.hidden"
GO = """async (addresses) => {
  for (const address of addresses) {
    if (location.hash === address) continue;
    const gone = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    location.hash = address;
    await gone;
  }
}"""
RUNNING = "() => document.querySelector('.ask-told').textContent.startsWith('실행 중')"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BLOCKS = ("sparql-licence", "sparql-library", "sparql-worker", "sparql-dataset", "sparql-engine")


@pytest.fixture(scope="module")
def page_text(real: Knowledge) -> str:
    return render_page(build_page(real.view()), addition=build_full(real.store))


@pytest.fixture(scope="module")
def address(page_text: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("full") / "roadmaps.html"
    path.write_text(page_text, encoding="utf-8")
    return path.as_uri()


class Asked:
    """The SPARQL tab in a browser; whatever is logged or asked for while it is used is kept."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab, self.address = tab, address
        self.heard: list[str] = []
        tab.set_default_timeout(20_000)
        listen(tab, self.heard)
        tab.on("request", self._hear)

    def _hear(self, request: Any) -> None:
        # The worker is made from the page itself.
        if request.url.split("#")[0] != self.address and not request.url.startswith("blob:"):
            self.heard.append(request.url)

    def load(self, fragment: str = "") -> Any:
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.address}#view=sparql{fragment}")
        self.tab.wait_for_selector("#sparql-question")
        return self.wait()

    def open(self, fragment: str = "") -> Any:
        """What a link to *fragment* shows, without loading the page again."""
        self.tab.evaluate(GO, ["#view=table", f"#view=sparql{fragment}"])
        return self.wait()

    def wait(self) -> Any:
        self.tab.wait_for_function(DONE)
        return self.tab

    def start(self, text: str) -> Any:
        if not self.tab.locator("#sparql-text").is_visible():
            self.tab.click(".ask-editor summary")
        self.tab.fill("#sparql-text", text)
        self.tab.keyboard.press("Control+Enter")
        return self.tab

    def run(self, text: str) -> Any:
        self.start(text)
        return self.wait()

    def start_endless(self) -> Any:
        self.start(CROSS).wait_for_function(RUNNING)
        return self.tab

    def error(self) -> str:
        return str(self.tab.locator(".ask-error").inner_text())

    def table(self) -> tuple[list[str], list[list[Cell]]]:
        answer = self.tab.evaluate("sparqlResults.answer")
        return answer["columns"], [[to_value(term) for term in row] for row in answer["rows"]]

    def terms(self) -> list[list[str]]:
        return [row.inner_text().split("\t") for row in self.tab.locator(".answer tbody tr").all()]


def to_value(term: dict[str, str] | None) -> Cell:
    if term is None:
        return None
    if "iri" in term:
        return Iri(term["iri"])
    datatype = term.get("datatype") or ""
    return to_cell(term["text"], XSD.base + datatype[1:] if datatype.startswith("#") else datatype)


@pytest.fixture(scope="module")
def shared(browser: Any, address: str) -> Iterator[Asked]:
    """One open page for the tests that only ask."""
    asked = Asked(browser.new_page(viewport={"width": 1440, "height": 900}), address)
    asked.load()
    yield asked
    assert asked.heard == []
    asked.tab.close()


@pytest.fixture
def fresh(shared: Asked) -> Asked:
    """The same page at its first question."""
    shared.open()
    return shared


@pytest.fixture
def alone(browser: Any, address: str) -> Iterator[Asked]:
    """A page of its own, not loaded yet."""
    asked = Asked(browser.new_page(viewport={"width": 1440, "height": 900}), address)
    yield asked
    assert asked.heard == []
    asked.tab.close()


# The file


def test_the_light_page_has_nothing_of_it(real: Knowledge) -> None:
    page = build_page(real.view())
    text = render_page(page)
    assert text == render_page(page, addition=NOTHING)
    assert len(text.encode()) < 750_000
    assert not re.search(r"sparql|wasm|worker-src", text, re.IGNORECASE)


def test_the_full_page_is_small_enough_for_a_mail_and_the_same_each_time(real: Knowledge, page_text: str) -> None:
    assert len(page_text.encode()) < 3_000_000
    assert page_text == render_page(build_page(real.view()), addition=build_full(real.store))


def test_the_policy_allows_the_engine_and_its_worker_and_no_more(page_text: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page_text)
    assert policy
    allowed = dict(part.split(" ", 1) for part in unescape(policy[1]).split("; "))
    scripts = (read_vendored(VIS_NETWORK), *SCRIPT.findall(page_text))
    assert allowed["script-src"].split() == [*map(to_hash, scripts), "'wasm-unsafe-eval'"]
    assert allowed["worker-src"] == "blob:"
    assert allowed["default-src"] == "'none'"
    assert "connect-src" not in allowed
    assert "unsafe-inline" not in policy[1]
    assert "'unsafe-eval'" not in policy[1]


def test_the_vendored_engine_is_compressed_and_the_wheel_grows_by_no_more() -> None:
    vendored = [path.stat().st_size for path in (ROOT / "graph/viewer/vendor").glob("oxigraph*")]
    assert sum(vendored) < 1_500_000


def test_every_block_holds_no_markup(real: Knowledge) -> None:
    text = render_page(sample_page(), addition=build_full(real.store))
    blocks = re.findall(r'<script type="text/plain" id="([\w-]+)">([^<]*)</script>', text)
    assert [name for name, _ in blocks] == ["vis-network-licence", "vis-network", "askable", *BLOCKS]
    assert all(re.fullmatch(r"[A-Za-z0-9+/=]+", block) for name, block in blocks if not name.endswith("licence"))
    licence = (ROOT / "graph/viewer/vendor/oxigraph.LICENSE").read_text(encoding="utf-8").strip()
    assert dict(blocks)["sparql-licence"] == licence


def test_nothing_is_unpacked_before_the_tab_is_opened(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)
    assert tab.evaluate("engine.quads") == 0
    assert tab.locator("#view-sparql").inner_html() == ""
    assert len(tab.context.pages[-1].workers) == 0
    tab.keyboard.press("0")
    tab.wait_for_selector(".answer tbody tr")
    assert tab.evaluate("engine.quads") > 4000
    assert len(tab.workers) == 1
    tab.close()


# The library


def to_shown(name: str) -> str:
    """The text of a query as the page has it: of the latest day if it has days."""
    query = get_query(name)
    return query.to_text(day=LATEST if query.is_dated else "")


@pytest.mark.parametrize("name", read_queries())
def test_every_question_gives_the_rows_of_the_library(shared: Asked, real: Knowledge, name: str) -> None:
    shared.tab.select_option("#sparql-question", name)
    shared.wait()
    assert shared.tab.locator("#sparql-text").input_value() == to_shown(name)
    expected = real.query(name)
    assert shared.table() == (list(expected.columns), [list(row) for row in expected.rows])
    assert len(shared.terms()) == min(len(expected.rows), 5000)


BOUND: list[tuple[str, dict[str, list[str]]]] = [
    ("coverage", {"asked": [Iri(TECH.to_iri("battery"))]}),
    ("coverage", {"asked": [Iri(TECH.to_iri("amr")), Iri(TECH.to_iri("ev"))], "role": [Iri(CODE.to_iri("role-lead"))]}),
    ("region-amounts", {"region": [Iri(ID.to_iri("region/gimje"))], "as_of": ["2022-12-31"]}),
    ("links", {"as_of": ["2021-01-01"]}),
    ("names", {"class": []}),
    ("coverage", {"as_of": ['" } } DROP ALL # $& $1 \\ 한\n글\t}\r']}),
]


@pytest.mark.parametrize(("name", "values"), BOUND, ids=[f"{name}-{'-'.join(values)}" for name, values in BOUND])
def test_values_are_bound_as_the_library_binds_them(shared: Asked, name: str, values: dict[str, list[str]]) -> None:
    terms = {key: [{"iri" if isinstance(one, Iri) else "text": one} for one in list_] for key, list_ in values.items()}
    query = get_query(name)
    day = values.get("as_of", [LATEST])[0] if query.is_dated else ""
    text = to_shown(name)
    bound = shared.tab.evaluate("([text, values]) => sparqlText.bind(text, values)", [text, terms])
    assert bound == query.to_text({key: list_ for key, list_ in values.items() if key != "as_of"}, day=day)


def test_the_tab_has_a_key_of_its_own(shared: Asked) -> None:
    """It comes after the views of the light page."""
    assert "1–9·0 보기" in shared.tab.locator("#keys").inner_text()


def test_what_is_no_iri_is_not_bound(shared: Asked) -> None:
    bind = "sparqlText.bind('VALUES ?a { 1 }', { a: [{ iri: 'a> b' }] })"
    assert (
        shared.tab.evaluate(f"() => {{ try {{ {bind}; }} catch (error) {{ return error.message; }} }}")
        == "not an IRI: a> b"
    )


def test_the_example_of_every_parameter_is_understood(shared: Asked) -> None:
    for name, query in read_queries().items():
        for parameter in query.parameters:
            found = shared.tab.evaluate("(given) => sparqlText.example(...given)", [query.file.text, parameter.name])
            # A parameter without an example in the text only narrows the rows.
            assert found or f"VALUES ?{parameter.name} " not in query.file.text, f"{name} {parameter.name}"
            assert all(one.get("iri", "http").startswith("http") for one in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2022", "2022-12-31"), ("2022-02", "2022-02-28"), ("2024-2", "2024-02-29"), ("2022-12-30", "2022-12-30"),
     ("2022-13", None), ("2022-02-30", None), ("soon", None), ("0000", None)],
)  # fmt: skip
def test_a_date_means_its_last_day(shared: Asked, text: str, day: str | None) -> None:
    assert shared.tab.evaluate("(text) => sparqlText.lastDay(text)", text) == day


# The fields


def test_a_name_stands_for_its_thing_and_the_link_keeps_it(fresh: Asked, alone: Asked, real: Knowledge) -> None:
    tab = fresh.open()
    assert tab.locator("#value-asked").input_value() == "전기차"
    assert tab.locator("#value-as_of").get_attribute("placeholder") == "최신"
    tab.fill("#value-asked", " 배터리 ")
    tab.keyboard.press("Enter")
    fresh.wait()
    assert "ask=coverage&ask-asked=tech%3Abattery" in tab.evaluate("location.hash")
    expected = real.query("coverage", asked="배터리")
    assert fresh.table()[1] == [list(row) for row in expected.rows]
    alone.load(tab.evaluate("location.hash").removeprefix("#view=sparql"))
    assert alone.tab.locator("#value-asked").input_value() == "배터리"
    assert alone.table() == fresh.table()


def test_every_alias_is_offered_beside_the_name_it_stands_for(fresh: Asked, real: Knowledge) -> None:
    tab = fresh.open("&lang=en")
    offered = tab.locator("#value-asked-list option").evaluate_all("(all) => all.map((one) => [one.value, one.label])")
    assert ["electric vehicle", ""] in offered
    assert ["EV", "EV – electric vehicle"] in offered


def test_a_name_that_nothing_or_more_than_one_bears_is_told(fresh: Asked) -> None:
    tab = fresh.open()
    before = fresh.table()
    tab.fill("#value-asked", "없는 기술")
    tab.keyboard.press("Enter")
    assert tab.locator("#value-asked-wrong").inner_text().startswith("‘없는 기술’(이)라는 이름이 없습니다.")
    assert tab.locator("#value-asked").get_attribute("aria-invalid") == "true"
    assert fresh.table() == before
    tab.fill("#value-as_of", "언젠가")
    tab.keyboard.press("Enter")
    assert "날짜가 아닙니다" in tab.locator("#value-as_of-wrong").inner_text()


def test_the_day_of_the_page_is_the_day_of_the_question(fresh: Asked, real: Knowledge) -> None:
    day = fresh.open().evaluate("model.days[0]")
    fresh.open(f"&day={day}&ask=links")
    assert fresh.tab.locator("#value-as_of").input_value() == day
    assert fresh.table()[1] == [list(row) for row in real.query("links", as_of=day).rows]
    fresh.tab.select_option("#sparql-question", "nodes")
    assert "기준일이 없는" in fresh.wait().locator(".ask-form .note").inner_text()


# One's own text


def test_own_text_runs_by_keyboard_and_stays_in_the_link_without_running_there(fresh: Asked) -> None:
    tab = fresh.open()
    text = "PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>\nSELECT ?a { ?a a rm:Vision } ORDER BY ?a"
    fresh.run(text)
    assert tab.locator("#sparql-question").input_value() == ""
    assert fresh.table()[0] == ["a"]
    fragment = tab.evaluate("location.hash").removeprefix("#view=sparql")
    tab = fresh.load(fragment)
    assert tab.locator("#sparql-text").input_value() == text
    assert tab.locator(".answer").count() == 0
    tab.locator("#sparql-text").focus()
    tab.keyboard.press("Control+Enter")
    assert fresh.wait().locator(".answer tbody tr").count() == 1


def test_a_changed_question_can_be_restored(fresh: Asked) -> None:
    tab = fresh.open("&ask=amounts")
    fresh.run("ASK { }")
    assert tab.locator(".truth").inner_text() == "예"
    tab.go_back()
    assert fresh.wait().locator("#sparql-question").input_value() == "amounts"
    fresh.run(to_shown("amounts") + "#")
    tab.click(".ask-restore")
    assert fresh.wait().locator("#sparql-text").input_value() == to_shown("amounts")


def test_prefixes_are_inserted_where_they_are_lacking(fresh: Asked) -> None:
    tab = fresh.open()
    fresh.run('SELECT ?a {\n  ?a a rm:Vision ; skos:note "x:y" }')
    assert "접두어 rm: 가 선언되지 않았습니다" in fresh.error()
    fresh.run("SELECT ?a {\n  ?a rm:x }")
    assert "접두어 rm: 가 선언되지 않았습니다" in fresh.error()
    fresh.run('SELECT ?a {\n  ?a a rm:Vision ; skos:note "x:y" }')
    tab.click(".ask-prefixes")
    lines = tab.locator("#sparql-text").input_value().split("\n")
    assert [line.split(":")[0] for line in lines[:3]] == ["PREFIX rm", "PREFIX skos", ""]
    tab.click(".ask-prefixes")
    assert tab.locator(".ask-told").inner_text() == "필요한 접두어가 모두 있습니다."


def test_an_error_is_shown_at_its_line_and_leads_there(fresh: Asked) -> None:
    tab = fresh.open()
    fresh.run("SELECT ?a\nWHERE {\n  ?a ?b }\n")
    assert fresh.error().startswith("3행 10열에서 읽을 수 없습니다.")
    assert "3 │   ?a ?b }\n  │          ^" in fresh.error()
    tab.click("text=그 자리로")
    assert tab.evaluate("[document.activeElement.id, document.activeElement.selectionStart]") == ["sparql-text", 27]


@pytest.mark.parametrize("text", [
    "INSERT DATA { <a:a> <a:a> <a:a> }", "PREFIX a: <a:> delete where { ?a ?b ?c }", "LOAD <http://example.org/>",
    "DROP ALL", "# a comment\nCLEAR DEFAULT",
])  # fmt: skip
def test_updates_are_refused(shared: Asked, text: str) -> None:
    quads = shared.tab.evaluate("engine.quads")
    shared.run(text)
    assert "이 문서의 자료는 변경할 수 없습니다" in shared.error()
    shared.run("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } }")
    assert shared.table()[1] == [[quads]]


@pytest.mark.parametrize("text", [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://example.org/> { ?s ?p ?o } }",
    "ASK { { SELECT * { service\n?g { ?s ?p ?o } } } }",
    "SELECT * { BIND(\"it's # }\" AS ?x)SERVICE<http://example.org/>{} }",
])  # fmt: skip
def test_other_servers_are_not_asked(shared: Asked, text: str) -> None:
    shared.run(text)
    assert shared.error().startswith("SERVICE는 다른 서버에 질의하므로 실행하지 않습니다.")


def test_what_only_an_engine_takes_for_a_call_reaches_nobody_either(shared: Asked) -> None:
    # The policy of the page allows no connection, and its engine knows none; the page hears every attempt.
    for text in SLY:
        shared.run(text.format("http://example.org/"))
    assert shared.heard == []
    shared.run("SELECT (1 + 1 AS ?two) { }")
    assert shared.table() == (["two"], [[2]])


@pytest.mark.parametrize("text", [
    "SELECT (\"SERVICE\" AS ?x) { }", "# SERVICE\nSELECT (1 AS ?SERVICE) { }",
    "PREFIX service: <a:SERVICE> SELECT (service:service AS ?x) { }", "SELECT ('''a' SERVICE ''' AS ?x) { }",
])  # fmt: skip
def test_the_word_may_stand_where_it_asks_nobody(shared: Asked, text: str) -> None:
    shared.run(text)
    assert len(shared.table()[1]) == 1


def test_union_of_all_graphs_unless_the_query_names_its_own(shared: Asked, real: Knowledge) -> None:
    shared.run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    expected = real.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert shared.table()[1] == [list(row) for row in expected]
    shared.run("SELECT (COUNT(*) AS ?n) FROM <http://example.org/none> { ?s ?p ?o }")
    assert shared.table()[1] == [[0]]


# What must not harm


def test_a_hostile_query_is_stopped_by_button_and_the_next_is_served(fresh: Asked) -> None:
    fresh.open()
    tab = fresh.start_endless()
    tab.click(".ask-stop")
    assert fresh.error() == "중지했습니다. 다음 질의를 바로 실행할 수 있습니다."
    fresh.run("SELECT (1 + 1 AS ?two) { }")
    assert fresh.table() == (["two"], [[2]])


def test_an_endless_query_is_stopped_after_ten_seconds_and_the_next_is_served(alone: Asked) -> None:
    alone.tab.clock.install()
    alone.load()
    tab = alone.start_endless()
    tab.clock.run_for(9_000)
    assert tab.locator(".ask-told").inner_text() == "실행 중… 9초 (10초까지)"
    tab.clock.run_for(1_000)
    assert alone.error().startswith("10초를 넘어 중지했습니다.")
    alone.run("SELECT (1 + 1 AS ?two) { }")
    assert alone.table() == (["two"], [[2]])


def test_a_new_question_replaces_one_that_still_runs(fresh: Asked) -> None:
    fresh.open()
    fresh.start_endless()
    fresh.run("SELECT (1 + 1 AS ?two) { }")
    assert fresh.table() == (["two"], [[2]])


DOUBLING = (
    "SELECT ?x29 { BIND('a' AS ?x0) " + "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(29)) + "}"
)
DEEP = f"SELECT * {{ FILTER({'(' * 5000}1{')' * 5000}) }}"


@pytest.mark.parametrize(
    ("text", "told"),
    [(DOUBLING, "답이 너무 커서 중지했습니다"), (DEEP, "질의의 중첩이 너무 깊어")],
    ids=["doubling", "parentheses"],
)
def test_a_query_that_breaks_the_engine_does_not_break_the_page(fresh: Asked, text: str, told: str) -> None:
    fresh.open()
    fresh.run(text)
    assert fresh.error().startswith(told)
    fresh.run("SELECT (1 + 1 AS ?two) { }")
    assert fresh.table() == (["two"], [[2]])


def test_no_more_than_5000_rows_are_shown_and_the_page_says_so(fresh: Asked) -> None:
    tab = fresh.open()
    fresh.run("SELECT ?a ?d { ?a ?b ?c . ?d a ?e } LIMIT 6001")
    assert tab.locator(".ask-results .note").first.inner_text().startswith("6,001행 가운데 앞의 5,000행만 표시합니다.")
    assert tab.locator(".answer tbody tr").count() == 5000


# The answer


def test_things_are_named_and_open_their_details(fresh: Asked) -> None:
    tab = fresh.open()
    tab.click(".answer td button:has-text('대구기계부품연구원')")
    assert tab.locator("#details h2").inner_text() == "대구기계부품연구원"
    tab.click("#language")
    fresh.wait()
    assert tab.locator(".answer td button[aria-current]").first.inner_text() == tab.locator("#details h2").inner_text()
    assert fresh.terms()[0][0] == "lead"


def test_columns_sort_numbers_as_numbers_and_keep_the_focus(fresh: Asked) -> None:
    tab = fresh.open()
    fresh.run("SELECT ?n ?t { VALUES (?n ?t) { (10 'b') (9 'a') (100.5 'c') } }")
    tab.click(".answer thead button >> nth=0")
    assert [row[0] for row in fresh.terms()] == ["9", "10", "100.5"]
    tab.keyboard.press("Enter")
    assert [row[0] for row in fresh.terms()] == ["100.5", "10", "9"]
    assert tab.locator(".answer th").first.get_attribute("aria-sort") == "descending"


def test_literals_come_back_as_they_are(shared: Asked) -> None:
    shared.run(
        "SELECT ?a ?b ?c ?d ?e {"
        " BIND('t\\ta\\nb\\\\\"' AS ?a) BIND('한글'@ko AS ?b) BIND(1.50 AS ?c) BIND(true AS ?d) }"
    )
    assert shared.table()[1] == [['t\ta\nb\\"', "한글", Decimal("1.50"), True, None]]
    shared.run("CONSTRUCT { ?a ?b 'a b\\n<c>'@ko } { VALUES (?a ?b) { (<a:a> <a:b>) } }")
    assert shared.table() == (["subject", "predicate", "object"], [[Iri("a:a"), Iri("a:b"), "a b\n<c>"]])


def test_the_table_is_saved_with_names_and_iris_and_without_formulas(fresh: Asked) -> None:
    tab = fresh.open()
    fresh.run("SELECT ?a ?n ?f { VALUES (?a ?n ?f) { (<https://w3id.org/roadmap-graph/technology#ev> -5 '=1+1') } }")
    with tab.expect_download() as saved:
        tab.click("#save-csv")
    content = Path(saved.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["a", "a_iri", "n", "f"], ["전기차", TECH.to_iri("ev"), "-5", "'=1+1"],
    ]  # fmt: skip


def test_the_tab_is_used_by_keyboard_alone(fresh: Asked) -> None:
    tab = fresh.open()
    tab.locator("#tab-sparql").focus()
    reached = []
    for _ in range(45):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.id || document.activeElement.textContent"))
        if reached[-1] == "role":
            break
    inside = reached[reached.index("sparql-question") :]
    assert inside[:4] == ["sparql-question", "value-asked", "+", "value-role"]
    assert "SPARQL 보기·고치기" in inside
    assert "실행 Ctrl+Enter" in inside
    assert inside[-1] == "role"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_is_accessible(browser: Any, address: str, language: str, scheme: str) -> None:
    asked = Asked(browser.new_page(color_scheme=scheme), address)
    tab = asked.load(f"&lang={language}")
    asked.run("SELECT ?a { ?a ?b }")
    asked.run(to_shown("coverage") + "#")
    tab.evaluate((ROOT / "tests/assets/axe.min.js").read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run('#view-sparql').then((result) => result.violations)")
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    tab.close()


@pytest.mark.parametrize("width", [390, 1024])
def test_no_width_makes_the_tab_scroll_sideways(browser: Any, address: str, width: int) -> None:
    asked = Asked(browser.new_page(viewport={"width": width, "height": 844}), address)
    tab = asked.load("&lang=en&ask=region-amounts")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    tab.close()


def test_paper_gets_the_question_and_the_answer(alone: Asked) -> None:
    tab = alone.load()
    tab.emulate_media(media="print")
    assert tab.locator(".answer").is_visible()
    assert not tab.locator(".ask-run").is_visible()
    assert not tab.locator("#sparql-text").is_visible()


def test_a_hostile_name_is_shown_and_does_not_run(fresh: Asked) -> None:
    tab = fresh.open()
    attack = "</td><img src=x onerror='window.ran = 1'>"
    fresh.run(f'SELECT (1 AS ?a) (STRLANG("{attack}", "ko") AS ?b) (IRI("javascript:window.ran=1") AS ?c) {{ }}')
    assert fresh.terms()[0][1:] == [attack, "javascript:window.ran=1"]
    fresh.run(f"SELECT {json.dumps(attack)}")
    assert attack in fresh.error()
    assert tab.evaluate("window.ran") is None


def test_a_text_too_long_to_draw_is_cut(fresh: Asked) -> None:
    doubled = "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(24))
    fresh.run(f"SELECT ?x24 {{ BIND('a' AS ?x0) {doubled} }}")
    assert len(fresh.terms()[0][0]) == 20_000


def test_the_language_may_change_while_a_query_runs(fresh: Asked) -> None:
    tab = fresh.start_endless()
    tab.click("#language")
    tab.click(".ask-stop")
    assert fresh.error() == "Stopped. The next query can run at once."
    tab.click("#language")
    assert fresh.error() == "중지했습니다. 다음 질의를 바로 실행할 수 있습니다."


def test_rows_that_several_editions_state_are_explained(fresh: Asked) -> None:
    text = "PREFIX rm: <https://w3id.org/roadmap-graph/ontology#> SELECT {} ?a {{ ?a a rm:Roadmap }} ORDER BY ?a"
    fresh.run(text.format(""))
    assert "SELECT DISTINCT를 쓰면" in fresh.tab.locator(".ask-results .note").inner_text()
    fresh.run(text.format("DISTINCT"))
    assert fresh.tab.locator(".ask-results .note").count() == 0


def test_a_table_too_wide_to_draw_is_cut(fresh: Asked) -> None:
    columns = " ".join(f"?x{n}" for n in range(500))
    fresh.run(f"SELECT {columns} {{ ?a ?b ?c }}")
    assert fresh.tab.locator(".answer tbody tr").count() == 200


@pytest.mark.parametrize("piece", ["1.", "가", "<", '"""', '\\"', "a-", "?"])
def test_a_long_text_is_examined_at_once(shared: Asked, piece: str) -> None:
    shared.tab.evaluate("(text) => sparqlText.examine(text)", piece * 200_000)
