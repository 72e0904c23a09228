"""Asks the advisory indexes about every locked package; what could not be asked is a failure, never a pass.

The status is 0 when every package was asked about and none has a known weakness, 1 when one has, 2
when an index could not be asked. pip-audit asks the Python index's advisories, npm its registry's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

from scripts.install import frontend, python  # noqa: E402

CLEAN, WEAK, NOT_ASKED = 0, 1, 2
PYTHON_LOCKS = ("test", "node", "audit")
"""``test.txt`` holds everything of ``local.txt`` and ``base.txt``."""
SECONDS = 600


@dataclass(frozen=True)
class Answer:
    """What an index said of one lock file: how many packages, their weaknesses, or why it was not asked."""

    lock: str
    asked: int = 0
    weaknesses: tuple[str, ...] = ()
    failure: str = ""

    @property
    def status(self) -> int:
        """Return the status this answer alone would give."""
        return NOT_ASKED if self.failure else WEAK if self.weaknesses else CLEAN


def ask_python(name: str) -> Answer:
    """Ask about one lock file of Python packages."""
    lock = PROJECT / "requirements" / f"{name}.txt"
    command = [str(python.AUDIT_VENV / "bin" / "pip-audit"), "--requirement", str(lock), "--require-hashes"]
    command += ["--disable-pip", "--strict", "--progress-spinner", "off", "--format", "json", "--timeout", "15"]
    return _read(f"requirements/{name}.txt", _output_of(command, PROJECT), _python_answer)


def ask_npm(folder: Path) -> Answer:
    """Ask about one lock file of npm packages."""
    label = (folder / "package-lock.json").relative_to(PROJECT).as_posix()
    command = [str(frontend.npm()), "audit", "--package-lock-only", "--json"]
    return _read(label, _output_of(command, folder), _npm_answer)


def _output_of(command: list[str], folder: Path) -> tuple[str, str]:
    """Return what a command wrote and what it complained of; a missing or hanging one only complains."""
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | {"PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", f"{Path(command[0]).name}: {type(error).__name__}"
    return done.stdout, done.stderr


def _read(lock: str, output: tuple[str, str], reader: Callable[[str, Any], Answer]) -> Answer:
    """Return the answer in the output, or that there was none."""
    said, complaint = output
    try:
        return reader(lock, json.loads(said))
    except (ValueError, KeyError, TypeError):
        lines = [line.strip() for line in complaint.splitlines() if line.strip()]
        return Answer(lock, failure=lines[-1][:300] if lines else "no answer")


def _python_answer(lock: str, said: dict[str, Any]) -> Answer:
    """Read pip-audit's answer; a package it skipped was not asked about."""
    packages = said["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    weaknesses = tuple(
        f"{package['name']} {package['version']}: {weakness['id']}, mended in "
        f"{', '.join(weakness['fix_versions']) or 'no release yet'}"
        for package in packages
        for weakness in package.get("vulns", ())
    )
    failure = f"not asked about: {', '.join(skipped)}" if skipped else "" if packages else "no packages in the answer"
    return Answer(lock, len(packages) - len(skipped), weaknesses, failure)


def _npm_answer(lock: str, said: dict[str, Any]) -> Answer:
    """Read npm's answer; an answer without its list of weaknesses is an error of the registry."""
    if "vulnerabilities" not in said:
        error = said.get("error") or {}
        return Answer(lock, failure=str(error.get("summary") or said.get("message") or "no answer")[:300])
    weaknesses = tuple(
        f"{name}: {found['severity']}, {found['range']}" for name, found in said["vulnerabilities"].items()
    )
    return Answer(lock, int(said["metadata"]["dependencies"]["total"]), weaknesses)


def tell(answer: Answer) -> None:
    """Print one answer: a line, and one more for each weakness."""
    if answer.failure:
        print(f"{answer.lock}: NOT ASKED, {answer.failure}", flush=True)
    else:
        print(f"{answer.lock}: {answer.asked} packages asked about, {len(answer.weaknesses)} weaknesses", flush=True)
    for weakness in answer.weaknesses:
        print(f"  {weakness}", flush=True)


def main() -> int:
    """Ask about all lock files, whatever fails on the way."""
    answers = []
    for name in PYTHON_LOCKS:
        answers.append(ask_python(name))
        tell(answers[-1])
    for folder in (PROJECT, PROJECT / "scripts" / "browser"):
        answers.append(ask_npm(folder))
        tell(answers[-1])
    statuses = {answer.status for answer in answers}
    if NOT_ASKED in statuses:
        print("The audit is NOT complete: an advisory index could not be asked. Nothing follows from its silence.")
    return WEAK if WEAK in statuses else max(statuses)


if __name__ == "__main__":
    sys.exit(main())
