"""Thực hành: who is a trainee and on what ground he stands. Everything here is nothing where practice is off.

A practice site is an installation of its own with invented members only (docs/decisions/0013): a trainee is an
account without a password that owns one invented body with one cell.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import Http404
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from branches.models import RoleGrant
from members.practice_cast import Cast, cast_of

PREFIX: Final = "hoc.vien."
"""What the user names of trainees begin with; the number of their cell follows."""
ROLES: Final = {
    "secretary": _("Bí thư chi bộ: nhập, sửa, xem một chi bộ"),
    "officer": _("Cán bộ ban tổ chức: làm việc với danh sách của cả đảng bộ"),
    "leader": _("Lãnh đạo cấp ủy: xem danh sách và báo cáo, không sửa"),
}
PER_HOUR: Final = 60
"""Trainees an address may make in an hour: a class of twenty behind one address, three times each."""
HOUR: Final = 3600


@dataclass(frozen=True)
class Trainee:
    """Học viên: the account, its role, its cell and the people invented for it."""

    user: User
    role: str
    cell_id: int
    began_on: date

    @property
    def cast(self) -> Cast:
        """Return the invented people, the same each time it is asked."""
        return cast_of(self.cell_id, self.began_on)


def require_practice() -> None:
    """Answer 404 where this installation is not for practice."""
    if not settings.PRACTICE:
        raise Http404


def cell_of(user: User) -> int | None:
    """Return the cell made for a trainee, None for anybody else."""
    number = user.username.removeprefix(PREFIX)
    return int(number) if user.username.startswith(PREFIX) and number.isascii() and number.isdecimal() else None


def trainee_of(user: User) -> Trainee | None:
    """Return the trainee behind a signed-in user, None for anybody else and where practice is off. One query."""
    cell = cell_of(user) if settings.PRACTICE and user.is_authenticated else None
    if cell is None:
        return None
    grant = RoleGrant.objects.filter(user=user, role__in=ROLES).order_by("pk").first()
    return Trainee(user, grant.role, cell, timezone.localdate(user.created_at)) if grant else None


def may_begin(address: str) -> bool:
    """Count one more beginning from an address and say whether it is within the limit of the hour.

    Counts lie in the cache table of the database, under a digest: no address is kept.
    """
    digest = salted_hmac("members.practice", address).hexdigest()[:24]
    key = f"practice:{digest}:{timezone.now():%Y%m%d%H}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, HOUR)
    return count <= PER_HOUR
