"""What a draft found, each value with the place in the text that shows it, and what no field took."""

import json
from dataclasses import dataclass, replace

from graph.errors.messages import Message

STATED, INFERRED, MISSING = "stated", "inferred", "missing"
# The rule of what a language model proposed.
SECOND = "second-reader"
# The rule of a cell of a table.
TABLE = "row of a table"
FIELDS = (
    "title", "region", "owner", "lead", "participant", "funder", "consulted", "other-agency", "amount", "period",
    "date", "count", "technology", "vision", "legal-basis", "indicator", "share", "edition-stage",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """One value of one *field* of *item*, with its quote at *start*.

    ``kind`` is the code that goes with it: the kind of a title or an amount, the role of an agency, the stage. ``rule``
    names the rule that found it. ``path`` is its place in the draft, empty if the draft does not contain it.
    ``address`` is that of its passage. ``unit`` is the unit of an amount whose cell does not print it.
    """

    field: str
    value: str
    quote: str
    start: int
    rule: str
    item: str = ""
    kind: str = ""
    status: str = STATED
    path: str = ""
    address: str = ""
    unit: str = ""

    @property
    def end(self) -> int:
        """The offset after the quote."""
        return self.start + len(self.quote)

    def place(self, path: str, address: str) -> "Found":
        """The same value at *path* of the draft and in the passage with the *address*."""
        return replace(self, path=path, address=address)


@dataclass(frozen=True)
class Leftover:
    """A figure, agency or title that no field took, or a table with a *note* on it.

    *reason* says why the rules did not take it, where they know: ``aside`` (the sentence tells of the past or of other
    places), ``elsewhere`` (of another region), ``part`` (of one region of a joint plan), ``several`` (one
    of several amounts of a project), ``differs`` (from what is in the draft) or ``other-money`` (sales, a
    market or an effect).
    """

    kind: str
    quote: str
    start: int
    note: Message | None = None
    reason: str = ""

    @property
    def end(self) -> int:
        """The offset after the quote."""
        return self.start + len(self.quote)


def write_evidence(
    sha256: str, found: tuple[Found, ...], left_over: tuple[Leftover, ...], *, lang: str = "en"
) -> bytes:
    """The evidence as JSON: the digest of the file, one entry for each field, and what is left over."""
    fields = [
        {
            "path": one.path,
            "item": one.item,
            "field": one.field,
            "value": one.value,
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
            "status": one.status,
            "rule": one.rule,
            "kind": one.kind,
            "address": one.address,
        }
        for one in found
    ]
    rest = [
        {"kind": one.kind, "quote": one.quote, "start": one.start, "end": one.end}
        | ({"note": one.note.to_text(lang)} if one.note else {})
        | ({"reason": one.reason} if one.reason else {})
        for one in left_over
    ]
    content = {"sha256": sha256, "fields": fields, "left_over": rest}
    # A lone surrogate cannot be written as UTF-8.
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
