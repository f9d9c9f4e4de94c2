"""Pages of thousands of nodes: small enough to mail, folded where they would be a tangle, and nothing dropped."""

import runpy
from collections.abc import Callable
from typing import Any

import pytest
from support.browsers import listen
from support.paths import ROOT

from graph.viewer.data import Page
from graph.viewer.rendering import render_page

make_page: Callable[[int], Page] = runpy.run_path(str(ROOT / "benchmarks" / "made_up_page.py"))["make_page"]
SIZE = 5_100


@pytest.fixture(scope="module")
def tab(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("large") / "page.html"
    path.write_text(render_page(make_page(SIZE)), encoding="utf-8")
    heard: list[str] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.set_default_timeout(20_000)
    listen(opened, heard)
    opened.goto(f"{path.as_uri()}#view=network")
    yield opened
    opened.close()
    assert heard == []


@pytest.mark.slow
def test_a_page_of_3000_nodes_is_within_3_megabytes() -> None:
    page = make_page(3_000)
    assert len(page.nodes) >= 3_000
    assert len(render_page(page).encode()) < 3_000_000


def test_a_large_page_opens_on_clusters_and_says_how_many_nodes_they_hold(tab: Any) -> None:
    items = tab.evaluate("network.scene().items.map(item => [item.kind, item.count || 0])")
    assert {kind for kind, _ in items} == {"Region", "Concept"}
    count = tab.evaluate("model.nodes.size")
    assert sum(number for _, number in items) == count
    told = f"항목이 많아 {count:,}개 중 {count:,}개를 지역과 기술 {len(items)}묶음으로 접었습니다."
    assert tab.inner_text("#network-hint").startswith(told)


def test_every_folded_link_is_counted_in_a_bundle_or_lies_within_a_cluster(tab: Any) -> None:
    bundled, inside, all_links = tab.evaluate("""() => {
      const scene = network.scene(), bundled = scene.links.reduce((sum, link) => sum + (link.count || 1), 0);
      return [bundled, network.inside(), model.edges.length];
    }""")
    assert bundled + inside == all_links


def test_choosing_a_node_opens_its_cluster_and_all_can_be_unfolded_and_folded(tab: Any) -> None:
    tab.evaluate("commands.choose('id:project/10')")
    assert tab.evaluate("network.scene().items.some(item => item.id === 'id:project/10')")
    folded = tab.evaluate("network.scene().items.reduce((sum, item) => sum + (item.count || 0), 0)")
    alone = tab.evaluate("network.scene().items.filter(item => item.node).length")
    assert folded + alone == tab.evaluate("model.nodes.size")
    assert tab.inner_text("#network-hint").startswith(f"항목이 많아 {folded + alone:,}개 중 {folded:,}개")
    tab.evaluate("commands.clear()")
    tab.click("#network-hint button")
    assert tab.evaluate("network.scene().items.length") == folded + alone
    tab.click("#network-hint button")
    assert tab.evaluate("network.scene().items.every(item => item.count)")


def test_the_table_of_a_large_page_shows_many_rows_and_says_how_many_more_there_are(tab: Any) -> None:
    tab.evaluate("commands.openView('table')")
    count = tab.evaluate("model.nodes.size")
    assert tab.locator("#view-table tbody tr").count() == 500
    assert tab.inner_text("#view-table .rest") == f"{count - 500:,}건 더 있음 – 더 보기"
    tab.click("#view-table .rest button")
    assert tab.locator("#view-table tbody tr").count() == 1_000
    assert tab.evaluate("downloads.toCsv().split('\\r\\n').length - 2") == count


def test_the_matrix_of_a_large_page_says_how_many_agencies_are_not_written_yet(tab: Any) -> None:
    tab.evaluate("commands.openView('matrix')")
    written = tab.locator("#view-matrix tbody tr").count()
    agencies = tab.evaluate("coverage.table(false).agencies.length")
    assert 0 < written < agencies
    assert tab.inner_text("#view-matrix .rest") == f"{agencies - written:,}건 더 있음 – 더 보기"
    tab.click("#view-matrix .rest button")
    assert tab.locator("#view-matrix tbody tr").count() == min(agencies, 2 * written)
