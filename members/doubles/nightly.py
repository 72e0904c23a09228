"""The night's search of the whole register: year by year of birth, then numbers, then what is alike no longer.

Each step commits with its place, so a killed worker goes on where it was; a second worker finds the lease taken.
"""

from typing import Any

from django.utils import timezone

from jobs.intake.system import system_user
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from jobs.services import request_upkeep
from members.doubles.services import finding

KIND = "members.doubles"


def ask_tonight() -> Job:
    """Ask for tonight's search; asking twice in a night is asking once."""
    return request_upkeep(kind=KIND, key=timezone.localdate().isoformat(), by=system_user())


def run(context: JobContext) -> JobResult:
    """Search everything that is left to search."""
    years = finding.years()
    steps = [*years, "numbers", "unlike"]
    while True:
        with context.chunk() as step:
            at = place(step.cursor, steps)
            if at == len(steps):
                return JobResult(summary={"found": step.cursor.get("found", 0)})
            found = _search(steps[at])
            step.cursor.update(last=str(steps[at]), found=step.cursor.get("found", 0) + found)
            step.total, step.done = len(steps), at + 1


def place(cursor: dict[str, Any], steps: list[Any]) -> int:
    """Return the place of the next step; a year that has gone from the register counts as done."""
    last = cursor.get("last")
    if last is None:
        return 0
    if last.isdecimal():
        return sum(1 for step in steps if isinstance(step, int) and step <= int(last))
    return steps.index(last) + 1


def _search(step: Any) -> int:
    if step == "numbers":
        return finding.search_numbers()
    if step == "unlike":
        finding.drop_unlike()
        return 0
    return finding.search_year(step)
