"""Pages of "Bảo vệ tài khoản": the telephone's codes, passkeys, the printed sheet, the password asked again."""

import time

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import confirmation, passkeys, selectors, totp
from accounts.addresses import is_own_path
from accounts.confirmation import password_again
from accounts.factors import factors_of, passkeys_offered
from accounts.findings import Refused
from accounts.forms_doors import AppCodeForm, NewPasskeyForm, PasswordForm
from accounts.middleware import AFTER_FACTOR, HAS_FACTOR
from accounts.requests import Request
from accounts.services import second_factor

SECRET, SHEET_UNTIL = "new_app_secret", "sheet_shown_until"
SHEET_SECONDS = 15 * 60


@require_GET
def protection(request: Request) -> HttpResponse:
    """Show what protects the account; without a second factor, the choice of one."""
    factors, offered = factors_of(request.user), passkeys_offered(request)
    context = {"factors": factors, "passkeys_offered": offered, "is_required": selectors.is_required(factors)}
    if not factors.is_enough:
        return render(request, "accounts/protection/first.html", context)
    context["events"] = selectors.door_act_rows(request.user)
    return render(request, "accounts/protection/index.html", context)


@require_http_methods(["GET", "POST"])
@password_again
def set_app(request: Request) -> HttpResponse:
    """Show the picture to scan and ask for the code the telephone now shows; also for another telephone."""
    secret = request.session.setdefault(SECRET, totp.new_secret())
    form = AppCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _app_is_set(request, secret, form.cleaned_data["code"])
        except Refused as refused:
            _show(form, refused)
    context = {
        "form": form,
        "picture": totp.picture(user=request.user, secret=secret),
        "address": totp.address(user=request.user, secret=secret),
        "secret": totp.in_fours(secret),
        "factors": factors_of(request.user),
    }
    return render(request, "accounts/protection/app.html", context)


def _app_is_set(request: Request, secret: str, code: str) -> HttpResponse:
    key = request.session.session_key or ""
    has_new_codes = second_factor.set_app(secret=secret, code=code, keep=key, by=request.user)
    del request.session[SECRET]
    messages.success(request, _("Đã cài mã trên điện thoại."))
    return _factor_is_there(request, has_new_codes)


def _factor_is_there(request: Request, has_new_codes: bool) -> HttpResponse:
    """Go on to the sheet of codes when there is a new one, else back."""
    request.session[HAS_FACTOR] = True
    if not has_new_codes:
        return redirect(request.session.pop(AFTER_FACTOR, None) or "accounts:protection")
    _open_sheet(request)
    return redirect("accounts:recovery_codes")


def _show(form: AppCodeForm | NewPasskeyForm | PasswordForm, refused: Refused) -> None:
    for finding in refused.findings:
        field = finding.field if finding.field in form.fields else None
        form.add_error(field, f"{finding.reason} {finding.remedy}".strip())


@require_http_methods(["GET", "POST"])
@password_again
def remove_app(request: Request) -> HttpResponse:
    """Ask, then take the telephone's codes away."""
    factors = factors_of(request.user)
    if not factors.app_since:
        raise Http404
    act = {
        "title": _("Bỏ mã bằng điện thoại"),
        "words": _("Ứng dụng trên điện thoại sẽ không mở được tài khoản này nữa."),
        "button": _("Bỏ mã bằng điện thoại"),
    }
    if request.method == "GET":
        return render(request, "accounts/protection/remove.html", {"act": act})
    try:
        second_factor.remove_app(by=request.user)
    except Refused as refused:
        messages.error(request, _words_of(refused))
    else:
        messages.success(request, _("Đã bỏ mã bằng điện thoại."))
        request.session.pop(HAS_FACTOR, None)
    return redirect("accounts:protection")


def _words_of(refused: Refused) -> str:
    return " ".join(f"{finding.reason} {finding.remedy}".strip() for finding in refused.findings)


@require_http_methods(["GET", "POST"])
@password_again
def add_passkey(request: Request) -> HttpResponse:
    """Let the browser make a passkey on this device and keep it."""
    if not passkeys_offered(request):
        raise Http404
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _passkey_is_added(request, form)
        except Refused as refused:
            _show(form, refused)
    context = {"form": form, "question": passkeys.question_for_new(request.user), "factors": factors_of(request.user)}
    return render(request, "accounts/protection/passkey.html", context)


def _passkey_is_added(request: Request, form: NewPasskeyForm) -> HttpResponse:
    data, key = form.cleaned_data, request.session.session_key or ""
    passkeys.check_new(data["credential"])
    has_new_codes = second_factor.add_passkey(
        name=data["name"], credential=data["credential"], keep=key, by=request.user
    )
    messages.success(request, _("Đã thêm khóa của máy này."))
    return _factor_is_there(request, has_new_codes)


@require_http_methods(["GET", "POST"])
@password_again
def remove_passkey(request: Request, pk: int) -> HttpResponse:
    """Ask, then take a device away."""
    held = next((passkey for passkey in factors_of(request.user).passkeys if passkey.pk == pk), None)
    if held is None:
        raise Http404
    act = {
        "title": _("Bỏ khóa của máy: {name}").format(name=held.name),
        "words": _("Máy đó sẽ không mở được tài khoản này nữa."),
        "button": _("Bỏ khóa này"),
    }
    if request.method == "GET":
        return render(request, "accounts/protection/remove.html", {"act": act})
    try:
        second_factor.remove_passkey(passkey_id=pk, by=request.user)
    except Refused as refused:
        messages.error(request, _words_of(refused))
    else:
        messages.success(request, _("Đã bỏ khóa của máy."))
        request.session.pop(HAS_FACTOR, None)
    return redirect("accounts:protection")


@require_GET
def recovery_codes(request: Request) -> HttpResponse:
    """Show the sheet of codes for printing while it is new, afterwards only how many are left."""
    factors = factors_of(request.user)
    if not factors.is_enough:
        return redirect("accounts:protection")
    context: dict[str, object] = {"factors": factors}
    if request.session.get(SHEET_UNTIL, 0) > time.time():
        codes = second_factor.codes_on_the_sheet(request.user)
        context |= {"codes": [f"{code[:4]} {code[4:]}" for code in codes], "made_at": timezone.now()}
    return render(request, "accounts/protection/codes.html", context)


@require_POST
@password_again
def new_recovery_codes(request: Request) -> HttpResponse:
    """Make a new sheet; the old one works no more."""
    if not factors_of(request.user).is_enough:
        return redirect("accounts:protection")
    second_factor.make_recovery_codes(by=request.user)
    _open_sheet(request)
    return redirect("accounts:recovery_codes")


def _open_sheet(request: Request) -> None:
    request.session[SHEET_UNTIL] = int(time.time()) + SHEET_SECONDS


@require_POST
def sheet_is_kept(request: Request) -> HttpResponse:
    """Close the sheet for good and go on to where the person wanted to go."""
    request.session.pop(SHEET_UNTIL, None)
    return redirect(request.session.pop(AFTER_FACTOR, None) or "accounts:protection")


@require_http_methods(["GET", "POST"])
def confirm(request: Request) -> HttpResponse:
    """Ask for the password again; a wrong one counts as at sign-in."""
    back = request.POST.get("next", "") or request.GET.get("next", "")
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        adapter = get_adapter(request)
        if adapter.reauthenticate(request.user, form.cleaned_data["password"]):
            confirmation.confirm(request)
            return redirect(back if is_own_path(back) else "accounts:protection")
        form.add_error("password", adapter.error_messages["enter_current_password"])
    return render(request, "accounts/protection/confirm.html", {"form": form, "next": back})
