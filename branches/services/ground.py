"""What every act on an organisation stands on: the lock, the refusal, the period it writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.models import Organisation, OrganisationPeriod
from branches.querysets import during
from branches.rules import Body, Paper
from vietnam.identity import IdentityError, parse_organisation_code
from vietnam.names import normalise

TREE_LOCK = 71_305
"""The advisory lock that lets one act at a time change the shape of the tree; acts are few, the tree is one."""


@dataclass(frozen=True)
class Ground:
    """One locked organisation with the period in force and its parent, as the rules want them."""

    organisation: Organisation
    period: OrganisationPeriod
    above: Body | None

    @property
    def body(self) -> Body:
        """Return the organisation as the rules see it."""
        return body_of(self.period)

    @property
    def parent_path(self) -> str:
        """Return the path of the parent, empty for the root."""
        return self.period.path[: -len(f"{self.organisation.pk}/")]


def lock_tree() -> None:
    """Wait until no other act changes the tree; released with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def hold_tree() -> None:
    """Keep the tree as it is until the transaction ends, for whoever copies a body's place into a row of its own.

    Many may hold it at once; acts on the tree wait for them, and they for an act. Call it before any row is locked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [TREE_LOCK])


def lock_open(organisation_id: int, version: int | None, **asked: Any) -> Ground:
    """Lock an organisation and return it with the period in force now.

    ``asked`` are the values of the form, told back in ``ChangedMeanwhile`` when ``version`` is no
    longer the one in force. Raises ``Refused`` when the body has been closed.
    """
    lock_tree()
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    period = organisation.periods.select_related("organisation", "parent").filter(ends_on__isnull=True).first()
    if period is None:
        day = f"{organisation.closed_on:%d/%m/%Y}" if organisation.closed_on else ""
        reason = _("Tổ chức đã kết thúc ngày {day}.").format(day=day)
        raise Refused([Finding("closed", "", reason, _("Không ghi thêm được; nếu ghi sai, dùng mục Đính chính."))])
    if version is not None and version != organisation.version:
        opened_now = {name: (None, getattr(period, name, None), value) for name, value in asked.items()}
        raise ChangedMeanwhile(opened_now, organisation.version)
    above = parent_body(period.parent_id, timezone.localdate()) if period.parent_id else None
    return Ground(organisation, period, above)


def body_of(period: OrganisationPeriod) -> Body:
    """Return an organisation in one of its periods as the rules see it."""
    own = period.organisation
    return Body(period.name, period.kind, own.opened_on, own.closed_on, period.code, period.path)


def parent_body(organisation_id: int, day: date) -> Body | None:
    """Return the body as it is on ``day``, else in its last period; None when there is none."""
    periods = OrganisationPeriod.objects.select_related("organisation").filter(organisation_id=organisation_id)
    period = periods.filter(during(day)).first() or periods.order_by("-starts_on").first()
    return body_of(period) if period else None


def path_now(organisation_id: int | None) -> str:
    """Return the path of a body in its last period, empty for none."""
    if organisation_id is None:
        return ""
    periods = OrganisationPeriod.objects.filter(organisation_id=organisation_id).order_by("-starts_on")
    return periods.values_list("path", flat=True).first() or ""


def refuse(findings: Iterable[Finding], reason: str = "") -> None:
    """Raise ``Refused`` with all findings when one of them stops, or one warns and no reason is given."""
    found = list(findings)
    if stopping(found) or (found and not reason.strip()):
        raise Refused(found)


def sibling_names(parent_id: int | None, *, but: int | None = None) -> list[str]:
    """Return the names of the bodies now under a parent, one left out."""
    siblings = OrganisationPeriod.objects.filter(parent=parent_id, ends_on__isnull=True)
    return list(siblings.exclude(organisation_id=but or 0).values_list("name", flat=True))


def is_code_taken(code: str, *, but: int | None = None) -> bool:
    """Say whether another open body holds the code."""
    holders = OrganisationPeriod.objects.filter(code=code, ends_on__isnull=True)
    return bool(code) and holders.exclude(organisation_id=but or 0).exists()


def clean_code(code: str) -> str:
    """Return a code as 14 digits where it can be read, else as it was given."""
    try:
        return parse_organisation_code(code).digits if code.strip() else ""
    except IdentityError:
        return code.strip()


def paper_columns(paper: Paper) -> dict[str, Any]:
    """Return the columns of a decision."""
    return {
        "decision_number": normalise(paper.number),
        "decided_on": paper.decided_on,
        "issuer": normalise(paper.issuer),
    }


def next_period(ground: Ground, starts_on: date, cause: str, paper: Paper, **changes: Any) -> OrganisationPeriod:
    """End the period in force and begin the next, equal but for ``changes``; raise the version."""
    old = ground.period
    kept = {
        name: getattr(old, name)
        for name in ("name", "name_folded", "name_sort", "kind", "sector", "unit_kind", "parent_id", "code", "path")
    }
    old.ends_on = starts_on
    old.save(update_fields=["ends_on"])
    new = OrganisationPeriod.objects.create(
        organisation=ground.organisation, starts_on=starts_on, cause=cause, **kept | paper_columns(paper) | changes
    )
    raise_version(ground.organisation)
    return new


def close(ground: Ground, closed_on: date, cause: str, paper: Paper) -> Organisation:
    """End the body and the period in force, with the paper that decided it."""
    organisation = ground.organisation
    ground.period.ends_on = closed_on
    ground.period.save(update_fields=["ends_on"])
    columns = paper_columns(paper)
    organisation.closed_on = closed_on
    organisation.closing_cause = cause
    organisation.closing_number = columns["decision_number"]
    organisation.closing_decided_on = columns["decided_on"]
    organisation.closing_issuer = columns["issuer"]
    organisation.version += 1
    organisation.save()
    return organisation


def raise_version(organisation: Organisation) -> None:
    """Make forms that were opened before this act notice it."""
    organisation.version += 1
    organisation.save(update_fields=["version"])
