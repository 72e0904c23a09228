"""How organisations, their periods and grants are asked for: by day and by scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.scope import Scope


def during(day: date, prefix: str = "") -> Q:
    """Return the condition that a period [starts_on, ends_on) contains ``day``."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )


class PeriodQuerySet(models.QuerySet):
    """Periods of organisations."""

    def on(self, day: date) -> PeriodQuerySet:
        """Keep the periods in force on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope) -> PeriodQuerySet:
        """Keep the bodies in reach (by their path in the period itself; use with ``on(today)``)."""
        return self.filter(scope.q(Permission.VIEW_ORGANISATIONS, "path"))

    def below(self, path: str) -> PeriodQuerySet:
        """Keep the body at ``path`` and all below it."""
        return self.filter(path__startswith=path)


class OrganisationQuerySet(models.QuerySet):
    """Organisations."""

    def visible_to(self, scope: Scope, day: date) -> OrganisationQuerySet:
        """Keep the bodies in reach by the tree of ``day`` (today's, whatever day a list speaks of)."""
        from branches.models import OrganisationPeriod

        reachable = OrganisationPeriod.objects.filter(scope.q(Permission.VIEW_ORGANISATIONS, "path")).filter(
            during(day) | Q(ends_on=F("organisation__closed_on"))
        )
        return self.filter(pk__in=reachable.values("organisation_id"))


class GrantQuerySet(models.QuerySet):
    """Grants of roles."""

    def on(self, day: date) -> GrantQuerySet:
        """Keep the grants in force on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope, day: date) -> GrantQuerySet:
        """Keep the grants, ended ones too, on bodies where the scope's holder gives roles."""
        from branches.models import OrganisationPeriod

        reachable = OrganisationPeriod.objects.filter(scope.q(Permission.GRANT_ROLES, "path")).filter(
            during(day) | Q(ends_on=F("organisation__closed_on"))
        )
        return self.filter(organisation__in=reachable.values("organisation_id"))


def reachable(scope: Scope, permission: Permission, day: date) -> models.QuerySet:
    """Return the ids of the bodies in reach of a permission today, closed ones by their last place."""
    from branches.models import OrganisationPeriod

    found = OrganisationPeriod.objects.filter(scope.q(permission, "path"))
    return found.filter(during(day) | Q(ends_on=F("organisation__closed_on"))).values("organisation_id")


class SuccessionQuerySet(models.QuerySet):
    """Who carried on whom."""

    def visible_to(self, scope: Scope, day: date) -> SuccessionQuerySet:
        """Keep the rows of which both bodies are in reach."""
        seen = reachable(scope, Permission.VIEW_ORGANISATIONS, day)
        return self.filter(predecessor_id__in=seen, successor_id__in=seen)


class ConsentQuerySet(models.QuerySet):
    """Written consents to an unusual size."""

    def on(self, day: date) -> ConsentQuerySet:
        """Keep the consents in force on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope, day: date) -> ConsentQuerySet:
        """Keep the consents about bodies in reach."""
        return self.filter(organisation_id__in=reachable(scope, Permission.VIEW_ORGANISATIONS, day))


class WorkItemQuerySet(models.QuerySet):
    """Things to do."""

    def open(self) -> WorkItemQuerySet:
        """Keep what still waits."""
        return self.filter(closed_on=None)

    def visible_to(self, scope: Scope) -> WorkItemQuerySet:
        """Keep the things of bodies where the scope's holder has the right that the kind asks for."""
        from branches.workitems.registry import codes_by_permission

        condition = Q(pk__in=[])
        for permission, codes in codes_by_permission().items():
            if scope.holds(permission):
                condition |= Q(kind__in=codes) & scope.q(permission, "path")
        return self.filter(condition)
