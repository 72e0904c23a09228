"""Papers of a meeting: values → HTML → PDF. No queries, no rights."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from branches.papers.issuers import Issuer
from branches.papers.rendering import Paper, write_pdf_of
from cell_life.meetings.selectors import MeetingPage, RollLine, ScorePage
from cell_life.models import Meeting


@dataclass(frozen=True)
class Frame:
    """Who issues the paper, who printed it when, and whether reasons that are guarded stand on it."""

    issuer: Issuer
    trace: str
    guarded: bool


def write_roll(meeting: Meeting, lines: Sequence[RollLine], frame: Frame, *, target: Path) -> None:
    """Write the list on which members sign at the door."""
    paper = _paper(meeting, frame, "Danh sách điểm danh")
    _write("roll", target, paper=paper, meeting=meeting, lines=lines)


def write_minutes(page: MeetingPage, frame: Frame, *, target: Path) -> None:
    """Write the minutes of a meeting, with room for the signatures of clerk and chair."""
    paper = _paper(page.meeting, frame, "Biên bản")
    _write("minutes", target, paper=paper, meeting=page.meeting, page=page)


def write_score(meeting: Meeting, page: ScorePage, frame: Frame, *, target: Path) -> None:
    """Write the score sheet of a meeting."""
    paper = _paper(meeting, frame, "Phiếu chấm điểm")
    points = page.score.points if page.score else {}
    rows = [(line.criterion, points.get(line.criterion.key)) for line in page.lines]
    level = page.sheet.level(page.score.total).label if page.score else ""
    _write("score", target, paper=paper, meeting=meeting, page=page, rows=rows, level=level)


def _paper(meeting: Meeting, frame: Frame, kind: str) -> Paper:
    issuer = frame.issuer
    return Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=meeting.held_on,
        kind=kind,
        summary=f"sinh hoạt chi bộ {_of_month(meeting)}",
        recipients=("Đảng ủy cấp trên (để báo cáo)", "Lưu chi bộ"),
        authority=issuer.authority,
        post=issuer.post,
        trace=frame.trace,
    )


def _of_month(meeting: Meeting) -> str:
    said = str(meeting.get_kind_display())
    return f"{said} tháng {meeting.held_on.month} năm {meeting.held_on.year}"


def _write(name: str, target: Path, **context: Any) -> None:
    write_pdf_of(render_to_string(f"papers/meetings/{name}.html", context), target)
