"""Writes about one's own account."""

from django.db import transaction

from accounts import history
from accounts.models import User


@transaction.atomic
def set_preferences(*, text_size: str = "", language: str = "", by: User) -> None:
    """Keep text size and language with the account; an empty text leaves one as it is."""
    chosen = {name: value for name, value in (("text_size", text_size), ("language", language)) if value}
    for name, value in chosen.items():
        setattr(by, name, value)
    if chosen:
        with history.act("set_preferences", by=by):
            by.save(update_fields=list(chosen))
