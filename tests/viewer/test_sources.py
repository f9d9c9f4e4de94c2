"""Where the facts of the page come from: title, publisher, date and link; the file and line on request."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page
from support.pages import DAEGU, sample_page

from graph.knowledge import Knowledge
from graph.viewer.data import Citation, Page
from graph.viewer.rendering import render_page

PLAN = "id:roadmap/daegu-smart-specialization"


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def list_cited(page: Page) -> list[Citation]:
    found = [fact.source for node in page.nodes for fact in node.facts]
    dated = (*page.edges, *page.amounts, *page.editions, *page.spans, *page.reconciliations)
    return [one for one in (*found, *(one.cited for one in dated)) if one]


def test_every_citation_has_a_publisher_and_most_have_an_address(page: Page, country: Knowledge) -> None:
    sources = {one.source for one in list_cited(page)}
    rows = country.query("sources").to_dicts()
    known = {(str(row["publisher"]), str(row["issued"] or ""), str(row["url"] or "")) for row in rows}
    assert {(one.publisher, one.issued, one.url) for one in sources} <= known
    assert sum(bool(one.url) for one in sources) > 90


def test_a_title_is_never_an_article_number(page: Page) -> None:
    titles = {one.source.title.ko for one in list_cited(page)}
    assert DAEGU.source.title.ko.replace("'", "’").split(" ")[-1] in {title.split(" ")[-1] for title in titles}
    assert [title for title in titles if re.fullmatch(r"\S+ [\w.-]*\d{5,}[\w.-]*", title)] == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_panel_shows_a_placeholder(tab: Any, language: str) -> None:
    go(tab, f"#view=roadmap&lang={language}")
    found = tab.evaluate("""() => {
      const found = [];
      for (const id of model.nodes.keys()) {
        commands.choose(id);
        const text = document.querySelector("#details").innerText;
        if (/\\b(None|undefined|null|NaN)\\b|\\[object|\\.yaml/u.test(text)) found.push(`${id}: ${text}`);
      }
      return found;
    }""")
    assert found == []


def test_a_plan_lists_its_sources_with_links_that_open_in_a_tab_of_their_own(tab: Any) -> None:
    go(tab, f"#view=roadmap&node={PLAN}")
    sources = tab.locator("#details .sources li")
    assert sources.count() >= 10
    assert any("여성신문 · 2022-05-04" in text for text in sources.all_inner_texts())
    texts = sources.all_inner_texts()
    assert any(text.startswith("제목 기록 없음\n핫타임뉴스 · 발표일 기록 없음") for text in texts)
    links = tab.eval_on_selector_all(
        "#details .sources a", "all => all.map(one => [one.protocol, one.target, one.rel, one.textContent])"
    )
    assert len(links) >= 10
    assert {tuple(link[:3]) for link in links} <= {
        (scheme, "_blank", "noopener noreferrer") for scheme in ("http:", "https:")
    }
    assert any("원문 열기" in link[3] for link in links)


def test_the_number_beside_a_fact_is_that_of_its_source(tab: Any) -> None:
    go(tab, f"#view=roadmap&node={PLAN}/battery-centre")
    numbered = tab.eval_on_selector_all(
        "#details .reference", "all => all.map(one => [one.textContent, one.getAttribute('aria-label')])"
    )
    listed = tab.locator("#details .sources li").all_inner_texts()
    assert {number for number, _ in numbered} == {f"[{place + 1}]" for place in range(len(listed))}
    for number, label in numbered:
        title = listed[int(number.strip("[]")) - 1].split("\n")[0]
        assert label.startswith(f"출처 {number.strip('[]')}: ")
        assert title in label


def test_the_file_and_line_are_shown_only_on_request_and_kept_in_the_address(tab: Any) -> None:
    go(tab, f"#view=money&node={PLAN}")
    assert ".yaml" not in tab.inner_text("body")
    assert ".yaml" not in tab.evaluate("downloads.toCsv()")
    tab.check("#places")
    assert ".yaml:" in tab.inner_text("#details")
    assert "places=1" in tab.evaluate("location.hash")
    assert ".yaml:" in tab.evaluate("downloads.toCsv()")
    for view in ("roadmap", "matrix", "timeline", "compare"):
        go(tab, f"#view={view}")
        titles = tab.eval_on_selector_all("[title]", "all => all.map(one => one.title).join()")
        assert ".yaml" not in titles, view


@pytest.mark.parametrize(
    "address",
    ["javascript:window.ran = 1", "data:text/html,<script>window.ran = 1</script>", "file:///etc/passwd", "//x", "x"],
)
def test_an_address_that_is_not_of_the_web_is_no_link(browser: Any, tmp_path: Any, address: str) -> None:
    page = sample_page()
    cited = Citation(replace(DAEGU.source, url=address), DAEGU.date)
    nodes = tuple(replace(node, facts=tuple(replace(fact, source=cited) for fact in node.facts)) for node in page.nodes)
    path = tmp_path / "page.html"
    path.write_text(render_page(replace(page, nodes=nodes)), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(path.as_uri() + "#node=Roadmap-1")
    assert DAEGU.source.title.ko in opened.inner_text("#details .sources")
    assert opened.locator(f"#details a[href={address!r}]").count() == 0
    assert "https://newsstep.example/gimje" in opened.eval_on_selector_all(
        "#details a", "all => all.map(one => one.href)"
    )
    opened.close()


@pytest.mark.slow
def test_background_figures_come_last_and_say_their_name_once(page: Page) -> None:
    found = {
        node.id: [(fact.label.ko, fact.value.ko) for fact in node.facts if not fact.until]
        for node in page.nodes
        if any(fact.label.ko == "배경 수치" for fact in node.facts)
    }
    name = "id:roadmap/daegu-smart-specialization/battery-centre"
    assert ("배경 수치", "연간 사용 후 배터리 (2023): 2355") in found[name]
    doubled = [
        value for facts in found.values() for _, value in facts if len({*value.split(": ")}) < len(value.split(": "))
    ]
    assert doubled == []
    for facts in found.values():
        marks = [label.startswith("배경 수치") for label, _ in facts]
        assert marks == sorted(marks)
