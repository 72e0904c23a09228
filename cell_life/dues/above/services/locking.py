"""Locks and refusals that the acts above the cell share."""

from collections.abc import Iterable, Sequence

from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.models import Organisation
from cell_life.models import DuesRemittance


def lock_bodies(ids: Iterable[int]) -> None:
    """Lock bodies in the order of their numbers, so that two acts wait for each other and never in a circle."""
    list(Organisation.objects.select_for_update(of=("self",)).filter(pk__in=set(ids)).order_by("pk"))


def refuse(findings: Sequence[Finding]) -> None:
    """Raise ``Refused`` when there is anything."""
    if findings:
        raise Refused(findings)


def locked(remittance_id: int, version: int) -> DuesRemittance:
    """Return a voucher with the bodies at both ends locked; raises ``ChangedMeanwhile`` when it is another version."""
    row = DuesRemittance.objects.get(pk=remittance_id)
    lock_bodies([row.organisation_id, *([row.to_id] if row.to_id else [])])
    found = DuesRemittance.objects.filter(pk=remittance_id).first()
    if found is None or found.version != version:
        raise ChangedMeanwhile({}, found.version if found else 0)
    return found
