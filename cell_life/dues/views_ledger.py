"""Sổ thu đảng phí of a cell: on screen, as a workbook, on paper."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import Request
from cell_life.dues import documents
from cell_life.dues.frame import around, cell_in_reach
from cell_life.dues.months import FIRST
from cell_life.dues.selectors.ledger import ledger_of
from cell_life.dues.viewing import record_reading, record_taking_out

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
YEARS_SHOWN = 3


def _check(request: Request, year: int) -> None:
    if not FIRST.year <= year <= request.today.year + 1:
        raise Http404


@require_GET
def ledger(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the book of a year: members × twelve months."""
    period = cell_in_reach(request, pk)
    _check(request, year)
    book = ledger_of(pk, year, request.scope, request.today)
    record_reading(pk, period.path, len(book.rows), by=request.user)
    years = sorted({year, *range(request.today.year - YEARS_SHOWN + 1, request.today.year + 1)}, reverse=True)
    context = around(request, period, "ledger") | {
        "book": book,
        "year": year,
        "years": [(one, reverse("dues:ledger", args=[pk, one])) for one in years],
    }
    return render(request, "cell_life/dues/ledger.html", context)


@require_POST
def file(request: Request, pk: int, year: int, form: str) -> HttpResponse:
    """Answer with the book of a year as a workbook or on paper; every copy is logged."""
    period = cell_in_reach(request, pk)
    _check(request, year)
    if form not in TYPES:
        raise Http404
    book = ledger_of(pk, year, request.scope, request.today)
    words = _("sổ thu đảng phí năm {year}, {cell}").format(year=year, cell=period.name)
    code = record_taking_out(pk, period.path, len(book.rows), words, by=request.user)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"so.{form}"
        documents.write_ledger(book, period, request.today, form, code=code, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="so-thu-dang-phi-{year}.{form}"'
    return response
