"""Reads a document of any format. Only plain text is read by this process."""

import hashlib
import json
import signal
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

from graph.errors import MissingExtra, RoadmapError, UnreadableValue
from graph.errors.messages import Message
from graph.input.encodings import decode_text
from graph.input.texts.limits import LIMITS, MAX_FILE, Limits, Unreadable, damaged, too_large
from graph.input.texts.text import Passage, Text, to_lines
from graph.input.texts.worker import FORMS, Answer, main
from graph.stores.children import run_child
from graph.stores.plain import UnreadableAnswer, read_line

_PLAIN = ".txt"
ENDINGS = (*FORMS, _PLAIN)
"""The endings of the files that are read."""


class UnreadableDocument(RoadmapError):
    """A document that cannot be read. The message begins with its path."""

    def __init__(self, path: Path, what: Message | str, instead: Message | str) -> None:
        super().__init__(Message("{path}: {what}; {instead}", path=path, what=what, instead=instead))


def read_text(path: Path, *, limits: Limits = LIMITS) -> Text:
    """The text of a document with its passages.

    :raises UnreadableDocument: the file cannot be opened, has an unknown ending, is damaged, encrypted or too large.
    :raises MissingExtra: the package that reads this format is not installed.
    """
    try:
        ending = _find_ending(path)
        content = _read_bytes(path)
        if ending == _PLAIN:
            text = decode_text(content)
            passages = to_lines(text)
        else:
            text, passages = _read_in_child(ending, content, limits)
    except UnreadableValue as error:
        raise UnreadableDocument(path, error.what, error.instead) from error
    return Text(text, passages, hashlib.sha256(content).hexdigest(), unicodedata.normalize("NFC", path.name))


def _find_ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        what = Message("files that end in '{ending}' are not documents", ending=ending) if ending else None
        known = Message("give a file that ends in {known}", known=", ".join(ENDINGS))
        raise Unreadable(what or Message("the file name has no ending"), known)
    return ending


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise Unreadable(Message("no such file"), Message("check the path and its permissions"))
    if not path.is_file():
        raise Unreadable(Message("not a file"), Message("give one document"))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE * 2**20 + 1)
    except OSError as error:
        what = Message("cannot be read ({reason})", reason=error.strerror)
        raise Unreadable(what, Message("check the path and its permissions")) from error
    if len(content) > MAX_FILE * 2**20:
        raise too_large(Message("file is over 64 MiB"))
    return content


def _read_in_child(ending: str, content: bytes, limits: Limits) -> tuple[str, tuple[Passage, ...]]:
    form = FORMS[ending]
    for module, package in form.packages.items():
        if find_spec(module) is None:
            raise MissingExtra(package, "documents")
    order = json.dumps([ending, limits.seconds, limits.megabytes]).encode("ascii")
    try:
        done = run_child(main, order + b"\n" + content, stderr=subprocess.DEVNULL, seconds=limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise _too_slow(limits) from error
    if done.returncode or not done.stdout:
        raise _explain_end(done.returncode, form.name, limits)
    try:
        answer = read_line(done.stdout, Answer)
    except UnreadableAnswer as error:
        raise damaged(form.name) from error
    if answer.what:
        raise Unreadable(answer.what, answer.instead)
    if answer.limit:
        raise _too_big(limits)
    return answer.content, answer.passages


def _explain_end(code: int, form: str, limits: Limits) -> Unreadable:
    """Why a process ended without an answer. Where memory ends, a library aborts or the system kills."""
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return _too_slow(limits)
    if sys.platform != "win32" and code in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGTRAP, -signal.SIGILL):
        return _too_big(limits)
    return damaged(form)


def _too_slow(limits: Limits) -> Unreadable:
    return too_large(Message("reading takes longer than {most} seconds", most=f"{limits.seconds:,}"))


def _too_big(limits: Limits) -> Unreadable:
    return too_large(Message("reading needs more than {most} MB of memory", most=f"{limits.megabytes:,}"))
