"""What a meeting lacks against the rules of its day: length, papers, results, attendance, scoring, quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from cell_life.meetings.rules.planning import DAY_OF_MONTH, in_first_week
from cell_life.meetings.rules.roll import UPLOAD
from rulebook.calendar import add_working_days
from rulebook.errors import CalendarUnknown, RuleUnknown
from rulebook.model import Parameter

PAPERS: Final = "meeting.papers.days"
MINUTES: Final = "meeting.minutes"
MINUTES_COMBINED: Final = "meeting.minutes_combined"
SHARE: Final = "meeting.attendance.share"
THEMATIC: Final = "meeting.thematic.per_quarter"
SENT: Final = "meeting.score.sent.days"


@dataclass(frozen=True)
class Facts:
    """A meeting as the rules see it. ``expected`` leaves out who is exempt, suspended or elsewhere."""

    kind: str
    state: str
    held_on: date
    papers_on: date | None = None
    minutes: int | None = None
    uploaded_on: date | None = None
    present: int = 0
    expected: int = 0
    scored: bool = False
    sent_on: date | None = None
    late: bool = False


def meeting_findings(facts: Facts, today: date) -> list[Finding]:
    """Return everything a meeting lacks, each with its rule; nothing of one that was called off."""
    if facts.state == MeetingState.CANCELLED:
        return []
    found = [*_day(facts), *_papers(facts, today)]
    if facts.state in (MeetingState.HELD, MeetingState.CLOSED):
        found += [*_length(facts), *_share(facts), *_upload(facts, today), *_score(facts, today)]
    elif facts.held_on < today:
        found += _not_recorded(facts, today)
    return found


def rule_on(day: date, key: str) -> Parameter | None:
    """Return a rule of a day, None when there was none."""
    try:
        return rulebook.on(day)[key]
    except RuleUnknown:
        return None


def _warn(rule: Parameter, code: str, reason: str, remedy: str) -> Finding:
    return Finding(code, "", reason, remedy, Level.WARNING, rule=rule.key)


def _day(facts: Facts) -> Iterator[Finding]:
    rule = rule_on(facts.held_on, DAY_OF_MONTH)
    if rule and facts.kind in MONTHLY and not in_first_week(facts.held_on):
        said = _("Buổi thường kỳ không họp ngày {n} hay trong tuần đầu của tháng.").format(n=rule.value)
        yield _warn(rule, "meeting_out_of_week", said, _("Nếu có lý do riêng thì ghi trong biên bản."))


def _papers(facts: Facts, today: date) -> Iterator[Finding]:
    rule = rule_on(facts.held_on, PAPERS)
    if rule is None:
        return
    last = facts.held_on - timedelta(days=int(rule.value))
    if facts.papers_on is None and today > last:
        said = _("Chưa ghi ngày gửi tài liệu cho đảng viên (hạn {day}).").format(day=f"{last:%d/%m/%Y}")
        yield _warn(rule, "meeting_papers_missing", said, _("Gửi tài liệu rồi ghi ngày gửi trong lịch."))
    elif facts.papers_on is not None and facts.papers_on > last:
        said = _("Tài liệu gửi ngày {day}, chậm hơn hạn {last}.").format(
            day=f"{facts.papers_on:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"
        )
        yield _warn(rule, "meeting_papers_late", said, _("Kỳ sau gửi sớm hơn."))


def minutes_wanted(kind: str, day: date) -> Parameter | None:
    """Return the shortest length of a kind of meeting on a day: 90 minutes, 120 with a theme; None for others."""
    if kind not in MONTHLY:
        return None
    return rule_on(day, MINUTES_COMBINED if kind == MeetingKind.COMBINED else MINUTES)


def _length(facts: Facts) -> Iterator[Finding]:
    rule = minutes_wanted(facts.kind, facts.held_on)
    if rule is None or facts.minutes is None or facts.minutes >= int(rule.value):
        return
    said = _("Họp {minutes} phút, dưới {n} phút.").format(minutes=facts.minutes, n=rule.value)
    yield _warn(rule, "meeting_too_short", said, _("Xem lại thời gian họp; đúng thì giữ nguyên, kỳ sau họp đủ."))


def _share(facts: Facts) -> Iterator[Finding]:
    rule = rule_on(facts.held_on, SHARE)
    if rule is None or not facts.expected:
        return
    aim = Fraction(rule.value)
    if Fraction(facts.present, facts.expected) <= aim:
        said = _("Có mặt {present} trên {expected} đồng chí, chưa quá {n}%.").format(
            present=facts.present, expected=facts.expected, n=int(aim * 100)
        )
        yield _warn(rule, "meeting_few_came", said, _("Hỏi thăm các đồng chí vắng, nhắc lịch kỳ sau."))


def _upload(facts: Facts, today: date) -> Iterator[Finding]:
    rule = rule_on(facts.held_on, UPLOAD)
    if rule is None:
        return
    last = facts.held_on + timedelta(days=int(rule.value))
    if facts.uploaded_on is None and today > last:
        said = _("Chưa ghi ngày cập nhật kết quả lên sổ tay đảng viên điện tử (hạn {day}).").format(
            day=f"{last:%d/%m/%Y}"
        )
        yield _warn(rule, "meeting_upload_missing", said, _("Cập nhật rồi ghi ngày trong biên bản."))
    elif facts.uploaded_on is not None and facts.uploaded_on > last:
        said = _("Kết quả cập nhật ngày {day}, chậm hơn hạn {last}.").format(
            day=f"{facts.uploaded_on:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"
        )
        yield _warn(rule, "meeting_upload_late", said, _("Kỳ sau cập nhật trong {n} ngày.").format(n=rule.value))


def score_sent_by(held_on: date) -> tuple[date, Parameter] | None:
    """Return the last day to send the score up, with its rule; None where there is none."""
    rule = rule_on(held_on, SENT)
    if rule is None:
        return None
    try:
        return add_working_days(held_on, int(rule.value)), rule
    except CalendarUnknown:
        return None


def _score(facts: Facts, today: date) -> Iterator[Finding]:
    limit = score_sent_by(facts.held_on)
    if limit is None or facts.kind not in MONTHLY:
        return
    last, rule = limit
    if facts.sent_on is not None and facts.sent_on > last:
        said = _("Phiếu chấm điểm gửi ngày {day}, chậm hơn hạn {last}.").format(
            day=f"{facts.sent_on:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"
        )
        yield _warn(rule, "meeting_score_late", said, _("Kỳ sau gửi đúng hạn."))
    elif facts.sent_on is None and today > last:
        said = _("Chưa chấm điểm buổi sinh hoạt (hạn gửi {day}).")
        if facts.scored:
            said = _("Chưa ghi ngày gửi phiếu chấm điểm lên cấp trên (hạn {day}).")
        yield _warn(rule, "meeting_score_missing", said.format(day=f"{last:%d/%m/%Y}"), _("Mở phiếu chấm điểm để ghi."))


def _not_recorded(facts: Facts, today: date) -> Iterator[Finding]:
    rule = rule_on(facts.held_on, UPLOAD)
    if rule is None:
        return
    last = facts.held_on + timedelta(days=int(rule.value))
    said = _("Đã tới ngày họp, chưa điểm danh (hạn ghi {day}).").format(day=f"{last:%d/%m/%Y}")
    remedy = _("Điểm danh; không họp thì ghi không tổ chức kèm lý do.")
    if today > last:
        said = _("Quá hạn ghi {day} mà chưa điểm danh.").format(day=f"{last:%d/%m/%Y}")
        remedy = _("Ghi bù kèm lý do ghi muộn; không họp thì ghi không tổ chức.")
    yield _warn(rule, "meeting_not_recorded", said, remedy)


def quarter_finding(year: int, quarter: int, thematic: int, today: date) -> Finding | None:
    """Say that a quarter that is over, or ends within a month, lacks its thematic meeting."""
    first = date(year, 3 * quarter - 2, 1)
    last_month = date(year, 3 * quarter, 1)
    rule = rule_on(last_month, THEMATIC)
    if rule is None or thematic >= int(rule.value) or today < last_month or today < first:
        return None
    said = _("Quý {quarter} năm {year} chưa có sinh hoạt chuyên đề.").format(quarter=quarter, year=year)
    remedy = _("Mỗi quý ít nhất {n} buổi; lập buổi chuyên đề hoặc buổi thường kỳ kết hợp chuyên đề.").format(
        n=rule.value
    )
    return _warn(rule, "meeting_no_theme", said, remedy)


def closing_findings(
    state: str, *, minutes: int | None, has_chair: bool, has_clerk: bool, concluded: str
) -> list[Finding]:
    """Say what is still missing before the minutes stand: the roll, the length, chair, clerk, the conclusion."""
    if state == MeetingState.CLOSED:
        return [Finding("meeting_closed", "", _("Biên bản buổi này đã thông qua."), _("Không cần ghi lại."))]
    if state != MeetingState.HELD:
        return [Finding("meeting_no_roll", "", _("Buổi này chưa điểm danh."), _("Điểm danh trước, rồi ghi biên bản."))]
    missing = [
        (_("thời gian họp"), minutes is not None),
        (_("người chủ trì"), has_chair),
        (_("thư ký"), has_clerk),
        (_("kết luận"), bool(concluded.strip())),
    ]
    lacking = ", ".join(what for what, there in missing if not there)
    if not lacking:
        return []
    reason = _("Biên bản còn thiếu: {what}.").format(what=lacking)
    return [Finding("minutes_incomplete", "", reason, _("Mở biên bản, ghi đủ rồi thông qua."))]
