"""Điểm danh từ sổ tay đảng viên điện tử: a row is one member at one meeting, or at each meeting that has a column.

Who is on the roll of the meeting and not in the file stays without a line: a file that is silent about somebody
says neither that he came nor that he did not.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from accounts.roles import Permission
from cell_life.choices import Capacity, MeetingKind, MeetingState, Presence
from cell_life.intake import days, marks, rolls
from cell_life.intake.cells import MarkWidget, MeetingKindWidget, unread
from cell_life.intake.days import PREFIX
from cell_life.intake.deed import PEOPLE, LifeDeed, Told, split_number
from cell_life.intake.marks import Mark
from cell_life.intake.people import Stay
from cell_life.intake.rolls import Rolls, Sitting
from cell_life.meetings.rules import is_late
from cell_life.models import Attendance, Meeting
from jobs.choices import Verdict
from jobs.intake.errors import FileRefused
from jobs.intake.plans import FilePlan
from jobs.models import StagedRow
from members.choices import PlacementKind
from members.intake.movements.columns import Shape, day, text
from members.intake.movements.deed import Judged, Setting
from members.intake.movements.effects import Effects
from members.intake.widgets import CellWidget

_OF_TOTALS: Final = frozenset(
    (
        "tổng", "cộng", "số", "lượng", "người", "đảng", "viên", "có", "mặt", "vắng", "không", "phép", "lý", "lí", "do",
        "tỷ", "tỉ", "lệ", "sĩ", "hiện", "diện", "dự", "họp", "buổi", "chung",
    )
)  # fmt: skip
"""Words of rows that count those present; with their marks, for Cộng is no Công and Vắng no Vàng."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WITHOUT: Final = f"{Presence.UNEXCUSED.value}:"


class Square(NamedTuple):
    """One mark of a row: the key of its day, the field its faults stand at, the mark."""

    key: str
    field: str
    mark: Mark


class Line(NamedTuple):
    """One mark with what it is about: the member's stay, the meeting, the line that stands on its roll."""

    square: Square
    stay: Stay
    sitting: Sitting
    stands: Attendance | None

    @property
    def change(self) -> list[str]:
        """Return [what the roll says, what the row says], packed; alike when nothing changes."""
        kept = self.stands
        old = Mark(kept.presence, kept.reason, kept.note).packed() if kept else ""
        mark = self.square.mark
        if kept and not mark.note:
            mark = mark._replace(note=kept.note)
        return [old, mark.packed()]


class AttendanceList(LifeDeed):
    """Điểm danh sinh hoạt chi bộ."""

    code = "attendance"
    label = gettext_lazy("Điểm danh sinh hoạt chi bộ (sổ tay đảng viên điện tử)")
    sheet = "Điểm danh"
    note = gettext_lazy(
        "Mỗi dòng một người một buổi, hoặc mỗi buổi một cột (tên cột là ngày họp; ô ghi x, P, KP). "
        "Tệp không ghi ngày họp thì lấy ngày “tính đến”."
    )
    permission = Permission.RUN_CELL_LIFE
    shapes = (
        *PEOPLE,
        day(
            "on",
            gettext_lazy("Ngày họp"),
            ("Ngày họp", "Ngày sinh hoạt", "Ngày tổ chức", "Ngày điểm danh", "Thời gian họp", "Thời gian sinh hoạt",
             "Ngày, tháng họp", "Buổi sinh hoạt"),
            "Ngày của buổi sinh hoạt, ví dụ 03/09/2026.",
        ),
        Shape(
            "meeting_kind",
            gettext_lazy("Loại buổi"),
            ("Loại buổi", "Loại sinh hoạt", "Hình thức sinh hoạt", "Loại cuộc họp", "Loại hình sinh hoạt"),
            "Thường kỳ, chuyên đề, thường kỳ và chuyên đề, bất thường. Để trống khi trong ngày chỉ có một buổi.",
            MeetingKindWidget,
            choices=lambda: [str(kind.label) for kind in MeetingKind],
        ),
        text(
            "status",
            gettext_lazy("Trạng thái"),
            ("Trạng thái", "Trạng thái điểm danh", "Điểm danh", "Có mặt", "Kết quả điểm danh", "Tham gia", "Tham dự",
             "Tình trạng", "Có mặt/vắng", "Có mặt/Vắng mặt"),
            "x hoặc Có mặt; KP hoặc Vắng không lý do; Vắng có lý do thì ghi lý do ở cột bên.",
            200,
        ),
        text(
            "reason",
            gettext_lazy("Lý do vắng"),
            ("Lý do vắng", "Lý do", "Lí do", "Lý do vắng mặt", "Lý do nghỉ", "Ghi chú lý do"),
            "Xin phép, công tác, ốm, thai sản, miễn sinh hoạt, đình chỉ, sinh hoạt tạm thời; hoặc lý do khác: …",
            200,
        ),
    )  # fmt: skip
    doubled = ("full_name", gettext_lazy("Trùng với dòng {row} của tệp: cùng người, cùng buổi."))
    required = frozenset({"full_name"})
    is_wide = True

    def problem(self, plan: FilePlan) -> None:
        """Refuse a file in which nothing says who came."""
        fields = plan.fields()
        if not fields & {"status", "reason"} and not any(field.startswith(PREFIX) for field in fields):
            raise FileRefused(
                "no_mark",
                _("Tệp không có cột nào ghi có mặt hay vắng."),
                _("Thêm cột Trạng thái (x, P, KP), hoặc mỗi buổi họp một cột, tên cột là ngày họp."),
            )

    def label_of(self, field: str) -> str:
        """Return the day of a column that is a meeting."""
        key = field.removeprefix(PREFIX) if field.startswith(PREFIX) else ""
        return _("Buổi {day}").format(day=days.words(key)) if key else ""

    def moving_widgets(self, fields: Iterable[str]) -> dict[str, CellWidget]:
        """Return a widget for each column that is a meeting."""
        return {name: MarkWidget(name) for name in fields if name.startswith(PREFIX)}

    def is_total(self, values: Mapping[str, Any]) -> bool:
        """Say whether a row counts those present: its name is a word for a sum, and no number says who it is."""
        numbered = values.get("identity_number") or values.get("card_number") or values.get("born_on")
        said = _LETTERS.findall(unicodedata.normalize("NFC", values.get("full_name") or "").casefold())
        return not numbered and bool(said) and _OF_TOTALS.issuperset(said)

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Gather the marks of a row by the key of their day; a row that says nothing is refused."""
        split_number(values)
        found = {name[len(PREFIX) :]: values.pop(name) for name in list(values) if name.startswith(PREFIX)}
        wide = bool(found)
        kept = {key: mark for key, mark in found.items() if mark}
        said: list[Finding] = []
        status, reason, on = (values.pop(name, "") for name in ("status", "reason", "on"))
        if not wide or status:
            mark = marks.together(status or "", reason or "") if status or reason else marks.UNKNOWN
            if isinstance(mark, str):
                said.append(_unread(mark, status, reason))
            else:
                kept[days.key_of(on.value if on else setting.batch.as_of)] = mark.packed()
        values["marks"], values["wide"] = kept, wide
        return said

    def keys(self, told: Told, book: Rolls, setting: Setting) -> Iterable[Hashable]:
        """Return the person with each day, and the kind of meeting where the row says it."""
        kind = told.values.get("meeting_kind") or ""
        for square in _squares(told.values):
            yield told.known.person_id, days.when(square.key, setting.batch.as_of), kind

    def open(self, told: Sequence[Told], cells: Mapping[int, Any], setting: Setting, *, lock: bool = False) -> Rolls:
        """Read the meetings and lines the rows speak of: two queries."""
        asked_cells, months, memberships = set(), set(), set()
        for one in told:
            for square in _squares(one.values):
                when = days.when(square.key, setting.batch.as_of)
                if when is not None:
                    months.add(when.month)
            for stay in one.known.stays:
                if stay.cell_id in cells:
                    asked_cells.add(stay.cell_id)
                    memberships.add(stay.membership_id)
        return rolls.read(cells, asked_cells, months, memberships, lock=lock)

    def judge(self, told: Told, book: Rolls, setting: Setting) -> Judged:
        """Judge each mark of a row; one that is refused refuses the row."""
        lines, findings = _lines(told, book, setting)
        changes = {line.square.field: line.change for line in lines if line.change[0] != line.change[1]}
        made = any(line.stands is None for line in lines)
        verdict = Verdict.NEW if made else Verdict.CHANGED if changes else Verdict.UNCHANGED
        told_of = {} if made and not any(line.stands for line in lines) else changes
        cell = {"cell": lines[0].stay.cell_id} if lines else {}
        return Judged(verdict, findings, told_of, cell)

    def plan(self, row: StagedRow, told: Told, book: Rolls, setting: Setting, effects: Effects) -> None:
        """Write the lines of a row; the first row of a meeting makes it or takes its roll."""
        lines, _findings = _lines(told, book, setting)
        for line in lines:
            if line.change[0] == line.change[1]:
                continue
            meeting = _taken(row, line, book, setting, effects)
            mark = Mark.unpacked(line.change[1])
            kept = {"presence": mark.presence, "reason": mark.reason, "note": mark.note}
            if line.stands is None:
                made = Attendance(
                    meeting=meeting, membership_id=line.stay.membership_id, capacity=_capacity(line), **kept
                )
                effects.make(row, made)
            else:
                effects.change(row, line.stands, **kept)

    def hold(self, rows: Sequence[StagedRow]) -> None:
        """Lock the meetings of the rows, in the order of their ids."""
        keys = sorted(rolls.meetings_of(rows))
        list(Meeting.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))

    def forbidden(self, rows: Sequence[StagedRow], cells: Mapping[int, Any]) -> set[int]:
        """Return the lines at meetings that were closed since or lie out of reach, or on whose roll others wrote."""
        return rolls.forbidden(rows, cells)

    def sentences(self, rows: Any) -> list[str]:
        """Say how many lines at how many meetings, and how many of them without reason."""
        lines, meetings, unexcused = 0, set(), 0
        for marks_of, cell in rows.values_list("values__marks", "values__cell").iterator(chunk_size=2_000):
            lines += len(marks_of)
            meetings |= {(cell, key) for key in marks_of}
            unexcused += sum(packed.startswith(_WITHOUT) for packed in marks_of.values())
        if not lines:
            return []
        said = _("Ghi xong, có {lines} lượt điểm danh ở {meetings} buổi sinh hoạt, trong đó {n} lượt vắng không lý do.")
        return [
            said.format(lines=lines, meetings=len(meetings), n=unexcused),
            _("Buổi chưa có trong sổ được lập thêm, ghi rõ là nhập từ tệp."),
            _("Đồng chí nào không có trong tệp thì buổi đó chưa có điểm danh."),
        ]

    def show(self, name: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        return Mark.unpacked(value).words() if value else _("chưa điểm danh")


def _unread(why: str, status: str, reason: str) -> Finding:
    """Say what is missing or not understood at the column it stands in."""
    if not status and not reason:
        remedy = _("Ghi x (có mặt), P (có phép) hoặc KP (không phép).")
        return Finding("required", "status", _("Dòng này chưa ghi có mặt hay vắng."), remedy)
    if why == marks.UNKNOWN and reason and not isinstance(marks.read(status), str):
        return unread("reason", why, reason)
    at_reason = not status or (why == marks.UNKNOWN and marks.read(status) != marks.UNKNOWN)
    return unread("reason", why, reason) if at_reason else unread("status", why, status)


def _squares(values: Mapping[str, Any]) -> list[Square]:
    """Return the marks of a row in the order of the columns."""
    wide = values.get("wide")
    return [
        Square(key, f"{PREFIX}{key}" if wide else "status", Mark.unpacked(packed))
        for key, packed in (values.get("marks") or {}).items()
    ]


def _lines(told: Told, book: Rolls, setting: Setting) -> tuple[list[Line], list[Finding]]:
    """Return what each mark of a row is about, and what is to be said of those that cannot be taken."""
    lines: list[Line] = []
    findings: list[Finding] = []
    for square in _squares(told.values):
        found = _line(square, told, book, setting)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        lines.append(found)
        findings += found.sitting.findings
        if found.change[0] != found.change[1] and (wrong := _closed(found)):
            findings.append(wrong)
    return lines, findings


def _line(square: Square, told: Told, book: Rolls, setting: Setting) -> Line | Finding:
    when = days.when(square.key, setting.batch.as_of)
    if when is None:
        return Finding("impossible_date", square.field, _("Không có ngày này trong lịch."), _("Xem lại ngày họp."))
    cell_id = told.values.get("cell") or setting.cells.only
    if when.day is None and cell_id is None:
        cell_id = next((one.cell_id for one in told.known.stays if one.covers(when.month)), None)
    kind = told.values.get("meeting_kind") or ""
    if when.day is None:
        of_month = book.sitting(cell_id or 0, when, kind, square.field)
        if isinstance(of_month, Finding):
            return of_month
        when = when._replace(day=of_month.day)
    day_ = when.day or when.month
    if day_ > setting.today:
        reason = _("Ngày họp {day} chưa đến.").format(day=f"{day_:%d/%m/%Y}")
        return Finding("date_in_future", square.field, reason, _("Xem lại ngày họp."))
    stay = told.known.stay(cell_id, day_, book.cells)
    if stay is None:
        return _not_there(square.field, day_, cell_id, setting)
    sitting = book.sitting(stay.cell_id, when, kind, square.field)
    if isinstance(sitting, Finding):
        return sitting
    stands = book.line(sitting.meeting, stay.membership_id) if sitting.meeting else None
    return Line(square, stay, sitting, stands)


def _not_there(field: str, day_: date, cell_id: int | None, setting: Setting) -> Finding:
    name = setting.cells.names.get(cell_id or 0, "")
    reason = (
        _("Ngày {day} đồng chí này không sinh hoạt tại {cell}.").format(day=f"{day_:%d/%m/%Y}", cell=name)
        if name
        else _("Ngày {day} đồng chí này không sinh hoạt ở chi bộ nào của đơn vị.").format(day=f"{day_:%d/%m/%Y}")
    )
    remedy = _("Xem lại ngày họp và chi bộ; nếu đúng, ghi việc chuyển sinh hoạt vào sổ trước rồi tải lên lại.")
    return Finding("not_in_the_cell", field, reason, remedy)


def _closed(line: Line) -> Finding | None:
    """Refuse to change a roll whose minutes were agreed."""
    meeting = line.sitting.meeting
    if meeting is None or meeting.state != MeetingState.CLOSED:
        return None
    reason = _("Buổi ngày {day} đã thông qua biên bản; điểm danh khác với sổ.").format(
        day=f"{meeting.held_on:%d/%m/%Y}"
    )
    remedy = _("Nếu sổ sai, mở lại biên bản ở trang buổi sinh hoạt, có lý do, rồi tải lên lại.")
    return Finding("roll_is_closed", line.square.field, reason, remedy)


def _capacity(line: Line) -> str:
    """Return in which capacity a member sits: a guest as a guest, others by the day they became official."""
    stay = line.stay
    if stay.kind == PlacementKind.TEMPORARY:
        return str(Capacity.TEMPORARY.value)
    official = stay.official_on is not None and stay.official_on <= line.sitting.day
    return str((Capacity.OFFICIAL if official else Capacity.PROBATIONARY).value)


def _taken(row: StagedRow, line: Line, book: Rolls, setting: Setting, effects: Effects) -> Meeting:
    """Return the meeting of a line with its roll taken, made or moved to its day where it has to be."""
    sitting, meeting = line.sitting, line.sitting.meeting
    if meeting is None:
        meeting = Meeting(
            cell_id=line.stay.cell_id,
            month=sitting.day.replace(day=1),
            held_on=sitting.day,
            kind=sitting.kind,
            created_by=setting.by,
            **_recorded(sitting.day, setting),
        )
        effects.make(row, meeting)
        book.add(meeting)
    elif meeting.state == MeetingState.PLANNED:
        now = {"held_on": sitting.day, **_recorded(sitting.day, setting), "version": meeting.version + 1}
        effects.change(row, meeting, **now)
        book.raised.add(meeting.pk)
    elif meeting.pk and meeting.pk not in book.raised:
        effects.change(row, meeting, version=meeting.version + 1)
        book.raised.add(meeting.pk)
    return meeting


def _recorded(day_: date, setting: Setting) -> dict[str, Any]:
    """Return what a meeting whose roll came by a file says of itself."""
    said = _("Nhập từ tệp điểm danh {file}.").format(file=setting.batch.file_name)
    return {
        "state": str(MeetingState.HELD.value),
        "recorded_on": setting.today,
        "late": is_late(day_, setting.today),
        "late_reason": said[:300],
    }
