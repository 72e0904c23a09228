"""Judging what happens to a member: leaving, being exempt or suspended, coming back. Plain values in, findings out.

Which ground of leaving goes with which exit, and what each means for a second admission, is the list
``exit_ground`` of the rulebook. Thresholds come from ``rulebook`` by the day of the act.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level, stopping
from members.choices import ENDED_STANDINGS, PRESENT_STANDINGS, ExemptionGround, MovementKind, Standing
from rulebook.calendar import add_months
from rulebook.errors import RuleUnknown
from rulebook.model import Parameter

GROUNDS: Final[dict[str, tuple[str, ...]]] = {
    MovementKind.STRUCK_OFF: (
        "no_party_life",
        "card_returned",
        "no_will",
        "two_years",
        "political_standard",
        "self_abandoned",
        "probation_failed",
    ),
    MovementKind.EXPELLED: ("discipline", "disunity", "corruption", "minor_crime", "serious_crime"),
    MovementKind.RESIGNED: ("resigned", "resigned_hardship"),
    MovementKind.DIED: ("died",),
}
"""Exit → the grounds it may have."""

HEALTHY: Final = tuple(ground for ground in ExemptionGround if ground != ExemptionGround.AGE_HEALTH)
NON_HEALTH_MONTHS = "exemption.non_health.below_months"
RECORD_AGE = "exemption.no_medical_record.age"
SUSPENSION_DAYS, EXTENSION_DAYS = "suspension.days", "suspension.extension_days"
READMISSION_MONTHS, CRIME_MONTHS = "readmission.months", "readmission.crime.months"
READMISSION_TIMES = "readmission.times"
OF_THEIR_DAY: Final = frozenset(
    {
        "exemption_too_long",
        "exemption_without_end",
        "extended_already",
        "probationary_expelled",
        "readmission_never",
        "readmission_too_early",
        "readmitted_already",
        "record_not_cleared",
        "suspension_too_long",
    }
)
"""Findings that may be wrong about what happened before the register began: then they only ask for a reason."""


@dataclass(frozen=True)
class Life:
    """What the register says of a member when an act is judged.

    ``last_on`` is the day of the last thing recorded: no act may come before it. ``registered_on`` is the
    day the member came into the register with the opening count, None for who was admitted or came later;
    an act before it comes after ``earlier_on``, the last thing known from before. ``probationary`` on the day
    of the act.
    """

    standing: str
    last_on: date | None
    registered_on: date | None = None
    earlier_on: date | None = None
    probationary: bool = False
    open_posts: int = 0
    open_transfer: bool = False
    admissions: int = 1
    held: bool = False

    def is_past(self, on: date) -> bool:
        """Say whether a day lies before the register began to count this member."""
        return self.registered_on is not None and on < self.registered_on


@dataclass(frozen=True)
class Decision:
    """The paper behind an act: number, day and issuer, as far as known, and a reason in words."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    reason: str = ""


def act_findings(life: Life, on: date, paper: Decision, today: date) -> list[Finding]:
    """Say what is wrong with the days and the paper of any act."""
    found = []
    if on > today:
        found.append(Finding("date_in_future", "on", _("Ngày này chưa tới."), _("Xem lại ngày trên quyết định.")))
    floor = life.earlier_on if life.is_past(on) else life.last_on
    if floor and on < floor:
        reason = _("Ngày này trước {day}, ngày của việc đã ghi trước đó.").format(day=_day(floor))
        found.append(Finding("before_last_act", "on", reason, _("Xem lại ngày trên quyết định.")))
    if life.is_past(on) and life.registered_on:
        reason = _("Ngày này trước {day}, ngày sổ bắt đầu tính đồng chí này.").format(day=_day(life.registered_on))
        found.append(_doubt("before_register", "on", reason, _("Nếu đúng là việc cũ, ghi lý do để ghi bổ sung.")))
    if paper.decided_on and paper.decided_on > today:
        found.append(
            Finding("date_in_future", "decided_on", _("Ngày quyết định chưa tới."), _("Xem lại ngày trên quyết định."))
        )
    if not (paper.number.strip() or paper.reason.strip()):
        found.append(
            Finding("required", "reason", _("Chưa có lý do hay số quyết định."), _("Ghi một trong hai làm căn cứ."))
        )
    return found


def exit_findings(
    life: Life, kind: str, ground: str, on: date, paper: Decision, today: date, *, posts_end: bool = False
) -> list[Finding]:
    """Say what speaks against an exit from ``on``: already gone, a ground of another exit, posts still held."""
    if life.standing in ENDED_STANDINGS:
        words = _("Đảng tịch này đã kết thúc: {standing}.").format(standing=str(Standing(life.standing).label).lower())
        return [Finding("already_ended", "kind", words, _("Nếu ghi nhầm, khôi phục trước rồi ghi lại."))]
    found = act_findings(life, on, paper, today)
    if ground not in GROUNDS[kind]:
        found.append(
            Finding("ground_of_another_exit", "ground", _("Căn cứ không đi với việc này."), _("Chọn căn cứ khác."))
        )
    if life.probationary and kind == MovementKind.EXPELLED:
        reason = _("Đảng viên dự bị không bị khai trừ, chỉ xóa tên.")
        found.append(Finding("probationary_expelled", "kind", reason, _("Ghi xóa tên, căn cứ của dự bị.")))
    if not life.probationary and ground == "probation_failed":
        reason = _("Đồng chí này đã là đảng viên chính thức.")
        found.append(Finding("not_probationary", "ground", reason, _("Chọn căn cứ của đảng viên chính thức.")))
    if kind != MovementKind.DIED and not paper.number.strip():
        reason = _("Chưa có số quyết định.")
        found.append(
            _doubt("exit_without_decision", "decision_number", reason, _("Ghi số quyết định, hoặc lý do chưa có."))
        )
    if life.held and kind == MovementKind.RESIGNED:
        reason = _("Đồng chí này đang được kiểm tra hoặc đang giải quyết tố cáo, khiếu nại.")
        found.append(_doubt("resigned_while_held", "kind", reason, _("Giải quyết xong rồi mới xét xin ra khỏi Đảng.")))
    if life.open_posts and not posts_end:
        found.append(posts_held(life.open_posts))
    return eased(life, on, found)


def eased(life: Life, on: date, found: Iterable[Finding]) -> list[Finding]:
    """Turn what the rules refuse into warnings for an act from before the register began (design 2.8)."""
    if not life.is_past(on):
        return list(found)
    return [replace(one, level=Level.WARNING) if one.code in OF_THEIR_DAY else one for one in found]


def posts_held(count: int, field: str = "posts_end", remedy: str = "") -> Finding:
    """Say that somebody who leaves still holds posts; the box ``posts_end`` ends them too."""
    reason = _("Đồng chí này đang giữ {n} chức vụ trong Đảng.").format(n=count)
    return Finding("posts_held", field, reason, remedy or _("Đánh dấu để ghi thôi các chức vụ từ cùng ngày."))


def exemption_findings(
    life: Life,
    ground: str,
    on: date,
    until: date | None,
    paper: Decision,
    today: date,
    *,
    age: int | None,
    again: bool = False,
) -> list[Finding]:
    """Say what speaks against an exemption: other reasons than age and health only for a time.

    ``again``: the one that runs is followed by another, by the same procedure.
    """
    if life.standing not in PRESENT_STANDINGS:
        return [_gone()]
    found = act_findings(life, on, paper, today)
    if again and life.standing != Standing.EXEMPT:
        return [*found, not_running(Standing.EXEMPT)]
    if life.standing == Standing.EXEMPT and not again:
        found.append(Finding("already_exempt", "on", _("Đồng chí này đang được miễn."), _("Kết thúc lần trước đã.")))
    if life.standing == Standing.SUSPENDED:
        reason = _("Đồng chí này đang bị đình chỉ sinh hoạt.")
        found.append(Finding("suspended", "on", reason, _("Kết thúc đình chỉ trước.")))
    if until and until <= on:
        found.append(Finding("until_before_start", "until_on", _("Ngày hết hạn phải sau ngày bắt đầu."), ""))
    if ground in HEALTHY:
        found += _limited(on, until)
    elif age is not None:
        found += _medical_record(on, age, paper)
    return eased(life, on, found)


def _limited(on: date, until: date | None) -> list[Finding]:
    if until is None:
        reason = _("Miễn vì lý do này phải có thời hạn.")
        return [Finding("exemption_without_end", "until_on", reason, _("Ghi ngày hết hạn trên quyết định."))]
    limit = _rule(NON_HEALTH_MONTHS, on)
    if limit is not None and until >= add_months(on, int(limit.value)):
        reason = _("Miễn không vì sức khỏe mỗi lần dưới {n} tháng.").format(n=limit.value)
        return [_by(limit, "exemption_too_long", "until_on", reason, _("Ghi ngày sớm hơn; hết hạn thì xét lần mới."))]
    return []


def _medical_record(on: date, age: int, paper: Decision) -> list[Finding]:
    limit = _rule(RECORD_AGE, on)
    if limit is None or age >= int(limit.value) or paper.reason.strip():
        return []
    reason = _("Dưới {n} tuổi thì cần hồ sơ bệnh án hoặc giấy của cơ sở y tế.").format(n=limit.value)
    return [_doubt("medical_record_missing", "reason", reason, _("Ghi giấy tờ ấy vào ô lý do."))]


def suspension_findings(life: Life, on: date, until: date | None, paper: Decision, today: date) -> list[Finding]:
    """Say what speaks against a suspension; its length is bounded by the rule of the day."""
    if life.standing not in PRESENT_STANDINGS:
        return [_gone()]
    found = act_findings(life, on, paper, today)
    if life.standing == Standing.SUSPENDED:
        reason = _("Đồng chí này đang bị đình chỉ.")
        found.append(Finding("already_suspended", "on", reason, _("Gia hạn lần đang có, hoặc kết thúc trước.")))
    return eased(life, on, found + _length(SUSPENSION_DAYS, on, on, until))


@dataclass(frozen=True)
class Running:
    """The suspension that runs: from when, until when by its paper, whether it was prolonged."""

    starts_on: date
    until_on: date | None
    extended: bool


def extension_findings(
    life: Life, running: Running | None, on: date, until: date, paper: Decision, today: date
) -> list[Finding]:
    """Say what speaks against prolonging a suspension, once; the extension counts from its planned end."""
    if running is None:
        return [not_running(Standing.SUSPENDED)]
    found, since = act_findings(life, on, paper, today), running.until_on or running.starts_on
    if running.extended:
        reason = _("Lần đình chỉ này đã gia hạn một lần.")
        found.append(Finding("extended_already", "until_on", reason, _("Kết thúc, hoặc ra quyết định mới.")))
    if until <= since:
        reason = _("Ngày gia hạn phải sau {day}.").format(day=_day(since))
        found.append(Finding("until_before_start", "until_on", reason, _("Xem lại ngày trên quyết định.")))
    else:
        found += _length(EXTENSION_DAYS, running.starts_on, since, until)
    return eased(life, on, found)


def ending_findings(life: Life, standing: Standing, on: date, paper: Decision, today: date) -> list[Finding]:
    """Say what speaks against ending the time apart that runs."""
    return act_findings(life, on, paper, today) if life.standing == standing else [not_running(standing)]


def not_running(standing: Standing) -> Finding:
    """Say that what is to be ended or prolonged does not run."""
    words = _("Đồng chí này hiện không ở trạng thái “{standing}”.").format(standing=standing.label)
    return Finding("not_running", "on", words, _("Tải lại trang để xem trạng thái hiện nay."))


def _length(key: str, day: date, since: date, until: date | None) -> list[Finding]:
    limit = _rule(key, day)
    if until is None or limit is None:
        return []
    if until <= since:
        return [Finding("until_before_start", "until_on", _("Ngày hết hạn phải sau ngày bắt đầu."), "")]
    if until > since + timedelta(days=int(limit.value)):
        reason = _("Quá {n} ngày: từ {since} nhiều nhất đến {last}.").format(
            n=limit.value, since=_day(since), last=_day(since + timedelta(days=int(limit.value)))
        )
        return [_by(limit, "suspension_too_long", "until_on", reason, _("Ghi ngày sớm hơn, hoặc ghi lý do."))]
    return []


def return_findings(life: Life, on: date, paper: Decision, today: date) -> list[Finding]:
    """Say what speaks against restoring a membership that ended."""
    if life.standing in PRESENT_STANDINGS:
        return [Finding("still_member", "on", _("Đồng chí này đang có đảng tịch."), _("Không cần khôi phục."))]
    if life.standing == Standing.DIED:
        reason = _("Đã ghi đồng chí này từ trần.")
        return [
            *act_findings(life, on, paper, today),
            _doubt("restored_after_death", "reason", reason, _("Ghi lý do nếu ghi nhầm.")),
        ]
    return act_findings(life, on, paper, today)


@dataclass(frozen=True)
class Leaving:
    """How somebody left: the exact ground, its group in ``exit_ground``, the day, and when a record was cleared."""

    ground: str
    group: str
    ended_on: date
    cleared_on: date | None = None


def readmission_findings(
    life: Life, leaving: Leaving, on: date, paper: Decision, today: date, consent: str = ""
) -> list[Finding]:
    """Say whether somebody who left may be admitted again, and when: by the exact ground of leaving.

    294-QĐ/TW (26/5/2025), 3.5: 36 months, 60 after the record of a minor crime is cleared, once only,
    with the written consent of the standing committee of the city.
    """
    if life.standing in PRESENT_STANDINGS:
        return [Finding("still_member", "on", _("Đồng chí này đang có đảng tịch."), _("Không cần kết nạp lại."))]
    found = act_findings(life, on, paper, today)
    if life.standing == Standing.DIED:
        return [*found, Finding("died_not_readmitted", "on", _("Đã ghi đồng chí này từ trần."), _("Xem lại hồ sơ."))]
    if life.standing == Standing.DEPARTED:
        reason = _("Đồng chí này chuyển đi, không ra khỏi Đảng.")
        return [*found, Finding("departed_not_readmitted", "on", reason, _("Tiếp nhận theo giấy giới thiệu."))]
    found += never_again(leaving.group, life.admissions, on)
    if not stopping(found):
        found += _waiting(leaving, on)
    if not consent.strip():
        reason = _("Chưa ghi văn bản đồng ý của ban thường vụ thành ủy.")
        found.append(_doubt("consent_missing", "consent", reason, _("Ghi số, ngày văn bản, hoặc lý do chưa có.")))
    return eased(life, on, found)


def never_again(group: str, admissions: int, on: date) -> list[Finding]:
    """Say whether a second admission is ruled out whenever it would be."""
    if group == "never":
        reason = _("Ra khỏi Đảng với căn cứ này thì không xét kết nạp lại.")
        return [Finding("readmission_never", "on", reason, _("Nếu căn cứ ghi sai, đính chính căn cứ trước."))]
    times = _rule(READMISSION_TIMES, on)
    if times is not None and admissions > int(times.value):
        reason = _("Chỉ được kết nạp lại {n} lần.").format(n=times.value)
        return [_by(times, "readmitted_already", "on", reason, _("Xem lại hồ sơ các lần kết nạp."))]
    return []


def meaning(group: str, day: date) -> str:
    """Say what a ground of leaving means for a second admission by the rules of a day; empty where they are silent."""
    limit = _rule(CRIME_MONTHS if group == "crime" else READMISSION_MONTHS, day)
    if group == "never":
        return _("Không xét kết nạp lại.")
    if limit is None or group not in ("months", "crime"):
        return ""
    if group == "crime":
        return _("Được xét kết nạp lại một lần, sau {n} tháng kể từ khi được xóa án tích.").format(n=limit.value)
    return _("Được xét kết nạp lại một lần, sau {n} tháng.").format(n=limit.value)


def earliest(leaving: Leaving, day: date) -> date | None:
    """Return the first day on which somebody may be admitted again by the rules of ``day``; None when unknown."""
    limit, since = _limit(leaving, day)
    return add_months(since, int(limit.value)) if limit and since and leaving.group in ("months", "crime") else None


def _limit(leaving: Leaving, day: date) -> tuple[Parameter | None, date | None]:
    if leaving.group == "crime":
        return _rule(CRIME_MONTHS, day), leaving.cleared_on
    return _rule(READMISSION_MONTHS, day), leaving.ended_on


def _waiting(leaving: Leaving, on: date) -> list[Finding]:
    limit, since = _limit(leaving, on)
    if limit is None:
        return []
    if since is None:
        reason = _("Chưa ghi ngày được xóa án tích.")
        return [_by(limit, "record_not_cleared", "cleared_on", reason, _("Ghi ngày ấy theo giấy xác nhận."))]
    first = add_months(since, int(limit.value))
    if on < first:
        reason = _("Phải đủ {n} tháng kể từ {since}: sớm nhất ngày {first}.").format(
            n=limit.value, since=_day(since), first=_day(first)
        )
        return [_by(limit, "readmission_too_early", "on", reason, _("Chờ đến ngày ấy, hoặc ghi văn bản cho phép."))]
    return []


def _rule(key: str, day: date) -> Parameter | None:
    """Return the rule of a day; None where the rulebook does not reach back, so that the act is only recorded."""
    try:
        return rulebook.on(day)[key]
    except RuleUnknown:
        return None


def _by(rule: Parameter, code: str, field: str, reason: str, remedy: str) -> Finding:
    """Make a finding of a rule: a verified one stops, others ask for a reason."""
    level = Level.ERROR if rule.confidence.refuses else Level.WARNING
    return Finding(code, field, reason, remedy, level, rule=rule.key)


def _doubt(code: str, field: str, reason: str, remedy: str) -> Finding:
    return Finding(code, field, reason, remedy, Level.WARNING)


def _gone() -> Finding:
    return Finding("already_ended", "on", _("Đảng tịch này đã kết thúc."), _("Khôi phục đảng tịch trước."))


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
