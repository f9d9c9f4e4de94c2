"""Facts with a period that exclude each other: two names or parents of one thing, one code of two things."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Location, Overlap
from graph.model.concepts import Concept
from graph.model.dates import PartialDate, to_first_day, to_last_day
from graph.model.records import Record, Reference

_ALWAYS = ("", "9999-12-31")
_SUBJECTS = {
    "name": Message("name of {owner} '{name}'"),
    "region": Message("region of {owner} '{name}'"),
    "code": Message("owner of {owner} code '{name}'"),
}


class Dated(NamedTuple):
    """A fact from day ``first`` to day ``last``. On no day may two facts with one ``subject`` have different values.

    A fact with an imprecise date covers only the days on which it holds for certain. ``subject`` has the parts
    ``name|region|gimje``: the content, the noun or code system, and the id or code.
    """

    subject: str
    value: str
    first: str
    last: str
    location: Location

    def find_overlap(self, other: "Dated") -> Overlap | None:
        """The problem if both facts hold on one day."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if self.value == other.value or first > last:
            return None
        day = first or (last if last < _ALWAYS[1] else "")
        values = (self.value, other.value)
        return Overlap(
            location=self.location, subject=_describe(self.subject), values=values, day=day, first=other.location
        )


def iter_dated(record: Record) -> Iterator[Dated]:
    """The dated names, parents and codes of *record*."""
    noun, name = record.entity.to_noun(), record.get_value("id")
    for field, content in (("names", "name"), ("within_by_date", "region")):
        for dated in _iter_records(record, field):
            yield _to_dated(f"{content}|{noun}|{name}", to_text(dated.get_value(content)), dated)
    for dated in _iter_records(record, "codes"):
        system, code = (to_text(dated.get_value(name)) for name in ("system", "code"))
        yield _to_dated(f"code|{system}|{code}", record.get_value("id"), dated)


def _describe(subject: str) -> Message:
    content, owner, name = subject.split("|", 2)
    return _SUBJECTS[content].fill(owner=owner if content == "code" else Message(owner), name=name)


def _iter_records(record: Record, field: str) -> Iterator[Record]:
    yield from (value.content for value in record.values.get(field, ()))


def _to_dated(subject: str, value: str, record: Record) -> Dated:
    since, until = record.get_value("since"), record.get_value("until")
    first = to_last_day(since) if isinstance(since, PartialDate) else _ALWAYS[0]
    last = to_first_day(until) if isinstance(until, PartialDate) else _ALWAYS[1]
    return Dated(subject, value, first, last, record.location)


def to_text(content: object) -> str:
    """The text of a value. Equal values have equal texts."""
    if isinstance(content, Concept):
        return content.name
    if isinstance(content, Reference):
        return content.id
    return content.text if isinstance(content, PartialDate) else str(content)
