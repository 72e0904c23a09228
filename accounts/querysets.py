"""How the access log is asked for: by scope, by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.scope import Scope


class AccessLogQuerySet(models.QuerySet):
    """Lines of the access log."""

    def visible_to(self, scope: Scope) -> AccessLogQuerySet:
        """Keep the lines about records and lists in reach."""
        return self.filter(scope.q(Permission.VIEW_ACCESS_LOG, "scope"))

    def about(self, subject_type: str, subject_id: int) -> AccessLogQuerySet:
        """Keep the lines about one record, the newest first."""
        return self.filter(subject_type=subject_type, subject_id=subject_id).order_by("-at", "-pk")
