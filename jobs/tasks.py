"""Celery: a job's id in, one service call."""

from celery import shared_task


@shared_task
def sweep() -> None:
    """Claim jobs that wait or whose lease has ended."""
