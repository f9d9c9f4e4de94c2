"""The process that reads a document with a library, with limits that it sets itself."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from graph.errors.messages import Message
from graph.input.texts.blocks import Block
from graph.input.texts.limits import Unreadable, damaged, too_deep
from graph.input.texts.text import Passage, compose
from graph.stores.children import limit_process
from graph.stores.plain import to_line

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


@dataclass(frozen=True)
class Answer:
    """The text of a document with its passages, or the two parts of the message why there is none, or the limit."""

    content: str = ""
    passages: tuple[Passage, ...] = ()
    what: Message | str = ""
    instead: Message | str = ""
    limit: str = ""


def main() -> None:
    """Reads the ending, the limits and the bytes of a document from stdin and writes its text to stdout."""
    ending, seconds, megabytes = json.loads(sys.stdin.buffer.readline())
    read = FORMS[ending].load()
    sys.setrecursionlimit(_RECURSION)
    limit_process(seconds=seconds, megabytes=megabytes)
    try:
        answer = to_line(answer_with(read, FORMS[ending].name, sys.stdin.buffer.read()))
    except MemoryError:
        answer = to_line(Answer(limit="megabytes"))
    sys.stdout.buffer.write(answer)


def answer_with(read: Callable[[bytes], Iterator[Block]], form: str, content: bytes) -> Answer:
    """The text and passages that *read* finds in *content*, or the two parts of the message why it cannot."""
    try:
        text, passages = compose(read(content))
        if not passages:
            raise Unreadable(
                Message("the file contains no text"), Message("if it is scanned, run text recognition (OCR) first")
            )
    except Unreadable as error:
        return Answer(what=error.what, instead=error.instead)
    except RecursionError:
        deep = too_deep()
        return Answer(what=deep.what, instead=deep.instead)
    except MemoryError:
        raise
    except Exception:
        # Any, because a library raises anything on a damaged file, and the user can only replace the file.
        other = damaged(form)
        return Answer(what=other.what, instead=other.instead)
    return Answer(text, tuple(passages))
