"""Celery: the night's bell for the reckoning of things to do."""

from celery import shared_task
from django.utils import timezone

from branches.workitems.jobs import KIND
from jobs.intake.system import system_user
from jobs.services import request_upkeep


@shared_task
def reckon_work() -> int:
    """Ask for the reckoning of the day, once whatever rings; returns the number of the job."""
    return request_upkeep(kind=KIND, key=f"{timezone.localdate():%Y-%m-%d}", by=system_user()).pk
