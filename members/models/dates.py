"""How partial dates are stored: the first day of what is known, and how much of it is."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.choices import Precision

FIRST_DAY = date(1850, 1, 1)


def fits_precision(field: str) -> Q:
    """Return the condition that a partial date stores the first day of what is known.

    ``x_on`` goes with ``x_precision``: a month is its 1st, a year its 1 January.
    """
    precision = f"{field.removesuffix('_on')}_precision"
    return (
        Q(**{f"{field}__isnull": True})
        | Q(**{precision: Precision.DAY})
        | Q(**{precision: Precision.MONTH, f"{field}__day": 1})
        | Q(**{precision: Precision.YEAR, f"{field}__day": 1, f"{field}__month": 1})
    )


def precision_field() -> models.CharField:
    """Return the column that says how exactly a date is known; it stands beside the date."""
    return models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)


def precision_check(table: str, field: str, message: Any = "") -> models.CheckConstraint:
    """Return the constraint that a partial date fits its precision."""
    name = field.removesuffix("_on")
    return models.CheckConstraint(
        condition=Q(**{f"{name}_precision__in": Precision.values}) & fits_precision(field),
        name=f"{table}_{name}_fits_its_precision",
        violation_error_message=message or _("Ngày chưa khớp với phần đã biết của ngày."),
    )


def order_check(table: str) -> models.CheckConstraint:
    """Return the constraint that a period does not end before it starts, as far as both are known."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True)
        | Q(starts_on__isnull=True)
        | ~Q(starts_precision=Precision.DAY)
        | ~Q(ends_precision=Precision.DAY)
        | Q(ends_on__gte=models.F("starts_on")),
        name=f"{table}_ends_not_before_it_starts",
        violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
    )
