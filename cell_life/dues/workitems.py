"""What dues give to do: the sheet of the month to open and close, money to send up and to confirm, who is behind.

No rule seen says by which day of the month; the days here are our way of working and say so.
"""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import WorkItem
from branches.workitems.registry import Moment, Names, Statement, Words
from branches.workitems.words import say
from cell_life.choices import SheetState
from cell_life.dues.selectors import unpaid
from cell_life.meetings.rules.planning import regular_day
from cell_life.workitems import (
    KINDS,
    PEOPLED,
    address,
    month_in,
    month_of,
    month_words,
    next_month,
    of_people,
    positional,
    register,
)
from rulebook.calendar import add_months

UNPAID_RULE: Final = "striking_off.dues.months"
RELIEF_RULE: Final = "dues.relief.max_months"
BEHIND: Final = 3
"""From how many months on the Charter asks the cell to look at it; the rule's own value is shown with its source."""
RELIEF_AHEAD: Final = timedelta(days=31)
MONTHS_BACK: Final = 6
NO_SHEET: Final = """
    SELECT place.organisation_id, %s::text, %s::date, %s::date, 1, '', '{}'::jsonb
    FROM place
    WHERE {PEOPLED} AND NOT EXISTS (
        SELECT FROM cell_life_duessheet AS sheet WHERE sheet.cell_id = place.organisation_id AND sheet.month = %s)
""".replace("{PEOPLED}", PEOPLED)
STILL_OPEN: Final = """
    SELECT place.organisation_id, to_char(sheet.month, 'YYYY-MM'), NULL::date, month.due_on, 1, '', '{}'::jsonb
    FROM cell_life_duessheet AS sheet
    JOIN place ON place.organisation_id = sheet.cell_id
    JOIN unnest(%s::date[], %s::date[]) AS month(first, due_on) ON month.first = sheet.month
    WHERE sheet.state = %s
"""
NOT_SENT: Final = """
    SELECT place.organisation_id, to_char(sheet.month, 'YYYY-MM'), NULL::date, month.due_on, 1, '', '{}'::jsonb
    FROM cell_life_duessheet AS sheet
    JOIN place ON place.organisation_id = sheet.cell_id
    JOIN unnest(%s::date[], %s::date[]) AS month(first, due_on) ON month.first = sheet.month
    WHERE sheet.state = %s AND NOT EXISTS (
        SELECT FROM cell_life_duesremittance AS sent WHERE sent.organisation_id = sheet.cell_id
           AND sent.month = sheet.month AND sent.sent_on IS NOT NULL)
"""
NOT_RECEIVED: Final = """
    SELECT place.organisation_id, to_char(sent.month, 'YYYY-MM'), NULL::date, NULL::date, count(*)::int, '', '{}'::jsonb
    FROM cell_life_duesremittance AS sent JOIN place ON place.organisation_id = sent.to_id
    WHERE sent.sent_on IS NOT NULL AND sent.received_on IS NULL
    GROUP BY place.organisation_id, sent.month
"""
OF_PLACE: Final = """AND line.membership_id IN (
    SELECT own.id FROM members_membership AS own
    JOIN members_person AS person ON person.id = own.person_id
    JOIN place ON place.organisation_id = person.keeper_id
    WHERE own.ended_on IS NULL)"""
OWING: Final = """
    SELECT person.keeper_id, '', NULL::date, NULL::date, count(*)::int,
           CASE WHEN max(owing.months) >= {behind} THEN %(rule)s ELSE '' END,
           jsonb_build_object('most', max(owing.months),
               'behind', count(*) FILTER (WHERE owing.months >= {behind}),
               'persons', to_jsonb((array_agg(person.id ORDER BY owing.months DESC, person.id))[1:3]))
    FROM (SELECT membership_id, count(*) AS months FROM ({unpaid} AND paid.paid IS NULL) AS one
          GROUP BY membership_id) AS owing
    JOIN members_membership AS membership ON membership.id = owing.membership_id AND membership.ended_on IS NULL
    JOIN members_person AS person ON person.id = membership.person_id
    JOIN place ON place.organisation_id = person.keeper_id
    GROUP BY person.keeper_id
"""
ENDING: Final = """
    SELECT place.organisation_id, relief.id::text, relief.starts_on, relief.ends_on - 1, 1, %s::text,
           jsonb_build_object('persons', jsonb_build_array(person.id))
    FROM cell_life_duesrelief AS relief
    JOIN members_membership AS membership ON membership.id = relief.membership_id AND membership.ended_on IS NULL
    JOIN members_person AS person ON person.id = membership.person_id
    JOIN place ON place.organisation_id = person.keeper_id
    WHERE relief.decided_on IS NOT NULL AND relief.ends_on > %s AND relief.ends_on <= %s
"""


def open_rooms() -> None:
    """Register the kinds."""
    _of_cells("dues.open", gettext_lazy("Lập bảng đảng phí tháng"), opened, _open, order=32)
    _of_cells("dues.close", gettext_lazy("Khóa sổ đảng phí tháng"), closed, _close, order=33)
    _of_cells("dues.send", gettext_lazy("Nộp đảng phí lên cấp trên"), sent, _send, order=34)
    _of_cells("dues.unpaid", gettext_lazy("Chưa đóng đảng phí"), owing, _unpaid, order=36)
    _of_cells("dues.relief", gettext_lazy("Miễn, giảm đảng phí sắp hết"), ending, _relief, order=37)
    _of_cells("dues.receive", gettext_lazy("Nhận đảng phí cấp dưới nộp"), received, _receive, order=35, above=True)


def _of_cells(code, label, wanted, shown, *, order: int, above: bool = False) -> None:  # type: ignore[no-untyped-def]
    post = WorkPost.OFFICE if above else WorkPost.COLLECTOR
    register(code, label, wanted, shown, order=order, permission=Permission.COLLECT_DUES, post=post)


# ── finding ─────────────────────────────────────────────────────────────────
def opened(moment: Moment) -> Statement:
    """Find the cells without a sheet for this month."""
    month = month_of(moment.today)
    last = next_month(moment.today) - timedelta(days=1)
    return Statement(NO_SHEET, [f"{month:%Y-%m}", month, last, KINDS, month])


def closed(moment: Moment) -> Statement:
    """Find sheets of months that are over and still open."""
    return Statement(STILL_OPEN, [*_months(moment.today, 1), SheetState.OPEN])


def sent(moment: Moment) -> Statement:
    """Find closed sheets whose money has not gone up, that of the running month too."""
    return Statement(NOT_SENT, [*_months(moment.today, 0), SheetState.CLOSED])


def received(moment: Moment) -> Statement:
    """Find the bodies to which money was sent and not yet confirmed, by month."""
    return Statement(NOT_RECEIVED)


def owing(moment: Moment) -> Statement:
    """Find the cells with members who have not paid for a month that is over, in the last twelve that count."""
    last = unpaid.last_counted(moment.today)
    sql = OWING.format(behind=BEHIND, unpaid=unpaid.unpaid_sql(OF_PLACE))
    values = {"rule": UNPAID_RULE, "first": add_months(last, -11), "last": last, "today": moment.today}
    return positional(sql, values)


def ending(moment: Moment) -> Statement:
    """Find reliefs of dues that end within a month."""
    return Statement(ENDING, [RELIEF_RULE, moment.today, moment.today + RELIEF_AHEAD])


def _months(today: date, first: int) -> list[list[date]]:
    """Return months from ``first`` ago on, each with the day of the next regular meeting, where dues are told."""
    months = [add_months(month_of(today), -n) for n in range(first, MONTHS_BACK + 1)]
    return [months, [regular_day(add_months(month, 1)) for month in months]]


# ── showing ─────────────────────────────────────────────────────────────────
def _open(item: WorkItem, names: Names) -> Words:
    month = month_in(item)
    title = _("Lập bảng đảng phí tháng {month}").format(month=month_words(month))
    return Words(title, _("Lập bảng"), _page(item, month), _("Đảng phí đóng hằng tháng; tháng này chưa có bảng thu"))


def _close(item: WorkItem, names: Names) -> Words:
    month = month_in(item)
    title = _("Khóa sổ đảng phí tháng {month}").format(month=month_words(month))
    return Words(title, _("Xem bảng và khóa sổ"), _page(item, month), _before_meeting(item))


def _send(item: WorkItem, names: Names) -> Words:
    month = month_in(item)
    title = _("Nộp đảng phí tháng {month} lên cấp trên").format(month=month_words(month))
    url = address("dues_above:send", item.organisation_id, month.year, month.month)
    return Words(title, _("Ghi đã nộp"), url, _before_meeting(item))


def _receive(item: WorkItem, names: Names) -> Words:
    month = month_in(item)
    words = ngettext(
        "{n} đơn vị đã nộp đảng phí tháng {month}", "{n} đơn vị đã nộp đảng phí tháng {month}", item.amount
    )
    title = words.format(n=item.amount, month=month_words(month))
    url = address("dues_above:month", item.organisation_id, month.year, month.month)
    return Words(title, _("Xác nhận đã nhận"), url, _("Cấp trên đếm tiền rồi xác nhận; hai bên là hai người"))


def _unpaid(item: WorkItem, names: Names) -> Words:
    words = ngettext("{n} đồng chí chưa đóng đảng phí", "{n} đồng chí chưa đóng đảng phí", item.amount)
    behind, most = item.facts["behind"], item.facts["most"]
    why = _("Lâu nhất {months} tháng: {who}").format(
        months=most, who=", ".join(names.people(item.facts["persons"][:1])) or _("đồng chí ngoài phạm vi")
    )
    if behind:
        late = ngettext("{n} đồng chí từ {months} tháng", "{n} đồng chí từ {months} tháng", behind)
        why = _("{why}; {late}: chi bộ xem lý do").format(why=why, late=late.format(n=behind, months=BEHIND))
    return Words(words.format(n=item.amount), _("Mở sổ đảng phí"), address("dues:cell", item.organisation_id), why)


def _relief(item: WorkItem, names: Names) -> Words:
    title = of_people(_("Miễn, giảm đảng phí sắp hết: {who}"), item, names)
    why = _("Quyết định có hiệu lực đến ngày {day}; mỗi lần có thời hạn").format(
        day=say(item.due_on) if item.due_on else ""
    )
    return Words(title, _("Xem miễn, giảm"), address("dues:reliefs", item.organisation_id), why)


def _page(item: WorkItem, month: date) -> str:
    return address("dues:month", item.organisation_id, month.year, month.month)


def _before_meeting(item: WorkItem) -> str:
    words = _("Để báo cáo tại buổi sinh hoạt ngày {day}; cách làm của phần mềm, không phải quy định")
    return words.format(day=say(item.due_on) if item.due_on else "")
