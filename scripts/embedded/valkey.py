"""The embedded Valkey (the free Redis): the doorbell of the background work."""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

from scripts.embedded import processes
from scripts.embedded.home import Home, ServerError, choose_port, read_ports, read_secrets, remember_port
from scripts.embedded.programs import valkey_server

PORTS = (63000, 64999)
START_SECONDS = 30
REFUSED = "Failed listening on port"


def url(home: Home, port: int) -> str:
    """Return the address of the server."""
    return f"redis://:{read_secrets(home)['valkey']}@{processes.HOST}:{port}/0"


def running_port(home: Home) -> int | None:
    """Return the port of the running server, ``None`` when it does not run."""
    port = read_ports(home).get("valkey")
    return port if port is not None and _pid(home) is not None and processes.answers(port) else None


def start(home: Home) -> int:
    """Start the server unless it runs; return its port."""
    port = running_port(home)
    if port is not None:
        return port
    stop(home)  # one that lives but does not answer
    folder = home.state / "valkey"
    folder.mkdir(mode=0o700, exist_ok=True)
    home.give(folder)
    for _ in range(3):
        port = choose_port(home, "valkey", "Valkey", *PORTS)
        remember_port(home, "valkey", port)
        _write_settings(home, port)
        if _launch(home, port):
            return port
    raise ServerError(f"Valkey does not start; see {home.log / 'valkey.log'}")


def stop(home: Home) -> None:
    """Stop the server if it runs."""
    pid = _pid(home)
    if pid is None:
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
        if not processes.wait_until(lambda: _pid(home) is None, 15):
            os.kill(pid, signal.SIGKILL)
            processes.wait_until(lambda: _pid(home) is None, 5)


def _settings_path(home: Home) -> Path:
    return home.state / "valkey" / "valkey.conf"


def _pid(home: Home) -> int | None:
    """Return the process of our server; a pid file left by a killed one names none of ours."""
    pid, port = processes.read_pid(home.state / "valkey" / "valkey.pid"), read_ports(home).get("valkey")
    return pid if pid is not None and processes.runs(pid, "valkey-server", f"{processes.HOST}:{port}") else None


def _write_settings(home: Home, port: int) -> None:
    folder = home.state / "valkey"
    settings = {
        "port": port,
        "bind": processes.HOST,
        "dir": f'"{folder}"',
        "pidfile": f'"{folder / "valkey.pid"}"',
        "logfile": f'"{home.log / "valkey.log"}"',
        "requirepass": read_secrets(home)["valkey"],
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "save": '""',
        "databases": 16,
    }
    path = _settings_path(home)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name} {value}\n" for name, value in settings.items())
    home.give(folder)


def _launch(home: Home, port: int) -> bool:
    """Start the program away from the terminal, so that Ctrl-C does not reach it; return whether it serves."""
    (home.state / "valkey" / "valkey.pid").unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        (home.log / "valkey.log").replace(home.log / "valkey.log.1")
    process = subprocess.Popen(  # type: ignore[call-overload]
        [str(valkey_server(home)), str(_settings_path(home)), "--daemonize", "yes"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home.state,
        start_new_session=True,
        **home.as_user(),
    )
    if process.wait(START_SECONDS) != 0:
        return False
    log = home.log / "valkey.log"

    def is_decided() -> bool:
        return _serves(home, port) or (log.exists() and REFUSED in log.read_text(errors="replace"))

    processes.wait_until(is_decided, START_SECONDS)
    return _serves(home, port)


def _serves(home: Home, port: int) -> bool:
    return _pid(home) is not None and processes.answers(port)
