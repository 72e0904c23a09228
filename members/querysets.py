"""How persons, memberships and placements are asked for: by scope and by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.querysets import during
from members.choices import FOR_A_TIME, TransferStage

if TYPE_CHECKING:
    from accounts.scope import Scope
    from members.models import Person


def record_merged(name: str = "") -> Finding:
    """Say that a record was merged meanwhile; ``name`` where several were at stake."""
    reason = _("Hồ sơ này vừa được gộp vào hồ sơ khác.")
    if name:
        reason = _("{name}: {words}").format(name=name, words=reason)
    return Finding("record_merged", "", reason, _("Mở lại đường dẫn của hồ sơ để sang hồ sơ còn lại."))


class PersonQuerySet(models.QuerySet):
    """Persons in the register."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_MEMBERS) -> PersonQuerySet:
        """Keep the records whose keeper lies in reach of the permission; a merged record is kept nowhere."""
        return self.filter(scope.q(permission, "keeper_path"))

    def locked(self, person_id: int) -> Person:
        """Lock one record for an act on it; raises ``Refused`` when it has been merged into another one."""
        person: Any = self.select_for_update(of=("self",)).get(pk=person_id)
        if person.merged_into_id:
            raise Refused([record_merged()])
        return person

    def locked_all(self, person_ids: Iterable[int] | QuerySet) -> dict[int, Person]:
        """Lock several records in the order of their ids, one query; raises ``Refused`` when one has been merged."""
        found: dict[int, Any] = {person.pk: person for person in self.held(person_ids)}
        merged = [person for person in found.values() if person.merged_into_id]
        if merged:
            several = len(found) > 1
            raise Refused([record_merged(person.full_name if several else "") for person in merged])
        return found

    def held(self, person_ids: Iterable[int] | QuerySet) -> PersonQuerySet:
        """Return records under the lock of ``locked_all``, the merged ones too; for acts that pass over those."""
        return self.select_for_update(of=("self",)).filter(pk__in=person_ids).order_by("pk")

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


class RecordRowQuerySet(models.QuerySet):
    """Rows that belong to a person: tables of the record, papers of the file, the portrait."""

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_MEMBERS) -> RecordRowQuerySet:
        """Keep the rows of persons in reach of the permission."""
        return self.filter(scope.q(permission, "person__keeper_path"))


class PostQuerySet(models.QuerySet):
    """Posts in the Party."""

    def on(self, day: date) -> PostQuerySet:
        """Keep the posts held on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope, day: date) -> PostQuerySet:
        """Keep the posts in organisations that lie in reach in the tree of ``day``."""
        reached = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.VIEW_ORGANISATIONS, "path"))
        return self.filter(organisation__in=reached.values("organisation_id"))


class SavedListQuerySet(models.QuerySet):
    """Saved lists."""

    def usable_by(self, user_id: int, organisation_ids: list[int]) -> SavedListQuerySet:
        """Keep one's own and those shared with the organisations one works in or is below of."""
        return self.filter(Q(owner=user_id) | Q(shared_with__in=organisation_ids))


class BulkEditQuerySet(models.QuerySet):
    """Edits of many records."""

    def visible_to(self, scope: Scope) -> BulkEditQuerySet:
        """Keep those made within reach of the right to edit."""
        return self.filter(scope.q(Permission.EDIT_MEMBERS, "scope_path"))


class DoubleVerdictQuerySet(models.QuerySet):
    """Verdicts on possible doubles."""

    def visible_to(self, scope: Scope) -> DoubleVerdictQuerySet:
        """Keep the verdicts on persons in reach."""
        return self.filter(scope.q(Permission.VIEW_MEMBERS, "person__keeper_path"))


class OfMembershipQuerySet(models.QuerySet):
    """Dated rows of a membership: exemptions, suspensions, holds, ratings."""

    def on(self, day: date) -> OfMembershipQuerySet:
        """Keep the rows in force on ``day``."""
        return self.filter(during(day))

    def visible_to(self, scope: Scope, permission: Permission = Permission.VIEW_MEMBERS) -> OfMembershipQuerySet:
        """Keep the rows of members in reach of the permission."""
        return self.filter(scope.q(permission, "membership__person__keeper_path"))


def overstaying(today: date) -> Q:
    """Return the condition of transfers for a time past the end on their paper, not ended in the register."""
    return Q(
        kind__in=FOR_A_TIME,
        stage=TransferStage.ACCEPTED,
        ended_on__isnull=True,
        until_on__lt=today,
        membership__ended_on__isnull=True,
    )


class TransferQuerySet(models.QuerySet):
    """Transfers."""

    def visible_to(self, scope: Scope, day: date) -> TransferQuerySet:
        """Keep the transfers whose member, old cell or new cell lies in reach."""
        cells = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.VIEW_MEMBERS, "path"))
        inside = cells.values("organisation_id")
        return self.filter(
            scope.q(Permission.VIEW_MEMBERS, "membership__person__keeper_path")
            | Q(from_cell__in=inside)
            | Q(to_cell__in=inside)
        )


class HeadcountMatchQuerySet(models.QuerySet):
    """Quarterly matches of head-counts."""

    def visible_to(self, scope: Scope, day: date) -> HeadcountMatchQuerySet:
        """Keep the matches of organisations that lie in reach in the tree of ``day``."""
        reached = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.VIEW_ORGANISATIONS, "path"))
        return self.filter(organisation__in=reached.values("organisation_id"))


class MergeQuerySet(models.QuerySet):
    """Merges of two records."""

    def visible_to(self, scope: Scope) -> MergeQuerySet:
        """Keep the merges whose kept record is in reach; the dropped one is kept nowhere while it is merged."""
        return self.filter(scope.q(Permission.VIEW_MEMBERS, "kept__keeper_path"))


class DoubleCandidateQuerySet(models.QuerySet):
    """Pairs of records that look alike."""

    def visible_to(self, scope: Scope) -> DoubleCandidateQuerySet:
        """Keep the pairs of which both records are in reach."""
        return self.filter(
            scope.q(Permission.VIEW_MEMBERS, "person__keeper_path"),
            scope.q(Permission.VIEW_MEMBERS, "other__keeper_path"),
        )


class CellQualityQuerySet(models.QuerySet):
    """Counts of what is wrong in the records of cells."""

    def visible_to(self, scope: Scope) -> CellQualityQuerySet:
        """Keep the cells in reach of the right to see members."""
        return self.filter(scope.q(Permission.VIEW_MEMBERS, "path"))


class LedgerProofQuerySet(models.QuerySet):
    """Proofs of the ledger."""

    def visible_to(self, scope: Scope) -> LedgerProofQuerySet:
        """Keep the proofs of organisations in reach of those who answer for the books; never the whole register's."""
        return self.filter(scope.q(Permission.PROVE_LEDGER, "path"), organisation__isnull=False)
