"""What may not stand in an address and is kept in the session instead, under a key that says nothing.

Words somebody looks for, the people a search found, the people ticked in a list.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, Final
from uuid import uuid4

from accounts.requests import Request

KEPT_SEARCHES: Final = 20
KEPT_TEXTS: Final = 40
SEARCHES, TEXTS = "searches", "list_texts"


def keep_text(request: Request, text: str) -> str:
    """Keep the words of a condition and return their key."""
    return _keep(request.session, TEXTS, text, KEPT_TEXTS)


def texts(request: Request) -> Mapping[str, str]:
    """Return the words that are kept, by key."""
    found: Mapping[str, str] = request.session.get(TEXTS, {})
    return found


def keep_found(request: Request, persons: Sequence[int], *, text: str = "", more: bool = False) -> str:
    """Keep a set of people, found by a text or ticked, and return its key."""
    kept = {"text": text, "found": list(persons), "more": more}
    return _keep(request.session, SEARCHES, kept, KEPT_SEARCHES)


def search_of(request: Request) -> dict[str, Any]:
    """Return the kept set that the address names, empty for none; ``gone`` for one of another session."""
    key = request.GET.get("tim", "")
    kept = request.session.get(SEARCHES, {}).get(key)
    if kept is None:
        return {"found": (), "text": "", "key": "", "gone": True} if key else {}
    return {**kept, "found": tuple(kept["found"]), "key": key}


def _keep(session: MutableMapping[str, Any], shelf: str, value: Any, most: int) -> str:
    held = session.get(shelf, {})
    same = [key for key, one in held.items() if one == value]
    key = same[0] if same else uuid4().hex
    rest = {name: one for name, one in held.items() if name != key}
    session[shelf] = dict(list({**rest, key: value}.items())[-most:])
    return key
