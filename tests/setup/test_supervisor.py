"""Programs that run side by side end together: on Ctrl-C, on a closed terminal, on a killed parent."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import run, supervisor
from scripts.embedded import processes
from scripts.embedded.home import PROJECT
from scripts.supervisor import Program

SECONDS = 20
PARENT = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from scripts import supervisor
from scripts.supervisor import Program, Stopped
programs = [Program(str(n), [sys.executable, "-c", "import time; time.sleep(600)"], Path({log!r})) for n in range(2)]
supervisor.listen()
try:
    for program in programs:
        program.start(Path("/"), {{}})
    print(*[program.process.pid for program in programs], flush=True)
    supervisor.watch(programs, lambda program: None)
except Stopped:
    print("stopped", flush=True)
finally:
    supervisor.end(programs)
"""


@contextmanager
def started(tmp_path: Path, stdin: int | None = None):
    code = PARENT.format(project=str(PROJECT), log=str(tmp_path / "log"))
    process = subprocess.Popen([sys.executable, "-c", code], stdin=stdin, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def parent(tmp_path: Path):
    with started(tmp_path) as process:
        yield process


def children_of(parent: "subprocess.Popen[str]") -> list[int]:
    assert parent.stdout is not None
    return [int(pid) for pid in parent.stdout.readline().split()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_every_way_of_stopping_ends_the_programs(parent, number: signal.Signals):
    children = children_of(parent)
    parent.send_signal(number)
    assert parent.wait(SECONDS) == 0
    assert not [pid for pid in children if processes.command_of(pid)]


def test_programs_end_when_the_terminal_is_closed(tmp_path: Path):
    terminal, inside = os.openpty()
    with started(tmp_path, inside) as process:
        os.close(inside)
        children = children_of(process)
        os.close(terminal)
        assert process.communicate(timeout=SECONDS)[0] == "stopped\n"
    assert not [pid for pid in children if processes.command_of(pid)]


def test_a_terminal_closed_before_anybody_watches_it_ends_the_programs_too(monkeypatch: pytest.MonkeyPatch):
    terminal, inside = os.openpty()
    os.close(terminal)
    with os.fdopen(inside) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        with pytest.raises(supervisor.Stopped):
            supervisor.watch([], lambda program: None)


def test_programs_end_with_a_killed_parent(parent):
    children = children_of(parent)
    parent.kill()
    parent.wait()
    assert processes.wait_until(lambda: not [pid for pid in children if processes.command_of(pid)], SECONDS)


def test_a_program_that_ends_at_once_is_named_with_its_last_words(tmp_path: Path):
    code = "print('no such table', flush=True); raise SystemExit(1)"
    broken = Program("web", [sys.executable, "-c", code], tmp_path / "web.log")
    broken.start(PROJECT, dict(os.environ))
    assert supervisor.watch([broken], lambda program: None) is broken
    assert broken.last_words() == "no such table"


def test_a_program_that_ran_steadily_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(supervisor, "STEADY_SECONDS", 0)
    program = Program("worker", [sys.executable, "-c", ""], tmp_path / "worker.log")
    program.start(PROJECT, dict(os.environ))
    started: list[str] = []

    def start_again(ended: Program) -> None:
        started.append(ended.name)
        monkeypatch.setattr(supervisor, "STEADY_SECONDS", 60)
        ended.start(PROJECT, dict(os.environ))

    assert supervisor.watch([program], start_again) is program
    assert started == ["worker"]


def test_a_taken_port_is_said_and_the_next_is_used(monkeypatch, capsys):
    first = processes.free_port(9700, 9790, "0.0.0.0")
    monkeypatch.setenv("PORT", str(first))
    with socket.create_server(("0.0.0.0", first)):
        chosen = run._port()
    assert chosen > first
    assert f"Port {first} is taken by another program; using {chosen}." in capsys.readouterr().out


def test_a_port_that_is_no_number_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("PORT", "http")
    with pytest.raises(run.ServeError, match="PORT=http is not a number"):
        run._port()
