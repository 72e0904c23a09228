"""Judging a yearly rating: its year, its level, who was in the cell, who decides. Plain values in, findings out."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from members.choices import RatingLevel
from members.services.standings import Paper
from rulebook.calendar import add_months
from rulebook.errors import RuleUnknown
from rulebook.model import Parameter

NEW_MEMBER: Final = "rating.new_member.months"
FIRST_YEAR: Final = 1930


@dataclass(frozen=True)
class Rated:
    """A rating as it stands: level, reason for none, and whether the level above has decided it."""

    level: str
    reason: str
    decided: bool


def counting_day(year: int, today: date) -> date:
    """Return the day that says whose cell rates a member: 31 December, or today while the year still runs."""
    return min(date(year, 12, 31), today)


def year_findings(year: int, today: date) -> list[Finding]:
    """Refuse a year to come, or before there was a Party."""
    if year > today.year:
        reason = _("Năm {year} chưa tới.").format(year=year)
        return [Finding("rating_year", "year", reason, _("Ghi năm đang xếp loại hoặc năm đã qua."))]
    if year < FIRST_YEAR:
        reason = _("Năm {year} không hợp lý.").format(year=year)
        return [Finding("rating_year", "year", reason, _("Ghi đủ bốn chữ số, ví dụ 2026."))]
    return []


def level_findings(level: str, reason: str, admitted_on: date | None, day: date) -> list[Finding]:
    """Say what speaks against a level: none chosen, none without a reason, a member too new to be rated."""
    if level not in RatingLevel.values:
        return [Finding("rating_no_choice", "level", _("Chưa chọn mức xếp loại."), _("Chọn một trong năm mức."))]
    if level == RatingLevel.NOT_RATED and not reason.strip():
        said = _("Chưa xếp loại thì phải ghi lý do.")
        return [Finding("required", "reason", said, _("Ví dụ: mới kết nạp, chưa đủ 6 tháng."))]
    rule = too_new(admitted_on, day)
    if rule is None or level == RatingLevel.NOT_RATED or reason.strip():
        return []
    said = _("Kết nạp chưa đủ {n} tháng: tham gia kiểm điểm nhưng chưa xếp loại.").format(n=rule.value)
    remedy = _("Chọn Chưa xếp loại, hoặc ghi lý do vì sao vẫn xếp loại.")
    return [Finding("rating_too_new", "level", said, remedy, Level.WARNING, rule=rule.key)]


def too_new(admitted_on: date | None, day: date) -> Parameter | None:
    """Return the rule by which a member admitted so lately is not rated, None when long enough in the Party."""
    try:
        rule = rulebook.on(day)[NEW_MEMBER]
    except RuleUnknown:
        return None
    return rule if admitted_on and admitted_on > add_months(day, -int(rule.value)) else None


def paper_findings(paper: Paper, *, may_decide: bool) -> list[Finding]:
    """Say what speaks against the decision: only the level above writes it, with number and day."""
    if not (paper.number or paper.decided_on or paper.issuer):
        return []
    if not may_decide:
        said = _("Quyết định xếp loại do cấp trên của chi bộ ghi.")
        return [Finding("rating_paper_from_above", "decision_number", said, _("Để trống số, ngày và nơi ban hành."))]
    if not paper.number or not paper.decided_on:
        said = _("Quyết định phải có cả số và ngày.")
        field = "decided_on" if paper.number else "decision_number"
        return [Finding("rating_half_a_paper", field, said, _("Ghi đủ theo văn bản, hoặc để trống cả hai."))]
    return []


def correction_findings(
    was: Rated, level: str, reason: str, paper: Paper, why: str, *, may_decide: bool
) -> list[Finding]:
    """Say what speaks against changing a rating that stands: decided above, nothing changed, no reason."""
    if was.decided and not may_decide:
        said = _("Kết quả này đã có quyết định của cấp trên nên chi bộ không tự sửa.")
        return [Finding("rating_decided", "", said, _("Báo cấp ủy đã ra quyết định để đính chính."))]
    if (was.level, was.reason) == (level, reason) and not paper.number:
        return [Finding("rating_same", "level", _("Chưa có gì thay đổi."), _("Chọn mức đúng rồi lưu."))]
    if not why.strip():
        said = _("Chưa ghi vì sao đính chính.")
        return [Finding("rating_why", "why", said, _("Ví dụ: ghi nhầm dòng; theo biên bản họp ngày 12/12/2026."))]
    return []


def not_in_cell(name: str, day: date, field: str = "") -> Finding:
    """Refuse a rating by a cell in which somebody was not on the counting day."""
    said = _("Ngày {day} đồng chí {name} không sinh hoạt ở chi bộ này.").format(day=f"{day:%d/%m/%Y}", name=name)
    return Finding("rating_not_in_cell", field, said, _("Chi bộ đồng chí ấy sinh hoạt ngày ấy xếp loại."))


def not_a_member(name: str, day: date) -> Finding:
    """Refuse a rating of somebody who was not yet, or no longer, in the Party on the counting day."""
    said = _("Ngày {day} đồng chí {name} không phải là đảng viên theo sổ.").format(day=f"{day:%d/%m/%Y}", name=name)
    return Finding("rating_before_membership", "year", said, _("Xem lại năm, hoặc ngày vào Đảng."))


def already(name: str, level: str, field: str) -> Finding:
    """Refuse to write over what somebody else has just written."""
    said = _("Người khác vừa ghi đồng chí {name}: {level}.").format(name=name, level=RatingLevel(level).label)
    return Finding("rating_already", field, said, _("Kết quả ấy giữ nguyên; muốn đổi thì chọn Đính chính."))
