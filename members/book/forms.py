"""The question the book answers: which two days."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vietnam import dates
from vietnam.dates import DateError

FORMATS = [("pdf", _("PDF")), ("xlsx", _("Excel"))]


class DayField(forms.CharField):
    """A whole day in one box, day first; cleans to a date or None."""

    default_error_messages = {
        "unreadable": _("Chưa đọc được ngày “{raw}”. Ghi đủ ngày, tháng, năm, ví dụ 30/06/2026."),
    }

    def __init__(self, **kwargs) -> None:
        """Make a short box that brings up digits on a phone."""
        box = forms.TextInput(attrs={"size": 12, "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(required=False, max_length=30, widget=box, **kwargs)

    def clean(self, value: object) -> date | None:
        """Read the day; an empty box is None."""
        text = super().clean(value)
        if not text:
            return None
        try:
            day = dates.parse(text)
        except DateError:
            day = None
        if day is None or not day.is_full:
            raise ValidationError(str(self.error_messages["unreadable"]).format(raw=text), code="unreadable")
        return day.value


class PeriodForm(forms.Form):
    """Từ ngày, đến ngày: this year up to today unless said otherwise."""

    tu_ngay = DayField(label=_("Từ ngày"), help_text=_("Để trống: ngày 01/01 của năm ấy. Ví dụ: 01/01/2026."))
    den_ngay = DayField(label=_("Đến ngày"), help_text=_("Để trống: hôm nay. Ví dụ: 30/06/2026."))

    def __init__(self, data: Mapping[str, str], *, today: date) -> None:
        """Read the days out of an address or a posted form."""
        self.today = today
        super().__init__(data=data)

    def clean(self) -> dict:
        """Fill in the days left empty; refuse days to come and a period that ends before it starts."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        until = cleaned["den_ngay"] or self.today
        since = cleaned["tu_ngay"] or until.replace(month=1, day=1)
        if until > self.today:
            self.add_error("den_ngay", _("Ngày này chưa tới. Chọn hôm nay hoặc một ngày đã qua."))
        elif since > until:
            self.add_error("tu_ngay", _("Ngày đầu kỳ sau ngày cuối kỳ. Chọn một ngày trước đó."))
        return {**cleaned, "den_ngay": until, "tu_ngay": since}


class FileForm(PeriodForm):
    """What a file is asked for: the body, the days, the format."""

    don_vi = forms.IntegerField(min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    dinh_dang = forms.ChoiceField(choices=FORMATS, widget=forms.HiddenInput)
