"""The Celery application of the drills' worker processes: the real one, with the probes registered."""

import django

django.setup()

from config import celery_app  # noqa: E402
from tests.drills.probe import register_probes  # noqa: E402

register_probes()
app = celery_app
