"""Pages of what is to be looked at again: sizes, codes, sectors of a whole reach, and the superior's consents."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import needs, require
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches import forms, services
from branches.choices import Sector
from branches.days import day_asked
from branches.forms_review import ConsentForm, EndConsentForm, SectorsForm
from branches.models import Organisation, OrganisationPeriod, SizeConsent
from branches.rules import sizes
from branches.selectors import codes as codes_of
from branches.selectors import review as reviews
from branches.selectors import sectors as sectors_of
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors, detail_url
from branches.views import rooms
from vietnam.words import number

MOST_CHOSEN = 5_000


@needs(Permission.VIEW_MEMBERS)
@require_GET
def review(request: Request) -> HttpResponse:
    """List the organisations whose size asks for something they lack, by rule, for the whole reach."""
    day = day_asked(request)
    code = request.GET.get("loi", "")
    code = code if code in sizes.RULES else ""
    found = reviews.review(request.scope, day, request.today, code=code, below=_below(request), page=_page(request))
    context = {
        "review": found,
        "title": sizes.TITLES.get(code, ""),
        "is_today": day == request.today,
        "day": day,
        "below": _below(request),
        **rooms(request),
        **_pager(request, found.page, found.pages, found.total),
    }
    return render(request, "branches/review.html", context)


def _below(request: Request) -> OrganisationPeriod | None:
    """Return the body the address narrows to, None when it names none in reach."""
    text = request.GET.get("don_vi", "")
    if not text.isdecimal() or len(text) > 18:
        return None
    periods = OrganisationPeriod.objects.visible_to(request.scope)
    return periods.on(request.today).filter(organisation_id=int(text)).first()


def _page(request: Request) -> int:
    text = request.GET.get("trang", "")
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _pager(request: Request, page: int, pages: int, total: int) -> dict[str, Any]:
    """Return the words and addresses of the pager; nothing for a single page."""
    query = {name: request.GET[name] for name in ("loi", "don_vi", "ngay", "loc") if request.GET.get(name)}
    words = _("Trang {page} trên {pages}, {total} tổ chức").format(
        page=number(page), pages=number(pages), total=number(total)
    )
    return {
        "pager_words": words if pages > 1 else "",
        "next_url": f"?{urlencode({**query, 'trang': page + 1})}" if page < pages else "",
        "first_url": f"?{urlencode(query)}" if page > 1 else "",
    }


@needs(Permission.VIEW_ORGANISATIONS)
@require_GET
def codes(request: Request) -> HttpResponse:
    """List the organisations whose code is missing or does not fit its place."""
    problem = request.GET.get("loi", "")
    problem = problem if problem in codes_of.PROBLEMS else ""
    found = codes_of.codes(request.scope, request.today, problem=problem, page=_page(request))
    context = {
        "codes": found,
        "chips": [
            (key, str(label), found.counts[key]) for key, label in codes_of.PROBLEMS.items() if key in found.counts
        ],
        "problem": problem,
        **rooms(request),
        **_pager(request, found.page, found.pages, found.total),
    }
    return render(request, "branches/codes.html", context)


@needs(Permission.EDIT_ORGANISATIONS)
@require_http_methods(["GET", "POST"])
def sectors(request: Request) -> HttpResponse:
    """List organisations by sector; tick some, see what would change, write it in one act."""
    form = SectorsForm(request.POST or None)
    if request.method == "POST":
        return _set_sectors(request, form)
    choice = request.GET.get("loc", sectors_of.MISSING)
    found = sectors_of.sectors(request.scope, request.today, choice=choice, page=_page(request))
    return _sectors_page(request, form, found=found, choice=choice)


def _set_sectors(request: Request, form: SectorsForm) -> HttpResponse:
    """Show the preview of a choice, or write it once it is confirmed."""
    chosen = [int(one) for one in request.POST.getlist("chon")[:MOST_CHOSEN] if one.isdecimal() and len(one) < 19]
    lines = sectors_of.lines_of(request.scope, chosen, request.today)
    if not lines:
        form.add_error(None, _("Chưa chọn tổ chức nào. Đánh dấu các tổ chức trong danh sách."))
    elif form.is_valid() and request.POST.get("xac_nhan"):
        try:
            return redirect(_write_sectors(request, form, [line.organisation_id for line in lines]))
        except Refused as refused:
            forms.add_findings(form, refused)
    if not lines:
        found = sectors_of.sectors(request.scope, request.today, choice=request.POST.get("loc", sectors_of.MISSING))
        return _sectors_page(request, form, found=found, choice=request.POST.get("loc", sectors_of.MISSING))
    return _sectors_page(request, form, preview=lines, ready=form.is_valid())


def _write_sectors(request: Request, form: SectorsForm, ids: list[int]) -> str:
    """Write the choice once and say how many; a second sending only leads back."""

    def make() -> str:
        values = form.values()
        done = services.set_sectors(organisation_ids=ids, by=request.user, **values)
        count = done.filled + done.changed
        words = ngettext("Đã ghi loại hình cho {n} tổ chức.", "Đã ghi loại hình cho {n} tổ chức.", count)
        messages.success(request, words.format(n=number(count)))
        return reverse("branches:sectors")

    return once(key=safe_forms.key_of(request.POST), make=make, by=request.user).url


def _sectors_page(request: Request, form: SectorsForm, **more: Any) -> HttpResponse:
    found = more.get("found")
    choices = [
        (sectors_of.MISSING, _("Chưa ghi, trên cũng không")),
        (sectors_of.INHERITED, _("Theo cấp trên")),
        (sectors_of.OWN, _("Ghi riêng")),
        ("tat-ca", _("Tất cả")),
        *Sector.choices,
    ]
    sector = form.data.get("sector", "") if form.is_bound else ""
    context = {
        "form": form,
        "choices": choices,
        "after": Sector(sector).label if sector in Sector.values else "",
        **(_pager(request, found.page, found.pages, found.total) if found else {}),
        **more,
    }
    return render(request, "branches/sectors.html", context)


def _writable(request: Request, pk: int) -> OrganisationPeriod:
    """Return the last period of a body this person may write on: 404 out of reach, 403 without the right."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, Permission.EDIT_ORGANISATIONS, period.path)
    return period


@require_http_methods(["GET", "POST"])
def consent(request: Request, pk: int) -> HttpResponse:
    """Write the superior's consent to an unusual size."""
    period = _writable(request, pk)
    chosen = sizes.CONSENTS.get(request.GET.get("loi", ""))
    form = ConsentForm(request.POST or None, initial={"exception": chosen})
    if request.method == "POST" and form.is_valid():

        def write() -> object:
            return services.record_consent(organisation_id=pk, by=request.user, **form.values())

        if _carry_out(form, write):
            messages.success(request, _("Đã ghi văn bản đồng ý."))
            return redirect("branches:detail", pk)
    return _act_page(request, period, form, _("Ghi văn bản đồng ý của cấp trên"), _("Lưu vào sổ"))


@require_http_methods(["GET", "POST"])
def end_consent(request: Request, pk: int, consent_id: int) -> HttpResponse:
    """Write that a consent no longer holds."""
    period = _writable(request, pk)
    row = get_object_or_404(
        SizeConsent.objects.visible_to(request.scope, request.today), pk=consent_id, organisation_id=pk
    )
    form = EndConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def write() -> object:
            return services.end_consent(consent_id=row.pk, by=request.user, **form.values())

        if _carry_out(form, write):
            messages.success(request, _("Đã ghi ngày hết hiệu lực của văn bản."))
            return redirect("branches:detail", pk)
    title = _("Văn bản đồng ý hết hiệu lực")
    return _act_page(request, period, form, title, _("Lưu"))


def _carry_out(form: Any, write: Callable[[], object]) -> bool:
    try:
        write()
    except Refused as refused:
        forms.add_findings(form, refused)
        return False
    return True


def _act_page(request: Request, period: OrganisationPeriod, form: Any, title: str, button: str) -> HttpResponse:
    context = {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "own_url": detail_url(period.organisation_id),
        "form": form,
        "title": title,
        "button": button,
        "danger": False,
    }
    return render(request, "branches/act.html", context)
