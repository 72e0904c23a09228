"""The embedded PostgreSQL: made once with its two roles, started on a port of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from scripts.embedded import processes
from scripts.embedded.home import Home, ServerError, choose_port, read_secrets, remember_port, say
from scripts.embedded.programs import postgres_bin

OWNER, APP, DATABASE = "dangtich_owner", "dangtich_app", "dangtich"
MAJOR = "18"
PORTS = (61000, 62999)  # above the ports that Linux gives to outgoing connections
EXTENSIONS = ("pg_trgm", "unaccent", "ltree", "btree_gist")
INITDB = (
    "--username=postgres --auth=scram-sha-256 --encoding=UTF8 --locale=C "
    "--locale-provider=builtin --builtin-locale=C.UTF-8"  # sorts by bytes, and knows that Đ is the capital of đ
)
START_SECONDS = 120
STOP_SECONDS = 60
LOG_BYTES = 20_000_000


def data_of(home: Home) -> Path:
    """Return the folder of the cluster."""
    return home.state / "postgres"


def urls(home: Home, port: int) -> dict[str, str]:
    """Return the addresses of the database for the two roles."""
    secrets = read_secrets(home)

    def url(role: str, secret: str) -> str:
        return f"postgresql://{role}:{quote(secret)}@{processes.HOST}:{port}/{DATABASE}"

    return {"DATABASE_URL": url(APP, secrets["app"]), "MIGRATION_DATABASE_URL": url(OWNER, secrets["owner"])}


def running_port(home: Home) -> int | None:
    """Return the port of the running cluster, ``None`` when it does not run or is not ready."""
    try:
        lines = (data_of(home) / "postmaster.pid").read_text(encoding="utf-8").split("\n")
        pid, port, status = int(lines[0]), int(lines[3]), lines[7].strip()
    except (OSError, ValueError, IndexError):
        return None
    return port if status == "ready" and _is_ours(home, pid) else None


def start(home: Home) -> int:
    """Start the cluster unless it runs, making it the first time; return its port."""
    port = running_port(home)
    if port is not None:
        return port
    if not data_of(home).exists():
        _make(home)
    _check_version(home)
    _remove_stale_pid(home)
    _write_settings(home)
    return _start_on_a_free_port(home)


def stop(home: Home) -> None:
    """Stop the cluster if it runs: the signal asks PostgreSQL for its fast, clean shutdown."""
    pid = processes.read_pid(data_of(home) / "postmaster.pid")
    if pid is None or not _is_ours(home, pid):
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    if not processes.wait_until(lambda: not _is_ours(home, pid), STOP_SECONDS):
        raise ServerError(f"PostgreSQL does not stop; see {home.log / 'postgres.log'}")


def _is_ours(home: Home, pid: int) -> bool:
    return processes.runs(pid, "postgres", str(data_of(home)))


def _run(home: Home, program: str, *arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a program of PostgreSQL as the servers' user, through files: a server would keep a pipe open."""
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as entry:
        entry.write(given)
        entry.seek(0)
        command = [str(postgres_bin(home) / program), *arguments]
        done = subprocess.run(  # type: ignore[call-overload]
            command,
            stdin=entry,
            stdout=out,
            stderr=out,
            cwd=home.state,
            env=environment,
            start_new_session=True,  # Ctrl-C must not reach it
            check=False,
            **home.as_user(),
        )
        out.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, out.read(), "")


def _make(home: Home) -> None:
    """Make the cluster aside and move it in place when whole, so that an interrupted start leaves none."""
    say("Making the embedded PostgreSQL (once)…")
    part = home.state / "postgres.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    home.give(part)
    with tempfile.NamedTemporaryFile("w", dir=home.log, prefix="secret-") as secret:
        secret.write(read_secrets(home)["superuser"])
        secret.flush()
        home.give(home.log)
        _must(_run(home, "initdb", "-D", str(part), f"--pwfile={secret.name}", *INITDB.split()))
    with (part / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\ninclude_if_exists 'dangtich.conf'\n")
    (part / "pg_hba.conf").write_text(f"host all all {processes.HOST}/32 scram-sha-256\n", encoding="ascii")
    for database, statements in _bootstrap(home):
        _must(_run(home, "postgres", "--single", "-D", str(part), database, given="\n".join(statements) + "\n"))
    home.give(part)
    part.replace(data_of(home))


def _bootstrap(home: Home) -> list[tuple[str, list[str]]]:
    """Return the statements that make roles, extensions and default rights, by database.

    They go into ``template1``, so that databases made later, those of the tests too, have the same.
    """
    secrets = read_secrets(home)
    rights = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT"
    roles = [
        f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{secrets['owner']}';",
        f"CREATE ROLE {APP} LOGIN PASSWORD '{secrets['app']}';",
        f"GRANT {APP} TO {OWNER};",  # the tests work as the application in a database that the owner made
        f"GRANT {APP} TO {OWNER};",
    ]
    template = [f"CREATE EXTENSION {name};" for name in EXTENSIONS] + [
        f"{rights} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};",
        f"{rights} USAGE, SELECT ON SEQUENCES TO {APP};",
    ]
    return [("postgres", roles), ("template1", template), ("postgres", [f"CREATE DATABASE {DATABASE} OWNER {OWNER};"])]


def _must(done: "subprocess.CompletedProcess[str]") -> None:
    """Refuse a failed program; single-user PostgreSQL reports errors only in its words."""
    if done.returncode != 0 or "ERROR:" in done.stdout or "FATAL:" in done.stdout:
        raise ServerError(f"PostgreSQL could not be made:\n{done.stdout.strip()}")


def _check_version(home: Home) -> None:
    version = (data_of(home) / "PG_VERSION").read_text(encoding="ascii").strip()
    if version != MAJOR:
        raise ServerError(
            f"The data in {data_of(home)} is of PostgreSQL {version}, not {MAJOR}. Take a backup with the old release, "
            "then run: make reset"
        )


def _remove_stale_pid(home: Home) -> None:
    """Remove the pid file of a killed server: its number may now be another process, which PostgreSQL would respect."""
    path = data_of(home) / "postmaster.pid"
    pid = processes.read_pid(path)
    if pid is not None and _is_ours(home, pid):  # starting or stopping at this moment
        processes.wait_until(lambda: running_port(home) is not None or not _is_ours(home, pid), START_SECONDS)
    if pid is None or not _is_ours(home, pid):
        path.unlink(missing_ok=True)


def _write_settings(home: Home) -> None:
    """Write the settings of a developer's machine: safe on a power cut, modest in memory, able to import."""
    shared = min(512, max(64, processes.total_memory() // 1_000_000 // 8))
    settings = {
        "listen_addresses": f"'{processes.HOST}'",
        "unix_socket_directories": "''",  # a deep folder makes their paths too long
        "max_connections": 200,
        "shared_buffers": f"{shared}MB",
        "effective_cache_size": f"{shared * 4}MB",
        "maintenance_work_mem": "256MB",
        "work_mem": "16MB",
        "max_wal_size": "4GB",
        "checkpoint_timeout": "15min",
        "wal_compression": "on",
        "random_page_cost": 1.1,
        "log_min_error_statement": "panic",  # a statement, and the row it fails on, hold names of people
        "log_error_verbosity": "terse",
        "log_timezone": "'UTC'",
        "timezone": "'UTC'",
    }
    path = data_of(home) / "dangtich.conf"
    path.write_text("".join(f"{name} = {value}\n" for name, value in settings.items()), encoding="ascii")
    home.give(path.parent / path.name)


def _start_on_a_free_port(home: Home) -> int:
    log = home.log / "postgres.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    for _ in range(3):
        port, written = choose_port(home, "postgres", "PostgreSQL", *PORTS), log.stat().st_size if log.exists() else 0
        options = ("-D", str(data_of(home)), "-l", str(log), "-o", f"-p {port}", "-w", "-t", str(START_SECONDS))
        if _run(home, "pg_ctl", *options, "start").returncode == 0:
            remember_port(home, "postgres", port)
            return port
        with log.open(encoding="utf-8", errors="replace") as file:
            file.seek(written)
            words = file.read()
        if "could not bind" not in words:
            break
        time.sleep(0.2)
    last = next((line for line in words.split("\n") if "FATAL" in line), words.strip())
    raise ServerError(f"PostgreSQL does not start ({last.strip()}); see {log}")
