"""Commands called by other people's scripts: tables come by themselves, and what stops them is one line."""

import os
import subprocess
import sys

import pytest

from scripts.embedded.home import PROJECT
from tests.setup.conftest import Copy

OWN_SERVERS = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from scripts import servers
start = servers.configure_environment
servers.configure_environment = lambda: start(Path({var!r}))
import manage
sys.argv = ["manage.py", "run_due_jobs"]
manage.main()
"""
CONFIGURED = (
    "DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "REDIS_URL",
    "DATABASE_ROLE",
    "SECRET_KEY",
    "DJANGO_SETTINGS_MODULE",
    "DEBUG",
)


def run(*line: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run Python as on a machine where nothing is configured but what is given."""
    environment = {name: value for name, value in os.environ.items() if name not in CONFIGURED} | settings
    return subprocess.run([sys.executable, *line], cwd=PROJECT, env=environment, capture_output=True, text=True)


def test_a_command_on_a_fresh_machine_makes_its_tables_first(copy: Copy):
    code = OWN_SERVERS.format(project=str(PROJECT), var=str(copy.var))
    first = run("-c", code)
    assert (first.returncode, first.stdout) == (0, "0 jobs run\n"), first.stderr
    assert "đang tạo bảng" in first.stderr

    again = run("-c", code)
    assert (again.returncode, again.stdout, again.stderr) == (0, "0 jobs run\n", "")


NOBODY = "postgresql://nobody:nothing@127.0.0.1:1/nowhere"


@pytest.mark.parametrize("command", ["run_due_jobs", "seed_demo", "import_organisations README.md"])
def test_a_database_that_is_away_is_told_in_one_line(command):
    done = run("manage.py", *command.split(), DATABASE_URL=NOBODY, DEBUG="1")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(("Không dùng được cơ sở dữ liệu", "CommandError"))


def test_a_missing_setting_is_told_in_one_line():
    done = run("manage.py", "run_due_jobs", DATABASE_URL=NOBODY, DEBUG="0")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "SECRET_KEY" in done.stderr


def test_a_traceback_is_shown_to_who_asks_for_it():
    done = run("manage.py", "run_due_jobs", "--traceback", DATABASE_URL=NOBODY, DEBUG="1")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
