"""Confirming a head-count: by the unit, then by the level above, two different people.

Both lock the body, so that two people at once follow each other and the second is told what the first wrote.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.models import Organisation
from members.counts import counts
from members.headcounts import rules
from members.headcounts.rules import Quarter, Said
from members.models import HeadcountMatch

if TYPE_CHECKING:
    from accounts.models import User


def confirm_headcount(
    *,
    organisation_id: int,
    quarter: Quarter,
    paper_count: int,
    explanation: str = "",
    version: int | None = None,
    by: "User",
) -> HeadcountMatch:
    """Confirm the number of a unit at a quarter's end: the register's now, and that of the paper roll.

    ``version`` is that of the match the page showed, None where it showed none. What the level above had
    confirmed of another number falls away. Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("confirm_headcount", by=by, reason=explanation):
        row, counted = _ground(organisation_id, quarter, version)
        found = rules.confirm_findings(said_of(row), counted, paper_count, explanation, quarter, timezone.localdate())
        _refuse(found)
        row = row or HeadcountMatch(organisation_id=organisation_id, day=quarter.day, version=0)
        row.counted, row.paper_count, row.explanation = counted, paper_count, explanation.strip()[:500]
        row.confirmed_by, row.confirmed_at = by, timezone.now()
        row.accepted_by, row.accepted_at = None, None
        row.version += 1
        row.save()
    return row


def accept_headcount(
    *, organisation_id: int, quarter: Quarter, version: int | None = None, by: "User"
) -> HeadcountMatch:
    """Confirm for the level above what the unit has confirmed. Raises ``Refused`` and ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("accept_headcount", by=by):
        row, counted = _ground(organisation_id, quarter, version)
        _refuse(rules.accept_findings(said_of(row), counted, by.pk))
        assert row is not None, "accept_findings lets only a confirmed row pass"
        row.accepted_by, row.accepted_at = by, timezone.now()
        row.version += 1
        row.save(update_fields=["accepted_by", "accepted_at", "version"])
    return row


def said_of(row: HeadcountMatch | None) -> Said | None:
    """Return what a row says, for the rules."""
    if row is None:
        return None
    return Said(row.counted, row.paper_count, row.explanation, row.confirmed_by_id, row.accepted_by_id)


def _ground(organisation_id: int, quarter: Quarter, version: int | None) -> tuple[HeadcountMatch | None, int]:
    """Lock the body; return its match of the day and what the register counts for that day now."""
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    row = HeadcountMatch.objects.filter(organisation=organisation_id, day=quarter.day).first()
    if row is not None and version != row.version:
        raise ChangedMeanwhile({"counted": (None, row.counted, None)}, row.version)
    found = counts([organisation_id], quarter.day).get(organisation_id)
    return row, found.total if found else 0


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise Refused(findings)
