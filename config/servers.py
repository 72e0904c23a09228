"""Finding the servers: the configured ones, else the embedded ones inside the project."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
NO_SERVERS_NEEDED = frozenset({"help", "version", "--version", "--help", "makemessages", "compilemessages"})
WORK_ON_THEIR_OWN = frozenset({"seed_demo", "import_members", "import_organisations", "build_report", "run_due_jobs"})
"""Commands that other people's scripts call: they find their tables made, also right after the set-up."""


def configure_environment(command: str = "") -> None:
    """Point the environment at embedded PostgreSQL and Valkey unless real servers are configured.

    Starts them when they do not run; they stop when the last process that uses them ends.
    """
    configured = "DATABASE_URL" in os.environ or "DATABASE_URL_FILE" in os.environ
    if configured or command in NO_SERVERS_NEEDED:
        return
    from scripts.servers import configure_environment as start

    os.environ.setdefault("DEBUG", "1")
    os.environ.setdefault("DEMO", "1")
    start()
    if command in WORK_ON_THEIR_OWN and not _has_tables():
        make_tables()


def _has_tables() -> bool:
    """Say whether the database was ever migrated."""
    import psycopg

    with psycopg.connect(os.environ["MIGRATION_DATABASE_URL"]) as connection:
        row = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
    return bool(row and row[0])


def make_tables() -> None:
    """Make all tables of an empty embedded database, as its owner, in processes of their own."""
    sys.stderr.write("Cơ sở dữ liệu còn trống, đang tạo bảng…\n")
    for command in (["migrate", "--no-input"], ["createcachetable"]):
        line = [sys.executable, "manage.py", *command, "--verbosity", "0"]
        done = subprocess.run(line, cwd=PROJECT, env={**os.environ, "DATABASE_ROLE": "owner"}, check=False)
        if done.returncode:
            sys.exit("Không tạo được bảng; lý do ghi ở trên.")
