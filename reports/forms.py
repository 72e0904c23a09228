"""The question a report answers: which body, as of which day, since when."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from members.book.forms import FORMATS, DayField


class PeriodForm(forms.Form):
    """Tính đến ngày, biến động từ ngày: today and the first of its year unless said otherwise."""

    ngay = DayField(label=_("Tính đến ngày"), help_text=_("Để trống: hôm nay. Ví dụ: 30/06/2026."))
    tu_ngay = DayField(label=_("Biến động từ ngày"), help_text=_("Để trống: ngày 01/01 của năm ấy. Ví dụ: 01/01/2026."))

    def __init__(self, data: Mapping[str, str], *, today: date) -> None:
        """Read the days out of an address or a posted form."""
        self.today = today
        super().__init__(data=data)

    def clean(self) -> dict:
        """Fill in the days left empty; refuse days to come and a period that ends before it starts."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        day = cleaned["ngay"] or self.today
        since = cleaned["tu_ngay"] or day.replace(month=1, day=1)
        if day > self.today:
            self.add_error("ngay", _("Ngày này chưa tới. Chọn hôm nay hoặc một ngày đã qua."))
        elif since > day:
            self.add_error("tu_ngay", _("Ngày đầu kỳ sau ngày tính số liệu. Chọn một ngày trước đó."))
        return {**cleaned, "ngay": day, "tu_ngay": since}

    @property
    def day(self) -> date:
        """Return the day of the figures (of a valid form)."""
        return self.cleaned_data["ngay"]

    @property
    def since(self) -> date:
        """Return the first day of the movement (of a valid form)."""
        return self.cleaned_data["tu_ngay"]


class BuildForm(PeriodForm):
    """What a file is asked for: the body, the days, the format."""

    don_vi = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    dinh_dang = forms.ChoiceField(choices=FORMATS)
