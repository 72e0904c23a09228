"""Proving the ledger and keeping what was found; asked for by a person, or by the night for everything."""

import time
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from jobs.errors import JobRefused
from jobs.registry import JobResult
from jobs.running import JobContext
from members.ledger.proving.running import Found, proof
from members.models import LedgerProof

if TYPE_CHECKING:
    from accounts.models import User

KIND: Final = "members.prove"
KIND_OF_THE_NIGHT: Final = "members.prove_all"


def prove(*, organisation_id: int | None, path: str, day: date, by: "User | None") -> LedgerProof:
    """Run every check as of ``day`` on what is kept under ``path`` today and keep what was found.

    Without an organisation the whole register is proved.
    """
    began = time.monotonic()
    found = [_kept(one) for one in proof(day, timezone.localdate(), path) if one.breaches]
    return LedgerProof.objects.create(
        organisation_id=organisation_id,
        path=path,
        day=day,
        found=found,
        milliseconds=round(1000 * (time.monotonic() - began)),
        made_by=by,
    )


def _kept(found: Found) -> dict[str, Any]:
    rows = [
        [one.person_id, one.organisation_id, one.day.isoformat() if one.day else None, one.expected, one.found]
        for one in found.breaches
    ]
    return {"code": found.check.code, "rows": rows, "is_cut": found.is_cut}


def run(context: JobContext) -> JobResult:
    """Prove one organisation, as a person asked; ``params``: ``as_of`` (ISO day)."""
    job = context.job
    if not job.scope_path:
        raise JobRefused(_("Chưa chọn tổ chức để đối soát."), _("Mở trang Đối soát sổ của một tổ chức."))
    day = date.fromisoformat(context.params["as_of"])
    return _result(
        prove(organisation_id=job.organisation_id, path=job.scope_path, day=day, by=job.requested_by),
    )


def run_the_night(context: JobContext) -> JobResult:
    """Prove the whole register as of today."""
    return _result(prove(organisation_id=None, path="", day=timezone.localdate(), by=None))


def _result(made: LedgerProof) -> JobResult:
    return JobResult(summary={"proof": made.pk, "broken": len(made.found)})
