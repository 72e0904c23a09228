"""Catalogues of translations: ``python scripts/translations.py compile|check``.

``compile`` writes the ``.mo`` files (no gettext needed). ``check`` extracts the sentences of the sources into a copy
and names those that the English catalogue lacks; it needs gettext.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PROJECT = Path(__file__).resolve().parents[1]
LOCALE = PROJECT / "locale"
ENGLISH = Path("locale/en/LC_MESSAGES/django.po")
SHOWN = 40


def compile_catalogues() -> int:
    """Write each catalogue's ``.mo`` beside it, unless it is newer; return how many were written."""
    written = 0
    for source in sorted(LOCALE.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        part = target.with_suffix(".mo.part")
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(target)
        written += 1
    return written


def missing_sentences() -> list[str]:
    """Return the sentences of the sources without an English text, each with its place."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy_sources(copy)
        command = [sys.executable, "-m", "django", "makemessages", "--locale=en", "--no-wrap", "--no-obsolete"]
        plain = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run(command, cwd=copy, env=plain, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"The sentences could not be extracted:\n{done.stderr.strip()}")
        catalogue = polib.pofile(str(copy / ENGLISH))
        return [_named(entry) for entry in catalogue if not entry.translated() and not entry.obsolete]


def _copy_sources(target: Path) -> None:
    """Copy what may hold sentences, as git knows it, so that the project's catalogue is left alone."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py", "*.html", "*.txt"]
    found = subprocess.run(listing, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in (name for name in found if name and not name.startswith("tests/") and (PROJECT / name).exists()):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, target / name)
    (target / ENGLISH).parent.mkdir(parents=True, exist_ok=True)
    if (PROJECT / ENGLISH).exists():
        shutil.copyfile(PROJECT / ENGLISH, target / ENGLISH)


def _named(entry: polib.POEntry) -> str:
    place = ":".join(entry.occurrences[0]) if entry.occurrences else "?"
    return f"{place}: {entry.msgid!r}{' (fuzzy)' if entry.fuzzy else ''}"


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("command", choices=["compile", "check"])
    if parser.parse_args().command == "compile":
        compile_catalogues()
        return 0
    missing = missing_sentences()
    print("\n".join(missing[:SHOWN]))
    print(f"{len(missing)} sentences without an English text.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
