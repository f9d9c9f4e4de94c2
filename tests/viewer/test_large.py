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


def test_a_large_page_opens_on_groups_and_says_how_many_nodes_they_hold(tab: Any) -> None:
    items = tab.evaluate("network.scene().items.map(item => [item.group || false, item.count || 0])")
    assert {group for group, _ in items} == {True}
    count = tab.evaluate("model.nodes.size")
    assert sum(number for _, number in items) == count
    told = f"{count:,}개 중 {count:,}개를 {len(items)}묶음으로 접었습니다."
    assert tab.inner_text("#network-hint").startswith(told)


def test_every_folded_link_is_counted_in_a_bundle_or_lies_within_a_group(tab: Any) -> None:
    bundled, inside, all_links = tab.evaluate("""() => {
      const bundled = network.scene().links.reduce((sum, link) => sum + (link.count || 1), 0);
      const of = id => communities.of(model.nodes.get(id)).key;
      return [bundled, model.edges.filter(edge => of(edge.source) === of(edge.target)).length, model.edges.length];
    }""")
    assert bundled + inside == all_links


def test_a_group_opens_and_closes_and_all_can_be_unfolded_and_folded(tab: Any) -> None:
    count = tab.evaluate("model.nodes.size")
    key = tab.evaluate("communities.of(model.nodes.get('id:project/10')).key")
    tab.evaluate("key => commands.openGroup(key, true)", key)
    assert tab.evaluate("network.scene().items.some(item => item.id === 'id:project/10')")
    folded = tab.evaluate("network.scene().items.reduce((sum, item) => sum + (item.count || 0), 0)")
    alone = tab.evaluate("network.scene().items.filter(item => item.node).length")
    assert 0 < alone < folded
    assert folded + alone == count
    assert tab.inner_text("#network-hint").startswith(f"{count:,}개 중 {folded:,}개")
    tab.evaluate("key => commands.openGroup(key, false)", key)
    assert tab.evaluate("network.scene().items.every(item => item.group)")
    tab.click("#groups")
    tab.click("#groups-all")
    assert tab.evaluate("network.scene().items.length") == count
    assert "open=all" in tab.evaluate("location.hash")
    tab.click("#groups-all")
    assert tab.evaluate("network.scene().items.every(item => item.group)")


def test_a_chosen_node_is_shown_without_its_group(tab: Any) -> None:
    tab.evaluate("commands.choose('id:project/10')")
    shown = set(tab.evaluate("network.scene().items.map(item => item.id)"))
    assert shown == set(tab.evaluate("[...state.bright]"))
    tab.evaluate("commands.change({ dims: true })")
    assert tab.evaluate("network.scene().items.some(item => item.id === 'id:project/10')")
    assert tab.evaluate("network.scene().items.some(item => item.group)")
    tab.evaluate("commands.change({ dims: false, node: null })")


def test_the_roadmaps_of_a_large_page_are_drawn_when_they_are_looked_at(tab: Any) -> None:
    tab.evaluate("commands.openView('roadmap')")
    plans = tab.evaluate("planindex.plans()")
    drawn = "[...document.querySelectorAll('#view-roadmap .roadmap')].map(one => one.dataset.roadmap)"
    assert tab.evaluate(drawn) == plans[:60]
    assert tab.inner_text("#view-roadmap .rest") == f"{len(plans) - 60:,}건 더 있음 – 더 보기"
    # A plan that is chosen is drawn although others before it are not.
    tab.evaluate("plan => commands.openPlan(plan)", plans[-1])
    assert tab.evaluate(drawn) == [*plans[:60], plans[-1]]
    top = tab.evaluate("document.querySelector('#view-roadmap .roadmap:last-of-type').getBoundingClientRect().top")
    assert 0 < top < 900
    tab.evaluate("commands.clear()")
    tab.click("#view-roadmap .rest button")
    assert tab.evaluate(drawn) == plans[:120]
    # A file has the cards of all plans: twenty of each, the last plan has fewer.
    count = tab.evaluate("[...model.nodes.values()].filter(node => ['Strategy', 'Project'].includes(node.kind)).length")
    assert tab.evaluate("downloads.toCsv().split('\\r\\n').length - 2") == count


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
