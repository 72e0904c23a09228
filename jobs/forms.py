"""Forms about background work: the shape of what is typed, nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RefusalForm(forms.Form):
    """Why a file is not approved; its requester reads it."""

    reason = forms.CharField(
        label=_("Lý do không phê duyệt"),
        max_length=200,
        help_text=_("Người xin sẽ đọc được. Ví dụ: chỉ cần danh sách đảng viên nữ, hãy lọc lại."),
    )
