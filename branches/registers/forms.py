"""Forms of registers: where a book begins, and the file whose paper is asked for. Shape only."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.findings import Refused
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Book
from branches.fields import OrganisationField

MOST_BYTES = 20 * 1024 * 1024


class BeginForm(forms.Form):
    """Sổ giấy đã dùng đến đâu: số tiếp theo của năm nay."""

    organisation = OrganisationField(
        label=_("Sổ của tổ chức"), permission=Permission.EDIT_MEMBERS, help_text=_("Ví dụ: Đảng bộ phường Ngọc Hà.")
    )
    book = forms.ChoiceField(label=_("Sổ"), choices=Book.choices, help_text=_("Ví dụ: Sổ giới thiệu sinh hoạt đảng."))
    first_number = forms.IntegerField(
        label=_("Số tiếp theo"),
        min_value=1,
        max_value=99_999,
        help_text=_("Số đứng sau số cuối trong sổ giấy. Ví dụ: sổ giấy đã dùng đến số 47 thì ghi 48."),
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: từ đầu năm đến nay dùng sổ giấy, số cuối là 47.")
    )

    def __init__(self, data: Any = None, *, scope: Scope, today: date) -> None:
        """Offer the bodies one writes for; the book is that of this year."""
        super().__init__(data, label_suffix="")
        cast(OrganisationField, self.fields["organisation"]).within(scope, today)

    def take(self, refused: Refused) -> None:
        """Show each finding at its field."""
        for finding in refused.findings:
            self.add_error(finding.field if finding.field in self.fields else None, as_error(finding))


class FileForm(forms.Form):
    """One PDF whose origin is asked for."""

    file = forms.FileField(
        label=_("Tệp PDF của giấy"),
        help_text=_("Tệp nhận được, chưa in ra rồi quét lại, không quá 20 MB. Phần mềm chỉ so, không giữ tệp."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": _("Chưa chọn tệp. Bấm Chọn tệp rồi tìm tệp trên máy."),
            "empty": _("Tệp rỗng. Xem lại tệp đã chọn rồi gửi lại."),
        },
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be a paper."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp quá 20 MB nên không phải giấy do phần mềm này in ra."))
        return file
