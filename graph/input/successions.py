"""Successions of regions that contradict the first or last day of a region."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Location, Malformed
from graph.input.overlaps import to_text
from graph.model.dates import PartialDate, move_day, to_first_day, to_last_day
from graph.model.parties import Region
from graph.model.records import Record


class Replacement(NamedTuple):
    """The succession of a region to a *former* one, which is named as in the file. ``since`` is as precise as there."""

    region: str
    former: str
    kind: str
    since: str
    location: Location


class Day(NamedTuple):
    """The first or last day of a region, and where it is stated. The text is empty if none is stated."""

    text: str
    location: Location


def iter_replacements(record: Record) -> Iterator[Replacement]:
    """The successions that *record* states."""
    if not issubclass(record.entity, Region):
        return
    for value in record.values.get("successor_of", ()):
        stated = [value.content.get_value(name) for name in ("region", "kind", "since")]
        if all(stated):
            former, kind, since = map(to_text, stated)
            yield Replacement(record.get_value("id"), former, kind, since, value.location)


def iter_impossible(
    replacements: Iterable[Replacement],
    find: Callable[[str], str],
    firsts: Mapping[str, Day],
    lasts: Mapping[str, Day],
) -> Iterator[Malformed]:
    """The successions on a day on which the new region does not exist, or that is not the day after the former ends.

    An imprecise date contradicts another one only if no day of both fits.

    :param find: the id of the region that a text means, empty if unknown.
    :param firsts: the first day of each region.
    :param lasts: the last day of each region.
    """
    found = [(one, find(one.former)) for one in replacements]
    by_former: dict[str, list[Replacement]] = defaultdict(list)
    for one, former in found:
        by_former[former].append(one)
    for one, former in found:
        first, last, end = firsts[one.region], lasts[one.region], lasts.get(former)
        if first.text and _to_last(one.since) < _to_first(first.text):
            what = Message("'{region}' replaces '{former}' on {since}, but begins on {day} in line {line} of {path}")
            yield _report(one, what, Message("make both days the same"), first)
        elif last.text and _to_first(one.since) > _to_last(last.text):
            what = Message("'{region}' replaces '{former}' on {since}, but ends on {day} in line {line} of {path}")
            yield _report(one, what, Message("correct one of the days"), last)
        # A region without a stated end ends on the day before it is replaced.
        if end and end.text and not any(_may_follow(other.since, end.text) for other in by_former[former]):
            if one.kind == "split" and _to_first(one.since) <= _to_last(end.text):
                continue
            what = Message(
                "'{region}' replaces '{former}' on {since}, but {former} ends on {day} in line {line} of {path}"
            )
            since = move_day(end.text, 1) if len(end.text) == 10 else "..."
            yield _report(one, what, Message("write 'since: {since}', or correct 'until'", since=since), end)


def _may_follow(since: str, until: str) -> bool:
    """Whether *since* may be the day after *until*."""
    return move_day(_to_first(until), 1) <= _to_last(since) and _to_first(since) <= move_day(_to_last(until), 1)


def _report(one: Replacement, what: Message, instead: Message, day: Day) -> Malformed:
    place = {"line": day.location.line, "path": day.location.file, "day": day.text}
    filled = what.fill(region=one.region, former=one.former, since=one.since, **place)
    return Malformed(location=one.location, what=filled, instead=instead)


def _to_first(text: str) -> str:
    return to_first_day(PartialDate(text))


def _to_last(text: str) -> str:
    return to_last_day(PartialDate(text))
