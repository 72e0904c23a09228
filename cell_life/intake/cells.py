"""Cells of lists about the life of cells: a mark of attendance, the kind of a meeting."""

from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from cell_life.choices import AbsenceReason, MeetingKind
from cell_life.intake import marks
from jobs.intake.cells import Value, shown
from members.intake.movements.cells import words
from members.intake.widgets import CellFaults, CellWidget


def unread(field: str, why: str, text: str) -> Finding:
    """Say why a mark of attendance is not taken."""
    short = text[:60]
    if why == marks.UNCLEAR:
        reason = _("“{text}” chưa nói vắng có lý do hay không.").format(text=short)
        remedy = _("Ghi P (có phép) hoặc KP (không phép), kèm lý do.")
        return Finding("mark_unclear", field, reason, remedy, value=short)
    reasons = ", ".join(str(one.label) for one in AbsenceReason if one != AbsenceReason.OTHER)
    if why == marks.REASONLESS:
        remedy = _("Ghi một trong: {reasons}; hoặc “lý do khác: …”.").format(reasons=reasons)
        return Finding("absence_reason_missing", field, _("Vắng có lý do thì phải ghi lý do."), remedy, value=short)
    reason = _("Chưa hiểu “{text}”.").format(text=short)
    remedy = _("Ghi x (có mặt), KP (không phép) hoặc một lý do: {reasons}; lý do khác thì ghi “lý do khác: …”.")
    return Finding("unknown_word", field, reason, remedy.format(reasons=reasons), value=short)


class MarkWidget(CellWidget):
    """One square of a table of attendance: x, P, KP, or the words for it."""

    def read(self, value: Value) -> str:
        """Return the mark packed."""
        text = "x" if value is True else shown(value)
        found = marks.read(text)
        if isinstance(found, str):
            raise CellFaults("", unread(self.field, found, text))
        return found.packed()


_KINDS: Final[dict[MeetingKind, tuple[str, ...]]] = {
    MeetingKind.COMBINED: ("thuong ky va chuyen de", "thuong ky ket hop chuyen de", "thuong ky, chuyen de"),
    MeetingKind.REGULAR: ("thuong ky", "dinh ky", "thuong ki", "hang thang", "sinh hoat thuong ky"),
    MeetingKind.THEMATIC: ("chuyen de", "sinh hoat chuyen de"),
    MeetingKind.SPECIAL: ("bat thuong", "dot xuat", "hop bat thuong", "sinh hoat bat thuong"),
}
_KIND_OF: Final = {words(name): kind for kind, names in _KINDS.items() for name in names}


class MeetingKindWidget(CellWidget):
    """Loại buổi sinh hoạt by its name."""

    def read(self, value: Value) -> str:
        """Return the kind."""
        text = shown(value)
        found = _KIND_OF.get(words(text).removeprefix("hop "))
        if found is None:
            reason = _("Chưa hiểu loại buổi “{text}”.").format(text=text[:60])
            remedy = _("Ghi thường kỳ, chuyên đề, thường kỳ và chuyên đề, hoặc bất thường.")
            raise CellFaults("", Finding("unknown_word", self.field, reason, remedy, value=text[:60]))
        return str(found.value)
