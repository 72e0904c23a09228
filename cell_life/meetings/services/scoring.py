"""Writing the score of a meeting on the sheet of its day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile
from cell_life.choices import MeetingState
from cell_life.meetings.rules.scoring import days_findings, points_findings, scoring_findings
from cell_life.meetings.services.locking import locked, refuse
from cell_life.models import MeetingScore
from rulebook import scoring as sheets

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Score:
    """The points of each criterion, who agreed when, and when the sheet went up."""

    points: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    agreed_on: date | None = None
    sent_on: date | None = None


def score_meeting(*, meeting_id: int, score: Score, version: int | None = None, by: "User") -> MeetingScore:
    """Write the score of a held meeting on the sheet of its day, or write it anew.

    ``version`` is that of the score the page showed, None where it showed none. Raises ``Refused`` for points over
    a maximum or a criterion without points, and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("score_meeting", by=by):
        meeting = locked(meeting_id)
        there = MeetingScore.objects.filter(meeting=meeting).first()
        sheet = sheets.sheets().get(there.sheet) if there else sheets.on(meeting.held_on, meeting.kind)
        held = meeting.state in (MeetingState.HELD, MeetingState.CLOSED)
        refuse(scoring_findings(held=held, has_sheet=sheet is not None))
        if there and there.version != version:
            raise ChangedMeanwhile({"points": (None, there.points, dict(score.points))}, there.version)
        assert sheet is not None
        found = points_findings(sheet, score.points)
        refuse(found + days_findings(meeting.held_on, score.agreed_on, score.sent_on, timezone.localdate()))
        return _write(meeting.pk, sheet, score, there)


def _write(meeting_id: int, sheet: sheets.Sheet, score: Score, there: MeetingScore | None) -> MeetingScore:
    total = sum(score.points.values())
    columns = {
        "sheet": sheet.key,
        "points": dict(score.points),
        "total": total,
        "level": sheet.level(total).value,
        "note": score.note.strip()[:500],
        "agreed_on": score.agreed_on,
        "sent_on": score.sent_on,
    }
    if there is None:
        return MeetingScore.objects.create(meeting_id=meeting_id, **columns)
    MeetingScore.objects.filter(pk=there.pk).update(**columns, version=F("version") + 1)
    there.refresh_from_db()
    return there
