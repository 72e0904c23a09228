"""Writing a member into the register: the few things asked first, then the list of short forms."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts import drafts, safe_forms
from accounts.access import require_anywhere
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from members import services
from members.doubles.services.finding import search_persons
from members.errors import NumberHeld
from members.forms import PersonForm
from members.holders import namesakes
from members.rules import warning
from members.views_edit import say_holders, suggestions
from vietnam import names

ADD_KEY = "dang-vien-them"
get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def add(request: Request) -> HttpResponse:
    """Write a member into the register; a second sending of the same form leads to the same record."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    draft = drafts.load(key=ADD_KEY, by=request.user) if request.method == "GET" else None
    arguments: dict[str, Any] = {"scope": request.scope, "today": request.today, **preset_cell(request)}
    if request.method == "POST":
        form = PersonForm(request.POST, **arguments)
        _doubt_namesakes(request, form)
        if form.is_valid() and (answer := _register(request, form)):
            return answer
    elif draft is not None and drafts.wanted(request):
        form = drafts.restored(PersonForm, draft, **arguments)
    else:
        form = PersonForm(**arguments)
    context = {
        "form": form,
        "title": _("Thêm đảng viên"),
        "key": ADD_KEY,
        "draft": draft,
        "back": reverse("members:list"),
        **suggestions(),
    }
    return render(request, "members/edit.html", context)


def preset_cell(request: Request) -> dict[str, Any]:
    """Return the cell the address names (``chi-bo``), else the only one in reach: one query."""
    asked = request.GET.get("chi-bo", "")
    if asked.isascii() and asked.isdecimal() and len(asked) < 19:
        return {"cell_id": int(asked)}
    rows = OrganisationPeriod.objects.on(request.today).filter(kind__in=CELLS)
    rows = rows.filter(request.scope.q(Permission.EDIT_MEMBERS, "path"))
    ids = list(rows.values_list("organisation_id", flat=True)[:2])
    return {"cell_id": ids[0], "only_cell": True} if len(ids) == 1 else {}


def _register(request: Request, form: PersonForm) -> HttpResponse | None:
    """Register once and go on to the short forms; None when the service refuses, with the form saying why."""

    def make() -> str:
        person = services.register_person(
            values=form.values,
            cell_id=form.cleaned_data["cell"],
            as_of=form.cleaned_data["as_of"].value,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        search_persons([person.pk])
        return reverse("members:edit", args=[person.pk])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=ADD_KEY, by=request.user)
    except NumberHeld as held:
        say_holders(request, form, held)
        return None
    except Refused as refusal:
        form.take(refusal.findings)
        return None
    if sent.is_first:
        words = _("Đã ghi đồng chí {name} vào sổ. Bổ sung các mục còn lại dưới đây, lúc nào cũng được.")
        messages.success(request, words.format(name=form.values["full_name"]))
    return redirect(sent.url)


def _doubt_namesakes(request: Request, form: PersonForm) -> None:
    """Ask for a reason when somebody of the same name and birth date is in the register already."""
    if form.errors and ("full_name" in form.errors or "born_on" in form.errors):
        return
    born = form.values.get("born_on")
    if not born or form.data.get("reason", "").strip():
        return
    found = namesakes(names.fold(form.values["full_name"]), born.value, request.scope)
    if found and not drafts.is_late(form_key=safe_forms.key_of(request.POST), by=request.user):
        form.similar = [(person.full_name, reverse("members:detail", args=[person.pk])) for person in found]
        count = len(found)
        reason = ngettext(
            "Trong sổ đã có {n} người cùng họ tên và ngày sinh.",
            "Trong sổ đã có {n} người cùng họ tên và ngày sinh.",
            count,
        ).format(n=count)
        remedy = _("Mở hồ sơ đó xem có phải cùng một người; nếu là người khác, ghi lý do.")
        form.take([warning("may_be_registered", "full_name", reason, remedy)])
