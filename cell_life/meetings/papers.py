"""The papers of a meeting: what each says, its line in the log. Party papers are Vietnamese whatever the reader's."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import translation

from accounts.choices import AccessAction
from accounts.logbook import record_access
from branches.models import OrganisationPeriod
from branches.papers.issuers import issuer_on
from cell_life.meetings import documents
from cell_life.meetings.documents import Frame
from cell_life.meetings.selectors import discreet, meeting_page, roll_lines, score_page
from cell_life.models import Meeting, MeetingScore
from members.printing.services import trace_of

if TYPE_CHECKING:
    from accounts.models import User

Writer = Callable[[Meeting, Frame, Path], None]


def write(paper: str, meeting: Meeting, period: OrganisationPeriod, *, target: Path, guarded: bool, by: "User") -> bool:
    """Write a paper of a meeting to ``target`` and log it; False where it has nothing to say yet.

    ``guarded`` writes reasons of absence that tell of illness or discipline too.
    """
    if paper == "cham-diem" and not MeetingScore.objects.filter(meeting=meeting).exists():
        return False
    with translation.override("vi"):
        path = _path_on(meeting, period)
        code = record_access(
            user=by,
            action=AccessAction.EXPORTED,
            subject_type="meeting",
            subject_id=meeting.pk,
            scope=period.path,
            filter_words=f"{TITLES[paper]}, {period.name}, {meeting.held_on:%d/%m/%Y}",
            count=1,
        )
        frame = Frame(issuer_on(meeting.cell_id, path, meeting.held_on), trace_of(by, code), guarded)
        WRITERS[paper](meeting, frame, target)
    return True


def _path_on(meeting: Meeting, period: OrganisationPeriod) -> str:
    """Return where the cell stood in the tree of the day of the meeting."""
    then = OrganisationPeriod.objects.on(meeting.held_on).filter(organisation=meeting.cell_id).first()
    return then.path if then else period.path


def _roll(meeting: Meeting, frame: Frame, target: Path) -> None:
    lines = roll_lines(meeting)
    documents.write_roll(meeting, lines if frame.guarded else discreet(lines), frame, target=target)


def _minutes(meeting: Meeting, frame: Frame, target: Path) -> None:
    documents.write_minutes(meeting_page(meeting, meeting.held_on, guarded=frame.guarded), frame, target=target)


def _score(meeting: Meeting, frame: Frame, target: Path) -> None:
    page = score_page(meeting)
    if page is not None:
        documents.write_score(meeting, page, frame, target=target)


WRITERS: Final[Mapping[str, Writer]] = {"diem-danh": _roll, "bien-ban": _minutes, "cham-diem": _score}
TITLES: Final[Mapping[str, str]] = {
    "diem-danh": "Danh sách điểm danh",
    "bien-ban": "Biên bản sinh hoạt chi bộ",
    "cham-diem": "Phiếu chấm điểm buổi sinh hoạt",
}
