"""The virtual environment with the locked requirements."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.install import system
from scripts.install.steps import PROJECT, VAR, VENV, SetupError, is_stamped, key_of, run, say, write_stamp

LEVELS = ("local", "test")  # each holds the one before
STAMP = VENV / "dangtich.json"
LOCKS = ("base", "local", "test", "node", "audit")
AUDIT_VENV = VAR / "audit"
COMPILE = ("--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header")
NO_ADDRESSES = ("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links")


def install_requirements(level: str) -> None:
    """Bring ``.venv`` to the locked requirements of ``level``; one without our mark is half made and made anew."""
    _check_version()
    stamp = _read_stamp()
    if _satisfies(stamp, level):
        return
    if stamp is None or stamp.get("python") != _version():
        _make_venv()
    STAMP.unlink(missing_ok=True)
    say(f"Installing Python packages (requirements/{level}.txt)…")
    _pip(PROJECT / "requirements" / f"{level}.txt")
    _write_stamp(level)


def install_node() -> None:
    """Install Node.js from its Python package into ``.venv``."""
    say("Installing Node.js into .venv (only to fetch fonts)…")
    _pip(PROJECT / "requirements" / "node.txt")


def install_audit() -> None:
    """Bring the audit's own environment to its lock, apart from ``.venv``, which it must not change."""
    lock = PROJECT / "requirements" / "audit.txt"
    key, stamp = f"{_version()} {key_of(lock)}", AUDIT_VENV / "dangtich.stamp"
    if is_stamped(stamp, key):
        return
    shutil.rmtree(AUDIT_VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(AUDIT_VENV)], "The environment of the audit could not be made.")
    say("Installing Python packages (requirements/audit.txt)…")
    _pip(lock, AUDIT_VENV)
    write_stamp(stamp, key)


def compile_locks(*, upgrade: bool) -> None:
    """Compile ``requirements/*.in`` into locked files with hashes and without any index address."""
    _check_version()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        run([f"{folder}/bin/pip", "install", "-q", "pip-tools"], "pip-tools could not be installed.")
        for name in LOCKS:
            say(f"Compiling requirements/{name}.txt…")
            arguments = [*COMPILE, *NO_ADDRESSES, *(["--upgrade"] if upgrade else [])]
            target = ["--output-file", f"requirements/{name}.txt", f"requirements/{name}.in"]
            run([f"{folder}/bin/pip-compile", *arguments, *target], f"requirements/{name}.in could not be resolved.")


def _check_version() -> None:
    if sys.version_info[:2] != (3, 11):
        raise SetupError(f"Python 3.11 is needed, this is {platform.python_version()}. Run: make PYTHON=python3.11 …")


def _version() -> str:
    return f"{sys.implementation.name} {platform.python_version()} {platform.machine()}"


def _read_stamp() -> dict[str, str] | None:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return stamp if (VENV / "bin" / "python").exists() else None  # its Python may have been removed


def _satisfies(stamp: dict[str, str] | None, level: str) -> bool:
    if stamp is None or stamp.get("python") != _version() or stamp.get("level") not in LEVELS:
        return False
    held = stamp["level"]
    enough = LEVELS.index(held) >= LEVELS.index(level)
    return enough and stamp.get("lock") == key_of(PROJECT / "requirements" / f"{held}.txt")


def _write_stamp(level: str) -> None:
    lock = key_of(PROJECT / "requirements" / f"{level}.txt")
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps({"level": level, "lock": lock, "python": _version()}), encoding="ascii")
    part.replace(STAMP)


def _make_venv() -> None:
    if VENV.exists():
        say("The environment in .venv is half made or of another Python; making it anew.")
        shutil.rmtree(VENV)
    if not _can_make_venv():
        system.install(["python3.11-venv"], "for making the Python environment")
    run([sys.executable, "-m", "venv", str(VENV)], "The Python environment could not be made in .venv.")


def _can_make_venv() -> bool:
    """Return whether this Python has ``venv`` and ``ensurepip``; Debian keeps them in a package of their own."""
    command = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _pip(lock: Path, venv: Path = VENV) -> None:
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    command = [str(venv / "bin" / "python"), "-m", "pip", "install", *quiet, "--only-binary", ":all:"]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    run(
        [*command, "--require-hashes", "-r", str(lock)],
        f"The packages of {lock.relative_to(PROJECT)} could not be installed; is the package index reachable?",
        env=environment,
    )
