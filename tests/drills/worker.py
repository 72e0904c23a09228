"""The Celery application of the drills' worker processes: the real one, with the probes registered."""

import os
from pathlib import Path

import django
from celery.signals import worker_process_init

django.setup()

from config import celery_app  # noqa: E402
from tests.drills.probe import register_probes  # noqa: E402

register_probes()
app = celery_app


@worker_process_init.connect
def note_child(**_signal: object) -> None:
    """Write down which process runs the tasks, so that a drill can kill it."""
    if noted := os.environ.get("PROBE_CHILD"):
        Path(noted).write_text(str(os.getpid()))
