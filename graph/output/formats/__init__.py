"""The formats of a report, with one module per format. Plugins can add more.

A function decorated with :func:`output_format` returns the file as bytes. It escapes text that readers of the format
would take for markup, a formula or a link. Control characters in formats of text are escaped here. Modules import heavy
packages only when they write, because the command line imports all formats for its help.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path

from graph.errors import RoadmapError
from graph.errors.characters import escape_commands
from graph.errors.messages import Message
from graph.reports.registry import DuplicateName, Registry, expect_bytes
from graph.reports.result import Depth, Report

__all__ = [
    "Format",
    "UnknownEnding",
    "escape_text",
    "find_format",
    "format_report",
    "get_format",
    "output_format",
    "read_formats",
    "strip_controls",
]

_Write = Callable[[Report], bytes]
# Characters that XML 1.0 forbids, https://www.w3.org/TR/xml/#charsets, and control characters except tab and line ends.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Text without any control character, as nearly all is.
_PLAIN = re.compile(rb"[\t\n\x20-\x7e]*+")


@dataclass(frozen=True)
class Format:
    """A format: its name, its file ending, its purpose in English and Korean, and its function.

    A terminal cannot show a *binary* format. ``depth`` is how far a report must follow the evidence of its rows.
    """

    name: str
    extension: str
    summary: str
    function: _Write
    binary: bool
    depth: Depth
    summary_ko: str


class UnknownEnding(RoadmapError):
    """A file whose ending belongs to no format."""

    def __init__(self, path: Path) -> None:
        endings = ", ".join(f".{one.extension}" for one in read_formats().values())
        super().__init__(
            Message(
                "{path}: no format has this ending; known endings are {endings}, or give --format",
                path=path,
                endings=endings,
            )
        )


_FORMATS: Registry[Format] = Registry(
    "format", package=__name__, folder=__path__, group="roadmap_graph.formats", find_fault=expect_bytes
)


def output_format(  # noqa: PLR0913 - the fields of a format
    name: str,
    *,
    extension: str,
    summary: str,
    summary_ko: str = "",
    binary: bool = False,
    depth: Depth = Depth.CITED,
) -> Callable[[_Write], _Write]:
    """Registers the decorated function as the format *name*, see :class:`Format`.

    :param summary_ko: the Korean summary. The default is *summary*.
    """

    def mark(function: _Write) -> _Write:
        safe = function if binary else _escape_output(function)
        _FORMATS.add(Format(name, extension, summary, safe, binary, depth, summary_ko or summary))
        return function

    return mark


def _escape_output(function: _Write) -> _Write:
    """*function* with all control characters of its text escaped, whatever the format."""

    def write(report: Report) -> bytes:
        content = function(report)
        return escape_text(content) if isinstance(content, bytes) else content

    update_wrapper(write, function)
    return write


def escape_text(content: bytes) -> bytes:
    """The text file *content* with its control characters escaped."""
    if _PLAIN.fullmatch(content):
        return content
    return escape_commands(content.decode("utf-8", "backslashreplace")).encode()


def strip_controls(text: str) -> str:
    """*text* without control characters and characters that XML forbids.

    >>> strip_controls("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


def read_formats() -> Mapping[str, Format]:
    """All formats by name, sorted. See :meth:`graph.reports.registry.Registry.read_all` for other errors.

    :raises DuplicateName: two formats have the same file ending.
    """
    formats = _FORMATS.read_all()
    _refuse_ending_twice(formats.values())
    return formats


def _refuse_ending_twice(formats: Iterable[Format]) -> None:
    known: dict[str, Message] = {}
    for one in formats:
        owner = Message("{noun} '{name}'", noun=Message("format"), name=one.name)
        if (other := known.setdefault(one.extension.casefold(), owner)) != owner:
            ending = f".{one.extension}"
            raise DuplicateName(Message("file ending"), ending, (other, owner))


def get_format(name: str) -> Format:
    """The format called *name*.

    See :meth:`graph.reports.registry.Registry.get` for other errors.

    :raises UnknownName: there is no such format. The exception lists the most similar names.
    :raises DuplicateName: it is a plugin with the file ending of a format of this package.
    """
    found = _FORMATS.get(name)
    if _FORMATS.is_plugin(found):
        _refuse_ending_twice([*_FORMATS.list_own(), found])
    return found


def find_format(path: Path) -> Format:
    """The format for the ending of *path*, in upper or lower case. Formats of this package come before plugins.

    :raises UnknownEnding: no format has the ending.
    :raises DuplicateName: several plugins have it.
    """
    ending = path.suffix.removeprefix(".").casefold()
    own = (one for one in _FORMATS.list_own() if one.extension == ending)
    found = next(own, None) or next(
        (one for one in read_formats().values() if one.extension.casefold() == ending), None
    )
    if found is None:
        raise UnknownEnding(path)
    return found


def format_report(report: Report, format: str) -> bytes:
    """*report* in the format called *format*, with text in UTF-8. Equal reports give equal bytes.

    :meth:`graph.knowledge.Knowledge.to_bytes` first adds the sources or evidence that the format needs.

    :raises UnknownName: there is no such format.
    """
    return get_format(format).function(report)
