"""Pages of receipts: one member pays several months, the receipt and its paper, voiding it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import require
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.selectors.organisation import last_period
from cell_life.dues import documents, forms, services
from cell_life.dues.frame import around, cell_in_reach, month_asked, month_url
from cell_life.dues.months import AHEAD, later, month_of
from cell_life.dues.selectors.month import months_of_member
from cell_life.dues.selectors.receipts import member_of, slips_of
from cell_life.dues.viewing import record_reading, record_taking_out
from cell_life.models import DuesReceipt
from members.forms.sending import send

get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def take(request: Request, pk: int, member: int) -> HttpResponse:
    """Take money of one member for months late, this one and ahead."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    found = member_of(pk, member)
    if found is None:
        raise Http404
    months = months_of_member(pk, member, request.today, AHEAD)
    form = forms.TakeForm(request.POST if request.method == "POST" else None, months=months, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            taken = services.take_dues(
                cell_id=pk,
                takings=[form.taking(member)],
                paid_on=form.cleaned_data["paid_on"].value,
                voluntary=form.cleaned_data["voluntary"],
                by=request.user,
            )
            return reverse("dues:receipt", args=[taken[0].pk])

        answer = send(request, form, make, _("Đã ghi phiếu thu."))
        if answer:
            return answer
        months = months_of_member(pk, member, request.today, AHEAD)
    record_reading(pk, period.path, 1, by=request.user)
    context = around(request, period, "month") | {"form": form, "name": found, "months": months}
    context["back"] = month_url("month", pk, month_of(request.today))
    return render(request, "cell_life/dues/take.html", context)


def _receipt(
    request: Request, pk: int, permission: Permission = Permission.VIEW_DUES
) -> tuple[DuesReceipt, OrganisationPeriod]:
    """Return a receipt of a cell in reach with the cell."""
    seen = DuesReceipt.objects.visible_to(request.scope).select_related("cell", "membership__person", "created_by")
    row = get_object_or_404(seen, pk=pk)
    period = last_period(row.cell)
    require(request.scope, permission, period.path)
    return row, period


@require_GET
def receipt(request: Request, pk: int) -> HttpResponse:
    """Show one receipt."""
    row, period = _receipt(request, pk)
    record_reading(row.cell_id, period.path, 1, by=request.user)
    slip = slips_of([row])[0]
    context = around(request, period, "month") | {"receipt": row, "slip": slip}
    context["back"] = month_url("month", row.cell_id, month_of(row.paid_on))
    return render(request, "cell_life/dues/receipt.html", context)


@require_POST
def paper(request: Request, pk: int) -> HttpResponse:
    """Answer with the paper of one receipt."""
    row, period = _receipt(request, pk)
    return _papers(request, period, [row], f"phieu-thu-{row.year}-{row.number}.pdf")


@require_POST
def of_month(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Answer with the papers of all receipts dated in a month, three a page."""
    period = cell_in_reach(request, pk)
    month = month_asked(year, number)
    rows = DuesReceipt.objects.visible_to(request.scope).filter(
        cell=pk, paid_on__gte=month, paid_on__lt=later(month, 1), void_on__isnull=True
    )
    found = list(rows.select_related("cell", "membership__person", "created_by").order_by("year", "number"))
    if not found:
        raise Http404
    return _papers(request, period, found, f"phieu-thu-{month:%Y-%m}.pdf")


def _papers(request: Request, period: OrganisationPeriod, rows: Sequence[DuesReceipt], filename: str) -> HttpResponse:
    words = _("phiếu thu đảng phí, {cell}").format(cell=period.name)
    code = record_taking_out(period.organisation_id, period.path, len(rows), words, by=request.user)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "phieu-thu.pdf"
        documents.write_receipts(slips_of(rows), period, request.today, code=code, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


@get_or_post
def void(request: Request, pk: int) -> HttpResponse:
    """Void a receipt for a reason."""
    row, period = _receipt(request, pk, Permission.COLLECT_DUES)
    form = forms.VoidForm(request.POST if request.method == "POST" else None, version=row.version)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.void_receipt(receipt_id=pk, by=request.user, **form.cleaned_data)
            return reverse("dues:receipt", args=[pk])

        answer = send(request, form, make, _("Đã hủy phiếu thu."))
        if answer:
            return answer
    context = around(request, period, "month") | {"form": form, "receipt": row, "slip": slips_of([row])[0]}
    return render(request, "cell_life/dues/void.html", context)
