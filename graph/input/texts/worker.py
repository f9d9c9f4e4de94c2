"""The process that reads a document with a library, with limits that it sets itself."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from graph.errors.messages import Message
from graph.input.texts.blocks import Block
from graph.input.texts.limits import Unreadable, damaged, too_deep
from graph.input.texts.text import compose
from graph.stores.children import limit_process

# A level of elements takes up to three calls, and elements go 256 levels deep.
_RECURSION = 5_000


@dataclass(frozen=True)
class Form:
    """A format: its name, the function that reads it, and the packages it needs by the modules that they bring."""

    name: str
    module: str
    function: str
    packages: Mapping[str, str]

    def load(self) -> Callable[[bytes], Iterator[Block]]:
        """The function that reads the format."""
        read: Callable[[bytes], Iterator[Block]] = getattr(import_module(self.module), self.function)
        return read


_LXML = {"lxml": "lxml"}
_HANGUL = Form("HWPX or HWP", "graph.input.texts.hangul", "read_hangul", {"hwpx": "python-hwpx"})
_HTML = Form("HTML", "graph.input.texts.html", "read_html", _LXML)
FORMS = {
    ".hwpx": _HANGUL,
    ".hwp": _HANGUL,
    ".docx": Form("DOCX", "graph.input.texts.word", "read_word", _LXML),
    ".pdf": Form("PDF", "graph.input.texts.pdf", "read_pdf", {"pypdfium2": "pypdfium2"}),
    ".html": _HTML,
    ".htm": _HTML,
}


def main() -> None:
    """Reads the ending, the limits and the bytes of a document from stdin and writes its text to stdout."""
    ending, seconds, megabytes = json.loads(sys.stdin.buffer.readline())
    read = FORMS[ending].load()
    sys.setrecursionlimit(_RECURSION)
    limit_process(seconds=seconds, megabytes=megabytes)
    try:
        answer = json.dumps(answer_with(read, FORMS[ending].name, sys.stdin.buffer.read()), separators=(",", ":"))
    except MemoryError:
        answer = '{"limit":"megabytes"}'
    sys.stdout.write(answer)


def answer_with(read: Callable[[bytes], Iterator[Block]], form: str, content: bytes) -> dict[str, object]:
    """The text and passages that *read* finds in *content*, or the two parts of the message why it cannot."""
    try:
        text, passages = compose(read(content))
        if not passages:
            raise Unreadable(
                Message("the file contains no text"), Message("if it is scanned, run text recognition (OCR) first")
            )
    except Unreadable as error:
        return _to_answer(error)
    except RecursionError:
        return _to_answer(too_deep())
    except MemoryError:
        raise
    except Exception:
        # Any, because a library raises anything on a damaged file, and the user can only replace the file.
        return _to_answer(damaged(form))
    return {"content": text, "passages": passages}


def _to_answer(error: Unreadable) -> dict[str, object]:
    return {"what": _to_parts(error.what), "instead": _to_parts(error.instead)}


def _to_parts(message: Message | str) -> list[object]:
    assert isinstance(message, Message)
    return [message.template, message.values]
