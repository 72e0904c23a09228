"""Health checks of the containers: ``python deploy/health.py web|worker|beat``; status 0 when healthy."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

PORT, PAGE = 8000, "/khoe/"
BEAT_SECONDS = 600  # beat writes its schedule at least every three minutes


def web() -> bool:
    """Return whether the health page answers, asked under the name that the application serves."""
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".") or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=8)
    connection.request("GET", PAGE, headers={"Host": name, "X-Forwarded-Proto": "https"})
    return connection.getresponse().status == 200


def worker() -> bool:
    """Return whether the worker of this container answers its controller."""
    command = ["celery", "-A", "config", "inspect", "ping", "--destination", f"celery@{socket.gethostname()}"]
    return subprocess.run(command, capture_output=True, timeout=25, check=False).returncode == 0


def beat() -> bool:
    """Return whether beat has written its schedule lately."""
    folder = Path(os.environ.get("VAR_DIR", "var"))
    newest = max((path.stat().st_mtime for path in folder.glob("beat-schedule*")), default=0.0)
    return time.time() - newest < BEAT_SECONDS


def main() -> int:
    """Run the check that is named."""
    checks = {"web": web, "worker": worker, "beat": beat}
    try:
        return 0 if checks[sys.argv[1]]() else 1
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
