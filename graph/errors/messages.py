"""Texts of errors as values. The language is chosen when a text is shown, so one run speaks one language.

The English text is written where the error is raised. :mod:`graph.errors.korean` has the Korean one.
"""

import re
from collections.abc import Mapping

from graph.errors.korean import KOREAN
from graph.errors.particles import fit_particles

_LINE_END = re.compile("[\n\r]")
_ESCAPES = {"\n": "\\n", "\r": "\\r"}


class Message:
    """An English text with gaps, such as ``'{text}' is not a date``, and the values that fill them.

    A value may be a message itself, or a label of the ontology, which has its texts by language.

    >>> Message("unknown {kind} '{name}'", kind=Message("agency"), name="KITEC").to_text("ko")
    "알 수 없는 기관 'KITEC'"
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def fill(self, **values: object) -> "Message":
        """The same text with *values* in its gaps."""
        return Message(self.template, **self.values, **values)

    def to_text(self, lang: str = "en") -> str:
        """The text in *lang* (ko or en). A text without Korean stays English."""
        values = {name: _to_value(value, lang) for name, value in self.values.items()}
        template = self.template
        if lang == "ko" and template in KOREAN:
            template = fit_particles(KOREAN[template], r"\{(\w+)\}", lambda gap: values.get(gap[1], ""))
        return template.format(**values)

    def __str__(self) -> str:
        return self.to_text()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.to_text())


def _to_value(value: object, lang: str) -> str:
    """The text of a value within a message. Its line ends are escaped, because a line of its own would look like ours.

    Only our own texts have several lines.
    """
    text = to_text(value, lang)
    return text if isinstance(value, Message) else escape_line_ends(text)


def escape_line_ends(text: str) -> str:
    """*text* on one line, with ``\\n`` for each line feed."""
    return _LINE_END.sub(lambda found: _ESCAPES[found.group()], text)


def to_text(value: object, lang: str) -> str:
    """The text of *value* in *lang*. Anything but a message or a label has the same text in all languages."""
    if isinstance(value, Mapping):
        return str(value[lang])
    return value.to_text(lang) if isinstance(value, Message) else str(value)
