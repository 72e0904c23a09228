"""Pages of dues above the cell that are read: the sheet of a month or quarter, what does not agree, the ledger."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import needs, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from cell_life.dues import months
from cell_life.dues.above import files, rules
from cell_life.dues.above.selectors import differences, ledgers, sheets
from cell_life.dues.above.selectors.sending import ground_of
from cell_life.dues.above.selectors.slips import rights_of
from cell_life.dues.above.spans import ROMAN, Span, last_day, month_span, quarter_span


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def home(request: Request) -> HttpResponse:
    """Lead to the last month that is over, of the first body in reach."""
    held = (one for one in request.scope.grants if Permission.VIEW_CELL_LIFE in one.permissions)
    month = months.later(months.month_of(request.today), -1)
    return redirect("dues_above:month", next(held).organisation_id, month.year, month.month)


@require_GET
def month(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Show the sheet of a month: each body below, the unit itself, what may be done."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_month(request, year, number)
    sheet = sheets.sheet_of(unit, span)
    own = ground_of(pk, span.month, request.today)
    rights = rights_of(unit, request.scope, is_cell=unit.kind in CELLS)
    context = {
        **_frame(request, unit, span, sheet),
        "ground": own,
        "slip": sheet.own.slips[0] if sheet.own.slips else None,
        "may_send": rights.sends and not own.known.is_sent and not own.known.is_top,
        "is_ready": not rules.sending_findings(own.known),
        "waiting_here": [line for line in sheet.lines if line.open_slip] if rights.sends else [],
        "rounding": files.rounding_words(),
    }
    return render(request, "cell_life/dues_above/sheet.html", context)


@require_GET
def quarter(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Show the sheet of a quarter."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_quarter(request, year, number)
    sheet = sheets.sheet_of(unit, span)
    return render(request, "cell_life/dues_above/sheet.html", _frame(request, unit, span, sheet))


@require_GET
def month_file(request: Request, pk: int, year: int, number: int, chosen: str) -> HttpResponse:
    """Answer with the sheet of a month as PDF or XLSX."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_month(request, year, number)
    return files.sheet_file(sheets.sheet_of(unit, span), _format(chosen), by=str(request.user))


@require_GET
def quarter_file(request: Request, pk: int, year: int, number: int, chosen: str) -> HttpResponse:
    """Answer with the sheet of a quarter as PDF or XLSX."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_quarter(request, year, number)
    return files.sheet_file(sheets.sheet_of(unit, span), _format(chosen), by=str(request.user))


@require_GET
def disagreements(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Name what does not agree in a month, at the unit and everywhere below."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_month(request, year, number)
    context = {
        "unit": unit,
        "span": span,
        "above": ancestors(unit.path, request.today, request.scope),
        "groups": differences.differences_of(unit, span),
        "back": span_url(pk, span),
    }
    return render(request, "cell_life/dues_above/differences.html", context)


@require_GET
def ledger(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the ledger of a level: the bodies below by the months of a year."""
    unit = body(request, pk, Permission.VIEW_CELL_LIFE)
    _known_year(request, year)
    context = {
        "unit": unit,
        "above": ancestors(unit.path, request.today, request.scope),
        "ledger": ledgers.ledger_of(pk, year, request.today),
        "years": [(one, reverse("dues_above:ledger", args=[pk, one]), one == year) for one in _years(request, year)],
        "back": reverse("dues_above:month", args=[pk, year, request.today.month if year == request.today.year else 12]),
    }
    return render(request, "cell_life/dues_above/ledger.html", context)


@require_GET
def ledger_file(request: Request, pk: int, year: int, chosen: str) -> HttpResponse:
    """Answer with the ledger of a year as PDF or XLSX."""
    unit = body(request, pk, Permission.VIEW_CELL_LIFE)
    _known_year(request, year)
    found = ledgers.ledger_of(pk, year, request.today)
    day = min(last_day(found.months[-1]), request.today)
    return files.ledger_file(unit, found, day, _format(chosen), by=str(request.user))


def _frame(request: Request, unit: OrganisationPeriod, span: Span, sheet: sheets.Sheet) -> dict[str, Any]:
    pk = unit.organisation_id
    url = "dues_above:quarter" if span.quarter else "dues_above:month"
    return {
        "unit": sheet.unit,
        "span": span,
        "sheet": sheet,
        "notes": files.sheet_notes(sheet),
        "above": ancestors(unit.path, request.today, request.scope),
        "lines": [(line, _line_urls(line, span)) for line in sheet.lines],
        "cell_urls": _cell_urls(request, unit, span),
        "chips": _chips(request, pk, span),
        "files": [
            (one.upper(), reverse(f"{url}_file", args=[pk, span.year, span.quarter or span.month.month, one]))
            for one in files.TYPES
        ],
        "other_url": _other_span(request, pk, span),
        "other_words": _("Theo tháng") if span.quarter else _("Theo quý"),
    }


def _line_urls(line: sheets.Line, span: Span) -> dict[str, str]:
    """Return where the figures of a line lead: its own sheet, its voucher, what does not agree there."""
    own = span_url(line.organisation_id, span)
    if span.quarter:
        return {"own": own, "slip": "", "open": own}
    where = [line.organisation_id, span.year, span.month.month]
    return {
        "own": own,
        "slip": reverse("dues_above:remittance", args=where) if line.slips else "",
        "open": reverse("dues_above:differences", args=where),
    }


def _cell_urls(request: Request, unit: OrganisationPeriod, span: Span) -> dict[str, str]:
    """Return the sheet and the receipts of a cell's month, for who may see what each member pays."""
    if span.quarter or unit.kind not in CELLS or not request.scope.allows(Permission.VIEW_DUES, unit.path):
        return {}
    where = [unit.organisation_id, span.year, span.month.month]
    return {"sheet": reverse("dues:month", args=where), "receipts": reverse("dues:receipts", args=where)}


def span_url(pk: int, span: Span) -> str:
    """Return the address of the sheet of a body and stretch."""
    if span.quarter:
        return reverse("dues_above:quarter", args=[pk, span.year, span.quarter])
    return reverse("dues_above:month", args=[pk, span.year, span.month.month])


def _other_span(request: Request, pk: int, span: Span) -> str:
    if span.quarter:
        return span_url(pk, month_span(min(span.month, months.month_of(request.today))))
    return span_url(pk, quarter_span(span.year, (span.month.month - 1) // 3 + 1))


def _chips(request: Request, pk: int, span: Span) -> list[tuple[str, str, bool]]:
    """Return the months or quarters of the year to choose from, up to the present one."""
    if span.quarter:
        quarters = [quarter_span(span.year, one) for one in range(1, 5)]
        found = [one for one in quarters if months.FIRST <= one.since <= request.today]
        return [(ROMAN[one.quarter - 1], span_url(pk, one), one == span) for one in found]
    every = [month_span(one) for one in months.of_year(span.year) if months.FIRST <= one <= request.today]
    return [(f"{one.month:%m/%Y}", span_url(pk, one), one == span) for one in every]


def body(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a body in reach with its last period: 404 out of reach, 403 without the right there."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    return period


def asked_month(request: Request, year: int, number: int) -> Span:
    """Return the month of the address; 404 for none, or one to come."""
    found = months.known(year, number)
    if found is None or found > request.today:
        raise Http404
    return month_span(found)


def asked_quarter(request: Request, year: int, number: int) -> Span:
    """Return the quarter of the address; 404 for none, or one to come."""
    if not (1 <= number <= 4 and months.FIRST.year < year <= request.today.year):
        raise Http404
    found = quarter_span(year, number)
    if found.since > request.today:
        raise Http404
    return found


def _known_year(request: Request, year: int) -> None:
    if not months.FIRST.year <= year <= request.today.year:
        raise Http404


def _years(request: Request, year: int) -> list[int]:
    return sorted({year, *range(request.today.year - 2, request.today.year + 1)}, reverse=True)


def _format(chosen: str) -> str:
    if chosen not in files.TYPES:
        raise Http404
    return chosen
