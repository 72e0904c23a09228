"""The papers of members: values → HTML → PDF. No queries, no rights; one document a person, joined in one file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from branches.papers.rendering import Paper, write_joined
from members.printing.aloud import Reading
from members.printing.changes import ChangedItem
from members.printing.roll import Roll
from members.printing.sheets import Sheet

STYLESHEET = "css/member.css"
ROLL_STYLESHEET = "css/roll.css"


@dataclass(frozen=True)
class Slip:
    """A Phiếu bổ sung of one person: the head as on the Phiếu đảng viên, then every item with its changes."""

    sheet: Sheet
    capitals: str
    born: str
    admitted: str
    official: str
    items: tuple[ChangedItem, ...]


def write_sheets(sheets: Iterable[Sheet], *, trace: str, target: Path) -> None:
    """Write the Phiếu đảng viên of these persons into one file, each from a page of its own."""
    write_joined((sheet_html(sheet, trace) for sheet in sheets), target, stylesheet=STYLESHEET)


def write_slips(slips: Iterable[Slip], *, year: int, trace: str, target: Path) -> None:
    """Write the Phiếu bổ sung of these persons for a year into one file."""
    papers = (_html("3_hsdv", slip.sheet.name, trace, slips=[slip], year=year) for slip in slips)
    write_joined(papers, target, stylesheet=STYLESHEET)


def write_readings(readings: Iterable[Reading], *, trace: str, target: Path) -> None:
    """Write what is read aloud about these persons into one file, in large type."""
    papers = (_html("aloud", reading.name, trace, readings=[reading]) for reading in readings)
    write_joined(papers, target, stylesheet=STYLESHEET)


def write_rolls(rolls: Iterable[Roll], *, trace: str, target: Path) -> None:
    """Write the rolls of these cells into one file, each from a page of its own with numbers of its own."""
    papers = (_html("7_hsdv", roll.issuer.name, trace, roll=roll) for roll in rolls)
    write_joined(papers, target, stylesheet=ROLL_STYLESHEET)


def sheet_html(sheet: Sheet, trace: str) -> str:
    """Return one Phiếu đảng viên as HTML."""
    return _html("2_hsdv", sheet.name, trace, sheets=[sheet])


def _html(name: str, person: str, trace: str, **more: Any) -> str:
    paper = Paper(issuer="", kind="", summary=person, trace=trace)
    return render_to_string(f"papers/members/{name}.html", {"paper": paper, **more})
