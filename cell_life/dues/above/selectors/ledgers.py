"""Sổ theo dõi thu nộp of a level: the bodies below it by the months of a year, what each sent, what came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.dues import months
from cell_life.models import DuesRemittance


@dataclass(frozen=True)
class Entry:
    """One body and month: the voucher, or why there is none (not there, still to come, missing)."""

    month: date
    slip: DuesRemittance | None
    is_there: bool
    is_due: bool

    @property
    def received(self) -> int:
        """Return what the level has of it."""
        return self.slip.sent if self.slip is not None and self.slip.received_on else 0

    @property
    def words(self) -> str:
        """Say what the empty or unconfirmed box means."""
        if self.slip is not None:
            return "" if self.slip.received_on else _("chờ xác nhận")
        if not self.is_there:
            return _("không có")
        return _("chưa nộp") if self.is_due else ""


@dataclass(frozen=True)
class Row:
    """One body of the ledger: its twelve months."""

    organisation_id: int
    name: str
    is_cell: bool
    entries: tuple[Entry, ...]

    @property
    def received(self) -> int:
        """Return what the level has of it in the year."""
        return sum(one.received for one in self.entries)

    @property
    def missing(self) -> int:
        """Return of how many months nothing has been sent."""
        return sum(1 for one in self.entries if one.slip is None and one.is_there and one.is_due)


@dataclass(frozen=True)
class Ledger:
    """The ledger of a year: rows, and the sum of what came in by month."""

    year: int
    months: tuple[date, ...]
    rows: tuple[Row, ...]

    @property
    def sums(self) -> list[int]:
        """Return what came in of each month."""
        return [sum(row.entries[place].received for row in self.rows) for place in range(len(self.months))]

    @property
    def total(self) -> int:
        """Return what came in of the year."""
        return sum(self.sums)


def ledger_of(unit_id: int, year: int, today: date) -> Ledger:
    """Return the ledger of a level and year, by the months each body stood below it: three queries."""
    every = tuple(months.of_year(year))
    spans = OrganisationPeriod.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=every[0]), parent=unit_id, starts_on__lt=months.later(every[-1], 1)
    )
    places: dict[int, list[OrganisationPeriod]] = {}
    for place in spans.order_by("starts_on"):
        places.setdefault(place.organisation_id, []).append(place)
    rows = DuesRemittance.objects.filter(to=unit_id, month__in=every)
    slips = {(row.organisation_id, row.month): row for row in rows}
    others = {one for one, _month in slips} - set(places)
    for place in OrganisationPeriod.objects.filter(organisation__in=others).order_by("starts_on"):
        places[place.organisation_id] = [place]
    found = [_row(one, known, slips, every, unit_id, today) for one, known in places.items()]
    names = {one: known[-1].name_sort for one, known in places.items()}
    return Ledger(year, every, tuple(sorted(found, key=lambda row: (names[row.organisation_id], row.organisation_id))))


def _row(
    one: int,
    known: list[OrganisationPeriod],
    slips: Mapping[tuple[int, date], DuesRemittance],
    every: tuple[date, ...],
    unit_id: int,
    today: date,
) -> Row:
    due_before = months.month_of(today)
    entries = tuple(
        Entry(
            month,
            slips.get((one, month)),
            any(_stands(place, month, unit_id) for place in known),
            month < due_before and month >= months.FIRST,
        )
        for month in every
    )
    return Row(one, known[-1].name, known[-1].kind in CELLS, entries)


def _stands(place: OrganisationPeriod, month: date, unit_id: int) -> bool:
    """Say whether a body stood below the unit at the end of a month, or was closed there in it."""
    ends = place.ends_on
    after = months.later(month, 1)
    return place.parent_id == unit_id and place.starts_on < after and (ends is None or ends >= after)
