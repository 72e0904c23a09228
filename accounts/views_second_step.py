"""The second step of signing in: a code, or a passkey; the same answer whatever was wrong."""

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import passkeys, throttling
from accounts.adapter import FIRST_STEP
from accounts.factors import FEW_CODES, WRONG, factors_of, passkeys_offered
from accounts.findings import Refused
from accounts.forms_doors import CodeForm, PasskeyForm
from accounts.middleware import HAS_FACTOR
from accounts.models import User
from accounts.services import second_factor


class StepRequest(HttpRequest):
    """A request in the second step, where the library puts the stage of the sign-in. For type checkers only."""

    _login_stage: AuthenticateStage


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "POST"])
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def second_step(request: StepRequest) -> HttpResponse:
    """Ask for the second factor of whoever gave the right password, and let in or count the failure."""
    stage = request._login_stage
    user: User | None = stage.login.user
    if user is None or "cancel" in request.POST or not _still_holds(request, user):
        return stage.abort()
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and not _is_empty(request):
        if throttling.is_locked(request, user.username):
            return throttling.locked_out(request, credentials={"username": user.username})
        used = _used_factor(request, user, form)
        if used is not None:
            return _let_in(request, stage, user, used)
        throttling.count_failure(request, user.username)
    return _page(request, user, form)


def _is_empty(request: HttpRequest) -> bool:
    """Say whether the button was pressed with nothing typed: that is no attempt."""
    return not request.POST.get("credential") and not request.POST.get("code", "").strip()


def _still_holds(request: HttpRequest, user: User) -> bool:
    """Say whether the password given in the first step is still the account's, and a factor still there."""
    seen = request.session.get(FIRST_STEP, "")
    return user.is_active and constant_time_compare(seen, user.get_session_auth_hash()) and factors_of(user).is_enough


def _used_factor(request: HttpRequest, user: User, form: CodeForm) -> Authenticator | None:
    """Return the factor that answered; None, with the one text for all faults in the form, when none did."""
    answer = PasskeyForm(request.POST)
    used = None
    if "code" in request.POST:
        used = second_factor.use_code(code=form.cleaned_data["code"], by=user) if form.is_valid() else None
    elif passkeys_offered(request) and answer.is_valid():
        try:
            used = passkeys.check_known(user, answer.cleaned_data["credential"])
        except Refused:
            used = None
    if used is None:
        _say_wrong(form)
    return used


def _say_wrong(form: Form) -> None:
    if form.is_bound:
        form.full_clean()
        form.errors.clear()
        form.add_error("code", WRONG)


def _let_in(request: HttpRequest, stage: AuthenticateStage, user: User, used: Authenticator) -> HttpResponse:
    post_authentication(request, used)
    if used.type == Authenticator.Type.RECOVERY_CODES:
        _warn_of_few(request, factors_of(user).codes_left or 0)
    request.session.pop(FIRST_STEP, None)
    answer: HttpResponse = stage.exit()
    request.session[HAS_FACTOR] = True
    return answer


def _warn_of_few(request: HttpRequest, left: int) -> None:
    used = ngettext(
        "Mã dự phòng vừa dùng không còn tác dụng, hãy gạch đi. Trên tờ giấy còn {left} mã.",
        "Mã dự phòng vừa dùng không còn tác dụng, hãy gạch đi. Trên tờ giấy còn {left} mã.",
        left,
    ).format(left=left)
    (messages.warning if left <= FEW_CODES else messages.info)(request, used)


def _page(request: HttpRequest, user: User, form: CodeForm) -> HttpResponse:
    factors = factors_of(user)
    context = {"form": form, "factors": factors, "failed": "credential" in request.POST}
    context["wrong"] = WRONG
    if factors.passkeys and passkeys_offered(request):
        context["question"] = passkeys.question_for_known(user)
    return render(request, "mfa/authenticate.html", context)
