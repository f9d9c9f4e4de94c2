"""Typing slips in YAML: what a line says to a person and what it means in YAML.

Some slips make a file unreadable, and the parser's own message does not name the cause. Others are read silently as
something else: `` #2`` begins a comment, and ``“`` is not a quote.
"""

import re
from typing import NamedTuple

from graph.errors.characters import describe_character
from graph.errors.messages import Message


class Slip(NamedTuple):
    """A slip at a column, counted from 1: what is wrong, and what would be right."""

    column: int
    what: Message
    instead: Message


_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_START = rf"^\s*(?:-\s+)*(?:\{{\s*)?(?P<key>{_KEY})"
_IN_QUOTES = Message("write the whole value in quotes")
# Of several slips in one line, the first one of this list is the cause. The slip is at the group ``at``.
_IN_LINE = tuple(
    (re.compile(pattern), what, instead)
    for pattern, what, instead in (
        (r"^ *(?:- *)*(?P<at>\t)", Message("the indentation contains a tab"), Message("write spaces")),
        (
            r"^[ \t]*(?P<at>[^\S \t\r\n])",
            Message("the indentation contains {character}"),
            Message("write normal spaces"),
        ),
        (rf"^\s*(?:-\s+)*{_KEY}\s*(?P<at>：)", Message("'：' is a full-width colon"), Message("write ':' and a space")),
        (
            r"^\s*(?P<at>[‐‑–—―－−ㅡ•·∙・]|\*(?= ))\s*\S",
            Message("{at} does not begin an item of a list"),
            Message("write '-' and a space"),
        ),
        (r"^\s*(?P<at>-)[^\s-]", Message("there is no space after '-'"), Message("write '-' and a space")),
        (
            rf"{_START}(?P<at>:)[^\s:/]",
            Message("there is no space after the colon of '{key}'"),
            Message("write '{key}: ...'"),
        ),
        (
            rf"{_START}:(?P<at>[^\S \t\r\n])",
            Message("the colon of '{key}' is followed by {character}"),
            Message("write a normal space"),
        ),
        (
            r"(?P<at>[，、;])\s*[A-Za-z_]+\s*:",
            Message("{at} does not separate values"),
            Message("write ',' or quote the value"),
        ),
        (rf"{_START}\s*(?P<at>=)", Message("'=' does not follow a key"), Message("write '{key}: ...'")),
        (
            rf"{_START}:\s+(?P<at>\[[^\]]*\]|\{{[^}}]*\}})\s*[^\s,\]}}#]",
            Message("text follows the bracket {at}"),
            _IN_QUOTES,
        ),
        (rf"{_START}:\s+(?P<at>\"[^\"]*\"|'[^']*')[^\s,\]}}]", Message("text follows the closing quote"), _IN_QUOTES),
        (
            rf"{_START}:\s+(?P<at>\"[^\"]*\"|'[^']*')\s+[^\s,\]}}#]",
            Message("text follows the closing quote"),
            _IN_QUOTES,
        ),
        (
            rf"{_START}:\s+(?P<at>[@`%|>&*!?,\]}}])",
            Message("a value that begins with '{at}' must be quoted"),
            _IN_QUOTES,
        ),
        (
            rf"{_START}:\s+\"[^\"]*(?P<at>\\[^0abtnvfre \"/\\N_LPxuU])",
            Message("{at} is not an escape"),
            Message("write \\\\ or single quotes"),
        ),
        (rf"{_START}:\s+(?P<at>-)\s", Message("a value that begins with '{at}' must be quoted"), _IN_QUOTES),
        (r"\[[^\[\]]*\](?P<at>\])", Message("{at} closes no bracket"), Message("delete it, or quote the value")),
        (
            rf"^\s*(?:-\s+)*{_KEY}:\s+[^\s\"'\[{{|>&*!].*?(?P<at>:)(?:\s|$)",
            Message("the value contains a colon and a space"),
            _IN_QUOTES,
        ),
        # Inside a bracket, a comma ends the value.
        (
            rf"[{{,]\s*{_KEY}:\s+[^\s,\"'\[{{}}\]|>&*!][^,\"{{}}\[\]]*?(?P<at>:)(?:\s|$)",
            Message("the value contains a colon and a space"),
            _IN_QUOTES,
        ),
    )
)
_NOT_QUOTES = {"“": '”"', "‘": "’'", "＂": "＂", "＇": "＇", "”": "”", "„": "“"}
_FALSE_INDENT = re.compile(r"[ \t-]*(?P<at>[^\S \t\r\n])")
_CUT = re.compile(r" #|[ \t]+#[^\s#!:-]")


def find_slip(line: str, *, bracket: int | None = None) -> Slip | None:
    """The slip that makes *line* unreadable, if it is one of those that are known.

    :param bracket: where a bracket opens in *line* that closes too late or never.
    """
    if bracket is not None and (slip := _find_comment(line, bracket)):
        return slip
    for pattern, what, instead in _IN_LINE:
        if found := pattern.search(line):
            values = {name: text or "" for name, text in found.groupdict().items()}
            values["character"] = describe_character(values["at"][:1])
            column = found.start("at") + 1
            return Slip(column, Message(what.template, **values), Message(instead.template, **values))
    return None


def _find_comment(line: str, bracket: int) -> Slip | None:
    """The slip of a value in the *bracket* that a comment cuts off, together with the end of the bracket."""
    quote, before = "", ""
    for index, character in enumerate(line[bracket + 1 :], start=bracket + 1):
        if character == "#" and not quote and before.isspace():
            # After a separator, a comment is meant as one.
            if line[:index].rstrip()[-1] in ",[{":
                return None
            what = Message("a comment begins inside the bracket")
            return Slip(index + 1, what, Message("quote the value with '#'"))
        if character == quote:
            quote = ""
        elif character in "'\"" and not quote and before in " \t,[{:":
            quote = character
        before = character
    return None


def find_slip_in_key(key: str) -> tuple[Message, Message] | None:
    """What is wrong with a key that was joined with its value, as in ``{id:x}`` or ``{title： 제목}``."""
    found = re.match(rf"(-?)({_KEY})\s*([:：=])\s*\S", key) or re.match(rf"(-)({_KEY})()$", key)
    if not found:
        return None
    dash, name, mark = found.groups()
    if dash:
        return Message("there is no space after '-'"), Message("write '-' and a space")
    if mark == "：":
        return Message("'：' is a full-width colon"), Message("write ':' and a space")
    if mark == "=":
        return Message("'=' does not follow a key"), Message("write '{key}: ...'", key=name)
    return Message("there is no space after the colon of '{key}'", key=name), Message("write '{key}: ...'", key=name)


def find_cut(text: str, end: int) -> str:
    """What a comment cuts off from the value that ends at *end*, empty if nothing.

    Two spaces and ``# `` begin a comment by habit. `` # 2`` or ``  #2`` looks like a part of the value.
    """
    if not _CUT.match(text, end):
        return ""
    return re.split(r"[\r\n]", text[end:], maxsplit=1)[0].strip()


def find_false_indent(text: str, start: int) -> Slip | None:
    """The slip of a key or value that begins with blanks other than spaces, if they look like its indentation."""
    line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    found = _FALSE_INDENT.match(line)
    if not found:
        return None
    what = Message("the indentation contains {character}", character=describe_character(found["at"]))
    return Slip(found.start("at") + 1, what, Message("write normal spaces"))


def find_false_separator(value: str) -> str:
    """The first comma in *value* that YAML does not know, empty if there is none."""
    found = re.search("[，、]", value)
    return found[0] if found else ""


def find_false_quotes(value: str) -> str:
    """The opening quotation mark if all of *value* stands in marks that YAML does not know, otherwise empty."""
    if len(value) > 1 and value[-1] in _NOT_QUOTES.get(value[0], "") and value[-1] not in value[1:-1]:
        return value[0]
    return ""
