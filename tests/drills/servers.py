"""Real processes for the drills: a Valkey of one's own that may be killed, and Celery workers."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

from scripts.embedded.home import open_home
from scripts.embedded.programs import valkey_server

ROOT = Path(__file__).resolve().parents[2]


def wait_until(what: Callable[[], object], seconds: float = 20, step: float = 0.05) -> bool:
    """Wait until ``what()`` is true; return whether it became so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(step)
    return bool(what())


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Bell:
    """A Valkey server of this test alone, without persistence, so that killing it empties it."""

    def __init__(self, folder: Path) -> None:
        """Choose a port; ``start`` starts it."""
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Return its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it listens."""
        program = str(valkey_server(open_home(None)))
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen([program, *options], cwd=self.folder, stdout=subprocess.DEVNULL)
        assert wait_until(self.answers)

    def answers(self) -> bool:
        """Say whether somebody listens on the port."""
        with socket.socket() as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self) -> None:
        """Kill it; what it held is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def freeze(self) -> None:
        """Stop it without closing its connections."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)


class Worker:
    """A Celery worker process with one child (and its beat when asked), on the test database."""

    def __init__(
        self, bell: Bell, folder: Path, *, name: str, lease: int = 2, sweep: int = 1, beat: bool = True
    ) -> None:
        """Prepare its environment; ``start`` starts it."""
        self.folder, self.name, self.beat = folder, name, beat
        self.trace = folder / f"{name}.trace"
        self.log = folder / f"{name}.log"
        self.noted = folder / f"{name}.child"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_ROLE": "app",
            "DATABASE_URL": _application_url(),
            "REDIS_URL": bell.url,
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "VAR_DIR": str(folder),
            "JOB_LEASE_SECONDS": str(lease),
            "JOB_SWEEP_SECONDS": str(sweep),
            "PROBE_TRACE": str(self.trace),
            "PROBE_CHILD": str(self.noted),
        }
        self.process: subprocess.Popen | None = None

    def start(self) -> "Worker":
        """Start it in its own session, so that it can be killed with its children."""
        command = [sys.executable, "-m", "celery", "-A", "tests.drills.worker", "worker", "--concurrency", "1"]
        command += ["--hostname", f"{self.name}@drill", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
        command += ["--beat"] if self.beat else []
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def ready(self, seconds: float = 40) -> bool:
        """Wait until it takes work."""
        return wait_until(lambda: b"ready." in self.log.read_bytes(), seconds)

    def child(self) -> int:
        """Return the process that runs the tasks now, as it noted itself when it began."""
        return int(self.noted.read_text())

    def kill_child(self) -> None:
        """Kill the process that runs the task, with SIGKILL."""
        os.kill(self.child(), signal.SIGKILL)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the worker and its children."""
        assert self.process is not None
        os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """End it for good, whatever state it is in."""
        if self.process is None:
            return
        for number in (signal.SIGCONT, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                break
        self.process.wait()
        self.process = None


def _application_url() -> str:
    from config.env import text

    before, _slash, _name = text("DATABASE_URL").rpartition("/")
    return f"{before}/{connection.settings_dict['NAME']}"
