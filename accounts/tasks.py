"""The daily upkeep of accounts."""

from celery import shared_task

from accounts import upkeep


@shared_task
def forget_old() -> dict[str, int]:
    """Throw away old drafts, kept forms, keys of sendings and sessions."""
    return upkeep.forget_old()
