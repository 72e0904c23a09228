"""The rating of organisations: what a body says of itself, the list of a committee with its decision."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import Request
from cell_life.models import OrganisationRating
from cell_life.rounds import bodies as found_bodies
from cell_life.rounds import forms, progress, selectors, services
from cell_life.rounds.services.bodies import Own
from cell_life.rounds.views.places import RUN, VIEW, body_in_reach, get_or_post, known_year
from members.forms.sending import send


@get_or_post
def own(request: Request, pk: int, year: int) -> HttpResponse:
    """Write the level a body gives itself."""
    period = body_in_reach(request, pk, RUN)
    row = (
        OrganisationRating.objects.visible_to(request.scope)
        .filter(organisation=pk, year=known_year(request, year))
        .first()
    )
    shown = {"own_level": row.own_level, "points": row.points, "version": row.version} if row else {}
    form = forms.OwnForm(request.POST or None, initial=shown, label_suffix="")
    back = progress.unit_url(pk, year)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            said = Own(data["own_level"], data["points"], data["reason"] or "")
            services.report_body(organisation_id=pk, year=year, own=said, version=data["version"], by=request.user)
            messages.success(request, _("Đã báo cáo mức tự xếp loại lên cấp trên."))
            return back

        answer = send(request, form, make)
        if answer:
            return answer
    title = _("Tổ chức đảng tự xếp loại năm {year}").format(year=year)
    context = {"title": title, "name": period.name, "form": form, "back": back, "act": _("Báo cáo cấp trên")}
    return render(request, "cell_life/rounds/act.html", context)


@get_or_post
def bodies(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the bodies directly below with their own levels; those who write for the committee decide by one paper."""
    writes = request.method == "POST"
    unit = body_in_reach(request, pk, RUN if writes else VIEW)
    lines = found_bodies.below(pk, known_year(request, year), request.today)
    waiting = [line.organisation_id for line in lines if not line.level]
    form = forms.BodiesForm(request.POST or None, issuer=selectors.issuer_of(pk, request.today), bodies=waiting)
    if writes and form.is_valid():

        def make() -> str:
            made = services.decide_bodies(
                organisation_id=pk,
                year=year,
                choices=form.choices(),
                paper=form.paper,
                from_register=form.from_book,
                by=request.user,
            )
            messages.success(request, _("Đã ghi quyết định xếp loại các tổ chức đảng."))
            return reverse("rounds:decision", args=[made.pk])

        answer = send(request, form, make)
        if answer:
            return answer
    may_run = request.scope.allows(RUN, unit.path)
    context = {
        "unit": unit,
        "year": year,
        "form": form,
        "rows": [_boxed(line, form) for line in lines],
        "may_decide": may_run and bool(waiting),
        "back": progress.unit_url(pk, year),
    }
    return render(request, "cell_life/rounds/bodies.html", context)


def _boxed(line: found_bodies.BodyRow, form: forms.BodiesForm) -> tuple[found_bodies.BodyRow, object, object]:
    pk = line.organisation_id
    return (line, None, None) if line.level else (line, form[f"d{pk}"], form[f"r{pk}"])
