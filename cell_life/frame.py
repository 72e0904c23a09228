"""The rooms of cell life: each area registers its own when Django starts; every page shows them as tabs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from accounts.requests import Request
from accounts.roles import Permission

Words = str | Promise


@dataclass(frozen=True)
class Room:
    """A room: what it is called, where it begins, who may enter, and in one sentence what is done there."""

    label: Words
    url_name: str
    permission: Permission
    words: Words


_rooms: dict[str, Room] = {}


def register_room(label: Words, url_name: str, permission: Permission, words: Words) -> None:
    """Add a room, or replace the one of the same address; ``url_name`` takes no arguments."""
    _rooms[url_name] = Room(label, url_name, permission, words)


def rooms(request: Request) -> list[Mapping[str, object]]:
    """Return the rooms this person may enter, as tabs; the one with the longest matching address is current."""
    found = [(room, _url(room)) for room in _rooms.values() if request.scope.holds(room.permission)]
    here = max((url for _room, url in found if url and request.path.startswith(url)), key=len, default="")
    return [
        {"url": url, "label": room.label, "words": room.words, "current": url == here} for room, url in found if url
    ]


def _url(room: Room) -> str:
    try:
        return reverse(room.url_name)
    except NoReverseMatch:
        return ""
