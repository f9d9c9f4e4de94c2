"""Asks a language model at an OpenAI-compatible address for JSON, within a deadline and without redirects.

The address, key and name come from the environment. The key goes into one header and into no message.
"""

import http.client
import json
import os
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.stores.servers import is_loopback

URL, KEY, NAME = "ROADMAP_GRAPH_MODEL_URL", "ROADMAP_GRAPH_MODEL_KEY", "ROADMAP_GRAPH_MODEL_NAME"
SECONDS = "ROADMAP_GRAPH_MODEL_TIMEOUT"
_DEFAULT_SECONDS = 120.0
MAX_ANSWER = 2 * 1024 * 1024
_PATH = "/chat/completions"


class ModelFault(RoadmapError):
    """The language model cannot be asked, or gave no usable answer. The message is one line, without the key."""

    def __init__(self, what: Message, instead: Message) -> None:
        super().__init__(Message("second reader: {what}; {instead}", what=what, instead=instead))


@dataclass(frozen=True)
class Model:
    """Where a language model answers. *seconds* is the deadline of one question."""

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = _DEFAULT_SECONDS

    def ask(self, instructions: str, text: str, schema: Mapping[str, Any]) -> Any:
        """The JSON that the model answers.

        :param schema: the JSON Schema of the answer. Some servers ignore it, so the answer may be anything.
        :raises ModelFault: no answer in time, an error, a redirect, more than 2 MiB, or no JSON.
        """
        question = {
            "model": self.name,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": text}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "proposals", "strict": True, "schema": schema},
            },
        }
        return _read_answer(self._post(json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")))

    def _post(self, content: bytes) -> bytes:
        where = urlsplit(self.url)
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        late = threading.Event()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            with closing(kind(where.hostname or "", where.port, timeout=self.seconds)) as connection:
                connection.connect()
                with _limit(connection.sock, self.seconds, late):
                    connection.request("POST", where.path.rstrip("/") + _PATH, content, headers)
                    with connection.getresponse() as answer:
                        _check_status(answer.status)
                        read = answer.read(MAX_ANSWER + 1)
        except (OSError, http.client.HTTPException) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise self._explain_delay() from error
            what = Message("the server cannot be reached ({error})", error=type(error).__name__)
            raise ModelFault(what, Message("check {name}", name=URL)) from error
        if late.is_set():
            raise self._explain_delay()
        if len(read) > MAX_ANSWER:
            raise ModelFault(Message("the answer is over 2 MiB"), Message("check {name}", name=NAME))
        return read

    def _explain_delay(self) -> ModelFault:
        what = Message("no answer within {seconds} seconds", seconds=f"{self.seconds:g}")
        return ModelFault(what, Message("increase {name} (seconds) or draft without it", name=SECONDS))


@contextmanager
def _limit(connected: socket.socket, seconds: float, late: threading.Event) -> Iterator[None]:
    """Ends a connection after *seconds*, also one whose server sends a byte now and then. *late* says that it did."""

    def cut_off() -> None:
        late.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _check_status(status: int) -> None:
    if 300 <= status < 400:
        what = Message("the server redirects to another address")
        raise ModelFault(what, Message("set {name} to the final address", name=URL))
    if status in (401, 403):
        raise ModelFault(
            Message("the server denies access ({status})", status=status), Message("check {name}", name=KEY)
        )
    if status != 200:
        what = Message("the server answers with the error {status}", status=status)
        raise ModelFault(what, Message("check {name} and {other}", name=URL, other=NAME))


def _read_answer(content: bytes) -> Any:
    """The JSON in the text of the first choice. Some models put it into a fence of Markdown."""
    instead = Message("use a model that answers with a JSON schema, or draft without it")
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
        return json.loads(text.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ModelFault(Message("the answer is not the JSON that was asked for"), instead) from error


def find_model(environment: Mapping[str, str] = os.environ) -> Model:
    """The language model that the environment names.

    :raises ModelFault: the address or name is missing or cannot be used.
    """
    url, name, key = (environment.get(one, "").strip() for one in (URL, NAME, KEY))
    if not url or not name:
        raise ModelFault(Message("{name} is not set", name=NAME if url else URL), Message("see docs/drafting.md"))
    _check_address(url, key)
    if not key.isascii() or not key.isprintable() or " " in key:
        what = Message("{name} contains a space or another invalid character", name=KEY)
        raise ModelFault(what, Message("set it to the key only"))
    seconds = environment.get(SECONDS, "").strip()
    if seconds and not (seconds.isascii() and seconds.isdigit() and 0 < int(seconds[:6]) <= 86_400):
        what = Message("{name} is not a positive number of seconds", name=SECONDS)
        raise ModelFault(what, Message("unset it to use {default}", default=f"{_DEFAULT_SECONDS:g}"))
    return Model(url, name, key, float(seconds or _DEFAULT_SECONDS))


def _check_address(url: str, key: str) -> None:
    instead = Message("write scheme, host and path, without a login")
    try:
        where = urlsplit(url)
        known = where.scheme in ("http", "https") and bool(where.hostname) and where.port != 0
    except ValueError:
        known = False
    if not known or not url.isascii() or not url.isprintable() or " " in url:
        raise ModelFault(Message("{name} is not a web address", name=URL), instead)
    if where.username is not None or where.query or where.fragment:
        raise ModelFault(Message("{name} contains a login or a query", name=URL), instead)
    if key and where.scheme == "http" and not is_loopback(where.hostname or ""):
        what = Message("{name} would send the key without encryption", name=URL)
        raise ModelFault(what, Message("use https, or a server on this machine"))
