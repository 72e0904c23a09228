"""Pages of those who come from outside the city: looked up by number, then written anew or taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.access import needs
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members.choices import Standing
from members.errors import NumberHeld
from members.holders import holders_in_reach, holders_of
from members.selectors import record_of
from members.transfers import services
from members.transfers.forms_arriving import ArrivalForm, ComingBackForm, NumberForm
from members.views import ActPage, person_in_reach
from members.views_add import preset_cell
from members.views_edit import say_holders, suggestions

KEY = "dang-vien-chuyen-den"
LOOKED_UP = "transfers.looked_up"
"""The number just looked up and not found; kept in the session, offered once."""


@needs(Permission.EDIT_MEMBERS)
@require_http_methods(["GET", "POST"])
def arrive(request: Request) -> HttpResponse:
    """Write who comes from outside the city: the letter and the first items of the record."""
    draft = drafts.load(key=KEY, by=request.user) if request.method == "GET" else None
    arguments: dict[str, Any] = {"scope": request.scope, "today": request.today, **preset_cell(request)}
    if request.method == "POST":
        form = ArrivalForm(request.POST, **arguments)
        if form.is_valid() and (answer := _receive(request, form)):
            return answer
    elif draft is not None and drafts.wanted(request):
        form = drafts.restored(ArrivalForm, draft, **arguments)
    else:
        form = ArrivalForm(number=request.session.pop(LOOKED_UP, ""), **arguments)
    context = {"form": form, "lookup": NumberForm(), "key": KEY, "draft": draft, **suggestions()}
    return render(request, "transfers/arrive.html", context)


def _receive(request: Request, form: ArrivalForm) -> HttpResponse | None:
    """Write the person once; None when the service refuses, with the form saying why."""

    def make() -> str:
        row = services.receive_from_outside(
            values=form.values,
            cell_id=form.cleaned_data["cell"],
            coming=form.coming(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        return reverse("members:edit", args=[row.membership.person_id])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=KEY, by=request.user)
    except NumberHeld as held:
        say_holders(request, form, held)
        return None
    except Refused as refused:
        form.take(refused.findings)
        return None
    if sent.is_first:
        words = _("Đã tiếp nhận đồng chí {name}. Bổ sung các mục còn lại của hồ sơ dưới đây, lúc nào cũng được.")
        messages.success(request, words.format(name=form.values["full_name"]))
    return redirect(sent.url)


@needs(Permission.EDIT_MEMBERS)
@require_POST
def look_up(request: Request) -> HttpResponse:
    """Look a number up: on to the record that comes back, or to a new one; a record out of reach gives no name."""
    lookup = NumberForm(request.POST)
    if not lookup.is_valid():
        arguments: dict[str, Any] = {"scope": request.scope, "today": request.today, **preset_cell(request)}
        context = {"form": ArrivalForm(**arguments), "lookup": lookup, "key": KEY, "draft": None, **suggestions()}
        return render(request, "transfers/arrive.html", context)
    number = lookup.cleaned_data["number"]
    held = holders_of({"identity_number": number, "card_number": number})
    seen = holders_in_reach(held, request.scope)
    if held and not seen:
        words = _(
            "Số này đã có trong sổ, ở một hồ sơ ngoài phạm vi của đồng chí. Không ghi thêm hồ sơ thứ hai: gửi yêu cầu "
            "đối chiếu, kèm giấy giới thiệu, lên ban tổ chức cấp trên; cấp trên tiếp nhận vào chi bộ này."
        )
        messages.warning(request, words)
    elif seen:
        return redirect("transfers:come_back", next(iter(seen)))
    else:
        request.session[LOOKED_UP] = number
        messages.info(request, _("Số này chưa có trong sổ. Ghi giấy giới thiệu và vài mục đầu dưới đây."))
    return redirect("transfers:arrive")


@require_http_methods(["GET", "POST"])
def come_back(request: Request, pk: int) -> HttpResponse:
    """Take back somebody who had left the city: the same record goes on in a cell."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = record_of(person)
    if record.membership is None or record.membership.standing != Standing.DEPARTED:
        words = _("Sổ không ghi đồng chí này đã chuyển khỏi thành phố; chuyển giữa hai chi bộ thì ghi từ hồ sơ này.")
        messages.info(request, words)
        return redirect("members:detail", pk)
    page = ActPage(request, record, f"dang-vien-{pk}-tro-lai", _("Tiếp nhận trở lại"))
    form = page.form(ComingBackForm, scope=request.scope, today=request.today)

    def make() -> None:
        services.receive_returning(person_id=pk, by=request.user, **form.values())

    return page.answer(form, make, _("Đã tiếp nhận trở lại đồng chí {name}."))
