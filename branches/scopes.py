"""The scope of a user on a day, from the grants in force."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Coalesce

from accounts.scope import NO_SCOPE, Grant, Scope
from branches.models import OrganisationPeriod, RoleGrant
from branches.querysets import during

if TYPE_CHECKING:
    from accounts.models import User


def scope_of(user: "User", day: date) -> Scope:
    """Return what ``user`` may do and where on ``day``; nothing for an inactive or anonymous user.

    One query. The path of each grant is that of the organisation today, so a grant on a body that
    was closed gives nothing.
    """
    if not getattr(user, "pk", None) or not user.is_active:
        return NO_SCOPE
    rows = (
        RoleGrant.objects.on(day)
        .filter(user=user)
        .filter(during(day, "organisation__periods__"))
        .annotate(path=F("organisation__periods__path"), name=Coalesce(F("organisation__periods__name"), F("role")))
        .values_list("role", "organisation_id", "path", "name")
        .order_by("path", "role")
    )
    return Scope(user_id=user.pk, grants=tuple(Grant(*row) for row in rows))


def periods_on(day: date) -> dict[int, OrganisationPeriod]:
    """Return the period of every organisation on ``day`` by organisation id; for imports and reports."""
    return {period.organisation_id: period for period in OrganisationPeriod.objects.on(day)}
