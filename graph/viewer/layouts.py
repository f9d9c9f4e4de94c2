"""What every layout starts from: fixed random numbers, and points that are evenly spread."""

import math
import random
from collections.abc import Iterator
from contextlib import contextmanager

import igraph

SEED = 20241108
GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))


@contextmanager
def fixed_random_numbers() -> Iterator[None]:
    """igraph neither reads nor changes the random numbers of other code."""
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def to_spiral(number: int) -> list[float]:
    """The point with this number on a spiral."""
    radius = math.sqrt(number + 0.5)
    return [math.cos(number * GOLDEN_ANGLE) * radius, math.sin(number * GOLDEN_ANGLE) * radius]
