"""Pages about accounts and roles, for those who give roles; others meet 403, accounts out of reach are 404."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import needs, require
from accounts.factors import has_factor
from accounts.findings import Refused
from accounts.models import User
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from accounts.sessions import open_sessions
from branches import grant_selectors as selectors
from branches import grants
from branches.forms_grants import AccountForm, GrantForm, NewAccountForm, ReasonForm, add_findings
from branches.models import OrganisationPeriod, RoleGrant
from branches.scopes import scope_of

gives_roles = needs(Permission.GRANT_ROLES)


@gives_roles
@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    """List the accounts in reach; names to look for come by POST, so that they stand in no address."""
    words = safe_forms.without_nul(request.POST.get("q", "")).strip()[:60]
    rows, after = selectors.user_rows(request.scope, request.today, words=words, after=request.GET.get("sau", ""))
    context = {"rows": rows, "words": words, "after": after, "is_first": not request.GET.get("sau")}
    return render(request, "accounts/users/list.html", context)


@gives_roles
@require_GET
def choose(request: Request, pk: int | None = None) -> HttpResponse:
    """Choose the organisation first: for a new account, or for another role of account ``pk``."""
    user = _user(request, pk) if pk else None
    words = request.GET.get("q", "").strip()[:100]
    found = selectors.organisations_to_choose(request.scope, request.today, words)
    context = {"account": user, "words": words, "found": found, "limit": selectors.ORGANISATIONS_SHOWN}
    return render(request, "accounts/users/choose.html", context)


@gives_roles
@require_http_methods(["GET", "POST"])
def add(request: Request, organisation: int) -> HttpResponse:
    """Make an account with its first role there and show its one-time password, this once."""
    period = _organisation(request, organisation)
    form = NewAccountForm(request.POST or None, roles=grants.grantable_roles(request.scope, period.path))
    if request.method == "POST" and form.is_valid():
        try:
            return _added(request, form, period)
        except Refused as refused:
            add_findings(form, refused)
    return render(request, "accounts/users/add.html", {"form": form, "period": period})


def _added(request: Request, form: NewAccountForm, period: OrganisationPeriod) -> HttpResponse:
    made: list[tuple[User, str]] = []

    def make() -> str:
        data = form.cleaned_data
        user, password = grants.add_user(
            username=data["username"],
            full_name=data["full_name"],
            phone=data["phone"],
            organisation_id=period.organisation_id,
            by=request.user,
            **form.grant(),
        )
        made.append((user, password))
        return reverse("users:detail", args=[user.pk])

    sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    if sent.is_first:
        return _password_page(request, *made[0])
    messages.info(request, _("Tài khoản này đã được lập từ lần gửi trước. Nếu chưa ghi kịp mật khẩu, hãy cấp lại."))
    return redirect(sent.url)


def _password_page(request: Request, user: User, password: str) -> HttpResponse:
    return render(request, "accounts/users/password.html", {"account": user, "password": password})


@gives_roles
@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one account with its roles in reach."""
    user = _user(request, pk)
    context = {
        "account": user,
        "rows": selectors.grant_rows(user, request.scope, request.today),
        "may_manage": grants.may_manage(user=user, by=request.user),
        "has_factor": has_factor(user),
        "open_sessions": open_sessions(user, roles=scope_of(user, request.today).roles()),
    }
    return render(request, "accounts/users/detail.html", context)


@gives_roles
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Correct name and telephone of an account."""
    user = _user(request, pk)
    form = AccountForm(request.POST or None, initial={"full_name": user.full_name, "phone": user.phone})
    if request.method == "POST" and form.is_valid():
        try:
            grants.edit_user(user_id=user.pk, by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_findings(form, refused)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("users:detail", pk=user.pk)
    return render(request, "accounts/users/edit.html", {"form": form, "account": user})


@gives_roles
@require_http_methods(["GET", "POST"])
def give(request: Request, pk: int, organisation: int) -> HttpResponse:
    """Give an account another role on the organisation chosen."""
    user, period = _user(request, pk), _organisation(request, organisation)
    form = GrantForm(request.POST or None, roles=grants.grantable_roles(request.scope, period.path))
    if request.method == "POST" and form.is_valid():
        try:
            grants.grant_role(user_id=user.pk, organisation_id=period.organisation_id, by=request.user, **form.grant())
        except Refused as refused:
            add_findings(form, refused)
        else:
            messages.success(request, _("Đã cấp vai trò."))
            return redirect("users:detail", pk=user.pk)
    return render(request, "accounts/users/give.html", {"form": form, "account": user, "period": period})


@gives_roles
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: int, grant: int) -> HttpResponse:
    """Ask why, then end a role from today on."""
    user = _user(request, pk)
    ended = get_object_or_404(RoleGrant.objects.visible_to(request.scope, request.today), pk=grant, user=user)
    act: dict[str, Any] = {"title": _("Thu hồi vai trò"), "button": _("Thu hồi vai trò"), "is_danger": True}
    act["words"] = _(
        "Từ yêu cầu tiếp theo của người này, vai trò không còn tác dụng. Quá trình giữ vai trò vẫn được lưu."
    )

    def run(reason: str) -> HttpResponse:
        grants.end_grant(grant_id=ended.pk, reason=reason, by=request.user)
        messages.success(request, _("Đã thu hồi vai trò."))
        return redirect("users:detail", pk=user.pk)

    return _with_reason(request, user, act, run)


@gives_roles
@require_http_methods(["GET", "POST"])
def activity(request: Request, pk: int) -> HttpResponse:
    """Ask why, then stop an account or open it again."""
    user = _user(request, pk)
    act: dict[str, Any] = {"title": _("Ngừng tài khoản"), "button": _("Ngừng tài khoản"), "is_danger": True}
    act["words"] = _("Người này sẽ bị đăng xuất ngay và không đăng nhập được nữa. Mọi việc đã làm vẫn được lưu.")
    if not user.is_active:
        act = {"title": _("Mở lại tài khoản"), "button": _("Mở lại tài khoản"), "is_danger": False}
        act["words"] = _("Người này đăng nhập lại được bằng mật khẩu cũ, với các vai trò còn hiệu lực.")

    def run(reason: str) -> HttpResponse:
        grants.set_user_active(user_id=user.pk, is_active=not user.is_active, reason=reason, by=request.user)
        messages.success(request, _("Đã lưu."))
        return redirect("users:detail", pk=user.pk)

    return _with_reason(request, user, act, run)


@gives_roles
@require_http_methods(["GET", "POST"])
def password(request: Request, pk: int) -> HttpResponse:
    """Ask why, then give a one-time password to hand over in person; shown this once."""
    user = _user(request, pk)
    act: dict[str, Any] = {"title": _("Cấp lại mật khẩu"), "button": _("Cấp mật khẩu dùng một lần"), "is_danger": False}
    act["words"] = _(
        "Chỉ làm khi gặp trực tiếp và nhận ra người này. Mật khẩu cũ và các phiên đang mở hết tác dụng ngay."
    )

    def run(reason: str) -> HttpResponse:
        return _password_page(request, *grants.reset_password(user_id=user.pk, reason=reason, by=request.user))

    return _with_reason(request, user, act, run)


@gives_roles
@require_http_methods(["GET", "POST"])
def second_factor(request: Request, pk: int) -> HttpResponse:
    """Ask why, then take away the second factors and give a one-time password; shown this once."""
    user = _user(request, pk)
    act: dict[str, Any] = {
        "title": _("Cài lại bước xác nhận"),
        "button": _("Xóa bước xác nhận, cấp mật khẩu dùng một lần"),
        "is_danger": True,
    }
    act["words"] = _(
        "Chỉ làm khi gặp trực tiếp và nhận ra người này: mã trên điện thoại, khóa của máy, tờ mã dự phòng, "
        "mật khẩu cũ và các phiên đang mở hết tác dụng ngay. Người này sẽ được báo ở lần đăng nhập tới."
    )

    def run(reason: str) -> HttpResponse:
        return _password_page(request, *grants.reset_second_factor(user_id=user.pk, reason=reason, by=request.user))

    return _with_reason(request, user, act, run)


@gives_roles
@require_http_methods(["GET", "POST"])
def sessions(request: Request, pk: int) -> HttpResponse:
    """Ask why, then end all open sessions of an account."""
    user = _user(request, pk)
    act: dict[str, Any] = {"title": _("Kết thúc các phiên"), "button": _("Kết thúc mọi phiên"), "is_danger": True}
    act["words"] = _(
        "Người này bị đăng xuất khỏi mọi máy ngay và đăng nhập lại được. Những gì đang gõ dở vẫn được giữ."
    )

    def run(reason: str) -> HttpResponse:
        grants.end_user_sessions(user_id=user.pk, reason=reason, by=request.user)
        messages.success(request, _("Đã kết thúc mọi phiên của người này."))
        return redirect("users:detail", pk=user.pk)

    return _with_reason(request, user, act, run)


def _with_reason(request: Request, user: User, act: dict[str, Any], run: Callable[[str], HttpResponse]) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return run(form.cleaned_data["reason"])
        except Refused as refused:
            add_findings(form, refused)
    return render(request, "accounts/users/act.html", {"form": form, "account": user, "act": act})


def _user(request: Request, pk: int) -> User:
    """Return an account in reach, else 404."""
    user: User = get_object_or_404(selectors.users_in_reach(request.scope, request.today), pk=pk)
    return user


def _organisation(request: Request, pk: int) -> OrganisationPeriod:
    """Return the organisation as it is today, where this person gives roles; else 404 or 403."""
    period: OrganisationPeriod | None = OrganisationPeriod.objects.on(request.today).filter(organisation_id=pk).first()
    if period is None:
        raise Http404
    require(request.scope, Permission.GRANT_ROLES, period.path)
    return period
