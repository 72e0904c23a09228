"""Who uses the servers: a shared lock per process, so that a killed user counts no more."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.embedded.home import Home, ServerError

_held: dict[Path, int] = {}


@contextlib.contextmanager
def one_at_a_time(home: Home) -> Iterator[None]:
    """Let one process at a time start or stop servers."""
    descriptor = _open(home, "start.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def join(home: Home) -> bool:
    """Count this process as a user until it ends or leaves; return whether it was not one already."""
    if home.run in _held:
        return False
    descriptor = _open(home, "users.lock")
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    _held[home.run] = descriptor
    return True


def leave(home: Home) -> None:
    """Count this process no more."""
    descriptor = _held.pop(home.run, None)
    if descriptor is not None:
        os.close(descriptor)


def nobody(home: Home, *, wait: bool = False) -> bool:
    """Return whether no process uses the servers; with ``wait``, return once that is so."""
    descriptor = _open(home, "users.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def become_keeper(home: Home) -> int | None:
    """Become the one keeper of the servers; return the lock to resign with, ``None`` when there is a keeper."""
    descriptor = _open(home, "keeper.lock")
    for _ in range(20):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        time.sleep(0.05)  # a process that only asks holds the lock for a moment
    os.close(descriptor)
    return None


def has_keeper(home: Home) -> bool:
    """Return whether a keeper watches the servers."""
    descriptor = _open(home, "keeper.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _open(home: Home, name: str) -> int:
    try:
        return os.open(home.run / name, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        raise ServerError(f"{home.var} belongs to another user. Run: sudo chown -R $USER {home.var}") from None
