"""Pages of mergers, unions and divisions: first the preview with its counts, then the one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts import safe_forms
from accounts.access import require
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches import services
from branches.forms import add_findings
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors, detail_url
from members.reorganising import selectors
from members.reorganising.forms import MergeForm, SplitForm, UniteForm

get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def merge(request: Request, pk: int) -> HttpResponse:
    """Merge a body into another: members and bodies below go over, it ends."""
    period = _body(request, pk)
    form = MergeForm(request.POST or None, initial={"version": period.organisation.version})
    form.within(request.scope, request.today, period.kind)

    def act() -> int:
        services.merge_organisation(organisation_id=pk, by=request.user, **form.values())
        return int(form.cleaned_data["target_id"])

    words = _("Đảng viên và tổ chức trực thuộc sang tổ chức kia từ ngày có hiệu lực; tổ chức này kết thúc.")
    return _answer(request, period, form, act, title=_("Sáp nhập vào tổ chức khác"), words=words, ids=[pk])


@get_or_post
def unite(request: Request, pk: int) -> HttpResponse:
    """Unite a body with others of its kind into a new one."""
    period = _body(request, pk)
    form = UniteForm(request.POST or None)
    form.offer(selectors.siblings(period, request.today))
    others = [int(one) for one in form.cleaned_data.get("others", [])] if form.is_valid() else []

    def act() -> int:
        values = form.values()
        values["organisation_ids"] = [pk, *values["organisation_ids"]]
        return int(services.consolidate_organisations(by=request.user, **values).pk)

    words = _("Đảng viên và tổ chức trực thuộc sang tổ chức mới; các tổ chức cũ kết thúc.")
    return _answer(request, period, form, act, title=_("Hợp nhất thành tổ chức mới"), words=words, ids=[pk, *others])


@get_or_post
def split(request: Request, pk: int) -> HttpResponse:
    """Divide a cell: chosen members go to a new one; with a second name the others too."""
    period = _body(request, pk)
    require(request.scope, Permission.VIEW_MEMBERS, period.path)
    form = SplitForm(request.POST or None, initial={"version": period.organisation.version})
    form.offer(selectors.members_of(pk, request.scope, request.today))

    def act() -> int:
        return int(services.split_organisation(organisation_id=pk, by=request.user, **form.values())[0].pk)

    words = _("Các đồng chí được chọn sang chi bộ mới từ ngày có hiệu lực.")
    chosen = len(form.cleaned_data.get("persons", [])) if form.is_valid() else 0
    return _answer(request, period, form, act, title=_("Chia, tách chi bộ"), words=words, ids=[pk], chosen=chosen)


def _body(request: Request, pk: int) -> OrganisationPeriod:
    """Return the last period of a body this person may write on: 404 out of reach, 403 without the right."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, Permission.EDIT_ORGANISATIONS, period.path)
    return period


def _answer(
    request: Request,
    period: OrganisationPeriod,
    form: Any,
    act: Callable[[], int],
    *,
    title: str,
    words: str,
    ids: list[int],
    chosen: int = 0,
) -> HttpResponse:
    """Show the form, then what would move, then do the act once and lead to the body that goes on."""
    is_ready = request.method == "POST" and form.is_valid()
    if is_ready and request.POST.get("xac_nhan"):
        try:
            sent = once(key=safe_forms.key_of(request.POST), make=lambda: detail_url(act()), by=request.user)
        except Refused as refused:
            add_findings(form, refused)
        except ChangedMeanwhile as changed:
            form.add_error(
                None, _("Trong lúc đồng chí ghi, người khác đã ghi vào tổ chức này. Xem lại rồi lưu lần nữa.")
            )
            form.data = form.data.copy()
            form.data["version"] = changed.version
        else:
            messages.success(request, _("Đã ghi vào sổ. Đảng viên đã chuyển theo, mỗi đồng chí có một biến động."))
            return redirect(sent.url)
    context = {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "own_url": detail_url(period.organisation_id),
        "form": form,
        "title": title,
        "words": words,
        "is_ready": is_ready,
        "moved": selectors.moved(ids, request.today) if request.method == "GET" or is_ready else [],
        "chosen_words": _chosen_words(chosen),
    }
    return render(request, "reorganising/act.html", context)


def _chosen_words(chosen: int) -> str:
    if not chosen:
        return ""
    return ngettext("{n} đồng chí sang chi bộ mới.", "{n} đồng chí sang chi bộ mới.", chosen).format(n=chosen)
