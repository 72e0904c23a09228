"""What holds an official transfer up: an inspection, a complaint; placed and lifted."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from members.ledger import rules
from members.ledger.rules import Decision
from members.ledger.services.acts import act, refuse
from members.models import Hold

if TYPE_CHECKING:
    from accounts.models import User


def place_hold(*, person_id: int, kind: str, on: date, paper: Decision, version: int | None = None, by: "User") -> Hold:
    """Record from ``on`` an inspection or complaint that forbids an official transfer. Raises ``Refused``.

    Source: Quy định 294-QĐ/TW (26/5/2025), 6.3.1 đ.
    """
    with act(name="place_hold", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        found = rules.act_findings(_at_any_time(it.life), on, paper, it.today)
        if Hold.objects.filter(membership=it.membership, kind=kind, ends_on__isnull=True).exists():
            found.append(
                Finding("hold_stands", "kind", _("Vướng mắc này đã ghi và chưa hết."), _("Không cần ghi nữa."))
            )
        refuse(found, paper)
        return Hold.objects.create(
            membership=it.membership, kind=kind, starts_on=on, paper=paper.number[:60], reason=paper.reason[:300]
        )


def lift_hold(*, hold_id: int, on: date, paper: Decision, version: int | None = None, by: "User") -> None:
    """Record that what held a transfer up ended on ``on``. Raises ``Refused``."""
    hold = Hold.objects.select_related("membership").get(pk=hold_id)
    with act(name="lift_hold", person_id=hold.membership.person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.act_findings(_at_any_time(it.life, hold.starts_on), on, paper, it.today), paper)
        if not Hold.objects.filter(pk=hold_id, ends_on__isnull=True).update(ends_on=on, version=F("version") + 1):
            reason = _("Vướng mắc này đã hết từ trước.")
            raise Refused([Finding("not_running", "on", reason, _("Tải lại trang để xem trạng thái hiện nay."))])


def _at_any_time(life: rules.Life, since: date | None = None) -> rules.Life:
    """Let a day stand before what else happened: a hold moves no book."""
    return replace(life, last_on=since, registered_on=None)
