"""Bring the database, the catalogues and the static files up to date, in one start of Django.

Runs as the owner of the database. With ``--demo`` an empty register is filled with demo data.
"""

import argparse
import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts import translations  # noqa: E402
from scripts.install.steps import VAR, is_stamped, key_of, write_stamp  # noqa: E402

STATIC = PROJECT / "static"
SEED = 1


def main() -> int:
    """Migrate, collect and, on demand, fill."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--demo", metavar="MEMBERS", help="fill an empty register with so many members")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["DATABASE_ROLE"] = "owner"
    translations.compile_catalogues()
    import django

    django.setup()
    _migrate()
    _collect()
    if given.demo:
        _fill(given.demo)
    return 0


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _collect() -> None:
    """Copy the static files to where they are served from, when one of them changed."""
    from django.conf import settings
    from django.core.management import call_command

    files = sorted(path for path in STATIC.rglob("*") if path.is_file())
    locks = [PROJECT / "requirements" / "base.txt", PROJECT / "config" / "settings.py"]
    key, stamp = f"{key_of(*locks, *files)} {len(files)} {settings.DEBUG}", Path(settings.STATIC_ROOT) / ".stamp"
    if not is_stamped(stamp, key):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        write_stamp(stamp, key)


def _fill(members: str) -> None:
    """Load the demo into an empty register; a load that was interrupted is wiped and begun again."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    database = settings.DATABASES["default"]
    mark, key = VAR / "run" / "seeding", f"{database['HOST']}:{database['PORT']}/{database['NAME']}"
    if is_stamped(mark, key):
        print("The last loading of demo data was interrupted; starting over…", flush=True)
        call_command("flush", interactive=False, verbosity=0)
    elif apps.get_model("branches", "Organisation").objects.exists():
        return
    print(f"Loading demo data, {members} members (once)…", flush=True)
    write_stamp(mark, key)
    call_command("seed_demo", members=int(members), seed=SEED)
    mark.unlink()


if __name__ == "__main__":
    sys.exit(main())
