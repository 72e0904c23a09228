"""Forms about lists: under which name a list is kept and for whom, what many records shall say."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.boxes import box
from members.forms.fields import CleanTextField
from members.lists import bulk


class SavedListForm(forms.Form):
    """The name of a list and the organisation whose people may use it too."""

    name = CleanTextField(
        label=_("Tên danh sách"),
        max_length=120,
        help_text=_("Ví dụ: Đảng viên chưa có lý luận chính trị."),
        error_messages={"required": _("Chưa có tên. Đặt một tên ngắn để lần sau nhận ra.")},
    )
    shared_with = forms.ChoiceField(
        label=_("Dùng chung"),
        required=False,
        help_text=_(
            "Người làm việc ở đơn vị ấy và các đơn vị bên dưới thấy danh sách này;"
            " mỗi người chỉ thấy đảng viên trong phạm vi của mình."
        ),
    )

    def __init__(self, data: Any = None, *, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the organisations the list may be shared with."""
        super().__init__(data, **kwargs)
        self.fields["shared_with"].choices = [("", _("chỉ mình tôi dùng")), *places]  # type: ignore[attr-defined]

    @property
    def place(self) -> int | None:
        """Return the organisation the list is shared with."""
        return int(self.cleaned_data["shared_with"]) if self.cleaned_data.get("shared_with") else None


class BulkForm(forms.Form):
    """What one field of many records shall say, and why."""

    reason = CleanTextField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ghi căn cứ, ví dụ: theo kê khai tháng 9/2026 của các chi bộ."),
        error_messages={"required": _("Chưa ghi lý do. Lý do nằm trong lịch sử của từng hồ sơ.")},
    )

    def __init__(self, data: Any = None, *, name: str, today: date, **kwargs: Any) -> None:
        """Make the box of the field, the one of the record's form; empty means to take the value away."""
        super().__init__(data, **kwargs)
        value = box(name, today)
        value.label, value.required = bulk.label(name), False
        self.fields = {"value": value, **self.fields}
