"""Pages of organisations: tree, one body, the acts on it, suggestions. Out of reach is 404, without the right 403."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import needs, require, require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches import forms, hooks, services
from branches.choices import MAY_BE_UNDER, Kind
from branches.days import day_asked
from branches.fields import OrganisationField
from branches.models import Organisation, OrganisationPeriod
from branches.selectors import organisation as organisations
from branches.selectors import picker as pickers
from branches.selectors import review as reviews
from branches.selectors.former import formerly, lineage
from branches.selectors.history import history
from branches.selectors.places import ancestors, detail_url
from branches.selectors.tree import tree as tree_of

FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]{0,40}")


@needs(Permission.VIEW_ORGANISATIONS)
@require_GET
def tree(request: Request) -> HttpResponse:
    """Show the tree, opened where the address says."""
    day = day_asked(request)
    opened = [int(one) for one in request.GET.getlist("mo")[:50] if one.isdecimal() and len(one) < 19]
    if words := request.GET.get("q", "").strip()[:100]:
        context = {
            "words": words,
            "found": pickers.suggest(request.scope, words, request.today),
            "formerly": formerly(request.scope, words, request.today),
        }
        return render(request, "branches/found.html", context)
    context = {"tree": tree_of(request.scope, day, request.today, opened), **rooms(request)}
    return render(request, "branches/tree.html", context)


def rooms(request: Request) -> dict[str, bool]:
    """Return which of the pages beside the tree this person has."""
    return {
        "sees_members": request.scope.holds(Permission.VIEW_MEMBERS),
        "may_edit": request.scope.holds(Permission.EDIT_ORGANISATIONS),
    }


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one organisation as of a day, with its history."""
    organisation = _organisation(request, pk)
    day = day_asked(request)
    period = organisations.period_shown(organisation, day)
    if period is None:
        words = _("Ngày {day} tổ chức này chưa thành lập. Trang hiện số liệu hôm nay.")
        messages.warning(request, words.format(day=f"{day:%d/%m/%Y}"))
        day, period = request.today, organisations.last_period(organisation)
    order = request.GET.get("xep", "")
    page = organisations.page(organisation, period, request.scope, day, request.today, order)
    may_edit = page.is_today and organisations.may_edit(request.scope, page.path)
    context = {
        "page": page,
        "may_edit": may_edit and not page.is_closed,
        "may_correct": may_edit,
        "may_print": request.scope.allows(Permission.EXPORT_MEMBERS, page.path),
        "waiting": hooks.unit_lines(pk, page.path, request.scope, day) if page.sees_members and page.is_today else (),
        "points": reviews.points_of(pk, period.kind, day) if page.sees_members and not page.is_closed else (),
        "consents": reviews.consents_of(pk, day),
        "lineage": lineage(pk, request.scope, request.today),
    }
    return render(request, "branches/detail.html", context)


@require_GET
def log(request: Request, pk: int) -> HttpResponse:
    """Show what was written about an organisation: who, when, before and after, why."""
    organisation = _organisation(request, pk)
    period = organisations.last_period(organisation)
    context = {
        "organisation": organisation,
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "entries": history(organisation),
    }
    return render(request, "branches/history.html", context)


def _organisation(request: Request, pk: int) -> Organisation:
    """Return a body in reach, else 404."""
    return get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)


@require_GET
def picker(request: Request) -> HttpResponse:
    """Suggest organisations: a radio list for a form's box (htmx), a page to search on otherwise."""
    permission = next((one for one in Permission if one == request.GET.get("quyen")), Permission.VIEW_ORGANISATIONS)
    kinds = [kind for kind in request.GET.get("loai", "").split(",") if kind in Kind.values]
    name = request.GET.get("truong", "")
    name = name if FIELD_NAME.fullmatch(name) else "organisation"
    words = (request.GET.get(f"{name}_q") or request.GET.get("q") or "").strip()[:100]
    require_anywhere(request.scope, permission)
    found = pickers.suggest(request.scope, words, request.today, permission=permission, kinds=kinds)
    context = {"found": found, "words": words, "name": name, "kinds": kinds, "permission": permission}
    template = "branches/parts/suggestions.html" if request.htmx else "branches/picker.html"
    return render(request, template, context)


@dataclass(frozen=True)
class Act:
    """One act on an organisation: its words, its form, its service, what is said when it is done."""

    title: str | Promise
    button: str | Promise
    form: type[django_forms.Form]
    service: Callable[..., Any]
    done: str | Promise
    danger: bool = False


ACTS: dict[str, Act] = {
    "rename": Act(
        gettext_lazy("Đổi tên"),
        gettext_lazy("Lưu tên mới"),
        forms.RenameForm,
        services.rename_organisation,
        gettext_lazy("Đã ghi tên mới vào sổ. Tên cũ còn trong quá trình."),
    ),
    "change": Act(
        gettext_lazy("Đổi loại, loại hình, mã số"),
        gettext_lazy("Lưu thay đổi"),
        forms.ChangeForm,
        services.change_organisation,
        gettext_lazy("Đã ghi thay đổi vào sổ."),
    ),
    "move": Act(
        gettext_lazy("Chuyển về cấp trên khác"),
        gettext_lazy("Chuyển"),
        forms.MoveForm,
        services.move_organisation,
        gettext_lazy("Đã chuyển. Các tổ chức trực thuộc và đảng viên đi theo."),
    ),
    "close": Act(
        gettext_lazy("Kết thúc tổ chức"),
        gettext_lazy("Kết thúc"),
        forms.CloseForm,
        services.close_organisation,
        gettext_lazy("Đã ghi ngày kết thúc. Tổ chức và quá trình của nó còn trong sổ."),
        danger=True,
    ),
    "helper": Act(
        gettext_lazy("Người giúp đỡ"),
        gettext_lazy("Lưu"),
        forms.HelperForm,
        services.set_helper,
        gettext_lazy("Đã lưu người giúp đỡ."),
    ),
}


@require_http_methods(["GET", "POST"])
def act(request: Request, pk: int, name: str) -> HttpResponse:
    """Ask for one of ``ACTS`` and carry it out."""
    period = _editable(request, pk)
    chosen = ACTS[name]
    form = _form(request, chosen.form, period)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _carry_out(form, chosen.service, organisation_id=pk, by=request.user):
        messages.success(request, str(chosen.done))
        return redirect("branches:detail", pk)
    return _act_page(request, period, form, title=chosen.title, button=chosen.button, danger=chosen.danger)


@require_http_methods(["GET", "POST"])
def open_child(request: Request, pk: int) -> HttpResponse:
    """Open a body under this one; one sending makes one body."""
    period = _editable(request, pk)
    form = forms.OpenForm(request.POST or None)
    form.offer_under(period.kind)
    if request.method == "POST" and form.is_valid():
        try:
            sent = once(key=safe_forms.key_of(request.POST), make=lambda: _open(form, pk, request), by=request.user)
        except Refused as refused:
            forms.add_findings(form, refused)
        else:
            messages.success(request, _("Đã lập tổ chức."))
            return redirect(sent.url)
    return _act_page(request, period, form, title=_("Lập tổ chức trực thuộc"), button=_("Lập tổ chức"))


def _open(form: forms.OpenForm, parent_id: int, request: Request) -> str:
    values = form.values()
    del values["version"]
    return detail_url(services.open_organisation(parent_id=parent_id, by=request.user, **values).pk)


@require_http_methods(["GET", "POST"])
def correct(request: Request, pk: int, period_id: int) -> HttpResponse:
    """Correct what was written wrong about one period."""
    current = _period(request, pk)
    require(request.scope, Permission.EDIT_ORGANISATIONS, current.path)
    period = get_object_or_404(OrganisationPeriod.objects.select_related("organisation"), pk=period_id, organisation=pk)
    form = _form(request, forms.CorrectForm, period)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _carry_out(form, services.correct_period, period_id=period_id, by=request.user):
        messages.success(request, _("Đã đính chính. Giá trị trước và lý do còn trong lịch sử ghi sổ."))
        return redirect("branches:detail", pk)
    return _act_page(request, current, form, title=_("Đính chính một thời kỳ"), button=_("Lưu đính chính"))


def _period(request: Request, pk: int) -> OrganisationPeriod:
    """Return the last period of a body in reach, else 404."""
    return organisations.last_period(_organisation(request, pk))


def _editable(request: Request, pk: int) -> OrganisationPeriod:
    """Return the period in force of a body this person may write on: 404 out of reach, 403 without the right."""
    period = _period(request, pk)
    require(request.scope, Permission.EDIT_ORGANISATIONS, period.path)
    return period


def _form(request: Request, form: type[django_forms.Form], period: OrganisationPeriod) -> Any:
    made = form(request.POST or None, initial=forms.initial_of(form, period))
    if isinstance(made, forms.MoveForm):
        field = cast(OrganisationField, made.fields["parent_id"])
        field.kinds = MAY_BE_UNDER[period.kind]
        field.within(request.scope, request.today)
    return made


def _carry_out(form: Any, service: Callable[..., Any], **which: Any) -> bool:
    """Call the service with what the form says; show at the form why it could not be done."""
    try:
        service(**which, **form.values())
    except Refused as refused:
        forms.add_findings(form, refused)
    except ChangedMeanwhile as changed:
        words = _("Trong lúc đồng chí ghi, người khác đã ghi vào tổ chức này. Xem lại bên dưới rồi lưu lần nữa.")
        form.add_error(None, words)
        form.data = form.data.copy()
        form.data["version"] = changed.version
    else:
        return True
    return False


def _act_page(
    request: Request,
    period: OrganisationPeriod,
    form: django_forms.Form,
    *,
    title: str | Promise,
    button: str | Promise,
    danger: bool = False,
) -> HttpResponse:
    context = {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "own_url": detail_url(period.organisation_id),
        "tree_url": reverse("branches:tree"),
        "form": form,
        "title": title,
        "button": button,
        "danger": danger,
    }
    return render(request, "branches/act.html", context)
