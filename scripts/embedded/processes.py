"""Small questions about processes and ports of this machine."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

HOST = "127.0.0.1"


def command_of(pid: int) -> list[str]:
    """Return the command line of a process, an empty list when there is none."""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return []
    return raw.decode(errors="replace").rstrip("\0").split("\0") if raw else []


def runs(pid: int, program: str, argument: str = "") -> bool:
    """Return whether ``pid`` is a live process of ``program`` that was started with ``argument``."""
    command = command_of(pid)
    return bool(command) and program in Path(command[0]).name and argument in " ".join(command)


def read_pid(path: Path) -> int | None:
    """Return the process number in the first line of a pid file, ``None`` when there is none."""
    try:
        return int(path.read_text(encoding="utf-8").split("\n", 1)[0].strip().lstrip("-"))
    except (OSError, ValueError):
        return None


def is_free(port: int, host: str = HOST) -> bool:
    """Return whether nothing listens on ``port``."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(port: int, host: str = HOST) -> bool:
    """Return whether something accepts connections on ``port``."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def free_port(first: int, last: int, host: str = HOST) -> int:
    """Return the first free port from ``first`` to ``last``.

    Raises ``OSError`` when all are taken.
    """
    for port in range(first, last + 1):
        if is_free(port, host):
            return port
    raise OSError(f"No free port between {first} and {last}")


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Return whether ``condition`` came true within ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def total_memory() -> int:
    """Return the bytes of memory of this machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
