"""What higher floors add to the demo: each registers a writer in ``AppConfig.ready``; they run last, in their order.

A writer is set-based, writes for a few hundred cells at most however large the register, and returns how many rows.
"""

from collections.abc import Callable
from datetime import date

Writer = Callable[[date, int], int]
"""Takes today and how many members the demo has."""

_writers: dict[str, tuple[int, Writer]] = {}


def register(name: str, writer: Writer, *, order: int = 100) -> None:
    """Let a higher app write demo rows after all others; the same name replaces the earlier writer."""
    _writers[name] = (order, writer)


def write(today: date, members: int) -> int:
    """Run all registered writers, the smaller order first; return how many rows they wrote."""
    return sum(writer(today, members) for _order, writer in sorted(_writers.values(), key=lambda one: one[0]))
