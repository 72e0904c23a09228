"""Pages of the members' list: the list, the search box, suggestions, the file of what is shown."""

from uuid import uuid4

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
from members.models import Person

KEPT_SEARCHES = 20


@require_GET
def index(request: Request) -> HttpResponse:
    """Show one page of the members in reach that the filters keep."""
    if not request.scope.holds(Permission.VIEW_MEMBERS):
        raise PermissionRefused(Permission.VIEW_MEMBERS)
    search = _search(request)
    asked = listing.read_request(request.GET.dict(), request.scope, request.today, search.get("found"))
    if not listing.may_see(asked) or (request.GET.get("don_vi") and asked.unit is None):
        raise Http404
    everyone, bound = listing.members(asked)
    path = reverse("members:list")
    page = listing.page(asked, _after(request), everyone=everyone)
    query = listing.query_string(asked, tim=search.get("key", ""))
    bound.form.mark_required = True
    context = {
        "page": page,
        "next_url": f"{path}?{listing.joined(query, sau=page.after)}" if page.after else "",
        "first_url": f"{path}?{query}" if "sau" in request.GET else "",
        "chips": listing.chips(asked, path, bound, search.get("text", ""), search.get("key", "")),
        "asked": asked,
        "search": search,
        "filter_form": bound.form if "loc" in request.GET else None,
        "query": query,
        "can_export": _can_export(asked),
        "can_add": request.scope.holds(Permission.EDIT_MEMBERS),
        "shows_cell": len({row.cell for row in page.rows}) > 1,
        "bound": bound,
    }
    return render(request, "members/list.html", context)


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
    key = uuid4().hex
    kept = {**request.session.get("searches", {}), key: {"text": question.text, "found": found, "more": more}}
    request.session["searches"] = dict(list(kept.items())[-KEPT_SEARCHES:])
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
    search = _search(request)
    asked = listing.read_request(request.GET.dict(), request.scope, request.today, search.get("found"))
    if request.GET.get("don_vi") and asked.unit is None:
        raise Http404
    if asked.unit:
        scope_path = listing.place_now(asked.unit, asked)
        require(request.scope, Permission.EXPORT_MEMBERS, scope_path)
    else:
        scope_path = request.scope.paths(Permission.EXPORT_MEMBERS)[0]
    key = safe_forms.key_of(request.POST)
    job = request_job(
        kind="members.export",
        params={"query": asked.params, "found": search.get("found")},
        scope_path=scope_path,
        idempotency_key=f"export:{request.user.pk}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


def _can_export(asked: listing.Request) -> bool:
    """Say whether the file of this very list may be asked for."""
    if asked.unit is None:
        return asked.scope.holds(Permission.EXPORT_MEMBERS)
    return asked.scope.allows(Permission.EXPORT_MEMBERS, listing.place_now(asked.unit, asked))


def _search(request: Request) -> dict:
    """Return the kept search that the address names, empty for none or one of another session."""
    key = request.GET.get("tim", "")
    kept = request.session.get("searches", {}).get(key)
    if kept is None:
        return {"found": (), "text": "", "key": "", "gone": True} if key else {}
    return {**kept, "found": tuple(kept["found"]), "key": key}


def _after(request: Request) -> int | None:
    return listing.plain_number(request.GET.get("sau", ""))
