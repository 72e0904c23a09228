"""Where one copy of the project keeps its embedded servers, and the secrets made for them."""

import json
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from scripts.embedded import processes

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_STATE = Path("/var/lib/dangtich")
SYSTEM_USER = "dangtich"
ORPHAN_SECONDS = 24 * 3600


class ServerError(RuntimeError):
    """A server that cannot be started, in words for the person at the terminal."""


def say(text: str) -> None:
    """Tell the person at the terminal one line."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Home:
    """The folders of the embedded servers of one copy of the project.

    ``var`` lies in the project; ``state`` holds data and logs. They are one folder, except for root:
    PostgreSQL refuses to run as root, so there the data belongs to a system user and lies in a folder that it
    can reach.
    """

    var: Path
    state: Path
    user: str | None

    @property
    def run(self) -> Path:
        """Locks and marks."""
        return self.var / "run"

    @property
    def log(self) -> Path:
        """Logs of the servers."""
        return self.state / "log"

    def as_user(self) -> dict[str, object]:
        """Return the arguments of ``subprocess`` that give up root's rights, none for an ordinary person."""
        if self.user is None:
            return {}
        account = pwd.getpwnam(self.user)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [account.pw_gid]}

    def give(self, path: Path) -> None:
        """Hand ``path`` and all below it to the servers' user."""
        if self.user is None:
            return
        account = pwd.getpwnam(self.user)
        for folder, _, files in os.walk(path):
            os.chown(folder, account.pw_uid, account.pw_gid)
            for name in files:
                os.chown(Path(folder) / name, account.pw_uid, account.pw_gid, follow_symlinks=False)


def open_home(var: Path | None = None) -> Home:
    """Return the home below ``var`` (default: the project's own), its folders made."""
    var = (var or PROJECT / "var").resolve()
    try:
        (var / "run").mkdir(parents=True, exist_ok=True)
        home = Home(var, *_state_of(var))
        home.log.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise ServerError(f"{error.filename} belongs to another user. Run: sudo chown -R $USER {var}") from None
    home.give(home.log)
    return home


def _state_of(var: Path) -> tuple[Path, str | None]:
    if os.geteuid() != 0:
        return var, None
    _make_system_user()
    mark = var / "id"
    if not mark.exists():
        _write(mark, secrets.token_hex(6) + "\n", 0o644)
        _remove_orphans()
    state = SYSTEM_STATE / mark.read_text(encoding="ascii").strip()
    state.mkdir(parents=True, exist_ok=True, mode=0o755)
    _write(state / "project", f"{var}\n", 0o644)
    return state, SYSTEM_USER


def _make_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 9):  # 9: another process has just made it
            raise ServerError(f"The user that runs PostgreSQL could not be made: {done.stderr.strip()}") from None


def _remove_orphans() -> None:
    """Remove the data of copies of the project that were deleted more than a day ago."""
    for mark in SYSTEM_STATE.glob("*/project"):
        var = Path(mark.read_text(encoding="utf-8").strip())
        state, idle = mark.parent, time.time() - mark.stat().st_mtime
        same = (var / "id").exists() and (var / "id").read_text(encoding="ascii").strip() == state.name
        if not same and idle > ORPHAN_SECONDS:
            shutil.rmtree(state, ignore_errors=True)


def read_secrets(home: Home) -> dict[str, str]:
    """Return the secrets made for this copy, making those that are missing."""
    path = home.state / "secrets.json"
    try:
        known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = {}
    missing = {"superuser", "owner", "app", "valkey", "secret_key"} - known.keys()
    if missing:
        known |= {name: secrets.token_urlsafe(36) for name in missing}
        _write(path, json.dumps(known, indent=1), 0o600)
    return known


def read_ports(home: Home) -> dict[str, int]:
    """Return the ports chosen earlier, none when the file is missing or half written."""
    try:
        ports: dict[str, int] = json.loads((home.state / "ports.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return ports


def choose_port(home: Home, name: str, title: str, first: int, last: int) -> int:
    """Return the port used before, or another one where a stranger has taken it; that is said.

    Each copy of the project begins its search elsewhere, so that two that start at once do not meet.
    """
    before = read_ports(home).get(name)
    if before is not None and processes.is_free(before):
        return before
    begin = first + zlib.crc32(str(home.state).encode()) % (last - first)
    try:
        chosen = processes.free_port(begin, last)
    except OSError:
        chosen = processes.free_port(first, begin)
    if before is not None:
        say(f"Port {before} is taken by another program; {title} now listens on {chosen}.")
    return chosen


def remember_port(home: Home, name: str, port: int) -> None:
    """Keep the port of a server for the next start."""
    _write(home.state / "ports.json", json.dumps(read_ports(home) | {name: port}), 0o644)


def _write(path: Path, text: str, mode: int) -> None:
    """Write a whole file or nothing, readable by those that ``mode`` names from the first moment."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
