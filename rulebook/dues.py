"""Monthly party dues (đảng phí) in whole đồng, by the rules of the month's day; no floats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

import rulebook
from rulebook import ages
from rulebook.book import RuleSet
from rulebook.model import Parameter


def insured(salary: int, on: date) -> int:
    """Give the dues of one who pays compulsory social insurance: 1 % of the insured salary of the month before.

    ``salary`` in đồng, not negative (sick or on maternity leave: the allowance). Raises ``ValueError`` otherwise.
    Source: 01-QĐ/TW (3/2/2026), theo nguồn thứ cấp.
    """
    return _portion(salary, "dues.insured.rate", rulebook.on(on))


def pension(monthly_pension: int, on: date) -> int:
    """Give the dues of a pensioner: 0.5 % of the pension, in đồng. Source: 01-QĐ/TW (3/2/2026)."""
    return _portion(monthly_pension, "dues.pension.rate", rulebook.on(on))


def allowance(monthly_allowance: int, on: date) -> int:
    """Give the dues on a monthly allowance (bệnh binh, mất sức): 0.5 %. Raises ``RuleUnknown`` before 1/2/2026."""
    return _portion(monthly_allowance, "dues.allowance.rate", rulebook.on(on))


def uninsured(zone: str, on: date, *, at_retirement_age: bool) -> int:
    """Give the dues of one without compulsory insurance: a share of the zone's minimum wage where the cell is.

    ``zone`` is I, II, III or IV (``ValueError`` otherwise). Raises ``RuleUnknown`` before 1/2/2026, when amounts were
    fixed by hand between ``dues.other.amounts``. Source: 01-QĐ/TW (3/2/2026), Điều 3.2.2.2, theo nguồn thứ cấp.
    """
    rules = rulebook.on(on)
    key = "dues.uninsured_retired.rate" if at_retirement_age else "dues.uninsured.rate"
    rate = rules.share(key)
    wage = rules.table("minimum_wage").get(zone)
    if not isinstance(wage, int):
        raise ValueError(f"Không có vùng lương tối thiểu «{zone}».")
    return _rounded(wage * rate, rules)


def student(on: date) -> int:
    """Give the dues of a pupil or student, in đồng. Source: 01-QĐ/TW (3/2/2026)."""
    return rulebook.on(on).count("dues.student.amount")


def exempt_by_party_age(party_age_years: int, on: date) -> bool:
    """Say whether the whole years of party age alone free from dues (50; 49 years 11 months do not).

    Poverty or illness free only on request and by decision; that is the caller's recorded fact, not this function's.
    Source: 01-QĐ/TW (3/2/2026), Điều 5, theo nguồn thứ cấp.
    """
    return party_age_years >= rulebook.on(on).count("dues.exempt.party_age_years")


def at_retirement_age(born_on: date, on: date, *, female: bool) -> bool:
    """Say whether the normal retirement age is reached by the day: from then on the smaller share is due."""
    reached = ages.retirement_on(born_on, female=female)
    return reached is not None and reached <= on


def bounds_by_hand(on: date) -> tuple[int, int] | None:
    """Give the least and the most a month where amounts were fixed by hand; None where a rate says what is due.

    Source: 342-QĐ/TW (28/12/2010), till 31/1/2026, theo nguồn thứ cấp.
    """
    parameter = rulebook.on(on).get("dues.other.amounts")
    return (parameter.value[0], parameter.value[1]) if parameter else None


def longest_relief(on: date) -> int | None:
    """Give the most months of one exemption or reduction; None while no rule says."""
    parameter = rulebook.on(on).get("dues.relief.max_months")
    return int(parameter.value) if parameter else None


def relieved(amount: int, share: Fraction, on: date, *, months: int) -> int:
    """Give the dues left after a reduction of 30, 50 or 70 %.

    Raises ``ValueError`` for another share, or for ``months`` outside 1–12. Source: 01-QĐ/TW (3/2/2026), Điều 5.
    """
    rules = rulebook.on(on)
    if share not in rules.sequence("dues.relief.shares"):
        raise ValueError("Chỉ giảm đảng phí theo các mức 30%, 50% hoặc 70%.")
    longest = rules.count("dues.relief.max_months")
    if not 1 <= months <= longest:
        raise ValueError(f"Mỗi lần miễn, giảm đảng phí từ 1 đến {longest} tháng.")
    return _rounded(amount * (1 - share), rules)


@dataclass(frozen=True, slots=True)
class Kept:
    """The share of all it has that a body keeps, with the rule that says so; both None while no rule is known."""

    share: Fraction | None
    parameter: Parameter | None


UNKNOWN: Final = Kept(None, None)
_VILLAGES: Final = ("rural", "urban")


def kept_share(kind: str, sector: str, on: date) -> Kept:
    """Give the share a body of this kind and sector keeps of its dues, or ``UNKNOWN``.

    From 1/2/2026: 7/10 for a cell of a village or residential group (``cell`` of sector rural or urban) and for a
    ``base_cell``; till then 3/10 for every ``cell``. Committees and other cells: no text says (01-QĐ/TW, 342-QĐ/TW,
    theo nguồn thứ cấp). A cell in a border commune is not told by its kind, so never found here.
    """
    if kind == "base_cell":
        return _kept("dues.retention.base_cell.share", on)
    if kind != "cell":
        return UNKNOWN
    known = _kept("dues.retention.cell.share", on)
    if known is UNKNOWN and sector in _VILLAGES:
        return _kept("dues.retention.village_cell.share", on)
    return known


def _kept(key: str, on: date) -> Kept:
    parameter = rulebook.on(on).get(key)
    return Kept(parameter.value, parameter) if parameter else UNKNOWN


def divided(total: int, share: Fraction, on: date) -> tuple[int, int]:
    """Divide dues into what is kept and what goes up; the two are always the whole.

    What is kept is rounded to the step of ``dues.rounding.amount``, half up (assumed); the rest goes up. ``share``
    is 0 to 1; raises ``ValueError`` otherwise, and for a negative total.
    """
    if total < 0 or not 0 <= share <= 1:
        raise ValueError("Số thu không âm, phần giữ lại từ 0 đến 1.")
    kept = min(_rounded(total * share, rulebook.on(on)), total)
    return kept, total - kept


def _portion(income: int, key: str, rules: RuleSet) -> int:
    if isinstance(income, bool) or not isinstance(income, int):
        raise TypeError("Thu nhập tính đảng phí phải là số nguyên đồng.")
    if income < 0:
        raise ValueError("Thu nhập tính đảng phí không thể âm.")
    return _rounded(income * rules.share(key), rules)


def _rounded(amount: Fraction, rules: RuleSet) -> int:
    """Round to the step of ``dues.rounding.amount``, half up (assumed: no text says)."""
    step = rules.count("dues.rounding.amount")
    return (amount / step + Fraction(1, 2)).__floor__() * step
