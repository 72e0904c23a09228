"""Keeps a few programs running side by side and ends them together."""

import contextlib
import ctypes
import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

STOP_SECONDS = 35  # a worker finishes the chunk in its hands
STEADY_SECONDS = 10
SHOWN_LINES = 20
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class Stopped(KeyboardInterrupt):
    """Somebody asked to stop: Ctrl-C, a closed terminal, ``kill``."""


@dataclass
class Program:
    """One program, its log file and its running process."""

    name: str
    command: list[str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None
    started: float = field(default=0.0)

    def start(self, cwd: Path, environment: dict[str, str]) -> None:
        """Start the program in a session of its own: Ctrl-C reaches it only through us."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                self.command,
                cwd=cwd,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        self.started = time.monotonic()

    def has_ended(self) -> bool:
        """Return whether the program was started and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        """Return the end of the log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n")
        return "\n".join(lines[-SHOWN_LINES:]).strip()


def end_with_parent() -> None:
    """Ask the kernel to end this program when the one that started it dies, even by SIGKILL."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def listen() -> None:
    """Turn every way of asking to stop into ``Stopped``, raised once; later ones are ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        for other in STOP_SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        raise Stopped

    for number in STOP_SIGNALS:
        signal.signal(number, stop)


def watch(programs: list[Program], start: Callable[[Program], None]) -> Program:
    """Wait until a program ends for good and return it; one that ran steadily before is started again."""
    terminal = _terminal()
    while True:
        if terminal is not None and _is_gone(terminal):
            raise Stopped
        for program in programs:
            if program.has_ended():
                if time.monotonic() - program.started < STEADY_SECONDS:
                    return program
                start(program)
        time.sleep(0.25)


def _terminal() -> int | None:
    """Return the device we read from; one that is closed already is no terminal any more, but still a device."""
    try:
        number = sys.stdin.fileno() if sys.stdin is not None else None
    except (OSError, ValueError):  # closed, or no file at all
        return None
    return number if number is not None and stat.S_ISCHR(os.fstat(number).st_mode) else None


def _is_gone(terminal: int) -> bool:
    """Return whether the terminal was closed; its signal reaches the leader of the session, perhaps not us."""
    poll = select.poll()
    poll.register(terminal, 0)
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))


def end(programs: list[Program]) -> None:
    """End all programs: politely, then, after a while, by force."""
    running = [program.process for program in programs if program.process is not None and not program.has_ended()]
    for process in running:
        process.terminate()
    limit = time.monotonic() + STOP_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
