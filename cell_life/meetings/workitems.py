"""What meetings give a secretary to do: plan, roll, minutes, results, score, the thematic meeting, tasks past due."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import WorkItem
from branches.workitems.registry import Moment, Names, Statement, Words
from branches.workitems.words import say
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from cell_life.meetings.rules.planning import DAY_OF_MONTH, regular_day
from cell_life.meetings.rules.roll import UPLOAD
from cell_life.meetings.rules.standing import SENT, THEMATIC
from cell_life.workitems import (
    DUE,
    KINDS,
    LOOKED_BACK,
    PEOPLED,
    address,
    by_rule,
    month_in,
    month_of,
    month_words,
    next_month,
    of_people,
    register,
)
from rulebook.calendar import add_months

PLAN_AHEAD: Final = timedelta(days=10)
"""How long before its first day the next month is told when no meeting is planned yet."""
QUARTER_AHEAD: Final = timedelta(days=45)
TASK_AHEAD: Final = timedelta(days=7)
NO_MEETING: Final = """
    SELECT place.organisation_id, to_char(month.first, 'YYYY-MM'), month.first, month.due_on, 1, %s::text, '{}'::jsonb
    FROM place CROSS JOIN unnest(%s::date[], %s::date[]) AS month(first, due_on)
    WHERE {PEOPLED} AND NOT EXISTS (
        SELECT FROM cell_life_meeting AS meeting WHERE meeting.cell_id = place.organisation_id
           AND meeting.month = month.first AND meeting.kind = ANY(%s) AND meeting.state <> %s)
""".replace("{PEOPLED}", PEOPLED)
OF_MEETING: Final = """
    SELECT place.organisation_id, meeting.id::text, meeting.held_on, due.due_on, 1, %s::text, '{}'::jsonb
    FROM cell_life_meeting AS meeting
    JOIN place ON place.organisation_id = meeting.cell_id
    LEFT JOIN {DUE} ON due.starts_on = meeting.held_on
    WHERE meeting.held_on BETWEEN %s AND %s AND
""".replace("{DUE}", DUE)
ROLL: Final = OF_MEETING + "meeting.state = %s"
MINUTES: Final = OF_MEETING + "meeting.state = %s"
RESULTS: Final = OF_MEETING + "meeting.state = %s AND meeting.uploaded_on IS NULL"
SCORE: Final = (
    OF_MEETING
    + """meeting.state = ANY(%s) AND meeting.kind = ANY(%s) AND NOT EXISTS (
        SELECT FROM cell_life_meetingscore AS score WHERE score.meeting_id = meeting.id AND score.sent_on IS NOT NULL)
"""
)
NO_TOPIC: Final = """
    SELECT place.organisation_id, %s::text, NULL::date, %s::date, 1, %s::text, '{}'::jsonb
    FROM place
    WHERE {PEOPLED} AND NOT EXISTS (
        SELECT FROM cell_life_meeting AS meeting WHERE meeting.cell_id = place.organisation_id
           AND meeting.held_on BETWEEN %s AND %s AND meeting.kind = ANY(%s) AND meeting.state <> %s)
""".replace("{PEOPLED}", PEOPLED)
TASK: Final = """
    SELECT place.organisation_id, task.id::text, meeting.held_on, task.due_on, 1, '',
           jsonb_build_object('persons', CASE WHEN task.person_id IS NULL THEN '[]'::jsonb
                                              ELSE jsonb_build_array(task.person_id) END)
    FROM cell_life_meetingtask AS task
    JOIN cell_life_meeting AS meeting ON meeting.id = task.meeting_id
    JOIN place ON place.organisation_id = meeting.cell_id
    WHERE task.done_on IS NULL AND task.due_on BETWEEN %s AND %s
"""


def open_rooms() -> None:
    """Register the kinds."""
    register("meetings.plan", gettext_lazy("Lên lịch sinh hoạt tháng"), plan, _plan, order=12)
    register("meetings.roll", gettext_lazy("Điểm danh buổi sinh hoạt"), roll, _roll, order=11)
    register("meetings.minutes", gettext_lazy("Ghi và thông qua biên bản"), minutes, _minutes, order=13)
    register("meetings.results", gettext_lazy("Ghi ngày cập nhật kết quả lên sổ tay"), results, _results, order=14)
    register("meetings.score", gettext_lazy("Chấm điểm và gửi phiếu"), score, _score, order=15)
    register("meetings.thematic", gettext_lazy("Sinh hoạt chuyên đề trong quý"), thematic, _thematic, order=24)
    register("meetings.task", gettext_lazy("Nhiệm vụ giao tại buổi sinh hoạt"), task, _task, order=26)


# ── finding ─────────────────────────────────────────────────────────────────
def plan(moment: Moment) -> Statement:
    """Find the cells without a regular meeting in the calendar of this month, towards its end of the next too."""
    months = [month_of(moment.today)]
    if next_month(moment.today) - moment.today <= PLAN_AHEAD:
        months.append(next_month(moment.today))
    days = [regular_day(month) for month in months]
    monthly = [str(kind) for kind in MONTHLY]
    return Statement(NO_MEETING, [DAY_OF_MONTH, months, days, KINDS, monthly, MeetingState.CANCELLED])


def roll(moment: Moment) -> Statement:
    """Find meetings whose day has come and whose roll is not taken."""
    first = moment.today - LOOKED_BACK
    return Statement(ROLL, [UPLOAD, *by_rule(moment, UPLOAD), first, moment.today, MeetingState.PLANNED])


def minutes(moment: Moment) -> Statement:
    """Find meetings whose minutes are not agreed."""
    first = moment.today - LOOKED_BACK
    return Statement(MINUTES, [UPLOAD, *by_rule(moment, UPLOAD), first, moment.today, MeetingState.HELD])


def results(moment: Moment) -> Statement:
    """Find closed meetings whose results nobody wrote to have gone into the electronic handbook."""
    first = moment.today - LOOKED_BACK
    return Statement(RESULTS, [UPLOAD, *by_rule(moment, UPLOAD), first, moment.today, MeetingState.CLOSED])


def score(moment: Moment) -> Statement:
    """Find monthly meetings whose score has not been sent to the level above."""
    states, monthly = [MeetingState.HELD, MeetingState.CLOSED], [str(kind) for kind in MONTHLY]
    first = moment.today - LOOKED_BACK
    return Statement(SCORE, [SENT, *by_rule(moment, SENT), first, moment.today, [str(one) for one in states], monthly])


def thematic(moment: Moment) -> Statement | None:
    """Find the cells without a thematic meeting in the quarter, once its end is near."""
    first, last = _quarter(moment.today)
    if last - moment.today > QUARTER_AHEAD:
        return None
    kinds = [str(MeetingKind.COMBINED), str(MeetingKind.THEMATIC)]
    values = [f"{first:%Y-%m}", last, THEMATIC, KINDS, first, last, kinds, MeetingState.CANCELLED]
    return Statement(NO_TOPIC, values)


def task(moment: Moment) -> Statement:
    """Find what was given to somebody to do and is due within a week or past due."""
    return Statement(TASK, [moment.today - timedelta(days=366), moment.today + TASK_AHEAD])


def _quarter(day: date) -> tuple[date, date]:
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return first, add_months(first, 3) - timedelta(days=1)


# ── showing ─────────────────────────────────────────────────────────────────
def _plan(item: WorkItem, names: Names) -> Words:
    month = month_in(item)
    why = _("Chi bộ sinh hoạt mỗi tháng một lần, ngày 3 hoặc trong tuần đầu; tháng {month} chưa có buổi nào trong lịch")
    title = _("Lên lịch sinh hoạt tháng {month}").format(month=month_words(month))
    url = f"{address('meetings:add', item.organisation_id)}?thang={item.subject}"
    return Words(title, _("Lên lịch"), url, why.format(month=month_words(month)))


def _roll(item: WorkItem, names: Names) -> Words:
    title = _("Điểm danh buổi sinh hoạt ngày {day}").format(day=_day(item))
    return Words(title, _("Điểm danh"), address("meetings:roll", int(item.subject)))


def _minutes(item: WorkItem, names: Names) -> Words:
    title = _("Ghi và thông qua biên bản buổi ngày {day}").format(day=_day(item))
    return Words(title, _("Ghi biên bản"), address("meetings:minutes", int(item.subject)))


def _results(item: WorkItem, names: Names) -> Words:
    title = _("Cập nhật kết quả buổi ngày {day} lên sổ tay đảng viên điện tử").format(day=_day(item))
    return Words(title, _("Ghi ngày cập nhật"), address("meetings:minutes", int(item.subject)))


def _score(item: WorkItem, names: Names) -> Words:
    title = _("Chấm điểm buổi sinh hoạt ngày {day} và gửi cấp trên").format(day=_day(item))
    return Words(title, _("Chấm điểm"), address("meetings:score", int(item.subject)))


def _thematic(item: WorkItem, names: Names) -> Words:
    first, last = _quarter(month_in(item))
    title = _("Sinh hoạt chuyên đề quý {number}/{year}").format(number=(first.month + 2) // 3, year=first.year)
    why = _("Mỗi quý ít nhất một lần chuyên đề; từ {first} đến {last} chưa có buổi nào").format(
        first=say(first), last=say(last)
    )
    url = f"{address('meetings:add', item.organisation_id)}?loai={MeetingKind.THEMATIC}"
    return Words(title, _("Lên lịch"), url, why)


def _task(item: WorkItem, names: Names) -> Words:
    why = _("Giao tại buổi sinh hoạt ngày {day}, hoàn thành trước ngày {due}").format(
        day=_day(item), due=say(item.due_on) if item.due_on else ""
    )
    title = of_people(_("Nhiệm vụ giao: {who}"), item, names) if item.facts["persons"] else _("Nhiệm vụ giao chung")
    return Words(title, _("Ghi kết quả"), address("meetings:report_task", int(item.subject)), why)


def _day(item: WorkItem) -> str:
    return say(item.starts_on) if item.starts_on else ""
