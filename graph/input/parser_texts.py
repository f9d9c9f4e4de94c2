"""The problems that a YAML parser names, as messages, so that they have a Korean text.

Those of the C parser come first, then those of the parser in Python, which is used where the C parser is missing.
"""

import re

from graph.errors.messages import Message

_PROBLEMS = (
    Message("block sequence entries are not allowed in this context"),
    Message("could not find expected ':'"),
    Message("could not find expected directive name"),
    Message("did not find URI escaped octet"),
    Message("did not find expected '!'"),
    Message("did not find expected ',' or ']'"),
    Message("did not find expected ',' or '}}'"),
    Message("did not find expected '-' indicator"),
    Message("did not find expected <document start>"),
    Message("did not find expected <stream-start>"),
    Message("did not find expected alphabetic or numeric character"),
    Message("did not find expected comment or line break"),
    Message("did not find expected digit or '.' character"),
    Message("did not find expected hexdecimal number"),
    Message("did not find expected key"),
    Message("did not find expected node content"),
    Message("did not find expected tag URI"),
    Message("did not find expected version number"),
    Message("did not find expected whitespace"),
    Message("did not find expected whitespace or line break"),
    Message("did not find the expected '>'"),
    Message("found a tab character that violates indentation"),
    Message("found a tab character where an indentation space is expected"),
    Message("found an incorrect leading UTF-8 octet"),
    Message("found an incorrect trailing UTF-8 octet"),
    Message("found an indentation indicator equal to 0"),
    Message("found character that cannot start any token"),
    Message("found duplicate %TAG directive"),
    Message("found duplicate %YAML directive"),
    Message("found extremely long version number"),
    Message("found incompatible YAML document"),
    Message("found invalid Unicode character escape code"),
    Message("found undefined tag handle"),
    Message("found unexpected ':'"),
    Message("found unexpected document indicator"),
    Message("found unexpected end of stream"),
    Message("found unexpected non-alphabetical character"),
    Message("found unknown directive name"),
    Message("found unknown escape character"),
    Message("mapping keys are not allowed in this context"),
    Message("mapping values are not allowed in this context"),
    Message("duplicate tag handle {found}"),
    Message("expected {wanted}, but found {found}"),
    Message("expected {wanted}, but got {found}"),
    Message("found character {found} that cannot start any token"),
    Message("found duplicate YAML directive"),
    Message("found incompatible YAML document (version 1.* is required)"),
    Message("found undefined tag handle {found}"),
    Message("found unexpected document separator"),
    Message("found unknown escape character {found}"),
    Message("invalid indentation or unclosed '[' or '{{'"),
    Message("mapping keys are not allowed here"),
    Message("mapping values are not allowed here"),
    Message("sequence entries are not allowed here"),
)


def _to_pattern(template: str) -> re.Pattern[str]:
    """The texts that *template* can give, with a group for each gap."""
    parts = re.split(r"\{(\w+)\}", template)
    plain = (re.escape(part.replace("{{", "{").replace("}}", "}")) for part in parts[::2])
    gaps = (f"(?P<{name}>.+)" for name in parts[1::2])
    return re.compile("".join(part for pair in zip(plain, (*gaps, ""), strict=True) for part in pair))


_PATTERNS = tuple((_to_pattern(message.template), message.template) for message in _PROBLEMS)


def to_message(problem: str) -> Message | str:
    """The *problem* of the parser as a message, or as it is if the parser is newer than this list."""
    for pattern, template in _PATTERNS:
        if found := pattern.fullmatch(problem):
            return Message(template, **found.groupdict())
    return problem
