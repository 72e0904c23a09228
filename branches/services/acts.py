"""Opening, renaming, changing and closing a body, and who helps its people."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import Finding, Refused
from accounts.models import User
from branches import hooks, rules
from branches.choices import Kind
from branches.models import Organisation, OrganisationPeriod
from branches.names import name_columns
from branches.rules import Paper
from branches.services import ground
from vietnam.names import normalise

Cause = OrganisationPeriod.Cause


@transaction.atomic
def open_organisation(
    *,
    name: str,
    kind: str,
    parent_id: int | None,
    starts_on: date,
    sector: str = "",
    code: str = "",
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    cause: str = Cause.OPENED,
    by: User | None,
) -> Organisation:
    """Open a body under its parent from a day on, by a decision.

    ``reason`` answers warnings (a namesake, a code of another group). Raises ``Refused``.
    """
    today, paper = timezone.localdate(), Paper(decision_number, decided_on, issuer)
    ground.lock_tree()
    above = ground.parent_body(parent_id, starts_on) if parent_id else None
    columns, digits = name_columns(name), ground.clean_code(code)
    found = [
        *rules.name_findings(columns["name"], ground.sibling_names(parent_id)),
        *rules.kind_findings(kind, above.kind if above else None, starts_on),
        *rules.code_findings(digits, kind, above=above, is_taken=ground.is_code_taken(digits)),
        *rules.day_findings(starts_on, paper, today=today, above=above),
        *rules.parent_place_findings(above, ground.path_now(parent_id), starts_on),
    ]
    ground.refuse(found, reason)
    with history.act("open_organisation", by=by, reason=reason, paper=decision_number):
        organisation = Organisation.objects.create(opened_on=starts_on)
        OrganisationPeriod.objects.create(
            organisation=organisation,
            starts_on=starts_on,
            kind=kind,
            sector=sector,
            code=digits,
            parent_id=parent_id,
            path=f"{above.path if above else ''}{organisation.pk}/",
            cause=cause,
            **columns,
            **ground.paper_columns(paper),
        )
    return organisation


@transaction.atomic
def rename_organisation(
    *,
    organisation_id: int,
    name: str,
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> OrganisationPeriod:
    """Give a body another name from a day on; the old name stays in its earlier period."""
    paper = Paper(decision_number, decided_on, issuer)
    locked = ground.lock_open(organisation_id, version, name=name)
    columns = name_columns(name)
    found = rules.name_findings(columns["name"], ground.sibling_names(locked.period.parent_id, but=organisation_id))
    if columns["name"] == locked.period.name:
        found += rules.unchanged_findings("name")
    found += rules.order_findings(starts_on, locked.period.starts_on)
    found += rules.day_findings(starts_on, paper, today=timezone.localdate())
    ground.refuse(found, reason)
    with history.act("rename_organisation", by=by, reason=reason, paper=decision_number):
        return ground.next_period(locked, starts_on, Cause.RENAMED, paper, **columns)


@transaction.atomic
def change_organisation(
    *,
    organisation_id: int,
    kind: str,
    sector: str,
    code: str,
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> OrganisationPeriod:
    """Give a body another kind, sector or code from a day on."""
    paper, digits = Paper(decision_number, decided_on, issuer), ground.clean_code(code)
    locked = ground.lock_open(organisation_id, version, kind=kind, sector=sector, code=digits)
    changes = {"kind": kind, "sector": sector, "code": digits}
    found = _change_findings(locked, changes, starts_on)
    found += rules.order_findings(starts_on, locked.period.starts_on)
    found += rules.day_findings(starts_on, paper, today=timezone.localdate())
    ground.refuse(found, reason)
    with history.act("change_organisation", by=by, reason=reason, paper=decision_number):
        period = ground.next_period(locked, starts_on, Cause.CHANGED, paper, **changes)
        if kind != locked.period.kind:
            hooks.paths_changed(period.path, timezone.localdate())
    return period


def _change_findings(locked: ground.Ground, changes: dict[str, str], starts_on: date) -> list[Finding]:
    """Judge the new kind and code, each only where it differs from what is in force."""
    above, period = locked.above, locked.period
    if all(getattr(period, name) == value for name, value in changes.items()):
        return rules.unchanged_findings("kind")
    found = []
    if changes["kind"] != period.kind:
        found += rules.kind_findings(changes["kind"], above.kind if above else None, starts_on)
        if not found or changes["kind"] in Kind.values:
            found += rules.child_findings(changes["kind"], _child_kinds(period.organisation_id))
    if (changes["code"], changes["kind"]) != (period.code, period.kind):
        taken = ground.is_code_taken(changes["code"], but=period.organisation_id)
        found += rules.code_findings(changes["code"], changes["kind"], above=above, is_taken=taken)
    return found


def _child_kinds(organisation_id: int) -> list[str]:
    children = OrganisationPeriod.objects.filter(parent_id=organisation_id, ends_on__isnull=True)
    return list(children.values_list("kind", flat=True).distinct())


@transaction.atomic
def close_organisation(
    *,
    organisation_id: int,
    closed_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> Organisation:
    """Close a body from a day on; refused while bodies or members still belong to it. Nothing is deleted."""
    paper = Paper(decision_number, decided_on, issuer)
    locked = ground.lock_open(organisation_id, version)
    children = OrganisationPeriod.objects.filter(parent_id=organisation_id, ends_on__isnull=True)
    found = rules.children_open_findings(list(children.order_by("name_sort").values_list("name", flat=True)))
    found += hooks.closing_findings(organisation_id, closed_on)
    found += rules.order_findings(closed_on, locked.period.starts_on)
    found += rules.day_findings(closed_on, paper, today=timezone.localdate())
    ground.refuse(found, reason)
    organisation = locked.organisation
    with history.act("close_organisation", by=by, reason=reason, paper=decision_number):
        locked.period.ends_on = closed_on
        locked.period.save(update_fields=["ends_on"])
        columns = ground.paper_columns(paper)
        organisation.closed_on = closed_on
        organisation.closing_number = columns["decision_number"]
        organisation.closing_decided_on = decided_on
        organisation.closing_issuer = columns["issuer"]
        organisation.version += 1
        organisation.save()
    return organisation


@transaction.atomic
def set_helper(
    *, organisation_id: int, name: str, phone: str, version: int | None = None, by: User | None
) -> Organisation:
    """Say whom the people of this body, and of all below it, call when they need help."""
    organisation = ground.lock_open(organisation_id, version).organisation
    after = (normalise(name), normalise(phone))
    if after == (organisation.helper_name, organisation.helper_phone):
        raise Refused(rules.unchanged_findings("helper_phone"))
    with history.act("set_helper", by=by):
        organisation.helper_name, organisation.helper_phone = after
        organisation.version += 1
        organisation.save(update_fields=["helper_name", "helper_phone", "version"])
    return organisation
