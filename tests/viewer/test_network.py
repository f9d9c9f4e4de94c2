"""The network of the folder data: groups, what is hidden, pins, labels, and places that stay."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.viewer.data import Page

EV = "tech:ev"
IDS = "network.scene().items.filter(item => item.node).map(item => item.id)"
PLACES = "Object.fromEntries(network.scene().items.filter(({ node }) => node).map(({ id, x, y }) => [id, [x, y]]))"

# The labels that lie on another label or on a mark, and the number of all labels.
OVERLAPS = """() => {
  const { scale, items, written } = network.scene(), pen = document.createElement("canvas").getContext("2d");
  const around = (x, y, across, down) => ({ left: x - across, right: x + across, top: y - down, bottom: y + down });
  const cross = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const boxes = written.filter(({ bold }) => !bold).map(({ text, x, y, size }) => {
    pen.font = `${size}px ${labels.FONT}`;
    return { text, ...around(x, y, pen.measureText(text).width / 2, size * 0.45) };
  });
  const marks = items.filter(item => item.node).map(({ x, y, size }) =>
    around(x * scale, y * scale, size * scale * 0.9, size * scale * 0.9));
  const isOver = (one, at) => [...boxes.slice(at + 1), ...marks].some(other => cross(one, other));
  return [boxes.filter(isOver).map(({ text }) => text), written.length];
}"""


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def test_more_than_400_nodes_open_as_a_few_groups_with_a_name_and_a_number_each(tab: Any, page: Page) -> None:
    go(tab, "#view=network")
    groups = tab.evaluate("network.scene().items.map(({ group, label, count }) => [group, label, count])")
    assert all(group and label for group, label, _ in groups)
    assert 5 < len(groups) < 40
    assert sum(count for _, _, count in groups) == tab.evaluate("model.nodes.size")
    written = tab.evaluate("network.scene().written.map(({ text }) => text)")
    assert {f"{count:,}" for _, _, count in groups} <= set(written)


def test_a_group_is_opened_with_a_click_or_from_the_list_and_is_in_the_address(tab: Any) -> None:
    go(tab, "#view=network")
    tab.click("#groups")
    tab.click("[id='group-tech:hydrogen']")
    members = tab.evaluate("model.allNodes.filter(n => communities.of(n).key === 'tech:hydrogen').map(n => n.id)")
    assert set(tab.evaluate(IDS)) == set(members) & set(tab.evaluate("[...model.nodes.keys()]"))
    assert "open=tech%3Ahydrogen" in tab.evaluate("location.hash")
    assert tab.evaluate("document.activeElement.id") == "group-tech:hydrogen"
    tab.keyboard.press("Enter")
    assert tab.evaluate(IDS) == []
    assert "open=none" in tab.evaluate("location.hash")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "groups"
    assert tab.get_attribute(".groups", "open") is None
    tab.click("#groups")
    tab.click("#canvas", position={"x": 700, "y": 10})
    assert tab.get_attribute(".groups", "open") is None


def test_filters_that_leave_few_nodes_unfold_the_network(tab: Any) -> None:
    go(tab, "#view=network&in-region=id:region/gimje")
    assert set(tab.evaluate(IDS)) == set(tab.evaluate("[...state.narrowed]"))
    assert tab.evaluate("network.scene().items.every(item => item.node)")


def test_a_choice_hides_everything_else_or_dims_it_if_the_reader_prefers(tab: Any) -> None:
    go(tab, f"#view=network&node={EV}")
    near = set(tab.evaluate("[...state.bright]"))
    assert set(tab.evaluate(IDS)) == near
    tab.check("#network-dims")
    assert set(tab.evaluate(IDS)) > {EV}
    assert tab.evaluate("network.scene().items.some(item => item.group)")
    assert "dims=1" in tab.evaluate("location.hash")
    tab.uncheck("#network-dims")
    assert set(tab.evaluate(IDS)) == near


def test_a_pinned_node_stays_in_view_and_moves_by_keys_and_is_in_the_address(tab: Any) -> None:
    go(tab, "#view=network&node=id:agency/dmi")
    tab.focus("#canvas")
    tab.keyboard.press("f")
    assert tab.get_attribute("#pin", "aria-pressed") == "true"
    before = tab.evaluate(PLACES)["id:agency/dmi"]
    tab.keyboard.press("Shift+ArrowRight")
    x, y = tab.evaluate(PLACES)["id:agency/dmi"]
    assert x > before[0]
    assert y == before[1]
    go(tab, tab.evaluate("location.hash").replace("node=id%3Aagency%2Fdmi", f"node={EV}"))
    assert tab.evaluate(PLACES)["id:agency/dmi"] == [x, y]
    assert "대구기계부품연구원" in tab.evaluate("network.scene().written.map(({ text }) => text)")
    tab.evaluate("commands.clear()")
    assert tab.evaluate(IDS) == ["id:agency/dmi"]
    tab.click("#unpin")
    assert tab.evaluate(IDS) == []


def test_a_pinned_node_is_dragged_and_no_other(tab: Any) -> None:
    go(tab, "#view=network&node=id:agency/dmi")
    tab.click("#pin")
    tab.click("[data-word=zoomFit]:visible")
    where = """id => { const { scale, x, y, items } = network.scene(), item = items.find(one => one.id === id);
      const box = document.querySelector("#canvas").getBoundingClientRect();
      return [box.left + box.width / 2 + (item.x - x) * scale, box.top + box.height / 2 + (item.y - y) * scale]; }"""
    other = tab.evaluate(f"({IDS}).find(id => id !== 'id:agency/dmi')")
    before = tab.evaluate(PLACES)
    for one in ("id:agency/dmi", other):
        tab.wait_for_timeout(150)
        x, y = tab.evaluate(where, one)
        tab.mouse.move(x, y)
        tab.mouse.down()
        for step in range(1, 9):
            tab.mouse.move(x + 5 * step, y + 4 * step)
            tab.wait_for_timeout(20)
        tab.mouse.up()
    after = tab.evaluate(PLACES)
    assert [one for one in before if before[one] != after[one]] == ["id:agency/dmi"]
    tab.click("#unpin")


@pytest.mark.parametrize(
    "fragment", ["open=all", "open=all&size=money", "open=none", f"node={EV}", "in-technology=tech:ev"]
)
def test_no_label_lies_on_another_or_on_a_mark(tab: Any, fragment: str) -> None:
    """A chosen item is always named, and the name of a group lies on its own mark."""
    go(tab, f"#view=network&{fragment}")
    tab.wait_for_timeout(80)
    found, count = tab.evaluate(OVERLAPS)
    assert found == []
    assert count > 10


def test_places_stay_the_same_on_every_day(tab: Any) -> None:
    go(tab, "#view=network&open=all")
    latest = tab.evaluate(PLACES)
    days = tab.evaluate("model.days")
    for day in days[:: len(days) // 4]:
        go(tab, f"#view=network&open=all&day={day}")
        earlier = tab.evaluate(PLACES)
        assert earlier
        assert earlier == {one: place for one, place in {**earlier, **latest}.items() if one in earlier}


def test_the_drawing_has_the_areas_of_open_groups(tab: Any) -> None:
    go(tab, "#view=network&open=all")
    areas = tab.evaluate("network.scene().areas.map(({ label }) => label)")
    text = tab.evaluate("downloads.toSheets()[0].text")
    assert text.count("<circle ") == len(areas) == tab.evaluate("folding.list().length")


def test_hostile_addresses_of_groups_and_pins_are_ignored(tab: Any) -> None:
    go(tab, "#view=network&open=nobody <b>&pins=id:agency/dmi,1e9,2 x,1,2 id:agency/nobody,1,2 id:agency/dmi,5")
    assert tab.evaluate("[state.opened.size, state.pins.size]") == [0, 0]


def test_the_page_is_below_the_limit_of_chat_clients(page: Page, tmp_path: Path) -> None:
    from graph.viewer.rendering import render_page

    assert len(render_page(page).encode()) < 1_048_576
