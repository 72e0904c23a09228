"""Reading settings from the environment, or from the files that ``NAME_FILE`` points to."""

import os
from pathlib import Path


class MissingSetting(RuntimeError):
    """A setting without which the application must not start."""


def text(name: str, default: str | None = None) -> str:
    """Return the value of ``name``, else the content of the file ``NAME_FILE``, else ``default``.

    Raises ``MissingSetting`` when there is none of the three.
    """
    if name in os.environ:
        return os.environ[name]
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    if default is None:
        raise MissingSetting(f"Set {name} or {name}_FILE in the environment; see .env.example.")
    return default


def flag(name: str, default: bool = False) -> bool:
    """Return whether ``name`` is 1, true, yes or on."""
    return text(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """Return ``name`` as a whole number."""
    return int(text(name, str(default)))


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts of ``name``, empty parts left out."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
