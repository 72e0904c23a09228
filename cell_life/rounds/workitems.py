"""What the yearly rating gives to do: open it, self-reviews, draft, report, decide, complaints, comments from home."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from branches.choices import WorkPost
from branches.models import WorkItem
from branches.workitems.registry import Moment, Names, Statement, Words
from branches.workitems.words import say
from cell_life.choices import ComplaintState, RoundState, Taking
from cell_life.rounds.rules import DRAFT, rule_of
from cell_life.workitems import DUE, KINDS, PEOPLED, address, of_people, register
from rulebook.calendar import add_working_days
from rulebook.errors import CalendarUnknown

LAST_MONTH: Final = 12
AHEAD: Final = timedelta(days=31)
TAKES_PART: Final = [str(Taking.RATED), str(Taking.REMARKED)]
NO_SHEET: Final = """
    SELECT place.organisation_id, %s::text, NULL::date, %s::date, 1, '', '{}'::jsonb
    FROM place
    WHERE {PEOPLED} AND NOT EXISTS (
        SELECT FROM cell_life_ratingsheet AS sheet WHERE sheet.cell_id = place.organisation_id AND sheet.year = %s)
""".replace("{PEOPLED}", PEOPLED)
REVIEWS: Final = """
    SELECT place.organisation_id, sheet.year::text, NULL::date, max(meeting.held_on), count(*)::int, '',
           jsonb_build_object('persons', to_jsonb((array_agg(membership.person_id ORDER BY entry.id))[1:3]))
    FROM cell_life_ratingsheet AS sheet
    JOIN place ON place.organisation_id = sheet.cell_id
    JOIN cell_life_ratingentry AS entry ON entry.sheet_id = sheet.id AND entry.review_on IS NULL
         AND entry.taking = ANY(%s)
    JOIN members_membership AS membership ON membership.id = entry.membership_id
    LEFT JOIN cell_life_meeting AS meeting ON meeting.id = sheet.meeting_id
    WHERE sheet.state = ANY(%s)
    GROUP BY place.organisation_id, sheet.year
"""
DRAFTS: Final = """
    SELECT place.organisation_id, sheet.year::text, NULL::date, due.due_on, 1, %s::text,
           jsonb_build_object('held_on', meeting.held_on)
    FROM cell_life_ratingsheet AS sheet
    JOIN place ON place.organisation_id = sheet.cell_id
    JOIN cell_life_meeting AS meeting ON meeting.id = sheet.meeting_id
    JOIN {DUE} ON due.starts_on = meeting.held_on
    WHERE sheet.state = %s AND sheet.draft_sent_on IS NULL
""".replace("{DUE}", DUE)
TO_REPORT: Final = """
    SELECT place.organisation_id, sheet.year::text, sheet.voted_on, NULL::date, 1, '',
           jsonb_build_object('returned', sheet.state = %s)
    FROM cell_life_ratingsheet AS sheet JOIN place ON place.organisation_id = sheet.cell_id
    WHERE sheet.state = ANY(%s)
"""
TO_DECIDE: Final = """
    SELECT place.organisation_id, sheet.year::text, min(sheet.reported_on), NULL::date, count(*)::int, '', '{}'::jsonb
    FROM cell_life_ratingsheet AS sheet
    JOIN branches_organisationperiod AS cell ON cell.organisation_id = sheet.cell_id
         AND cell.starts_on <= %s AND (cell.ends_on IS NULL OR cell.ends_on > %s)
    JOIN place ON place.organisation_id = cell.parent_id
    WHERE sheet.state = %s
    GROUP BY place.organisation_id, sheet.year
"""
COMPLAINTS: Final = """
    SELECT place.organisation_id, complaint.id::text, complaint.received_on, NULL::date, 1, '',
           jsonb_build_object('persons', jsonb_build_array(membership.person_id))
    FROM cell_life_ratingcomplaint AS complaint
    JOIN cell_life_ratingentry AS entry ON entry.id = complaint.entry_id
    JOIN members_membership AS membership ON membership.id = entry.membership_id
    JOIN cell_life_ratingsheet AS sheet ON sheet.id = entry.sheet_id
    JOIN branches_organisationperiod AS cell ON cell.organisation_id = sheet.cell_id
         AND cell.starts_on <= %s AND (cell.ends_on IS NULL OR cell.ends_on > %s)
    JOIN place ON place.organisation_id = cell.parent_id
    WHERE complaint.state = %s
"""
NO_COMMENT: Final = """
    SELECT place.organisation_id, sheet.year::text, NULL::date, max(meeting.held_on), count(*)::int, '',
           jsonb_build_object('persons', to_jsonb((array_agg(person.id ORDER BY person.name_sort))[1:3]))
    FROM cell_life_ratingsheet AS sheet
    JOIN place ON place.organisation_id = sheet.cell_id
    JOIN cell_life_ratingentry AS entry ON entry.sheet_id = sheet.id AND entry.taking = ANY(%s)
    JOIN members_membership AS membership ON membership.id = entry.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    JOIN members_residencetie AS tie ON tie.person_id = person.id AND tie.exemption = ''
         AND tie.starts_on <= %s AND (tie.ends_on IS NULL OR tie.ends_on > %s)
    LEFT JOIN cell_life_meeting AS meeting ON meeting.id = sheet.meeting_id
    WHERE sheet.state = ANY(%s) AND NOT EXISTS (
        SELECT FROM members_residencecomment AS said WHERE said.person_id = person.id AND said.year = sheet.year)
    GROUP BY place.organisation_id, sheet.year
"""


def open_rooms() -> None:
    """Register the kinds."""
    register("rounds.open", gettext_lazy("Mở đợt kiểm điểm, xếp loại cuối năm"), to_open, _open, order=25)
    register("rounds.reviews", gettext_lazy("Nhận bản tự kiểm điểm"), reviews, _reviews, order=26)
    register("rounds.comments", gettext_lazy("Nhận xét của nơi cư trú"), comments, _comments, order=27)
    register("rounds.draft", gettext_lazy("Gửi dự thảo kiểm điểm"), drafts, _draft, order=26)
    register("rounds.report", gettext_lazy("Báo cáo kết quả xếp loại"), to_report, _report, order=27)
    above = WorkPost.OFFICE
    register("rounds.decide", gettext_lazy("Quyết định xếp loại"), to_decide, _decide, order=28, post=above)
    answer = gettext_lazy("Trả lời kiến nghị xếp loại")
    register("rounds.complaint", answer, complaints, _complaint, order=21, post=above)


# ── finding ─────────────────────────────────────────────────────────────────
def to_open(moment: Moment) -> Statement | None:
    """Find, in December and January, the cells that have not opened the round of the year."""
    if moment.today.month not in (LAST_MONTH, 1):
        return None
    year = moment.today.year - (moment.today.month == 1)
    return Statement(NO_SHEET, [str(year), date(year, LAST_MONTH, 31), KINDS, year])


def reviews(moment: Moment) -> Statement:
    """Find the cells whose round is being prepared and who still owe their self-review."""
    return Statement(REVIEWS, [TAKES_PART, _preparing()])


def comments(moment: Moment) -> Statement:
    """Find the cells with members introduced to where they live and no comment of the year from there."""
    return Statement(NO_COMMENT, [TAKES_PART, moment.today, moment.today, _preparing()])


def drafts(moment: Moment) -> Statement:
    """Find rounds with a meeting set, so many working days before it, and no draft sent."""
    days = (moment.today + timedelta(days=n) for n in range(-AHEAD.days, AHEAD.days + 1))
    found = [(day, due) for day in days if (due := draft_due(day))]
    starts, dues = [day for day, _due in found], [due for _day, due in found]
    return Statement(DRAFTS, [DRAFT, starts, dues, RoundState.PREPARING])


def draft_due(held_on: date) -> date | None:
    """Return the last day to send the draft before a meeting; None where rules or calendar do not reach."""
    rule = rule_of(DRAFT, held_on)
    try:
        return add_working_days(held_on, -int(rule.value)) if rule else None
    except CalendarUnknown:
        return None


def to_report(moment: Moment) -> Statement:
    """Find rounds the cell has voted on, or had returned, and not reported."""
    return Statement(TO_REPORT, [RoundState.RETURNED, [str(RoundState.VOTED), str(RoundState.RETURNED)]])


def to_decide(moment: Moment) -> Statement:
    """Find the committees with rounds of cells directly below reported and not decided."""
    return Statement(TO_DECIDE, [moment.today, moment.today, RoundState.REPORTED])


def complaints(moment: Moment) -> Statement:
    """Find complaints about ratings nobody has answered, for the committee above the cell."""
    return Statement(COMPLAINTS, [moment.today, moment.today, ComplaintState.RECEIVED])


def _preparing() -> list[str]:
    return [str(RoundState.PREPARING)]


# ── showing ─────────────────────────────────────────────────────────────────
def _open(item: WorkItem, names: Names) -> Words:
    title = _("Mở đợt kiểm điểm, xếp loại năm {year}").format(year=item.subject)
    why = _("Kiểm điểm, đánh giá, xếp loại mỗi năm một lần vào cuối năm; chi bộ chưa mở đợt")
    return Words(title, _("Mở đợt"), _sheet(item), why)


def _reviews(item: WorkItem, names: Names) -> Words:
    words = ngettext("{n} bản tự kiểm điểm chưa nhận", "{n} bản tự kiểm điểm chưa nhận", item.amount)
    who = ", ".join(names.people(item.facts["persons"]))
    return Words(words.format(n=item.amount), _("Ghi đã nhận"), _sheet(item), _("Còn thiếu: {who}").format(who=who))


def _comments(item: WorkItem, names: Names) -> Words:
    words = ngettext(
        "{n} đồng chí chưa có nhận xét của nơi cư trú", "{n} đồng chí chưa có nhận xét của nơi cư trú", item.amount
    )
    who = ", ".join(names.people(item.facts["persons"]))
    why = _("Người đang công tác giữ mối liên hệ với nơi cư trú, mỗi năm một nhận xét. Còn thiếu: {who}")
    return Words(words.format(n=item.amount), _("Mở đợt xếp loại"), _sheet(item), why.format(who=who))


def _draft(item: WorkItem, names: Names) -> Words:
    held_on = date.fromisoformat(item.facts["held_on"])
    title = _("Gửi dự thảo kiểm điểm năm {year}").format(year=item.subject)
    why = _("Họp kiểm điểm ngày {held}; gửi trước, chậm nhất ngày {due}").format(
        held=say(held_on), due=say(item.due_on) if item.due_on else ""
    )
    return Words(title, _("Ghi ngày gửi"), _sheet(item), why)


def _report(item: WorkItem, names: Names) -> Words:
    title = _("Báo cáo cấp trên kết quả xếp loại năm {year}").format(year=item.subject)
    why = _("Cấp trên đã trả lại, cần sửa rồi báo cáo lại") if item.facts["returned"] else _("Chi bộ đã bỏ phiếu")
    url = address("rounds:report", item.organisation_id, int(item.subject))
    return Words(title, _("Xem và báo cáo"), url, why)


def _decide(item: WorkItem, names: Names) -> Words:
    words = ngettext("{n} chi bộ chờ quyết định xếp loại", "{n} chi bộ chờ quyết định xếp loại", item.amount)
    why = _("Báo cáo xếp loại năm {year}; người quyết định không phải người đã báo cáo").format(year=item.subject)
    url = address("rounds:decide", item.organisation_id, int(item.subject))
    return Words(words.format(n=item.amount), _("Xem và quyết định"), url, why)


def _complaint(item: WorkItem, names: Names) -> Words:
    title = of_people(_("Trả lời kiến nghị về xếp loại: {who}"), item, names)
    why = _("Nhận ngày {day}").format(day=say(item.starts_on) if item.starts_on else "")
    return Words(title, _("Trả lời"), address("rounds:answer", int(item.subject)), why)


def _sheet(item: WorkItem) -> str:
    return address("rounds:sheet", item.organisation_id, int(item.subject))
