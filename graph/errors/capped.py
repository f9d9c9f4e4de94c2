"""Limits how many problems are printed. Nobody reads a million lines, and a small file can cause as many."""

from collections.abc import Iterable
from itertools import islice

from graph.errors.messages import Message
from graph.errors.problems import Malformed, Problem

MOST = 1_000


def cap_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first :data:`MOST` of *problems*. If there are more, a last one says how many, at the place of the next."""
    rest = iter(problems)
    shown = tuple(islice(rest, MOST))
    left = list(rest)
    if not left:
        return shown
    what = Message("{count} more problems from here on", count=f"{len(left):,}")
    return (*shown, Malformed(location=left[0].location, what=what, instead=Message("fix those above first")))


def to_lines(problems: Iterable[Problem], lang: str) -> str:
    """*problems* in *lang*, one per line, see :func:`cap_problems`."""
    return "\n".join(problem.to_text(lang) for problem in cap_problems(problems))
