"""Celery: a job's id in, one call out."""

from celery import Task, shared_task

from jobs import running, services
from jobs.bell import ring
from jobs.models import Job


@shared_task(bind=True)
def run_job(self: Task, job_id: int) -> None:
    """Run one job; a message that came back after its worker died takes the job over at once."""
    redelivered = bool((self.request.delivery_info or {}).get("redelivered"))
    running.run(job_id, at_once=redelivered)


@shared_task
def sweep() -> None:
    """Ring again for jobs that wait too long or whose worker is gone; close requests nobody approved in time."""
    services.expire_approvals()
    for job_id in Job.objects.filter(running.due()).order_by("requested_at").values_list("pk", flat=True)[:100]:
        ring(job_id)
