"""What may be seen of the life of cells: by where the cell stands in the tree of the day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod


def reached(scope: Scope, permission: Permission, day: date | None = None) -> models.QuerySet:
    """Return the ids of organisations in reach of the permission in the tree of ``day`` (today)."""
    periods = OrganisationPeriod.objects.on(day or timezone.localdate())
    return periods.filter(scope.q(permission, "path")).values("organisation_id")


class OfOrganisationQuerySet(models.QuerySet):
    """Rows that belong to one organisation, named by ``owner``."""

    owner = "organisation"

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_CELL_LIFE) -> OfOrganisationQuerySet:
        """Keep the rows of organisations in reach of the permission in today's tree."""
        return self.filter(**{f"{self.owner}__in": reached(scope, permission)})


class OfCellQuerySet(OfOrganisationQuerySet):
    """Rows of one cell."""

    owner = "cell"


class OfMeetingQuerySet(OfOrganisationQuerySet):
    """Rows of a meeting."""

    owner = "meeting__cell"


class OfBaseQuerySet(OfOrganisationQuerySet):
    """Rows that hang on the list a vote is counted on."""

    owner = "base__organisation"


class OfBallotQuerySet(OfOrganisationQuerySet):
    """Rows of a ballot."""

    owner = "ballot__base__organisation"


class OfSheetQuerySet(OfOrganisationQuerySet):
    """Rows of the rating sheet of a cell."""

    owner = "sheet__cell"


class OfEntryQuerySet(OfOrganisationQuerySet):
    """Rows that hang on a line of the rating sheet of a cell."""

    owner = "entry__sheet__cell"


class DuesLineQuerySet(models.QuerySet):
    """Lines of the dues of a month."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_DUES) -> DuesLineQuerySet:
        """Keep the lines of sheets of cells in reach of the permission."""
        return self.filter(sheet__cell__in=reached(scope, permission))


class DuesPaymentQuerySet(models.QuerySet):
    """What a receipt was for, month by month."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_DUES) -> DuesPaymentQuerySet:
        """Keep the payments taken by cells in reach of the permission."""
        return self.filter(receipt__cell__in=reached(scope, permission))


class DuesOfCellQuerySet(OfCellQuerySet):
    """Sheets and receipts of one cell; what a person pays tells what he earns, so the right is its own."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_DUES) -> DuesOfCellQuerySet:
        """Keep the rows of cells in reach of the permission in today's tree."""
        return self.filter(cell__in=reached(scope, permission))


class DuesOfMembershipQuerySet(models.QuerySet):
    """Dated rows that say what a member pays and why."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_DUES) -> DuesOfMembershipQuerySet:
        """Keep the rows of members in reach of the permission."""
        return self.filter(scope.q(permission, "membership__person__keeper_path"))
