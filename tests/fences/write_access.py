"""Writes docs/access.md from the access table: ``python -m tests.fences.write_access``; asks no database."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.fences.access import EXPECTED
    from tests.fences.matrix import DOCUMENT, render

    DOCUMENT.write_text(render(EXPECTED), encoding="utf-8")
