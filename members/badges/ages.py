"""What party age is reckoned from: the first day, the times out of the Party, and the same in sentences. No rights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from members.models import Membership
from rulebook import party_age
from rulebook.errors import CalendarUnknown, RuleUnknown
from vietnam import dates
from vietnam.dates import PartialDate

Gap = tuple[date, date]


@dataclass(frozen=True)
class Course:
    """The memberships of one person as party age sees them; ``ended_on`` None while the last one is open."""

    start: PartialDate | None
    from_decision: bool
    gaps: tuple[Gap, ...]
    is_official: bool
    ended_on: date | None
    is_dead: bool = False

    def reached(self, years: int) -> tuple[date | None, date | None]:
        """Return the first and the last day on which the years may be reached; the same where the day is known."""
        if self.start is None:
            return None, None
        days = (self.start.earliest, self.start.latest)
        first, last = (party_age.reaches_on(day, years, self.gaps) for day in days)
        return first, last

    def years_on(self, day: date) -> tuple[int, int]:
        """Return the fewest and the most whole years on a day; for one who has left or died it stands still."""
        if self.start is None:
            return 0, 0
        on = min(day, self.ended_on) if self.ended_on else day
        few, many = (party_age.years(start, on, self.gaps) for start in (self.start.latest, self.start.earliest))
        return few, many


@dataclass(frozen=True)
class AgeStory:
    """Party age on a member's page: the number, how it is reckoned, what comes next."""

    number: str
    lines: tuple[str, ...]
    next: str
    is_exact: bool


def gaps_of(in_order: Sequence[Membership]) -> tuple[Gap, ...]:
    """Return the times between two memberships: from the end of one to the decision (else the ceremony) of the next."""
    found = []
    for before, after in pairwise(in_order):
        again = after.decided_on or after.admitted_on
        if before.ended_on and again and again >= before.ended_on:
            found.append((before.ended_on, again))
    return tuple(found)


def course_of(memberships: Iterable[Membership]) -> Course:
    """Return the course of one person: counted from the first decision, else the first ceremony."""
    in_order = sorted(memberships, key=lambda row: row.pk)
    if not in_order:
        return Course(None, from_decision=False, gaps=(), is_official=False, ended_on=None)
    first, last = in_order[0], in_order[-1]
    start = dates.of_day(first.decided_on) if first.decided_on else _ceremony(first)
    return Course(
        start=start,
        from_decision=first.decided_on is not None,
        gaps=gaps_of(in_order),
        is_official=last.official_on is not None,
        ended_on=last.ended_on,
        is_dead=last.standing == "died",
    )


def _ceremony(row: Membership) -> PartialDate | None:
    return dates.restore(row.admitted_on, row.admitted_precision) if row.admitted_on else None


def courses(person_ids: Iterable[int]) -> dict[int, Course]:
    """Return the courses of some persons: one query."""
    rows = Membership.objects.filter(person_id__in=list(person_ids)).order_by("person_id", "pk")
    return {person: course_of(own) for person, own in groupby(rows, key=lambda row: row.person_id)}


def story_of(course: Course, today: date) -> AgeStory | None:
    """Say party age with all that went into it; None for those never official or without any day to count from."""
    if course.start is None or not course.is_official:
        return None
    few, many = course.years_on(today)
    number = str(many) if few == many else f"{few}–{many}"
    lines = [_first(course), *(_gap_words(gap) for gap in course.gaps)]
    if course.gaps and course.start.is_full:
        as_if = party_age.counted_from(course.start.value, course.gaps)
        lines.append(_("Trừ đi thì tính như từ ngày {day}.").format(day=say(as_if)))
    return AgeStory(number, tuple(lines), _next(course, today), course.start.is_full)


def _first(course: Course) -> str:
    start = course.start.display() if course.start else ""
    if course.from_decision:
        return _("Tính từ ngày quyết định kết nạp {day}.").format(day=start)
    return _("Tính từ ngày vào Đảng {day}, vì chưa có ngày quyết định kết nạp.").format(day=start)


def _gap_words(gap: Gap) -> str:
    days = f"{(gap[1] - gap[0]).days:,}".replace(",", ".")
    return _("Không tính thời gian ngoài Đảng từ {first} đến {last} ({n} ngày).").format(
        first=say(gap[0]), last=say(gap[1]), n=days
    )


def _next(course: Course, today: date) -> str:
    if course.ended_on or course.start is None:
        return ""
    try:
        step = party_age.next_badge(course.start.earliest, today, course.gaps)
    except (CalendarUnknown, RuleUnknown):
        return ""
    if step is None:
        return ""
    if course.start.is_full:
        words = _("Đủ {years} năm ngày {day}, thuộc đợt {round}.")
        return words.format(years=step.years, day=say(step.reached_on), round=say(step.round_on))
    return between(course, step.years)


def between(course: Course, years: int) -> str:
    """Say between which days the years are reached when the day of admission is not known exactly."""
    first, last = course.reached(years)
    if first is None or last is None:
        return ""
    words = _("Đủ {years} năm không trước {first} và không sau {last}; cần đủ ngày của quyết định kết nạp.")
    return words.format(years=years, first=say(first), last=say(last))


def reckoning(course: Course, years: int) -> str:
    """Say how the years come to their day: "07/11/1995 + 30 năm = 07/11/2025"; gaps named."""
    if course.start is None:
        return _("Chưa có ngày quyết định kết nạp hay ngày vào Đảng.")
    first, last = course.reached(years)
    if first is None:
        return _("Chưa đủ {years} năm.").format(years=years)
    if first != last:
        return between(course, years)
    took = sum((end - begin).days for begin, end in course.gaps if begin < first)
    if took:
        words = _("{start} + {years} năm + {n} ngày ngoài Đảng = {day}")
        return words.format(start=course.start.display(), years=years, n=took, day=say(first))
    return _("{start} + {years} năm = {day}").format(start=course.start.display(), years=years, day=say(first))


def say(day: date) -> str:
    """Write a day, day first."""
    return f"{day:%d/%m/%Y}"
