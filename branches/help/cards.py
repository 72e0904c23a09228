"""Thẻ việc: what one card is, which cards there are, which one belongs to a page and to a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.navigation import HelpCard
from accounts.requests import Request


@dataclass(frozen=True)
class Step:
    """One numbered step. ``names`` are the words of buttons, links, boxes and rooms exactly as on the page.

    They stand in the sentence as ``{place}`` and are looked up in the catalogue by their own words, so a card
    speaks as the page does in either language; a test finds each of them in the sources of the pages.
    """

    words: str | Promise
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def html(self) -> SafeString:
        """Return the sentence with the names set apart."""
        shown = {place: format_html("<b>{}</b>", _(name)) for place, name in self.names.items()}
        return format_html(str(self.words), **shown) if shown else format_html("{}", self.words)


def step(words: str | Promise, **names: str) -> Step:
    """Make a step of a sentence and the names in it."""
    return Step(words, names)


@dataclass(frozen=True)
class Card:
    """One card: a piece of work of one sitting, short enough for one sheet of A5.

    ``roles`` are the codes of those who do it (empty = everybody); ``pages`` the URL names whose head leads
    here; an ``is_open`` card may be read before signing in.
    """

    slug: str
    title: str | Promise
    lead: str | Promise
    steps: tuple[Step, ...]
    trouble: tuple[Step, ...]
    roles: frozenset[str] = frozenset()
    pages: tuple[str, ...] = ()
    is_open: bool = False

    def is_for(self, roles: Iterable[str]) -> bool:
        """Say whether somebody with these roles does this work."""
        return not self.roles or bool(self.roles & set(roles))


def all_cards() -> tuple[Card, ...]:
    """Return every card in the order of the booklet."""
    from branches.help.texts import CARDS

    return CARDS


def card(slug: str) -> Card | None:
    """Return one card, None when there is none of that name."""
    return next((one for one in all_cards() if one.slug == slug), None)


def cards_for(roles: Iterable[str]) -> tuple[Card, ...]:
    """Return the cards of a person's work."""
    held = tuple(roles)
    return tuple(one for one in all_cards() if one.is_for(held))


def card_of_page(view_name: str, roles: Iterable[str]) -> Card | None:
    """Return the card that belongs to a page, if it is this person's work."""
    return next((one for one in cards_for(roles) if view_name in one.pages), None)


def help_card(request: Request) -> HelpCard | None:
    """Return the title and address of the card of the page asked for; None on a page without one."""
    match = request.resolver_match
    found = card_of_page(match.view_name, request.scope.roles()) if match else None
    return HelpCard(str(found.title), reverse("help:card", args=[found.slug])) if found else None
