"""Writing the superior's consent to an unusual size, and its end."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.models import User
from branches import rules
from branches.choices import SizeException
from branches.models import SizeConsent
from branches.rules import Paper
from branches.services import ground


@transaction.atomic
def record_consent(
    *,
    organisation_id: int,
    exception: str,
    starts_on: date,
    decision_number: str,
    decided_on: date | None,
    issuer: str,
    note: str = "",
    reason: str = "",
    by: User | None,
) -> SizeConsent:
    """Write that the superior consents to an unusual size from a day on, by a paper with number and day.

    Raises ``Refused``: without a complete paper, or when such a consent stands already.
    """
    paper = Paper(decision_number, decided_on, issuer)
    locked = ground.lock_open(organisation_id, None)
    found = _paper_missing(exception, paper)
    if starts_on < locked.organisation.opened_on:
        words = _("Ngày này trước ngày thành lập tổ chức.")
        found.append(Finding("before_opening", "starts_on", words, _("Xem lại ngày trên văn bản."), value=starts_on))
    found += rules.day_findings(starts_on, paper, today=timezone.localdate())
    ground.refuse(found, reason)
    columns = ground.paper_columns(paper)
    try:
        with transaction.atomic(), history.act("record_consent", by=by, reason=reason, paper=decision_number):
            return SizeConsent.objects.create(
                organisation_id=organisation_id, exception=exception, starts_on=starts_on, note=note, **columns
            )
    except IntegrityError as error:
        words = _("Trường hợp này đã có văn bản đồng ý đang hiệu lực.")
        raise Refused(
            [Finding("consent_stands", "exception", words, _("Ghi ngày hết hiệu lực của văn bản cũ trước."))]
        ) from error


def _paper_missing(exception: str, paper: Paper) -> list[Finding]:
    """Ask for the whole paper: without number, day and issuer there is no consent."""
    given = {"decision_number": paper.number.strip(), "decided_on": paper.decided_on, "issuer": paper.issuer.strip()}
    found = [
        Finding("required", field, _("Chưa ghi mục này."), _("Chép từ văn bản đồng ý của cấp trên."))
        for field, value in given.items()
        if not value
    ]
    if exception not in SizeException.values:
        found.append(
            Finding("required", "exception", _("Chưa chọn trường hợp."), _("Chọn trường hợp ghi trên văn bản."))
        )
    return found


@transaction.atomic
def end_consent(*, consent_id: int, ends_on: date, reason: str, by: User | None) -> SizeConsent:
    """End a consent on a day, with the reason; it stays in the register. Raises ``Refused``."""
    consent = SizeConsent.objects.select_for_update(of=("self",)).get(pk=consent_id)
    found = rules.reason_findings(reason)
    if consent.ends_on is not None:
        words = _("Văn bản này đã hết hiệu lực ngày {day}.").format(day=f"{consent.ends_on:%d/%m/%Y}")
        found.append(Finding("ended_already", "ends_on", words, _("Không cần ghi nữa.")))
    if ends_on <= consent.starts_on:
        words = _("Ngày hết hiệu lực phải sau ngày bắt đầu ({day}).").format(day=f"{consent.starts_on:%d/%m/%Y}")
        found.append(Finding("ends_before_start", "ends_on", words, _("Xem lại hai ngày."), value=ends_on))
    ground.refuse(found, reason)
    with history.act("end_consent", by=by, reason=reason):
        consent.ends_on = ends_on
        consent.save(update_fields=["ends_on"])
    return consent
