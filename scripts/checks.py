"""All checks but the tests, each in one line; a failed one shows what it said. The status is the number failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import servers  # noqa: E402

PYTHON = sys.executable
BIN = Path(PYTHON).parent
PRODUCTION = {
    "DEBUG": "0",
    "DEMO": "0",
    "HTTPS": "1",
    "ALLOWED_HOSTS": "dangtich.example",
    "CSRF_TRUSTED_ORIGINS": "https://dangtich.example",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
}
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("Format", [str(BIN / "ruff"), "format", "--check", "."], {}),
    ("Style", [str(BIN / "ruff"), "check", "."], {}),
    ("Types", [str(BIN / "mypy"), "."], {}),
    ("Floors", [str(BIN / "lint-imports")], {}),
    ("Migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], {}),
    ("Translations", [PYTHON, "scripts/translations.py", "check"], {}),
    ("Deployment", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def passes(title: str, command: list[str], extra: dict[str, str]) -> bool:
    """Run one check and print its line."""
    start = time.monotonic()
    environment = {"DEBUG": "1", **os.environ, **extra}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    is_clean = done.returncode == 0
    print(f"{title:<14}{'ok' if is_clean else 'FAILED':<8}{time.monotonic() - start:5.1f} s", flush=True)
    if not is_clean:
        print((done.stdout + done.stderr).strip()[-8000:], flush=True)
    return is_clean


def main() -> int:
    """Run them all, whatever fails on the way."""
    servers.configure_environment()
    try:
        return sum(not passes(*check) for check in CHECKS)
    finally:
        servers.leave()


if __name__ == "__main__":
    sys.exit(main())
