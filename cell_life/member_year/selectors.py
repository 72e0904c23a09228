"""What the year of a member shows: each month with its meetings and dues, tasks given, the rating.

Why somebody was absent may tell of illness or discipline: such a reason is shown to who may read the background.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from cell_life.choices import GUARDED, AbsenceReason, MeetingKind, MeetingState, NotCounted, Presence
from cell_life.dues.months import later, month_of, of_year, said
from cell_life.dues.selectors.cash import paid_for
from cell_life.dues.selectors.unpaid import unpaid_months
from cell_life.dues.words import arithmetic
from cell_life.models import Attendance, DuesLine, MeetingTask
from members.models import Membership, Person
from members.ratings.selectors import YearRow, years_rated
from members.timeline import Names

NOT_EXPECTED: Final = (AbsenceReason.EXEMPT, AbsenceReason.SUSPENDED, AbsenceReason.ELSEWHERE)
MARKS: Final = {Presence.PRESENT: "ok", Presence.EXCUSED: "info", Presence.UNEXCUSED: "bad"}


@dataclass(frozen=True)
class Came:
    """One meeting: when, of which kind and cell, whether the member was there; ``url`` where it may be opened."""

    day: date
    kind: str
    cell: str
    words: str
    mark: str
    url: str
    is_present: bool
    is_expected: bool
    is_unexcused: bool
    is_guarded: bool


@dataclass(frozen=True)
class Dues:
    """The dues of a month: what is owed and how reckoned, what is paid, where it stands."""

    due: int | None
    paid: int
    words: str
    state: str
    mark: str

    @property
    def state_words(self) -> str:
        """Say where it stands."""
        words = {
            "paid": _("đã đóng"),
            "short": _("đóng thiếu"),
            "unpaid": _("chưa đóng"),
            "open": _("chưa đến hạn"),
            "free": _("không tính"),
        }
        return words[self.state]


@dataclass(frozen=True)
class Month:
    """One month of the year."""

    month: date
    meetings: tuple[Came, ...]
    dues: Dues | None

    @property
    def words(self) -> str:
        """Write the month."""
        return said(self.month)


@dataclass(frozen=True)
class Task:
    """One task given at a meeting."""

    given_on: date
    words: str
    due_on: date
    done_on: date | None
    outcome: str
    is_late: bool


@dataclass(frozen=True)
class Year:
    """The year of a member; ``sees_dues`` says whether dues are among what this reader may see."""

    year: int
    months: tuple[Month, ...]
    tasks: tuple[Task, ...]
    ratings: tuple[YearRow, ...]
    sees_dues: bool

    @property
    def meetings(self) -> list[Came]:
        """Return all meetings of the year."""
        return [one for month in self.months for one in month.meetings]

    @property
    def has_guarded(self) -> bool:
        """Say whether a reason that tells of illness or discipline stands on the page."""
        return any(one.is_guarded for one in self.meetings)

    @property
    def has_dues(self) -> bool:
        """Say whether any dues stand on the page."""
        return any(month.dues for month in self.months)

    @property
    def figures(self) -> list[dict[str, object]]:
        """Return the year in a few numbers."""
        expected = [one for one in self.meetings if one.is_expected]
        done = sum(1 for one in self.tasks if one.done_on)
        present = sum(1 for one in expected if one.is_present)
        found: list[dict[str, object]] = [
            {"value": f"{present}/{len(expected)}", "label": _("buổi có mặt")},
            {"value": sum(1 for one in expected if one.is_unexcused), "label": _("buổi vắng không lý do")},
            {"value": f"{done}/{len(self.tasks)}", "label": _("nhiệm vụ đã xong")},
        ]
        if self.sees_dues:
            unpaid = sum(1 for month in self.months if month.dues and month.dues.state == "unpaid")
            found.append({"value": unpaid, "label": _("tháng chưa đóng đảng phí")})
        return found


def year_of(person: Person, year: int, scope: Scope, today: date) -> Year:
    """Return the year of a member: nine queries, whatever happened in it."""
    memberships = list(Membership.objects.filter(person=person).values_list("pk", flat=True))
    sees_dues = scope.allows(Permission.VIEW_DUES, person.keeper_path)
    came = _meetings(person, memberships, year, scope)
    dues = _dues(memberships, year, today) if sees_dues else {}
    shown = [one for one in of_year(year) if one <= month_of(today) or one in dues or one in came]
    return Year(
        year=year,
        months=tuple(Month(one, tuple(came.get(one, ())), dues.get(one)) for one in shown),
        tasks=tuple(_tasks(person.pk, year, today)),
        ratings=tuple(row for row in years_rated(person.pk) if row.year == year),
        sees_dues=sees_dues,
    )


def _meetings(person: Person, memberships: Sequence[int], year: int, scope: Scope) -> dict[date, list[Came]]:
    rows = Attendance.objects.filter(
        membership__in=memberships,
        meeting__held_on__year=year,
        meeting__state__in=(MeetingState.HELD, MeetingState.CLOSED),
    )
    found = list(rows.select_related("meeting").order_by("meeting__held_on", "pk"))
    names = Names(row.meeting.cell_id for row in found)
    reads = scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path)
    opens = scope.allows(Permission.VIEW_CELL_LIFE, person.keeper_path)
    months: dict[date, list[Came]] = {}
    for row in found:
        here = opens and row.meeting.cell_id == person.keeper_id
        months.setdefault(row.meeting.month, []).append(_came(row, names, reads=reads, here=here))
    return months


def _came(row: Attendance, names: Names, *, reads: bool, here: bool) -> Came:
    meeting = row.meeting
    is_guarded = row.reason in GUARDED
    words = str(Presence(row.presence).label)
    if row.reason and (reads or not is_guarded):
        parts = (str(AbsenceReason(row.reason).label), row.note)
        words = f"{words}: {', '.join(part for part in parts if part)}"
    return Came(
        day=meeting.held_on,
        kind=str(MeetingKind(meeting.kind).label),
        cell=names.on(meeting.cell_id, meeting.held_on),
        words=words,
        mark=MARKS[Presence(row.presence)],
        url=reverse("meetings:meeting", args=[meeting.pk]) if here else "",
        is_present=row.presence == Presence.PRESENT,
        is_expected=row.reason not in NOT_EXPECTED,
        is_unexcused=row.presence == Presence.UNEXCUSED,
        is_guarded=is_guarded and reads,
    )


def _dues(memberships: Sequence[int], year: int, today: date) -> dict[date, Dues]:
    """Return the dues of each month that has a line or money: three queries."""
    first, last = date(year, 1, 1), date(year, 12, 1)
    rows = DuesLine.objects.filter(
        membership__in=memberships, sheet__month__gte=first, sheet__month__lt=later(last, 1)
    ).select_related("sheet")
    lines: dict[date, DuesLine] = {}
    for line in sorted(rows, key=lambda one: (one.not_counted == "", one.pk)):
        lines[line.sheet.month] = line
    paid: dict[date, int] = {}
    for (_member, month), amount in paid_for(memberships, first, last).items():
        paid[month] = paid.get(month, 0) + amount
    overdue = {one.month for one in unpaid_months(year=year, today=today, memberships=memberships) if one.is_unpaid}
    return {month: _month_dues(month, lines, paid, overdue) for month in {*lines, *paid}}


def _month_dues(month: date, lines: Mapping[date, DuesLine], paid: Mapping[date, int], overdue: Iterable[date]) -> Dues:
    line, amount = lines.get(month), paid.get(month, 0)
    words = arithmetic(line, month).words if line is not None else _("chi bộ chưa lập bảng tháng này")
    due = line.due if line is not None else None
    if line is not None and line.not_counted and not amount:
        label = str(NotCounted(line.not_counted).label)
        return Dues(0, 0, label, "free", "empty")
    if amount:
        is_short = due is not None and amount < due
        return Dues(due, amount, words, "short" if is_short else "paid", "warn" if is_short else "ok")
    if month in set(overdue):
        return Dues(due, 0, words, "unpaid", "bad")
    return Dues(due, 0, words, "open", "empty")


def _tasks(person_id: int, year: int, today: date) -> Iterable[Task]:
    rows = MeetingTask.objects.filter(person=person_id, meeting__held_on__year=year).select_related("meeting")
    for row in rows.order_by("due_on", "pk"):
        is_late = (row.done_on or today) > row.due_on
        yield Task(row.meeting.held_on, row.words, row.due_on, row.done_on, row.outcome, is_late)
