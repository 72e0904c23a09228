"""Run the tests on the servers that are configured, else on the embedded ones; arguments go to pytest."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import servers, translations  # noqa: E402
from scripts.install import chromium  # noqa: E402

# Rows of a test need not survive a power cut; libpq adds this to every connection.
QUICK = "-c synchronous_commit=off"


def environment() -> dict[str, str]:
    """Return the environment of the tests; the embedded servers live as long as this process."""
    servers.configure_environment()
    found = dict(os.environ)
    found.setdefault("PGOPTIONS", QUICK)
    browser = chromium.find()
    if browser:
        found.setdefault("CHROMIUM", browser)
    return found


def main() -> int:
    """Run pytest and return its status."""
    translations.compile_catalogues()
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    try:
        return subprocess.run(command, cwd=PROJECT, env=environment(), check=False).returncode
    except KeyboardInterrupt:
        return 130
    finally:
        servers.leave()


if __name__ == "__main__":
    sys.exit(main())
