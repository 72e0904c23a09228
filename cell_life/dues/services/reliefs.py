"""Exemptions and reductions: asked for, decided with their paper, ended; only a decided one frees."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from cell_life.dues import rules
from cell_life.dues.months import month_of, said
from cell_life.dues.owing import relief_of
from cell_life.dues.rules import Asking
from cell_life.dues.services.sheets import lock_cell, recompute_open, refuse
from cell_life.models import DuesRelief
from members.models import Placement

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Paper:
    """The decision on a relief: number, day, who issued it."""

    number: str
    decided_on: date | None
    issuer: str = ""


def ask_relief(*, cell_id: int, membership_id: int, asked: Asking, reason: str = "", by: "User") -> DuesRelief:
    """Write that a member of a cell asks for an exemption or a reduction; nothing is freed before the decision."""
    with transaction.atomic(), history.act("ask_relief", by=by, reason=reason):
        lock_cell(cell_id)
        first = month_of(asked.first)
        refuse(_stranger(cell_id, membership_id) or rules.relief_findings(asked))
        refuse(_future(asked.requested_on, "requested_on"))
        refuse(_overlap(membership_id, first, asked.until))
        share = asked.share if asked.kind == "reduced" else None
        return DuesRelief.objects.create(
            membership_id=membership_id,
            kind=asked.kind,
            ground=asked.ground,
            share_numerator=share.numerator if share else None,
            share_denominator=share.denominator if share else None,
            starts_on=first,
            ends_on=asked.until,
            requested_on=asked.requested_on,
            reason=reason.strip()[:300],
        )


def _stranger(cell_id: int, membership_id: int) -> list[Finding]:
    if Placement.objects.filter(cell=cell_id, membership=membership_id).exists():
        return []
    words = _("Đồng chí này không sinh hoạt ở chi bộ này.")
    return [Finding("dues_not_in_cell", "member", words, _("Chi bộ đồng chí ấy sinh hoạt đề nghị."))]


def _future(day: date | None, field: str) -> list[Finding]:
    if day is None or day <= timezone.localdate():
        return []
    return [Finding("date_in_future", field, _("Ngày này chưa tới."), _("Ghi ngày hôm nay hoặc ngày đã qua."))]


def _overlap(membership_id: int, first: date, until: date | None) -> list[Finding]:
    rows = DuesRelief.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=first), membership=membership_id)
    if until:
        rows = rows.filter(starts_on__lt=until)
    there = rows.exclude(ends_on=F("starts_on")).order_by("starts_on").first()
    if there is None:
        return []
    words = _("Từ {month} đồng chí này đã có một lần miễn, giảm.").format(month=said(there.starts_on))
    return [Finding("dues_relief_overlaps", "first", words, _("Kết thúc lần ấy trước, hoặc chọn tháng sau đó."))]


def decide_relief(*, relief_id: int, cell_id: int, version: int, paper: Paper, by: "User") -> DuesRelief:
    """Write the decision on what was asked; open sheets of the cell from its first month on are reckoned anew."""
    refuse(_paper_findings(paper) or _future(paper.decided_on, "decided_on"))
    with transaction.atomic(), history.act("decide_relief", by=by, paper=paper.number):
        row = _locked(cell_id, relief_id, version)
        if row.decided_on:
            words = _("Lần miễn, giảm này đã có quyết định.")
            refuse([Finding("dues_relief_decided", "", words, _("Không phải làm gì thêm."))])
        refuse(rules.relief_findings(asked_of(row)))
        values = {"decision_number": paper.number, "decided_on": paper.decided_on, "issuer": paper.issuer}
        return _change(row, cell_id, row.starts_on, **values)


def asked_of(row: DuesRelief) -> Asking:
    """Return what a row of the table asks for."""
    months = None
    if row.ends_on:
        months = (row.ends_on.year - row.starts_on.year) * 12 + row.ends_on.month - row.starts_on.month
    return Asking(row.kind, row.ground, row.starts_on, months, relief_of(row).share, row.requested_on)


def _paper_findings(paper: Paper) -> list[Finding]:
    found = []
    if not paper.number.strip():
        found.append(Finding("required", "decision_number", _("Chưa ghi số quyết định."), _("Ghi số theo văn bản.")))
    if paper.decided_on is None:
        found.append(Finding("required", "decided_on", _("Chưa ghi ngày quyết định."), _("Ghi ngày theo văn bản.")))
    return found


def end_relief(*, relief_id: int, cell_id: int, version: int, last: date, reason: str, by: "User") -> DuesRelief:
    """End a relief before its time: the month of ``last`` is the first that is due again; withdraw one not decided.

    One ended in its first month, or not decided yet, never frees a month.
    """
    with transaction.atomic(), history.act("end_relief", by=by, reason=reason):
        row = _locked(cell_id, relief_id, version)
        first_due = month_of(last) if row.decided_on else row.starts_on
        refuse(_ending_findings(row, first_due, reason))
        return _change(row, cell_id, first_due, ends_on=max(first_due, row.starts_on))


def _ending_findings(row: DuesRelief, first_due: date, reason: str) -> list[Finding]:
    found = []
    if row.ends_on and (first_due > row.ends_on or row.ends_on == row.starts_on):
        words = _("Lần miễn, giảm này hết từ {month}.").format(month=said(row.ends_on))
        found.append(Finding("dues_relief_over", "last", words, _("Chọn tháng trước đó.")))
    if not reason.strip():
        found.append(Finding("required", "reason", _("Chưa ghi lý do."), _("Ví dụ: gia đình đã thoát nghèo.")))
    return found


def _locked(cell_id: int, relief_id: int, version: int) -> DuesRelief:
    lock_cell(cell_id)
    row = DuesRelief.objects.select_for_update(of=("self",)).get(pk=relief_id)
    if row.version != version:
        raise ChangedMeanwhile({}, row.version)
    return row


def _change(row: DuesRelief, cell_id: int, since: date, **columns: object) -> DuesRelief:
    DuesRelief.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
    row.refresh_from_db()
    recompute_open(cell_id=cell_id, since=since)
    return row
