"""Pages of the members' list: the list, its conditions, the search box, suggestions, the file of what is shown."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts import safe_forms
from accounts.access import PermissionRefused, require, require_anywhere
from accounts.requests import Request
from accounts.roles import Permission
from jobs.services import request_job
from members import listing, searching
from members.lists import arrangement, boxes, columns, conditions, keeping, viewing
from members.models import Person

FORMATS = ("xlsx", "csv")


@require_GET
def index(request: Request) -> HttpResponse:
    """Show one page of the members in reach that the filters keep."""
    return show(request, asked_of(request))


@require_POST
def condition(request: Request) -> HttpResponse:
    """Add a condition on a field or table: its words go into the session, the rest into the address."""
    asked = asked_of(request)
    form = boxes.condition_form(request.POST.get("muc", ""), request.scope, asked.params, asked.texts, request.POST)
    if form is None:
        raise Http404
    if not form.is_valid():
        return show(request, asked, form)
    made, text = form.params()
    if text:
        made[form.text_param] = f"{conditions.TEXT}{keeping.keep_text(request, text)}"
    params = {**boxes.without(asked.params, form.item.name), **made}
    query = listing.query_string(replace(asked, params=params), **marks_of(request))
    return redirect(f"{reverse('members:list')}?{query}")


def asked_of(request: Request, permission: Permission = Permission.VIEW_MEMBERS) -> listing.Request:
    """Return the list the address asks for; raises 403 without the right, 404 for a unit out of reach."""
    if not request.scope.holds(permission):
        raise PermissionRefused(permission)
    found = keeping.search_of(request).get("found")
    asked = listing.read_request(
        request.GET.dict(), request.scope, request.today, found, permission, keeping.texts(request)
    )
    if request.GET.get("don_vi") and asked.unit is None:
        raise Http404
    if permission == Permission.VIEW_MEMBERS and not listing.may_see(asked):
        raise Http404
    return asked


def show(request: Request, asked: listing.Request, box: boxes.ConditionForm | None = None) -> HttpResponse:
    """Show the list; ``box`` are boxes that were filled wrong."""
    search = keeping.search_of(request)
    used = arrangement.of(request.user, request.scope, listing.plain_number(request.GET.get("danh_sach", "")))
    shown = columns.chosen(used.columns, request.scope)
    asked = arrangement.in_order(asked, used)
    everyone, bound = listing.members(asked)
    page = listing.page(asked, _after(request), everyone=everyone, columns=shown)
    viewing.record_list(page, shown, asked, by=request.user)
    page, shown = _without_one_cell(page, shown)
    path = reverse("members:list")
    query = listing.query_string(asked, **marks_of(request))
    bound.form.mark_required = True
    context = {
        "page": page,
        "columns": [_head(column, asked, path, query) for column in shown],
        "next_url": f"{path}?{listing.joined(query, sau=page.after)}" if page.after else "",
        "first_url": f"{path}?{query}" if "sau" in request.GET else "",
        "chips": listing.chips(asked, path, bound, search.get("text", ""), search.get("key", "")),
        "asked": asked,
        "now_url": f"{path}?{listing.query_string(asked, ngay='', **marks_of(request))}",
        "search": search,
        "saved": used.saved,
        "dense": used.dense,
        "name_order": _head_order("ten", asked, path, query),
        "query": query,
        "can_export": _can(Permission.EXPORT_MEMBERS, asked),
        "can_edit": _can(Permission.EDIT_MEMBERS, asked) and not asked.moved,
        "can_add": request.scope.holds(Permission.EDIT_MEMBERS),
        "bound": bound,
        **_filter_context(request, asked, bound, box),
    }
    return render(request, "members/list.html", context)


def marks_of(request: Request) -> dict[str, str]:
    """Return the parameters that are no conditions but stay: the kept search, the saved list."""
    kept = keeping.search_of(request).get("key", "")
    saved = listing.plain_number(request.GET.get("danh_sach", ""))
    return {"tim": kept, "danh_sach": str(saved or "")}


def _filter_context(
    request: Request, asked: listing.Request, bound: Any, box: boxes.ConditionForm | None
) -> dict[str, Any]:
    """Return what the open filter shows: the boxes of one condition, and those filled wrong."""
    wrong = [name for name in bound.form.errors if name in bound.form.fields]
    is_open = "loc" in request.GET or box is not None or bool(wrong)
    if not is_open:
        return {"filter_form": None}
    chosen = box.item.name if box else request.GET.get("muc", "")
    quick = boxes.QUICK_BY_NAME.get(chosen)
    quick = quick or next((one for one in boxes.QUICK if set(one.params) & set(wrong)), None)
    form = box or boxes.condition_form(chosen, request.scope, asked.params, asked.texts)
    fields = boxes.quick_fields(quick, bound, asked.params) if quick and not box else []
    own = set(quick.params) if quick else set()
    return {
        "filter_form": bound.form,
        "picker": boxes.picker(request.scope),
        "chosen": chosen or (quick.name if quick else ""),
        "quick": quick,
        "quick_fields": fields,
        "box": None if fields else form,
        "others": [
            (name, value) for name, value in {**asked.params, **marks_of(request)}.items() if value and name not in own
        ],
    }


def _without_one_cell(
    page: listing.Page, shown: tuple[columns.Column, ...]
) -> tuple[listing.Page, tuple[columns.Column, ...]]:
    """Leave the column of cells out where everybody sits in the same one."""
    at = next((place for place, column in enumerate(shown) if column.name == "cell"), None)
    if at is None or len({row.cells[at].text for row in page.rows}) > 1:
        return page, shown
    rows = [row._replace(cells=(*row.cells[:at], *row.cells[at + 1 :])) for row in page.rows]
    return replace(page, rows=rows), (*shown[:at], *shown[at + 1 :])


def _head(column: columns.Column, asked: listing.Request, path: str, query: str) -> dict[str, Any]:
    """Return the head of a column with the address that sorts by it."""
    made = {"name": column.name, "label": column.label, "numeric": column.numeric, "special": column.is_special}
    return {**made, **(_head_order(column.order, asked, path, query) if column.order else {})}


def _head_order(code: str, asked: listing.Request, path: str, query: str) -> dict[str, Any]:
    """Return the address that sorts by a column, the other way round when it is sorted by it already."""
    now = asked.order
    is_used = now.code == code
    wanted = f"-{code}" if is_used and not now.down else code
    params = "&".join(part for part in query.split("&") if part and not part.startswith("xep="))
    sort = ("descending" if now.down else "ascending") if is_used else ""
    return {"sort_url": f"{path}?{listing.joined(params, xep=wanted)}", "sort": sort}


@require_POST
def search(request: Request) -> HttpResponse:
    """Look a text up and go to the list of what it found, under a name that says nothing."""
    if not request.scope.holds(Permission.VIEW_MEMBERS):
        raise PermissionRefused(Permission.VIEW_MEMBERS)
    question = searching.understand(request.POST.get("q", ""))
    if question.kind == "nothing":
        return redirect("members:list")
    found, more = searching.find(Person.objects.visible_to(request.scope), question)
    if len(found) == 1:
        return redirect("members:detail", found[0])
    key = keeping.keep_found(request, found, text=question.text, more=more)
    return redirect(f"{reverse('members:list')}?tim={key}")


@require_POST
def suggest(request: Request) -> HttpResponse:
    """Answer the search box while somebody types: the first eight persons found."""
    if not request.scope.holds(Permission.VIEW_MEMBERS):
        raise PermissionRefused(Permission.VIEW_MEMBERS)
    question = searching.understand(request.POST.get("q", ""))
    found, _more = searching.find(Person.objects.visible_to(request.scope), question)
    return render(request, "members/_suggestions.html", {"people": listing.suggestions(found[:8], request.today)})


@require_POST
def export(request: Request) -> HttpResponse:
    """Ask for the file of the list as shown; the job page tells when it is ready."""
    require_anywhere(request.scope, Permission.EXPORT_MEMBERS)
    asked = asked_of(request, Permission.EXPORT_MEMBERS)
    if asked.unit:
        scope_path = listing.place_now(asked.unit, asked)
        require(request.scope, Permission.EXPORT_MEMBERS, scope_path)
    else:
        scope_path = request.scope.paths(Permission.EXPORT_MEMBERS)[0]
    used = arrangement.of(request.user, request.scope, listing.plain_number(request.GET.get("danh_sach", "")))
    key = safe_forms.key_of(request.POST)
    chosen = request.POST.get("dang", "")
    job = request_job(
        kind="members.export",
        params={
            "query": arrangement.in_order(asked, used).params,
            "texts": dict(conditions.texts_used(asked.params, asked.texts)),
            "found": keeping.search_of(request).get("found"),
            "columns": list(used.columns) if used.is_chosen else list(columns.FILE_DEFAULT),
            "format": chosen if chosen in FORMATS else "xlsx",
        },
        scope_path=scope_path,
        idempotency_key=f"export:{request.user.pk}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


def _can(permission: Permission, asked: listing.Request) -> bool:
    """Say whether an act on this very list may be asked for."""
    if asked.unit is None:
        return asked.scope.holds(permission)
    return asked.scope.allows(permission, listing.place_now(asked.unit, asked))


def _after(request: Request) -> int | None:
    return listing.plain_number(request.GET.get("sau", ""))
