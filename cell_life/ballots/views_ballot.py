"""Pages of one ballot: the question, its result, the count, making it void, reporting what failed, the papers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import require
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.selectors.organisation import last_period
from cell_life.ballots import forms, papers, selectors, services, shares
from cell_life.ballots.views import get_or_post
from cell_life.choices import BallotState, Outcome
from cell_life.models import Ballot
from members.forms.sending import send

MOST_PAPERS = 200


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show the question, the share with its clause, the result in words and numbers."""
    ballot, period = ballot_in_reach(request, pk)
    context = _context(request, ballot, period) | {"counters": selectors.counters_of(ballot)}
    return render(request, "cell_life/ballots/ballot.html", context)


@get_or_post
def count(request: Request, pk: int) -> HttpResponse:
    """Write what the counters counted."""
    ballot, period = ballot_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    if ballot.state != BallotState.OPEN or ballot.base.frozen_at is None:
        return _not_now(request, ballot)
    question = shares.question_of(ballot, ballot.base.held_on)
    form = forms.CountForm(
        request.POST if request.method == "POST" else None,
        secret=ballot.secret,
        levels=question.levels,
        people=selectors.people_of(ballot.base, but=ballot.about_id),
        version=ballot.version,
    )
    if request.method == "POST" and form.is_valid():
        answer = _once(request, form, ballot, _("Đã ghi kết quả kiểm phiếu."), _count(request, ballot, form))
        if answer:
            return answer
    return render(request, "cell_life/ballots/count.html", _context(request, ballot, period) | {"form": form})


def _count(request: Request, ballot: Ballot, form: forms.CountForm) -> Any:
    return lambda: services.record_count(ballot_id=ballot.pk, by=request.user, **form.values())


def _not_now(request: Request, ballot: Ballot) -> HttpResponse:
    """Lead to where the count has to wait or stands already."""
    if ballot.state != BallotState.OPEN:
        messages.info(request, _("Lần biểu quyết này đã có kết quả hoặc đã hủy."))
        return redirect("ballots:detail", ballot.pk)
    messages.info(request, _("Chốt danh sách làm căn cứ trước, rồi ghi kết quả kiểm phiếu."))
    return redirect("ballots:list", ballot.base_id)


@get_or_post
def void(request: Request, pk: int) -> HttpResponse:
    """Make a ballot void, with the reason."""
    ballot, period = ballot_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    form = forms.VoidForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def make() -> Ballot:
            return services.void_ballot(ballot_id=ballot.pk, by=request.user, **form.cleaned_data)

        answer = _once(request, form, ballot, _("Đã hủy lần biểu quyết."), make)
        if answer:
            return answer
    return render(request, "cell_life/ballots/void.html", _context(request, ballot, period) | {"form": form})


@get_or_post
def report(request: Request, pk: int) -> HttpResponse:
    """Write when the full result of a vote that failed went to the level above."""
    ballot, period = ballot_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    form = forms.ReportForm(request.POST if request.method == "POST" else None, today=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> Ballot:
            day = form.cleaned_data["reported_on"].value
            return services.report_upwards(ballot_id=ballot.pk, reported_on=day, by=request.user)

        answer = _once(request, form, ballot, _("Đã ghi việc báo cáo cấp trên."), make)
        if answer:
            return answer
    return render(request, "cell_life/ballots/report.html", _context(request, ballot, period) | {"form": form})


def _once(request: Request, form: Any, ballot: Ballot, done: str, act: Any) -> HttpResponse | None:
    """Do an act once; say in the form why not, or that somebody else was first."""

    def make() -> str:
        act()
        return reverse("ballots:detail", args=[ballot.pk])

    return send(request, form, make, done)


@require_GET
def minutes(request: Request, pk: int) -> HttpResponse:
    """Answer with the minutes of counting as PDF; before the count with the numbers left to the pen."""
    ballot, period = ballot_in_reach(request, pk)
    return papers.answer(
        f"bien-ban-kiem-phieu-{pk}.pdf",
        lambda target: papers.write_minutes(ballot, period, target=target, by=request.user),
    )


@require_GET
def blanks(request: Request, pk: int) -> HttpResponse:
    """Answer with ballot papers to print, as many as the list counts."""
    ballot, period = ballot_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    size = ballot.base.size or ballot.base.voters.filter(counted=True).count()
    copies = min(size, MOST_PAPERS)
    return papers.answer(
        f"phieu-{pk}.pdf", lambda target: papers.write_blanks(ballot, period, copies=copies, target=target)
    )


def _context(request: Request, ballot: Ballot, period: OrganisationPeriod) -> dict[str, Any]:
    return {
        "ballot": ballot,
        "base": ballot.base,
        "period": period,
        "shown": selectors.shown(ballot),
        "may_run": request.scope.allows(Permission.RUN_CELL_LIFE, period.path),
        "may_report": ballot.outcome == Outcome.NOT_REACHED and ballot.reported_on is None,
    }


def ballot_in_reach(
    request: Request, pk: int, permission: Permission = Permission.VIEW_CELL_LIFE
) -> tuple[Ballot, OrganisationPeriod]:
    """Return a ballot in reach with its body: 404 out of reach, 403 without the right there."""
    rows = Ballot.objects.visible_to(request.scope).select_related("base__organisation", "about", "chair")
    ballot = get_object_or_404(rows.prefetch_related("options"), pk=pk)
    period = last_period(ballot.base.organisation)
    require(request.scope, permission, period.path)
    return ballot, period
