"""Sheets on which a meeting is scored, as data: criteria, levels, deadline; a committee lays its own over ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import rulebook
from rulebook.loading import Place, Raw, read_toml
from rulebook.meetings import MeetingLevel
from rulebook.model import Confidence, Document

HERE = Path(__file__).parent / "sheets"
_FIELDS = {
    "title", "since", "until", "kinds", "document", "source", "confidence", "note", "sent_within",
    "bands", "duration", "attendance", "criterion",
}  # fmt: skip
_BANDS = (MeetingLevel.GOOD, MeetingLevel.FAIR, MeetingLevel.AVERAGE)
DURATION, ATTENDANCE = "duration", "attendance"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a sheet; ``computed`` names what the computer proposes points for, empty for people alone."""

    key: str
    title: str
    maximum: int
    computed: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DurationSteps:
    """Minutes wanted, from ``large_from`` members on more; each step of minutes lacking costs one point."""

    minutes: int
    large_from: int
    large_minutes: int
    shortfall: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendanceSteps:
    """Points by share in percent, the best first; ``least`` below all, and when somebody stayed away unexcused.

    ``steady`` is added when nobody is excused more than ``steady_running`` meetings running.
    """

    steps: tuple[tuple[int, int], ...]
    least: int
    steady: int
    steady_running: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet in force during [since, until) for some kinds of meeting (none named = all)."""

    key: str
    title: str
    since: date
    until: date | None
    kinds: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    bands: Mapping[str, int]
    duration: DurationSteps | None
    attendance: AttendanceSteps | None
    sent_within: int
    document: Document
    source: str
    confidence: Confidence
    note: str
    overlay: bool

    @property
    def total(self) -> int:
        """Give the sum of the maxima."""
        return sum(criterion.maximum for criterion in self.criteria)

    def level(self, score: int) -> MeetingLevel:
        """Give the level of a sum of points. Raises ``ValueError`` outside the sheet."""
        if not 0 <= score <= self.total:
            raise ValueError("Điểm sinh hoạt nằm ngoài thang điểm.")
        return next((level for level in _BANDS if score >= self.bands[level.value]), MeetingLevel.POOR)

    def duration_points(self, minutes: int, members: int) -> int | None:
        """Propose the points for the length of a meeting of a cell of so many; None where the sheet says nothing."""
        criterion, steps = self._computed(DURATION), self.duration
        if criterion is None or steps is None:
            return None
        wanted = steps.large_minutes if members >= steps.large_from else steps.minutes
        missing = max(0, wanted - minutes)
        if not missing:
            return criterion.maximum
        return max(0, criterion.maximum - 1 - sum(1 for step in steps.shortfall if missing > step))

    def attendance_points(self, *, present: int, expected: int, unexcused: int, steady: bool) -> int | None:
        """Propose the points for who came, of those ``expected``; None where the sheet says nothing.

        ``steady`` says that nobody is excused too often running.
        """
        criterion, rule = self._computed(ATTENDANCE), self.attendance
        if criterion is None or rule is None or expected <= 0:
            return None
        points = rule.least
        if not unexcused:
            points = next((given for share, given in rule.steps if present * 100 >= share * expected), rule.least)
        return min(criterion.maximum, points + (rule.steady if steady else 0))

    def _computed(self, what: str) -> Criterion | None:
        return next((criterion for criterion in self.criteria if criterion.computed == what), None)


def sheets() -> Mapping[str, Sheet]:
    """Give every sheet by key; a committee's file of the same name replaces ours.

    Raises ``RulebookError`` naming file, reason and remedy at the first fault.
    """
    return _read(rulebook.folder())


def on(day: date, kind: str) -> Sheet | None:
    """Give the sheet for a kind of meeting on a day: a committee's own before ours, the newest first."""
    fitting = [
        sheet
        for sheet in sheets().values()
        if sheet.since <= day and (sheet.until is None or day < sheet.until) and kind in (sheet.kinds or (kind,))
    ]
    return max(fitting, key=lambda sheet: (sheet.overlay, bool(sheet.kinds), sheet.since), default=None)


def forget() -> None:
    """Forget what was read, so that changed files are read again."""
    _read.cache_clear()


@lru_cache(maxsize=8)
def _read(folder: str) -> Mapping[str, Sheet]:
    documents = {document.id: document for document in rulebook.documents()}
    found = {path.stem: _sheet(path, documents, overlay=False) for path in sorted(HERE.glob("*.toml"))}
    for path in sorted((Path(folder) / "sheets").glob("*.toml")) if folder else ():
        found[path.stem] = _sheet(path, documents, overlay=True)
    return found


def _sheet(path: Path, documents: Mapping[str, Document], *, overlay: bool) -> Sheet:
    raw, place = read_toml(path), Place(path.name)
    place.only(raw, _FIELDS)
    document = documents.get(place.text(raw, "document"))
    if document is None:
        raise place.fault(f"văn bản «{raw['document']}» không có trong documents.toml.", "khai văn bản rồi mới dẫn.")
    sheet = Sheet(
        key=path.stem,
        title=place.text(raw, "title"),
        since=place.day(raw, "since"),
        until=place.day_or_none(raw, "until"),
        kinds=tuple(str(kind) for kind in raw.get("kinds", ())),
        criteria=tuple(_criterion(row, place) for row in place.rows(raw, "criterion")),
        bands={level.value: _number(raw.get("bands", {}), level.value, place) for level in _BANDS},
        duration=_duration(raw[DURATION], place) if DURATION in raw else None,
        attendance=_attendance(raw[ATTENDANCE], place) if ATTENDANCE in raw else None,
        sent_within=_number(raw, "sent_within", place),
        document=document,
        source=str(raw.get("source", "")),
        confidence=place.confidence(raw),
        note=str(raw.get("note", "")),
        overlay=overlay,
    )
    _check(sheet, place)
    return sheet


def _criterion(raw: Raw, place: Place) -> Criterion:
    place.only(raw, {"key", "title", "maximum", "computed", "hint"})
    computed = str(raw.get("computed", ""))
    if computed not in ("", DURATION, ATTENDANCE):
        raise place.fault(f"computed «{computed}» không có.", "dùng duration, attendance, hoặc bỏ.")
    return Criterion(
        key=place.text(raw, "key"),
        title=place.text(raw, "title"),
        maximum=_number(raw, "maximum", place),
        computed=computed,
        hint=str(raw.get("hint", "")),
    )


def _duration(raw: Raw, place: Place) -> DurationSteps:
    place.only(raw, {"minutes", "large_from", "large_minutes", "shortfall"})
    return DurationSteps(
        minutes=_number(raw, "minutes", place),
        large_from=_number(raw, "large_from", place),
        large_minutes=_number(raw, "large_minutes", place),
        shortfall=tuple(_whole(step, "shortfall", place) for step in raw.get("shortfall", ())),
    )


def _attendance(raw: Raw, place: Place) -> AttendanceSteps:
    place.only(raw, {"steps", "least", "steady", "steady_running"})
    steps = raw.get("steps", [])
    if not isinstance(steps, list) or not all(isinstance(step, list) and len(step) == 2 for step in steps):
        raise place.fault("«steps» phải là các cặp [phần trăm, điểm].", "ví dụ [[90, 4], [75, 3]].")
    return AttendanceSteps(
        steps=tuple((_whole(share, "steps", place), _whole(points, "steps", place)) for share, points in steps),
        least=_number(raw, "least", place),
        steady=_number(raw, "steady", place),
        steady_running=_number(raw, "steady_running", place),
    )


def _number(raw: Raw, name: str, place: Place) -> int:
    return _whole(raw.get(name) if isinstance(raw, dict) else None, name, place)


def _whole(value: Any, name: str, place: Place) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise place.fault(f"«{name}» không phải số nguyên từ 0.", f"điền {name} bằng số.")
    return value


def _check(sheet: Sheet, place: Place) -> None:
    """Refuse a sheet without criteria, with one twice, or with bands out of order."""
    keys = [criterion.key for criterion in sheet.criteria]
    if not keys or len(set(keys)) < len(keys):
        raise place.fault("chưa có tiêu chí, hoặc một tiêu chí khai hai lần.", "mỗi tiêu chí một mục [[criterion]].")
    bands = [sheet.bands[level.value] for level in _BANDS]
    if bands != sorted(bands, reverse=True) or bands[0] > sheet.total:
        raise place.fault("các mức điểm không giảm dần trong thang điểm.", "xếp good ≥ fair ≥ average ≤ tổng điểm.")
