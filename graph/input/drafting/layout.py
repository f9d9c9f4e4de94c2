"""Writes a draft as YAML: block style, comments, and the path of each value that comes from the text."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.input.drafting.evidence import SECOND, TABLE, Found

# What YAML reads as plain text in every version: Hangul or Latin first, no mark that has a meaning.
_PLAIN = re.compile(r"[가-힣A-Za-z](?:[가-힣A-Za-z0-9·()&%./~_-]| (?=[^#\s]))*")
# These would reach the terminal, and no YAML may contain them.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))


@dataclass(frozen=True)
class Value:
    """A text of the draft, with the finding that it comes from."""

    text: str
    found: Found | None = None


@dataclass
class Block:
    """Keys in order with their values, and comments before the first key."""

    entries: dict[str, "Node"] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)

    def put(self, key: str, node: "Node | None") -> None:
        """Adds a value unless it is empty."""
        if node is not None and node != []:
            self.entries[key] = node


Node = Value | Block | list["Value | Block"]


def write_scalar(text: str) -> str:
    """*text* as YAML reads it back, quoted if a plain one would be read differently.

    >>> write_scalar("하늘시 계획"), write_scalar("3: 나"), write_scalar("no")
    ('하늘시 계획', '"3: 나"', '"no"')
    """
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    if re.fullmatch(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{0,5}|[0-9][0-9,.]*[조억만천백]+\s?원", text):
        return text
    return json.dumps(_CONTROL.sub("", text), ensure_ascii=False)


def write_comment(text: str, indent: int = 0) -> str:
    """One line of comment. Characters that would end the line are removed."""
    return f"{' ' * indent}# {_CONTROL.sub('', ' '.join(unicodedata.normalize('NFC', text).split()))}"


def iter_lines(
    mapping: Block, paths: dict[Found, str], *, path: str = "", indent: int = 0, second: str = ""
) -> Iterator[str]:
    """The lines of *mapping*. *paths* receives the path of each finding, such as ``roadmaps[0].budget[1].amount``.

    :param second: the comment on values that a second reader proposed.
    """
    yield from (write_comment(comment, indent) for comment in mapping.comments)
    for key, node in mapping.entries.items():
        place = f"{path}.{key}" if path else key
        if isinstance(node, Value):
            if node.found:
                paths.setdefault(node.found, place)
            yield f"{' ' * indent}{key}: {write_scalar(node.text)}{_write_mark(node, second)}"
        elif isinstance(node, Block):
            yield f"{' ' * indent}{key}:"
            yield from iter_lines(node, paths, path=place, indent=indent + 2, second=second)
        else:
            yield f"{' ' * indent}{key}:"
            for number, one in enumerate(node):
                yield from _iter_entry(one, paths, f"{place}[{number}]", indent + 2, second)


def _write_mark(value: Value, second: str) -> str:
    if value.found and value.found.rule == TABLE:
        return f"  {write_comment(value.found.address)}"
    return f"  {write_comment(second)}" if value.found and value.found.rule == SECOND else ""


def _iter_entry(one: Value | Block, paths: dict[Found, str], path: str, indent: int, second: str) -> Iterator[str]:
    if isinstance(one, Value):
        if one.found:
            paths.setdefault(one.found, path)
        yield f"{' ' * indent}- {write_scalar(one.text)}{_write_mark(one, second)}"
        return
    yield from (write_comment(comment, indent) for comment in one.comments)
    bare = Block(one.entries)
    for number, line in enumerate(iter_lines(bare, paths, path=path, indent=indent + 2, second=second)):
        yield line if number else f"{' ' * indent}- {line.lstrip()}"
