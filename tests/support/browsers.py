"""What a page in a browser logs and asks for."""

from typing import Any


def listen(tab: Any, heard: list[str], address: str = "") -> None:
    """From now on *heard* gets what *tab* logs; with an *address* also each request for anything but the page there."""
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("pageerror", lambda error: heard.append(str(error)))
    if address:
        own = (address, "data:", "blob:")
        tab.on("request", lambda request: request.url.startswith(own) or heard.append(request.url))
