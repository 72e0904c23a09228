"""Tính thử: the arithmetic of a rule on figures anybody can follow, beside the rule itself. No person is in it."""

from datetime import date, timedelta
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rulebook import Parameter, votes
from rulebook.calendar import add_months, add_working_days
from rulebook.errors import CalendarUnknown, RuleUnknown
from vietnam.words import number

BASES = (9, 20, 30)
MONTHLY = 10_000_000


def example(rule: Parameter, today: date) -> tuple[str, ...]:
    """Return sentences that reckon the rule through from today, none where there is nothing to reckon."""
    if isinstance(rule.value, bool):
        return ()
    if rule.key.startswith(("admission.age.", "retirement.")) and isinstance(rule.value, int):
        return (_age(rule.value, today),)
    if rule.unit == "tháng" and isinstance(rule.value, int):
        return (_months(rule.value, today),)
    if rule.unit == "ngày làm việc" and isinstance(rule.value, int):
        return _working_days(rule.value, today)
    if rule.key.endswith("vote.share") and isinstance(rule.value, Fraction):
        return tuple(_share(rule.value, base) for base in BASES)
    if rule.key.endswith(".rate") and isinstance(rule.value, Fraction):
        return (_rate(rule.value),)
    return ()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _age(months: int, today: date) -> str:
    words = _("Người sinh ngày {born} thì đến hôm nay, {day}, vừa tròn {n} tháng, tức {years} tuổi.")
    return words.format(born=_day(add_months(today, -months)), day=_day(today), n=months, years=months // 12)


def _months(months: int, today: date) -> str:
    words = ngettext(
        "Bắt đầu ngày {day} thì sau {n} tháng là ngày {end}.",
        "Bắt đầu ngày {day} thì sau {n} tháng là ngày {end}.",
        months,
    )
    return words.format(day=_day(today), n=months, end=_day(add_months(today, months)))


def _working_days(days: int, today: date) -> tuple[str, ...]:
    try:
        end = add_working_days(today, days)
    except (CalendarUnknown, RuleUnknown):
        return ()
    off = (end - today) // timedelta(days=1) - days
    words = _("Bắt đầu ngày {day} (không tính ngày ấy) thì ngày làm việc thứ {n} là {end}.")
    passed = _("Ở giữa có {off} ngày nghỉ không tính: thứ Bảy, Chủ nhật, ngày lễ.")
    return words.format(day=_day(today), n=days, end=_day(end)), passed.format(off=off)


def _share(share: Fraction, base: int) -> str:
    words = _("Chi bộ có {base} người thì {share} là {part}: cần ít nhất {needed} phiếu tán thành.")
    part = f"{float(share * base):.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return words.format(base=base, share=share, part=part, needed=votes.required(base, share))


def _rate(rate: Fraction) -> str:
    words = _("Thu nhập tính đóng {income} đồng một tháng thì đóng {dues} đồng.")
    return words.format(income=number(MONTHLY), dues=number(int(rate * MONTHLY)))
