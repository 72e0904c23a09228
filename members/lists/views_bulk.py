"""Pages of editing many records: choosing people, the value, the preview, writing, undoing."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import require, require_anywhere
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members import listing
from members.lists import bulk, keeping, saved
from members.lists.forms import BulkForm
from members.lists.paging import EXACT_UP_TO
from members.lists.services import bulk as services
from members.models import BulkEdit
from members.views_list import asked_of, marks_of

MOST_TICKED = 1000


@require_POST
def pick(request: Request) -> HttpResponse:
    """Keep the people ticked in the list, and go on to edit them or to see only them."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    asked = asked_of(request)
    ticked = [int(pk) for pk in request.POST.getlist("chon") if listing.plain_number(pk)][:MOST_TICKED]
    if not ticked:
        messages.warning(request, _("Chưa chọn ai. Đánh dấu vào ô đầu dòng của từng đồng chí rồi bấm lại."))
        return redirect(f"{reverse('members:list')}?{listing.query_string(asked, **marks_of(request))}")
    key = keeping.keep_found(request, ticked)
    unit = {name: value for name, value in asked.params.items() if name in ("don_vi", "trang_thai")}
    target = "members:bulk" if request.POST.get("viec") == "sua" else "members:list"
    return redirect(f"{reverse(target)}?{listing.query_of({**unit, 'tim': key})}")


@require_http_methods(["GET", "POST"])
def begin(request: Request) -> HttpResponse:
    """Ask which field of the people of a list shall say what, and why; a sending leads to the preview."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    asked = asked_of(request, Permission.EDIT_MEMBERS)
    place = _place(request, asked)
    query = listing.query_string(asked, **marks_of(request))
    name = request.POST.get("muc") or request.GET.get("muc", "")
    form = None
    if name in bulk.FIELDS:
        form = BulkForm(request.POST if request.method == "POST" else None, name=name, today=request.today)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            return redirect(_preview(request, asked, name, form, place))
        except Refused as refusal:
            for finding in refusal.findings:
                form.add_error(None, f"{finding.reason} {finding.remedy}")
    context = {
        "form": form,
        "field": name if form else "",
        "shelves": bulk.shelves(request.scope),
        "words": saved.words_of(asked),
        "ticked": len(asked.found) if asked.found is not None else 0,
        "count": listing.count_up_to(asked, EXACT_UP_TO),
        "most": EXACT_UP_TO,
        "query": query,
        "params": [pair for pair in {**asked.params, **marks_of(request)}.items() if pair[1]],
    }
    return render(request, "members/lists/bulk_begin.html", context)


def _preview(request: Request, asked: listing.Request, name: str, form: BulkForm, place: str) -> str:
    """Make the preview once for each sending and return its address."""

    def make() -> str:
        edit = services.begin_bulk_edit(
            asked=asked,
            field=name,
            value=form.cleaned_data["value"],
            reason=form.cleaned_data["reason"],
            words=saved.words_of(asked),
            scope_path=place,
            by=request.user,
        )
        return reverse("members:bulk_edit", args=[edit.pk])

    return once(key=safe_forms.key_of(request.POST), make=make, by=request.user).url


def _place(request: Request, asked: listing.Request) -> str:
    """Return where the act happens: the unit of the list, else the first place one may edit; 403 without the right."""
    if asked.moved:
        raise Http404
    if asked.unit is None:
        return request.scope.paths(Permission.EDIT_MEMBERS)[0]
    place = listing.place_now(asked.unit, asked)
    require(request.scope, Permission.EDIT_MEMBERS, place)
    return place


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one act: its preview before, its report after."""
    edit = _edit(request, pk)
    context = {"report": bulk.report(edit, request.scope), "is_own": edit.created_by_id == request.user.pk}
    return render(request, "members/lists/bulk_edit.html", context)


@require_POST
def run(request: Request, pk: int) -> HttpResponse:
    """Give the act to a worker."""
    edit = _own(request, pk)
    job = services.run_bulk_edit(edit_id=edit.pk, key=safe_forms.key_of(request.POST), by=request.user)
    return redirect("jobs:detail", pk=job.pk)


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Drop a preview."""
    edit = _own(request, pk)
    services.cancel_bulk_edit(edit_id=edit.pk, by=request.user)
    return redirect("members:list")


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Give the undoing to a worker."""
    edit = _edit(request, pk)
    try:
        job = services.undo_bulk_edit(edit_id=edit.pk, key=safe_forms.key_of(request.POST), by=request.user)
    except Refused as refusal:
        for finding in refusal.findings:
            messages.warning(request, f"{finding.reason} {finding.remedy}")
        return redirect("members:bulk_edit", pk=edit.pk)
    return redirect("jobs:detail", pk=job.pk)


def _edit(request: Request, pk: int) -> BulkEdit:
    """Return an act within reach of the right to edit; 403 without that right anywhere, 404 out of reach."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    edit = BulkEdit.objects.visible_to(request.scope).select_related("created_by", "undone_by").filter(pk=pk).first()
    if edit is None:
        raise Http404
    return edit


def _own(request: Request, pk: int) -> BulkEdit:
    """Return an act of one's own, still within reach of the right to edit; 404 for any other."""
    edit = BulkEdit.objects.visible_to(request.scope).filter(pk=pk, created_by=request.user).first()
    if edit is None:
        raise Http404
    return edit
