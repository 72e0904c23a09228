"""Correcting what was written wrong about a period.

A period says what was so on a day, its row events say what was believed when: a correction is a new
dated event with who, when, why and the values before and after; events cannot be changed.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from accounts.models import User
from branches import rules
from branches.models import Organisation, OrganisationPeriod
from branches.names import name_columns
from branches.rules import Paper
from branches.services import ground

Cause = OrganisationPeriod.Cause
DAY_BOUND = (Cause.REPARENTED, Cause.MOVED_WITH_PARENT)
"""Periods whose first day many bodies share; their day is not corrected one body at a time."""


@transaction.atomic
def correct_period(
    *,
    period_id: int,
    name: str,
    sector: str,
    code: str,
    starts_on: date,
    unit_kind: str = "",
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str,
    version: int | None = None,
    by: User | None,
) -> OrganisationPeriod:
    """Put right what was written wrong about a period: words, code, paper, its first day.

    The reason is required. Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    ground.lock_tree()
    period = OrganisationPeriod.objects.select_related("organisation").get(pk=period_id)
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=period.organisation_id)
    digits, paper = ground.clean_code(code), Paper(decision_number, decided_on, issuer)
    changes = {
        **name_columns(name),
        "sector": sector,
        "unit_kind": unit_kind,
        "code": digits,
        "starts_on": starts_on,
        **ground.paper_columns(paper),
    }
    _check_version(organisation, period, version, changes)
    earlier = organisation.periods.filter(starts_on__lt=period.starts_on).order_by("-starts_on").first()
    found = _findings(period, earlier, changes, paper) + rules.reason_findings(reason)
    ground.refuse(found, reason)
    with history.act("correct_period", by=by, reason=reason, paper=decision_number):
        _write(organisation, period, earlier, changes)
    return period


def _check_version(
    organisation: Organisation, period: OrganisationPeriod, version: int | None, asked: dict[str, Any]
) -> None:
    if version is not None and version != organisation.version:
        shown = {name: (None, getattr(period, name), asked[name]) for name in ("name", "code", "starts_on")}
        raise ChangedMeanwhile(shown, organisation.version)


def _findings(
    period: OrganisationPeriod, earlier: OrganisationPeriod | None, changes: dict[str, Any], paper: Paper
) -> list[Finding]:
    """Judge only what differs from the row as it stands."""
    own, today = period.organisation_id, timezone.localdate()
    if all(getattr(period, name) == value for name, value in changes.items()):
        return rules.unchanged_findings("name")
    above = ground.parent_body(period.parent_id, changes["starts_on"]) if period.parent_id else None
    found = rules.unit_kind_findings(changes["unit_kind"], changes["sector"])
    if changes["name"] != period.name:
        found += rules.name_findings(changes["name"], ground.sibling_names(period.parent_id, but=own))
    if changes["code"] != period.code:
        taken = ground.is_code_taken(changes["code"], but=own)
        found += rules.code_findings(changes["code"], period.kind, above=above, is_taken=taken)
    if changes["starts_on"] != period.starts_on:
        bound = period.cause in DAY_BOUND
        found += rules.start_findings(
            changes["starts_on"], period.ends_on, earlier.starts_on if earlier else None, bound=bound
        )
        return found + rules.day_findings(changes["starts_on"], paper, today=today, above=above)
    return found + rules.paper_findings(paper, changes["starts_on"], today=today)


def _write(
    organisation: Organisation, period: OrganisationPeriod, earlier: OrganisationPeriod | None, changes: dict[str, Any]
) -> None:
    """Write the row and its neighbour in the order in which no two periods overlap."""
    was, now = period.starts_on, changes["starts_on"]
    for name, value in changes.items():
        setattr(period, name, value)
    if earlier is None:
        organisation.opened_on = now
    elif earlier.ends_on == was and now < was:
        _end(earlier, now)
    period.save()
    if earlier is not None and earlier.ends_on == was and now > was:
        _end(earlier, now)
    organisation.version += 1
    organisation.save(update_fields=["opened_on", "version"])


def _end(period: OrganisationPeriod, day: date) -> None:
    period.ends_on = day
    period.save(update_fields=["ends_on"])
