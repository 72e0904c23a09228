"""Pages of practice; every one of them is 404 where this installation is not for practice."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.findings import Refused
from accounts.requests import Request
from accounts.throttling import address_of
from members import practice
from members.forms.practice import AnswerForm, BeginForm
from members.practice import Trainee, require_practice, trainee_of
from members.practice_exercises import Exercise, Work, exercise, state_of, states
from members.practice_list import workbook
from members.services import practice as services

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ANSWERS = "practice_answers"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: Request) -> HttpResponse:
    """Show a trainee his exercises, and anybody else how to begin."""
    require_practice()
    trainee = trainee_of(request.user)
    if trainee is None:
        return render(request, "practice/begin.html", {"form": BeginForm()})
    found = states(_work(request, trainee))
    context = {"states": found, "done": sum(one.is_done for one in found), "form": BeginForm({"role": trainee.role})}
    return render(request, "practice/index.html", context)


@require_POST
def enter(request: Request) -> HttpResponse:
    """Make a trainee and sign him in, without a password; so many an hour from one address."""
    require_practice()
    form = BeginForm(request.POST)
    if form.is_valid() and not practice.may_begin(address_of(request)):
        form.add_error(None, _("Một giờ qua đã có nhiều người vào từ mạng này. Hãy thử lại sau ít phút."))
        return render(request, "practice/begin.html", {"form": form}, status=429)
    if not form.is_valid():
        return render(request, "practice/begin.html", {"form": form})
    return _begin(request, form)


def _begin(request: Request, form: BeginForm) -> HttpResponse:
    before = trainee_of(request.user)
    try:
        user = services.begin(role=form.cleaned_data["role"], by=None)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "practice/begin.html", {"form": form}, status=403)
    if before is not None:
        services.end(user_id=before.user.pk, by=before.user)
    services.end_old(by=None)
    logout(request)
    login(request, user, backend=BACKEND)
    messages.success(request, _("Chi bộ thực hành đã sẵn sàng. Mọi người trong đó đều là bịa."))
    return redirect("practice:index")


@require_GET
def show(request: Request, slug: str) -> HttpResponse:
    """Show one exercise and what is left of it."""
    trainee, found = _asked(request, slug)
    return _page(request, trainee, found, AnswerForm())


@require_POST
def answer(request: Request, slug: str) -> HttpResponse:
    """Take the answer to the question of an exercise."""
    trainee, found = _asked(request, slug)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, trainee, found, form)
    request.session[ANSWERS] = {**request.session.get(ANSWERS, {}), slug: form.cleaned_data["answer"]}
    return redirect("practice:show", slug=slug)


@require_GET
def small_list(request: Request) -> HttpResponse:
    """Give the file of the import exercise."""
    trainee = _trainee(request)
    headers = {"Content-Disposition": 'attachment; filename="danh-sach-thuc-hanh.xlsx"'}
    return HttpResponse(workbook(trainee), content_type=XLSX, headers=headers)


def _trainee(request: Request) -> Trainee:
    require_practice()
    trainee = trainee_of(request.user)
    if trainee is None:
        raise Http404
    return trainee


def _asked(request: Request, slug: str) -> tuple[Trainee, Exercise]:
    trainee = _trainee(request)
    found = exercise(slug, trainee.role)
    if found is None:
        raise Http404
    return trainee, found


def _work(request: Request, trainee: Trainee) -> Work:
    return Work(trainee, request.scope, request.session.get(ANSWERS, {}))


def _page(request: Request, trainee: Trainee, found: Exercise, form: AnswerForm) -> HttpResponse:
    work = _work(request, trainee)
    following = [one for one in states(work) if not one.is_done and one.exercise != found]
    context: dict[str, Any] = {
        "state": state_of(found, work),
        "paper": found.paper(trainee),
        "begin_url": reverse(found.begin),
        "card_url": reverse("help:card", args=[found.card]),
        "form": form,
        "next": following[0].exercise if following else None,
    }
    return render(request, "practice/exercise.html", context)
