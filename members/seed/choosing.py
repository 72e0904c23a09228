"""Weighted choice from fixed lists, fast enough for millions of draws."""

from bisect import bisect
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Values with weights; ``pick`` draws one."""

    def __init__(self, weights: dict[T, float]) -> None:
        """Add the weights up once."""
        self.values = list(weights)
        self.sums = list(accumulate(weights.values()))

    def pick(self, random: Random) -> T:
        """Draw one value in proportion to its weight."""
        return self.values[bisect(self.sums, random.random() * self.sums[-1])]


def falling(text: str, ratio: float = 0.97) -> Weighted[str]:
    """Make a choice of the names in ``text``, each a little rarer than the one before."""
    names = [name.strip() for name in text.split(",")]
    return Weighted({name: ratio**place for place, name in enumerate(names)})
