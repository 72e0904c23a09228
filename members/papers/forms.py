"""Forms of the papers of a file (many lines in one form) and of the portrait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Finding
from members.choices import PaperState
from members.forms.fields import CleanTextField
from members.papers.selectors import EMPTY, FIELDS, Line, Values

MORE = ("issuer", "sheets", "note")
"""Boxes shown only when asked for, so that a band stays readable."""

STATES = [("", "–"), *PaperState.choices]
_SALT = "members.papers"
MOST_SHEETS = 2000


class OneBoxDate(PartialDateField):
    """A whole date in one box, so that many lines stay readable: 05/03/1970."""

    def __init__(self) -> None:
        super().__init__(full=True, required=False, widget=forms.TextInput())


@dataclass(frozen=True)
class Row:
    """One line as the template shows it: each box with name, value and errors."""

    line: Line
    boxes: tuple["Box", ...]
    more: tuple["Box", ...]


@dataclass(frozen=True)
class Box:
    """One box of one line."""

    field: str
    name: str
    label: str
    value: str
    length: int
    errors: Sequence[str]

    @property
    def words(self) -> str:
        """Return what a reader sees for a state."""
        return str(PaperState(self.value).label) if self.field == "state" and self.value in PaperState.values else ""

    @property
    def numeric(self) -> bool:
        """Say whether a phone should offer digits first."""
        return self.field in ("issued_on", "sheets")


class PapersForm(forms.Form):
    """Lines of one file; only boxes that were sent count, the others stay as they are."""

    kept_everywhere = CleanTextField(
        label=_("Nơi lưu chung"),
        required=False,
        max_length=200,
        help_text=_("Điền vào mọi dòng chọn “có” mà chưa ghi nơi lưu. Ví dụ Tủ 3, Văn phòng Đảng ủy."),
    )

    def __init__(self, data: Any = None, *, lines: Iterable[Line], opened: Mapping[str, Values] | None = None) -> None:
        """Make the boxes of each line; ``opened`` is what the form showed when it was opened."""
        super().__init__(data, label_suffix="")
        self.lines = tuple(lines)
        now = {line.kind: line.values for line in self.lines if line.is_recorded}
        self.opened: Mapping[str, Values] = now if opened is None else opened
        for line in self.lines:
            for field in FIELDS:
                self.fields[f"{line.kind}.{field}"] = _box(field)
                self.initial[f"{line.kind}.{field}"] = line.values[field]

    def rows(self, *, full: bool = False) -> list[Row]:
        """Return the lines with their boxes for the template; ``full`` with those of ``MORE``."""
        return [
            Row(
                line,
                tuple(self._shown(line, field) for field in FIELDS if field not in MORE),
                tuple(self._shown(line, field) for field in MORE) if full or self._sent_more(line) else (),
            )
            for line in self.lines
        ]

    def _sent_more(self, line: Line) -> bool:
        return self.is_bound and f"{line.kind}.{MORE[0]}" in self.data

    def _shown(self, line: Line, field: str) -> Box:
        name = f"{line.kind}.{field}"
        sent = self.is_bound and name in self.data
        return Box(
            field=field,
            name=name,
            label=str(self.fields[name].label),
            value=str(self.data[name]) if sent else line.values[field],
            length=getattr(self.fields[name], "max_length", None) or 10,
            errors=tuple(str(error) for error in self.errors.get(name, ())) if self.is_bound else (),
        )

    def values(self) -> dict[str, dict[str, str]]:
        """Return what was sent by kind and field as texts, the common place put where one is missing."""
        common = self.cleaned_data.get("kept_everywhere", "")
        found: dict[str, dict[str, str]] = {}
        for line in self.lines:
            sent = {
                field: _text(self.cleaned_data.get(f"{line.kind}.{field}"))
                for field in FIELDS
                if f"{line.kind}.{field}" in self.data
            }
            if common and sent.get("state") == PaperState.PRESENT and not sent.get("kept_at", EMPTY["kept_at"]):
                sent["kept_at"] = common
            if sent:
                found[line.kind] = sent
        return found

    def opened_signed(self, person_id: int) -> str:
        """Return what was shown at opening, signed for the hidden field ``opened``."""
        return sign_opened(self.opened, person_id)

    def take(self, findings: Iterable[Finding]) -> None:
        """Show each finding at its box."""
        for finding in findings:
            self.add_error(finding.field if finding.field in self.fields else None, as_error(finding))


def sign_opened(values: Mapping[str, Values], person_id: int) -> str:
    """Sign what a form showed at opening, so that nobody can pretend to have seen something else."""
    return signing.dumps(
        {kind: dict(line) for kind, line in values.items()}, salt=f"{_SALT}.{person_id}", compress=True
    )


def read_opened(signed: str, person_id: int) -> dict[str, Values] | None:
    """Return what the form showed at opening, None when the signature is wrong."""
    try:
        found: dict[str, Values] = signing.loads(signed, salt=f"{_SALT}.{person_id}")
    except signing.BadSignature:
        return None
    return found


def _box(field: str) -> forms.Field:
    if field == "state":
        return forms.ChoiceField(label=_("Tình trạng"), required=False, choices=STATES)
    if field == "issued_on":
        made: forms.Field = OneBoxDate()
        made.label = _("Ngày ban hành")
        return made
    if field == "sheets":
        return forms.IntegerField(label=_("Số tờ"), required=False, min_value=1, max_value=MOST_SHEETS)
    label, length = {
        "number": (_("Số, ký hiệu"), 60),
        "kept_at": (_("Nơi lưu"), 200),
        "issuer": (_("Nơi ban hành"), 200),
        "note": (_("Ghi chú"), 300),
    }[field]
    return CleanTextField(label=label, required=False, max_length=length)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.display() if hasattr(value, "display") else str(value)


class PortraitForm(forms.Form):
    """One picture."""

    image = forms.FileField(
        label=_("Tệp ảnh"),
        help_text=_("Ảnh JPEG hoặc PNG, không quá 5 MB, nền trắng, mặt ở giữa. Ảnh được cắt theo cỡ 3×4."),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,image/jpeg,image/png"}),
        error_messages={
            "required": _("Chưa chọn ảnh. Bấm Chọn tệp rồi tìm ảnh trên máy."),
            "empty": _("Tệp rỗng. Xem lại tệp đã chọn rồi tải lên lại."),
        },
    )

    def take(self, findings: Iterable[Finding]) -> None:
        """Show each finding at the box."""
        for finding in findings:
            self.add_error("image", as_error(finding))
