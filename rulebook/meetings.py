"""Scoring and length of a cell meeting by the sample sheet; a cell may lay its own sheet over it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import rulebook


class MeetingLevel(StrEnum):
    """The four levels of a meeting's quality."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    POOR = "poor"

    @property
    def label(self) -> str:
        """Give the level's Vietnamese name."""
        return {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "poor": "Kém"}[self.value]


def level_by_score(score: int, on: date) -> MeetingLevel:
    """Give the level of a score: Tốt from 90, Khá from 70, Trung bình from 50, Kém below.

    Raises ``ValueError`` outside 0 and the sum of the maxima, ``RuleUnknown`` before 28/10/2025.
    Source: 42-HD/BTCTW (28/10/2025), theo nguồn thứ cấp.
    """
    rules = rulebook.on(on)
    if not 0 <= score <= sum(rules.sequence("meeting.score.maxima")):
        raise ValueError("Điểm sinh hoạt nằm ngoài thang điểm.")
    bands = rules.table("meeting.score.bands")
    for level in (MeetingLevel.GOOD, MeetingLevel.FAIR, MeetingLevel.AVERAGE):
        if score >= bands[level.value]:  # type: ignore[operator]
            return level
    return MeetingLevel.POOR


def shortfall(minutes: int, on: date, *, combined: bool = False) -> int:
    """Give the minutes missing to the shortest meeting allowed (0 = long enough).

    ``combined``: a regular and a thematic meeting in one. 85 minutes lack 5 of 90; 110 lack 10 of 120.
    Source: 42-HD/BTCTW (28/10/2025), theo nguồn thứ cấp; earlier days assumed.
    """
    if minutes < 0:
        raise ValueError("Thời gian sinh hoạt không thể âm.")
    key = "meeting.minutes_combined" if combined else "meeting.minutes"
    return max(0, rulebook.on(on).count(key) - minutes)


def duration_points(minutes: int, members: int, on: date) -> int:
    """Give the points for length on the sample sheet: 5 when long enough, then 4, 3, 2, 1 as minutes lack.

    A cell of 30 or more needs 120 minutes, a smaller one 90: 31 members and 110 minutes → 4. How many minutes
    cost a point is our reading (``meeting.score.duration.shortfall_minutes``).
    """
    rules = rulebook.on(on)
    large = members >= rules.count("meeting.score.large_cell.members")
    missing = shortfall(minutes, on, combined=large)
    best: int = rules.sequence("meeting.score.maxima")[0]
    if not missing:
        return best
    steps = rules.sequence("meeting.score.duration.shortfall_minutes")
    return best - 1 - sum(1 for step in steps if missing > step)
