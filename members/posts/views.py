"""Pages of posts: who is in post in an organisation on a day, and the acts on posts.

Names of persons are shown, so the right to see members is asked; writing is for those who write on the organisation.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import require
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches import grants
from branches.choices import CELLS
from branches.days import day_asked
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period, period_shown
from branches.selectors.places import ancestors, detail_url
from members.choices import PostKind
from members.models import Post
from members.posts import rules, selectors, services
from members.posts.forms import AppointForm, CorrectForm, EndForm, RoleForm
from members.posts.services import Account

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def committee(request: Request, pk: int) -> HttpResponse:
    """Show who is in post in an organisation on a day, who stands in, and the posts that ended."""
    organisation, period = _body(request, pk, Permission.VIEW_MEMBERS)
    day = day_asked(request)
    shown = period_shown(organisation, day) or period
    rows = selectors.in_post_on(pk, day, request.scope)
    is_today = day == request.today
    may_edit = is_today and organisation.closed_on is None and _may(request, Permission.EDIT_ORGANISATIONS, period)
    context = {
        **_frame(request, period),
        "name": shown.name,
        "rows": rows,
        "acts_now": selectors.who_acts(rows),
        "earlier": selectors.earlier_posts(pk, day, request.scope),
        "day": day,
        "is_today": is_today,
        "is_cell": period.kind in CELLS,
        "may_edit": may_edit,
        "may_grant": may_edit and bool(_roles(request, period)),
        "with_role": sorted(_roles(request, period)),
    }
    return render(request, "posts/committee.html", context)


@get_or_post
def appoint(request: Request, pk: int) -> HttpResponse:
    """Write who gets a post; one sending makes one post."""
    organisation, period = _body(request, pk, Permission.EDIT_ORGANISATIONS)
    require(request.scope, Permission.VIEW_MEMBERS, period.path)
    form = AppointForm(request.POST or None, initial=_first_values(request))
    roles = _roles(request, period)
    form.within(request.scope, period.path, request.today)
    form.offer(rules.kinds_of(period.kind), _secretary(pk, request), may_grant=bool(roles))
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.appoint_to_post(organisation_id=organisation.pk, by=request.user, **form.values(roles))
            return _url(pk)

        try:
            sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
        except Refused as refused:
            form.take(refused.findings)
        else:
            messages.success(request, _("Đã ghi chức vụ vào sổ."))
            return redirect(sent.url)
    return _act_page(request, period, form, _("Ghi đồng chí giữ chức vụ"), _("Lưu vào sổ"))


def _first_values(request: Request) -> dict[str, Any]:
    kind = request.GET.get("chuc-vu", "")
    return {"kind": kind if kind in PostKind.values else "", "term": rules.term_of(request.today)}


def _secretary(pk: int, request: Request) -> str:
    """Return the name of the secretary in post, for the question whether the new one follows."""
    rows = selectors.in_post_on(pk, request.today, request.scope)
    found = next((row for row in rows if row.kind == PostKind.SECRETARY), None)
    return (found.name or _("đang giữ chức vụ")) if found else ""


@get_or_post
def end(request: Request, pk: int, post_id: int) -> HttpResponse:
    """Write that a post ends; the roles that went with it are offered to end with it."""
    post, period = _post(request, pk, post_id)
    form = EndForm(request.POST or None, initial={"version": post.version})
    may_end = _may(request, Permission.GRANT_ROLES, period)
    form.offer(selectors.grants_of(post.pk, request.today) if may_end else [])
    if request.method == "POST" and form.is_valid():
        done = _("Đã ghi thôi giữ chức vụ. Chức vụ còn trong quá trình.")
        act = partial(services.end_post, post_id=post.pk, by=request.user, **form.values())
        if _carry_out(request, form, act, done):
            return redirect(_url(pk))
    title = _("Ghi thôi giữ chức vụ")
    return _act_page(request, period, form, title, title, post=post)


@get_or_post
def correct(request: Request, pk: int, post_id: int) -> HttpResponse:
    """Put right what was written wrong about a post."""
    post, period = _post(request, pk, post_id)
    form = CorrectForm(request.POST or None, post=post)
    if request.method == "POST" and form.is_valid():
        done = _("Đã đính chính. Giá trị trước và lý do còn trong lịch sử ghi sổ.")
        act = partial(services.correct_post, post_id=post.pk, by=request.user, **form.values())
        if _carry_out(request, form, act, done):
            return redirect(_url(pk))
    return _act_page(request, period, form, _("Đính chính chức vụ"), _("Lưu đính chính"), post=post)


@get_or_post
def role(request: Request, pk: int, post_id: int) -> HttpResponse:
    """Give the role that goes with a post to the account of who holds it."""
    post, period = _post(request, pk, post_id)
    require(request.scope, Permission.GRANT_ROLES, period.path)
    code = _roles(request, period).get(post.kind, "")
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = Account(form.cleaned_data["username"], code)
        done = _("Đã cấp vai trò đi cùng chức vụ.")
        act = partial(services.give_post_role, post_id=post.pk, account=account, by=request.user)
        if _carry_out(request, form, act, done):
            return redirect(_url(pk))
    return _act_page(request, period, form, _("Cấp vai trò đi cùng chức vụ"), _("Cấp vai trò"), post=post)


def _body(request: Request, pk: int, permission: Permission) -> tuple[Organisation, OrganisationPeriod]:
    """Return a body in reach with its last period: 404 out of reach, 403 without the right there."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    return organisation, period


def _post(request: Request, pk: int, post_id: int) -> tuple[Post, OrganisationPeriod]:
    """Return a post of a body this person may write on, else 404 or 403."""
    _organisation, period = _body(request, pk, Permission.EDIT_ORGANISATIONS)
    return get_object_or_404(
        Post.objects.visible_to(request.scope, request.today).select_related("person"), pk=post_id, organisation_id=pk
    ), period


def _may(request: Request, permission: Permission, period: OrganisationPeriod) -> bool:
    return request.scope.allows(permission, period.path)


def _roles(request: Request, period: OrganisationPeriod) -> dict[str, str]:
    """Return which role goes with which post here, as far as this person may give it."""
    wanted = (
        {PostKind.SECRETARY: "secretary", PostKind.DEPUTY: "secretary"}
        if period.kind in CELLS
        else {PostKind.SECRETARY: "leader", PostKind.DEPUTY: "leader", PostKind.INSPECTION_HEAD: "inspector"}
    )
    given = grants.grantable_roles(request.scope, period.path)
    return {str(kind): role for kind, role in wanted.items() if role in given}


def _url(pk: int) -> str:
    return reverse("posts:committee", args=[pk])


def _carry_out(request: Request, form: Any, act: Callable[[], Any], done: str) -> bool:
    """Do the act; show at the form why it could not be done."""
    try:
        act()
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile as changed:
        form.add_error(None, _("Trong lúc đồng chí ghi, người khác đã ghi vào chức vụ này. Xem lại rồi lưu lần nữa."))
        form.data = form.data.copy()
        form.data["version"] = changed.version
    else:
        messages.success(request, done)
        return True
    return False


def _frame(request: Request, period: OrganisationPeriod) -> dict[str, Any]:
    return {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "own_url": detail_url(period.organisation_id),
        "committee_url": _url(period.organisation_id),
    }


def _act_page(
    request: Request, period: OrganisationPeriod, form: Any, title: str, button: str, post: Post | None = None
) -> HttpResponse:
    who = ""
    if post and _sees(request, post):
        words = _("{name}, {post}, từ {day}")
        who = words.format(name=post.person.full_name, post=selectors.label_of(post), day=_words(post.starts_on))
    context = {**_frame(request, period), "form": form, "title": title, "button": button, "who": who}
    return render(request, "posts/act.html", context)


def _sees(request: Request, post: Post) -> bool:
    return request.scope.allows(Permission.VIEW_MEMBERS, post.person.keeper_path)


def _words(day: date) -> str:
    return f"{day:%d/%m/%Y}"
