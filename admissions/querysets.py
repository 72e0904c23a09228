"""What may be seen of admissions: by where the cell that answers for them stands in the tree of the day."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod


class OfOrganisationQuerySet(models.QuerySet):
    """Rows that belong to one organisation, named by ``owner``."""

    owner = "organisation"

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_ADMISSIONS) -> OfOrganisationQuerySet:
        """Keep the rows of organisations in reach of the permission in today's tree."""
        periods = OrganisationPeriod.objects.on(timezone.localdate()).filter(scope.q(permission, "path"))
        return self.filter(**{f"{self.owner}__in": periods.values("organisation_id")})


class AdmissionQuerySet(OfOrganisationQuerySet):
    """Admissions, answered for by their cell of the moment."""

    owner = "cell"


class OfAdmissionQuerySet(OfOrganisationQuerySet):
    """Rows that hang on an admission."""

    owner = "admission__cell"


class SeatQuerySet(OfOrganisationQuerySet):
    """Seats in a class."""

    owner = "course__organisation"
