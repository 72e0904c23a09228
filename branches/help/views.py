"""Pages of the help: the room, one card on screen and on paper, the booklet, the fields. Nothing here is personal."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import navigation
from accounts.middleware import to_sign_in
from accounts.navigation import HelperContact
from accounts.requests import Request
from branches.frame import place_of
from branches.help import cards, documents
from branches.help import fields as field_pages


@require_GET
def index(request: Request) -> HttpResponse:
    """Show the cards of one's own work, the other cards, and the way to practice."""
    own = cards.cards_for(request.scope.roles())
    context = {
        "own": own,
        "others": [one for one in cards.all_cards() if one not in own],
        "practice_url": settings.PRACTICE_URL,
    }
    return render(request, "help/index.html", context)


@require_GET
def card(request: Request, slug: str) -> HttpResponse:
    """Show one card; those about getting in may be read before signing in."""
    found = _card(slug)
    if not request.user.is_authenticated:
        return render(request, "help/card_open.html", {"card": found}) if found.is_open else to_sign_in(request)
    return render(request, "help/card.html", {"card": found})


@require_GET
def card_pdf(request: Request, slug: str) -> HttpResponse:
    """Give one card as PDF."""
    found = _card(slug)
    return _pdf(request, (found,), str(found.title), f"the-{found.slug}.pdf")


@require_GET
def booklet(request: Request) -> HttpResponse:
    """Give the cards of one's own work as one PDF; all of them with ``?tat-ca=1``."""
    every = request.GET.get("tat-ca") == "1"
    chosen = cards.all_cards() if every else cards.cards_for(request.scope.roles())
    return _pdf(request, chosen, _("Thẻ việc"), "the-viec.pdf")


def _card(slug: str) -> cards.Card:
    found = cards.card(slug)
    if found is None:
        raise Http404
    return found


def _pdf(request: Request, chosen: tuple[cards.Card, ...], title: str, name: str) -> HttpResponse:
    helper = navigation.fact("helper_contact", request)
    content = documents.cards_pdf(
        chosen,
        title=title,
        committee=place_of(request).committee,
        helper=helper if isinstance(helper, HelperContact) else None,
    )
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_GET
def fields(request: Request) -> HttpResponse:
    """List every field that has a page, in the order of the paper."""
    return render(request, "help/fields.html", {"groups": field_pages.groups()})


@require_GET
def field(request: Request, name: str) -> HttpResponse:
    """Show what one field asks, with right and wrong examples."""
    page = field_pages.page_of(name)
    if page is None:
        raise Http404
    tone, klass, seen_by = page.who_sees
    return render(request, "help/field.html", {"page": page, "tone": tone, "klass": klass, "seen_by": seen_by})
