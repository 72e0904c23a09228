"""Sheets and ledgers as files, answered at once: they hold sums of bodies, no person."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from branches.papers.issuers import issuer_on
from cell_life.dues.above import documents, workbooks
from cell_life.dues.above.selectors.ledgers import Ledger
from cell_life.dues.above.selectors.sheets import Sheet
from cell_life.dues.above.tables import Table, ledger_table, own_table, sheet_table
from vietnam.words import money

TYPES: Final = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sheet_file(sheet: Sheet, chosen: str, *, by: str) -> HttpResponse:
    """Answer with the sheet of a level as PDF or XLSX, in Vietnamese whatever the reader's language."""
    with translation.override("vi"):
        tables = (sheet_table(sheet), own_table(sheet)) if sheet.lines else (own_table(sheet),)
        kind = _("Bảng tổng hợp thu, nộp đảng phí")
        notes = (*sheet_notes(sheet), rounding_words())
        place = f"{sheet.span.year}-q{sheet.span.quarter}" if sheet.span.quarter else f"{sheet.span.month:%Y-%m}"
        name = f"dang-phi-{sheet.unit.organisation_id}-{place}"
        return _answer(kind, sheet.span.words, tables, notes, sheet.unit, sheet.span.last, chosen, name, by)


def ledger_file(unit: OrganisationPeriod, ledger: Ledger, day: date, chosen: str, *, by: str) -> HttpResponse:
    """Answer with the ledger of a year as PDF or XLSX."""
    with translation.override("vi"):
        kind, words = _("Sổ theo dõi thu, nộp đảng phí"), _("năm {year}").format(year=ledger.year)
        notes = (_("Số ghi là tiền cấp trên đã xác nhận nhận của từng tháng."),)
        name = f"so-dang-phi-{unit.organisation_id}-{ledger.year}"
        return _answer(kind, words, (ledger_table(ledger),), notes, unit, day, chosen, name, by)


def sheet_notes(sheet: Sheet) -> tuple[str, ...]:
    """Say how the sheet adds up, and what is still missing."""
    words = _("Đã thu {taken} = các cấp dưới giữ lại {kept} + nộp lên {sent} + còn ở cấp dưới {left}.")
    below = sheet.below
    found = [
        words.format(taken=money(below.taken), kept=money(below.kept), sent=money(sheet.sent), left=money(sheet.left))
    ]
    if sheet.sent != sheet.received:
        words = _("Đã nộp mà chưa xác nhận: {amount}.")
        found.append(words.format(amount=money(sheet.sent - sheet.received)))
    return tuple(found) if sheet.lines else ()


def rounding_words() -> str:
    """Say how what is kept is rounded."""
    return _("Phần giữ lại làm tròn đến đồng, nửa đồng trở lên làm tròn lên (giả định); phần còn lại nộp lên.")


def _answer(
    kind: str,
    summary: str,
    tables: tuple[Table, ...],
    notes: tuple[str, ...],
    unit: OrganisationPeriod,
    day: date,
    chosen: str,
    name: str,
    by: str,
) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"file.{chosen}"
        if chosen == "pdf":
            on = day if unit.starts_on <= day and (unit.ends_on is None or day < unit.ends_on) else unit.starts_on
            issuer = issuer_on(unit.organisation_id, unit.path, on)
            documents.write_tables(kind, summary, tables, notes, target, by=by, issuer=issuer)
        else:
            under = (unit.name, summary, _("Đơn vị tính: đồng"), *notes)
            workbooks.write_tables(kind, under, tables, target, sheet=_("Đảng phí"))
        response = HttpResponse(target.read_bytes(), content_type=TYPES[chosen])
    response["Content-Disposition"] = f'attachment; filename="{name}.{chosen}"'
    return response
