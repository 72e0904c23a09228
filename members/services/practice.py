"""Writing for practice: a fresh trainee with an invented cell, and the end of one. Refused where practice is off."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.models import User
from branches.choices import Kind, Sector
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from branches.services import close_organisation, open_organisation
from branches.services.ground import lock_tree
from members.choices import ENDED_STANDINGS, MovementKind, Standing
from members.models import Membership, Movement, Placement
from members.practice import PREFIX, ROLES, cell_of
from members.practice_cast import cast_of
from members.services.persons import register_person

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_TREE: Final = date(2025, 7, 1)
CITY: Final = "Thành ủy thực hành"
WARD: Final = "Đảng bộ phường Thực Hành"
ISSUER: Final = "Trang thực hành"
"""Who issued the body under which all trainees work; a register without it and with bodies of its own is real."""
REASON: Final = "Dữ liệu bịa để thực hành"
AT_ONCE: Final = 20


def begin(*, role: str, by: User | None) -> User:
    """Make a trainee with a role, a body and a cell of twelve invented members of his own; return the account.

    Raises ``Refused`` where practice is off, for a role nobody practises, and in a register that holds bodies
    which are not for practice.
    """
    _refuse_outside_practice(role)
    today = timezone.localdate()
    with transaction.atomic(), history.act("begin_practice", by=by, reason=REASON):
        lock_tree()
        number, base, cell = _bodies(_ward(today))
        user = User.objects.create_user(f"{PREFIX}{cell.pk}", None, full_name=_("Học viên số {n}").format(n=number))
        place = cell if role == "secretary" else base
        RoleGrant.objects.create(user=user, role=role, organisation=place, starts_on=today, reason=REASON)
        for comrade in cast_of(cell.pk, today).members:
            register_person(values=comrade.written, cell_id=cell.pk, as_of=NEW_TREE, reason=REASON, by=user)
    return user


def _refuse_outside_practice(role: str) -> None:
    if not settings.PRACTICE:
        raise Refused([Finding("not_for_practice", "", _("Đây là sổ thật, không thực hành ở đây."))])
    if role not in ROLES:
        raise Refused([Finding("required", "role", _("Chưa chọn vai trò."), _("Chọn một trong ba vai trò."))])


def _ward(today: date) -> int:
    """Return the body of all trainees, made in an empty register or under the city of the demo."""
    periods = OrganisationPeriod.objects.on(today)
    known = periods.filter(name=WARD, issuer=ISSUER).first()
    if known is not None:
        return int(known.organisation_id)
    if Organisation.objects.exists() and not settings.DEMO:
        reason = _("Sổ này có tổ chức không phải để thực hành, nên không mở thực hành ở đây.")
        raise Refused([Finding("not_for_practice", "", reason, _("Mở trang thực hành riêng, cơ sở dữ liệu riêng."))])
    city = periods.filter(kind=Kind.CITY).order_by("pk").values_list("organisation_id", flat=True).first()
    if city is None:
        city = _open(CITY, Kind.CITY, None).pk
    return int(_open(WARD, Kind.COMMUNE, city, issuer=ISSUER).pk)


def _bodies(ward: int) -> tuple[int, Organisation, Organisation]:
    """Open a body and its cell and return their number, the next one under the ward, with both."""
    number = OrganisationPeriod.objects.filter(parent_id=ward).count() + 1
    base = _open(f"Đảng bộ Khu dân cư số {number}", Kind.BASE, ward)
    return number, base, _open(f"Chi bộ Tổ dân phố số {number}", Kind.CELL, base.pk)


def _open(name: str, kind: str, parent: int | None, issuer: str = "") -> Organisation:
    return open_organisation(
        name=name,
        kind=kind,
        parent_id=parent,
        starts_on=NEW_TREE,
        sector=Sector.URBAN,
        issuer=issuer,
        reason=REASON,
        by=None,
    )


def end(*, user_id: int, by: User | None) -> None:
    """End a trainee: the account stops, his people leave, his bodies close. Nothing is deleted."""
    today = timezone.localdate()
    with transaction.atomic(), history.act("end_practice", by=by, reason=REASON):
        lock_tree()
        user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
        cell = cell_of(user)
        if cell is None or not settings.PRACTICE:
            raise Refused([Finding("not_for_practice", "", _("Tài khoản này không phải của học viên."))])
        user.is_active = False
        user.save(update_fields=["is_active"])
        RoleGrant.objects.filter(user=user, ends_on__isnull=True).update(ends_on=today)
        period = OrganisationPeriod.objects.on(today).filter(organisation_id=cell).first()
        if period is not None:
            base = period.path[: -len(f"{cell}/")]
            _let_go(base, today)
            _close(base, today)


def _let_go(path: str, today: date) -> None:
    """Let all people of the bodies at and below ``path`` leave, each with the movement that says so."""
    cells = OrganisationPeriod.objects.on(today).filter(path__startswith=path).values("organisation_id")
    placements = list(Placement.objects.filter(cell_id__in=cells, ends_on__isnull=True).order_by("pk"))
    memberships = [one.membership_id for one in placements]
    Movement.objects.bulk_create(
        Movement(
            membership_id=one.membership_id,
            kind=MovementKind.DEPARTED,
            happened_on=today,
            from_cell_id=one.cell_id,
            standing=Standing.DEPARTED,
            reason=REASON,
        )
        for one in placements
    )
    Placement.objects.filter(pk__in=[one.pk for one in placements]).update(ends_on=today)
    left = Membership.objects.filter(pk__in=memberships).exclude(standing__in=ENDED_STANDINGS)
    left.update(standing=Standing.DEPARTED, standing_on=today, ended_on=today)


def _close(path: str, today: date) -> None:
    """Close the bodies at and below ``path``, the lowest first; one opened today stays open and empty."""
    periods = OrganisationPeriod.objects.on(today).filter(path__startswith=path)
    for period in sorted(periods, key=lambda one: -one.path.count("/")):
        try:
            with transaction.atomic():
                close_organisation(organisation_id=period.organisation_id, closed_on=today, reason=REASON, by=None)
        except Refused:
            continue


def end_old(*, by: User | None) -> int:
    """End the trainees of more than ``PRACTICE_DAYS`` days ago, some at a time; return how many."""
    if not settings.PRACTICE:
        return 0
    limit = timezone.now() - timedelta(days=settings.PRACTICE_DAYS)
    old = User.objects.filter(username__startswith=PREFIX, is_active=True, created_at__lt=limit).order_by("pk")
    ids: Iterable[int] = list(old.values_list("pk", flat=True)[:AT_ONCE])
    for number in ids:
        end(user_id=number, by=by)
    return len(list(ids))
