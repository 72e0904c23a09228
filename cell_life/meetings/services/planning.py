"""Writing the plan: the year's regular meetings in one act, one meeting, its changes, calling it off."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from branches.models import OrganisationPeriod
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from cell_life.meetings.rules import opening_findings, plan_findings, regular_day
from cell_life.meetings.rules.planning import calling_off_findings, change_findings
from cell_life.meetings.services.locking import change, lock_cell, locked, refuse
from cell_life.models import Meeting

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Plan:
    """What is planned: when, of which kind, where, on what, and when papers went out."""

    held_on: date
    kind: str = MeetingKind.REGULAR
    starts_at: time | None = None
    place: str = ""
    topic: str = ""
    agenda: str = ""
    papers_on: date | None = None


def plan_year(*, cell_id: int, year: int, starts_at: time | None = None, place: str = "", by: "User") -> int:
    """Plan the regular meetings of all months of a year that have none yet and are not over; return how many.

    Each stands on the day of the rule (the 3rd, else in the first week). Months in which the cell is not open are
    passed over. Raises ``Refused`` for a year out of sense, or when nothing is left to plan.
    """
    today = timezone.localdate()
    with transaction.atomic(), history.act("plan_year", by=by):
        lock_cell(cell_id)
        months = [date(year, number, 1) for number in range(1, 13)] if _sensible(year, today) else []
        days = [regular_day(month) for month in months if month >= today.replace(day=1)]
        taken = _months_taken(cell_id, year)
        opened = _open_days(cell_id, days)
        free = [day for day in days if day in opened and day.replace(day=1) not in taken]
        if not free:
            words = _("Năm {year} không còn tháng nào cần lập lịch.").format(year=year)
            refuse([Finding("meeting_year_planned", "year", words, _("Xem lịch năm, hoặc chọn năm khác."))])
        Meeting.objects.bulk_create(
            Meeting(
                cell_id=cell_id,
                month=day.replace(day=1),
                held_on=day,
                starts_at=starts_at,
                place=place,
                created_by=by,
            )
            for day in free
        )
    return len(free)


def _sensible(year: int, today: date) -> bool:
    return today.year <= year <= today.year + 1


def _months_taken(cell_id: int, year: int) -> set[date]:
    held = Meeting.objects.filter(cell=cell_id, month__year=year, kind__in=MONTHLY)
    return set(held.exclude(state=MeetingState.CANCELLED).values_list("month", flat=True))


def _open_days(cell_id: int, days: list[date]) -> set[date]:
    periods = list(OrganisationPeriod.objects.filter(organisation=cell_id).values_list("starts_on", "ends_on"))
    return {day for day in days if any(start <= day and (end is None or day < end) for start, end in periods)}


def plan_meeting(*, cell_id: int, plan: Plan, by: "User") -> Meeting:
    """Put one meeting into the calendar of a cell, also one that has been held already. Raises ``Refused``."""
    with transaction.atomic(), history.act("plan_meeting", by=by):
        lock_cell(cell_id)
        refuse(_plan_findings(cell_id, plan))
        return Meeting.objects.create(cell_id=cell_id, month=plan.held_on.replace(day=1), created_by=by, **asdict(plan))


def _plan_findings(cell_id: int, plan: Plan, own: int | None = None) -> list[Finding]:
    today = timezone.localdate()
    period = OrganisationPeriod.objects.on(plan.held_on).filter(organisation=cell_id).first()
    found = opening_findings(plan.held_on, period.starts_on if period else None, today)
    taken: dict[str, list[date]] = {}
    others = Meeting.objects.filter(cell=cell_id, month=plan.held_on.replace(day=1))
    if own is not None:
        others = others.exclude(pk=own)
    for kind, day in others.exclude(state=MeetingState.CANCELLED).values_list("kind", "held_on"):
        taken.setdefault(kind, []).append(day)
    return found + plan_findings(plan.kind, plan.topic, plan.held_on, taken)


def change_plan(*, meeting_id: int, plan: Plan, version: int, by: "User") -> Meeting:
    """Change the plan of a meeting; after the roll is taken its day and kind stay.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("change_plan", by=by):
        cell_id = Meeting.objects.values_list("cell_id", flat=True).get(pk=meeting_id)
        lock_cell(cell_id)
        meeting = locked(meeting_id, version, asdict(plan))
        moves = (meeting.held_on, meeting.kind) != (plan.held_on, plan.kind)
        refuse(change_findings(meeting.state, moves=moves) or _plan_findings(cell_id, plan, meeting.pk))
        return change(meeting, month=plan.held_on.replace(day=1), **asdict(plan))


def call_off_meeting(*, meeting_id: int, reason: str, version: int | None = None, by: "User") -> Meeting:
    """Say that a planned meeting does not take place, and why; the month is free again.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("call_off_meeting", by=by, reason=reason):
        meeting = locked(meeting_id, version)
        refuse(calling_off_findings(meeting.state, reason))
        return change(meeting, state=MeetingState.CANCELLED, closing_reason=reason.strip()[:300])
