"""Pages of residence: a cell's comments on one screen, one member, who is still missing, the papers."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import needs, require
from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.papers.issuers import issuer_on
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from members.forms import ActForm
from members.forms.sending import send
from members.models import Person, ResidenceComment, ResidenceTie
from members.ratings.rules import FIRST_YEAR
from members.ratings.selectors import years_of
from members.residence import documents, forms, selectors, services
from members.residence.services import Said
from members.selectors import head_of, record_of
from members.viewing import record_background
from members.views import person_in_reach

get_or_post = require_http_methods(["GET", "POST"])
READ, EDIT = Permission.VIEW_BACKGROUND, Permission.EDIT_MEMBERS


@needs(READ)
@require_GET
def missing(request: Request) -> HttpResponse:
    """Show about whom of a unit the place of residence has not written yet this year."""
    year, unit = _year(request), _unit(request)
    rows, total = selectors.missing_below(unit, year, request.scope, request.today)
    address = f"{reverse('residence:missing')}?don_vi={unit.organisation_id}"
    context = {
        "unit": unit,
        "year": year,
        "rows": rows,
        "total": total,
        "years": [(one, f"{address}&nam={one}") for one in years_of(request.today, year)],
        "above": ancestors(unit.path, request.today, request.scope),
    }
    return render(request, "residence/missing.html", context)


@get_or_post
def cell(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the ties of a cell and the comments of a year; those who write there fill in what has come."""
    writes = request.method == "POST"
    period = _cell(request, pk, EDIT if writes else READ)
    require(request.scope, READ, period.path)
    _known(request, year)
    page = selectors.cell_page(pk, year, request.scope, request.today)
    rows = [row for row in page.rows if row.comment is None or f"p{row.person_id}" in request.POST]
    form = forms.CellForm(request.POST if writes else None, rows=rows, today=request.today)
    if writes and form.is_valid():

        def make() -> str:
            count = services.save_comments(
                cell_id=pk, year=year, received_on=form.received, comments=form.comments(), by=request.user
            )
            words = ngettext("Đã ghi nhận xét về {n} đồng chí.", "Đã ghi nhận xét về {n} đồng chí.", count)
            messages.success(request, words.format(n=count))
            return reverse("residence:cell", args=[pk, year])

        answer = send(request, form, make)
        if answer:
            return answer
        page = selectors.cell_page(pk, year, request.scope, request.today)
    if not writes and any(row.comment for row in page.rows):
        _log(request, period, len(page.rows))
    may_edit = request.scope.allows(EDIT, period.path)
    context = {
        "period": period,
        "year": year,
        "page": page,
        "form": form,
        "rows": form.filled(page.rows) if may_edit else page.rows,
        "may_edit": may_edit,
        "years": [(one, reverse("residence:cell", args=[pk, one])) for one in years_of(request.today, year)],
        "above": ancestors(period.path, request.today, request.scope),
    }
    return render(request, "residence/cell.html", context)


def _log(request: Request, period: OrganisationPeriod, count: int) -> None:
    """Log that somebody read what the places of residence say of a cell's members."""
    record_access(
        user=request.user,
        action=AccessAction.VIEWED,
        subject_type="list",
        scope=period.path,
        filter_words=_("nhận xét của nơi cư trú"),
        count=count,
    )


@require_GET
def slips(request: Request, pk: int, year: int) -> HttpResponse:
    """Answer with the list and the slips of those about whom the place of residence is still asked."""
    period = _cell(request, pk, EDIT)
    _known(request, year)
    page = selectors.cell_page(pk, year, request.scope, request.today)
    waiting = [row for row in page.rows if row.asked and row.comment is None]

    def write(target: Path) -> None:
        documents.write_slips(period, waiting, year, by=request.user, target=target)

    return _pdf(write, f"phieu-noi-cu-tru-{pk}-{year}.pdf")


@require_GET
def letter(request: Request, pk: int) -> HttpResponse:
    """Answer with the letter of introduction to the place of residence."""
    rows = ResidenceTie.objects.visible_to(request.scope).select_related("person__keeper")
    found = get_object_or_404(rows, pk=pk)
    require(request.scope, EDIT, found.person.keeper_path)
    period = last_period(found.person.keeper)
    issuer = issuer_on(period.organisation_id, period.path, request.today)

    def write(target: Path) -> None:
        documents.write_letter(found, period.name, issuer, by=request.user, target=target)

    return _pdf(write, f"gioi-thieu-noi-cu-tru-{pk}.pdf")


@require_GET
def person(request: Request, pk: int) -> HttpResponse:
    """Show the ties of one member and what was said year by year; logged as other guarded items are."""
    member = person_in_reach(request, pk, READ)
    record_background(member, by=request.user)
    ties, comments = selectors.of_person(pk)
    context = {
        "person": member,
        "head": head_of(record_of(member), request.today),
        "ties": ties,
        "comments": comments,
        "year": request.today.year,
        "may_edit": request.scope.allows(EDIT, member.keeper_path),
    }
    return render(request, "residence/person.html", context)


@get_or_post
def new_tie(request: Request, pk: int) -> HttpResponse:
    """Write a new introduction or exemption."""
    return _tie(request, _editable(request, pk), None)


@get_or_post
def tie(request: Request, pk: int, tie: int) -> HttpResponse:
    """Change an introduction or exemption."""
    member = _editable(request, pk)
    return _tie(request, member, get_object_or_404(ResidenceTie.objects.visible_to(request.scope), person=pk, pk=tie))


def _tie(request: Request, member: Person, row: ResidenceTie | None) -> HttpResponse:
    form = forms.TieForm(request.POST or None, tie=row, place=member.residence_detail, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.save_tie(
                person_id=member.pk,
                tie=form.tie(),
                tie_id=row.pk if row else None,
                version=data["version"],
                reason=data["reason"] or "",
                by=request.user,
            )
            messages.success(request, _("Đã ghi. In giấy giới thiệu ở dòng vừa ghi."))
            return reverse("residence:person", args=[member.pk])

        answer = send(request, form, make)
        if answer:
            return answer
    return _act(request, member, form, _("Giới thiệu về nơi cư trú"))


@get_or_post
def comment(request: Request, pk: int, year: int) -> HttpResponse:
    """Write or put right what the place of residence says of one member for a year."""
    member = _editable(request, pk)
    require(request.scope, READ, member.keeper_path)
    _known(request, year)
    row = ResidenceComment.objects.visible_to(request.scope).filter(person=pk, year=year).first()
    running = selectors.running([pk], request.today).get(pk)
    place = running.place if running else ""
    form = forms.CommentForm(request.POST or None, comment=row, place=place, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.correct_comment(
                person_id=pk,
                year=year,
                said=Said(pk, data["view"], data["words"] or ""),
                received_on=form.received,
                source=data["source"] or "",
                version=data["version"],
                by=request.user,
            )
            messages.success(request, _("Đã ghi nhận xét của nơi cư trú."))
            return reverse("residence:person", args=[pk])

        answer = send(request, form, make)
        if answer:
            return answer
    if row is not None:
        record_background(member, by=request.user)
    return _act(request, member, form, _("Nhận xét của nơi cư trú năm {year}").format(year=year))


# ── shared steps ────────────────────────────────────────────────────────────
def _act(request: Request, member: Person, form: ActForm, title: str) -> HttpResponse:
    head = head_of(record_of(member), request.today)
    context = {"person": member, "head": head, "form": form, "title": title}
    return render(request, "residence/act.html", context)


def _pdf(write: Callable[[Path], None], name: str) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        write(target)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _editable(request: Request, pk: int) -> Person:
    return person_in_reach(request, pk, EDIT)


def _cell(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a cell in reach with its last period: 404 out of reach or for another body, 403 without the right."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    if period.kind not in CELLS:
        raise Http404
    return period


def _known(request: Request, year: int) -> None:
    if not FIRST_YEAR <= year <= request.today.year:
        raise Http404


def _year(request: Request) -> int:
    """Return the year the address asks for (``nam``), else this year."""
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else request.today.year
    return year if FIRST_YEAR <= year <= request.today.year else request.today.year


def _unit(request: Request) -> OrganisationPeriod:
    """Return the body the address names, else the first in reach of the right."""
    text = request.GET.get("don_vi", "")
    if not text:
        held = (one.organisation_id for one in request.scope.grants if READ in one.permissions)
        text = str(next(held))
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=int(text))
    period = last_period(organisation)
    require(request.scope, READ, period.path)
    return period
