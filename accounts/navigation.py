"""The rooms of the side navigation and the facts the frame of a page shows; apps register theirs when ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from accounts.requests import Request
from accounts.roles import Permission
from accounts.scope import NO_SCOPE


@dataclass(frozen=True)
class NavItem:
    """A room: where it is, who may enter, and whether it is one of the daily ones under the thumb.

    ``count`` answers how many things wait there; it is asked once per full page and may cost one query.
    """

    name: str
    label: str | Promise
    url_name: str
    permission: Permission | None = None
    order: int = 100
    daily: bool = False
    icon: str = "paper"
    count: Callable[[Request], int] | None = None


@dataclass(frozen=True)
class Room:
    """A room as one page shows it."""

    url: str
    label: str
    icon: str
    count: int
    current: bool
    daily: bool


@dataclass(frozen=True)
class HelperContact:
    """Người giúp: whom to call in one's own committee."""

    name: str
    phone: str

    @property
    def dial(self) -> str:
        """Return the number as a telephone link wants it, digits and a leading plus only."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class HelpCard:
    """Thẻ việc of the page: what it is called and where it is."""

    title: str
    url: str


FACTS = ("committee", "post", "helper_contact", "finished_jobs", "help_card")
_items: dict[str, NavItem] = {}
_providers: dict[str, Callable[[Request], object]] = {}


def register(item: NavItem) -> None:
    """Add a room, or replace the room of the same name."""
    _items[item.name] = item


def provide(fact: str, provider: Callable[[Request], object]) -> None:
    """Let a higher app answer one of ``FACTS`` for the frame of every page.

    ``committee`` and ``post`` are texts, ``helper_contact`` a ``HelperContact`` or None,
    ``finished_jobs`` a number, ``help_card`` a ``HelpCard`` or None. Raises ``ValueError`` for any other fact.
    """
    if fact not in FACTS:
        raise ValueError(f"unknown fact {fact!r}, one of {FACTS} expected")
    _providers[fact] = provider


def fact(name: str, request: Request) -> object:
    """Return what the provider of the fact says of this request; None without a provider."""
    provider = _providers.get(name)
    return provider(request) if provider else None


def items() -> list[NavItem]:
    """Return all registered rooms in their order."""
    return sorted(_items.values(), key=lambda item: (item.order, item.name))


def rooms(request: Request) -> list[Room]:
    """Return the rooms this person may enter; the one with the longest matching address is current."""
    scope = getattr(request, "scope", NO_SCOPE)
    allowed = []
    for item in items():
        if item.permission and not scope.holds(item.permission):
            continue
        try:
            allowed.append((item, reverse(item.url_name)))
        except NoReverseMatch:
            continue
    current = max((url for _, url in allowed if _is_inside(request.path, url)), key=len, default="")
    return [
        Room(
            url=url,
            label=str(item.label),
            icon=item.icon,
            count=item.count(request) if item.count else 0,
            current=url == current,
            daily=item.daily,
        )
        for item, url in allowed
    ]


def _is_inside(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
