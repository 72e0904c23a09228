"""Set-up of a copy of the project: ``python3.11 scripts/setup.py run|test|check|audit|fonts|lock|upgrade``.

Needs nothing but Python 3.11. Each step looks first, so a second run takes a moment; an interrupted one may be
repeated.
"""

import argparse
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts.install import frontend, python, system  # noqa: E402
from scripts.install.steps import VAR, VENV, SetupError, say  # noqa: E402


def main() -> int:
    """Run the set-up for one purpose."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("purpose", choices=["run", "test", "check", "audit", "lock", "upgrade", "fonts", "browser"])
    purpose = parser.parse_args().purpose
    try:
        with _one_at_a_time():
            _set_up(purpose)
    except SetupError as error:
        print(error if purpose == "browser" else f"Set-up stopped: {error}", file=sys.stderr)
        return 1
    except PermissionError as error:
        print(f"Set-up stopped: {error.filename} belongs to another user. Run: sudo chown -R $USER .", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up interrupted; run it again to go on.", file=sys.stderr)
        return 130
    return 0


def _set_up(purpose: str) -> None:
    if purpose in ("lock", "upgrade"):
        python.compile_locks(upgrade=purpose == "upgrade")
        frontend.lock_packages()
        return
    if purpose == "audit":
        python.install_requirements("local")
        python.install_audit()
        return
    if purpose == "fonts":  # in a container image
        frontend.install_packages(with_tests=False)
        frontend.build_fonts()
        return
    if purpose == "browser":  # from within .venv
        from scripts.install import chromium

        say(f"Browser tests use {chromium.install()}")
        return
    for_tests = purpose != "run"
    python.install_requirements("test" if for_tests else "local")
    system.install_libraries()
    frontend.install_packages(with_tests=for_tests)
    frontend.build_fonts()
    if purpose == "check":
        system.install_program("xgettext", "gettext", "for checking translations")
    if for_tests and not _in_venv("browser"):
        say("Going on without a browser: the browser tests will fail.")


def _in_venv(purpose: str) -> bool:
    """Run a step that needs a package of ``.venv``; return whether it succeeded."""
    environment = os.environ | {"SETUP_HELD": "1"}
    return subprocess.run([str(VENV / "bin/python"), __file__, purpose], env=environment, check=False).returncode == 0


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one set-up at a time work in this copy; the lock goes with the process, however it ends."""
    if os.environ.get("SETUP_HELD"):
        yield
        return
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up works in this folder; waiting for it…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
