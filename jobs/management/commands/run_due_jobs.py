"""Run the jobs that wait, without Celery and Redis."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jobs.running import run_due_jobs
from jobs.services import expire_approvals


class Command(BaseCommand):
    """Close requests nobody approved in time, then claim each due job and run it in this process."""

    help = "Run jobs that are queued too long or whose worker is gone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the largest number of jobs to run."""
        parser.add_argument("--limit", type=int, default=100)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run them and say how many."""
        expire_approvals()
        self.stdout.write(f"{run_due_jobs(options['limit'])} jobs run")
