"""Opening, renaming, changing and closing a body, and who helps its people."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import Finding, Refused
from accounts.models import User
from branches import hooks, rules
from branches.choices import ClosingCause, Kind
from branches.models import Organisation, OrganisationPeriod
from branches.names import name_columns
from branches.rules import Paper
from branches.services import ground
from vietnam.names import normalise

Cause = OrganisationPeriod.Cause
NO_PAPER = Paper()
RANKS: dict[str, int] = {
    Kind.CELL: 1,
    Kind.SECTION: 2,
    Kind.UNDER_BASE: 2,
    Kind.BASE_CELL: 3,
    Kind.BASE: 4,
    Kind.COMMUNE: 5,
    Kind.UPPER: 5,
    Kind.CITY: 6,
}
"""Nâng cấp goes up here, hạ cấp down; kinds of one rank are only changed."""


@dataclass(frozen=True)
class Opening:
    """A body to be opened, as a form or another act says it."""

    name: str
    kind: str
    parent_id: int | None
    starts_on: date
    sector: str = ""
    unit_kind: str = ""
    code: str = ""
    cause: str = Cause.OPENED
    paper: Paper = NO_PAPER

    def findings(self) -> list[Finding]:
        """Say what speaks against opening it; the tree must be locked."""
        above, day = self.above(), self.starts_on
        name, digits = name_columns(self.name)["name"], ground.clean_code(self.code)
        return [
            *rules.name_findings(name, ground.sibling_names(self.parent_id)),
            *rules.kind_findings(self.kind, above.kind if above else None, day),
            *rules.code_findings(digits, self.kind, above=above, is_taken=ground.is_code_taken(digits)),
            *rules.unit_kind_findings(self.unit_kind, self.sector),
            *rules.day_findings(day, self.paper, today=timezone.localdate(), above=above),
            *rules.parent_place_findings(above, ground.path_now(self.parent_id), day),
        ]

    def above(self) -> rules.Body | None:
        """Return the parent on the first day."""
        return ground.parent_body(self.parent_id, self.starts_on) if self.parent_id else None

    def write(self) -> Organisation:
        """Write the body and its first period; call it inside an act, after ``findings``."""
        above = self.above()
        organisation = Organisation.objects.create(opened_on=self.starts_on)
        OrganisationPeriod.objects.create(
            organisation=organisation,
            starts_on=self.starts_on,
            kind=self.kind,
            sector=self.sector,
            unit_kind=self.unit_kind,
            code=ground.clean_code(self.code),
            parent_id=self.parent_id,
            path=f"{above.path if above else ''}{organisation.pk}/",
            cause=self.cause,
            **name_columns(self.name),
            **ground.paper_columns(self.paper),
        )
        return organisation


@transaction.atomic
def open_organisation(
    *,
    name: str,
    kind: str,
    parent_id: int | None,
    starts_on: date,
    sector: str = "",
    code: str = "",
    unit_kind: str = "",
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
    paper = Paper(decision_number, decided_on, issuer)
    opening = Opening(name, kind, parent_id, starts_on, sector, unit_kind, code, cause, paper)
    ground.lock_tree()
    ground.refuse(opening.findings(), reason)
    with history.act("open_organisation", by=by, reason=reason, paper=decision_number):
        return opening.write()


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
    unit_kind: str = "",
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> OrganisationPeriod:
    """Give a body another kind (nâng cấp, hạ cấp), sector or code from a day on."""
    paper, digits = Paper(decision_number, decided_on, issuer), ground.clean_code(code)
    locked = ground.lock_open(organisation_id, version, kind=kind, sector=sector, code=digits)
    changes = {"kind": kind, "sector": sector, "unit_kind": unit_kind, "code": digits}
    found = _change_findings(locked, changes, starts_on)
    found += rules.order_findings(starts_on, locked.period.starts_on)
    found += rules.day_findings(starts_on, paper, today=timezone.localdate())
    ground.refuse(found, reason)
    with history.act("change_organisation", by=by, reason=reason, paper=decision_number):
        period = ground.next_period(locked, starts_on, _cause(locked.period.kind, kind), paper, **changes)
        if kind != locked.period.kind:
            hooks.paths_changed(period.path, timezone.localdate())
    return period


def _change_findings(locked: ground.Ground, changes: dict[str, str], starts_on: date) -> list[Finding]:
    """Judge the new kind and code, each only where it differs from what is in force."""
    above, period = locked.above, locked.period
    if all(getattr(period, name) == value for name, value in changes.items()):
        return rules.unchanged_findings("kind")
    found = rules.unit_kind_findings(changes["unit_kind"], changes["sector"])
    if changes["kind"] != period.kind:
        found += rules.kind_findings(changes["kind"], above.kind if above else None, starts_on)
        if changes["kind"] in Kind.values:
            found += rules.child_findings(changes["kind"], _child_kinds(period.organisation_id))
    if (changes["code"], changes["kind"]) != (period.code, period.kind):
        taken = ground.is_code_taken(changes["code"], but=period.organisation_id)
        found += rules.code_findings(changes["code"], changes["kind"], above=above, is_taken=taken)
    return found


def _cause(before: str, after: str) -> str:
    """Say whether a change of kind raises or lowers the body; neither is a mere change."""
    ranks = (RANKS.get(before, 0), RANKS.get(after, 0))
    return Cause.UPGRADED if ranks[1] > ranks[0] else Cause.DOWNGRADED if ranks[1] < ranks[0] else Cause.CHANGED


def _child_kinds(organisation_id: int) -> list[str]:
    children = OrganisationPeriod.objects.filter(parent_id=organisation_id, ends_on__isnull=True)
    return list(children.values_list("kind", flat=True).distinct())


@transaction.atomic
def close_organisation(
    *,
    organisation_id: int,
    closed_on: date,
    cause: str = ClosingCause.DISSOLVED,
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
    with history.act("close_organisation", by=by, reason=reason, paper=decision_number):
        return ground.close(locked, closed_on, cause, paper)


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
