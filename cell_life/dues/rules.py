"""What one member owes for one month, and why not; what a relief must fulfil. Plain values in, findings out.

The day that counts is the first of the month, for the group, the age, the party age and the cell alike (assumed: no
text says); a day in detention frees the whole month (assumed). Source: 01-QĐ/TW (3/2/2026), before it 342-QĐ/TW
(28/12/2010), both theo nguồn thứ cấp.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import rulebook
from accounts.findings import Finding
from cell_life.choices import DuesKind, NotCounted, ReliefGround, ReliefKind
from cell_life.dues.months import month_of
from rulebook import ages
from rulebook import dues as book
from rulebook.calendar import add_months
from rulebook.errors import RuleUnknown

INSURED, PENSION, ALLOWANCE = "dues.insured.rate", "dues.pension.rate", "dues.allowance.rate"
UNINSURED, RETIRED = "dues.uninsured.rate", "dues.uninsured_retired.rate"
STUDENT, BY_HAND = "dues.student.amount", "dues.other.amounts"
PARTY_AGE, SHARES, LONGEST = "dues.exempt.party_age_years", "dues.relief.shares", "dues.relief.max_months"
WAGE: Final = "minimum_wage"
RATE_OF: Final = {
    DuesKind.INSURED: INSURED,
    DuesKind.BENEFIT: INSURED,
    DuesKind.PENSION: PENSION,
    DuesKind.ALLOWANCE: ALLOWANCE,
}
WITHOUT_INCOME: Final = (DuesKind.UNINSURED, DuesKind.STUDENT)
ON_REQUEST: Final = (ReliefGround.POOR, ReliefGround.ILLNESS, ReliefGround.HARDSHIP)
"""Grounds that free only him who asks; the receiver of a social pension need not ask."""
LASTING: Final = (ReliefGround.SOCIAL_PENSION, ReliefGround.POOR, ReliefGround.ILLNESS)
"""Grounds of an exemption without an end; any other hardship ends after at most ``dues.relief.max_months``."""


@dataclass(frozen=True)
class Basis:
    """On what dues are counted: the group, and the income where the group has one."""

    kind: str
    amount: int | None = None


@dataclass(frozen=True)
class Relief:
    """An exemption or reduction in force; ``requested`` says whether the member asked for it."""

    kind: str
    ground: str
    requested: bool
    share: Fraction | None = None

    @property
    def counts(self) -> bool:
        """Say whether it frees: the near-poor or ill who did not ask still owe."""
        return self.requested or self.ground not in ON_REQUEST


@dataclass(frozen=True)
class Situation:
    """Everything that decides what one member owes for one month, as it stood on the first of it."""

    month: date
    basis: Basis | None = None
    zone: str = ""
    born_on: date | None = None
    female: bool = False
    party_from: date | None = None
    detained: bool = False
    elsewhere: bool = False
    relief: Relief | None = None
    by_hand: int | None = None


@dataclass(frozen=True)
class Due:
    """What is owed: ``due`` None while nobody knows; ``not_counted`` says why nothing is; ``basis`` what it is of."""

    due: int | None
    not_counted: str = ""
    kind: str = ""
    basis: int | None = None
    rule_key: str = ""


def reckon(one: Situation) -> Due:
    """Say what a member owes for a month, by the rules of its first day."""
    free = freed(one)
    if free:
        return Due(0, free)
    kind = one.basis.kind if one.basis else ""
    try:
        full, of, key = _full(one)
    except RuleUnknown:
        return _by_hand(one, kind)
    if full is None:
        return _by_hand(one, kind) if key == BY_HAND else Due(None, kind=kind)
    return Due(_reduced(full, one), kind=kind, basis=of, rule_key=key)


def freed(one: Situation) -> str:
    """Say why the month is not counted, an empty text when it is."""
    if one.elsewhere:
        return NotCounted.ELSEWHERE
    if one.detained:
        return NotCounted.DETAINED
    if one.party_from and book.exempt_by_party_age(ages.full_years(one.party_from, one.month), one.month):
        return NotCounted.PARTY_AGE
    if one.relief and one.relief.kind == ReliefKind.EXEMPT and one.relief.counts:
        return NotCounted.RELIEF
    return ""


def _full(one: Situation) -> tuple[int | None, int | None, str]:
    """Return the amount before a reduction, what it is a share of, and the rule; None while something lacks."""
    basis, month = one.basis, one.month
    if basis is None:
        return None, None, BY_HAND if book.bounds_by_hand(month) else ""
    if basis.kind == DuesKind.STUDENT:
        return book.student(month), None, STUDENT
    if basis.kind == DuesKind.UNINSURED:
        return _uninsured(one)
    amount = basis.amount or 0
    reckoned = {INSURED: book.insured, PENSION: book.pension, ALLOWANCE: book.allowance}
    key = RATE_OF[DuesKind(basis.kind)]
    return reckoned[key](amount, month), amount, key


def _uninsured(one: Situation) -> tuple[int | None, int | None, str]:
    rules = rulebook.on(one.month)
    if BY_HAND in rules:
        return None, None, BY_HAND
    if not one.zone or one.born_on is None:
        return None, None, ""
    retired = book.at_retirement_age(one.born_on, one.month, female=one.female)
    full = book.uninsured(one.zone, one.month, at_retirement_age=retired)
    return full, int(rules.table(WAGE)[one.zone]), RETIRED if retired else UNINSURED


def _by_hand(one: Situation, kind: str) -> Due:
    return Due(one.by_hand, kind=kind, rule_key=BY_HAND if book.bounds_by_hand(one.month) else "")


def _reduced(full: int, one: Situation) -> int:
    relief = one.relief
    if relief is None or relief.kind != ReliefKind.REDUCED or not relief.share or not relief.counts:
        return full
    return book.relieved(full, relief.share, one.month, months=1)


def by_hand_findings(amount: int, month: date, field: str, *, retired: bool) -> list[Finding]:
    """Say what speaks against an amount fixed by hand: a month that has a rate, or outside the bounds of its day.

    Members beyond working age paid half. Source: 342-QĐ/TW (28/12/2010), theo nguồn thứ cấp.
    """
    bounds = book.bounds_by_hand(month)
    if bounds is None:
        said = _("Từ tháng 02/2026 mức đóng tính theo quy định, không ghi tay.")
        return [Finding("dues_not_by_hand", field, said, _("Ghi căn cứ đóng của đồng chí ấy."))]
    least, most = (bounds[0] // 2, bounds[1] // 2) if retired else bounds
    if least <= amount <= most:
        return []
    said = _("Mức ghi tay phải từ {least} đến {most} đồng.").format(least=dotted(least), most=dotted(most))
    return [Finding("dues_by_hand_bounds", field, said, _("Xem lại số tiền chi ủy đã quyết định."))]


# ── reliefs ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Asking:
    """What is asked: exempt or reduced by a share, on which ground, from which month, for how many (None = no end)."""

    kind: str
    ground: str
    first: date
    months: int | None = None
    share: Fraction | None = None
    requested_on: date | None = None

    @property
    def until(self) -> date | None:
        """Return the first month no longer covered."""
        return add_months(month_of(self.first), self.months) if self.months else None


def relief_findings(asked: Asking) -> list[Finding]:
    """Say what speaks against a relief: no request, too long, another share, no end, a reduction not provided for."""
    found = [*_request_findings(asked), *_length_findings(asked)]
    if asked.kind == ReliefKind.REDUCED:
        found += _share_findings(asked)
    return found


def _request_findings(asked: Asking) -> list[Finding]:
    if asked.requested_on is not None or asked.ground not in ON_REQUEST:
        return []
    said = _("Trường hợp này chỉ miễn, giảm khi đồng chí ấy đề nghị; chưa đề nghị thì vẫn đóng.")
    return [Finding("dues_relief_unasked", "requested_on", said, _("Ghi ngày đồng chí ấy đề nghị."))]


def _length_findings(asked: Asking) -> list[Finding]:
    longest = book.longest_relief(asked.first)
    lasting = asked.kind == ReliefKind.EXEMPT and asked.ground in LASTING
    if asked.months is None:
        if lasting:
            return []
        said = _("Trường hợp này phải ghi số tháng.")
        return [Finding("dues_relief_endless", "months", said, _("Ghi số tháng, ví dụ 6."))]
    if asked.months < 1:
        return [Finding("dues_relief_empty", "months", _("Số tháng phải từ 1."), _("Ghi số tháng, ví dụ 6."))]
    if lasting or longest is None or asked.months <= longest:
        return []
    said = ngettext("Mỗi lần miễn, giảm không quá {n} tháng.", "Mỗi lần miễn, giảm không quá {n} tháng.", longest)
    remedy = _("Ghi tối đa {n} tháng; hết hạn mà còn khó khăn thì đề nghị lần nữa.").format(n=longest)
    return [Finding("dues_relief_too_long", "months", said.format(n=longest), remedy, rule=LONGEST)]


def _share_findings(asked: Asking) -> list[Finding]:
    if asked.ground == ReliefGround.SOCIAL_PENSION:
        said = _("Đồng chí hưởng trợ cấp hưu trí xã hội được miễn, không phải giảm.")
        return [Finding("dues_relief_whole", "kind", said, _("Chọn Miễn."))]
    shares = shares_on(asked.first)
    if not shares:
        said = _("Trước tháng 02/2026 chưa có căn cứ về các mức giảm.")
        return [Finding("dues_relief_too_early", "first", said, _("Ghi từ tháng 02/2026, hoặc chọn Miễn."))]
    if asked.share in shares:
        return []
    listed = ", ".join(percent(one) for one in shares)
    said = _("Chỉ giảm theo các mức {shares}.").format(shares=listed)
    return [Finding("dues_relief_share", "share", said, _("Chọn một mức trong danh sách."), rule=SHARES)]


def shares_on(day: date) -> tuple[Fraction, ...]:
    """Return the shares dues may be reduced by, none while no rule says."""
    parameter = rulebook.on(day).get(SHARES)
    return tuple(parameter.value) if parameter else ()


# ── numbers in words ────────────────────────────────────────────────────────
def dotted(amount: int) -> str:
    """Write an amount with dots between thousands."""
    return f"{amount:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Write an amount of đồng: 100.000 đ."""
    return f"{dotted(amount)} đ"


def percent(share: Fraction) -> str:
    """Write a share in hundredths: 1%, 0,5%, 30%."""
    hundred = share * 100
    if hundred.denominator == 1:
        return f"{hundred.numerator}%"
    return f"{float(hundred):.10g}".replace(".", ",") + "%"
