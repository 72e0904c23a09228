"""Measure everything on a database of BENCH_MEMBERS members, made once and kept beside the demo's.

Usage: ``python scripts/bench.py [name …]`` runs the named bench modules, or all.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import servers, translations  # noqa: E402

MEMBERS = int(os.environ.get("BENCH_MEMBERS", "500000"))
READY = "SELECT count(*) FROM members_person"


def _of_database(url: str, name: str) -> str:
    """Return the address of another database of the same server and role."""
    return f"{url.rpartition('/')[0]}/{name}"


def _environment(name: str) -> dict[str, str]:
    found = dict(os.environ)
    found["DATABASE_URL"] = _of_database(found["DATABASE_URL"], name)
    found["MIGRATION_DATABASE_URL"] = _of_database(found["MIGRATION_DATABASE_URL"], name)
    found.update(DEBUG="0", DEMO="1", HTTPS="0", ALLOWED_HOSTS="*", PYTHONPATH=str(PROJECT))
    found.setdefault("SECRET_KEY", "only-for-benches")
    found.setdefault("LOG_LEVEL", "WARNING")
    return found


def _prepare(name: str, environment: dict[str, str]) -> None:
    """Make and fill the database unless it is whole; a half-filled one is made again."""
    import psycopg

    with psycopg.connect(os.environ["MIGRATION_DATABASE_URL"], autocommit=True) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if exists and _is_whole(environment):
            return
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    print(f"Making the database of the benches: {MEMBERS} members (once)…", flush=True)
    for command in (
        ["migrate", "-v", "0"],
        ["createcachetable"],
        ["seed_demo", "--members", str(MEMBERS), "--seed", "1"],
    ):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    with psycopg.connect(environment["MIGRATION_DATABASE_URL"], autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _is_whole(environment: dict[str, str]) -> bool:
    """Say whether the schema is today's and the members are all there."""
    import psycopg

    check = [sys.executable, "manage.py", "migrate", "--check", "-v", "0"]
    if subprocess.run(check, cwd=PROJECT, env=environment, check=False).returncode:
        return False
    with psycopg.connect(environment["MIGRATION_DATABASE_URL"]) as connection:
        row = connection.execute(READY).fetchone()
        return row is not None and row[0] >= MEMBERS


def main() -> int:
    """Prepare the database, run the benches in it, and return their status."""
    translations.compile_catalogues()
    servers.configure_environment()
    try:
        name = f"dangtich_bench_{MEMBERS}"
        environment = _environment(name)
        static = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
        subprocess.run(static, cwd=PROJECT, env=environment, check=True)
        _prepare(name, environment)
        command = [sys.executable, "-m", "benches", *sys.argv[1:]]
        return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
    except subprocess.CalledProcessError as error:
        print(f"The bench database could not be made: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        servers.leave()


if __name__ == "__main__":
    sys.exit(main())
