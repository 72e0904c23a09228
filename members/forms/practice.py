"""Forms of practice: which role to practise, and the answer to a question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.practice import ROLES


class BeginForm(forms.Form):
    """Vai trò muốn thực hành."""

    role = forms.ChoiceField(
        label=_("Đồng chí muốn thực hành việc của ai?"),
        choices=list(ROLES.items()),
        widget=forms.RadioSelect,
        initial="secretary",
        help_text=_("Đổi vai trò lúc nào cũng được, ví dụ làm bí thư trước, lãnh đạo sau."),
        error_messages={"required": _("Chưa chọn vai trò. Chọn một trong ba vai trò.")},
    )


class AnswerForm(forms.Form):
    """Con số trả lời."""

    answer = forms.IntegerField(
        label=_("Câu trả lời"),
        min_value=0,
        max_value=999_999,
        localize=True,
        help_text=_("Ghi một con số, ví dụ 3."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
        error_messages={"required": _("Chưa ghi câu trả lời."), "invalid": _("Chỉ ghi chữ số, ví dụ 3.")},
    )
