"""The styles and scripts of the page, inlined without comments and indentation.

A script in ``static/`` is a module with imports and exports. The page is one file, and a module can only be imported
from another file, so the scripts run as plain scripts with global names. The lines with ``import`` and ``export`` are
removed, and each script follows the ones that it imports.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Comments on lines of their own.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export) \{[^}]*\}[^;]*;$", re.MULTILINE)


@cache
def read_vendored(name: str) -> str:
    """The unchanged text of a file in ``vendor/``."""
    return (HERE / "vendor" / name).read_text(encoding="utf-8").strip()


@cache
def read_style(name: str) -> str:
    """The style in ``static/`` without indentation and without comments on lines of their own."""
    return _shorten(_read(name))


@cache
def read_script(name: str) -> str:
    """The script in ``static/``, shortened in the same way; in strict mode, without ``import`` and ``export``."""
    return '"use strict";\n' + _shorten(_MODULE.sub("", _read(name)))


def _read(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")


def _shorten(text: str) -> str:
    return "\n".join(filter(None, map(str.strip, _COMMENT.sub("", text).splitlines())))
