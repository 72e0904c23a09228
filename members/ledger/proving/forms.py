"""As of which day the books are proved."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from members.book.forms import DayField


class ProofForm(forms.Form):
    """Tính đến ngày: today unless said otherwise."""

    ngay = DayField(label=_("Tính đến ngày"), help_text=_("Để trống: hôm nay. Ví dụ: 30/06/2026."))

    def __init__(self, data: Mapping[str, str] | None = None, *, today: date) -> None:
        """Keep today, the last day that can be proved."""
        self.today = today
        super().__init__(data=data)

    def clean_ngay(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["ngay"] or self.today
        if day > self.today:
            raise forms.ValidationError(_("Ngày này chưa tới. Chọn hôm nay hoặc một ngày đã qua."))
        return day
