"""Judging a rating under way: who is rated, points, votes, the cap, each step. Plain values in, findings out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from cell_life.choices import RoundState, Taking
from members.choices import RatingLevel
from rulebook import ratings
from rulebook.calendar import add_months, add_working_days, working_days_between
from rulebook.errors import RuleUnknown
from rulebook.model import Parameter

BANDS: Final = "rating.bands"
CAP: Final = "rating.excellent.cap"
CAP_BASE: Final = "rating.excellent.cap_base"
SHARE: Final = "rating.vote.share"
COUNTING: Final = "rating.vote.counting"
DRAFT: Final = "rating.draft.working_days"
CHAIR: Final = "rating.chair"
FAULT: Final = "rating.fault.disciplined"
NEW_MEMBER: Final = "rating.new_member.months"
COMPLAINT: Final = "rating.complaint.working_days"
HELP_YEARS: Final = "help.failed_ratings.years"
MAIN: Final = (NEW_MEMBER, DRAFT, CHAIR, SHARE, COUNTING, BANDS, CAP, CAP_BASE, FAULT, COMPLAINT)
"""The rules of the round, in the order of its steps, shown on the page with how sure we are of each."""

LEVELS: Final = (RatingLevel.EXCELLENT, RatingLevel.GOOD, RatingLevel.DONE, RatingLevel.NOT_DONE)
"""The four levels, the highest first, as on the ballot paper."""
BY_RULE: Final[Mapping[str, str]] = {
    ratings.Level.EXCELLENT: RatingLevel.EXCELLENT,
    ratings.Level.GOOD: RatingLevel.GOOD,
    ratings.Level.COMPLETED: RatingLevel.DONE,
    ratings.Level.FAILED: RatingLevel.NOT_DONE,
}
"""The levels of the rulebook as the register writes them."""

BEFORE_REPORT: Final = (RoundState.PREPARING, RoundState.VOTED, RoundState.RETURNED)
"""Steps in which the cell still writes."""


def rule_of(key: str, day: date) -> Parameter | None:
    """Return a rule of the day, None where it says nothing yet."""
    try:
        return rulebook.on(day)[key]
    except RuleUnknown:
        return None


# ── who is rated ────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Life:
    """What the dated rows say of one member on the day: admission; times apart in words, empty for none."""

    admitted_on: date | None
    suspended: str = ""
    exempt: str = ""


def taking_of(life: Life, day: date) -> tuple[Taking, str]:
    """Say how somebody takes part and, where he is not rated, why: suspended, exempt, admitted too lately."""
    if life.suspended:
        return Taking.NOT_RATED, life.suspended
    if life.exempt:
        return Taking.NOT_RATED, life.exempt
    rule = rule_of(NEW_MEMBER, day)
    if rule and life.admitted_on and life.admitted_on > add_months(day, -int(rule.value)):
        words = _("kết nạp ngày {day}, chưa đủ {n} tháng: tham gia, được nhận xét, chưa xếp loại")
        return Taking.REMARKED, words.format(day=say(life.admitted_on), n=rule.value)
    return Taking.RATED, ""


# ── points and faults ───────────────────────────────────────────────────────
def level_by_points(points: Decimal, day: date) -> str:
    """Return the level that the points alone allow."""
    return BY_RULE[ratings.level_by_points(points, day)]


def is_above(level: str, other: str) -> bool:
    """Say whether a level is higher than another one."""
    return LEVELS.index(RatingLevel(level)) < LEVELS.index(RatingLevel(other))


def points_findings(points: Decimal | None, level: str, remark: str, field: str, day: date) -> list[Finding]:
    """Say what speaks against points and the level proposed: out of 0–100, above what the points allow."""
    if points is None:
        return []
    if not 0 <= points <= 100:
        return [Finding("round_points", field, _("Điểm từ 0 đến 100."), _("Ghi theo bảng chấm điểm, ví dụ 86,5."))]
    allowed = level_by_points(points, day)
    if not level or not is_above(level, allowed) or remark.strip():
        return []
    said = _("{points} điểm chỉ ứng với mức “{allowed}”.").format(
        points=number(points), allowed=RatingLevel(allowed).label
    )
    return [Finding("round_points_level", field, said, _("Xem lại mức, hoặc ghi lý do vào ô Nhận xét."), Level.WARNING)]


def fault_findings(level: str, disciplined_on: date | None, reason: str, field: str, day: date) -> list[Finding]:
    """Say that a discipline of the year bars levels above the one the rule names, unless a reason is written."""
    rule = rule_of(FAULT, day)
    if disciplined_on is None or not level or rule is None or reason.strip():
        return []
    highest = BY_RULE[str(rule.value)]
    if not is_above(level, highest):
        return []
    said = _("Bị kỷ luật trong năm (quyết định ngày {day}): không xếp cao hơn mức “{level}”.").format(
        day=say(disciplined_on), level=RatingLevel(highest).label
    )
    return [Finding("round_fault", field, said, _("Xem lại mức, hoặc ghi lý do."), Level.WARNING)]


# ── the vote ────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Votes:
    """What was counted for one member: votes for each level, the highest first, and papers that do not count."""

    cast: tuple[int, int, int, int]
    invalid: int = 0

    @property
    def total(self) -> int:
        """Return how many papers were counted."""
        return sum(self.cast) + self.invalid


def votes_findings(votes: Votes, size: int, field: str) -> list[Finding]:
    """Refuse more papers than the list has voters."""
    if votes.total <= size:
        return []
    said = _("Tổng {total} phiếu, nhiều hơn {size} đồng chí trong danh sách bỏ phiếu.").format(
        total=votes.total, size=size
    )
    return [Finding("round_votes", field, said, _("Đếm lại số phiếu của đồng chí này."))]


def level_of_votes(votes: Votes, size: int, day: date) -> str:
    """Return the level the cell's vote reaches on all official members counted; empty when none does."""
    return ratings.level_by_votes(list(zip(LEVELS, votes.cast, strict=True)), size, day) or ""


def draft_findings(sent_on: date | None, voted_on: date | None) -> list[Finding]:
    """Say that the draft report was sent too late, or not at all, before the day of the meeting."""
    rule = rule_of(DRAFT, voted_on) if voted_on else None
    if rule is None or voted_on is None:
        return []
    least = int(rule.value)
    if sent_on is None:
        said = _("Chưa ghi ngày gửi dự thảo báo cáo kiểm điểm tập thể.")
        remedy = _("Gửi trước hội nghị ít nhất {n} ngày làm việc, rồi ghi ngày gửi.").format(n=least)
        return [Finding("round_draft", "draft_sent_on", said, remedy, Level.WARNING)]
    if sent_on <= voted_on and working_days_between(sent_on, voted_on) >= least:
        return []
    said = _("Dự thảo gửi ngày {sent}, hội nghị ngày {held}: chưa đủ {n} ngày làm việc.").format(
        sent=say(sent_on), held=say(voted_on), n=least
    )
    return [
        Finding("round_draft", "draft_sent_on", said, _("Lùi ngày hội nghị, hoặc nói rõ ở biên bản."), Level.WARNING)
    ]


def chair_findings(chair_id: int | None, concerned_id: int, name: str) -> list[Finding]:
    """Refuse that somebody chairs his own review: a deputy or another member does."""
    if chair_id is None or chair_id != concerned_id:
        return []
    said = _("Đồng chí {name} không tự chủ trì phần kiểm điểm của mình.").format(name=name)
    return [Finding("round_chair", "other_chair", said, _("Chọn phó bí thư hoặc đồng chí khác chủ trì phần này."))]


# ── steps ───────────────────────────────────────────────────────────────────
def step_findings(state: str, allowed: Sequence[str]) -> list[Finding]:
    """Refuse an act out of its turn."""
    if state in allowed:
        return []
    said = _("Đợt xếp loại này đang ở bước “{state}” nên chưa làm được việc ấy.").format(state=RoundState(state).label)
    return [Finding("round_step", "", said, _("Tải lại trang để xem bước hiện nay và việc tiếp theo."))]


def report_findings(not_voted: Sequence[str], rated: int) -> list[Finding]:
    """Refuse a report while somebody who is rated has no counted vote."""
    if not rated:
        said = _("Không có đồng chí nào được xếp loại trong đợt này.")
        return [Finding("round_nobody", "", said, _("Cập nhật danh sách rồi xem lại."))]
    if not not_voted:
        return []
    names = ", ".join(not_voted[:5]) + ("…" if len(not_voted) > 5 else "")
    said = _("Còn {n} đồng chí chưa có kết quả bỏ phiếu: {names}.").format(n=len(not_voted), names=names)
    return [Finding("round_not_voted", "", said, _("Ghi số phiếu của những đồng chí ấy rồi báo cáo."))]


def own_findings(reported_by: int | None, user_id: int) -> list[Finding]:
    """Refuse that who reported also decides."""
    if reported_by is None or reported_by != user_id:
        return []
    said = _("Đồng chí đã báo cáo kết quả của chi bộ này nên không ghi quyết định của cấp trên.")
    return [Finding("round_same_person", "", said, _("Nhờ đồng chí khác ở cấp trên ghi."))]


def change_findings(level: str, cell_level: str, reason: str, field: str) -> list[Finding]:
    """Ask why the level above decides otherwise than the cell voted."""
    if not level or level == cell_level or reason.strip():
        return []
    voted = RatingLevel(cell_level).label if cell_level else _("chưa mức nào đủ phiếu")
    said = _("Khác kết quả của chi bộ ({level}) thì phải ghi lý do.").format(level=voted)
    return [Finding("round_reason", field, said, _("Ghi căn cứ, ví dụ: theo kết luận kiểm tra số 12-KL/UBKT."))]


# ── the cap ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Cap:
    """How many "xuất sắc" one base organisation has and may have on the numbers decided so far."""

    excellent: int
    good: int
    limit: int

    @property
    def is_over(self) -> bool:
        """Say whether more are rated excellent than the cap allows."""
        return self.excellent > self.limit


def cap_of(levels: Mapping[str, int], day: date) -> Cap:
    """Reckon the cap of a base organisation from the numbers of each level."""
    excellent, good = levels.get(RatingLevel.EXCELLENT, 0), levels.get(RatingLevel.GOOD, 0)
    rated = sum(levels.get(level, 0) for level in LEVELS)
    return Cap(excellent, good, ratings.excellent_limit(good=good, excellent=excellent, rated=rated, on=day))


def cap_findings(cap: Cap, reason: str, body: str, day: date) -> list[Finding]:
    """Warn of, or where the rule is verified refuse, more "xuất sắc" than the cap allows."""
    rule = rule_of(CAP, day)
    if rule is None or not cap.is_over:
        return []
    refuses = rule.confidence.refuses
    if reason.strip() and not refuses:
        return []
    said = _("{body}: {excellent} đồng chí xuất sắc, quá mức {limit} (20% của {good} đồng chí hoàn thành tốt).").format(
        body=body, excellent=cap.excellent, limit=cap.limit, good=cap.good
    )
    remedy = _("Xem lại danh sách.") if refuses else _("Xem lại danh sách, hoặc ghi lý do vượt tỷ lệ.")
    level = Level.ERROR if refuses else Level.WARNING
    return [Finding("round_cap", "cap_reason", said, remedy, level)]


# ── complaints ──────────────────────────────────────────────────────────────
def complain_until(announced_on: date) -> date | None:
    """Return the last day for a complaint about a rating announced that day."""
    rule = rule_of(COMPLAINT, announced_on)
    return add_working_days(announced_on, int(rule.value)) if rule else None


def complaint_findings(announced_on: date | None, received_on: date, late_reason: str, today: date) -> list[Finding]:
    """Say what speaks against taking in a complaint: not announced yet, a day to come, too late without a reason."""
    if announced_on is None:
        said = _("Kết quả chưa được thông báo nên chưa nhận kiến nghị.")
        return [Finding("round_not_announced", "", said, _("Thông báo kết quả trước."))]
    if not announced_on <= received_on <= today:
        said = _("Ngày nhận phải từ ngày thông báo ({day}) đến hôm nay.").format(day=say(announced_on))
        return [Finding("round_complaint_day", "received_on", said, _("Xem lại ngày trên đơn."))]
    until = complain_until(announced_on)
    if until is None or received_on <= until or late_reason.strip():
        return []
    said = _("Quá hạn kiến nghị: hết ngày {day}.").format(day=say(until))
    return [Finding("round_complaint_late", "late_reason", said, _("Ghi vì sao vẫn nhận."), Level.WARNING)]


def answer_findings(decided_by: int | None, user_id: int, level: str, was: str) -> list[Finding]:
    """Say what speaks against an answer: by who decided, a change to the same level."""
    if decided_by is not None and decided_by == user_id:
        said = _("Đồng chí đã ghi quyết định xếp loại này nên không trả lời kiến nghị về nó.")
        return [Finding("round_same_person", "", said, _("Nhờ đồng chí khác trả lời."))]
    if level and level == was:
        return [
            Finding(
                "round_same_level",
                "new_level",
                _("Mức mới trùng mức đã quyết định."),
                _("Chọn mức khác, hoặc giữ nguyên."),
            )
        ]
    return []


def say(day: date) -> str:
    """Write a day as people do."""
    return f"{day:%d/%m/%Y}"


def number(value: Decimal) -> str:
    """Write points with a decimal comma: 86,5."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
