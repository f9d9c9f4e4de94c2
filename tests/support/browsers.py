"""A page in a browser: how it is opened and moved, what it logs and asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def listen(tab: Any, heard: list[str], address: str = "") -> None:
    """From now on *heard* gets what *tab* logs; with an *address* also each request for anything but the page there."""
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("pageerror", lambda error: heard.append(str(error)))
    if address:
        own = (address, "data:", "blob:")
        tab.on("request", lambda request: request.url.startswith(own) or heard.append(request.url))


@contextmanager
def open_page(browser: Any, file: Path, fragment: str = "") -> Iterator[Any]:
    """A Korean tab with the page in *file* at a fragment of its address; at the end nothing was logged or asked for."""
    heard: list[str] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    opened.set_default_timeout(5000)
    listen(opened, heard, file.as_uri())
    opened.goto(file.as_uri() + fragment)
    yield opened
    opened.close()
    assert heard == []


def go(tab: Any, fragment: str) -> None:
    """Follows an address as a link of the page does."""
    tab.evaluate("hash => { window.location.hash = hash; commands.followAddress(); }", fragment)
