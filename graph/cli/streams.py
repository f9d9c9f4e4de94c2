"""How stdout and stderr write text: in which encoding, and with what instead of a character that it lacks.

Tables, messages and help are for people, and a console of Korean Windows shows CP949. Files of other formats are UTF-8
wherever they go.
"""

import codecs
import errno
import io
import os
import stat
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO

_HANDLER = "roadmap-graph"
_UTF_8 = "utf-8"
# Signs of our tables and texts that old code pages lack, and ASCII that looks like them and is as wide.
_ALIKE = {
    **dict.fromkeys("─━", "-"),
    **dict.fromkeys("│┃", "|"),
    **dict.fromkeys("┏┳┓┡╇┩├┼┤└┴┘", "+"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("·•∙‧ㆍ", "."),
    "→": ">",
    "…": ".",
    "\xa0": " ",
}


def prepare_streams() -> None:
    """Sets the encoding of stdout and stderr. A character that it lacks is replaced, so none stops the command."""
    codecs.register_error(_HANDLER, _replace)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None:
            stream.reconfigure(encoding=_find_encoding(stream), errors=_HANDLER)
        elif name == "stdout":
            sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding=_UTF_8, errors=_HANDLER)
        else:
            setattr(sys, name, open(os.devnull, "w", encoding=_UTF_8))  # noqa: SIM115 - open until the end


class _Closed(io.RawIOBase):
    """In place of a stdout that the shell has closed. An answer that is written to it is an error, once."""

    def __init__(self) -> None:
        self._nothing = os.open(os.devnull, os.O_WRONLY)
        self._told = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._nothing

    def isatty(self) -> bool:
        return False

    def write(self, content: Any, /) -> int:
        if not self._told:
            self._told = True
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return len(content)


def write_bytes(content: bytes, *, for_people: bool = False) -> None:
    """Writes *content*, a text in UTF-8 or a binary file, to stdout.

    :param for_people: a pipe gets the text in the encoding of stdout and not in UTF-8.
    """
    if sys.stdout.isatty():
        # A byte order mark is for programs that open a file.
        sys.stdout.write(content.decode("utf-8-sig", "replace"))
        return
    if for_people and sys.stdout.encoding != _UTF_8:
        content = content.decode().encode(sys.stdout.encoding, _HANDLER)
    # A text stream on Windows would turn the line ends of a CSV file into CR CR LF.
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _find_encoding(stream: TextIO) -> str:
    """The encoding that whoever reads *stream* expects."""
    if stream.isatty() or os.environ.get("PYTHONIOENCODING", "").partition(":")[0]:
        # The C locale says only that nobody has said anything, and click writes UTF-8 then, too.
        return _UTF_8 if codecs.lookup(stream.encoding).name == "ascii" else stream.encoding
    return _find_code_page() if sys.platform == "win32" and _is_pipe(stream) else _UTF_8


def _is_pipe(stream: TextIO) -> bool:
    """Whether *stream* goes to another program, such as PowerShell, ``more`` or ``findstr``."""
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _find_code_page() -> str:
    """The encoding in which programs in a Windows console read pipes. PowerShell 5.1 does so even for ``>``."""
    try:
        name = f"cp{_read_code_page()}"
        codecs.lookup(name)
    except (AttributeError, LookupError, OSError):
        return _UTF_8
    return _UTF_8 if name == "cp65001" else name


def _read_code_page() -> int:
    """The number of the code page of the console, 0 without a console."""
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())  # type: ignore[attr-defined]


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Texts as wide as the characters that an encoding lacks, so that tables stay aligned."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_iter_alike(error.object[error.start : error.end])), error.end


def _iter_alike(text: str) -> Iterator[str]:
    from graph.output.folding import measure

    for character in text:
        if 0xD800 <= ord(character) < 0xE000:  # a byte of a file name that is not UTF-8
            yield f"\\x{ord(character) & 0xFF:02x}"
        else:
            cells = measure(character)
            plain = "".join(filter(str.isascii, unicodedata.normalize("NFKD", character)))
            yield _ALIKE.get(character, plain[:cells].ljust(cells, "?"))
