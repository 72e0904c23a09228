"""Pages of one list: who counts and why not, an objection and its conclusion, closing it, the next question."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import citations
from accounts.access import require
from accounts.findings import ChangedMeanwhile, Refused
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.selectors.organisation import last_period
from cell_life.ballots import forms, papers, selectors, services, shares
from cell_life.ballots.subjects import QUESTION
from cell_life.ballots.views import changed_words, get_or_post, tell
from cell_life.models import BallotBase, BallotVoter
from members.forms.sending import send

SETTLE = "ket-luan"
"""Name of the button that writes the conclusion; the other one on the page writes an objection."""


@require_GET
def show_list(request: Request, pk: int) -> HttpResponse:
    """Show who counts and who does not, with reason and row, and the votes on the list."""
    base, period = list_in_reach(request, pk)
    voters = selectors.voters_of(base, guarded=_guarded(request, period))
    context = {
        "base": base,
        "period": period,
        "counted": [one for one in voters if one.voter.counted],
        "left_out": [one for one in voters if not one.voter.counted],
        "changes": selectors.changes_in(base),
        "doc_url": rule.url if (rule := citations.of("ballot_not_official")) else "",
        "ballots": selectors.ballots_reported_by(base),
        "may_run": request.scope.allows(Permission.RUN_CELL_LIFE, period.path),
    }
    return render(request, "cell_life/ballots/list.html", context)


@get_or_post
def voter(request: Request, pk: int) -> HttpResponse:
    """Write down an objection against one row of a list, or what the meeting concludes about it."""
    row = get_object_or_404(
        BallotVoter.objects.visible_to(request.scope).select_related("membership__person", "base__organisation"), pk=pk
    )
    period = _period(request, row.base, Permission.RUN_CELL_LIFE)
    settles = SETTLE in request.POST
    objection = forms.ContestForm(request.POST if request.method == "POST" and not settles else None)
    conclusion = forms.SettleForm(request.POST if request.method == "POST" and settles else None)
    if request.method == "POST":
        answer = _write_voter(request, row, conclusion if settles else objection, settles=settles)
        if answer:
            return answer
    context = {
        "base": row.base,
        "period": period,
        "line": selectors.voter_line(row, guarded=_guarded(request, period)),
        "objection": objection,
        "conclusion": conclusion,
    }
    return render(request, "cell_life/ballots/voter.html", context)


def _write_voter(request: Request, row: BallotVoter, form: Any, *, settles: bool) -> HttpResponse | None:
    """Write it once; say in the form why not."""
    if not form.is_valid():
        return None

    def make() -> str:
        if settles:
            services.settle(voter_id=row.pk, version=_version(request), by=request.user, **form.values())
        else:
            words = form.cleaned_data["words"]
            services.contest(voter_id=row.pk, words=words, version=_version(request), by=request.user)
        return reverse("ballots:list", args=[row.base_id])

    said = _("Đã ghi kết luận.") if settles else _("Đã ghi ý kiến, chờ kết luận của buổi họp.")
    return send(request, form, make, said)


@require_POST
def refresh(request: Request, pk: int) -> HttpResponse:
    """Bring a list up to the register and name what changed."""
    base, _period_of = list_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    try:
        changes = services.refresh_base(base_id=base.pk, by=request.user)
    except Refused as refused:
        tell(request, refused)
    else:
        for change in changes:
            messages.success(request, _("Đã cập nhật. {change}").format(change=change.words))
        if not changes:
            messages.success(request, _("Danh sách đã khớp với sổ."))
    return redirect("ballots:list", base.pk)


@require_POST
def freeze(request: Request, pk: int) -> HttpResponse:
    """Close a list."""
    base, _period_of = list_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    try:
        base = services.freeze_base(base_id=base.pk, version=_version(request), by=request.user)
    except Refused as refused:
        tell(request, refused)
    except ChangedMeanwhile:
        messages.warning(request, changed_words())
    else:
        messages.success(request, _("Đã chốt danh sách: {n} người làm căn cứ.").format(n=base.size))
    return redirect("ballots:list", base.pk)


@get_or_post
def ask(request: Request, pk: int) -> HttpResponse:
    """Put a free question to the body of a list."""
    base, period = list_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    offered = shares.offered(base.kind, base.held_on)
    people = selectors.people_of(base)
    form = forms.AskForm(request.POST if request.method == "POST" else None, people=people, shares=offered)
    if request.method == "POST" and form.is_valid():
        answer = _ask(request, base, form)
        if answer:
            return answer
    return render(request, "cell_life/ballots/ask.html", {"base": base, "period": period, "form": form})


def _ask(request: Request, base: BallotBase, form: forms.AskForm) -> HttpResponse | None:
    """Put the question once; say in the form why not."""

    def make() -> str:
        values = form.values()
        options = shares.levels_of(form.lines(), values["rule_key"], base.held_on)
        ballot = services.open_ballot(
            base_id=base.pk, subject_kind=QUESTION, options=options, by=request.user, **values
        )
        return reverse("ballots:detail", args=[ballot.pk])

    return send(request, form, make, _("Đã ghi nội dung biểu quyết."))


@require_GET
def print_list(request: Request, pk: int) -> HttpResponse:
    """Answer with the list as PDF."""
    base, period = list_in_reach(request, pk)
    voters = selectors.voters_of(base, guarded=_guarded(request, period))
    return papers.answer(
        f"danh-sach-{pk}.pdf", lambda target: papers.write_list(base, period, voters, target=target, by=request.user)
    )


def list_in_reach(
    request: Request, pk: int, permission: Permission = Permission.VIEW_CELL_LIFE
) -> tuple[BallotBase, OrganisationPeriod]:
    """Return a list in reach with its body: 404 out of reach, 403 without the right there."""
    base = get_object_or_404(
        BallotBase.objects.visible_to(request.scope).select_related("organisation", "meeting"), pk=pk
    )
    return base, _period(request, base, permission)


def _period(request: Request, base: BallotBase, permission: Permission) -> OrganisationPeriod:
    period = last_period(base.organisation)
    require(request.scope, permission, period.path)
    return period


def _guarded(request: Request, period: OrganisationPeriod) -> bool:
    return request.scope.allows(Permission.VIEW_BACKGROUND, period.path)


def _version(request: Request) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
