"""Fields whose text comes in clean: NFC, single spaces, nothing unseen; numbers without noise."""

from typing import Any

from django import forms
from django.core.validators import BaseValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members import facts
from vietnam import identity, names

REQUIRED = _("Chưa ghi mục này. Hãy ghi theo giấy tờ gốc.")
TOO_LONG = _("Dài %(show_value)s ký tự, quá %(limit_value)s. Hãy viết gọn lại, bỏ phần không thuộc mục này.")


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
