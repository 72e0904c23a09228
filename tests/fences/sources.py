"""The sources as the fences read them: files as git knows them, parsed once."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from django.conf import settings

PROJECT = Path(settings.BASE_DIR)
APPS = ("accounts", "jobs", "branches", "members", "cell_life", "admissions", "screening", "reports")
PLAIN = ("rulebook", "vietnam")


@cache
def files(ending: str) -> list[Path]:
    """Return the project's files of that ending, whether committed or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", f"*{ending}"]
    listing = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return sorted({PROJECT / name for name in listing.split("\0") if name and (PROJECT / name).is_file()})


def name_of(path: Path) -> str:
    """Return the path inside the project."""
    return path.relative_to(PROJECT).as_posix()


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the parsed modules of the folders by their path, migrations left out."""
    found = {}
    for path in files(".py"):
        name = name_of(path)
        if name.split("/")[0] in folders and "migrations" not in name.split("/"):
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def is_services(name: str) -> bool:
    """Say whether a module is a ``services`` module or lies in a package of that name."""
    return name.endswith("/services.py") or "/services/" in name
