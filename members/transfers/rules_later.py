"""Judging what may come after a letter is issued: a spoiled letter replaced, a stay for a time prolonged or ended.

Plain values in, findings out, like ``rules``, whose thresholds and words these share.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.findings import Finding
from members.choices import FOR_A_TIME, TransferKind, TransferStage
from members.transfers import rules
from members.transfers.rules import EXTENSION_MONTHS, doubt, future, say
from rulebook.calendar import add_months

if TYPE_CHECKING:
    from members.models import Transfer


@dataclass(frozen=True)
class Stay:
    """A transfer as acts on a running stay see it."""

    kind: str
    stage: str
    moved_on: date
    until_on: date | None
    ended_on: date | None
    study: bool


def stay_of(row: "Transfer") -> Stay:
    """Return a transfer as these rules see it."""
    return Stay(row.kind, row.stage, row.moved_on, row.until_on, row.ended_on, row.study)


def is_running(stay: Stay) -> bool:
    """Say whether a stay for a time was taken in and goes on: only such a one is prolonged or ended."""
    taken_in = stay.kind in FOR_A_TIME and stay.stage == TransferStage.ACCEPTED and stay.ended_on is None
    return taken_in and not rules.is_official(stay.kind, stay.moved_on, stay.until_on)


def replacement_findings(
    number: str, on: date, old_number: str, old_on: date | None, today: date, *, reason: str, numbered: bool
) -> list[Finding]:
    """Say what speaks against a new letter in place of a spoiled one. 38-HD/BTCTW (29/9/2025), 4.3."""
    found = []
    if not reason.strip():
        words = _("Chưa ghi giấy cũ hỏng thế nào.")
        found.append(Finding("required", "reason", words, _("Ví dụ: ô 1 ghi sai ngày sinh.")))
    if not numbered:
        words = _("Chưa có số giấy mới.")
        found.append(Finding("required", "letter_number", words, _("Ghi số trong sổ giới thiệu sinh hoạt đảng.")))
    if number and number == old_number:
        words = _("Giấy mới phải có số mới; số {number} ở lại trong sổ là giấy hủy.").format(number=number)
        found.append(Finding("letter_same_number", "letter_number", words, _("Lấy số tiếp theo trong sổ.")))
    if on > today:
        found.append(future("letter_on"))
    if old_on and on < old_on:
        words = _("Ngày giấy mới trước ngày {day} của giấy bị thay.").format(day=say(old_on))
        found.append(Finding("before_last_act", "letter_on", words, _("Xem lại ngày.")))
    return found


def extension_findings(stay: Stay, new_until: date, reason: str) -> list[Finding]:
    """Say what speaks against prolonging a stay: later than now, by less than a year, study to 24 months in all.

    294-QĐ/TW (26/5/2025), 6.3.2; that each prolonging is measured from the end before it is our reading.
    """
    found = []
    until = stay.until_on or stay.moved_on
    if not reason.strip():
        words = _("Chưa ghi căn cứ gia hạn.")
        found.append(Finding("required", "reason", words, _("Ví dụ: quyết định kéo dài khóa học 15-QĐ/HV.")))
    if new_until <= until:
        words = _("Ngày mới phải sau ngày hết hạn {day}.").format(day=say(until))
        return [*found, Finding("extension_not_later", "until_on", words, _("Xem lại ngày."))]
    if stay.kind == TransferKind.ABROAD and rules.is_official(stay.kind, stay.moved_on, new_until):
        words = _("Đến ngày ấy thời gian ở nước ngoài đủ để phải chuyển chính thức.")
        remedy = _("Ghi thôi sinh hoạt tạm thời rồi chuyển sinh hoạt chính thức.")
        return [*found, Finding("extension_becomes_official", "until_on", words, remedy, rule=rules.ABROAD_MONTHS)]
    if stay.study:
        return found + rules.length_findings(stay.moved_on, new_until, study=True)
    limit = rules.rule_on(EXTENSION_MONTHS, until)
    if limit and new_until >= add_months(until, int(limit.value)):
        last = say(add_months(until, int(limit.value)))
        words = _("Gia hạn phải dưới {n} tháng: trước {day}.").format(n=limit.value, day=last)
        remedy = _("Ghi ngày sớm hơn, hoặc chuyển chính thức.")
        found.append(rules.by_rule(limit, "extension_too_long", "until_on", words, remedy))
    return found


def end_findings(on: date, began_on: date, until_on: date | None, today: date, reason: str) -> list[Finding]:
    """Say what speaks against ending a stay for a time on a day; past its end the reason is asked for."""
    found = []
    if on > today:
        found.append(future("on"))
    if on < began_on:
        words = _("Ngày thôi trước ngày bắt đầu {day}.").format(day=say(began_on))
        found.append(Finding("end_before_start", "on", words, _("Xem lại ngày.")))
    if until_on and on > until_on and not reason.strip():
        words = _("Giấy ghi sinh hoạt tạm thời đến {day}.").format(day=say(until_on))
        found.append(doubt("temporary_overstayed", "reason", words, _("Ghi vì sao quá hạn.")))
    return found
