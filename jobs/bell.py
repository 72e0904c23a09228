"""The doorbell: tell Celery that a job waits. A bell that does not ring loses nothing."""

import logging

from config import celery_app

log = logging.getLogger(__name__)
QUICKLY = {"socket_timeout": 1, "socket_connect_timeout": 1, "max_retries": 0}


def ring(job_id: int) -> bool:
    """Send the job's id to the workers, within about two seconds; return whether it went through.

    Never raises: with Redis down or frozen the row waits in PostgreSQL for the reconciler.
    """
    try:
        with celery_app.connection_for_write(connect_timeout=1, transport_options=QUICKLY) as connection:
            celery_app.send_task("jobs.tasks.run_job", args=[job_id], connection=connection, retry=False)
    except Exception as error:
        log.warning("doorbell_silent job=%s error=%s", job_id, type(error).__name__)
        return False
    return True
