"""Each report over ``data/`` beside the loading of ``data/``: ``python -m benchmarks.reports``.

A report asks the loaded store; it should take less time than loading took. Its reasons are those of a finished report,
whose evidence is read anew. Medians of five runs.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from graph.knowledge import load
from graph.reports import read_reports

_RUNS = 5
_DATA = Path(__file__).parent.parent / "data"


def measure(action: Callable[[], object]) -> float:
    """The median time of *action* in seconds over five runs, after one that does not count."""
    action()
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times)


def main() -> None:
    loading = measure(lambda: load(_DATA))
    sys.stdout.write(f"{'load data/':<26}{loading * 1000:>6.0f} ms\n")
    knowledge = load(_DATA)
    for spec in read_reports().values():
        answer = partial(knowledge.report, spec.name, *spec.example)
        answering, explaining = measure(answer), measure(partial(knowledge.why, answer()))
        name = " ".join((spec.name, *spec.example))
        sys.stdout.write(
            f"{name:<26}{answering * 1000:>6.0f} ms {answering / loading:>5.0%} of loading;"
            f" its reasons {explaining * 1000:>6.0f} ms {explaining / loading:>5.0%}\n"
        )


if __name__ == "__main__":
    main()
