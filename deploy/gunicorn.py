"""How gunicorn serves the application; sync workers, for threads are slower here."""

import os

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_WORKERS", "0")) or 2 * (os.cpu_count() or 1) + 1
timeout = 60
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 400
worker_tmp_dir = "/dev/shm"  # noqa: S108 - heartbeats in memory, so that a slow disk kills no worker
forwarded_allow_ips = "*"  # only the reverse proxy reaches this port
errorlog = "-"
