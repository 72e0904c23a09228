"""Pages of what dues rest on: the bases of a cell in one table, its exemptions and reductions."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import PermissionRefused
from accounts.requests import Request
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Kind
from branches.models import OrganisationPeriod
from branches.papers.issuers import committee_name
from cell_life.dues import forms, services
from cell_life.dues.frame import around, cell_in_reach
from cell_life.dues.selectors.bases import bases_of, relief_words, reliefs_of
from cell_life.dues.selectors.month import is_above
from cell_life.dues.viewing import record_reading
from cell_life.models import DuesRelief
from members.forms.sending import send

get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def bases(request: Request, pk: int) -> HttpResponse:
    """Show on what everybody in the cell pays; those who collect change it here, all rows at once."""
    writes = request.method == "POST"
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES if writes else Permission.VIEW_DUES)
    rows = bases_of(pk, request.today, request.scope)
    form = forms.BasesForm(request.POST if writes else None, rows=rows, today=request.today)
    if writes and form.is_valid():
        wishes = form.wishes()

        def make() -> str:
            services.set_bases(cell_id=pk, first=form.first_month, wishes=wishes, by=request.user)
            return reverse("dues:bases", args=[pk])

        answer = send(request, form, make, _("Đã ghi căn cứ. Bảng tháng đang thu đã tính lại."))
        if answer:
            return answer
    record_reading(pk, period.path, len(rows), by=request.user)
    context = around(request, period, "bases") | {"form": form, "rows": form.filled()}
    context["lacking"] = sum(1 for row in rows if not row.kind)
    return render(request, "cell_life/dues/bases.html", context)


def may_decide(period: OrganisationPeriod, scope: Scope) -> bool:
    """Say whether somebody decides on reliefs of a cell: a base cell itself, of others the level above.

    Source: 01-QĐ/TW (3/2/2026), Điều 5, theo nguồn thứ cấp.
    """
    if period.kind == Kind.BASE_CELL:
        return scope.allows(Permission.COLLECT_DUES, period.path)
    return is_above(period, scope)


@require_GET
def reliefs(request: Request, pk: int) -> HttpResponse:
    """Show who is exempt or pays less, who asked, and by which decision."""
    period = cell_in_reach(request, pk)
    rows = reliefs_of(pk, request.today, request.scope)
    record_reading(pk, period.path, len(rows), by=request.user)
    context = around(request, period, "reliefs") | {"rows": rows, "may_decide": may_decide(period, request.scope)}
    return render(request, "cell_life/dues/reliefs.html", context)


@get_or_post
def ask(request: Request, pk: int) -> HttpResponse:
    """Write that a member asks for an exemption or a reduction."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    people = [(row.membership_id, row.name) for row in bases_of(pk, request.today, request.scope) if not row.is_guest]
    form = forms.ReliefForm(request.POST if request.method == "POST" else None, people=people, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.ask_relief(
                cell_id=pk, membership_id=data["member"], asked=form.asked(), reason=data["reason"], by=request.user
            )
            return reverse("dues:reliefs", args=[pk])

        said = _("Đã ghi đề nghị. Có quyết định thì mới được miễn, giảm.")
        answer = send(request, form, make, said)
        if answer:
            return answer
    return render(request, "cell_life/dues/ask.html", around(request, period, "reliefs") | {"form": form})


def _relief(request: Request, pk: int, relief: int) -> DuesRelief:
    """Return a relief of somebody who is or was in the cell."""
    seen = DuesRelief.objects.visible_to(request.scope).filter(membership__placements__cell=pk).distinct()
    return get_object_or_404(seen.select_related("membership__person"), pk=relief)


@get_or_post
def decide(request: Request, pk: int, relief: int) -> HttpResponse:
    """Write the decision on an exemption or reduction."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    if not may_decide(period, request.scope):
        raise PermissionRefused(Permission.COLLECT_DUES, period.path)
    row = _relief(request, pk, relief)
    data = request.POST if request.method == "POST" else None
    form = forms.DecideReliefForm(data, version=row.version, issuer=_issuer(request, period))
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.decide_relief(
                relief_id=relief, cell_id=pk, version=form.cleaned_data["version"], paper=form.paper(), by=request.user
            )
            return reverse("dues:reliefs", args=[pk])

        answer = send(request, form, make, _("Đã ghi quyết định. Bảng tháng đang thu đã tính lại."))
        if answer:
            return answer
    context = around(request, period, "reliefs") | {"form": form, "row": row, "what": relief_words(row)}
    return render(request, "cell_life/dues/decide.html", context)


def _issuer(request: Request, period: OrganisationPeriod) -> str:
    if period.kind == Kind.BASE_CELL:
        return period.name
    above = OrganisationPeriod.objects.visible_to(request.scope).on(request.today).filter(organisation=period.parent_id)
    found = above.first()
    return committee_name(found.name) if found else ""


@get_or_post
def end(request: Request, pk: int, relief: int) -> HttpResponse:
    """End an exemption or reduction before its time, or take back what was only asked."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    row = _relief(request, pk, relief)
    data = request.POST if request.method == "POST" else None
    form = forms.EndReliefForm(data, version=row.version, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.end_relief(
                relief_id=relief,
                cell_id=pk,
                version=form.cleaned_data["version"],
                last=form.last,
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
            return reverse("dues:reliefs", args=[pk])

        answer = send(request, form, make, _("Đã ghi."))
        if answer:
            return answer
    context = around(request, period, "reliefs") | {"form": form, "row": row, "what": relief_words(row)}
    return render(request, "cell_life/dues/end.html", context)
