"""How one sum is laid out on months: the oldest that lacks something first. Plain values in, months and amounts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Open:
    """A month the sum may be for: what is due (None while nobody knows) and what is paid already."""

    month: date
    due: int | None
    paid: int = 0

    @property
    def lacks(self) -> int | None:
        """Return what is still to be paid, None while nobody knows."""
        return None if self.due is None else max(self.due - self.paid, 0)


def share_out(total: int, months: Sequence[Open]) -> list[tuple[date, int]]:
    """Return month → amount, the sum of which is ``total``; months that get nothing are left out.

    ``months`` is oldest first and not empty. Each month with a known due gets what it lacks while money lasts; the
    rest is laid evenly on the months whose due nobody knows, else on the last month, as more than is due.
    """
    given = {one.month: 0 for one in months}
    left = total
    for one in months:
        part = min(left, one.lacks or 0)
        given[one.month] += part
        left -= part
    unknown = [one.month for one in months if one.lacks is None]
    for place, month in enumerate(unknown):
        part = left // (len(unknown) - place)
        given[month] += part
        left -= part
    given[months[-1].month] += left
    return [(month, amount) for month, amount in given.items() if amount]


def expected(months: Sequence[Open]) -> int | None:
    """Return what the months together still lack, None when that of some is not known."""
    lacking = [one.lacks for one in months]
    return None if None in lacking else sum(one for one in lacking if one is not None)
