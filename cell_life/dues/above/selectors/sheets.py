"""Bảng tổng hợp thu, nộp đảng phí of a level: one line a body below it, its own line, the sum; a month or a quarter.

What all cells below took and owe, what stays where, what came in: two statements for the figures, whatever stands
below. The same rows feed the screen, the workbook and the paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.dues.above.places import children_in, place_in
from cell_life.dues.above.spans import Span
from cell_life.models import DuesRemittance
from vietnam.words import number

PLACE: Final = """
    SELECT one.organisation_id, one.parent_id, one.path, one.kind, one.name, one.name_sort
      FROM branches_organisationperiod AS one
     WHERE one.path LIKE %(prefix)s || '%%' AND one.starts_on < %(until)s
       AND (one.ends_on IS NULL OR one.ends_on >= %(until)s
            OR one.ends_on > %(since)s AND NOT EXISTS (SELECT FROM branches_organisationperiod AS next
                 WHERE next.organisation_id = one.organisation_id AND next.starts_on = one.ends_on))
"""
"""Every body at a path and below it, where it stood last in a stretch; parameters ``prefix``, ``since``, ``until``."""
FIGURES: Final = f"""
    WITH place AS ({PLACE}), owed AS (
        SELECT sheet.cell_id, sum(line.due) AS due FROM cell_life_duessheet AS sheet
          JOIN cell_life_duesline AS line ON line.sheet_id = sheet.id
         WHERE sheet.month >= %(since)s AND sheet.month < %(until)s GROUP BY sheet.cell_id
    ), closed AS (
        SELECT cell_id, count(*) AS sheets FROM cell_life_duessheet
         WHERE month >= %(since)s AND month < %(until)s AND state = 'closed' GROUP BY cell_id
    ), money AS (
        SELECT cell_id, sum(total) AS taken FROM cell_life_duesreceipt
         WHERE paid_on >= %(since)s AND paid_on < %(until)s AND void_on IS NULL GROUP BY cell_id
    ), slip AS (
        SELECT organisation_id, sum(kept) AS kept FROM cell_life_duesremittance
         WHERE month >= %(since)s AND month < %(until)s GROUP BY organisation_id
    )
    SELECT split_part(place.path, '/', %(depth)s), count(*) FILTER (WHERE place.kind IN ('cell', 'base_cell')),
           coalesce(sum(closed.sheets), 0), coalesce(sum(owed.due), 0), coalesce(sum(money.taken), 0),
           coalesce(sum(slip.kept), 0)
      FROM place
      LEFT JOIN owed ON owed.cell_id = place.organisation_id
      LEFT JOIN closed ON closed.cell_id = place.organisation_id
      LEFT JOIN money ON money.cell_id = place.organisation_id
      LEFT JOIN slip ON slip.organisation_id = place.organisation_id
     GROUP BY 1
"""  # noqa: S608 - the only part put in is the constant above


class State(StrEnum):
    """Where the money of a body stands in a stretch."""

    WAITING = "waiting"
    PARTLY = "partly"
    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True)
class Figures:
    """What a body and all below it have: cells and months closed, what is due, what was taken, what stays there."""

    cells: int = 0
    closed: int = 0
    due: int = 0
    taken: int = 0
    kept: int = 0

    def plus(self, other: "Figures") -> "Figures":
        """Return the sum of two."""
        return Figures(
            self.cells + other.cells,
            self.closed + other.closed,
            self.due + other.due,
            self.taken + other.taken,
            self.kept + other.kept,
        )


NOTHING: Final = Figures()


@dataclass(frozen=True)
class Line:
    """One body of the sheet: the figures of it and all below, what it sent to the level above, what that has.

    ``open_slip`` is the voucher that waits for the level above, of a month; ``elsewhere`` where it sends to another
    body by now, so that its money is not in the sum of this one.
    """

    organisation_id: int
    name: str
    is_cell: bool
    figures: Figures
    months: int
    slips: tuple[DuesRemittance, ...] = ()
    is_moved: bool = False

    @property
    def sent(self) -> int:
        """Return what it sent up."""
        return sum(row.sent for row in self.slips)

    @property
    def received(self) -> int:
        """Return what the level above has confirmed of it."""
        return sum(row.sent for row in self.slips if row.received_on)

    @property
    def on_the_way(self) -> int:
        """Return what was sent and is not confirmed."""
        return self.sent - self.received

    @property
    def left(self) -> int:
        """Return what was taken below and neither stays there nor has been sent: nought when all is done."""
        return self.figures.taken - self.figures.kept - self.sent

    @property
    def state(self) -> State:
        """Say where its money stands."""
        if len(self.slips) < self.months:
            return State.PARTLY if self.slips else State.WAITING
        return State.RECEIVED if all(row.received_on for row in self.slips) else State.SENT

    @property
    def open_slip(self) -> DuesRemittance | None:
        """Return the voucher that waits to be confirmed, where the sheet is of one month."""
        return next((row for row in self.slips if not row.received_on), None) if self.months == 1 else None

    @property
    def state_words(self) -> str:
        """Say where its money stands."""
        words = {
            State.WAITING: _("chưa nộp"),
            State.PARTLY: _("mới nộp {done}/{all} tháng").format(done=len(self.slips), all=self.months),
            State.SENT: _("chờ cấp trên xác nhận"),
            State.RECEIVED: _("cấp trên đã nhận"),
        }
        return words[self.state]

    @property
    def mark(self) -> str:
        """Return the mark of the state."""
        return {State.WAITING: "empty", State.PARTLY: "warn", State.SENT: "info", State.RECEIVED: "ok"}[self.state]

    @property
    def closed_words(self) -> str:
        """Say how many of the sheets below are closed."""
        return f"{number(self.figures.closed)}/{number(self.figures.cells * self.months)}"

    @property
    def amounts(self) -> tuple[int, ...]:
        """Return the amounts in the order of the columns."""
        return (self.figures.due, self.figures.taken, self.figures.kept, self.sent, self.received, self.left)


@dataclass(frozen=True)
class Own:
    """What the unit itself has and sends: its vouchers of the stretch."""

    slips: tuple[DuesRemittance, ...]

    @property
    def kept(self) -> int:
        """Return what it keeps."""
        return sum(row.kept for row in self.slips)

    @property
    def sent(self) -> int:
        """Return what it sent up."""
        return sum(row.sent for row in self.slips)


@dataclass(frozen=True)
class Sheet:
    """The sheet of a unit and stretch: its lines, its own vouchers, the figures of everything below and itself."""

    unit: OrganisationPeriod
    span: Span
    lines: tuple[Line, ...]
    own: Own
    whole: Figures
    direct: int

    @property
    def received(self) -> int:
        """Return what has come in from below."""
        return sum(line.received for line in self.lines)

    @property
    def sent(self) -> int:
        """Return what the bodies below sent."""
        return sum(line.sent for line in self.lines)

    @property
    def left(self) -> int:
        """Return what was taken below and neither stays nor has been sent."""
        return sum(line.left for line in self.lines)

    @property
    def total(self) -> int:
        """Return all the unit has of the stretch: taken by itself and come in."""
        return self.direct + self.received

    @property
    def below(self) -> Figures:
        """Return the sum of the figures of the lines."""
        found = NOTHING
        for line in self.lines:
            found = found.plus(line.figures)
        return found

    @property
    def amounts(self) -> tuple[int, ...]:
        """Return the sums in the order of the columns."""
        one = self.below
        return (one.due, one.taken, one.kept, self.sent, self.received, self.left)

    @property
    def closed_words(self) -> str:
        """Say how many of the sheets below are closed."""
        one = self.below
        return f"{number(one.closed)}/{number(one.cells * len(self.span.months))}"

    @property
    def waiting(self) -> list[Line]:
        """Return the lines whose money is not all here."""
        return [line for line in self.lines if line.state != State.RECEIVED]

    @property
    def done(self) -> int:
        """Return how many bodies below are done."""
        return len(self.lines) - len(self.waiting)

    @property
    def reconciles(self) -> bool:
        """Say whether all that was taken is kept somewhere below, or here: nothing left behind, nothing on the way."""
        return self.left == 0 and self.sent == self.received


def sheet_of(unit: OrganisationPeriod, span: Span) -> Sheet:
    """Return the sheet of a unit as the tree stood in the stretch: at most six queries."""
    there = place_in(unit.organisation_id, span.month) or unit
    found = figures_below(there, span)
    rows = list(
        DuesRemittance.objects.filter(to=unit.organisation_id, month__in=span.months).order_by("month", "organisation")
    )
    below = children_in(unit.organisation_id, span.month) if there.kind not in CELLS else []
    own = DuesRemittance.objects.filter(organisation=unit.organisation_id, month__in=span.months).order_by("month")
    whole = NOTHING
    for one in found.values():
        whole = whole.plus(one)
    return Sheet(
        unit=there,
        span=span,
        lines=(*_lines(below, found, rows, span), *_moved(below, rows, span)),
        own=Own(tuple(own)),
        whole=whole,
        direct=found.get(0, NOTHING).taken,
    )


def figures_below(unit: OrganisationPeriod, span: Span) -> dict[int, Figures]:
    """Return the figures of each body directly below a unit, with all below it; 0 is the unit itself. One query."""
    given: dict[str, Any] = {
        "prefix": unit.path,
        "since": span.since,
        "until": span.until,
        "depth": unit.path.count("/") + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, given)
        return {int(step or 0): Figures(*map(int, rest)) for step, *rest in cursor.fetchall()}


def _lines(
    below: Sequence[OrganisationPeriod], found: Mapping[int, Figures], rows: Iterable[DuesRemittance], span: Span
) -> list[Line]:
    slips: dict[int, list[DuesRemittance]] = {}
    for row in rows:
        slips.setdefault(row.organisation_id, []).append(row)
    return [
        Line(
            organisation_id=one.organisation_id,
            name=one.name,
            is_cell=one.kind in CELLS,
            figures=found.get(one.organisation_id, NOTHING),
            months=len(span.months),
            slips=tuple(slips.get(one.organisation_id, ())),
        )
        for one in below
    ]


def _moved(below: Iterable[OrganisationPeriod], rows: Iterable[DuesRemittance], span: Span) -> list[Line]:
    """Return a line for each body that sent here and stands elsewhere in the tree of the stretch."""
    here = {one.organisation_id for one in below}
    slips: dict[int, list[DuesRemittance]] = {}
    for row in rows:
        if row.organisation_id not in here:
            slips.setdefault(row.organisation_id, []).append(row)
    if not slips:
        return []
    last: dict[int, Any] = {}
    for place in OrganisationPeriod.objects.filter(organisation__in=slips).order_by("starts_on"):
        last[place.organisation_id] = place
    return [
        Line(one, last[one].name, last[one].kind in CELLS, _sent_only(sent), len(sent), tuple(sent), is_moved=True)
        for one, sent in slips.items()
    ]


def _sent_only(slips: Iterable[DuesRemittance]) -> Figures:
    """Return figures that hold no more than what the vouchers say, so that the line adds up by itself."""
    taken = sum(row.taken + row.from_below for row in slips)
    return Figures(taken=taken, kept=sum(row.kept for row in slips))
