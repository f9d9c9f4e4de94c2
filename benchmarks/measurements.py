"""Single measurements, kept as they come, and what they say together: medians, ratios, slopes."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.processes import Outcome


@dataclass(frozen=True)
class Turn:
    """One run of one job at one size."""

    size: int
    job: str
    run: int


@dataclass(frozen=True)
class Measurement:
    """One stage or peer at one size in one run; with a *fault* its seconds mean nothing.

    ``note`` is what the program itself counted, e.g. how many agencies it found.
    """

    size: int
    job: str
    run: int
    name: str
    seconds: float
    megabytes: float
    fault: str = ""
    note: str = ""


def to_measurement(turn: Turn, name: str, done: Outcome, note: str = "") -> Measurement:
    """What a whole process came to, as the measurement *name*."""
    return Measurement(turn.size, turn.job, turn.run, name, done.seconds, done.megabytes, done.fault, note)


class Ledger:
    """The measurements of a run in a file of JSON lines, so that a run that was broken off goes on where it was."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.entries = [Measurement(**json.loads(line)) for line in lines]

    def add(self, measurements: Iterable[Measurement]) -> None:
        """Keeps the measurements of one job, all or none."""
        found = list(measurements)
        self.entries += found
        text = "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in found)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(text)

    def has(self, turn: Turn) -> bool:
        return any(Turn(entry.size, entry.job, entry.run) == turn for entry in self.entries)

    def find_failed(self, size: int) -> set[str]:
        """The names that failed at this size or a smaller one, so that they are not tried again."""
        return {entry.name for entry in self.entries if entry.fault and entry.size <= size}

    @property
    def sizes(self) -> list[int]:
        return sorted({entry.size for entry in self.entries})

    @property
    def runs(self) -> int:
        """How often what was measured most often was measured."""
        return max((entry.run + 1 for entry in self.entries), default=0)

    @property
    def names(self) -> list[str]:
        """Everything measured, in the order in which it first was."""
        return list(dict.fromkeys(entry.name for entry in self.entries))

    def select(self, name: str, size: int) -> list[Measurement]:
        return [entry for entry in self.entries if entry.name == name and entry.size == size]

    def find_seconds(self, name: str, size: int) -> float | None:
        """The median of the runs, or ``None`` if none ended well."""
        good = [entry.seconds for entry in self.select(name, size) if not entry.fault]
        return median(good) if good else None

    def find_megabytes(self, name: str, size: int) -> float | None:
        good = [entry.megabytes for entry in self.select(name, size) if not entry.fault]
        return median(good) if good else None

    def find_fault(self, name: str, size: int) -> str:
        return next((entry.fault for entry in self.select(name, size) if entry.fault), "")

    def find_note(self, name: str, size: int) -> str:
        return next((entry.note for entry in self.select(name, size) if entry.note), "")

    def find_ratio(self, one: str, other: str, size: int) -> float | None:
        """Median of *one* over median of *other*."""
        above, below = self.find_seconds(one, size), self.find_seconds(other, size)
        return above / below if above is not None and below else None

    def find_slope(self, name: str, *, start: int) -> float | None:
        """The exponent with which the time grows with the size, from *start* on: 1 is linear."""
        points = [(size, self.find_seconds(name, size)) for size in self.sizes if size >= start]
        return fit_slope([(size, seconds) for size, seconds in points if seconds])


def fit_slope(points: list[tuple[int, float]]) -> float | None:
    """The slope of the line of least squares through the logarithms.

    >>> round(fit_slope([(10, 1.0), (100, 10.0), (1000, 100.0)]) or 0, 6)
    1.0
    """
    if len(points) < 2:
        return None
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle = [sum(values) / len(logs) for values in zip(*logs, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    return above / sum((x - middle[0]) ** 2 for x, _ in logs)


def iter_stages(turn: Turn, output: str) -> Iterator[Measurement]:
    """The measurements that a program of :mod:`benchmarks.stages` printed."""
    for line in output.splitlines():
        yield Measurement(turn.size, turn.job, turn.run, **json.loads(line))
