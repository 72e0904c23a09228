"""Throw away what the set-up made: ``python3 scripts/clean.py data|all``. The sources stay."""

import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import servers  # noqa: E402
from scripts.embedded.home import open_home  # noqa: E402

MADE = (".venv", "node_modules", "scripts/browser/node_modules", "static/fonts")


def main() -> int:
    """Stop the servers and remove their data, and with ``all`` everything else that was made."""
    if sys.argv[1:] not in (["data"], ["all"]):
        print(__doc__)
        return 2
    if (PROJECT / "var").exists():
        if not servers.stop():
            print("The servers are in use by another process; end it first.", file=sys.stderr)
            return 1
        home = open_home()
        shutil.rmtree(home.state, ignore_errors=True)
        shutil.rmtree(home.var, ignore_errors=True)
    if sys.argv[1] == "all":
        for name in MADE:
            shutil.rmtree(PROJECT / name, ignore_errors=True)
        (PROJECT / "static" / "css" / "fonts.css").unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
