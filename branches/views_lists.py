"""Pages about code lists, beside those about rules. Anybody signed in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import Request
from branches import rules_lists
from branches.views_rules import tabs


@require_GET
def lists(request: Request) -> HttpResponse:
    """List the code lists the fields of the record use."""
    context = {"rows": rules_lists.lists(request.today), "tabs": tabs(request)}
    return render(request, "rules/lists.html", context)


@require_GET
def one_list(request: Request, name: str) -> HttpResponse:
    """Show one code list: names, aliases, numbers, dates, sources."""
    page = rules_lists.list_page(name, request.today)
    if page is None:
        raise Http404
    return render(request, "rules/list.html", {"page": page})
