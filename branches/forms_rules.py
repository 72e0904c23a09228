"""Forms that ask for the days of the pages about rules; every field a day, none of them must be given."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField

BOXES = ("day", "month", "year")
LONGEST = 30


class DayForm(forms.Form):
    """Ngày cần xem: the rules of which day."""

    ngay = PartialDateField(label=_("Ngày cần xem"), full=True, required=False, help_text=_("Ví dụ 1 | 7 | 2025."))


class TwoDaysForm(forms.Form):
    """Hai ngày cần so: what changed from the first to the second."""

    tu_ngay = PartialDateField(label=_("Từ ngày"), full=True, required=False, help_text=_("Ví dụ 30 | 6 | 2025."))
    den_ngay = PartialDateField(label=_("Đến ngày"), full=True, required=False, help_text=_("Ví dụ 1 | 7 | 2025."))


def read_days(form_class: type[forms.Form], params: Mapping[str, str]) -> tuple[forms.Form, dict[str, date]]:
    """Read the days of a form from an address, given whole (``ngay=1-7-2025``) or in three boxes.

    Returns the form to show, with its errors if any, and the days that could be read; no day on an error.
    """
    typed = {}
    for name in form_class.base_fields:
        boxes = {f"{name}_{box}": params.get(f"{name}_{box}", "") for box in BOXES}
        if params.get(name):
            boxes[f"{name}_day"] = params[name]
        typed.update({box: text[:LONGEST] for box, text in boxes.items()})
    if not any(typed.values()):
        return form_class(), {}
    form = form_class(typed)
    if not form.is_valid():
        return form, {}
    given = {name: value for name, value in form.cleaned_data.items() if value}
    return form_class(initial=given), {name: value.value for name, value in given.items()}


def came_in_boxes(params: Mapping[str, str]) -> bool:
    """Say whether the three boxes were sent, so that the page should get its short address."""
    return any(name.endswith(f"_{box}") for name in params for box in BOXES)
