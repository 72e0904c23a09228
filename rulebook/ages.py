"""Age in months and years, as the limits of admission count it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import rulebook
from rulebook.calendar import add_months
from rulebook.model import Parameter


class AgeVerdict(StrEnum):
    """What the age limits say of an applicant at the cell's meeting."""

    TOO_YOUNG = "too_young"
    BIRTHDAY_AHEAD = "birthday_ahead"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class AdmissionAge:
    """Age at the meeting in months by calendar month, the verdict and the limit it was measured by."""

    months: int
    verdict: AgeVerdict
    limit: Parameter


def months_by_month(born_on: date, on: date) -> int:
    """Count calendar months, the day of the month left aside (tính theo tháng, our reading).

    Born 20/6/2008, on 10/6/2026: 216.
    """
    return (on.year - born_on.year) * 12 + on.month - born_on.month


def full_months(born_on: date, on: date) -> int:
    """Count the whole months lived: one less than by calendar month until the day number is reached."""
    months = months_by_month(born_on, on)
    return months - 1 if add_months(born_on, months) > on else months


def full_years(born_on: date, on: date) -> int:
    """Count whole years of age; the birthday of 29/2 in a common year is 28/2."""
    return full_months(born_on, on) // 12


def admission_age(born_on: date, meeting_on: date) -> AdmissionAge:
    """Measure an applicant's age at the cell's meeting against the rules of that day.

    ``BIRTHDAY_AHEAD``: 216 months by calendar month but the 18th birthday is still to come (accepted with a warning).
    ``ABOVE``: more than the maximum (needs the city standing committee's written consent). Both limits inclusive.
    Raises ``RuleUnknown`` before 25/7/2016 for those old enough, since the Charter names no maximum.
    Source: Điều lệ Đảng 2011, Điều 1.2; Quy định thi hành Điều lệ, 1.1.
    """
    rules = rulebook.on(meeting_on)
    minimum = rules["admission.age.min_months"]
    months = months_by_month(born_on, meeting_on)
    if months < minimum.value:
        return AdmissionAge(months, AgeVerdict.TOO_YOUNG, minimum)
    if full_months(born_on, meeting_on) < minimum.value:
        return AdmissionAge(months, AgeVerdict.BIRTHDAY_AHEAD, minimum)
    maximum = rules["admission.age.max_months"]
    verdict = AgeVerdict.ABOVE if months > maximum.value else AgeVerdict.WITHIN
    return AdmissionAge(months, verdict, maximum)


def retirement_on(born_on: date, *, female: bool) -> date | None:
    """Give the day the normal retirement age is reached; None when the rules kept here do not reach so far back.

    The age asked is that of the year in which it is reached; who reached the age of an earlier year stays retired
    when the age rises. Born 5/11/1961, a man: 60 years 3 months would be 5/2/2022, when 60 years 6 months are asked,
    so 5/5/2022. Source: 135/2020/NĐ-CP (18/11/2020), Điều 4, theo nguồn thứ cấp.
    """
    for parameter in rulebook.history("retirement.women.months" if female else "retirement.men.months"):
        reached = add_months(born_on, int(parameter.value))
        if parameter.until is None or reached < parameter.until:
            return reached
    return None
