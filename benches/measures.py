"""A measure, how it is taken, and the table it is printed in."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One figure beside its floor: both in seconds (or bytes), and the largest ratio that is good.

    ``goal`` is the bound; with ``at_least`` the ratio must reach it instead of staying under it.
    """

    name: str
    floor_name: str
    floor: float
    ours: float
    goal: float
    at_least: bool = False

    @property
    def ratio(self) -> float:
        """Return ours over the floor; the floor over ours where more is better."""
        return self.floor / self.ours if self.at_least else self.ours / self.floor

    @property
    def is_met(self) -> bool:
        """Say whether the goal is reached."""
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def median(act: Callable[[], object], *, times: int = 9, warm: int = 2) -> float:
    """Return the median seconds of ``act`` over ``times`` runs after ``warm`` unmeasured ones."""
    for _ in range(warm):
        act()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def side_by_side(floor: Callable[[], object], ours: Callable[[], object], *, times: int = 21) -> tuple[float, float]:
    """Return the medians of two acts run in turns, so that the machine's moods hit both."""
    for _ in range(3):
        floor()
        ours()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for act, list_ in zip((floor, ours), taken, strict=True):
            began = time.perf_counter()
            act()
            list_.append(time.perf_counter() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


def table(measures: Iterable[Measure]) -> str:
    """Return the measures as a table in plain text."""
    lines = [("what", "beside", "floor", "ours", "ratio", "goal", "")]
    for measure in measures:
        sign = "≥" if measure.at_least else "≤"
        row = (measure.name, measure.floor_name, _amount(measure.floor), _amount(measure.ours))
        lines.append((*row, f"{measure.ratio:.2f}", f"{sign} {measure.goal:g}", "ok" if measure.is_met else "MISSED"))
    widths = [max(len(line[column]) for line in lines) for column in range(7)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _amount(value: float) -> str:
    if value >= 1e6:
        return f"{value / 2**20:.0f} MiB"
    return f"{value * 1000:.1f} ms" if value < 10 else f"{value:.1f} s"
