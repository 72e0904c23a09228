"""What all steps share: words, stamps and commands."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
VAR = PROJECT / "var"


class SetupError(RuntimeError):
    """Something is missing that the set-up cannot bring; the text says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal one line."""
    print(text, flush=True)


def key_of(*paths: Path) -> str:
    """Return a key that changes with the contents of the files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def is_stamped(stamp: Path, key: str) -> bool:
    """Return whether the step that writes ``stamp`` was finished with ``key``."""
    try:
        return stamp.read_text(encoding="ascii").strip() == key
    except (OSError, UnicodeDecodeError):
        return False


def write_stamp(stamp: Path, key: str) -> None:
    """Mark a step as finished, as the last thing it does."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    part = stamp.with_name(f"{stamp.name}.part")
    part.write_text(f"{key}\n", encoding="ascii")
    part.replace(stamp)


def run(command: list[str], failure: str, *, cwd: Path = PROJECT, env: dict[str, str] | None = None) -> None:
    """Run a command quietly; when it fails, show what it said and raise ``SetupError``."""
    env = env or dict(os.environ)
    done = subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print((done.stdout + done.stderr).strip()[-4000:], file=sys.stderr)
        raise SetupError(failure)
