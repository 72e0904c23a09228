"""Celery: the daily upkeep of practice, the night's bell for the count of data quality."""

from celery import shared_task
from django.utils import timezone

from jobs.intake.system import system_user
from jobs.services import request_upkeep
from members.doubles import nightly
from members.ledger.proving import services as proving
from members.quality.jobs import KIND as QUALITY
from members.services import practice


@shared_task
def end_old_trainees() -> int:
    """End trainees who have not been needed for days; nothing where practice is off."""
    return practice.end_old(by=None)


@shared_task
def count_quality() -> int:
    """Ask for the count of the day, once whatever rings; returns the number of the job."""
    return request_upkeep(kind=QUALITY, key=f"{timezone.localdate():%Y-%m-%d}", by=system_user()).pk


@shared_task
def prove_ledger() -> int:
    """Ask for the night's proof of the whole ledger, once whatever rings; returns the number of the job."""
    key = f"{timezone.localdate():%Y-%m-%d}"
    return request_upkeep(kind=proving.KIND_OF_THE_NIGHT, key=key, by=system_user()).pk


@shared_task
def search_doubles() -> int:
    """Ask for the night's search for doubles, once whatever rings; returns the number of the job."""
    return nightly.ask_tonight().pk
