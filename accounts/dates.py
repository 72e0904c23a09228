"""The three date boxes ngày | tháng | năm of every form, and the line that reads the date back.

Reading dates is ``vietnam.dates``; saving them is the business of the app that owns the field.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vietnam import dates
from vietnam.dates import DateError, ImpossibleDate, PartialDate, TwoDigitYear

READS = ("", "age", "party")


def day_words(when: PartialDate | date) -> str:
    """Write a date out in the language of the reader, as exactly as it is known."""
    known = when if isinstance(when, PartialDate) else dates.of_day(when)
    day = known.value
    if known.precision == "year":
        return _("năm {year}").format(year=day.year)
    if known.precision == "month":
        return _("tháng {month} năm {year}").format(month=day.month, year=day.year)
    weekdays = _("Chủ nhật|thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy").split("|")
    return _("{weekday}, {day} tháng {month} năm {year}").format(
        weekday=weekdays[day.isoweekday() % 7], day=day.day, month=day.month, year=day.year
    )


def read_back(when: PartialDate, *, today: date, reads: str = "") -> str:
    """Say a date back with the age (``reads="age"``) or party age (``"party"``) it means today.

    Where the day is unknown the number may be two: 55–56 tuổi.
    """
    words = day_words(when)
    if not reads or when.earliest > today:
        return words
    low, high = years_between(when.latest, today), years_between(when.earliest, today)
    number = str(high) if low == high else f"{max(low, 0)}–{high}"
    form = (
        ngettext("{n} tuổi", "{n} tuổi", high)
        if reads == "age"
        else ngettext("{n} năm tuổi Đảng", "{n} năm tuổi Đảng", high)
    )
    return f"{words} · {form.format(n=number)}"


def years_between(start: date, today: date) -> int:
    """Return the full years from a day to today; someone born on 29/2 is a year older on 1/3."""
    return today.year - start.year - ((today.month, today.day) < (start.month, start.day))


class DateBoxes(forms.MultiWidget):
    """Ngày | tháng | năm; a whole date pasted or typed into the first box counts too."""

    template_name = "django/forms/widgets/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: Mapping | None = None, *, reads: str = "") -> None:
        """Make the boxes; ``reads`` says which age the read-back line tells, one of ``READS``."""
        if reads not in READS:
            raise ValueError(f"unknown reads {reads!r}, one of {READS} expected")
        self.reads = reads
        box = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 30}
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(attrs=box) for name in ("day", "month", "year")
        }
        super().__init__(boxes, dict(attrs or {}))

    def use_required_attribute(self, initial: object) -> bool:
        """Never let the browser demand a day: the year alone may be all the paper has."""
        return False

    def decompress(self, value: object) -> list[str]:
        """Split a stored date into the boxes it fills."""
        try:
            known = dates.parse(value)
        except DateError:
            return [str(value or ""), "", ""]
        day, month, year = known.value.day, known.value.month, known.value.year
        return [
            str(day) if known.precision == "day" else "",
            "" if known.precision == "year" else str(month),
            str(year),
        ]

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict:
        """Add the labels of the boxes and the read-back line."""
        context = super().get_context(name, value, attrs)
        labels = (_("Ngày"), _("Tháng"), _("Năm"))
        widget = context["widget"]
        widget["boxes"] = list(zip(labels, widget["subwidgets"], strict=True))
        widget["reads"] = self.reads
        widget["back"] = self._back([box["value"] or "" for box in widget["subwidgets"]])
        return context

    def _back(self, boxes: list[str]) -> str:
        try:
            when = read_boxes(boxes)
        except DateError:
            return ""
        return read_back(when, today=timezone.localdate(), reads=self.reads) if when else ""


def read_boxes(boxes: list[str]) -> PartialDate | None:
    """Read what stands in the three boxes; None when all are empty, ``DateError`` when it is no date."""
    day, month, year = (str(box or "").strip() for box in boxes)
    if not (day or month or year):
        return None
    if not (month or year):
        return dates.parse(day)
    if month and not month.isdecimal():
        return dates.parse(f"{day} tháng {month.lower().removeprefix('tháng').strip()} năm {year}")
    return dates.parse_parts(day, month, year)


class PartialDateField(forms.Field):
    """A date as exactly as it is known; cleans to ``vietnam.dates.PartialDate`` or None."""

    widget = DateBoxes
    default_error_messages = {
        "required": gettext_lazy("Chưa ghi ngày. Hãy điền ít nhất năm, ví dụ 1970."),
        "two_digit_year": gettext_lazy("Năm “{raw}” chỉ có hai chữ số. Hãy ghi đủ bốn, ví dụ 1970."),
        "impossible_date": gettext_lazy("“{raw}” không có trong lịch. Hãy xem lại ngày, tháng, năm trên giấy."),
        "unreadable_date": gettext_lazy("Chưa đọc được “{raw}”. Hãy ghi ngày, tháng, năm bằng số, ví dụ 5 | 3 | 1970."),
        "day_needed": gettext_lazy("Cần đủ ngày, tháng, năm ở mục này, ví dụ 5 | 3 | 1970."),
        "in_future": gettext_lazy("Ngày này chưa tới. Hãy xem lại năm."),
    }

    def __init__(self, *, reads: str = "", full: bool = False, past: bool = False, **kwargs) -> None:
        """``full`` asks for the day, ``past`` refuses days after today, ``reads`` is for the widget."""
        self.full, self.past = full, past
        kwargs.setdefault("widget", DateBoxes(reads=reads))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> PartialDate | None:
        """Read the boxes, or a text or date given by code."""
        boxes = value if isinstance(value, (list, tuple)) else [value or "", "", ""]
        try:
            if isinstance(boxes[0], (date, PartialDate)):
                return dates.parse(boxes[0])
            return read_boxes([str(box or "") for box in boxes])
        except DateError as error:
            raise self._refusal(error, boxes) from None

    def validate(self, value: object) -> None:
        """Refuse what is missing, not exact enough or still to come."""
        super().validate(value)
        if not isinstance(value, PartialDate):
            return
        if self.full and not value.is_full:
            raise ValidationError(self.error_messages["day_needed"], code="day_needed")
        if self.past and value.earliest > timezone.localdate():
            raise ValidationError(self.error_messages["in_future"], code="in_future")

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare what the dates mean, not how they are typed."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _refusal(self, error: DateError, boxes: list | tuple) -> ValidationError:
        code = error.code if isinstance(error, (TwoDigitYear, ImpossibleDate)) else "unreadable_date"
        raw = "/".join(str(box).strip()[:30] for box in boxes if str(box or "").strip())
        return ValidationError(str(self.error_messages[code]).format(raw=raw), code=code)
