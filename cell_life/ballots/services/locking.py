"""Locks and refusals that every act on votes shares."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.models import OrganisationPeriod
from cell_life.models import Ballot, BallotBase


def locked_base(base_id: int, version: int | None = None) -> BallotBase:
    """Lock a list; raises ``ChangedMeanwhile`` when it is no longer the one that was shown."""
    base = BallotBase.objects.select_for_update(of=("self",)).get(pk=base_id)
    if version is not None and base.version != version:
        raise ChangedMeanwhile({"list": (version, base.version, version)}, base.version)
    return base


def unfrozen_base(base_id: int, version: int | None = None) -> BallotBase:
    """Lock a list that is still open; raises ``Refused`` for one that is closed."""
    base = locked_base(base_id, version)
    if base.frozen_at is not None:
        reason = _("Danh sách đã chốt ngày {day}, không sửa được nữa.").format(
            day=f"{timezone.localtime(base.frozen_at):%d/%m/%Y}"
        )
        remedy = _("Nếu danh sách sai, hủy lần biểu quyết (ghi lý do) và biểu quyết lại vào ngày khác.")
        raise Refused([Finding("ballot_list_frozen", "", reason, remedy)])
    return base


def locked_ballot(ballot_id: int, version: int | None = None) -> Ballot:
    """Lock a ballot and fetch its list; raises ``ChangedMeanwhile`` as ``locked_base`` does."""
    rows = Ballot.objects.select_for_update(of=("self",)).select_related("base", "about")
    ballot = rows.get(pk=ballot_id)
    if version is not None and ballot.version != version:
        raise ChangedMeanwhile({"ballot": (version, ballot.version, version)}, ballot.version)
    return ballot


def period_on(base: BallotBase) -> OrganisationPeriod:
    """Return the body of a list as it stood on the day of the vote."""
    period: OrganisationPeriod = OrganisationPeriod.objects.on(base.held_on).get(organisation=base.organisation_id)
    return period


def refuse(findings: Sequence[Finding]) -> None:
    """Stop on any finding."""
    if findings:
        raise Refused(findings)
