"""On no screen does one text lie on another: every view, in both languages, wide, narrow and on a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import open_page
from support.pages import VIEWS

# Pairs of texts whose boxes lie on each other by more than two pixels; drawings on a canvas see to that themselves.
OVERLAPS = """() => {
  const boxes = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const outside = (box, frame) =>
    box.top < frame.top || box.bottom > frame.bottom || box.left < frame.left || box.right > frame.right;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const part = node.parentElement;
    if (!node.data.trim() || !part.checkVisibility({ visibilityProperty: true })) continue;
    // Of tables that scroll, heads and first columns stay in place above what moves below them.
    if (part.closest(".unseen, option, noscript, script, style, #definition, .skip")) continue;
    if (part.closest("thead, .axis, .matrix tbody th")) continue;
    // On a phone some texts are for screen readers only.
    if (getComputedStyle(part).clipPath !== "none") continue;
    range.selectNodeContents(node);
    const frames = ["#main", "#details", "#legend"].map(name => part.closest(name)).filter(Boolean);
    for (let at = part; at; at = at.parentElement) if (at.matches(".scroll, .caption > span")) frames.push(at);
    for (const box of range.getClientRects()) {
      if (frames.some(frame => outside(box, frame.getBoundingClientRect()))) continue;
      boxes.push({ text: node.data.trim(), top: box.top, bottom: box.bottom, left: box.left, right: box.right });
    }
  }
  const found = [];
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((one, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom - 3; next += 1) {
      const other = boxes[next], across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 2 && down > 5) found.push(`${one.text} | ${other.text}`);
    }
  });
  return found;
}"""


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_no_text_lies_on_another(tab: Any, width: int, height: int, language: str) -> None:
    tab.set_viewport_size({"width": width, "height": height})
    found = {}
    for view in VIEWS:
        for chosen in ("", "&node=id:roadmap/daegu-smart-specialization/e-drive-parts"):
            if chosen and width == 390:
                continue
            fragment = f"#view={view}{chosen}&lang={language}"
            tab.evaluate("hash => { window.location.hash = hash; commands.followAddress(); }", fragment)
            pairs = tab.evaluate(OVERLAPS)
            if pairs:
                found[fragment] = pairs
    assert found == {}
