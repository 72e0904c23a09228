"""Judging a badge: is the day reached for this round, may it be early, after death, late, in spite of a discipline.

Plain values in, findings out; thresholds come from ``rulebook`` by the day of the round.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.dates import years_between
from accounts.findings import Finding, Level
from members.badges.ages import Course, between, say
from members.badges.rounds import Round
from members.choices import BadgeWay
from rulebook import party_age
from rulebook.errors import RuleUnknown

FORMS: Final = {
    "party_reprimand": "khien_trach",
    "party_warning": "canh_cao",
    "party_removal": "cach_chuc",
}
"""Form of discipline of the record → as the rule names it; others delay nothing by this rule."""


@dataclass(frozen=True)
class Bearer:
    """Who is put forward, as far as judging needs: life in the Party, birth, what stands in the books."""

    course: Course
    born_on: date
    held: bool = False
    proposed: bool = False
    delayed_until: date | None = None


def way_of(course: Course, years: int, one: Round) -> str:
    """Say as which case a person belongs to a round: due, late, early, posthumous."""
    first, last = course.reached(years)
    if course.is_dead:
        return BadgeWay.POSTHUMOUS
    if first is None or last is None or first > one.last:
        return BadgeWay.EARLY
    return BadgeWay.LATE if last < one.first else BadgeWay.DUE


def proposal_findings(
    bearer: Bearer, years: int, one: Round, way: str, evidence: str, reason: str, today: date
) -> list[Finding]:
    """Say what speaks against putting a person forward for a badge in a round."""
    if bearer.proposed:
        words = _("Đồng chí này đã được đề nghị tặng huy hiệu {n} năm.").format(n=years)
        return [
            Finding("badge_proposed", "", words, _("Xem trong danh sách đề nghị; thôi đề nghị trước nếu ghi nhầm."))
        ]
    if way == BadgeWay.REISSUE:
        return [] if bearer.held else [_nothing_to_reissue(years)]
    if bearer.held:
        words = _("Sổ đã ghi đồng chí này có huy hiệu {n} năm.").format(n=years)
        return [Finding("badge_held", "years", words, _("Nếu bị mất, chọn cấp lại; nếu ghi nhầm, sửa ở hồ sơ."))]
    course = bearer.course
    if not course.is_official or course.start is None:
        words = _("Đồng chí này chưa chính thức, hoặc chưa có ngày kết nạp trong sổ.")
        return [Finding("badge_not_official", "", words, _("Bổ sung ngày trong hồ sơ trước."))]
    if course.ended_on and not course.is_dead:
        words = _("Đồng chí này không còn ở trong Đảng từ ngày {day}.").format(day=say(course.ended_on))
        return [Finding("badge_left", "", words, _("Xem lại trạng thái của đồng chí ấy."))]
    found = _by_way(bearer, years, one, way, evidence, reason, today)
    if bearer.delayed_until and bearer.delayed_until > one.on and not course.is_dead:
        words = _("Do kỷ luật, chỉ được tặng từ ngày {day}.").format(day=say(bearer.delayed_until))
        found.append(Finding("badge_after_discipline", "", words, _("Đề nghị ở đợt sau ngày ấy.")))
    return found


def _nothing_to_reissue(years: int) -> Finding:
    words = _("Sổ chưa ghi huy hiệu {n} năm của đồng chí này.").format(n=years)
    return Finding("badge_none_to_reissue", "years", words, _("Ghi huy hiệu đã được tặng vào hồ sơ trước."))


def _by_way(bearer: Bearer, years: int, one: Round, way: str, evidence: str, reason: str, today: date) -> list[Finding]:
    course = bearer.course
    first, last = course.reached(years)
    if first is None or last is None:
        return [_not_yet(_("Chưa đủ {n} năm tuổi Đảng.").format(n=years))]
    if way == BadgeWay.POSTHUMOUS or course.is_dead:
        return _posthumous(course, first, years)
    if first != last and not (one.first <= first and last <= one.last) and not (last < one.first):
        remedy = _("Bổ sung đủ ngày, hoặc ghi lý do kèm giấy tờ đã xem.")
        found = Finding("badge_day_unknown", "reason", between(course, years), remedy, Level.WARNING)
        return [] if reason.strip() else [found]
    if way == BadgeWay.DUE:
        return [] if one.first <= first and last <= one.last else [_another_round(first)]
    if way == BadgeWay.LATE:
        return _late(last, one, reason)
    return _early(bearer, years, one, first, evidence, today)


def _another_round(reached_on: date) -> Finding:
    words = _("Ngày đủ tuổi Đảng {day} không thuộc đợt này.").format(day=say(reached_on))
    return Finding("badge_of_another_round", "way", words, _("Chọn đợt khác, hoặc trường hợp tặng sớm, tặng chậm."))


def _late(reached_on: date, one: Round, reason: str) -> list[Finding]:
    if reached_on >= one.first:
        return [_another_round(reached_on)]
    if reason.strip():
        return []
    words = _("Đã đủ từ ngày {day}, thuộc đợt trước: tặng chậm phải giải trình.").format(day=say(reached_on))
    remedy = _("Ghi vì sao chậm và đã xử lý người có lỗi thế nào.")
    return [Finding("badge_late_unexplained", "reason", words, remedy)]


def _early(bearer: Bearer, years: int, one: Round, reached_on: date, evidence: str, today: date) -> list[Finding]:
    """Judge an early badge of the gravely ill: months by the badge, papers for the younger. 06-HD/TW, 18.1."""
    on = min(one.on, max(today, one.first))
    if not party_age.may_award_early(years, one.on, reached_on):
        words = _("Đủ {n} năm ngày {day}: còn thiếu quá số tháng được tặng sớm.").format(n=years, day=say(reached_on))
        return [_not_yet(words)]
    if evidence.strip() or not _needs_papers(bearer.born_on, on):
        return []
    words = _("Tặng sớm cho đồng chí bệnh nặng phải kèm hồ sơ bệnh án hoặc giấy của trạm y tế.")
    return [Finding("badge_early_without_record", "evidence", words, _("Ghi tên giấy tờ kèm theo."))]


def _needs_papers(born_on: date, on: date) -> bool:
    try:
        limit = rulebook.on(on).count("badge.early.no_hospital_record.age")
    except RuleUnknown:
        return True
    return years_between(born_on, on) < limit


def _not_yet(words: str) -> Finding:
    return Finding("badge_not_yet", "years", words, _("Đề nghị ở đợt mà ngày đủ tuổi Đảng thuộc về."))


def _posthumous(course: Course, reached_on: date, years: int) -> list[Finding]:
    if not course.is_dead or course.ended_on is None:
        words = _("Truy tặng chỉ dành cho đồng chí đã từ trần.")
        return [Finding("badge_not_dead", "way", words, _("Chọn trường hợp khác."))]
    if party_age.may_award_posthumously(course.ended_on, reached_on):
        return []
    words = _("Từ trần ngày {died}, đến {day} mới đủ {n} năm: thiếu quá 12 tháng.").format(
        died=say(course.ended_on), day=say(reached_on), n=years
    )
    return [Finding("badge_posthumous_short", "years", words, _("Không truy tặng loại huy hiệu này."))]


def late_file(one: Round, today: date, way: str, reason: str) -> list[Finding]:
    """Ask for a reason when the file comes after its last day; early and posthumous cases come at any time."""
    due = one.files_due
    if due is None or today <= due or reason.strip() or way in (BadgeWay.EARLY, BadgeWay.POSTHUMOUS, BadgeWay.REISSUE):
        return []
    words = _("Hạn gửi hồ sơ của đợt {round} là {day}, đã qua.").format(round=say(one.on), day=say(due))
    return [Finding("badge_file_late", "reason", words, _("Ghi lý do, hoặc đề nghị ở đợt sau."), Level.WARNING)]


def delayed_until(kinds: list[tuple[str, date]]) -> date | None:
    """Return until when disciplines put a badge off, the latest; None for none."""
    found = [_delay(FORMS[kind], day) for kind, day in kinds if kind in FORMS]
    return max((day for day in found if day), default=None)


def _delay(form: str, decided_on: date) -> date | None:
    try:
        return party_age.badge_after_discipline(form, decided_on)
    except RuleUnknown:
        return None


def months_after_death(on: date) -> int:
    """Return how many months short somebody who died may be, 0 where no rule gives badges after death."""
    parameter = rulebook.on(on).get("badge.posthumous.max_months")
    return int(parameter.value) if parameter else 0


def gift(years: int, on: date) -> int | None:
    """Return the money that goes with a badge; None where no text names it (45, 85, 90)."""
    try:
        return party_age.badge_gift(years, on)
    except RuleUnknown:
        return None
