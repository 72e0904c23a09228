"""Pages of transfers: the worklist "đang trên đường", one transfer with its next act, asking for one."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.access import PermissionRefused, require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.models import Draft
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.papers.issuers import committee_name
from members.filters import Unit, unit_on
from members.models import Transfer
from members.selectors import record_of
from members.transfers import forms, selectors, services
from members.transfers.fields import suggest
from members.viewing import record_viewing
from members.views import ActPage, person_in_reach

get_or_post = require_http_methods(["GET", "POST"])
MOST_PAGES = 10_000
SEARCHED = "transfers.number"


@dataclass(frozen=True)
class Act:
    """One act on a transfer: its form, its service, what is said when it is done."""

    form: type[forms.StepForm]
    service: Callable[..., Any]
    done: str | Promise


ACTS: dict[str, Act] = {
    "dong-y": Act(forms.ApproveForm, services.approve_transfer, gettext_lazy("Đã ghi chi bộ và cấp ủy đồng ý.")),
    "cap-giay": Act(
        forms.LetterForm,
        services.issue_letter,
        gettext_lazy("Đã ghi giấy giới thiệu. Nơi cũ vẫn tính đảng số đến khi nơi mới tiếp nhận."),
    ),
    "xuat-trinh": Act(forms.PresentedForm, services.record_presented, gettext_lazy("Đã ghi ngày nộp giấy.")),
    "tiep-nhan": Act(forms.AcceptForm, services.accept_transfer, gettext_lazy("Đã tiếp nhận.")),
    "thay-giay": Act(
        forms.ReplaceForm,
        services.replace_letter,
        gettext_lazy("Đã ghi giấy mới. Số cũ ở lại trong sổ, đánh dấu hủy; thu lại giấy cũ."),
    ),
    "tra-lai": Act(forms.ReturnForm, services.return_transfer, gettext_lazy("Đã ghi trả lại. Đảng số không đổi.")),
    "huy": Act(forms.CancelForm, services.cancel_transfer, gettext_lazy("Đã hủy lần chuyển. Đảng số không đổi.")),
    "gia-han": Act(
        forms.ExtendForm, services.extend_temporary, gettext_lazy("Đã ghi gia hạn. Báo chi bộ nơi cũ ngày mới.")
    ),
    "ket-thuc-tam-thoi": Act(forms.EndForm, services.end_temporary, gettext_lazy("Đã ghi thôi sinh hoạt tạm thời.")),
}

PAPERS: dict[str, Callable[..., str]] = {
    "giay-gioi-thieu": services.print_letter,
    "phieu-bao": services.print_notices,
}


@require_GET
def worklist(request: Request) -> HttpResponse:
    """Show the transfers on the way in this person's reach or in one unit of it, the most pressing first."""
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    group = request.GET.get("nhom", "")
    group = group if group in selectors.GROUPS else ""
    page, unit = page_asked(request), unit_asked(request)
    found = selectors.worklist(request.scope, request.today, group, page, unit)
    context = {
        "list": found,
        "group": selectors.GROUPS[group],
        "unit": unit,
        "first_url": selectors.address(group, unit=unit.organisation_id if unit else None) if page > 1 else "",
        "may_write": request.scope.holds(Permission.EDIT_MEMBERS),
    }
    return render(request, "transfers/worklist.html", context)


def page_asked(request: Request) -> int:
    """Return the page the address asks for (``trang``), the first for anything odd."""
    number = request.GET.get("trang", "")
    page = min(int(number), MOST_PAGES) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    return max(page, 1)


def unit_asked(request: Request) -> Unit | None:
    """Return the unit the address asks for (``don_vi``) if its members may be seen, else None."""
    number = request.GET.get("don_vi", "")
    unit = unit_on(int(number), request.today) if number.isascii() and number.isdecimal() and len(number) < 19 else None
    return unit if unit and request.scope.allows(Permission.VIEW_MEMBERS, unit.path) else None


@require_http_methods(["GET", "POST"])
def past(request: Request) -> HttpResponse:
    """Show what is done; a search by the number of a letter or of a file on the portal stays in the session."""
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    if request.method == "POST":
        request.session[SEARCHED] = " ".join(request.POST.get("so", "").replace("\0", "").split())[:60]
        return redirect(f"{reverse('transfers:past')}?tim=1")
    words = request.session.get(SEARCHED, "") if "tim" in request.GET else ""
    page = page_asked(request)
    found = selectors.past(request.scope, request.today, words, page)
    here = f"{reverse('transfers:past')}?{'tim=1&' if words else ''}"
    context = {
        "past": found,
        "words": words,
        "next_url": f"{here}trang={page + 1}" if found.has_more else "",
        "first_url": here.rstrip("?&") if page > 1 else "",
    }
    return render(request, "transfers/past.html", context)


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one transfer to both sides; who may not open the record reads what the letter says."""
    row = _transfer(request, pk)
    person = selectors.person_seen(row, request.today, request.user)
    record_viewing(person, by=request.user)
    page = selectors.page_of(row, request.scope, request.today)
    return render(request, "transfers/detail.html", {"page": page, "row": row})


@get_or_post
def act(request: Request, pk: int, word: str) -> HttpResponse:
    """Do the next act on a transfer: the old side lets go, the new side takes in."""
    if word not in ACTS:
        raise Http404
    row = _transfer(request, pk)
    name, title = selectors.ACTS[word]
    sides = selectors.Places([row], request.today).sides(row)
    if not selectors.may_act(name, row, sides, request.scope):
        raise PermissionRefused(Permission.EDIT_MEMBERS, next(iter(selectors.acting_paths(name, row, sides)), ""))
    key = f"chuyen-{pk}-{word}"
    draft = drafts.load(key=key, by=request.user) if request.method == "GET" else None
    form = _form(request, ACTS[word].form, row, draft)
    if request.method == "POST" and form.is_valid():
        answer = _carry_out(request, form, ACTS[word], row, key)
        if answer:
            return answer
    context = {
        "page": selectors.page_of(row, request.scope, request.today),
        "row": row,
        "form": form,
        "title": title,
        "is_danger": word in ("tra-lai", "huy"),
        "key": key,
        "draft": draft,
    }
    return render(request, "transfers/act.html", context)


def _form(request: Request, kind: type[forms.StepForm], row: Transfer, draft: Draft | None) -> forms.StepForm:
    """Return the form with what was sent, with the draft when asked for, or as it begins."""
    arguments = _arguments(request, row)
    if draft is not None and drafts.wanted(request):
        return drafts.restored(kind, draft, **arguments)
    return kind(request.POST if request.method == "POST" else None, **arguments)


def _arguments(request: Request, row: Transfer) -> dict[str, Any]:
    """Return what forms are made with; the register numbers the letter for those who write for its body."""
    body = selectors.issuing_body(row, request.today)
    may_number = body is not None and request.scope.allows(Permission.EDIT_MEMBERS, body.path)
    return {
        "transfer": row,
        "today": request.today,
        "issuer": committee_name(body.name) if body else "",
        "register_of": body.organisation_id if body and may_number else None,
    }


def _carry_out(request: Request, form: Any, act: Act, row: Transfer, draft: str) -> HttpResponse | None:
    """Do the act once; show at the form why it could not be done."""

    def make() -> str:
        act.service(transfer_id=row.pk, by=request.user, **form.values())
        return _after(request, row.pk)

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=draft, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile as changed:
        form.add_error(
            None, _("Trong lúc đồng chí ghi, người khác đã ghi vào lần chuyển này. Xem lại rồi lưu lần nữa.")
        )
        form.data = form.data.copy()
        form.data["version"] = str(changed.version)
    else:
        messages.success(request, str(act.done))
        return redirect(sent.url)
    return None


def _after(request: Request, pk: int) -> str:
    """Lead to the transfer or, when it left one's reach, to the worklist."""
    still = Transfer.objects.visible_to(request.scope, request.today).filter(pk=pk).exists()
    return reverse("transfers:detail", args=[pk]) if still else reverse("transfers:worklist")


@require_POST
def papers(request: Request, pk: int, paper: str) -> HttpResponse:
    """Answer with the letter of introduction or the notices as PDF; printing is logged."""
    row = _transfer(request, pk)
    if paper not in PAPERS or row.letter_on is None or not row.from_cell_id:
        raise Http404
    places = selectors.Places([row], request.today)
    if not selectors.may_print(row, places, request.scope):
        raise PermissionRefused(Permission.EDIT_MEMBERS, row.membership.person.keeper_path)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        PAPERS[paper](transfer=row, scope=request.scope, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{paper}-{pk}.pdf"'
    return response


def _transfer(request: Request, pk: int) -> Transfer:
    """Return a transfer that one of the two sides in reach takes part in, else 404."""
    seen = Transfer.objects.visible_to
    return get_object_or_404(seen(request.scope, request.today).select_related("membership__person"), pk=pk)


@dataclass(frozen=True)
class AskPage(ActPage):
    """The page on which a transfer is asked for; leads to the transfer made."""

    def _made(self, act: Callable[[], None]) -> str:
        act()
        made = selectors.open_transfer_of(self.record.person.pk)
        return reverse("transfers:detail", args=[made]) if made else reverse("transfers:worklist")


@get_or_post
def ask(request: Request, pk: int) -> HttpResponse:
    """Write that a member is to move; where one is on the way already, go there."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    running = selectors.open_transfer_of(pk)
    if running and request.method == "GET":
        messages.info(request, _("Đồng chí này đang có một lần chuyển sinh hoạt chưa xong."))
        return redirect("transfers:detail", running)
    page = AskPage(request, record_of(person), f"dang-vien-{pk}-chuyen", _("Chuyển sinh hoạt đảng"))
    form = page.form(forms.AskForm, today=request.today)

    def make() -> None:
        services.request_transfer(person_id=pk, by=request.user, **form.values())

    return page.answer(form, make, _("Đã ghi đề nghị chuyển sinh hoạt của đồng chí {name}."))


@require_GET
def cells(request: Request) -> HttpResponse:
    """Suggest cells of the whole register for the box of the asking form; names of bodies only."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    words = (request.GET.get("to_cell_q") or request.GET.get("q") or "").replace("\0", "").strip()[:100]
    context = {"found": suggest(words, request.today), "words": words, "name": "to_cell"}
    template = "branches/parts/suggestions.html" if request.htmx else "transfers/cells.html"
    return render(request, template, context)
