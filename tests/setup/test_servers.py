"""The embedded servers start when needed, once, and end with their last user, however it ends."""

import os
import signal
import socket
import stat

import psycopg
import pytest
import redis

from scripts import servers
from scripts.embedded import postgres, processes, valkey
from scripts.embedded.home import read_secrets
from tests.setup.conftest import Copy

SECONDS = 20


def test_the_second_user_finds_the_same_servers_and_the_last_one_stops_them(copy: Copy):
    first, second = copy.user(), copy.user()
    ports = copy.ports()

    first.communicate("leave\n", timeout=SECONDS)
    assert copy.ports() == ports

    second.communicate("leave\n", timeout=SECONDS)
    assert processes.wait_until(copy.is_down, SECONDS)


def test_servers_end_with_a_user_that_is_killed(copy: Copy):
    user = copy.user()
    user.kill()
    user.wait()
    assert processes.wait_until(copy.is_down, SECONDS)


def test_processes_that_ask_at_once_get_one_and_the_same_server(copy: Copy):
    users = [copy.begin_user() for _ in range(4)]
    answers = {user.stdout.readline() for user in users if user.stdout}
    assert len(answers) == 1
    assert "DATABASE_URL" in answers.pop()


def test_started_servers_run_on_without_users_until_they_are_stopped(copy: Copy):
    assert copy.command("start").returncode == 0
    copy.user().communicate("leave\n", timeout=SECONDS)
    assert not processes.wait_until(copy.is_down, servers.LINGER_SECONDS + 1)
    assert copy.command("stop").stdout == "Stopped.\n"
    assert processes.wait_until(copy.is_down, SECONDS)
    assert copy.command("status").returncode == 3


def test_stop_leaves_servers_in_use_to_their_last_user(copy: Copy):
    copy.command("start")
    user = copy.user()
    assert "Still in use" in copy.command("stop").stdout
    assert copy.runs()
    user.communicate("leave\n", timeout=SECONDS)
    assert processes.wait_until(copy.is_down, SECONDS)


def test_a_taken_port_is_said_and_another_is_chosen(copy: Copy):
    copy.command("start")
    before = copy.ports()
    copy.command("stop")
    with socket.create_server(("127.0.0.1", before[0] or 0)), socket.create_server(("127.0.0.1", before[1] or 0)):
        said = copy.command("start").stderr
        after = copy.ports()
    assert f"Port {before[0]} is taken by another program; PostgreSQL now listens on {after[0]}." in said
    assert f"Port {before[1]} is taken by another program; Valkey now listens on {after[1]}." in said
    assert all(after)
    assert not set(before) & set(after)


def test_killed_servers_leave_no_trace_that_stops_the_next_start(copy: Copy):
    copy.command("start")
    for path in (copy.home.state / "postgres" / "postmaster.pid", copy.home.state / "valkey" / "valkey.pid"):
        pid = processes.read_pid(path)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
    assert processes.wait_until(copy.is_down, SECONDS)
    assert copy.command("start").returncode == 0
    assert copy.runs()


def test_a_pid_file_that_names_a_stranger_is_not_believed(copy: Copy):
    copy.command("start")
    path = copy.home.state / "postgres" / "postmaster.pid"
    lines = path.read_text().split("\n")
    copy.command("stop")
    stranger = copy.begin_user()  # any living process of this machine
    path.write_text("\n".join([str(stranger.pid), *lines[1:]]))
    assert postgres.running_port(copy.home) is None
    assert copy.command("start").returncode == 0
    assert stranger.poll() is None


def test_a_cluster_half_made_is_made_anew(copy: Copy):
    part = copy.home.state / "postgres.part"
    part.mkdir()
    (part / "PG_VERSION").write_text("18\n")
    assert copy.command("start").returncode == 0
    assert not part.exists()


def test_data_of_another_release_is_refused_with_the_remedy(copy: Copy):
    copy.command("start")
    copy.command("stop")
    (copy.home.state / "postgres" / "PG_VERSION").write_text("17\n")
    done = copy.command("start")
    assert done.returncode == 1
    assert "is of PostgreSQL 17, not 18" in done.stderr
    assert "make reset" in done.stderr


def test_secrets_are_readable_by_their_owner_only(copy: Copy):
    copy.command("start")
    for path in (copy.home.state / "secrets.json", copy.home.state / "valkey" / "valkey.conf"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_application_uses_tables_that_the_owner_makes_and_makes_none(copy: Copy):
    found = servers.ensure(copy.var)
    try:
        _check_rights(found["MIGRATION_DATABASE_URL"], found["DATABASE_URL"])
    finally:
        servers.leave(copy.var)
    assert processes.wait_until(copy.is_down, SECONDS)


def _check_rights(owner_url: str, app_url: str) -> None:
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("CREATE DATABASE another")  # as the tests do
    owner_url, app_url = (url.rsplit("/", 1)[0] + "/another" for url in (owner_url, app_url))
    with psycopg.connect(owner_url) as owner:
        owner.execute("CREATE TABLE note (id bigint GENERATED BY DEFAULT AS IDENTITY, text text)")
        names = {row[0] for row in owner.execute("SELECT extname FROM pg_extension")}
        assert set(postgres.EXTENSIONS) <= names
    with psycopg.connect(app_url, autocommit=True) as app:
        app.execute("INSERT INTO note (text) VALUES ('đảng tịch')")
        app.execute("UPDATE note SET text = upper(text)")
        assert app.execute("SELECT text FROM note").fetchall() == [("ĐẢNG TỊCH",)]
        for statement in ("CREATE TABLE mine (id int)", "DROP TABLE note", "TRUNCATE note", "CREATE DATABASE mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)  # type: ignore[call-overload]


def test_valkey_keeps_its_queue_and_refuses_strangers(copy: Copy):
    found = servers.ensure(copy.var, with_postgres=False)
    try:
        with redis.Redis.from_url(found["REDIS_URL"]) as client:
            assert client.config_get("appendonly") == {"appendonly": "yes"}
            assert client.config_get("appendfsync") == {"appendfsync": "everysec"}
            assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        port = valkey.running_port(copy.home)
        with redis.Redis(port=port or 0) as stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()
    finally:
        servers.leave(copy.var)


def test_configured_servers_are_left_alone(copy: Copy, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/db")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    servers.configure_environment(copy.var)
    assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/db"
    assert processes.wait_until(copy.is_down, SECONDS)


def test_every_secret_is_made_once(copy: Copy):
    assert read_secrets(copy.home) == read_secrets(copy.home)
    assert len(set(read_secrets(copy.home).values())) == 5
