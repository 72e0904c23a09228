"""How persons, memberships and placements are asked for: by scope and by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.roles import Permission
from branches.querysets import during

if TYPE_CHECKING:
    from accounts.scope import Scope


class PersonQuerySet(models.QuerySet):
    """Persons in the register."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_MEMBERS) -> PersonQuerySet:
        """Keep the records whose keeper lies in reach of the permission."""
        return self.filter(scope.q(permission, "keeper_path"))

    def below(self, path: str) -> PersonQuerySet:
        """Keep the records kept at ``path`` or below it."""
        return self.filter(keeper_path__startswith=path)


class MembershipQuerySet(models.QuerySet):
    """Times in the Party."""

    def visible_to(self, scope: Scope) -> MembershipQuerySet:
        """Keep the memberships of persons in reach."""
        return self.filter(scope.q(Permission.VIEW_MEMBERS, "person__keeper_path"))

    def open(self) -> MembershipQuerySet:
        """Keep those that have not ended."""
        return self.filter(ended_on__isnull=True)


class PlacementQuerySet(models.QuerySet):
    """Times in a cell."""

    def on(self, day: date) -> PlacementQuerySet:
        """Keep the placements in force on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope) -> PlacementQuerySet:
        """Keep the placements of persons in reach."""
        return self.filter(scope.q(Permission.VIEW_MEMBERS, "membership__person__keeper_path"))

    def formal(self) -> PlacementQuerySet:
        """Keep the formal ones, the ones that are counted."""
        return self.filter(Q(kind="formal"))
