"""Pages of saved lists, and of how a list lies before somebody."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members import listing
from members.lists import arrangement, columns, items, keeping, ordering, saved
from members.lists.forms import SavedListForm
from members.lists.services import saved as services
from members.models import SavedList
from members.views_list import asked_of, marks_of

MOVES = {"len": -1, "xuong": 1}
get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def index(request: Request) -> HttpResponse:
    """Show the lists somebody may use, each with how many people it holds now."""
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    rows = saved.rows(request.user, request.scope, request.today)
    return render(request, "members/lists/saved.html", {"rows": rows})


@require_GET
def open_list(request: Request, pk: int) -> HttpResponse:
    """Go to the list; its words go into the session, so that they stand in no address."""
    row = _usable(request, pk)
    keys = {key: keeping.keep_text(request, text) for key, text in row.params.get("texts", {}).items()}
    asked = saved.request_of(row, request.scope, request.today)
    params = saved.swapped(asked.params, keys)
    return redirect(f"{reverse('members:list')}?{listing.joined(listing.query_of(params), danh_sach=row.pk)}")


@get_or_post
def save(request: Request) -> HttpResponse:
    """Keep the conditions, order and columns of the list shown under a name."""
    asked = asked_of(request)
    places = saved.sharing_choices(request.scope, asked.unit, request.today)
    form = SavedListForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_save(request, asked, form))
        except Refused as refusal:
            _tell(form, refusal)
    context = {"form": form, "words": saved.words_of(asked), "query": _query(request, asked), "found": asked.found}
    return render(request, "members/lists/save.html", context)


def _save(request: Request, asked: listing.Request, form: SavedListForm) -> str:
    """Save the list once for each sending and return its address."""
    used = _arrangement(request)
    query, texts = saved.kept_params(arrangement.in_order(asked, used))

    def make() -> str:
        row = services.save_list(
            name=form.cleaned_data["name"],
            query=query,
            texts=texts,
            columns=used.columns if used.is_chosen else (),
            shared_with=form.place,
            by=request.user,
        )
        return reverse("members:open_list", args=[row.pk])

    return once(key=safe_forms.key_of(request.POST), make=make, by=request.user).url


@get_or_post
def change(request: Request, pk: int) -> HttpResponse:
    """Rename one's own list or share it otherwise."""
    row = _own(request, pk)
    asked = saved.request_of(row, request.scope, request.today)
    places = saved.sharing_choices(request.scope, asked.unit, request.today)
    initial = {"name": row.name, "shared_with": str(row.shared_with_id or "")}
    form = SavedListForm(request.POST or None, places=places, initial=initial)
    if request.method == "POST" and form.is_valid():
        opened = listing.plain_number(request.POST.get("version", "")) or 0
        try:
            services.change_list(
                list_id=row.pk,
                opened_version=opened,
                name=form.cleaned_data["name"],
                shared_with=form.place,
                by=request.user,
            )
            return redirect("members:saved")
        except Refused as refusal:
            _tell(form, refusal)
        except ChangedMeanwhile:
            form.add_error(None, _("Danh sách này vừa được sửa ở nơi khác. Mở lại trang để xem bản mới rồi sửa tiếp."))
    return render(request, "members/lists/change.html", {"form": form, "row": row, "words": saved.words_of(asked)})


@require_POST
def delete(request: Request, pk: int) -> HttpResponse:
    """Throw one's own list away."""
    services.delete_list(list_id=_own(request, pk).pk, by=request.user)
    return redirect("members:saved")


@require_POST
def copy(request: Request, pk: int) -> HttpResponse:
    """Take a shared list for one's own."""
    found = _usable(request, pk)

    def make() -> str:
        return reverse("members:open_list", args=[services.copy_list(list_id=found.pk, by=request.user).pk])

    return redirect(once(key=safe_forms.key_of(request.POST), make=make, by=request.user).url)


@get_or_post
def arrange(request: Request) -> HttpResponse:
    """Choose the columns, their order, how dense the rows lie and how they are sorted."""
    asked = asked_of(request)
    used = _arrangement(request)
    if request.method == "POST":
        names = _chosen(request, list(used.columns))
        _keep(request, used, names)
        step = "" if request.POST.get("viec") == "xong" else reverse("members:arrange")
        query = _query(request, asked, xep=request.POST.get("xep", ""))
        return redirect(f"{step or reverse('members:list')}?{query}")
    shown = columns.chosen(used.columns, request.scope)
    taken = {column.name for column in shown}
    shelves = [
        (shelf.legend, [one for one in shelf.items if columns.column(one.name) and one.name not in taken])
        for shelf in items.shelves(request.scope)
    ]
    context = {
        "shown": shown,
        "computed": [column for column in columns.COMPUTED if column.name not in taken],
        "shelves": [shelf for shelf in shelves if shelf[1]],
        "orders": ordering.ORDERS.values(),
        "order": arrangement.in_order(asked, used).order,
        "dense": used.dense,
        "saved": used.saved,
        "query": _query(request, asked),
    }
    return render(request, "members/lists/arrange.html", context)


def _chosen(request: Request, names: list[str]) -> list[str]:
    """Return the columns after what was pressed: one moved, one taken out, some added."""
    act, _sign, name = request.POST.get("viec", "").partition(":")
    if act in MOVES:
        return arrangement.moved(names, name, MOVES[act])
    if act == "bo":
        return [one for one in names if one != name]
    if act == "mac_dinh":
        return list(columns.DEFAULT)
    return [*names, *(one for one in request.POST.getlist("them") if one not in names)]


def _keep(request: Request, used: arrangement.Arrangement, names: list[str]) -> None:
    """Keep the columns with the saved list when it is one's own and open, else as one's own arrangement."""
    kept = [column.name for column in columns.chosen(names, request.scope)]
    if used.saved and used.saved.owner_id == request.user.pk:
        services.arrange_list(list_id=used.saved.pk, columns=kept, by=request.user)
        return
    dense, order = used.dense, used.order
    if request.POST.get("viec") == "xong":
        dense, order = request.POST.get("day") == "1", ordering.order_of(request.POST.get("xep", "")).value
    services.arrange(columns=kept, dense=dense, order=order, by=request.user)


def _arrangement(request: Request) -> arrangement.Arrangement:
    number = listing.plain_number(request.GET.get("danh_sach", ""))
    return arrangement.of(request.user, request.scope, number)


def _query(request: Request, asked: listing.Request, **changes: str) -> str:
    return listing.query_string(asked, **{**marks_of(request), **changes})


def _usable(request: Request, pk: int) -> SavedList:
    row = saved.usable_list(pk, request.user, request.scope)
    if row is None:
        raise Http404
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    return row


def _own(request: Request, pk: int) -> SavedList:
    row = _usable(request, pk)
    if row.owner_id != request.user.pk:
        raise Http404
    return row


def _tell(form: SavedListForm, refusal: Refused) -> None:
    for finding in refusal.findings:
        form.add_error("name", f"{finding.reason} {finding.remedy}")
