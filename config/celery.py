"""The Celery application: a doorbell for jobs whose truth is a row in PostgreSQL."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("dangtich")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
