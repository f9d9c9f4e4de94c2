"""The content of a draft as a tree, from which the script of the page writes the reviewed file.

The comments of the draft stay with the line below them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.input.drafting.layout import write_scalar
from graph.input.nodes import Mapping as MappingNode
from graph.input.nodes import Node, Scalar, Sequence
from graph.viewer.packing import Json

_COMMENT = re.compile(r"\s*#\s?(.*)")


@dataclass
class Comments:
    """The comments of a draft by the number of the line below them, and those after the last line."""

    above: dict[int, list[str]] = field(default_factory=dict)
    header: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def take(self, line: int) -> list[str]:
        """The comments above *line*, which are taken only once."""
        return self.above.pop(line, [])


def read_comments(text: str) -> Comments:
    """The comments of *text* that stand on lines of their own. The header is above the first line."""
    comments, waiting = Comments(), []
    first = True
    for number, line in enumerate(text.splitlines(), 1):
        if match := _COMMENT.fullmatch(line):
            waiting.append(match[1])
        elif line.strip():
            if first:
                comments.header = waiting
            elif waiting:
                comments.above[number] = waiting
            waiting, first = [], False
    comments.last = waiting
    return comments


def iter_scalars(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text value of *node* with its path, such as ``roadmaps[0].budget[1].amount``."""
    if isinstance(node, Scalar):
        yield path, node.text
    elif isinstance(node, MappingNode):
        for key, value, *_ in node.entries:
            yield from iter_scalars(value, f"{path}.{key.text}" if path else key.text)
    else:
        for number, value in enumerate(node.items):
            yield from iter_scalars(value, f"{path}[{number}]")


def to_tree(node: Node, paths: Mapping[str, Mapping[str, Json]], comments: Comments, path: str = "") -> Json:
    """*node* as JSON: ``{"s": text}``, ``{"m": [[key, node, comments], ...]}`` or ``{"l": [[node, comments], ...]}``.

    :param paths: what is added to the node at a path: ``f``, the number of the field that the page shows for it, ``x``,
        the fields with which it is removed, and others.
    """
    return {**_to_plain(node, paths, comments, path), **paths.get(path, {})}


def _to_plain(node: Node, paths: Mapping[str, Mapping[str, Json]], comments: Comments, path: str) -> dict[str, Json]:
    if isinstance(node, Scalar):
        return {"s": write_scalar(node.text) if node.text or not node.plain else ""}
    if isinstance(node, Sequence):
        items: list[Json] = []
        for number, one in enumerate(node.items):
            above = comments.take(one.location.line)
            items.append([to_tree(one, paths, comments, f"{path}[{number}]"), list(above)])
        return {"l": items}
    entries: list[Json] = []
    for key, value, *_ in node.entries:
        above = comments.take(key.location.line)
        place = f"{path}.{key.text}" if path else key.text
        entries.append([write_scalar(key.text), to_tree(value, paths, comments, place), list(above)])
    return {"m": entries}
