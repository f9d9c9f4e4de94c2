"""The replacement of regions by others.

What is stated of a former region counts for the region that it entirely became.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.model.dates import PartialDate, move_day, to_first_day
from graph.stores import Iri
from graph.view.snapshot import Snapshot


class Step(NamedTuple):
    """One replacement, see query ``region-successions``."""

    former: Iri
    region: Iri
    kind: Iri
    since: str
    entire: bool
    statement: Iri


@dataclass(frozen=True)
class Succession:
    """The replacements of regions over all days and by the day of *snapshot*."""

    snapshot: Snapshot

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The replacements of all days, the oldest first."""
        rows = self.snapshot.read_all("region-successions")
        return tuple(
            Step(
                Iri(row["former"]),
                Iri(row["region"]),
                Iri(row["kind"]),
                str(row["since"]),
                bool(row["entire"]),
                Iri(row["statement"]),
            )
            for row in rows
        )

    @cached_property
    def past(self) -> tuple[Step, ...]:
        """The replacements by the day."""
        return tuple(step for step in self.steps if step.since <= self.snapshot.day)

    @cached_property
    def heirs(self) -> Mapping[Iri, Iri]:
        """Each region that entirely became another one by the day, with the next."""
        return {step.former: step.region for step in self.past if step.entire}

    def find_heir(self, region: Iri) -> Iri:
        """The region that *region* has become by the day, itself if it still exists or was divided."""
        seen = {region}
        while (heir := self.heirs.get(region)) and heir not in seen:
            seen.add(heir)
            region = heir
        return region

    def iter_before(self, region: Iri) -> Iterator[Step]:
        """The replacements by the day that led to *region*, also through regions that entirely became it."""
        seen, places = {region}, [region]
        for place in places:
            for step in self.past:
                if step.region == place:
                    yield step
                    if step.entire and step.former not in seen:
                        seen.add(step.former)
                        places.append(step.former)

    def iter_after(self, region: Iri) -> Iterator[Step]:
        """The replacements of *region* by the day."""
        return (step for step in self.past if step.former == region)

    @cached_property
    def _periods(self) -> Mapping[Iri, tuple[str, str]]:
        rows = self.snapshot.read_all("region-periods")
        return {Iri(row["region"]): (str(row["start"] or ""), str(row["end"] or "")) for row in rows}

    def find_start(self, region: Iri) -> str:
        """The first day of *region*, empty if unknown."""
        created = min((step.since for step in self.steps if step.region == region), default="")
        return self._periods.get(region, ("", ""))[0] or created

    def find_end(self, region: Iri) -> str:
        """The last day of *region*, empty if it still exists. It ends when it entirely becomes another one."""
        replaced = (step.since for step in self.steps if step.former == region and step.entire)
        return self._periods.get(region, ("", ""))[1] or _find_day_before(min(replaced, default=""))

    def is_yet_to_come(self, region: Iri) -> bool:
        """Whether *region* did not exist yet on the day."""
        return self.find_start(region) > self.snapshot.day

    def has_ended(self, region: Iri) -> bool:
        """Whether *region* no longer exists on the day."""
        end = self.find_end(region)
        return bool(end) and end < self.snapshot.day[: len(end)]


def _find_day_before(since: str) -> str:
    return move_day(to_first_day(PartialDate(since)), -1) if since else ""
