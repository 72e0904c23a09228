"""Writing the wage zone and the share kept of a body, dated, with its paper; earlier rows end where it begins."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from cell_life.dues.above.services.locking import lock_bodies, refuse
from cell_life.models import DuesSetting

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Wish:
    """What is to be written: from when, for whom, the zone ("" = none said), the share in two numbers, the paper."""

    starts_on: date
    own_only: bool
    zone: str = ""
    numerator: int | None = None
    denominator: int | None = None
    decision_number: str = ""
    decided_on: date | None = None
    issuer: str = ""


def set_share(*, organisation_id: int, wish: Wish, by: "User") -> DuesSetting:
    """Write zone and share of a body from a day on; the row in force until then ends there.

    One that began the same day is put right by it and never counts any more.
    Locks the body. Raises ``Refused`` for an empty wish, a share beyond the whole, a share without its paper, or
    when a later row stands already.
    """
    with transaction.atomic(), history.act("set_share", by=by, paper=wish.decision_number):
        lock_bodies([organisation_id])
        rows = DuesSetting.objects.filter(organisation=organisation_id, own_only=wish.own_only)
        last = rows.order_by("-starts_on").first()
        refuse(_findings(wish, last.starts_on if last else None))
        if last is not None and (last.ends_on is None or last.ends_on > wish.starts_on):
            rows.filter(pk=last.pk).update(ends_on=wish.starts_on, version=F("version") + 1)
        return DuesSetting.objects.create(
            organisation_id=organisation_id,
            starts_on=wish.starts_on,
            own_only=wish.own_only,
            zone=wish.zone,
            kept_numerator=wish.numerator,
            kept_denominator=wish.denominator,
            decision_number=wish.decision_number,
            decided_on=wish.decided_on,
            issuer=wish.issuer,
        )


def _findings(wish: Wish, last: date | None) -> list[Finding]:
    found = []
    if not wish.zone and wish.numerator is None:
        words = _("Chưa chọn vùng lương, cũng chưa ghi phần giữ lại.")
        found.append(Finding("dues_setting_empty", "zone", words, _("Ghi ít nhất một trong hai mục.")))
    if wish.numerator is not None and not (wish.denominator and wish.numerator <= wish.denominator):
        words = _("Phần giữ lại không quá toàn bộ số thu.")
        found.append(Finding("dues_setting_share", "kept", words, _("Ghi từ 0 đến 100, ví dụ 70.")))
    if wish.numerator is not None and not (wish.decision_number and wish.decided_on):
        remedy = _("Ghi số và ngày văn bản của cấp trên quy định mức trích.")
        words = _("Phần giữ lại phải theo một văn bản.")
        found.append(Finding("dues_setting_paper", "decision_number", words, remedy))
    if last is not None and wish.starts_on < last:
        words = _("Đã có một dòng bắt đầu từ ngày {day}.").format(day=f"{last:%d/%m/%Y}")
        found.append(
            Finding("dues_setting_later", "starts_on", words, _("Ghi đúng ngày ấy để đính chính, hoặc một ngày sau."))
        )
    return found
