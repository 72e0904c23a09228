"""What may come after a letter: a spoiled one replaced under a new number, a stay for a time prolonged or ended."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from branches.models import IssuedPaper
from branches.services import void_paper
from members.choices import PlacementKind, TransferStage
from members.models import Transfer
from members.transfers import rules, rules_later
from members.transfers.rules_later import Stay, stay_of
from members.transfers.services.acts import SUBJECT, Ground, Letter, act_on, move_on, next_number, refuse, refuse_held

if TYPE_CHECKING:
    from accounts.models import User


def replace_letter(
    *,
    transfer_id: int,
    letter: Letter,
    reason: str,
    register_of: int | None = None,
    version: int | None = None,
    by: "User",
) -> Transfer:
    """Write a new letter in place of a spoiled one (box 1 wrong): a new number, the old one stays as void.

    A letter handed in already is with its bearer again: the new one is still to be presented. Raises
    ``Refused`` and ``ChangedMeanwhile``.
    """
    with act_on(
        name="replace_letter", step="replace", transfer_id=transfer_id, version=version, reason=reason, by=by
    ) as it:
        refuse_held(it)
        row, given = it.transfer, letter.number.strip()[:60]
        numbered = bool(given or register_of)
        found = rules_later.replacement_findings(
            given, letter.on, row.letter_number, row.letter_on, it.today, reason=reason, numbered=numbered
        )
        refuse(found + rules.dues_findings(letter.dues_until, letter.on), reason)
        _void(row, it.today, reason, by)
        return move_on(
            row,
            stage=TransferStage.ISSUED,
            presented_on=None,
            letter_number=given or next_number(row, register_of or 0, letter.on, by),
            letter_on=letter.on,
            letter_issuer=letter.issuer[:200],
            dues_until=letter.dues_until,
            portal_number=letter.portal_number[:60] or row.portal_number,
        )


def _void(row: Transfer, on: date, reason: str, by: "User") -> None:
    papers = IssuedPaper.objects.filter(subject_type=SUBJECT, subject_id=row.pk, void_on__isnull=True)
    for paper in papers.values_list("pk", flat=True):
        void_paper(paper_id=paper, on=on, reason=reason, by=by)


def extend_temporary(
    *, transfer_id: int, until_on: date, reason: str, version: int | None = None, by: "User"
) -> Transfer:
    """Prolong a stay for a time, as the host asks and the letter says; the member stays counted at home.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with act_on(name="extend_temporary", step="", transfer_id=transfer_id, version=version, reason=reason, by=by) as it:
        stay = _running(it)
        refuse(rules_later.extension_findings(stay, until_on, reason), reason)
        return move_on(it.transfer, until_on=until_on)


def end_temporary(*, transfer_id: int, on: date, reason: str = "", version: int | None = None, by: "User") -> Transfer:
    """Write that a stay for a time is over: its placement ends, the head count was at home all along."""
    with act_on(name="end_temporary", step="", transfer_id=transfer_id, version=version, reason=reason, by=by) as it:
        row = it.transfer
        _running(it)
        refuse(rules_later.end_findings(on, row.closed_on or on, row.until_on, it.today, reason), reason)
        it.membership.placements.filter(
            kind=PlacementKind.TEMPORARY, cell_id=row.to_cell_id, ends_on__isnull=True
        ).update(ends_on=on)
        return move_on(row, ended_on=on, closing_reason=reason[:300])


def _running(it: Ground) -> Stay:
    """Return the stay that runs; raises ``Refused`` for anything else."""
    row = it.transfer
    stay = stay_of(row)
    if not rules_later.is_running(stay):
        words = _("Đây không phải lần sinh hoạt tạm thời đang diễn ra.")
        raise Refused([Finding("not_running", "", words, _("Tải lại trang để xem trạng thái hiện nay."))])
    return stay
