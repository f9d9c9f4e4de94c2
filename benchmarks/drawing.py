"""How soon the network is drawn and stands still: this viewer with 300, 3,000 and 10,000 nodes, and a stock pyvis page.

``python -m benchmarks.drawing`` opens all of them in one Chromium, each several times in turn, and prints the medians
and their ratios. Only the ratios mean anything on another machine.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network

from benchmarks.made_up_page import make_page
from graph.viewer.data import Page
from graph.viewer.rendering import render_page

SIZES = (300, 3_000, 10_000)
ROUNDS = 5
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LIMITS = {
    "stock 300 / ours 300": "at least 20",
    "ours 3000 / ours 300": "at most 4",
    "ours 10000 / ours 300": "at most 10",
}
# Ours stands still as soon as it is drawn; the second frame after that is on the screen.
OURS = """() => new Promise(resolve => {
  const told = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
  const look = () => (network.drawn() ? told() : requestAnimationFrame(look));
  look();
})"""
STOCK = """() => new Promise(resolve => {
  const look = () => {
    if (typeof network === "undefined" || !network.physics) { setTimeout(look, 5); return; }
    if (network.physics.stabilized) { resolve(performance.now()); return; }
    network.once("stabilized", () => resolve(performance.now()));
  };
  look();
})"""


def write_stock_page(page: Page, path: Path) -> None:
    """The same nodes and links as pyvis draws them by itself: physics on, places found in the browser."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in page.nodes:
        network.add_node(node.id, label=node.label.ko)
    for edge in page.edges:
        network.add_edge(edge.source, edge.target)
    path.write_text(network.generate_html(), encoding="utf-8")


def measure(browser: Browser, path: Path, fragment: str, settled: str) -> float:
    """Milliseconds from opening a page until its drawing stands still."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(180_000)
    tab.route(lambda address: not address.startswith("file:"), lambda route: route.abort())
    tab.goto(path.as_uri() + fragment, wait_until="commit")
    tab.wait_for_load_state("domcontentloaded")
    taken = float(tab.evaluate(settled))
    tab.close()
    return taken


def write_pages(folder: Path) -> Iterator[tuple[str, Path, str, str]]:
    """Each page with what to call it, what to open of it, and how to see that it stands still."""
    for size in SIZES:
        page, started = make_page(size), time.perf_counter()
        text = render_page(page)
        taken = time.perf_counter() - started
        path = folder / f"ours-{size}.html"
        path.write_text(text, encoding="utf-8")
        size_text = f"{len(page.nodes)} nodes, {len(page.edges)} links, {len(text.encode()) / 1e6:.2f} MB"
        say(f"ours {size}: {size_text}, written in {taken:.1f} s")
        yield f"ours {size}", path, "#view=network", OURS
    write_stock_page(make_page(SIZES[0]), folder / "stock.html")
    yield "stock 300", folder / "stock.html", "", STOCK


def say(line: str) -> None:
    """Writes one line at once, so that a long run shows how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Measures in turn, so that a busy moment of the machine meets all pages alike."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = list(write_pages(Path(folder)))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for turn in range(ROUNDS):
            for name, path, fragment, settled in pages:
                if turn < 2 or not name.startswith("stock"):
                    times.setdefault(name, []).append(measure(browser, path, fragment, settled))
        browser.close()
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        say(f"{name}: {median:,.0f} ms (median of {len(times[name])})")
    for name, limit in LIMITS.items():
        left, right = name.split(" / ")
        say(f"{name}: {medians[left] / medians[right]:.1f} ({limit})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
