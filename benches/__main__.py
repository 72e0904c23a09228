"""Run the benches and print one table; the status says whether every goal is met."""

import importlib
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_ROLE", "owner")

import django

django.setup()

from benches.measures import Measure, table  # noqa: E402

MODULES = (
    "pages",
    "lists",
    "badges",
    "saving",
    "tree",
    "report",
    "reconcile",
    "papers",
    "moving",
    "quality",
    "workitems",
    "as_of",
    "doubles",
    "dues",
    "import_members",
)


def main(names: list[str]) -> int:
    """Measure the named modules, or all, and print the table."""
    found: list[Measure] = []
    for name in names or MODULES:
        print(f"measuring {name}…", file=sys.stderr, flush=True)
        found += importlib.import_module(f"benches.{name}").measure()
    print(table(found))
    return 0 if all(measure.is_met for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
