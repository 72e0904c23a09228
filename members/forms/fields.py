"""Fields whose value comes in clean: texts in NFC, numbers without noise, amounts as written, codes in use."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from members import codes, facts, kinds
from members.fields import Column, Field
from members.rules import code_findings
from vietnam import identity, names, words

REQUIRED = _("Chưa ghi mục này. Hãy ghi theo giấy tờ gốc.")
TOO_LONG = _("Dài %(show_value)s ký tự, quá %(limit_value)s. Hãy viết gọn lại, bỏ phần không thuộc mục này.")
NOT_WRITTEN = _("Chưa ghi")


class CleanTextField(forms.CharField):
    """One line of text; NUL, zero-width and control characters are dropped, the rest kept as written."""

    def __init__(self, **kwargs: Any) -> None:
        """Say in our words when the text is too long."""
        kwargs["error_messages"] = {"required": REQUIRED, "max_length": TOO_LONG} | kwargs.get("error_messages", {})
        super().__init__(**kwargs)
        for validator in self.validators:
            if isinstance(validator, BaseValidator) and validator.code == "max_length":
                validator.message = self.error_messages["max_length"]

    def to_python(self, value: object) -> str:
        """Clean the text."""
        text = super().to_python(value)
        return names.normalise(text) if text else ""


class NumberField(CleanTextField):
    """A number of a paper: apostrophes, spaces and dots between digits are dropped."""

    def to_python(self, value: object) -> str:
        """Clean the number."""
        text = super().to_python(value)
        return identity.clean_number(text) if text else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer digits first on a phone."""
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}


def text(
    name: str, hint: str | Promise, *, kind: type[CleanTextField] = CleanTextField, **kwargs: Any
) -> CleanTextField:
    """Make the form field of a text column, with its label and length."""
    column = facts.column(name)
    kwargs.setdefault("required", False)
    kwargs.setdefault("max_length", column.max_length)
    return kind(label=column.verbose_name, help_text=hint, **kwargs)


class ProvinceField(CleanTextField):
    """The name of a province as the paper has it; the page suggests names in the list ``tinh-thanh``."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tie the box to the suggestions."""
        return super().widget_attrs(widget) | {"list": "tinh-thanh"}


class CountryField(CleanTextField):
    """The name of a country; the page suggests names in the list ``quoc-gia``."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tie the box to the suggestions."""
        return super().widget_attrs(widget) | {"list": "quoc-gia"}


class DossierField(CleanTextField):
    """Số lý lịch: capitals without spaces."""

    def to_python(self, value: object) -> str:
        """Clean the number."""
        text = super().to_python(value)
        return identity.clean_profile_number(text) if text else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave room for the spaces and dots people type."""
        return super().widget_attrs(widget) | {"maxlength": "20"}


class LongTextField(CleanTextField):
    """Several lines of text, each clean."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: object) -> str:
        """Clean each line, and keep the lines."""
        text = forms.CharField.to_python(self, value)
        return "\n".join(filter(None, (names.normalise(line) for line in text.splitlines()))) if text else ""


class AmountField(forms.Field):
    """A whole number as people write it: 240.000.000."""

    default_error_messages = {
        "required": REQUIRED,
        "invalid": _("Chưa đọc được số này. Hãy ghi bằng chữ số, ví dụ 240.000.000."),
        "negative": _("Số không thể âm. Hãy xem lại dấu trừ."),
        "too_large": _("Số lớn quá. Hãy xem lại số chữ số 0."),
    }
    largest = Decimal(10**15)
    places = 0

    def to_python(self, value: object) -> int | Decimal | None:
        """Read the number; None for an empty box."""
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        try:
            number = words.parse_number(text)
        except (ValueError, ArithmeticError):
            raise self._refusal("invalid") from None
        if number < 0:
            raise self._refusal("negative")
        if number >= self.largest:
            raise self._refusal("too_large")
        if number != round(number, self.places):
            raise self._refusal("invalid")
        return self.stored(number)

    def stored(self, number: Decimal) -> int | Decimal:
        """Return the number as the column keeps it."""
        return int(number)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored number with dots; leave what was typed."""
        return words.number(value) if isinstance(value, int | Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer digits first on a phone."""
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare what the numbers mean, not how they are typed."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class CountField(AmountField):
    """A number of people."""

    largest = Decimal(100_000)


class AreaField(AmountField):
    """A number with at most two decimals as people write it: 42,5."""

    default_error_messages = {"invalid": _("Chưa đọc được số này. Hãy ghi như 42,5, không ghi đơn vị.")}
    largest = Decimal(10**8)
    places = 2

    def stored(self, number: Decimal) -> Decimal:
        """Return the number as the column keeps it."""
        return number


class CodeField(forms.ChoiceField):
    """A key of a dated code list; one stored earlier may stay though the list has retired it since."""

    default_error_messages = {"required": _("Chưa chọn mục này. Hãy chọn theo giấy tờ gốc.")}

    def __init__(self, *, source: Field | Column, today: date, current: str, across: bool, **kwargs: Any) -> None:
        """Offer what is in use today and what stands now; ``across`` shows few choices as buttons."""
        self.source, self.today, self.current = source, today, current
        listed = codes.get(source.codes)
        choices = [("", str(NOT_WRITTEN)), *((key, gettext(label)) for key, label in listed.choices(on=today))]
        if current and current not in dict(choices):
            choices.append((current, kinds.code_label(source.codes, current)))
        if across:
            kwargs["widget"] = forms.RadioSelect(attrs={"class": "across"})
        super().__init__(choices=choices, **kwargs)

    def validate(self, value: Any) -> None:
        """Refuse a key that is in no list or out of use, in words that name what may be chosen instead."""
        forms.Field.validate(self, value)
        before: Mapping[str, str] = {self.source.name: self.current}
        for finding in code_findings([self.source], {self.source.name: value}, before, self.today):
            raise as_error(finding)
