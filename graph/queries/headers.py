"""The header of a query or rule file, in ``#+ key: value`` lines."""

import re
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"#\+ ([a-z-]+): (.+)")


class QueryFile(NamedTuple):
    """One ``.rq`` file: its name, its text, and its header as key -> values, because a key can occur several times."""

    name: str
    text: str
    header: dict[str, tuple[str, ...]]

    def get_line(self, key: str) -> str:
        """The first value of *key*, or an empty text if the header does not have it."""
        return self.header.get(key, ("",))[0]


def read_query_file(path: Path) -> QueryFile:
    """The query file at *path*."""
    text = path.read_text(encoding="utf-8")
    header: dict[str, tuple[str, ...]] = {}
    for key, value in _LINE.findall(text):
        header[key] = (*header.get(key, ()), value.strip())
    return QueryFile(path.stem, text, header)
