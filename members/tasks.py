"""The daily upkeep of practice."""

from celery import shared_task

from members.services import practice


@shared_task
def end_old_trainees() -> int:
    """End trainees who have not been needed for days; nothing where practice is off."""
    return practice.end_old(by=None)
