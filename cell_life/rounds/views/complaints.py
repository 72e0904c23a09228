"""Complaints of members about their ratings: taken in, receipt, answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from cell_life.choices import ComplaintState
from cell_life.models import RatingComplaint
from cell_life.rounds import documents, forms, rules, services
from cell_life.rounds.views.places import RUN, VIEW, above_in_reach, entry_in_reach, get_or_post
from members.forms.sending import send


@get_or_post
def complain(request: Request, pk: int) -> HttpResponse:
    """Take in a complaint about the rating of one member."""
    period, row = entry_in_reach(request, pk, RUN)
    form = forms.ComplainForm(request.POST or None, today=request.today)
    back = reverse("rounds:sheet", args=[period.organisation_id, row.sheet.year])
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.receive_complaint(
                entry_id=pk,
                received_on=data["received_on"].value,
                words=data["words"] or "",
                late_reason=data["late_reason"] or "",
                by=request.user,
            )
            messages.success(request, _("Đã nhận kiến nghị. In giấy biên nhận giao cho đồng chí ấy."))
            return f"{back}#e{pk}"

        answer = send(request, form, make)
        if answer:
            return answer
    announced = row.sheet.decision.announced_on if row.sheet.decision else None
    context = {
        "title": _("Nhận kiến nghị về xếp loại"),
        "name": row.membership.person.full_name,
        "form": form,
        "back": back,
        "act": _("Nhận kiến nghị"),
        "until": rules.complain_until(announced) if announced else None,
    }
    return render(request, "cell_life/rounds/act.html", context)


def _complaint(request: Request, pk: int, permission: Permission) -> tuple[OrganisationPeriod, RatingComplaint]:
    found = get_object_or_404(
        RatingComplaint.objects.visible_to(request.scope).select_related(
            "entry__sheet__decision", "entry__membership__person"
        ),
        pk=pk,
    )
    period, _row = entry_in_reach(request, found.entry_id, permission)
    return period, found


@get_or_post
def answer(request: Request, pk: int) -> HttpResponse:
    """Answer a complaint for the level above: the result stays or becomes another one."""
    period, found = _complaint(request, pk, RUN)
    above_in_reach(request, period)
    back = reverse("rounds:decision", args=[found.entry.sheet.decision_id])
    if found.state != ComplaintState.RECEIVED and request.method == "GET":
        return redirect(back)
    form = forms.AnswerForm(request.POST or None, complaint=found)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.answer_complaint(
                complaint_id=pk,
                version=data["version"] or 0,
                answer=data["answer"] or "",
                new_level=data["new_level"],
                by=request.user,
            )
            messages.success(request, _("Đã ghi trả lời."))
            return back

        done = send(request, form, make)
        if done:
            return done
    context = {
        "title": _("Trả lời kiến nghị"),
        "name": found.entry.membership.person.full_name,
        "words": found.words,
        "form": form,
        "back": back,
        "act": _("Ghi trả lời"),
    }
    return render(request, "cell_life/rounds/act.html", context)


@require_GET
def receipt(request: Request, pk: int) -> HttpResponse:
    """Answer with the receipt of a complaint as PDF."""
    period, found = _complaint(request, pk, VIEW)
    return documents.answer(documents.receipt(period, found, by=request.user), f"bien-nhan-kien-nghi-{pk}.pdf")
