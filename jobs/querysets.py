"""How requests for approval are asked for: by scope, by outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from accounts.roles import Permission
from jobs.choices import ApprovalOutcome

if TYPE_CHECKING:
    from accounts.scope import Scope


class ApprovalQuerySet(models.QuerySet):
    """Requests for a second person's word."""

    def visible_to(self, scope: Scope) -> ApprovalQuerySet:
        """Keep the requests whose people all lie where the scope's holder approves."""
        return self.filter(scope.q(Permission.APPROVE_EXPORTS, "scope_path"))

    def waiting(self) -> ApprovalQuerySet:
        """Keep those nobody has decided yet."""
        return self.filter(outcome=ApprovalOutcome.WAITING)
