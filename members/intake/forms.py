"""Forms of the import: the file with its organisation and day, and the match of columns by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.dates import PartialDateField
from accounts.roles import Permission
from accounts.scope import Scope
from branches.fields import OrganisationField
from jobs.intake import kinds, limits
from jobs.intake.headers import IGNORED, SheetPlan
from members.exchange import profiles

LETTERS = {
    "unicode": gettext_lazy("Unicode (phông chữ hiện nay)"),
    "tcvn3": "TCVN3 (ABC, .VnTime)",
    "vni": "VNI-Windows",
    "cp1258": "Windows-1258",
}
"""Encodings a person may choose."""


class UploadForm(forms.Form):
    """A list to take in: which file, whose members, and the day it speaks of."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Danh sách về việc gì"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Tệp mẫu của từng loại ở bên dưới."),
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp danh sách"),
        help_text=gettext_lazy("Excel (.xlsx) hoặc .csv, không quá 20 MB và 200.000 dòng. Giữ nguyên các cột như mẫu."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Bấm Chọn tệp rồi tìm danh sách trên máy."),
            "empty": gettext_lazy("Tệp rỗng. Xem lại tệp đã chọn, mở thử bằng Excel rồi tải lên lại."),
        },
    )
    organisation = OrganisationField(
        label=gettext_lazy("Danh sách của tổ chức nào"),
        permission=Permission.IMPORT_MEMBERS,
        help_text=gettext_lazy("Chi bộ, hoặc đảng bộ khi tệp có cột ghi chi bộ của từng người."),
    )
    as_of = PartialDateField(
        label=gettext_lazy("Tính đến ngày"),
        full=True,
        past=True,
        help_text=gettext_lazy("Ngày mà danh sách nói về. Đảng viên mới được tính ở chi bộ từ ngày này."),
    )

    def look_within(self, scope: Scope, day: date) -> None:
        """Offer the kinds of list, and the organisations in which the person may import."""
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(one.code, one.label) for one in kinds.every() if scope.holds(one.permission)]
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationField)
        field.within(scope, day)


def _as_written(text: str) -> str:
    """Return words of the file, or words said when it was checked, marked as Vietnamese on any page."""
    return format_html('<span lang="vi">{}</span>', text) if text else ""


class MappingForm(forms.Form):
    """Which column is what, for a header nobody recognised."""

    mark_required = True

    def __init__(
        self, sheet: SheetPlan, samples: list[list[str]], intake: kinds.Intake, *args: Any, **kwargs: Any
    ) -> None:
        """Make one choice a column, with its first values as the hint."""
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        self._required = intake.vocabulary.required
        choices = [(IGNORED, _("không nhập cột này"))]
        known = (*intake.vocabulary.aliases, *(field for field in sheet.fields.values() if field != IGNORED))
        choices += [(field, intake.label_of(field)) for field in dict.fromkeys(known) if "+" not in field]
        for column, title in enumerate(sheet.titles):
            values = [row[column] for row in samples if column < len(row) and row[column]][:3]
            if not title and not values:
                continue
            self.fields[f"column_{column}"] = forms.ChoiceField(
                label=_as_written(title) or _("Cột thứ {number}").format(number=column + 1),
                choices=choices,
                initial=sheet.fields.get(column, IGNORED),
                required=False,
                help_text=_("Ví dụ trong tệp: {values}").format(values="; ".join(values)) if values else "",
            )

    def mapping(self) -> dict[int, str]:
        """Return column → field of what was chosen."""
        return {int(name.removeprefix("column_")): field or IGNORED for name, field in self.cleaned_data.items()}

    def field_for(self, field: str) -> str | None:
        """Return the name of the form field that stands for a field of the list, to put an error at it."""
        chosen = [name for name in self.fields if self.data.get(self.add_prefix(name)) == field]
        return chosen[-1] if chosen and field not in self._required else None


class LettersForm(forms.Form):
    """In which letters the file is written."""

    encoding = forms.ChoiceField(
        label=gettext_lazy("Chữ trong tệp viết bằng"),
        widget=forms.RadioSelect,
        choices=list(LETTERS.items()),
        help_text=gettext_lazy("Chọn bảng mã làm cho các chữ trong bảng đọc được."),
    )


class DecideForm(forms.Form):
    """Whether a line and a record are one person."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(
        label=gettext_lazy("Vì sao là hai người"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ cần khi bấm Hai người, ví dụ: khác quê quán, khác ngày vào Đảng."),
    )


class ExportForm(forms.Form):
    """A list to take out: which form, of which unit."""

    profile = forms.ChoiceField(
        label=gettext_lazy("Mẫu"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Các cột và thứ tự của tệp, như nơi nhận cần."),
    )
    organisation = OrganisationField(
        label=gettext_lazy("Đảng viên của tổ chức nào"),
        permission=Permission.EXPORT_MEMBERS,
        help_text=gettext_lazy("Mọi đảng viên đang sinh hoạt của tổ chức và các chi bộ bên dưới."),
    )
    guarded = forms.BooleanField(
        label=gettext_lazy("Kèm sức khỏe, kỷ luật, lịch sử bản thân, gia đình, kinh tế (mục 18, 26–30)"),
        required=False,
        help_text=gettext_lazy("Chỉ với mẫu Toàn bộ hồ sơ; cần người thứ hai phê duyệt."),
    )

    def look_within(self, scope: Scope, day: date) -> None:
        """Offer the profiles and the organisations the person may take out."""
        choice = self.fields["profile"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [
            (profile.code, profile.name)
            for profile in profiles.every()
            if not profile.sensitive or scope.holds(Permission.REVEAL_NUMBERS)
        ]
        if not scope.holds(Permission.VIEW_BACKGROUND):
            del self.fields["guarded"]
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationField)
        field.within(scope, day)


class MendForm(forms.Form):
    """One line of a list as it reads now, to be put right by hand; columns at fault stand first."""

    mark_required = True

    def __init__(
        self,
        sheet: SheetPlan,
        cells: Sequence[str],
        faults: Sequence[Mapping[str, Any]],
        intake: kinds.Intake,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Make one box a column that is taken in; what is wrong with it is its hint."""
        super().__init__(*args, **kwargs)
        said: dict[str, list[str]] = {}
        for fault in faults:
            said.setdefault(fault["field"], []).append(f"{fault['reason']} {fault['remedy']}".strip())
        columns = [(column, field) for column, field in sorted(sheet.fields.items()) if field != IGNORED]
        for column, field in sorted(columns, key=lambda pair: pair[1] not in said):
            self.fields[f"column_{column}"] = forms.CharField(
                label=_as_written(sheet.titles[column]) or intake.label_of(field),
                initial=cells[column] if column < len(cells) else "",
                required=False,
                max_length=limits.CELL_CHARACTERS,
                help_text=_as_written(" ".join(said.get(field, ()))),
            )

    def changes(self) -> dict[int, str]:
        """Return column → text of the boxes that say something else now."""
        return {int(name.removeprefix("column_")): self.cleaned_data[name] for name in self.changed_data}
