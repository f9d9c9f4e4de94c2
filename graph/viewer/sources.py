"""The files of the page as it holds them: our own styles and scripts lose what only their readers and tools need.

A script in ``static/`` is a module: it imports what it uses and exports what others use. In the page it is
a plain script and finds those names as globals, because the page is one file and a module can only be imported from
another. So the lines with ``import`` and ``export`` fall away, and a script stands after those that it imports.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
# Comments that fill whole lines.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export) \{[^}]*\}[^;]*;$", re.MULTILINE)


def read_vendored(name: str) -> str:
    """The text of a file in ``vendor/`` as it is."""
    return (HERE / "vendor" / name).read_text(encoding="utf-8").strip()


def read_style(name: str) -> str:
    """The style in ``static/`` without indentation and without comments that fill lines."""
    return _shorten(_read(name))


def read_script(name: str) -> str:
    """The script in ``static/``, shortened alike; strict, as a module is, but without what makes it one."""
    return '"use strict";\n' + _shorten(_MODULE.sub("", _read(name)))


def _read(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")


def _shorten(text: str) -> str:
    return "\n".join(filter(None, map(str.strip, _COMMENT.sub("", text).splitlines())))
