"""Judging a transfer: the table of steps, days in order, holds, cells, and how long "for a time" may be.

Plain values in, findings out. Thresholds come from ``rulebook``; verified ones refuse, others ask for a
reason. To be late never refuses: the reason is asked for and kept, the competent body decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from members.choices import ENDED_STANDINGS, FOR_A_TIME, OPEN_TRANSFER_STAGES, TransferKind, TransferStage
from members.ledger.rules import Life
from rulebook.calendar import add_months
from rulebook.deadlines import Deadline
from rulebook.errors import RuleUnknown
from rulebook.model import Parameter

MIN_MONTHS: Final = "transfer.temporary.min_months"
BELOW_MONTHS: Final = "transfer.temporary.below_months"
STUDY_MONTHS: Final = "transfer.temporary.study_max_months"
ABROAD_MONTHS: Final = "transfer.abroad.official_min_months"
EXTENSION_MONTHS: Final = "transfer.temporary.extension_below_months"
INDEX: Final = "transfer.file_index.needed"

ASKED_FOR: Final = (TransferKind.FORMAL, TransferKind.TEMPORARY, TransferKind.INTERNAL, TransferKind.ABROAD)
"""Kinds a person asks for; those by reorganisation come with the act on the bodies."""

STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "approve": (TransferStage.REQUESTED,),
    "issue": (TransferStage.REQUESTED, TransferStage.APPROVED),
    "present": (TransferStage.ISSUED,),
    "accept": (TransferStage.ISSUED, TransferStage.PRESENTED),
    "return": (TransferStage.ISSUED, TransferStage.PRESENTED),
    "replace": (TransferStage.ISSUED, TransferStage.PRESENTED),
    "cancel": tuple(OPEN_TRANSFER_STAGES),
}
"""Act → the stages it may come from."""


@dataclass(frozen=True)
class Spot:
    """A cell as an act sees it: its id, and whether it is a cell open on the day of the act and today."""

    cell_id: int
    is_open: bool
    base: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True)
class Asked:
    """What is asked for: the kind, where to (a cell of ours, or words), from when, until when."""

    kind: str
    to: Spot | None
    to_words: str
    moved_on: date
    until_on: date | None = None
    study: bool = False


def is_official(kind: str, moved_on: date, until_on: date | None) -> bool:
    """Say whether the transfer moves the membership, not only the place of meeting for a time.

    Abroad: official from twelve months on, or without an end. 06-HD/TW (9/6/2025), 10.2.
    """
    if kind not in FOR_A_TIME:
        return True
    if kind == TransferKind.TEMPORARY:
        return False
    months = rule_on(ABROAD_MONTHS, moved_on)
    return until_on is None or until_on >= add_months(moved_on, int(months.value) if months else 12)


def request_findings(
    asked: Asked, life: Life, home: Spot | None, today: date, *, held: bool, elsewhere: bool
) -> list[Finding]:
    """Say what speaks against asking for a transfer. ``elsewhere`` = already somewhere for a time."""
    if life.standing in ENDED_STANDINGS or home is None:
        reason = _("Đồng chí này hiện không sinh hoạt ở chi bộ nào trong sổ.")
        return [Finding("no_open_placement", "", reason, _("Xem lại trạng thái của đồng chí ấy."))]
    if life.open_transfer:
        reason = _("Đồng chí này đang có một lần chuyển sinh hoạt chưa xong.")
        return [Finding("transfer_on_the_way", "", reason, _("Hoàn tất hoặc hủy lần ấy trước."))]
    found = [*_days(asked, today), *_destination(asked, home)]
    if is_official(asked.kind, asked.moved_on, asked.until_on):
        found += hold_findings(held=held)
    elif elsewhere:
        reason = _("Đồng chí này đang sinh hoạt tạm thời ở một chi bộ khác.")
        found.append(Finding("temporary_already", "kind", reason, _("Ghi thôi sinh hoạt tạm thời ở đó trước.")))
    return found


def _days(asked: Asked, today: date) -> list[Finding]:
    found = []
    if asked.moved_on > add_months(today, 12):
        reason = _("Ngày chuyển còn hơn một năm nữa.")
        found.append(Finding("date_in_future", "moved_on", reason, _("Xem lại ngày trên quyết định.")))
    if asked.kind == TransferKind.TEMPORARY and asked.until_on is None:
        reason = _("Chuyển tạm thời phải ghi đến ngày nào.")
        return [*found, Finding("required", "until_on", reason, _("Ghi ngày hết hạn theo giấy."))]
    if asked.until_on is None or asked.kind not in FOR_A_TIME:
        return found
    if asked.until_on <= asked.moved_on:
        reason = _("Ngày hết hạn phải sau ngày chuyển.")
        return [*found, Finding("until_before_start", "until_on", reason, _("Xem lại hai ngày."))]
    if asked.kind == TransferKind.TEMPORARY:
        found += length_findings(asked.moved_on, asked.until_on, study=asked.study)
    return found


def length_findings(moved_on: date, until_on: date, *, study: bool) -> list[Finding]:
    """Say whether a stay for a time is too short or too long: 3 to under 12 months, study up to 24.

    294-QĐ/TW (26/5/2025), 6.3.2, by the rules of the day it starts.
    """
    least = rule_on(MIN_MONTHS, moved_on)
    if least and until_on < add_months(moved_on, int(least.value)):
        reason = _("Dưới {n} tháng thì không chuyển sinh hoạt tạm thời.").format(n=least.value)
        return [by_rule(least, "temporary_too_short", "until_on", reason, _("Không cần chuyển, hoặc xem lại ngày."))]
    most = rule_on(STUDY_MONTHS if study else BELOW_MONTHS, moved_on)
    if most is None:
        return []
    last = add_months(moved_on, int(most.value))
    if study and until_on > last:
        reason = _("Học tập trung: nhiều nhất {n} tháng, đến {day}.").format(n=most.value, day=say(last))
        return [by_rule(most, "temporary_too_long", "until_on", reason, _("Ghi ngày sớm hơn, hoặc chuyển chính thức."))]
    if not study and until_on >= last:
        reason = _("Chuyển tạm thời phải dưới {n} tháng: trước {day}.").format(n=most.value, day=say(last))
        return [by_rule(most, "temporary_too_long", "until_on", reason, _("Ghi ngày sớm hơn, hoặc chuyển chính thức."))]
    return []


def _destination(asked: Asked, home: Spot) -> list[Finding]:
    if asked.to is None:
        if asked.kind == TransferKind.INTERNAL or not asked.to_words.strip():
            reason = _("Chưa chọn nơi chuyển đến.")
            return [Finding("required", "to_cell", reason, _("Chọn chi bộ, hoặc ghi nơi đến nếu ở ngoài thành phố."))]
        return []
    if asked.kind == TransferKind.ABROAD:
        reason = _("Chuyển ra ngoài nước thì nơi đến không phải chi bộ trong thành phố.")
        return [Finding("transfer_abroad_to_cell", "to_cell", reason, _("Ghi nước và tổ chức đảng ở ngoài nước."))]
    found = cell_findings(asked.to, home)
    if asked.kind == TransferKind.INTERNAL and asked.to.base != home.base:
        reason = _("Hai chi bộ không thuộc cùng một đảng bộ.")
        found.append(Finding("transfer_not_internal", "kind", reason, _("Chọn hình thức chính thức.")))
    return found


def cell_findings(to: Spot, home: Spot | None, field: str = "to_cell") -> list[Finding]:
    """Say what speaks against the receiving cell: it is the same, or not there."""
    if home and to.cell_id == home.cell_id:
        return [Finding("same_cell", field, _("Đồng chí này đang ở đúng chi bộ đó."), _("Chọn chi bộ khác."))]
    if not to.is_open:
        reason = _("Nơi nhận không phải chi bộ đang hoạt động vào ngày này.")
        return [Finding("unknown_cell", field, reason, _("Chọn chi bộ khác, hoặc xem lại ngày."))]
    return []


def hold_findings(*, held: bool) -> list[Finding]:
    """Refuse an official transfer while an inspection or complaint is open. 294-QĐ/TW (26/5/2025), 6.3.1 đ."""
    if not held:
        return []
    reason = _("Đồng chí này đang được kiểm tra, hoặc đang có tố cáo, khiếu nại được giải quyết.")
    remedy = _("Chưa chuyển sinh hoạt chính thức; chờ kết luận. Có thể chuyển tạm thời.")
    return [Finding("transfer_held", "", reason, remedy)]


def step_findings(act: str, stage: str) -> list[Finding]:
    """Say whether an act may come now, in one sentence that tells where the transfer stands."""
    if stage in STEPS[act]:
        return []
    words = (
        _("Lần chuyển này {stage} nên không làm bước này được nữa.")
        if _is_past(act, stage)
        else _("Lần chuyển này mới ở bước: {stage}.")
    )
    label = str(TransferStage(stage).label)
    return [Finding("transfer_step", "", words.format(stage=label), _("Tải lại trang để xem bước tiếp theo."))]


def _is_past(act: str, stage: str) -> bool:
    order = list(TransferStage.values)
    return order.index(stage) > max(order.index(step) for step in STEPS[act])


def letter_findings(
    letter_on: date, dues_until: date | None, today: date, start: Deadline | None, late: str, *, numbered: bool
) -> list[Finding]:
    """Say what speaks against a letter of introduction: its days, and the clock of starting."""
    found = []
    if not numbered:
        reason = _("Chưa có số giấy giới thiệu.")
        found.append(Finding("required", "letter_number", reason, _("Ghi số trong sổ giới thiệu sinh hoạt đảng.")))
    if letter_on > today:
        found.append(future("letter_on"))
    found += dues_findings(dues_until, letter_on)
    return found + late_findings("transfer_start_late", "letter_on", letter_on, start, late)


def dues_findings(dues_until: date | None, letter_on: date) -> list[Finding]:
    """Say that dues are not paid up to the month of the letter."""
    if not dues_until or (dues_until.year, dues_until.month) >= (letter_on.year, letter_on.month):
        return []
    reason = _("Đảng phí mới đóng đến hết tháng {month}, trước tháng của giấy giới thiệu.").format(
        month=f"{dues_until:%m/%Y}"
    )
    return [doubt("dues_behind", "dues_until", reason, _("Thu đủ, hoặc ghi lý do."))]


def presented_findings(
    presented_on: date, letter_on: date | None, today: date, clock: Deadline | None, lapse: Deadline | None, late: str
) -> list[Finding]:
    """Say what speaks against the day the letter was handed in, and whether it was late, or very late."""
    found = []
    if presented_on > today:
        found.append(future("presented_on"))
    if letter_on and presented_on < letter_on:
        reason = _("Ngày xuất trình trước ngày giấy giới thiệu {day}.").format(day=say(letter_on))
        return [*found, Finding("presented_before_letter", "presented_on", reason, _("Xem lại ngày."))]
    if lapse and lapse.is_late(presented_on):
        if late.strip():
            return found
        reason = _("Nộp giấy sau {n} {unit}: {words}.").format(n=lapse.n, unit=lapse.unit, words=lapse.words)
        remedy = _("Ghi lý do chính đáng; không có thì cấp có thẩm quyền nơi đến xem xét xóa tên.")
        rule = lapse.parameter.key
        return [*found, Finding("transfer_lapsed", "late_reason", reason, remedy, Level.WARNING, rule=rule)]
    return found + late_findings("transfer_present_late", "late_reason", presented_on, clock, late)


def late_findings(code: str, field: str, day: date, clock: Deadline | None, late: str) -> list[Finding]:
    """Ask for the reason of being late, with the arithmetic of the clock; none once it is given."""
    if clock is None or not clock.is_late(day) or late.strip():
        return []
    reason = _("Chậm: {words}.").format(words=clock.words)
    remedy = _("Ghi lý do chậm; cấp ủy có thẩm quyền xem xét.")
    return [Finding(code, field, reason, remedy, Level.WARNING, rule=clock.parameter.key)]


def accept_findings(
    on: date, not_before: date | None, today: date, to: Spot | None, home: Spot | None, life: Life, *, official: bool
) -> list[Finding]:
    """Say what speaks against accepting on a day: order of days, the receiving cell gone, an ended membership."""
    found = []
    if on > today:
        found.append(future("on"))
    if not_before and on < not_before:
        reason = _("Ngày tiếp nhận trước ngày {day} của việc đã ghi trước đó.").format(day=say(not_before))
        found.append(Finding("before_last_act", "on", reason, _("Xem lại ngày.")))
    if official and life.last_on and on < life.last_on:
        reason = _("Sổ đã ghi một biến động của đồng chí này ngày {day}.").format(day=say(life.last_on))
        found.append(Finding("before_last_act", "on", reason, _("Tiếp nhận từ ngày ấy trở đi.")))
    if to:
        found += cell_findings(to, home, "on")
    return found


def index_findings(on: date, confirmed: bool | None) -> list[Finding]:
    """Say that a file without its confirmed index must not be taken in. 06-HD/TW (9/6/2025), 8.2 c."""
    needed = rule_on(INDEX, on)
    if confirmed is not False or needed is None or not needed.value:
        return []
    reason = _("Hồ sơ không có mục lục đã xác nhận thì nơi đến không được tiếp nhận.")
    remedy = _("Trả hồ sơ để nơi đi lập và xác nhận mục lục, hoặc ghi lý do chậm hoặc khác thường.")
    if needed.refuses:
        remedy = _("Trả hồ sơ để nơi đi lập và xác nhận mục lục.")
    return [by_rule(needed, "file_index_missing", "index_confirmed", reason, remedy)]


def future(field: str) -> Finding:
    """Say that a day has not come yet."""
    return Finding("date_in_future", field, _("Ngày này chưa tới."), _("Ghi ngày hôm nay hoặc ngày đã qua."))


def doubt(code: str, field: str, reason: str, remedy: str) -> Finding:
    """Return a warning, which a reason lets pass."""
    return Finding(code, field, reason, remedy, Level.WARNING)


def by_rule(rule: Parameter, code: str, field: str, reason: str, remedy: str) -> Finding:
    """Return a finding as strict as the confidence of its rule allows."""
    level = Level.ERROR if rule.refuses else Level.WARNING
    return Finding(code, field, reason, remedy, level, rule=rule.key)


def rule_on(key: str, day: date) -> Parameter | None:
    """Return a rule of a day, None where the rulebook does not reach."""
    try:
        return rulebook.on(day)[key]
    except RuleUnknown:
        return None


def say(day: date) -> str:
    """Write a day, day first."""
    return f"{day:%d/%m/%Y}"
