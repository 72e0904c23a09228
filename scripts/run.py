"""Serve the application on this machine: servers, database, demo data, then web, worker and beat until Ctrl-C.

``PORT`` (8000), ``HOST`` (127.0.0.1; 0.0.0.0 to try it from a phone), ``MEMBERS`` (20000; 0 for no demo data).
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import servers, supervisor  # noqa: E402
from scripts.embedded import processes  # noqa: E402
from scripts.embedded.home import open_home, read_secrets  # noqa: E402
from scripts.supervisor import Program, Stopped  # noqa: E402

HEALTH = "/khoe/"
FIRST_PORT, LAST_PORT = 8000, 8099
READY_SECONDS = 60


class ServeError(RuntimeError):
    """Why the application does not come up, in words for the person at the terminal."""


def say(text: str) -> None:
    """Print one line; a terminal that is gone is no reason to stop without cleaning up."""
    with contextlib.suppress(OSError):
        print(text, flush=True)


def main() -> int:
    """Serve until somebody asks to stop."""
    supervisor.listen()
    programs: list[Program] = []
    try:
        return _serve(programs)
    except Stopped:
        say("\nStopping…")
        return 0
    except ServeError as error:
        say(str(error))
        return 1
    finally:
        supervisor.end(programs)
        servers.leave()


def _serve(programs: list[Program]) -> int:
    host, port = os.environ.get("HOST", "127.0.0.1"), _port()
    servers.configure_environment()
    environment = _environment(host, port)
    _prepare(environment)
    programs += _programs(host, port)
    for program in programs:
        program.start(PROJECT, environment)
    _wait_until_served(programs, port)
    _greet(host, port, environment)
    ended = supervisor.watch(programs, lambda program: _restart(program, environment))
    raise ServeError(f"{ended.name} ended at once. The end of {ended.log}:\n{ended.last_words()}")


def _port() -> int:
    """Return the wanted port, or the next free one, and say so."""
    wanted = os.environ.get("PORT", "")
    if wanted and not wanted.isdigit():
        raise ServeError(f"PORT={wanted} is not a number.")
    first = int(wanted) if wanted else FIRST_PORT
    try:
        port = processes.free_port(first, max(LAST_PORT, first + 99), "0.0.0.0")  # noqa: S104 - only a probe
    except OSError:
        raise ServeError(f"No port from {first} on is free. Choose another: make run PORT=9000") from None
    if port != first:
        say(f"Port {first} is taken by another program; using {port}.")
    return port


def _environment(host: str, port: int) -> dict[str, str]:
    """Return the environment of the programs: a demo over plain http, with a secret of this copy's own."""
    hosts = ["localhost", "127.0.0.1"] if host == "127.0.0.1" else ["*"]
    defaults = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "0",
        "DEMO": "1",
        "PRACTICE": "1",
        "HTTPS": "0",
        "ALLOWED_HOSTS": ",".join(hosts),
        "SECRET_KEY": read_secrets(open_home())["secret_key"],
        "PYTHONUNBUFFERED": "1",
    }
    return {**defaults, **os.environ, "DATABASE_ROLE": "app"}


def _prepare(environment: dict[str, str]) -> None:
    """Migrate and fill in a process of its own, which has the owner's rights; the servers below do not."""
    members = os.environ.get("MEMBERS", "20000")
    command = [sys.executable, "scripts/prepare.py"]
    command += ["--demo", members] if members != "0" and environment["DEMO"] == "1" else []
    done = subprocess.run(
        command,
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=supervisor.end_with_parent,
        check=False,
    )
    if done.returncode != 0:
        raise ServeError("The database could not be prepared; the reason stands above.")


def _programs(host: str, port: int) -> list[Program]:
    logs = PROJECT / "var" / "log"
    python = [sys.executable, "-m"]
    web = ["gunicorn", "config.wsgi", "--bind", f"{host}:{port}", "--workers", "2", "--timeout", "120"]
    worker = ["celery", "-A", "config", "worker", "--pool", "prefork", "--concurrency", "2", "--loglevel", "info"]
    beat = ["celery", "-A", "config", "beat", "--pidfile=", "--loglevel", "info"]
    commands = {"web": web, "worker": worker, "beat": beat}
    return [Program(name, python + command, logs / f"{name}.log") for name, command in commands.items()]


def _restart(program: Program, environment: dict[str, str]) -> None:
    say(f"{program.name} ended; starting it again (see {program.log}).")
    program.start(PROJECT, environment)


def _wait_until_served(programs: list[Program], port: int) -> None:
    end = time.monotonic() + READY_SECONDS
    while not _is_served(port):
        ended = next((program for program in programs if program.has_ended()), None)
        if ended is not None:
            raise ServeError(f"{ended.name} does not start. The end of {ended.log}:\n{ended.last_words()}")
        if time.monotonic() > end:
            raise ServeError(f"No page after {READY_SECONDS} s; see {programs[0].log}")
        time.sleep(0.1)


def _is_served(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{HEALTH}", timeout=10) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _greet(host: str, port: int, environment: dict[str, str]) -> None:
    names = ["127.0.0.1"] if host == "127.0.0.1" else [_own_address(), "127.0.0.1"]
    say("")
    for name in names:
        say(f"Đảng tịch: http://{name}:{port}/")
    if environment["DEMO"] == "1":
        command = [sys.executable, "manage.py", "demo_users"]
        shown = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
        say(shown.stdout.rstrip() or shown.stderr.strip())
    say(f"Logs: {PROJECT / 'var' / 'log'}. Ctrl-C stops everything.")


def _own_address() -> str:
    """Return the address by which others on the network reach this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address; nothing is sent
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


if __name__ == "__main__":
    sys.exit(main())
