"""Finds the organisation a command is told of."""

from django.core.management.base import CommandError
from django.utils import timezone

from branches.models import OrganisationPeriod
from vietnam.identity import IdentityError, parse_organisation_code


def organisation_of(code: str) -> OrganisationPeriod | None:
    """Find the organisation of a code today; None for no code."""
    if not code:
        return None
    try:
        digits = parse_organisation_code(code).digits
    except IdentityError as error:
        raise CommandError(f"Mã tổ chức {code} không gồm đúng 14 chữ số.") from error
    period = OrganisationPeriod.objects.on(timezone.localdate()).filter(code=digits).first()
    if period is None:
        raise CommandError(f"Không có tổ chức nào mang mã {code}; xem lại mã hoặc chạy import_organisations trước.")
    return period


def root() -> OrganisationPeriod:
    """Return the body above all others."""
    period = OrganisationPeriod.objects.on(timezone.localdate()).filter(parent=None).first()
    if period is None:
        raise CommandError("Sổ chưa có tổ chức nào; chạy import_organisations trước.")
    return period
