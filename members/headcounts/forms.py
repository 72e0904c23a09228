"""Form of a unit's confirmation. Shape only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.models import HeadcountMatch


class ConfirmForm(ActForm):
    """Số theo sổ giấy, và vì sao khác số trong sổ này."""

    paper_count = forms.IntegerField(
        label=_("Số đảng viên theo sổ giấy"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("Đếm ở Sổ danh sách đảng viên (7-HSĐV), ví dụ 27."),
        error_messages={
            "required": _("Chưa ghi số theo sổ giấy."),
            "invalid": _("Ghi bằng chữ số, ví dụ 27."),
            "min_value": _("Số này không thể âm."),
            "max_value": _("Số này lớn quá; xem lại."),
        },
    )
    explanation = CleanTextField(
        label=_("Giải thích chênh lệch"),
        required=False,
        max_length=500,
        help_text=_("Chỉ ghi khi hai số khác nhau. Ví dụ: một đồng chí nộp giấy ngày 30/9, tiếp nhận ngày 2/10/2026."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, match: HeadcountMatch | None) -> None:
        """Show what was confirmed before; else nothing, so that the paper roll is counted and not copied."""
        shown = {name: getattr(match, name) for name in ("version", "paper_count", "explanation")} if match else {}
        super().__init__(data, initial=shown, label_suffix="")
